"""TEI as GROBID writes it."""

from corpus.formats.xml.tei import FORMAT
from corpus.work import Affiliation

from .conftest import Read

AUTHORS = """<author role="corresp"><persName><forename type="first">Anna</forename><forename type="middle">B</forename>
<surname>Berg</surname>
<genName>Jr</genName></persName><email>a@b.example</email><idno type="ORCID">0000-0001-2345-6789</idno>
<affiliation key="aff0"><note type="raw_affiliation"><label>1</label> Dept of Looms, Univ. Łódź (Poland)</note>
<orgName type="department">Dept of Looms</orgName>
<orgName type="institution">Univ. Łódź</orgName></affiliation></author>
<author><persName><surname>Plato</surname></persName><affiliation><orgName type="institution">Academy</orgName>
<address><settlement>Athens</settlement><country key="GR">Greece</country></address></affiliation></author>
<author><affiliation><orgName>Nobody's</orgName></affiliation></author>
<author><orgName>Board of Weavers</orgName></author>"""
ARTICLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xml:space="preserve" xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc>
<titleStmt><title level="a" type="main">Looms of Łódź</title><funder><orgName>Fund</orgName></funder></titleStmt>
<publicationStmt><publisher>Press</publisher><date type="published" when="2014-03">March 2014</date></publicationStmt>
<sourceDesc><biblStruct><analytic>{AUTHORS}<title level="a" type="main">Looms of Łódź</title></analytic>
<monogr><title level="j" type="main">Journal of Looms</title><title level="j" type="abbrev">J Loom</title>
<idno type="ISSN">0039-6265</idno>
<imprint><publisher>Press</publisher><biblScope unit="volume">7</biblScope><biblScope unit="issue">2</biblScope>
<biblScope unit="page" from="12" to="19"/><date type="published" when="2014-03"/></imprint></monogr>
<idno type="MD5">AB</idno><idno type="DOI">10.1000/loom</idno></biblStruct></sourceDesc></fileDesc>
<profileDesc><textClass><keywords><term>yarn</term><term>silk</term></keywords></textClass>
<abstract><div><p><s>One.</s> <s>Two.</s></p><p>Three.</p></div></abstract></profileDesc></teiHeader>
<text><body><div><head n="1">Introduction</head><p>Words <ref type="bibr">[1]</ref>.</p></div></body>
<back><div type="acknowledgement"><p>Thanks.</p></div><div type="references"><listBibl>
<biblStruct><analytic><title level="a">Advantage</title><author><persName><forename type="first">M</forename>
<surname>Porter</surname></persName></author></analytic>
<monogr><title level="j">HBR</title><imprint><biblScope unit="volume">1</biblScope>
<biblScope unit="page" from="2" to="3"/><date when="1990"/></imprint></monogr>
<idno type="DOI">10.1/x</idno><note type="raw_reference">M. Porter, Advantage, HBR 1 (1990)</note></biblStruct>
<biblStruct><monogr><title level="m">Principles</title><author><persName><surname>Marshall</surname></persName></author>
<imprint><date type="published" when="1890"/></imprint></monogr></biblStruct></listBibl></div></back></text></TEI>"""


def test_an_article_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, ARTICLE)
    assert not faults
    assert (work.title, work.type, work.language, work.doi) == (
        "Looms of Łódź",
        "journal-article",
        "en",
        "10.1000/loom",
    )
    assert [(who.name, who.organisation) for who in work.authors] == [
        ("Berg, Anna B, Jr", False),
        ("Plato", False),
        ("Board of Weavers", True),
    ]
    assert [who.affiliations for who in work.authors[:2]] == [
        (Affiliation(name="Dept of Looms, Univ. Łódź (Poland)"),),
        (Affiliation(name="Academy, Athens, Greece"),),
    ]
    assert (work.authors[0].orcid, work.authors[0].email) == ("0000-0001-2345-6789", "a@b.example")
    assert (work.year, work.date, work.venue) == (2014, "2014-03", "Journal of Looms")
    assert (work.volume, work.issue, work.pages, work.issns) == ("7", "2", "12-19", ("0039-6265",))
    assert (work.abstract, work.keywords) == ("One. Two.\n\nThree.", ("yarn", "silk"))
    rest = [field.value for field in work.rest]
    assert {"Introduction: Words [1].", "Thanks.", "Fund", "J Loom", "Nobody's"} <= set(rest)


def test_references(read: Read) -> None:
    (work,), _ = read(FORMAT, ARTICLE)
    porter, marshall = work.references
    assert (porter.text, porter.doi, porter.pages) == ("M. Porter, Advantage, HBR 1 (1990)", "10.1/x", "2-3")
    assert (porter.authors, porter.year, porter.title, porter.venue) == (("Porter, M",), 1990, "Advantage", "HBR")
    assert (marshall.text, marshall.venue) == ("Marshall (1890). Principles", None)


def test_keywords_in_one_piece(read: Read) -> None:
    (work,), _ = read(FORMAT, ARTICLE.replace("<term>yarn</term><term>silk</term>", "yarn; silk • loom"))
    assert work.keywords == ("yarn", "silk", "loom")


def test_what_was_given_at_a_meeting_is_a_conference_paper(read: Read) -> None:
    journal = '<title level="j" type="main">Journal of Looms</title><title level="j" type="abbrev">J Loom</title>'
    meeting = '<title level="m">Proceedings of looms</title><meeting><address><country>X</country></address></meeting>'
    (work,), _ = read(FORMAT, ARTICLE.replace(journal, meeting))
    assert (work.type, work.venue) == ("conference-paper", "Proceedings of looms")
