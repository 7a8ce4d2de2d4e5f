"""What a web page states of the work it shows: `<meta>`, JSON-LD of schema.org, COinS."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final
from urllib.parse import parse_qsl

from lxml import html as lxml_html

from corpus.source_field import SourceField

_META: Final = ("citation_", "dc.", "dcterms.", "prism.", "bepress_citation_", "eprints.", "og:type", "jel_code")
SCHOLARLY: Final = ("ScholarlyArticle", "MedicalScholarlyArticle", "Thesis", "Report", "Chapter", "Book")
"""The types of schema.org that are works of scholars."""
_NEWS: Final = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "Article",
    "BlogPosting",
)
_PLAIN: Final = (
    "headline",
    "name",
    "abstract",
    "datePublished",
    "pageStart",
    "pageEnd",
    "pagination",
    "inLanguage",
    "issn",
    "isbn",
)
_WITHIN: Final = {
    "Periodical": ("name", "periodical"),
    "Newspaper": ("name", "periodical"),
    "PublicationVolume": ("volumeNumber", "volumenumber"),
    "PublicationIssue": ("issueNumber", "issuenumber"),
}
_DOI: Final = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*|info:doi/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ORCID: Final = re.compile(r"^(?:https?://(?:www\.)?orcid\.org/)?(?:\d{4}-){3}\d{3}[\dXx]$")
_LONGEST_SCRIPT: Final = 1_000_000
_MOST_NODES: Final = 2_000
_DEEPEST: Final = 12
_MOST_FIELDS: Final = 1_000


def stated_fields(tree: lxml_html.HtmlElement) -> Sequence[SourceField]:
    """The fields of a page in the order of their vocabularies; of one that speaks of several works, none.

    `<meta>` tags go by their own names in small letters, schema.org's as "schema.datepublished", those of COinS
    (OpenURL) as "rft.jtitle".

    >>> span = '<span class="Z3988" title="rft.atitle=Of%20cork&amp;rft_id=info:doi/10.1000/1"></span>'
    >>> [(field.name, field.value) for field in stated_fields(lxml_html.document_fromstring(span))]
    [('rft.atitle', 'Of cork'), ('rft.doi', '10.1000/1')]
    """
    pairs = [*_meta(tree), *_schema(tree), *_coins(tree)]
    found = ((name, " ".join(value.split())) for name, value in pairs)
    return [SourceField(name=name, value=value) for name, value in found if value]


def _meta(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        if name.startswith(_META):
            yield name, element.get("content") or ""


def _coins(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    spans = [span.get("title") or "" for span in tree.iter("span") if "Z3988" in (span.get("class") or "").split()]
    if len(set(spans)) != 1:
        return
    try:
        pairs = parse_qsl(spans[0], max_num_fields=_MOST_FIELDS)
    except ValueError:
        return
    for name, value in pairs:
        if name.startswith("rft.") and name != "rft.title":
            yield name.lower(), value
        elif name == "rft_id" and (doi := _DOI.fullmatch(value.strip())):
            yield "rft.doi", doi[1]


def _schema(tree: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Of the one scholarly work that the page describes, else of the one article of news."""
    nodes = [node for script in _scripts(tree) for node in _nodes(script)][:_MOST_NODES]
    for kinds in (SCHOLARLY, _NEWS):
        works = [node for node in nodes if _types(node) & set(kinds)]
        if works:
            if len({json.dumps(work.get("@id") or work, sort_keys=True) for work in works}) == 1:
                yield from _of_work(works[0])
            return


def _scripts(tree: lxml_html.HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").strip().lower() == "application/ld+json" and len(text) <= _LONGEST_SCRIPT:
            try:
                yield json.loads(text)
            except (ValueError, RecursionError):
                continue


def _nodes(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects of a document that stand for themselves: in lists, in a graph, or as what a page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    return {str(kind).rpartition("/")[2] for kind in _listed(node.get("@type"))}


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _of_work(work: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is said of the work, and then what it is: of that alone no more is known of a page."""
    said = list(_said(work))
    yield from said
    if said:
        yield from (("schema.type", kind) for kind in sorted(_types(work)))


def _said(work: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in _PLAIN:
        yield from ((f"schema.{name.lower()}", text) for text in _texts(work.get(name)))
    for author in _listed(work.get("author")):
        yield from _author(author)
    yield from (("schema.publisher", text) for text in _names(work.get("publisher")))
    yield from (("schema.keywords", text) for text in _texts(work.get("keywords")))
    yield from _container(work.get("isPartOf"), 0)
    for key in ("doi", "identifier", "sameAs", "@id", "url"):
        found = next((doi for text in _identifiers(work.get(key)) if (doi := _DOI.fullmatch(text.strip()))), None)
        if found:
            yield "schema.doi", found[1]
            return


def _author(author: object) -> Iterator[tuple[str, str]]:
    """The name, then where the author works and what identifies them."""
    if not isinstance(author, dict):
        yield from (("schema.author", text) for text in _texts(author))
        return
    parts = [*islice(_texts(author.get("familyName")), 1), *islice(_texts(author.get("givenName")), 1)]
    names = filter(None, (*_texts(author.get("name")), ", ".join(parts)))
    yield from (("schema.author", text) for text in islice(names, 1))
    yield from (("schema.author.affiliation", text) for text in _names(author.get("affiliation")))
    addresses = (text for key in ("@id", "sameAs", "identifier", "url") for text in _identifiers(author.get(key)))
    yield from (("schema.author.orcid", text) for text in islice(filter(_ORCID.search, addresses), 1))


def _texts(value: object) -> Iterator[str]:
    return (str(text) for text in _listed(value) if isinstance(text, (str, int)) and not isinstance(text, bool))


def _names(value: object) -> Iterator[str]:
    for one in _listed(value):
        yield from _texts(one.get("name") if isinstance(one, dict) else one)


def _identifiers(value: object) -> Iterable[str]:
    return (text for one in _listed(value) for text in _texts(one.get("value") if isinstance(one, dict) else one))


def _container(value: object, depth: int) -> Iterator[tuple[str, str]]:
    """Issue, volume and journal, one in the other in whatever order."""
    for node in _listed(value):
        if not isinstance(node, dict) or depth > _DEEPEST:
            continue
        for kind in _types(node) & _WITHIN.keys():
            key, name = _WITHIN[kind]
            yield from ((f"schema.{name}", text) for text in _texts(node.get(key)))
        yield from (("schema.issn", text) for text in _texts(node.get("issn")))
        yield from _container(node.get("isPartOf"), depth + 1)
