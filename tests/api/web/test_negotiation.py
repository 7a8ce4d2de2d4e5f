from hypothesis import given
from hypothesis import strategies as st

from api.web.http.negotiation import choose, prefers_html

OFFERS = ("text/turtle", "application/ld+json", "text/html")


@given(st.text(max_size=80))
def test_any_header_is_read(header: str) -> None:
    assert choose(header, OFFERS) in (*OFFERS, None)
    prefers_html(header)


def test_the_closest_range_decides() -> None:
    assert choose("text/*;q=0.9, text/turtle;q=0.1, application/*;q=0.5", OFFERS) == "text/html"
    assert choose("*/*;q=0.1, application/ld+json", OFFERS) == "application/ld+json"
    assert choose("text/turtle;q=0, */*", OFFERS) == "application/ld+json"


def test_the_first_offer_wins_a_draw_and_an_absent_header() -> None:
    assert choose("text/html, text/turtle", OFFERS) == "text/turtle"
    assert choose(None, OFFERS) == "text/turtle"
    assert choose("", OFFERS) == "text/turtle"


def test_a_weight_that_breaks_the_grammar_counts_for_nothing() -> None:
    assert choose("text/turtle;q=nan, text/html;q=0.2", OFFERS) == "text/html"
    assert choose("text/turtle;q=7", OFFERS) is None


def test_only_who_names_html_gets_pages() -> None:
    assert prefers_html("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")
    assert not prefers_html("application/json, text/html;q=0.5")
    assert not prefers_html("text/html;q=0")
