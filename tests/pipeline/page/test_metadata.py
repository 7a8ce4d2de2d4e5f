"""What a page's own markup states is believed before what its words suggest."""

import pytest

from corpus.encoding import decode
from corpus.html import read_html
from pipeline.page.model import Page
from pipeline.page.read import read_page

HTML = """<html><head>{meta}</head><body>
<h1>RETRACTED: A Wine Cluster in Its Valley</h1><p>Rita Coined</p>
<p>Coined Letters, 1999, 1(1), pp. 3-9</p>
<p>Abstract: The wine cluster of the valley has grown for a long time, and it is asked here how it goes on.</p>
<p>Keywords: wine; cluster</p></body></html>"""


def page_of(**meta: str) -> Page:
    tags = "".join(f'<meta name="{name}" content="{value}">' for name, value in meta.items())
    return read_page(read_html(decode(HTML.format(meta=tags).encode(), "a.html"), "a.html"))


def test_stated_facts_overrule_what_was_read() -> None:
    page = page_of(
        citation_journal_title="Letters of Coins",
        citation_publication_date="2001/03/04",
        citation_volume="7",
        citation_firstpage="11",
        citation_lastpage="22",
        citation_doi="https://doi.org/10.5555/x.1",
    )
    expected = {"venue": "Letters of Coins", "year": "2001", "date": "2001-03-04", "volume": "7", "pages": "11-22"}
    assert {name: page.values(name) for name in expected} == {name: (value,) for name, value in expected.items()}
    assert page.values("doi") == ("10.5555/x.1",)
    assert page.values("issue") == ("1",)


def test_title_and_keywords_are_stated_only_where_none_was_read() -> None:
    page = page_of(citation_title="RETRACTED: Another", citation_keywords="beer; hops")
    assert page.values("title") == ("A Wine Cluster in Its Valley",)
    assert page.values("status") == ("retracted",)
    assert page.values("keyword") == ("wine", "cluster")


@pytest.mark.parametrize(
    ("stated", "year", "date"), [("2001", "2001", ()), ("2001/31/12", "2001", ()), ("soon", "1999", ())]
)
def test_a_date_that_is_none_leaves_the_year(stated: str, year: str, date: tuple[str, ...]) -> None:
    page = page_of(citation_date=stated)
    assert (page.values("year"), page.values("date")) == ((year,), date)


def test_other_vocabularies_say_the_same() -> None:
    page = page_of(**{"eprints.pagerange": "5-8", "eprints.id_number": "no DOI but 17", "eprints.publication": "Coins"})
    assert (page.values("pages"), page.values("doi"), page.values("venue")) == (("5-8",), (), ("Coins",))
    script = (
        '<script type="application/ld+json">{"@type": "ScholarlyArticle", "datePublished": "2003", "@id": '
        '"https://doi.org/10.5555/y", "isPartOf": {"@type": "Periodical", "name": "Coins"}}</script>'
    )
    markup = HTML.format(meta=script)
    page = read_page(read_html(decode(markup.encode(), "a.html"), "a.html"))
    assert (page.values("year"), page.values("doi"), page.values("venue")) == (("2003",), ("10.5555/y",), ("Coins",))


def test_codes_of_the_markup_are_taken_where_none_is_printed() -> None:
    assert page_of(jel_code="R11; O18").values("jel") == ("R11", "O18")
