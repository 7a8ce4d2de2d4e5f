"""OpenAlex: works of the interface and of the snapshot."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.json.openalex import FORMAT, put_together
from corpus.work import Affiliation

from .conftest import Read

WORK: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.1000/LOOM",
    "title": "Looms in <i>Łódź</i>",
    "display_name": "Looms in <i>Łódź</i>",
    "publication_year": 2020,
    "publication_date": "2020-05-01",
    "ids": {"openalex": "https://openalex.org/W1", "pmid": "https://pubmed.ncbi.nlm.nih.gov/1"},
    "language": "en",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.1000/LOOM",
        "source": {"display_name": "Journal of Looms", "issn_l": "0039-6265", "issn": ["0039-6265", "1752-2706"]},
    },
    "type": "article",
    "type_crossref": "proceedings-article",
    "authorships": [
        {
            "author": {"display_name": "Anna van der Berg", "orcid": "https://orcid.org/0000-0001-2345-6789"},
            "raw_author_name": "A. van der Berg",
            "institutions": [{"id": "I1", "display_name": "University of Łódź", "ror": "https://ror.org/05cq64r17"}],
            "affiliations": [
                {"raw_affiliation_string": "Dept of Looms, Univ. Łódź, Poland", "institution_ids": ["I1"]},
                {"raw_affiliation_string": "Weavers &amp; Sons", "institution_ids": []},
            ],
        },
        {"author": {"display_name": "World Bank"}, "institutions": [{"display_name": "Bank", "ror": "r"}]},
        {"author": {"display_name": "Li Wei"}, "raw_affiliation_strings": ["Old form, Beijing"], "institutions": []},
    ],
    "is_authors_truncated": True,
    "biblio": {"volume": "7", "issue": "2", "first_page": "12", "last_page": "19"},
    "is_retracted": True,
    "keywords": [{"id": "k", "display_name": "Yarn", "score": 0.5}],
    "topics": [{"display_name": "Textiles"}],
    "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W3"],
    "abstract_inverted_index": {"Looms": [0, 3], "and": [1], "more": [2]},
    "cited_by_count": 4,
}


def test_a_work_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, json.dumps({"meta": {}, "results": [WORK]}))
    assert not faults
    assert (work.key, work.type, work.status, work.title) == ("W1", "conference-paper", "retracted", "Looms in Łódź")
    assert [(who.family, who.given, who.organisation) for who in work.authors] == [
        ("van der Berg", "Anna", False),
        ("", "", True),
        ("Wei", "Li", False),
    ]
    assert work.more_authors
    assert work.authors[0].orcid == "https://orcid.org/0000-0001-2345-6789"
    assert [who.affiliations for who in work.authors] == [
        (
            Affiliation(name="Dept of Looms, Univ. Łódź, Poland", ror="https://ror.org/05cq64r17"),
            Affiliation(name="Weavers & Sons"),
        ),
        (Affiliation(name="Bank", ror="r"),),
        (Affiliation(name="Old form, Beijing"),),
    ]
    assert (work.year, work.date, work.language) == (2020, "2020-05-01", "en")
    assert (work.venue, work.volume, work.issue, work.pages) == ("Journal of Looms", "7", "2", "12-19")
    assert (work.doi, work.issns) == ("https://doi.org/10.1000/LOOM", ("0039-6265", "1752-2706"))
    assert (work.keywords, work.subjects, work.abstract) == (("Yarn",), ("Textiles",), "Looms and more Looms")
    assert [one.text for one in work.references] == ["https://openalex.org/W2", "https://openalex.org/W3"]
    rest = [(field.name, field.value) for field in work.rest]
    assert ("cited_by_count", "4") in rest
    assert ("raw_author_name", "A. van der Berg") in rest


def test_the_shop_that_sells_a_book_is_not_what_it_is_in(read: Read) -> None:
    place = {"source": {"display_name": "Loom Press eBooks", "host_organization_name": "Loom Press"}}
    chapter = {**WORK, "primary_location": place, "type_crossref": "book-chapter", "type": "book-chapter"}
    works, _ = read(FORMAT, json.dumps([{**chapter, "type": "book", "type_crossref": "book"}, chapter]))
    assert [(work.type, work.venue, work.publisher) for work in works] == [
        ("book", "", "Loom Press"),
        ("book-chapter", "Loom Press eBooks", "Loom Press"),
    ]


def test_a_work_without_a_title_is_kept_when_it_has_authors(read: Read) -> None:
    works, faults = read(FORMAT, json.dumps([{**WORK, "title": None, "display_name": None}, {"id": "W9"}]))
    assert [len(work.authors) for work in works] == [3]
    assert [fault.place for fault in faults] == ["record 2"]


@pytest.mark.parametrize("index", [None, {}, [], {"a": "b"}, {"a": [None, "x"]}, {"a": {"b": [0]}}])
def test_what_is_no_inverted_index_gives_no_abstract(index: object) -> None:
    assert not put_together(index)


@given(st.lists(st.text(alphabet="abcü ", min_size=1).map(str.strip).filter(bool)))
def test_every_text_is_put_together_again(words: list[str]) -> None:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        index.setdefault(word, []).append(place)
    assert put_together(dict(sorted(index.items()))) == " ".join(words)
