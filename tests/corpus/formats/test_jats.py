"""JATS: who works where, abstracts in sections, references as printed and in parts."""

import pytest

from corpus.formats.xml.jats import FORMAT
from corpus.work import Affiliation

from .conftest import Read

ARTICLE = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"
  article-type="research-article" xml:lang="en">
<front><journal-meta><journal-id journal-id-type="nlm-ta">J Loom</journal-id>
<journal-title-group><journal-title>Journal of Looms</journal-title>
</journal-title-group><issn pub-type="ppub">0039-6265</issn>
<publisher><publisher-name>Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1000/loom</article-id><article-id pub-id-type="pmid">12</article-id>
<article-categories><subj-group subj-group-type="heading"><subject>Articles</subject></subj-group></article-categories>
<title-group>
<article-title>Looms in <italic>Łódź</italic><xref ref-type="fn" rid="n">*</xref>: H<sub>2</sub>O</article-title>
<subtitle>A tale</subtitle>
<trans-title-group xml:lang="pl"><trans-title>Krosna</trans-title></trans-title-group></title-group>
<contrib-group>
<contrib contrib-type="author"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0001-2345-6789</contrib-id>
<name><surname>van der Berg</surname><given-names>Anna</given-names></name>
<xref ref-type="aff" rid="a1 a2"><sup>1,2</sup></xref><email>a@b.example</email></contrib>
<contrib contrib-type="author"><name-alternatives><name><surname>Li</surname><given-names>Wei</given-names></name>
<name xml:lang="zh"><surname>李</surname></name>
</name-alternatives><xref ref-type="aff" rid="a2"/></contrib>
<contrib contrib-type="author"><collab>Loom Group<contrib-group><contrib><name>
<surname>Member</surname></name></contrib></contrib-group></collab></contrib>
<contrib contrib-type="author"><string-name>Ludwig von Weber</string-name><aff>Free Weavers</aff></contrib>
<contrib contrib-type="reviewer"><name><surname>Rev</surname></name></contrib>
<contrib contrib-type="editor"><name><surname>Roe</surname>
<given-names>Ed</given-names></name></contrib></contrib-group>
<aff id="a1"><label>1</label>
<institution-wrap><institution-id institution-id-type="ror">https://ror.org/05cq64r17</institution-id>
<institution>University of Łódź</institution></institution-wrap>, <addr-line>Łódź</addr-line>,
<country>Poland</country></aff>
<aff id="a2"><label>2</label><institution>Weavers</institution><country>France</country></aff>
<aff id="a3">Nobody's</aff>
<pub-date pub-type="epub"><day>24</day><month>12</month><year>2013</year></pub-date>
<pub-date pub-type="ppub"><month>3</month><year>2014</year></pub-date>
<volume>7</volume><issue>2</issue><fpage>12</fpage><lpage>19</lpage>@RELATED@
<abstract><title>Abstract</title><sec><title>Aim.</title>
<p>One &lt; two<xref ref-type="bibr" rid="b">1</xref>.</p></sec><sec><title>Results</title><p>Three.</p>
<p>Four <inline-formula><alternatives><tex-math>\\alpha</tex-math>
<mml:math><mml:mi>α</mml:mi></mml:math></alternatives></inline-formula>.</p></sec></abstract>
<abstract abstract-type="graphical"><p>Picture</p></abstract>
<trans-abstract xml:lang="pl"><p>Polski</p></trans-abstract>
<kwd-group kwd-group-type="author"><title>Keywords</title><kwd>yarn</kwd><kwd>silk</kwd></kwd-group>
<kwd-group><title>JEL classification</title><kwd>O18</kwd><kwd>R11; L67</kwd></kwd-group></article-meta></front>
<body><sec><title>Introduction</title><p>Words.</p></sec></body>
<back><ref-list><ref id="b"><label>1</label>
<mixed-citation><person-group person-group-type="author"><name><surname>Porter</surname>
<given-names>M</given-names></name>
<etal/>
</person-group> (<year>1990</year>). <article-title>Advantage</article-title>. <source>HBR</source>,
<volume>1</volume>, <fpage>2</fpage>-<lpage>3</lpage>.
<pub-id pub-id-type="doi">10.1/x</pub-id></mixed-citation></ref>
<ref><element-citation><person-group person-group-type="author"><collab>OECD</collab></person-group><year>1999</year>
<source>Boosting</source></element-citation></ref>
<ref><citation-alternatives><mixed-citation>Marshall 1890</mixed-citation>
<element-citation><name><surname>Marshall</surname></name>
<year>1890</year></element-citation></citation-alternatives></ref>
<ref><note><p>See above.</p></note></ref></ref-list></back></article>"""


def test_an_article_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, ARTICLE.replace("@RELATED@", ""))
    assert not faults
    assert (work.type, work.language, work.doi) == ("journal-article", "en", "10.1000/loom")
    assert work.title == "Looms in Łódź: H2O: A tale"
    assert work.other_titles == ("Krosna",)
    assert [(who.name, who.organisation) for who in work.authors] == [
        ("van der Berg, Anna", False),
        ("Li, Wei", False),
        ("Loom Group", True),
        ("Ludwig von Weber", False),
    ]
    lodz = Affiliation(name="University of Łódź, Łódź, Poland", ror="https://ror.org/05cq64r17")
    weavers = Affiliation(name="Weavers, France")
    assert [who.affiliations for who in work.authors] == [
        (lodz, weavers),
        (weavers,),
        (),
        (Affiliation(name="Free Weavers"),),
    ]
    assert (work.authors[0].orcid, work.authors[0].email) == ("https://orcid.org/0000-0001-2345-6789", "a@b.example")
    assert [who.name for who in work.editors] == ["Roe, Ed"]
    assert (work.year, work.date, work.venue, work.volume, work.pages) == (
        2014,
        "2014-03",
        "Journal of Looms",
        "7",
        "12-19",
    )
    assert work.abstract == "Aim: One < two1.\n\nResults: Three.\n\nFour α."
    assert (work.keywords, work.jel, work.issns) == (("yarn", "silk"), ("O18", "R11", "L67"), ("0039-6265",))
    rest = [(field.name, field.value) for field in work.rest]
    assert {
        ("affiliation", "Nobody's"),
        ("contrib[reviewer]", "Rev"),
        ("body", "Introduction: Words."),
        ("abstract", "Picture"),
    } <= set(rest)


def test_references(read: Read) -> None:
    (work,), _ = read(FORMAT, ARTICLE)
    assert [one.text for one in work.references] == [
        "Porter M (1990). Advantage. HBR, 1, 2-3. 10.1/x",
        "OECD (1999). Boosting",
        "Marshall 1890",
        "See above.",
    ]
    porter, oecd, marshall, _ = work.references
    assert (porter.authors, porter.year, porter.title, porter.venue) == (("Porter, M",), 1990, "Advantage", "HBR")
    assert (porter.volume, porter.pages, porter.doi) == ("1", "2-3", "10.1/x")
    assert (oecd.authors, oecd.title, marshall.authors) == (("OECD",), "Boosting", ("Marshall",))


@pytest.mark.parametrize(
    ("kind", "article_type", "type_", "status"),
    [
        ("retraction-forward", "research-article", "journal-article", "retracted"),
        ("correction-forward", "research-article", "journal-article", "corrected"),
        ("retracted-article", "retraction", "retraction-notice", ""),
        ("corrected-article", "correction", "correction", ""),
        ("retraction", "research-article", "journal-article", "retracted"),
        ("companion", "review-article", "review", ""),
    ],
)
def test_notices(read: Read, kind: str, article_type: str, type_: str, status: str) -> None:
    related = f'<related-article related-article-type="{kind}" xlink:href="10.1/y"/>'
    text = ARTICLE.replace("@RELATED@", related).replace("research-article", article_type)
    (work,), _ = read(FORMAT, text)
    assert (work.type, work.status) == (type_, status)


def test_stray_words_between_elements_cost_nothing(read: Read) -> None:
    (work,), _ = read(FORMAT, ARTICLE.replace("@RELATED@", "stray words"))
    assert (work.doi, work.volume) == ("10.1000/loom", "7")
    assert "stray words" in [field.value for field in work.rest]


def header(inside: str) -> str:
    title = "<title-group><article-title>T</article-title></title-group>"
    return f"<article><front><article-meta>{title}{inside}</article-meta></front></article>"


def test_affiliations_without_marks(read: Read) -> None:
    berg, roe = (
        "<contrib><name><surname>Berg</surname></name></contrib>",
        "<contrib><name><surname>Roe</surname></name></contrib>",
    )
    one, two = "<aff>Univ A</aff>", "<aff>Univ B</aff>"
    (shared,), _ = read(FORMAT, header(f"<contrib-group>{berg}{roe}</contrib-group>{one}"))
    assert [len(who.affiliations) for who in shared.authors] == [1, 1]
    (alone,), _ = read(FORMAT, header(f"<contrib-group>{berg}</contrib-group><aff id='1'>A</aff><aff id='2'>B</aff>"))
    assert [place.name for place in alone.authors[0].affiliations] == ["A", "B"]
    (nobody,), _ = read(
        FORMAT, header(f"<contrib-group>{berg}{roe}</contrib-group><aff id='1'>A</aff><aff id='2'>B</aff>")
    )
    assert [who.affiliations for who in nobody.authors] == [(), ()]
    assert [field.value for field in nobody.rest if field.name == "affiliation"] == ["A", "B"]
    groups = f"<contrib-group>{berg}{one}</contrib-group><contrib-group>{roe}{two}</contrib-group>"
    (grouped,), _ = read(FORMAT, header(groups))
    assert [[place.name for place in who.affiliations] for who in grouped.authors] == [["Univ A"], ["Univ B"]]


def test_thousands_of_authors(read: Read) -> None:
    contributors = "".join(f"<contrib><name><surname>F{n}</surname></name></contrib>" for n in range(3000))
    (work,), _ = read(
        FORMAT, header(f"<contrib-group>{contributors}<etal/></contrib-group><aff id='1'>A</aff><aff id='2'>B</aff>")
    )
    assert [who.family for who in work.authors] == [f"F{n}" for n in range(3000)]
    assert work.more_authors


def test_the_name_in_the_language_of_the_article_is_the_name(read: Read) -> None:
    names = (
        '<name-alternatives><name name-style="eastern" xml:lang="ja"><surname>林</surname><given-names>桜</given-names>'
        '</name><name name-style="western" xml:lang="en"><surname>Hayashi</surname><given-names>Sakura</given-names>'
        "</name></name-alternatives>"
    )
    works, _ = read(
        FORMAT,
        "<articles>"
        + "".join(
            f"<article {language}><front><article-meta><title-group><article-title>Cork</article-title></title-group>"
            f"<contrib-group><contrib>{names}</contrib></contrib-group></article-meta></front></article>"
            for language in ('xml:lang="en-GB"', 'xml:lang="ja"', "")
        )
        + "</articles>",
    )
    assert [work.authors[0].family for work in works] == ["Hayashi", "林", "林"]


def test_abbreviations_are_no_keywords_and_orcid_may_be_written_in_capitals(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        "<article><front><article-meta><title-group><article-title>Cork</article-title></title-group><contrib-group>"
        '<contrib><contrib-id contrib-id-type="ORCID">0000-0001-2345-6789</contrib-id><name><surname>Roe</surname>'
        '</name></contrib></contrib-group><kwd-group kwd-group-type="abbreviations"><title>Abbreviations</title>'
        "<kwd>QO, Quercus</kwd></kwd-group><kwd-group><kwd>oaks</kwd></kwd-group></article-meta></front></article>",
    )
    assert (work.keywords, work.authors[0].orcid) == (("oaks",), "0000-0001-2345-6789")
    assert ("abbreviation", "QO, Quercus") in [(field.name, field.value) for field in work.rest]
