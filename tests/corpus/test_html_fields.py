"""What web pages state of the work they show."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encoding import Decoded
from corpus.html import read_html

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "headline": "Of <cork>",
    "author": [{"@type": "Person", "name": "Anna Muster"}, "Bo Ek"],
    "datePublished": "2014-03-02",
    "pageStart": 12,
    "pageEnd": "19",
    "keywords": ["cork", "wine"],
    "sameAs": ["https://example.org/1", "https://doi.org/10.1000/cork.1"],
    "isPartOf": {
        "@type": "PublicationIssue",
        "issueNumber": "3",
        "isPartOf": {
            "@type": ["PublicationVolume", "Periodical"],
            "volumeNumber": 7,
            "name": "Journal of Corks",
            "issn": ["0378-5955"],
        },
    },
}


def stated(head: str, body: str = "") -> list[tuple[str, str]]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><p>Words</p>{body}</body></html>"
    record = read_html(Decoded(text=page, encoding="utf-8", reason="valid UTF-8"), "a.html")
    assert record.text == "Words"
    return [(field.name, field.value) for field in record.fields]


def script(content: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "Corks"}, ARTICLE],
        {"@graph": [{"@type": "Organization", "name": "Corks"}, ARTICLE, {"@type": "NewsArticle", "headline": "x"}]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_a_scholarly_article_of_schema_org_is_found_wherever_it_stands(content: object) -> None:
    assert sorted(stated(script(content))) == sorted(
        [
            ("schema.headline", "Of <cork>"),
            ("schema.datepublished", "2014-03-02"),
            ("schema.pagestart", "12"),
            ("schema.pageend", "19"),
            ("schema.type", "ScholarlyArticle"),
            ("schema.author", "Anna Muster"),
            ("schema.author", "Bo Ek"),
            ("schema.keywords", "cork"),
            ("schema.keywords", "wine"),
            ("schema.issuenumber", "3"),
            ("schema.periodical", "Journal of Corks"),
            ("schema.volumenumber", "7"),
            ("schema.issn", "0378-5955"),
            ("schema.doi", "10.1000/cork.1"),
        ]
    )


def test_a_page_that_lists_several_works_states_none_of_them() -> None:
    assert stated(script([ARTICLE, {**ARTICLE, "headline": "Of oaks"}])) == []
    spans = '<span class="Z3988" title="rft.atitle=A"></span><span class="Z3988" title="rft.atitle=B"></span>'
    assert stated("", spans) == []


def test_the_same_work_said_twice_is_one() -> None:
    assert ("schema.headline", "Of <cork>") in stated(script(ARTICLE) + script(ARTICLE))


def test_coins_are_read_with_their_doi() -> None:
    title = (
        "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.atitle=Of+cork"
        "&amp;rft.jtitle=Journal+of+Corks&amp;rft.date=2014&amp;rft.au=Muster%2C+Anna"
        "&amp;rft_id=info%3Adoi%2F10.1000%2Fcork"
    )
    assert stated("", f'<span class="x Z3988" title="{title}"></span>') == [
        ("rft.atitle", "Of cork"),
        ("rft.jtitle", "Journal of Corks"),
        ("rft.date", "2014"),
        ("rft.au", "Muster, Anna"),
        ("rft.doi", "10.1000/cork"),
    ]


def test_tags_of_eprints_are_read_and_those_of_programs_are_not() -> None:
    head = '<meta name="eprints.title" content="Of  cork"><meta name="eprints.date" content="2014">'
    head += '<meta name="generator" content="x">'
    assert stated(head) == [("eprints.title", "Of cork"), ("eprints.date", "2014")]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[" * 100_000,
        '{"@type": 5}',
        '{"@type": ["ScholarlyArticle"], "isPartOf": 3, "author": {"name": {}}}',
        "null",
    ],
)
def test_broken_scripts_state_nothing(content: str) -> None:
    assert stated(f'<script type="application/ld+json">{content}</script>') == []


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just("ScholarlyArticle"))
KEYS = st.sampled_from(["@type", "@graph", "headline", "name", "author", "isPartOf", "sameAs", "keywords", "issn"])


@given(st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5)))
def test_any_json_is_read(content: object) -> None:
    text = json.dumps(content).replace("<", "\\u003c")
    page = f'<html><body>Words<script type="application/ld+json">{text}</script></body></html>'
    record = read_html(Decoded(text=page, encoding="utf-8", reason="-"), "a.html")
    assert all(field.name.startswith("schema.") for field in record.fields)
