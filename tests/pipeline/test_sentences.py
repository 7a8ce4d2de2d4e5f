from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.sentences import LONGEST, sentences
from pipeline.spans import Span

messy = st.lists(
    st.sampled_from(
        [
            "Hops grow. ",
            "No. 5",
            "\n",
            "\n\n",
            "- item",
            "A. A. Moss",
            " e.g. ",
            "?!",
            "“Quoted.” ",
            "---",
            "x",
            "é 😀",
            ".",
        ]
    ),
    max_size=40,
).map("".join)


def page(*zones: Zone) -> Page:
    return Page(zones=zones, fields=(), credits=(), references=(), citations=())


def body(begin: int, end: int, kind: ZoneKind = ZoneKind.BODY) -> Zone:
    return Zone(span=Span(begin, end), kind=kind)


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text, page(body(0, len(text))))]


@pytest.mark.parametrize(
    "text",
    [
        "It stands on p. 4, Vol. 2, No. 7 of the series.",
        "Prof. A. A. Moss and B.-C. Reed agree.",
        "The works lie at 5 Mill Ave. in Graz.",
        "Reed et al. (2001) found more, e.g. Hop Valley.",
        "Yu. V. Moss came on Oct. 5 by train.",
        "The share was 3.5 per cent in the U.S. economy.",
        "He asked why (who knows?) nobody came.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


def test_sentences_end_before_capitals_quotes_and_brackets() -> None:
    text = "Hops grow here. “Do they?” Moss asked. (They do.) Malt, yeast, etc. Beer follows."
    assert split(text) == [
        "Hops grow here.",
        "“Do they?”",
        "Moss asked.",
        "(They do.)",
        "Malt, yeast, etc.",
        "Beer follows.",
    ]


def test_a_lost_space_is_found() -> None:
    assert split("Hops were grown there.Barley came later.") == ["Hops were grown there.", "Barley came later."]


def test_items_of_a_list_are_sentences() -> None:
    text = "There are two kinds:\n- hops\n- barley and\n  rye\n\n1) malt\n2) yeast"
    assert split(text) == ["There are two kinds:", "- hops", "- barley and\n  rye", "1) malt", "2) yeast"]


def test_wrapped_lines_stay_together_and_short_lines_stand_alone() -> None:
    paragraph = (
        "The valley has grown hops for four hundred years and\nstill sells most of them to the breweries of the town."
    )
    assert split(f"Hop growing\n{paragraph}") == ["Hop growing", paragraph]


def test_a_sentence_goes_on_behind_a_page_break() -> None:
    text = "The valley has grown hops for\n\n---\n\nfour hundred years. It still does."
    assert split(text) == ["The valley has grown hops for\n\n---\n\nfour hundred years.", "It still does."]


def test_numbers_of_headings_stay_with_them() -> None:
    assert split("## 1.2. The Valley\n\nHops grow.") == ["## 1.2. The Valley", "Hops grow."]


def test_only_prose_zones_have_sentences() -> None:
    text = "Hops grow. Moss, A. 2001. Hops."
    zones = page(body(0, 10), body(11, len(text), ZoneKind.REFERENCES))
    assert [sentence.of(text) for sentence in sentences(text, zones)] == ["Hops grow."]


def test_a_sentence_without_end_is_cut() -> None:
    assert max(map(len, split("hops and malt " * 2000))) <= LONGEST


@given(messy, st.integers(0, 200), st.integers(0, 200))
def test_sentences_are_sorted_disjoint_and_trimmed_within_a_zone(text: str, one: int, two: int) -> None:
    cuts = sorted({0, min(one, len(text)), min(two, len(text)), len(text)})
    zones = [body(begin, end) for begin, end in pairwise(cuts)]
    found = sentences(text, page(*zones))
    assert list(found) == sorted(found)
    assert all(first.end <= second.begin for first, second in pairwise(found))
    for sentence in found:
        assert sentence.of(text) == sentence.of(text).strip()
        assert any(zone.span.covers(sentence) for zone in zones)


@given(st.text(max_size=300))
def test_every_letter_of_a_zone_is_in_a_sentence(text: str) -> None:
    if text:
        covered = {
            at for sentence in sentences(text, page(body(0, len(text)))) for at in range(sentence.begin, sentence.end)
        }
        assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())
