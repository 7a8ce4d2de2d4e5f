"""Crossref, in JSON and in XML."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from corpus.formats.format import Format
from corpus.formats.json.crossref import FORMAT
from corpus.formats.xml.unixref import FORMAT as XML
from corpus.work import Affiliation

from .conftest import Read

WORK: dict[str, Any] = {
    "DOI": "10.1000/loom",
    "type": "journal-article",
    "title": ["Looms &amp; <i>yarns</i>"],
    "subtitle": ["A tale"],
    "author": [
        {
            "given": "Anna",
            "family": "van der Berg",
            "suffix": "Jr",
            "ORCID": "http://orcid.org/0000-0001-2345-6789",
            "affiliation": [
                {
                    "name": "University of Łódź",
                    "department": ["Dept of Looms"],
                    "place": ["Łódź, Poland"],
                    "id": [{"id": "https://ror.org/05cq64r17", "id-type": "ROR"}],
                }
            ],
        },
        {"name": "Board of Weavers", "sequence": "additional"},
        {"family": "Plato"},
    ],
    "editor": [{"given": "Ed", "family": "Roe"}],
    "issued": {"date-parts": [[2014, 3]]},
    "published-online": {"date-parts": [[2013, 12, 24]]},
    "container-title": ["Journal of Looms"],
    "volume": "7",
    "issue": "2",
    "page": "12–19",
    "ISSN": ["0039-6265"],
    "publisher": "Press",
    "URL": "https://doi.org/10.1000/loom",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>One &lt; two.</jats:p><jats:p>Three.</jats:p>",
    "reference": [
        {"key": "1", "unstructured": "Marshall, A. Principles. 1890."},
        {
            "key": "2",
            "author": "Porter",
            "year": "1990a",
            "article-title": "Advantage",
            "journal-title": "HBR",
            "DOI": "10.1/x",
        },
        {"key": "3", "volume-title": "A book"},
    ],
    "license": [{"URL": "https://licence.example"}],
}


def test_a_work_arrives_with_everything(read: Read) -> None:
    (work,), _ = read(FORMAT, json.dumps({"status": "ok", "message-type": "work", "message": WORK}))
    assert (work.key, work.doi, work.type) == ("10.1000/loom", "10.1000/loom", "journal-article")
    assert work.title == "Looms & yarns: A tale"
    assert [who.name for who in work.authors] == ["van der Berg, Anna, Jr", "Board of Weavers", "Plato"]
    assert [who.organisation for who in work.authors] == [False, True, False]
    assert work.authors[0].affiliations == (
        Affiliation(name="Dept of Looms, University of Łódź, Łódź, Poland", ror="https://ror.org/05cq64r17"),
    )
    assert [who.family for who in work.editors] == ["Roe"]
    assert (work.year, work.date) == (2014, "2014-03")
    assert (work.venue, work.volume, work.issue, work.pages) == ("Journal of Looms", "7", "2", "12-19")
    assert work.abstract == "One < two.\n\nThree."
    assert [one.text for one in work.references] == [
        "Marshall, A. Principles. 1890.",
        "Porter (1990). Advantage. HBR. 10.1/x",
        "A book",
    ]
    assert (work.references[1].year, work.references[1].doi, work.references[1].venue) == (1990, "10.1/x", "HBR")
    assert ("license.URL", "https://licence.example") in [(field.name, field.value) for field in work.rest]


@pytest.mark.parametrize(
    ("member", "kind", "type_", "status"),
    [
        ("updated-by", "retraction", "journal-article", "retracted"),
        ("updated-by", "corrigendum", "journal-article", "corrected"),
        ("updated-by", "new_edition", "journal-article", ""),
        ("update-to", "retraction", "retraction-notice", ""),
        ("update-to", "erratum", "correction", ""),
    ],
)
def test_notices(read: Read, member: str, kind: str, type_: str, status: str) -> None:
    (work,), _ = read(FORMAT, json.dumps({**WORK, member: [{"DOI": "10.1000/other", "type": kind}]}))
    assert (work.type, work.status) == (type_, status)


def test_a_chapter_is_in_its_book_and_not_in_the_series(read: Read) -> None:
    chapter = {**WORK, "type": "book-chapter", "container-title": ["Lecture Notes", "The Book of Looms"]}
    (work,), _ = read(FORMAT, json.dumps(chapter))
    assert (work.type, work.venue) == ("book-chapter", "The Book of Looms")
    assert ("container-title", "Lecture Notes") in [(field.name, field.value) for field in work.rest]


def test_it_is_not_taken_for_csl_json(recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(FORMAT, json.dumps(WORK))
    assert recognised(FORMAT, json.dumps([WORK], indent=1))
    assert not recognised(FORMAT, json.dumps([{**WORK, "title": "Looms", "container-title": "Journal of Looms"}]))


def test_what_content_negotiation_gives_is_crossref_with_texts_for_lists(
    read: Read, recognised: Callable[[Format, str], bool]
) -> None:
    given = {**WORK, "title": "Looms of Cork", "container-title": "Journal of Looms", "is-referenced-by-count": 3}
    texts = (json.dumps(given), json.dumps([given], indent=1), f"{json.dumps(given)}\n{json.dumps(given)}\n")
    for text in texts:
        assert recognised(FORMAT, text)
        works, faults = read(FORMAT, text)
        assert not faults
        assert (works[0].title, works[0].venue) == ("Looms of Cork: A tale", "Journal of Looms")
        assert [one.text for one in works[0].references][2] == "A book"


def test_the_year_of_the_volume_stands_before_that_of_the_first_appearance(read: Read) -> None:
    dates = {"issued": {"date-parts": [[2012, 12, 10]]}, "published-print": {"date-parts": [[2013, 4]]}}
    (work,), _ = read(FORMAT, json.dumps({**WORK, **dates}))
    assert (work.year, work.date) == (2013, "2013-04")


def test_a_thesis_that_was_only_approved(read: Read) -> None:
    thesis = {"DOI": "10.1000/t", "type": "dissertation", "title": ["Cork"], "approved": {"date-parts": [[2002, 2]]}}
    (work,), _ = read(FORMAT, json.dumps(thesis))
    assert (work.type, work.date) == ("thesis", "2002-02")


@pytest.mark.parametrize(
    ("members", "type_", "venue", "place"),
    [
        ({"type": "other", "ISBN": ["9783161484100"]}, "book-chapter", "The Book of Looms", ""),
        ({"type": "other"}, "other", "Lecture Notes", ""),
        ({"type": "posted-content", "subtype": "other", "container-title": []}, "other", "Loom Blog", "Graz"),
        ({"type": "posted-content", "subtype": "preprint", "container-title": []}, "preprint", "Loom Blog", "Graz"),
        (
            {"type": "posted-content", "subtype": "working_paper", "container-title": []},
            "working-paper",
            "Loom Blog",
            "Graz",
        ),
        ({"type": "posted-content", "subtype": "dissertation", "container-title": []}, "thesis", "", "Graz"),
        (
            {"type": "proceedings-article", "event": {"name": "Days", "location": "Cork"}},
            "conference-paper",
            "The Book of Looms",
            "Cork",
        ),
    ],
)
def test_kinds_by_more_than_their_type(read: Read, members: dict[str, Any], type_: str, venue: str, place: str) -> None:
    shelf = {"container-title": ["Lecture Notes", "The Book of Looms"]}
    posted = {"institution": [{"name": "Loom Blog", "place": ["Graz"]}], "group-title": "Weaving"}
    (work,), _ = read(FORMAT, json.dumps({**WORK, **shelf, **(posted if "subtype" in members else {}), **members}))
    assert (work.type, work.venue, work.place) == (type_, venue, place)
    assert "kind" not in {field.name for field in work.rest}


@pytest.mark.parametrize("parts", [[[None]], [[]], [], None, [["2014"]], "2014", [[2014, 13, 99]]])
def test_dates_that_are_none(read: Read, parts: object) -> None:
    (work,), _ = read(FORMAT, json.dumps({**WORK, "issued": {"date-parts": parts}, "published-online": None}))
    assert work.date is None
    assert work.year in {None, 2014}


JOURNAL = """<doi_records><doi_record owner="10.1000"><crossref><journal>
<journal_metadata language="en"><full_title>Journal of Looms</full_title>
<issn media_type="print">0039-6265</issn></journal_metadata>
<journal_issue><publication_date><year>2014</year></publication_date><journal_volume><volume>7</volume></journal_volume>
<issue>2</issue></journal_issue>
<journal_article><titles><title>Looms in <i>Łódź</i></title><subtitle>A tale</subtitle></titles>
<contributors><person_name contributor_role="author" sequence="first"><given_name>Anna</given_name>
<surname>Berg</surname>
<affiliations><institution><institution_name>University of Łódź</institution_name>
<institution_id type="ror">https://ror.org/05cq64r17</institution_id>
</institution></affiliations><ORCID>https://orcid.org/0000-0001-2345-6789</ORCID></person_name>
<organization contributor_role="author">Board of Weavers</organization>
<person_name contributor_role="translator"><surname>Traduttore</surname></person_name></contributors>
<jats:abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1"><jats:p>One.</jats:p><jats:p>Two.</jats:p></jats:abstract>
<publication_date media_type="online"><month>12</month><year>2013</year></publication_date>
<publication_date media_type="print"><month>03</month><year>2014</year></publication_date>
<pages><first_page>12</first_page><last_page>19</last_page></pages>
<doi_data><doi>10.1000/loom</doi><resource>https://looms.example/1</resource></doi_data>
<citation_list><citation key="1"><journal_title>HBR</journal_title><author>Porter</author><cYear>1990</cYear></citation>
<citation key="2">
<unstructured_citation>Marshall, <i>Principles</i>, 1890</unstructured_citation></citation></citation_list>
</journal_article></journal></crossref></doi_record>
<doi_record><crossref><book><book_metadata><contributors><person_name contributor_role="editor">
<given_name>Ed</given_name>
<surname>Roe</surname></person_name></contributors><titles><title>The Book</title></titles>
<publication_date><year>2010</year></publication_date>
<isbn>9783161484100</isbn><publisher><publisher_name>Press</publisher_name>
<publisher_place>Graz</publisher_place></publisher></book_metadata>
<content_item component_type="chapter"><contributors><person_name contributor_role="author">
<surname>Plato</surname></person_name></contributors>
<titles><title>The chapter</title></titles>
<doi_data><doi>10.1000/book.1</doi></doi_data></content_item></book></crossref></doi_record>
<doi_record><crossref><posted_content type="working_paper"><titles><title>The paper</title></titles>
<posted_date><year>2011</year></posted_date>
<doi_data><doi>10.1000/wp</doi></doi_data></posted_content></crossref></doi_record>
</doi_records>"""


def test_xml_of_journals_books_and_papers(read: Read) -> None:
    (article, chapter, paper), faults = read(XML, JOURNAL)
    assert not faults
    assert article.title == "Looms in Łódź: A tale"
    assert [who.name for who in article.authors] == ["Berg, Anna", "Board of Weavers"]
    assert article.authors[0].affiliations == (Affiliation(name="University of Łódź", ror="https://ror.org/05cq64r17"),)
    assert (article.year, article.date, article.pages, article.doi) == (2014, "2014-03", "12-19", "10.1000/loom")
    assert (article.venue, article.volume, article.issue) == ("Journal of Looms", "7", "2")
    assert ("contributor[translator]", "Traduttore") in [(field.name, field.value) for field in article.rest]
    assert (article.issns, article.abstract) == (("0039-6265",), "One.\n\nTwo.")
    assert [one.text for one in article.references] == ["Porter (1990). HBR", "Marshall, Principles, 1890"]
    assert (chapter.type, chapter.venue, chapter.publisher, chapter.place) == (
        "book-chapter",
        "The Book",
        "Press",
        "Graz",
    )
    assert ([who.family for who in chapter.editors], chapter.isbns, chapter.year) == (["Roe"], ("9783161484100",), 2010)
    assert (paper.type, paper.year) == ("working-paper", 2011)


def test_each_article_of_a_deposit_is_a_work(read: Read) -> None:
    articles = "".join(
        f"<journal_article><titles><title>Title {number}</title></titles></journal_article>" for number in range(3)
    )
    works, _ = read(XML, f"<doi_batch><body><journal>{articles}</journal></body></doi_batch>")
    assert [work.title for work in works] == ["Title 0", "Title 1", "Title 2"]


PEOPLE = (
    "<contributors><person_name contributor_role='@ROLE@'><given_name>Anna</given_name><surname>Berg</surname>"
    "</person_name></contributors>"
)
PRESS = "<publisher><publisher_name>Press</publisher_name><publisher_place>Graz</publisher_place></publisher>"


def registered(whole: str) -> str:
    return f"<doi_records><doi_record><crossref>{whole}</crossref></doi_record></doi_records>"


@pytest.mark.parametrize(
    ("kind", "metadata", "type_"),
    [
        ("standard", "standard_metadata", "report"),
        ("report-paper", "report-paper_metadata", "report"),
        ("report-paper", "report-paper_series_metadata", "report"),
        ("book", "book_metadata", "book"),
        ("book", "book_series_metadata", "book"),
        ("book", "book_set_metadata", "book"),
    ],
)
def test_what_is_registered_as_a_whole_has_its_metadata_under_many_names(
    read: Read, kind: str, metadata: str, type_: str
) -> None:
    described = (
        f"{PEOPLE.replace('@ROLE@', 'author')}<titles><title>Cork</title></titles><volume>3</volume>"
        f"<publication_date><year>2012</year></publication_date>{PRESS}<doi_data><doi>10.1000/cork</doi></doi_data>"
    )
    (work,), faults = read(XML, registered(f"<{kind}><{metadata}>{described}</{metadata}></{kind}>"))
    assert not faults
    assert (work.key, work.doi, work.type, work.title, work.year) == ("10.1000/cork",) * 2 + (type_, "Cork", 2012)
    assert ([who.name for who in work.authors], work.volume) == (["Berg, Anna"], "3")
    assert (work.publisher, work.place) == ("Press", "Graz")


def test_a_chapter_of_a_book_in_a_series(read: Read) -> None:
    book = (
        "<book><book_series_metadata><series_metadata><titles><title>Notes on Oaks</title></titles>"
        f"<issn>0039-6265</issn></series_metadata>{PEOPLE.replace('@ROLE@', 'editor')}"
        "<titles><title>Oaks</title><subtitle>Bark</subtitle></titles>"
        f"<volume>12</volume><publication_date><year>2010</year></publication_date><isbn>9783161484100</isbn>{PRESS}"
        "</book_series_metadata><content_item component_type='chapter'><titles><title>Cork</title></titles>"
        "<doi_data><doi>10.1000/cork</doi></doi_data></content_item></book>"
    )
    (work,), _ = read(XML, registered(book))
    assert (work.type, work.title, work.venue, work.volume) == ("book-chapter", "Cork", "Oaks: Bark", "12")
    assert (work.isbns, work.issns, work.publisher, work.place) == (("9783161484100",), ("0039-6265",), "Press", "Graz")
    assert [who.family for who in work.editors] == ["Berg"]


@pytest.mark.parametrize("name", ["proceedings_metadata", "proceedings_series_metadata"])
def test_proceedings_and_what_is_in_them(read: Read, name: str) -> None:
    event = "<event_metadata><conference_name>Days of Cork</conference_name></event_metadata>"
    host = (
        f"<{name}><proceedings_title>Cork 2001</proceedings_title>{PRESS}<publication_date><year>2001</year>"
        f"</publication_date><isbn>9783161484100</isbn><doi_data><doi>10.1000/all</doi></doi_data></{name}>"
    )
    paper = "<conference_paper><titles><title>Bark</title></titles></conference_paper>"
    chaired = PEOPLE.replace("@ROLE@", "chair")
    whole, part = (
        read(XML, registered(f"<conference>{chaired}{event}{host}{inside}</conference>"))[0][0]
        for inside in ("", paper)
    )
    assert (whole.type, whole.title, whole.doi, whole.publisher) == ("proceedings", "Cork 2001", "10.1000/all", "Press")
    assert (part.type, part.title, part.venue, part.doi) == ("conference-paper", "Bark", "Cork 2001", "")
    for work in (whole, part):
        assert ([who.family for who in work.editors], work.isbns, work.year) == (["Berg"], ("9783161484100",), 2001)


def test_records_of_a_database_and_reviews(read: Read) -> None:
    database = (
        f"<database><database_metadata>{PEOPLE.replace('@ROLE@', 'author')}<titles><title>All oaks</title></titles>"
        "<database_date><creation_date><year>1999</year></creation_date><publication_date><year>2003</year></publication_date>"
        "</database_date><institution><institution_name>Oak Office</institution_name></institution></database_metadata>"
        "<dataset><titles><title>Cork oaks</title></titles></dataset></database>"
    )
    review = (
        f"<peer_review>{PEOPLE.replace('@ROLE@', 'reviewer')}<titles><title>Report on Oaks</title></titles>"
        "<review_date><month>09</month><day>08</day><year>2016</year></review_date></peer_review>"
    )
    (oaks,), _ = read(XML, registered(database))
    assert (oaks.type, oaks.title, oaks.venue, oaks.publisher) == ("dataset", "Cork oaks", "All oaks", "Oak Office")
    assert ([who.family for who in oaks.authors], oaks.year) == (["Berg"], 2003)
    (report,), _ = read(XML, registered(review))
    assert ([who.family for who in report.authors], report.date) == (["Berg"], "2016-09-08")


def test_a_standard_without_a_publisher_is_of_its_body(read: Read) -> None:
    described = (
        "<titles><title>Cork in cars</title></titles><description>How to.</description>"
        "<standards_body><standards_body_name>Oak Office</standards_body_name></standards_body>"
    )
    standard = f"<standard><standard_metadata>{described}</standard_metadata></standard>"
    (work,), _ = read(XML, registered(standard))
    assert (work.type, work.publisher, work.abstract) == ("report", "Oak Office", "How to.")


def test_an_issue_within_its_volume(read: Read) -> None:
    text = JOURNAL.replace("</journal_volume>\n<issue>2</issue>", "<issue>5</issue></journal_volume>")
    (work, *_), _ = read(XML, text)
    assert (work.volume, work.issue) == ("7", "5")
