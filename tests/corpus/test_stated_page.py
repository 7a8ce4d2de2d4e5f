"""Web pages that state a scholarly work in their markup: nothing of that is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Record, SourceField
from corpus.sources import Source, read_source
from corpus.stated_page import with_stated_head
from corpus.work import Work

HIGHWIRE = {
    "citation_title": ["Of cork along one road"],
    "citation_author": ["Quill, Ada"],
    "citation_author_institution": ["University of Graz"],
    "citation_author_orcid": ["https://orcid.org/0000-0002-1825-0097"],
    "citation_journal_title": ["Bark Review"],
    "citation_publication_date": ["2014/03/09"],
    "citation_volume": ["7"],
    "citation_firstpage": ["11"],
    "citation_lastpage": ["19"],
    "citation_doi": ["10.5555/BARK.7"],
    "citation_keywords": ["cork; wine clusters"],
    "citation_abstract": ["The firms of the cork cluster in Portalegre share one road."],
    "citation_reference": [
        "citation_title=Sand and fire; citation_author=B. Reed; citation_journal_title=Kiln; citation_year=2009;",
        "Moss, I. Wool. 2001.",
    ],
}
WORDS = "Of cork along one road\n\nFirms that boil cork share one road."


def page(tmp_path: Path, facts: dict[str, list[str]], body: str, head: str = "") -> Record:
    tags = "".join(f'<meta name="{name}" content="{value}">' for name, values in facts.items() for value in values)
    blocks = "".join(f"<p>{line}</p>" for line in body.split("\n\n"))
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><html><head>{tags}{head}</head><body>{blocks}</body></html>", "utf-8")
    [record] = read_source(Source(source_file="page.html", path=path))
    return record


def work_of(record: Record) -> Work:
    assert record.stated
    return record.stated.work


def test_what_is_stated_stands_before_the_page(tmp_path: Path) -> None:
    record = page(tmp_path, HIGHWIRE, WORDS)
    work = work_of(record)
    [author] = work.authors
    assert (author.name, author.family, author.orcid) == ("Quill, Ada", "Quill", "0000-0002-1825-0097")
    assert [one.name for one in author.affiliations] == ["University of Graz"]
    assert (work.type, work.date, work.venue, work.volume) == ("journal-article", "2014-03-09", "Bark Review", "7")
    assert (work.pages, work.doi, work.keywords) == ("11-19", "10.5555/bark.7", ("cork", "wine clusters"))
    assert work.abstract.startswith("The firms of the cork cluster")
    first, second = work.references
    assert (first.title, first.authors, first.venue, first.year) == ("Sand and fire", ("B. Reed",), "Kiln", 2009)
    assert second.text == "Moss, I. Wool. 2001."
    assert record.stated
    assert record.text[record.stated.body :] == WORDS
    for place in record.stated.places:
        assert record.text[place.begin : place.end]
    assert (record.format, record.also) == ("html", ())


def test_keywords_and_abstracts_that_are_shown_are_read_there(tmp_path: Path) -> None:
    work = work_of(
        page(tmp_path, HIGHWIRE, f"{HIGHWIRE['citation_abstract'][0]}\n\nKeywords: Wine Clusters; Cork, road")
    )
    assert (work.abstract, work.keywords) == ("", ())
    assert work.authors
    elsewhere = f"{HIGHWIRE['citation_abstract'][0]}\n\nOther words of wine clusters stand here"
    assert work_of(page(tmp_path, HIGHWIRE, elsewhere)).keywords == ("cork", "wine clusters")


@pytest.mark.parametrize(
    ("facts", "type_"),
    [
        ({"citation_dissertation_institution": ["University of Graz"]}, "thesis"),
        ({"citation_technical_report_institution": ["Bark Board"]}, "working-paper"),
        ({"citation_conference_title": ["Days of Bark"]}, "conference-paper"),
        ({"citation_inbook_title": ["All of Bark"]}, "book-chapter"),
        ({"DC.type": ["Master Thesis"], "citation_journal_title": ["Theses of Graz"]}, "thesis"),
        ({"eprints.type": ["conference_item"]}, "conference-paper"),
        ({}, "other"),
    ],
)
def test_some_tags_tell_the_type_by_being_there(tmp_path: Path, facts: dict[str, list[str]], type_: str) -> None:
    plain = {name: HIGHWIRE[name] for name in ("citation_title", "citation_author")}
    assert work_of(page(tmp_path, plain | facts, WORDS)).type == type_


def test_json_ld_tells_where_authors_work_and_who_they_are(tmp_path: Path) -> None:
    article = {
        "@type": "ScholarlyArticle",
        "headline": "Of cork along one road",
        "author": [
            {
                "@type": "Person",
                "familyName": "Quill",
                "givenName": "Ada",
                "affiliation": [{"@type": "Organization", "name": "University of Graz"}],
                "sameAs": ["https://example.org/ada", "https://orcid.org/0000-0002-1825-0097"],
            },
            {"@type": "Organization", "name": "World Bank"},
        ],
    }
    script = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    first, second = work_of(page(tmp_path, {}, WORDS, script)).authors
    assert (first.family, first.given, first.orcid) == ("Quill", "Ada", "0000-0002-1825-0097")
    assert [one.name for one in first.affiliations] == ["University of Graz"]
    assert second.organisation


def test_vocabularies_complete_one_another_person_by_person(tmp_path: Path) -> None:
    homes = {"Quill": "University of Graz", "Reed": "Bark Board"}
    tags = "".join(
        f'<meta name="citation_author" content="{family}, {given}">'
        f'<meta name="citation_author_institution" content="{homes[family]}">'
        f'<meta name="dc.creator" content="{given} {family}">'
        for family, given in (("Quill", "Ada"), ("Reed", "Bo"))
    )
    people = [{"name": "Ada Quill", "sameAs": "https://orcid.org/0000-0002-1825-0097"}, {"name": "Bo Reed"}]
    article = {"@type": "ScholarlyArticle", "headline": "Of cork", "author": people}
    script = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    work = work_of(page(tmp_path, {"citation_title": ["Of cork"]}, WORDS, tags + script))
    told = [(who.family, who.orcid, *(home.name for home in who.affiliations)) for who in work.authors]
    assert told == [
        ("Quill", "0000-0002-1825-0097", "University of Graz"),
        ("Reed", None, "Bark Board"),
    ]


@pytest.mark.parametrize(
    ("authors", "homes", "expected"),
    [
        (3, 3, [["Home 0"], ["Home 1"], ["Home 2"]]),
        (3, 2, [[], [], []]),
        (2, 2, [[], []]),
        (2, 1, [[], ["Home 0"]]),
        (1, 2, [["Home 0", "Home 1"]]),
    ],
)
def test_institutions_behind_all_names_are_given_to_nobody_who_may_not_have_them(
    tmp_path: Path, authors: int, homes: int, expected: list[list[str]]
) -> None:
    facts = {
        "citation_title": ["Of cork"],
        "citation_author": [f"{family}, Ada" for family in ("Quill", "Reed", "Moss")[:authors]],
        "citation_author_institution": [f"Home {number}" for number in range(homes)],
    }
    work = work_of(page(tmp_path, facts, WORDS))
    assert [[home.name for home in who.affiliations] for who in work.authors] == expected


def test_coins_and_eprints_state_works_and_portals_do_not(tmp_path: Path) -> None:
    span = '<span class="Z3988" title="rft.atitle=Of%20cork&amp;rft.au=Ada%20Quill&amp;rft.date=2014"></span>'
    assert work_of(page(tmp_path, {}, WORDS + span)).year == 2014
    deposit = {"eprints.title": ["Of cork"], "eprints.creators_name": ["Quill, Ada", "Reed, Bo"]}
    assert [one.family for one in work_of(page(tmp_path, deposit, WORDS)).authors] == ["Quill", "Reed"]
    portal = {"DC.title": ["Bark Board"], "DC.creator": ["Web Team"]}
    assert page(tmp_path, portal, WORDS).stated is None
    news = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Cork", "author": "Desk"}</script>'
    assert page(tmp_path, {}, WORDS, news).stated is None


def test_pages_of_repec_and_of_open_journals_say_it_in_their_own_tags(tmp_path: Path) -> None:
    repec = {
        "citation_title": ["Of cork"],
        "citation_authors": ["Quill, Ada;Reed, Bo"],
        "citation_journal_title": ["Bark Review"],
        "citation_year": ["2014"],
        "jel_code": ["R11; O18"],
    }
    work = work_of(page(tmp_path, repec, WORDS))
    assert [one.given for one in work.authors] == ["Ada", "Bo"]
    assert (work.year, work.type, work.jel) == (2014, "journal-article", ("R11", "O18"))
    journals = {
        "DC.Title": ["Of cork"],
        "DC.Creator.PersonalName": ["Ada Quill"],
        "DC.Identifier": ["17", "10.5555/bark.7"],
        "DC.Identifier.DOI": ["10.5555/bark.7"],
        "DC.Source.Volume": ["7"],
        "DC.Date.issued": ["2014-03-09"],
    }
    work = work_of(page(tmp_path, journals, WORDS))
    assert (work.authors[0].family, work.doi, work.volume, work.date) == ("Quill", "10.5555/bark.7", "7", "2014-03-09")


def test_a_number_that_is_no_doi_is_passed_over(tmp_path: Path) -> None:
    deposit = {"eprints.title": ["Of cork"], "eprints.creators_name": ["Quill, Ada"], "eprints.id_number": ["17"]}
    record = page(tmp_path, deposit, WORDS)
    assert work_of(record).doi == ""
    assert record.stated
    assert record.stated.notes == ()


_NAMES = st.sampled_from([*HIGHWIRE, "schema.type", "schema.author", "dc.subject", "eprints.title", "rft.au"])


@given(st.lists(st.tuples(_NAMES, st.text() | st.sampled_from(["Thesis", "citation_=;", "10.1/x"])), max_size=12))
def test_any_fields_are_borne(facts: list[tuple[str, str]]) -> None:
    fields = tuple(SourceField(name=name, value=value) for name, value in facts)
    record = Record(source_file="a", format="html", text=WORDS, encoding="", encoding_reason="", fields=fields)
    read = with_stated_head(record)
    assert read.text.endswith(WORDS)
    if read.stated:
        assert read.text[read.stated.body :] == WORDS
