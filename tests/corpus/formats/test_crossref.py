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
