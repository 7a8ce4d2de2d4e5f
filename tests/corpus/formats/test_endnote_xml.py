"""EndNote XML, with styles and without."""

import pytest

from corpus.formats.xml.endnote_xml import FORMAT

from .conftest import Read

RECORD = """<record><database name="l.enl" path="l.enl">l.enl</database><rec-number>7</rec-number>
<foreign-keys><key app="EN" db-id="x">7</key></foreign-keys><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" font="default" size="100%">van der Berg, Anna</style></author>
<author>Board of Weavers,</author><author>et al.</author></authors>
<secondary-authors><author>Roe, Ed</author></secondary-authors></contributors>
<auth-address><style>Univ. Łódź, Poland&#xD;Academy, Athens</style></auth-address>
<titles><title><style face="normal">Looms of </style><style face="italic">Łódź</style>
<style> &amp; yarns</style></title>
<secondary-title>Journal of Looms</secondary-title><short-title>Looms</short-title></titles>
<periodical><full-title>Journal of Looms</full-title><abbr-1>J Loom</abbr-1></periodical><pages>12-19</pages>
<volume>7</volume><number>2</number>
<keywords><keyword>yarn</keyword><keyword>silk&#xD;loom; shuttle</keyword></keywords><dates><year>2014</year>
<pub-dates><date>Mar 5</date></pub-dates></dates>
<pub-location>Graz</pub-location><publisher>Press</publisher><isbn>0039-6265&#xD;978-3-16-148410-0</isbn>
<electronic-resource-num>10.1000/loom</electronic-resource-num><abstract><style>One.&#xD;Two.</style></abstract>
<notes>Mine</notes>
<urls><related-urls><url>https://looms.example/1</url></related-urls>
<pdf-urls><url>internal-pdf://x.pdf</url></pdf-urls></urls>
<language>English</language></record>"""


def file(*records: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" ?><xml><records>{"".join(records)}</records></xml>'


def test_a_reference_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, file(RECORD))
    assert not faults
    assert (work.key, work.type, work.title) == ("7", "journal-article", "Looms of Łódź & yarns")
    assert [(who.name, who.organisation) for who in work.authors] == [
        ("van der Berg, Anna", False),
        ("Board of Weavers", True),
    ]
    assert work.more_authors
    assert [who.family for who in work.editors] == ["Roe"]
    assert (work.venue, work.volume, work.issue, work.pages) == ("Journal of Looms", "7", "2", "12-19")
    assert (work.year, work.date, work.place, work.publisher) == (2014, "2014-03-05", "Graz", "Press")
    assert (work.issns, work.isbns, work.doi) == (("0039-6265",), ("978-3-16-148410-0",), "10.1000/loom")
    assert (work.abstract, work.keywords) == ("One.\n\nTwo.", ("yarn", "silk", "loom", "shuttle"))
    assert (work.url, work.language) == ("https://looms.example/1", "English")
    rest = [(field.name, field.value) for field in work.rest]
    assert {("affiliation", "Univ. Łódź, Poland"), ("affiliation", "Academy, Athens"), ("notes", "Mine")} <= set(rest)


@pytest.mark.parametrize(
    ("stated", "type_"),
    [
        ('<ref-type name="Report">10</ref-type>', "report"),
        ("<ref-type>32</ref-type>", "thesis"),
        ("<ref-type>7</ref-type>", "other"),  # a case
        ("<ref-type>57</ref-type>", "book"),  # a serial
        ("<ref-type>61</ref-type>", "artwork"),  # music
        ('<ref-type name="Magazine Article">19</ref-type>', "journal-article"),
        ('<ref-type name="Book Section">7</ref-type>', "book-chapter"),
        ('<ref-type name="Hieroglyphs">99</ref-type>', "other"),
    ],
)
def test_types_by_name_and_by_number(read: Read, stated: str, type_: str) -> None:
    (work,), _ = read(FORMAT, file(RECORD.replace('<ref-type name="Journal Article">17</ref-type>', stated)))
    assert work.type == type_


@pytest.mark.parametrize(
    ("number", "stated", "kept"),
    [
        ("S0039(14)1 [pii]&#xD;10.1000/loom [doi]", "S0039(14)1 [pii] 10.1000/loom [doi]", []),
        ("oai:looms.example:7", "", ["oai:looms.example:7"]),
    ],
)
def test_the_number_of_an_electronic_resource_may_be_another_than_a_doi(
    read: Read, number: str, stated: str, kept: list[str]
) -> None:
    (work,), _ = read(FORMAT, file(RECORD.replace("10.1000/loom", number)))
    assert work.doi == stated
    assert [field.value for field in work.rest if field.name == "electronic-resource-num"] == kept


def test_a_book_without_authors_has_editors(read: Read) -> None:
    book = (
        '<record><ref-type name="Book">6</ref-type><contributors>{}<secondary-authors><author>Roe, Ed</author>'
        "</secondary-authors></contributors><titles><title>The Book</title></titles></record>"
    )
    works, _ = read(FORMAT, file(book.format(""), book.format("<authors><author>Li, Wei</author></authors>")))
    assert [(work.type, len(work.authors), len(work.editors)) for work in works] == [
        ("edited-book", 0, 1),
        ("book", 1, 0),
    ]
    assert "Roe, Ed" in [field.value for field in works[1].rest]


@pytest.mark.parametrize(
    ("kind", "editors", "contributors"),
    [
        ("Edited Book", ["Li, Wei", "Roe, Ed"], []),
        ("Patent", ["Roe, Ed"], ["Li, Wei"]),
        ("Computer Program", ["Roe, Ed"], ["Li, Wei"]),
        ("Film or Broadcast", ["Roe, Ed"], ["Li, Wei"]),
    ],
)
def test_the_first_names_of_some_types_are_no_authors(
    read: Read, kind: str, editors: list[str], contributors: list[str]
) -> None:
    record = (
        f'<record><ref-type name="{kind}"/><contributors><authors><author>Li, Wei</author></authors><secondary-authors>'
        "<author>Roe, Ed</author></secondary-authors></contributors><titles><title>Looms</title></titles></record>"
    )
    (work,), _ = read(FORMAT, file(record))
    assert [[who.name for who in some] for some in (work.authors, work.editors, work.contributors)] == [
        [],
        editors,
        contributors,
    ]
