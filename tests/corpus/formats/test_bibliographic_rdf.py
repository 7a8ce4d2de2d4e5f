"""RDF/XML of catalogues: nodes that hold each other, or name each other before or behind."""

from collections.abc import Callable

import pytest

from corpus.formats.format import Format
from corpus.formats.xml.bibliographic_rdf import FORMAT
from corpus.formats.xml.zotero_rdf import FORMAT as ZOTERO

from .conftest import Read

BEGIN = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bibo="http://purl.org/ontology/bibo/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:schema="http://schema.org/">'
)
ARTICLE = """<bibo:AcademicArticle rdf:about="https://looms.example/1">
<dcterms:title>Cork and <![CDATA[<i>]]>oaks<![CDATA[</i>]]></dcterms:title>
<dcterms:creator rdf:resource="#b"/><dcterms:creator rdf:nodeID="a"/>
<bibo:authorList><rdf:Seq><rdf:li rdf:nodeID="a"/><rdf:li rdf:resource="#b"/></rdf:Seq></bibo:authorList>
<dcterms:isPartOf rdf:nodeID="issue"/><dcterms:language rdf:resource="http://id.loc.gov/vocabulary/iso639-2/por"/>
<bibo:pageStart>3</bibo:pageStart><bibo:pageEnd>9</bibo:pageEnd><dcterms:subject>bark</dcterms:subject>
<bibo:doi>10.1000/cork</bibo:doi></bibo:AcademicArticle>"""
OTHERS = """<foaf:Person rdf:nodeID="a"><foaf:familyName>van der Berg</foaf:familyName>
<foaf:givenName>Anna</foaf:givenName></foaf:Person>
<foaf:Organization rdf:ID="b"><foaf:name>Guild of Coopers</foaf:name></foaf:Organization>
<bibo:Issue rdf:nodeID="issue"><bibo:volume>4</bibo:volume><bibo:issue>2</bibo:issue>
<dcterms:issued>2015-03</dcterms:issued><dcterms:isPartOf rdf:resource="urn:issn:0039-6265"/></bibo:Issue>
<bibo:Journal rdf:about="urn:issn:0039-6265"><dcterms:title>Journal of Looms</dcterms:title>
<bibo:issn>0039-6265</bibo:issn>
<dcterms:publisher><foaf:Organization><foaf:name>Press</foaf:name></foaf:Organization></dcterms:publisher></bibo:Journal>"""


@pytest.mark.parametrize("inside", [ARTICLE + OTHERS, OTHERS + ARTICLE])
def test_an_article_of_the_bibliographic_ontology(read: Read, inside: str) -> None:
    (work,), faults = read(FORMAT, f"{BEGIN}{inside}</rdf:RDF>")
    assert not faults
    assert (work.type, work.title, work.doi, work.pages) == ("journal-article", "Cork and oaks", "10.1000/cork", "3-9")
    assert [(who.family, who.given, who.name, who.organisation) for who in work.authors] == [
        ("van der Berg", "Anna", "van der Berg, Anna", False),
        ("", "", "Guild of Coopers", True),
    ]
    assert (work.venue, work.volume, work.issue, work.issns) == ("Journal of Looms", "4", "2", ("0039-6265",))
    assert (work.year, work.date, work.publisher, work.language) == (2015, "2015-03", "Press", "por")
    assert (work.key, work.keywords) == ("https://looms.example/1", ("bark",))


def test_an_article_of_schema_org(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        f"{BEGIN}<schema:ScholarlyArticle><schema:name>Wine in oak</schema:name>"
        '<schema:author>Roe, Jane P.</schema:author><schema:sameAs rdf:resource="https://doi.org/10.1000/wine"/>'
        '<schema:contributor rdf:resource="https://orcid.org/0000-0002-1825-0097"/><schema:isPartOf>'
        "<schema:PublicationIssue><schema:issueNumber>5</schema:issueNumber><schema:isPartOf><schema:Periodical>"
        "<schema:volumeNumber>50</schema:volumeNumber><schema:name>Vintners' Quarterly</schema:name>"
        "</schema:Periodical></schema:isPartOf></schema:PublicationIssue></schema:isPartOf></schema:ScholarlyArticle>"
        '<schema:Person rdf:about="https://orcid.org/0000-0002-1825-0097"><schema:familyName>Doe</schema:familyName>'
        "<schema:givenName>Ann</schema:givenName></schema:Person></rdf:RDF>",
    )
    assert [(who.family, who.given) for who in work.authors] == [("Roe", "Jane P.")]
    assert [who.name for who in work.contributors] == ["Doe, Ann"]
    assert (work.venue, work.volume, work.issue, work.doi) == (
        "Vintners' Quarterly",
        "50",
        "5",
        "https://doi.org/10.1000/wine",
    )


def test_nodes_that_say_their_class_as_a_property(read: Read) -> None:
    """As a program writes them that makes nothing of classes: flat descriptions, and lists link by link."""
    kind = '<rdf:type rdf:resource="http://purl.org/ontology/bibo/{}"/>'
    (work,), _ = read(
        FORMAT,
        f'{BEGIN}<rdf:Description rdf:nodeID="l1"><rdf:first rdf:nodeID="p2"/><rdf:rest rdf:nodeID="l2"/>'
        '</rdf:Description><rdf:Description rdf:nodeID="l2"><rdf:first rdf:nodeID="p1"/>'
        '<rdf:rest rdf:resource="http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"/></rdf:Description>'
        '<rdf:Description rdf:nodeID="p1"><foaf:name>Jane Roe</foaf:name></rdf:Description>'
        '<rdf:Description rdf:nodeID="p2"><foaf:name>Ann Doe</foaf:name></rdf:Description>'
        f'<rdf:Description rdf:about="#book">{kind.format("Proceedings")}<dcterms:title>Oaks 2019</dcterms:title>'
        "</rdf:Description>"
        f'<rdf:Description rdf:about="#paper">{kind.format("AcademicArticle")}<dcterms:title>Acorns</dcterms:title>'
        '<bibo:authorList rdf:nodeID="l1"/><dcterms:isPartOf rdf:resource="#book"/></rdf:Description></rdf:RDF>',
    )
    assert (work.type, work.title, work.venue) == ("conference-paper", "Acorns", "Oaks 2019")
    assert [who.name for who in work.authors] == ["Ann Doe", "Jane Roe"]


def test_what_is_part_of_itself_ends(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        f'{BEGIN}<bibo:Chapter><dcterms:title>Bungs</dcterms:title><dcterms:isPartOf rdf:resource="#b"/></bibo:Chapter>'
        '<bibo:Book rdf:about="#b"><dcterms:title>Barrels</dcterms:title><dcterms:isPartOf rdf:resource="#b"/>'
        "<bibo:editorList><rdf:Seq><rdf:li>Roe, Ed</rdf:li></rdf:Seq></bibo:editorList></bibo:Book></rdf:RDF>",
    )
    assert (work.type, work.venue, [who.name for who in work.editors]) == ("book-chapter", "Barrels", ["Roe, Ed"])


def test_a_list_that_leads_back_to_itself_ends(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        f'{BEGIN}<bibo:Book><dcterms:title>Staves</dcterms:title><bibo:authorList rdf:nodeID="l"/></bibo:Book>'
        '<rdf:List rdf:nodeID="l"><rdf:first>Roe, Jane</rdf:first><rdf:rest rdf:nodeID="l"/></rdf:List></rdf:RDF>',
    )
    assert [who.name for who in work.authors] == ["Roe, Jane"]


def test_only_rdf_with_works_is_bibliographic(recognised: Callable[[Format, str], bool]) -> None:
    person = "<foaf:Person><foaf:name>Roe</foaf:name></foaf:Person>"
    typed = '<rdf:Description><rdf:type rdf:resource="http://purl.org/ontology/bibo/Book"/></rdf:Description>'
    known = [recognised(FORMAT, f"{BEGIN}{inside}</rdf:RDF>") for inside in (ARTICLE, typed, person)]
    assert known == [True, True, False]
    assert not recognised(ZOTERO, f"{BEGIN}{ARTICLE}</rdf:RDF>")
