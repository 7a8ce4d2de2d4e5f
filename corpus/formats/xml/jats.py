"""JATS XML (also NLM and SciELO dialects): the header and the reference list of articles."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, paragraphs, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.notices import Notice, told_by
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import assembled, each, with_subtitle
from corpus.formats.xml.jats_people import Staff, staff
from corpus.formats.xml.jats_references import references
from corpus.work import Work

_META: Final = "front/article-meta"
_DATES: Final = ("ppub", "epub-ppub", "collection", "pub", "epub", "")
"""What kinds of dates of publication go before others: those of the issue before that of the first copy online."""
_DATE_PARTS: Final = ("year", "month", "season", "day")
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, "article-meta", "journal-meta", "front-stub")


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "article"), _work, "article in JATS")


def _work(article: etree._Element) -> Work | None:
    layout = _layout()
    credited = _credited(article)
    work = assembled(
        layout.crosswalk,
        chain(_own(article), xml_values(article, layout.shape), credited.homeless),
        authors=credited.authors,
        editors=credited.editors,
        more=credited.more,
        references=references(article),
    )
    return told_by(_notices(article), work) if work else None


def _credited(article: etree._Element) -> Staff:
    metas = at(article, _META) or at(article, "front-stub") or at(article, "front")
    return staff(metas[0]) if metas else Staff()


def _own(article: etree._Element) -> Iterator[Value]:
    yield Value("kind", attribute(article, "article-type"))
    yield Value("language", attribute(article, "lang"))
    for group in at(article, f"{_META}/title-group"):
        titles = [words(title) for title in at(group, "article-title")]
        yield Value("title", with_subtitle(titles[0] if titles else "", ". ".join(map(words, at(group, "subtitle")))))
        for other in at(group, "trans-title-group"):
            yield Value("other_title", with_subtitle(word(other, "trans-title"), word(other, "trans-subtitle")))
    yield from _dates(article)
    yield from _abstracts(article)
    yield from _keywords(article)
    yield from (Value("body", paragraphs(body)) for body in at(article, "body"))


def _dates(article: etree._Element) -> Iterator[Value]:
    dates = [(_kind(date), _date(date)) for date in at(article, f"{_META}/pub-date")]
    ranks = {kind: rank for rank, kind in enumerate(_DATES)}
    for kind, date in sorted(dates, key=lambda pair: ranks.get(pair[0], len(ranks))):
        yield Value("pub-date" if kind in ranks else f"pub-date[{kind}]", date)


def _kind(date: etree._Element) -> str:
    return attribute(date, "pub-type") or attribute(date, "date-type")


def _date(date: etree._Element) -> str:
    parts = [found for name in _DATE_PARTS if (found := word(date, name))]
    numeric = all(part.isdecimal() for part in parts)
    return ("-" if numeric else " ").join(parts) or attribute(date, "iso-8601-date") or words(date)


def _abstracts(article: etree._Element) -> Iterator[Value]:
    """The abstract that is none of a kind ("graphical", "teaser") is the abstract."""
    held = at(article, f"{_META}/abstract") + at(article, f"{_META}/trans-abstract")
    for abstract in sorted(held, key=lambda one: bool(attribute(one, "abstract-type"))):
        yield Value("abstract", paragraphs(abstract))


def _keywords(article: etree._Element) -> Iterator[Value]:
    """Codes of the JEL are apart from words, and so are abbreviations, which some publishers list in the same way."""
    for group in at(article, f"{_META}/kwd-group"):
        kind = f"{attribute(group, 'kwd-group-type')} {word(group, 'title')}".casefold()
        role = "jel" if "jel" in kind else "abbreviation" if "abbr" in kind else "keyword"
        for keyword in at(group, "kwd") + at(group, "compound-kwd") + at(group, "nested-kwd/kwd"):
            parts = at(keyword, "compound-kwd-part")
            yield Value(role, ": ".join(map(words, parts)) if parts else words(keyword))


def _notices(article: etree._Element) -> Iterator[Notice]:
    is_notice = attribute(article, "article-type") in {"retraction", "correction", "erratum", "addendum"}
    for related in at(article, f"{_META}/related-article") + at(article, f"{_META}/related-object"):
        kind = attribute(related, "related-article-type")
        yield Notice(kind=kind, of_this=not is_notice and kind not in {"retracted-article", "corrected-article"})


FORMAT = Format(name="JATS XML", recognises=_recognises, read=_read)
