"""Bibliographies in TEI."""

from collections.abc import Callable

import pytest

from corpus.formats.format import Format
from corpus.formats.table import FORMATS
from corpus.formats.xml.tei_bibliography import FORMAT

from .conftest import Read

ENTRIES = """<biblStruct type="journalArticle" corresp="http://cork.example/1"><analytic xml:lang="pt">
<author><forename>Anna</forename><surname>van der Berg</surname></author><author><name>Guild of Coopers</name></author>
<respStmt><resp>contributor</resp><persName><forename>Ed</forename><surname>Roe</surname></persName></respStmt>
<respStmt><resp>translator</resp><persName><forename>Al</forename><surname>Poe</surname></persName></respStmt>
<title level="a">Cork in <hi rend="italic">Évora</hi></title><title type="short">Cork</title>
<idno type="DOI">10.1000/cork</idno></analytic>
<monogr><title level="j">Journal of Looms</title><ptr target="https://cork.example/"/><idno type="ISSN">0039-6265</idno>
<imprint><date when="2014-03">March 2014</date><publisher>Press</publisher><biblScope unit="volume">7</biblScope>
<biblScope unit="issue">2</biblScope><biblScope unit="page">12-19</biblScope><date type="accessed">2020-01-01</date>
</imprint></monogr><note type="abstract"><p>One.</p><p>Two.</p></note>
<note type="tags"><term type="tag">bark</term><term type="tag">oaks</term></note>
<relatedItem><biblStruct><monogr><title>Inside</title></monogr></biblStruct></relatedItem></biblStruct>
<biblStruct type="bookSection" xml:id="Doe1999"><analytic>
<author><forename>Jane</forename><surname>Doe</surname></author>
<title level="a">Bungs</title></analytic><monogr><editor><forename>Ed</forename><surname>Roe</surname></editor>
<title level="m">Barrels</title><imprint><date when="1999">1999</date></imprint></monogr>
<series><title level="s">Wood</title></series></biblStruct>
<biblStruct type="book"><monogr><author><forename>Jane</forename><surname>Doe</surname></author>
<title level="m">Wine</title><title type="short">W</title><imprint><date/></imprint></monogr></biblStruct>"""
ALONE = f'<listBibl xmlns="http://www.tei-c.org/ns/1.0">{ENTRIES}</listBibl>'
DOCUMENT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Exported</title></titleStmt>'
    f"</fileDesc></teiHeader><text><body>\n<listBibl><head>Oaks</head>{ENTRIES}</listBibl></body></text></TEI>"
)


@pytest.mark.parametrize("content", [ALONE, DOCUMENT])
def test_every_entry_is_a_work(read: Read, recognised: Callable[[Format, str], bool], content: str) -> None:
    assert next(form for form in FORMATS if recognised(form, content)) is FORMAT
    (article, chapter, book), faults = read(FORMAT, content)
    assert not faults
    assert (article.type, article.title, article.key) == ("journal-article", "Cork in Évora", "http://cork.example/1")
    assert [(who.family, who.given, who.organisation) for who in article.authors] == [
        ("van der Berg", "Anna", False),
        ("", "", True),
    ]
    assert [who.name for who in article.contributors] == ["Roe, Ed"]
    assert ("translator", "Poe, Al") in [(field.name, field.value) for field in article.rest]
    assert (article.venue, article.volume, article.issue, article.pages) == ("Journal of Looms", "7", "2", "12-19")
    assert (article.date, article.doi, article.issns) == ("2014-03", "10.1000/cork", ("0039-6265",))
    assert (article.abstract, article.keywords, article.language) == ("One.\n\nTwo.", ("bark", "oaks"), "pt")
    assert (article.url, article.other_titles) == ("https://cork.example/", ("Cork",))
    assert (chapter.type, chapter.title, chapter.venue, chapter.key) == ("book-chapter", "Bungs", "Barrels", "Doe1999")
    assert [who.name for who in chapter.editors] == ["Roe, Ed"]
    assert (book.type, book.title, book.venue, [who.name for who in book.authors]) == (
        "book",
        "Wine",
        "",
        ["Doe, Jane"],
    )
