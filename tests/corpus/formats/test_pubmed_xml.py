"""PubMed XML: articles, books, structured abstracts, notices."""

import pytest

from corpus.formats.xml.pubmed_xml import FORMAT
from corpus.work import Affiliation

from .conftest import Read

ARTICLE = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">123</PMID>
<Article PubModel="Print"><Journal><ISSN IssnType="Electronic">1752-2706</ISSN><JournalIssue><Volume>7</Volume>
<Issue>2</Issue>
<PubDate><Year>2014</Year><Month>Mar</Month><Day>5</Day></PubDate></JournalIssue>
<Title>Journal of Looms</Title></Journal>
<ArticleTitle>CO<sub>2</sub> of <i>looms</i> &amp; yarns.</ArticleTitle><Pagination><StartPage>12</StartPage>
<EndPage>19</EndPage>
<MedlinePgn>12-9</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.1000/loom</ELocationID>
<Abstract><AbstractText Label="AIM" NlmCategory="OBJECTIVE">Width &lt; 5 m.</AbstractText>
<AbstractText Label="UNLABELLED">So.</AbstractText>
<CopyrightInformation>Theirs</CopyrightInformation></Abstract>
<AuthorList CompleteYN="N"><Author><LastName>van der Berg</LastName><ForeName>Anna B</ForeName><Initials>AB</Initials>
<Suffix>Jr</Suffix><Identifier Source="ORCID">0000-0001-2345-6789</Identifier>
<AffiliationInfo><Affiliation>Univ. Łódź, Poland.</Affiliation>
<Identifier Source="ROR">https://ror.org/05cq64r17</Identifier></AffiliationInfo></Author>
<Author><CollectiveName>Loom Study Group</CollectiveName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType>@TYPE@</PublicationTypeList></Article>
<CommentsCorrectionsList>@NOTICE@</CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName UI="D1">Looms</DescriptorName>
<QualifierName>economics</QualifierName></MeshHeading></MeshHeadingList>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">yarn</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">123</ArticleId>
<ArticleId IdType="pmc">PMC7</ArticleId></ArticleIdList>
<ReferenceList><Title>References</Title><Reference><Citation>Porter 1990.</Citation>
<ArticleIdList><ArticleId IdType="doi">10.1/x</ArticleId>
</ArticleIdList></Reference>
<ReferenceList><Reference><Citation>Marshall 1890.</Citation></Reference></ReferenceList></ReferenceList>
</PubmedData></PubmedArticle></PubmedArticleSet>"""


def article(type_: str = "", notice: str = "") -> str:
    stated = f"<PublicationType>{type_}</PublicationType>" if type_ else ""
    told = (
        f'<CommentsCorrections RefType="{notice}"><RefSource>Elsewhere</RefSource></CommentsCorrections>'
        if notice
        else ""
    )
    return ARTICLE.replace("@TYPE@", stated).replace("@NOTICE@", told)


def test_an_article_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, article())
    assert not faults
    assert (work.key, work.type, work.title) == ("123", "journal-article", "CO2 of looms & yarns")
    assert [(who.family, who.given, who.organisation) for who in work.authors] == [
        ("van der Berg", "Anna B", False),
        ("", "", True),
    ]
    assert work.authors[0].affiliations == (Affiliation(name="Univ. Łódź, Poland.", ror="https://ror.org/05cq64r17"),)
    assert (work.authors[0].orcid, work.more_authors) == ("0000-0001-2345-6789", True)
    assert (work.year, work.date, work.venue, work.volume, work.issue) == (
        2014,
        "2014-03-05",
        "Journal of Looms",
        "7",
        "2",
    )
    assert (work.doi, work.issns, work.language) == ("10.1000/loom", ("1752-2706",), "eng")
    assert work.abstract == "AIM: Width < 5 m.\n\nSo."
    assert (work.keywords, work.subjects) == (("yarn",), ("Looms",))
    assert [(one.text, one.doi) for one in work.references] == [("Porter 1990.", "10.1/x"), ("Marshall 1890.", None)]
    assert [(one.name, one.value) for one in work.identifiers] == [("pmid", "123"), ("pmcid", "PMC7")]
    assert "Theirs" in [field.value for field in work.rest]
    assert "economics" in [field.value for field in work.rest]


@pytest.mark.parametrize(
    ("kind", "notice", "type_", "status"),
    [
        ("Retracted Publication", "", "journal-article", "retracted"),
        ("", "RetractionIn", "journal-article", "retracted"),
        ("", "ErratumIn", "journal-article", "corrected"),
        ("", "CommentIn", "journal-article", ""),
        ("Retraction of Publication", "RetractionOf", "retraction-notice", ""),
        ("Published Erratum", "ErratumFor", "correction", ""),
        ("Systematic Review", "", "review", ""),
    ],
)
def test_kinds_and_notices(read: Read, kind: str, notice: str, type_: str, status: str) -> None:
    (work,), _ = read(FORMAT, article(kind, notice))
    assert (work.type, work.status) == (type_, status)


@pytest.mark.parametrize(
    ("date", "year", "iso"),
    [
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", 1998, None),
        ("<Year>2001</Year><Season>Spring</Season>", 2001, None),
        ("<Year>2001</Year><Month>02</Month>", 2001, "2001-02"),
        ("", None, None),
    ],
)
def test_dates(read: Read, date: str, year: int | None, iso: str | None) -> None:
    begin, end = ARTICLE.index("<PubDate>"), ARTICLE.index("</PubDate>")
    (work,), _ = read(FORMAT, ARTICLE[:begin] + "<PubDate>" + date + ARTICLE[end:])
    assert (work.year, work.date) == (year, iso)


def test_a_chapter_has_the_editors_of_its_book(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>9</PMID>"
        "<Book><Publisher><PublisherName>Press</PublisherName>"
        "</Publisher><BookTitle>The Book</BookTitle><PubDate><Year>2011</Year></PubDate>"
        "<AuthorList Type='editors'><Author>"
        "<LastName>Roe</LastName></Author></AuthorList></Book><ArticleTitle>The chapter</ArticleTitle>"
        "<AuthorList Type='authors'>"
        "<Author><LastName>Li</LastName>"
        "<Initials>W</Initials></Author></AuthorList></BookDocument></PubmedBookArticle></PubmedArticleSet>",
    )
    assert (work.type, work.title, work.venue, work.publisher) == ("book-chapter", "The chapter", "The Book", "Press")
    assert ([who.name for who in work.authors], [who.name for who in work.editors]) == (["Li, W"], ["Roe"])


BOOK = (
    "<PubmedBookArticleSet><PubmedBookArticle><BookDocument><PMID>9</PMID><Book><Publisher/>"
    "<BookTitle>Oaks of Austria.</BookTitle><PubDate><Year>2011</Year></PubDate>"
    "<ELocationID EIdType='doi'>10.1000/oaks</ELocationID></Book>@PART@"
    "<PublicationType>Review</PublicationType></BookDocument></PubmedBookArticle></PubmedBookArticleSet>"
)


@pytest.mark.parametrize(
    ("part", "title", "venue", "type_", "doi"),
    [
        ("", "Oaks of Austria", "", "book", "10.1000/oaks"),
        ("<ArticleTitle>Cork.</ArticleTitle>", "Cork", "Oaks of Austria.", "book-chapter", ""),
    ],
)
def test_a_book_that_is_a_review_besides(read: Read, part: str, title: str, venue: str, type_: str, doi: str) -> None:
    (work,), _ = read(FORMAT, BOOK.replace("@PART@", part))
    assert (work.title, work.venue, work.type, work.doi) == (title, venue, type_, doi)


def test_what_medline_leaves_out_and_puts_around(read: Read) -> None:
    text = article().replace("<MedlinePgn>12-9</MedlinePgn>", "<MedlinePgn>475-82; discussion 483-4</MedlinePgn>")
    title = "<ArticleTitle>[Webs in Styria].</ArticleTitle>"
    begin, end = text.index("<ArticleTitle>"), text.index("<Pagination>")
    kinds = "<PublicationType>Journal Article</PublicationType>"
    text = text[:begin] + title + text[end:].replace(kinds, "<PublicationType>Case Reports</PublicationType>")
    (work,), _ = read(FORMAT, text)
    assert (work.title, work.type) == ("Webs in Styria", "journal-article")
    assert work.pages == "475-482; discussion 483-484"


def test_citations_as_they_were_leased(read: Read) -> None:
    begin, end = ARTICLE.index("<MedlineCitation"), ARTICLE.index("<PubmedData>")
    works, faults = read(FORMAT, f"<MedlineCitationSet>{ARTICLE[begin:end] * 2}</MedlineCitationSet>")
    assert not faults
    assert [(work.key, work.title, len(work.authors)) for work in works] == [("123", "CO2 of looms & yarns", 2)] * 2


def test_the_month_of_the_issue_stands_before_a_day_online(read: Read) -> None:
    online = "<ArticleDate><Year>2014</Year><Month>01</Month><Day>09</Day></ArticleDate></Article>"
    text = article().replace("<Day>5</Day>", "").replace("</Article>", online)
    (work,), _ = read(FORMAT, text)
    assert (work.year, work.date) == (2014, "2014-03")


def test_five_hundred_authors(read: Read) -> None:
    names = "".join(f"<Author><LastName>Family{n}</LastName></Author>" for n in range(500))
    begin, end = ARTICLE.index("<Author>"), ARTICLE.index("</AuthorList>")
    (work,), _ = read(FORMAT, ARTICLE[:begin] + names + ARTICLE[end:])
    assert [who.family for who in work.authors] == [f"Family{n}" for n in range(500)]
