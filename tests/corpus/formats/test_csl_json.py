"""CSL-JSON: names in parts and whole, dates in all their forms, and what we write read back."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citing.citation import Author, Citation
from corpus.citing.csl_json import csl_json
from corpus.errors import UnreadableSourceError
from corpus.formats.format import Format
from corpus.formats.json.csl_json import FORMAT

from .conftest import Read

ITEM: dict[str, Any] = {
    "id": "loom1",
    "type": "article-journal",
    "title": "Looms &amp; <i>yarn</i>",
    "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"family": "Mises", "given": "Ludwig", "dropping-particle": "von"},
        {"literal": "World Bank"},
        {"literal": "others"},
    ],
    "editor": [{"family": "Itor", "given": "Ed"}],
    "issued": {"date-parts": [["2014", 3, 5]]},
    "container-title": "Loom Review",
    "volume": 7,
    "issue": "2",
    "page": "1–9",
    "DOI": "10.1000/loom",
    "ISSN": "0039-6265, 1752-2706",
    "keyword": "yarn, loom",
    "abstract": "<jats:p>One.</jats:p><jats:p>Two.</jats:p>",
    "custom": {"x": "kept"},
}


@pytest.mark.parametrize("wrapped", [[ITEM], ITEM, {"references": [ITEM]}, [ITEM, 3]])
def test_an_item_however_wrapped(read: Read, recognised: Callable[[Format, str], bool], wrapped: Any) -> None:
    text = json.dumps(wrapped, ensure_ascii=False)
    assert recognised(FORMAT, text)
    works, _ = read(FORMAT, text)
    work = works[0]
    assert (work.key, work.type, work.title) == ("loom1", "journal-article", "Looms & yarn")
    assert [(who.family, who.given, who.organisation) for who in work.authors] == [
        ("van der Berg", "Jan", False),
        ("Mises", "Ludwig von", False),
        ("", "", True),
    ]
    assert work.more_authors
    assert [who.family for who in work.editors] == ["Itor"]
    assert (work.date, work.venue, work.volume, work.pages) == ("2014-03-05", "Loom Review", "7", "1-9")
    assert (work.issns, work.keywords) == (("0039-6265", "1752-2706"), ("yarn", "loom"))
    assert work.abstract == "One.\n\nTwo."
    assert ("custom.x", "kept") in [(field.name, field.value) for field in work.rest]


@pytest.mark.parametrize(
    ("issued", "year", "date"),
    [
        ({"date-parts": [[2014]]}, 2014, None),
        ({"date-parts": [[2014, 3], [2015, 1]]}, 2014, "2014-03"),
        ({"raw": "March 2014"}, 2014, "2014-03"),
        ({"literal": "c2014"}, 2014, None),
        ({"year": 2014, "month": 3}, 2014, "2014-03"),
        ("2014-03-05", 2014, "2014-03-05"),
        ({"date-parts": [[]]}, None, None),
        ({"date-parts": [[None]]}, None, None),
        ([1], None, None),
    ],
)
def test_dates(read: Read, issued: Any, year: int | None, date: str | None) -> None:
    (work,), _ = read(FORMAT, json.dumps([{"type": "book", "title": "A", "issued": issued}]))
    assert (work.year, work.date) == (year, date)


@pytest.mark.parametrize(
    ("item", "type_"),
    [
        ({"type": "legal_case", "title": "Oak v. Cork", "author": [{"family": "Roe"}]}, "other"),
        ({"type": "motion_picture", "title": "The oaks", "author": [{"family": "Roe"}]}, "artwork"),
        ({"type": "journal-article", "title": "Cork", "issued": {"date-parts": [[2014]]}}, "journal-article"),
        ({"type": "posted-content", "title": "Cork", "issued": {"date-parts": [[2014]]}}, "preprint"),
        ({"id": "oak", "title": "Cork", "issued": {"date-parts": [[2014]]}}, "other"),
    ],
)
def test_kinds(read: Read, recognised: Callable[[Format, str], bool], item: dict[str, Any], type_: str) -> None:
    assert recognised(FORMAT, json.dumps([item]))
    (work,), _ = read(FORMAT, json.dumps([item]))
    assert (work.type, work.title) == (type_, item["title"])


@pytest.mark.parametrize("note", ["PMID: 77\nDOI: 10.1000/cork\nmine", "{:PMID: 77}\n{:DOI: 10.1000/cork}"])
def test_variables_in_the_note(read: Read, note: str) -> None:
    item = {"type": "article-journal", "title": "Cork", "container-title": "Oaks", "note": note}
    (work,), _ = read(FORMAT, json.dumps([item]))
    assert (work.doi, [(one.name, one.value) for one in work.identifiers]) == ("10.1000/cork", [("pmid", "77")])
    (work,), _ = read(FORMAT, json.dumps([{**item, "DOI": "10.1000/oak"}]))
    assert work.doi == "10.1000/oak"


def test_numbers_of_a_patent_are_of_no_issue(read: Read) -> None:
    item = {"type": "patent", "title": "A loom", "number": "3", "issue": "AT 12", "author": [{"family": "Roe"}]}
    (work,), _ = read(FORMAT, json.dumps([item]))
    assert (work.type, work.issue) == ("patent", "")
    assert {("number", "3"), ("issue", "AT 12")} <= {(field.name, field.value) for field in work.rest}


def test_lists_of_other_things_are_no_csl(recognised: Callable[[Format, str], bool]) -> None:
    assert not recognised(FORMAT, json.dumps([{"id": 1, "type": "graphic", "title": "An oak"}]))


@pytest.mark.parametrize("role", ["collection-editor", "container-author", "translator"])
def test_who_did_something_else_is_kept_and_not_credited(read: Read, role: str) -> None:
    (work,), _ = read(FORMAT, json.dumps([{**ITEM, "type": "chapter", role: [{"family": "Oak", "given": "Ina"}]}]))
    assert [who.family for who in work.editors] == ["Itor"]
    assert "Oak" not in {who.family for who in work.authors}
    assert (role, "Oak, Ina") in [(field.name, field.value) for field in work.rest]


def test_names_that_are_texts(read: Read) -> None:
    items = [{"type": "book", "title": "A", "author": ["Doe, Jane", "Roe, R."]}, {"type": "book", "title": "B"}]
    (first, second), _ = read(FORMAT, json.dumps(items))
    assert [who.family for who in first.authors] == ["Doe", "Roe"]
    assert second.authors == ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(ITEM)), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(ITEM)), VALUES) | VALUES)
def test_nothing_that_a_file_holds_is_an_accident(read: Read, item: Any) -> None:
    with suppress(UnreadableSourceError):
        read(FORMAT, json.dumps([item]))


NAMES = st.from_regex(r"[A-Z][a-zé]{3,8}", fullmatch=True)


@given(st.lists(st.builds(Author, printed=NAMES, family=NAMES, given=NAMES), max_size=4))
def test_what_we_write_is_read_back(read: Read, authors: list[Author]) -> None:
    citation = Citation(key="k", type="thesis", title="Looms", authors=tuple(authors), issued="2019-05", doi="10.1/a")
    (work,), faults = read(FORMAT, "".join(csl_json([citation])))
    assert not faults
    assert (work.key, work.type, work.title, work.date, work.doi) == ("k", "thesis", "Looms", "2019-05", "10.1/a")
    assert [(who.family, who.given) for who in work.authors] == [(who.family, who.given) for who in authors]
