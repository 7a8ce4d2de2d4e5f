"""Zotero RDF: items refer to journals and notes before or behind them."""

import pytest

from corpus.formats.xml.zotero_rdf import FORMAT

from .conftest import Read

BEGIN = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">'
)
JOURNAL = """<bib:Journal rdf:about="urn:issn:0039-6265"><prism:volume>7</prism:volume>
<dc:title>Journal of Looms</dc:title>
<dc:identifier>DOI 10.1000/loom</dc:identifier><prism:number>2</prism:number>
<dc:identifier>ISSN 0039-6265</dc:identifier></bib:Journal>
<bib:Memo rdf:about="#n"><rdf:value>&lt;p&gt;Read &lt;b&gt;this&lt;/b&gt;&lt;/p&gt;</rdf:value></bib:Memo>"""
ARTICLE = """<bib:Article rdf:about="#1"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:0039-6265"/>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>van der Berg</foaf:surname>
<foaf:givenName>Anna</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person><foaf:surname>Board of Weavers</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dcterms:isReferencedBy rdf:resource="#n"/><dc:subject>yarn</dc:subject>
<dc:subject><z:AutomaticTag><rdf:value>silk</rdf:value></z:AutomaticTag></dc:subject>
<dc:title>Looms of &lt;i&gt;Łódź&lt;/i&gt;</dc:title><dcterms:abstract>One &lt; two.</dcterms:abstract>
<dc:date>March 5, 2014</dc:date>
<z:language>en</z:language>
<dc:identifier><dcterms:URI><rdf:value>https://looms.example/1</rdf:value></dcterms:URI></dc:identifier>
<bib:pages>12-19</bib:pages><z:citationKey>berg2014</z:citationKey>
<z:libraryCatalog>Catalogue</z:libraryCatalog></bib:Article>
<z:Attachment rdf:about="#a"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>"""


@pytest.mark.parametrize("inside", [ARTICLE + JOURNAL, JOURNAL + ARTICLE])
def test_an_item_arrives_with_everything(read: Read, inside: str) -> None:
    (work,), faults = read(FORMAT, f"{BEGIN}{inside}</rdf:RDF>")
    assert not faults
    assert work.key == "berg2014"
    assert (work.type, work.title, work.abstract) == ("journal-article", "Looms of Łódź", "One < two.")
    assert [(who.family, who.given, who.organisation) for who in work.authors] == [
        ("van der Berg", "Anna", False),
        ("", "", True),
    ]
    assert (work.year, work.date, work.venue) == (2014, "2014-03-05", "Journal of Looms")
    assert (work.volume, work.issue, work.pages, work.issns) == ("7", "2", "12-19", ("0039-6265",))
    assert (work.doi, work.url, work.language, work.keywords) == (
        "10.1000/loom",
        "https://looms.example/1",
        "en",
        ("yarn", "silk"),
    )
    assert {("note", "Read this"), ("libraryCatalog", "Catalogue")} <= {(one.name, one.value) for one in work.rest}


def test_a_chapter_in_a_book(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        f'{BEGIN}<bib:BookSection rdf:about="#4"><z:itemType>bookSection</z:itemType><dcterms:isPartOf><bib:Book>'
        "<dc:identifier>ISBN 978-3-16-148410-0 3-16-148410-X</dc:identifier>"
        "<dc:title>The Book</dc:title></bib:Book></dcterms:isPartOf>"
        "<dc:publisher><foaf:Organization><foaf:name>Press</foaf:name></foaf:Organization></dc:publisher>"
        "<bib:editors><rdf:Seq><rdf:li>"
        "<foaf:Person><foaf:surname>Roe</foaf:surname>"
        "<foaf:givenname>Ed</foaf:givenname></foaf:Person></rdf:li></rdf:Seq></bib:editors>"
        "<dc:title>The chapter</dc:title></bib:BookSection></rdf:RDF>",
    )
    assert (work.type, work.title, work.venue, work.publisher) == ("book-chapter", "The chapter", "The Book", "Press")
    assert (work.isbns, [who.name for who in work.editors]) == (("978-3-16-148410-0", "3-16-148410-X"), ["Roe, Ed"])


def test_a_paper_in_proceedings_in_a_series(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        f'{BEGIN}<rdf:Description rdf:about="#5"><z:itemType>conferencePaper</z:itemType>'
        f"<dcterms:isPartOf><bib:Journal>"
        "<dcterms:isPartOf><bib:Series><dc:title>Loom series</dc:title></bib:Series></dcterms:isPartOf>"
        "<dc:identifier>DOI 10.1000/loom</dc:identifier>"
        "<dc:title>Proceedings of looms</dc:title></bib:Journal></dcterms:isPartOf>"
        "<dc:title>The paper</dc:title></rdf:Description></rdf:RDF>",
    )
    assert (work.type, work.venue, work.doi) == ("conference-paper", "Proceedings of looms", "10.1000/loom")
    assert ("Series/title", "Loom series") in [(field.name, field.value) for field in work.rest]


def test_who_made_or_translated_a_work_has_no_place_among_its_authors(read: Read) -> None:
    def people(kind: str, *surnames: str) -> str:
        held = "".join(
            f"<rdf:li><foaf:Person><foaf:surname>{one}</foaf:surname><foaf:givenName>A.</foaf:givenName></foaf:Person></rdf:li>"
            for one in surnames
        )
        return f"<{kind}><rdf:Seq>{held}</rdf:Seq></{kind}>"

    works, _ = read(
        FORMAT,
        f'{BEGIN}<bib:Book rdf:about="#6"><z:itemType>book</z:itemType>{people("bib:authors", "Roe")}'
        f"{people('z:translators', 'Doe')}<dc:title>Cork</dc:title></bib:Book>"
        f'<bib:Patent rdf:about="#7"><z:itemType>patent</z:itemType>{people("z:inventors", "Cooper", "Vintner")}'
        f"<dc:title>Bung</dc:title></bib:Patent></rdf:RDF>",
    )
    assert [[who.family for who in work.authors] for work in works] == [["Roe"], []]
    assert [[who.family for who in work.contributors] for work in works] == [[], ["Cooper", "Vintner"]]
    assert ("translator", "Doe, A.") in [(field.name, field.value) for field in works[0].rest]


def test_an_article_in_a_newspaper(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        f'{BEGIN}<bib:Article rdf:about="#8"><z:itemType>newspaperArticle</z:itemType><dc:title>Corks fly</dc:title>'
        '<dcterms:isPartOf rdf:resource="urn:issn:0039-6265"/><dc:identifier>10.1000/corks</dc:identifier>'
        "<dc:subject><dcterms:LCC><rdf:value>TS 1</rdf:value></dcterms:LCC></dc:subject><dc:subject>wine</dc:subject>"
        '</bib:Article><bib:Newspaper rdf:about="urn:issn:0039-6265"><dc:title>The Daily Loom</dc:title>'
        "<dc:identifier>ISSN 0039-6265</dc:identifier></bib:Newspaper></rdf:RDF>",
    )
    assert (work.type, work.venue, work.issns, work.doi) == ("news", "The Daily Loom", ("0039-6265",), "10.1000/corks")
    assert work.keywords == ("wine",)
    assert ("shelfmark", "TS 1") in [(field.name, field.value) for field in work.rest]
