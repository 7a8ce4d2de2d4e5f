"""Training on reference entries: what becomes of labelled ones, and how reading is counted."""

from pathlib import Path

import pytest

from pipeline.page.entry_labels import LABELS
from pipeline.training.data import Example
from pipeline.training.entries import FIELDS, judged, measure, sequences
from pipeline.training.entry_customs import anystyle_parts, grobid_parts
from pipeline.training.invented_entries import forms, invented

DATA = Path(__file__).parents[3] / "../shared/data"


def test_a_book_is_the_work_itself_unless_it_holds_one() -> None:
    alone = Example("", (("author", "Lee"), ("title:m", "Wages")))
    within = Example("", (("title:a", "Wages"), ("title:m", "Handbook")))
    assert grobid_parts(alone) == (("author", "Lee"), ("title", "Wages"))
    assert grobid_parts(within) == (("title", "Wages"), ("venue", "Handbook"))


@pytest.mark.parametrize(
    ("volume", "parts"),
    [
        ("(Vol. 3, Part A,", (("volume", "3, Part A,"),)),
        ("4(2),", (("volume", "4"), ("issue", "2"))),
        ("vol. 12, no. 4", (("volume", "12, "), ("issue", "4"))),
        ("No. 134", (("issue", "134"),)),
    ],
)
def test_volume_and_issue_are_told_apart(volume: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert anystyle_parts(Example("", (("volume", volume),))) == parts


def test_labels_stand_on_the_words_alone() -> None:
    found = sequences(
        "Lee, A. In Annals, pp. 3-4.", [("author", "Lee, A."), ("venue", "Annals,"), ("pages", "3-4.")], ordered=True
    )
    assert found is not None
    assert found[1] == [
        "B-author", "I-author", "I-author", "O", "O", "B-venue", "O", "O", "O", "B-pages", "I-pages", "I-pages", "O",
    ]  # fmt: skip


def test_comparisons_are_strict() -> None:
    raw = "Lee, A. (2009). Wages of the North. Journal of Bar, 4(2), 11-20."
    right = [("author", "A. Lee"), ("title", "Wages of the north"), ("venue", "Journal of Bar"), ("date", "2009")]
    right += [("volume", "4"), ("pages", "11–20")]
    assert all(tally.right == tally.wanted == tally.given == 1 for tally in judged(raw, right).values())
    wrong = [("author", "B. Moss"), ("title", "Wages"), ("venue", "Journal"), ("date", "2010"), ("pages", "11-21")]
    assert not any(tally.right for tally in judged(raw, wrong).values())


def test_made_up_entries_fit_their_labels() -> None:
    for example in invented(300, 1, forms()):
        assert {label for label, _ in example.parts} <= set(LABELS)
        assert sequences(example.raw, example.parts, ordered=True) is not None


@pytest.mark.skipif(not DATA.is_dir(), reason="no labelled data here")
def test_held_out_entries_are_read_well() -> None:
    found = measure(DATA)
    assert sum(found[field].f1 for field in FIELDS) / len(FIELDS) >= 0.9
