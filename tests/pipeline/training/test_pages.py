"""How lines of pages get the zones that the model learns."""

from pathlib import Path

import pytest

from pipeline.page.lines import read_lines
from pipeline.page.model import ZoneKind
from pipeline.training import data
from pipeline.training.data import Example
from pipeline.training.own_pages import own_pages
from pipeline.training.pages import page_scores, sequences

DATA = Path(__file__).parents[3] / "../shared/data"

PAGE = Example(
    "Looms and Growth\nin Quarrow\nRita Coined\nQuarrow University\nAbstract\nLooms grow.",
    (
        ("titlePart", "Looms and Growth in Quarrow"),
        ("docAuthor", "Rita Coined"),
        ("affiliation", "Quarrow University"),
        ("div:abstract", "Looms grow."),
    ),
)


def test_lines_have_the_zones_of_their_labels() -> None:
    ((_, labels),) = sequences([PAGE])
    assert labels == ["title", "title", "byline", "affiliation", "abstract", "abstract"]


def test_a_page_whose_labels_are_not_found_in_it_teaches_nothing() -> None:
    assert list(sequences([Example("Looms", (("titlePart", "Wheels"),))])) == []


def test_a_page_that_is_read_rightly_scores_in_all_fields() -> None:
    assert {name: tally.f1 for name, tally in page_scores(PAGE).items()} == {
        "title": 1.0,
        "authors": 1.0,
        "abstract begin": 1.0,
        "abstract end": 1.0,
        "abstract both": 1.0,
        "keywords": 0.0 + 1.0,
    }


def test_own_pages_cover_their_lines_with_zones() -> None:
    pages = list(own_pages())
    assert len(pages) > 200
    for text, told in pages[::25]:
        assert [line.span for line, _ in told] == [line.span for line in read_lines(text)]
    assert {zone for _, told in pages for _, zone in told} >= set(ZoneKind) - {ZoneKind.CODES}


def test_own_pages_are_the_same_each_time() -> None:
    assert [text for text, _ in own_pages()] == [text for text, _ in own_pages()]


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared labelled data are not at hand")
def test_nearly_all_labelled_pages_can_be_learnt_from() -> None:
    training, held_out = data.pages(DATA)
    assert len(list(sequences(training[:60]))) >= 59
    assert 130 <= len(held_out) <= 160
