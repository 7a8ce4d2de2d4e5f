"""Authors that a page's markup states, where its words name them but not as a byline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Record, SourceField
from pipeline.page.read import read_page
from pipeline.page.stated_authors import stated_authors

TEXT = (
    "Looms of the silk cluster\n\n"
    "This piece on the silk cluster was put together by Ada van der Quill for the readers of a paper, and REED, Bo of "
    "the University of Lyon checked it. Firms lend looms to one another there, and nobody planned it."
)


def record(*fields: tuple[str, str], text: str = TEXT) -> Record:
    stated = tuple(SourceField(name=name, value=value) for name, value in fields)
    return Record(source_file="a", format="html", text=text, encoding="", encoding_reason="", fields=stated)


def credited(*fields: tuple[str, str]) -> list[tuple[str, str, str]]:
    page = read_page(record(*fields))
    return [(one.family, one.given, TEXT[one.names[0].begin : one.names[0].end]) for one in page.credits]


@pytest.mark.parametrize(
    "fields",
    [
        [("citation_author", "van der Quill, Ada"), ("citation_author", "Reed, Bo")],
        [("dc.creator", "van der Quill, Ada; Reed, Bo")],
        [("schema.author", "Ada van der Quill"), ("schema.author", "Bo Reed"), ("dc.creator", "Somebody Else")],
        [("rft.au", "van der Quill, Ada"), ("rft.au", "Nobody, Not Here"), ("rft.au", "Reed, Bo")],
    ],
)
def test_those_whom_the_text_names_are_credited_in_order(fields: list[tuple[str, str]]) -> None:
    expected = [("van der Quill", "Ada", "Ada van der Quill"), ("Reed", "Bo", "REED, Bo")]
    assert credited(*fields) == expected
    assert [one.position for one in read_page(record(*fields)).credits] == [1, 2]


def test_an_institution_belongs_to_the_author_before_it() -> None:
    fields = (
        ("citation_author", "van der Quill, Ada"),
        ("citation_author_institution", "An Institute That Is Not Named"),
        ("citation_author", "Reed, Bo"),
        ("citation_author_institution", "University of Lyon"),
    )
    first, second = read_page(record(*fields)).credits
    assert not first.affiliations
    [affiliation] = second.affiliations
    assert TEXT[affiliation.span.begin : affiliation.span.end] == "University of Lyon"


def test_a_byline_that_was_read_is_believed() -> None:
    text = TEXT.replace("cluster\n\n", "cluster\n\nCora Byline, University of Graz\n\n", 1)
    [one] = read_page(record(("citation_author", "Reed, Bo"), text=text)).credits
    assert one.family == "Byline"


def test_nobody_is_credited_for_a_part_of_a_word() -> None:
    assert not stated_authors(record(("citation_author", "Loom, Re"), text="Re Looms, reloom, Loom, Res"))


@given(
    st.lists(st.tuples(st.sampled_from(["citation_author", "dc.creator", "citation_author_institution"]), st.text()))
)
def test_any_field_is_borne(fields: list[tuple[str, str]]) -> None:
    for one in stated_authors(record(*fields)):
        assert TEXT[one.names[0].begin : one.names[0].end]
