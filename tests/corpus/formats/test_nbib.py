"""MEDLINE as PubMed exports it."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Format
from corpus.formats.tagged.nbib import FORMAT

from .conftest import Read

FILE = """
PMID- 123
OWN - NLM
IS  - 0039-6265 (Print)
IS  - 1752-2706 (Electronic)
VI  - 7
IP  - 2
DP  - 2014 Mar 5
TI  - Looms and yarn: a tale
      that goes on.
PG  - 12-9
LID - 10.1000/loom [doi]
LID - S12 [pii]
AB  - BACKGROUND: One.
      RESULTS: p < 0.05.
FAU - Abel, Anna
AU  - Abel A
AUID- ORCID: 0000-0002-1825-0097
AD  - Univ Graz, Graz, Austria. Electronic address: a.abel@example.org.
AD  - Univ Wien, Vienna, Austria.
FAU - van der Berg, Jan Jr
AU  - van der Berg J Jr
AD  - Univ Wien, Vienna, Austria; Univ Oslo, Norway.
CN  - Loom Study Group
LA  - eng
PT  - Journal Article
PT  - Systematic Review
PT  - Retracted Publication
JT  - Journal of looms
TA  - J Looms
MH  - Textile Industry/*history
OT  - *yarn
OT  - loom
AID - 10.1000/loom [doi]
PMC - PMC77

PMID- 124
TI  - [Looms in Austria].
TT  - Webstühle in Österreich.
AU  - Roe R
AU  - Doe J
EIN - J Looms. 2015;8:1
DP  - 1999 Jan-Feb
PT  - Journal Article
PMID- 125
TI  - Erratum: Looms."""


def test_everything_arrives(read: Read) -> None:
    works, faults = read(FORMAT, FILE)
    assert not faults
    assert [(work.key, work.title) for work in works] == [
        ("123", "Looms and yarn: a tale that goes on"),
        ("124", "Looms in Austria"),
        ("125", "Erratum: Looms"),
    ]
    first, second, third = works
    assert [(who.family, who.given, who.organisation) for who in first.authors] == [
        ("Abel", "Anna", False),
        ("van der Berg", "Jan", False),
        ("", "", True),
    ]
    assert [[place.name for place in who.affiliations] for who in first.authors] == [
        ["Univ Graz, Graz, Austria", "Univ Wien, Vienna, Austria"],
        ["Univ Wien, Vienna, Austria", "Univ Oslo, Norway"],
        [],
    ]
    assert (first.authors[0].orcid, first.authors[0].email) == ("0000-0002-1825-0097", "a.abel@example.org")
    assert (first.doi, first.issns, first.date) == ("10.1000/loom", ("0039-6265", "1752-2706"), "2014-03-05")
    assert (first.type, first.status, first.venue) == ("review", "retracted", "Journal of looms")
    assert (first.keywords, first.subjects) == (("yarn", "loom"), ("Textile Industry/history",))
    assert first.abstract == "BACKGROUND: One. RESULTS: p < 0.05."
    assert [who.family for who in second.authors] == ["Roe", "Doe"]
    assert (second.status, second.year, second.date) == ("corrected", 1999, None)
    assert second.other_titles == ("Webstühle in Österreich.",)
    assert third.type == "correction"


ERIC = """
OWN - ERIC
TI  - Looms in schools
AU  - van der Berg, Jan
AU  - San Pedro, Ana
OT  - Yarn
JT  - Journal of School Looms
AID - http://dx.doi.org/10.1000/school
OID - EJ100
DP  - Article 10 2019
ISSN - EISSN-0039-6265
PT  - Journal Articles
PT  - Reports - Research

OWN - ERIC
TI  - A thesis on looms
AU  - Roe, Rita
OID - ED200
ISBN - ISBN-978-3-16-148410-0
ISSN - EISSN-
PT  - Dissertations/Theses - Doctoral Dissertations
"""


def test_records_of_eric_have_no_number(read: Read, recognised: Callable[[Format, str], bool]) -> None:
    for text in (ERIC, ERIC.replace("\n", "\r\n")):
        assert recognised(FORMAT, text)
        (first, second), faults = read(FORMAT, text)
        assert not faults
        assert (first.key, first.title, first.type) == ("EJ100", "Looms in schools", "journal-article")
        assert [(who.family, who.given) for who in first.authors] == [("van der Berg", "Jan"), ("San Pedro", "Ana")]
        assert (first.year, first.issns, first.doi) == (2019, ("0039-6265",), "http://dx.doi.org/10.1000/school")
        assert (second.key, second.title, second.type) == ("ED200", "A thesis on looms", "thesis")
        assert (second.issns, second.isbns) == ((), ("978-3-16-148410-0",))


def test_documents_of_eric_name_who_published_them(read: Read) -> None:
    report = "OWN - ERIC\nTI  - Oaks\nJT  - Oak Bureau\nOID - ED300\nPT  - Reports - Research\n\n"
    thesis = ERIC.partition("\n\n")[2].replace(
        "OID", "JT  - Archive LLC\nSO  - Ph.D. Dissertation, Cork University\nOID"
    )
    article = "OWN - ERIC\nTI  - Cork\nJT  - Journal of Cork\nOID - EJ9\nPT  - Reports - Research\n"
    (oaks, looms, cork), _ = read(FORMAT, report + thesis + "\n" + article)
    assert (oaks.type, oaks.publisher, oaks.venue) == ("report", "Oak Bureau", "")
    assert (looms.type, looms.publisher, looms.venue) == ("thesis", "Cork University", "")
    assert "Archive LLC" in [field.value for field in looms.rest]
    assert (cork.type, cork.venue, cork.publisher) == ("journal-article", "Journal of Cork", "")


def test_what_medline_leaves_out(read: Read) -> None:
    (work,), _ = read(
        FORMAT, "PMID- 7\nTI  - Cork.\nPG  - 1475-82\nDP  - 2015 May\nDEP - 20150303\nPT  - Case Reports\n"
    )
    assert (work.type, work.pages, work.date) == ("journal-article", "1475-1482", "2015-05")
    (work,), _ = read(FORMAT, "PMID- 8\nTI  - Oak\nLID - 10.1000/oak [doi]\nLID - e77 [pii]\nKW  - bark\n")
    assert (work.pages, work.doi, work.keywords) == ("e77", "10.1000/oak", ("bark",))
    assert [field.name for field in work.rest] == []


def test_names_with_ordinals_and_titles_nobody_translated(read: Read) -> None:
    names = "AU  - Oak JH 3rd\nAU  - van der Berg J Jr\nAU  - et al.\n"
    (work,), _ = read(FORMAT, f"PMID- 9\nTI  - [Not Available].\nTT  - Kork und Eichen.\n{names}")
    assert (work.title, work.other_titles, work.more_authors) == ("Kork und Eichen", (), True)
    assert [(who.name, who.family, who.given) for who in work.authors] == [
        ("Oak JH 3rd", "Oak", "JH"),
        ("van der Berg J Jr", "van der Berg", "J"),
    ]


def test_others_stand_after_the_short_names_alone(read: Read) -> None:
    (work,), _ = read(FORMAT, "PMID- 9\nTI  - Cork\nFAU - Oak, I J\nAU  - Oak IJ\nAU  - et al.\n")
    assert ([who.name for who in work.authors], work.more_authors) == (["Oak, I J"], True)


@pytest.mark.parametrize("tags", [("FED", "ED"), ("ED",)])
def test_editors_in_full_or_short(read: Read, tags: tuple[str, ...]) -> None:
    names = {"FED": "Oak, Ina", "ED": "Oak I"}
    stated = "".join(f"{tag:<4}- {names[tag]}\n" for tag in tags)
    (work,), _ = read(FORMAT, f"PMID- 9\nTI  - Cork\nBTI - Oaks\n{stated}PT  - Book Chapter\n")
    assert [who.family for who in work.editors] == ["Oak"]


def test_a_chapter_of_a_shelf_is_a_review_besides(read: Read) -> None:
    (work,), _ = read(FORMAT, "PMID- 9\nTI  - Cork\nBTI - Oaks\nPT  - Review\nPT  - Book Chapter\n")
    assert (work.type, work.venue) == ("book-chapter", "Oaks")


def test_what_is_medline(recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(FORMAT, FILE)
    assert not recognised(FORMAT, "PMID and other numbers\n")
    assert not recognised(FORMAT, "OWN - what we have\n")


LINES = st.sampled_from(["PMID- 1", "FAU - A", "AD  - a@b.c", "AUID- ORCID", "PT  - ", "    x", "AID -  [doi]", "\x00"])


@given(st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join) | st.binary(max_size=200))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, content: str | bytes) -> None:
    with suppress(UnreadableSourceError):
        read(FORMAT, content)
