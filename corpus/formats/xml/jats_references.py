"""The reference list of an article in JATS."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from corpus.formats.streams.xml_text import at, attribute, local, within, word, words
from corpus.formats.values.dates import read_date
from corpus.formats.values.people import cited
from corpus.formats.xml.jats_people import names_in
from corpus.work import CitedWork

_CITATIONS: Final = ("mixed-citation", "element-citation", "nlm-citation", "citation")


def references(article: etree._Element) -> Iterator[CitedWork | None]:
    """Each entry once; what a journal prints as one of several in an entry counts for itself."""
    for back in at(article, "back"):
        for ref in within(back, "ref"):
            held = at(ref, "citation-alternatives") or [ref]
            found = [one for parent in held for one in parent if local(one) in _CITATIONS]
            # The same work in two forms: words as printed, and parts told apart.
            if len({local(one) for one in found}) > 1:
                yield _cited(_most_parts(found), _words(found[0]))
            else:
                yield from (_cited(one, _words(one)) for one in found)
            if not found:
                yield cited(words(ref))


def _most_parts(citations: list[etree._Element]) -> etree._Element:
    return max(citations, key=len)


def _words(citation: etree._Element) -> str:
    """The entry as printed; where it is only parts without anything between them, nothing."""
    between = (citation.text or "").strip() or any((child.tail or "").strip() for child in citation)
    return words(citation) if between else ""


def _cited(citation: etree._Element, printed: str) -> CitedWork | None:
    groups = [one for one in at(citation, "person-group") if attribute(one, "person-group-type") != "editor"]
    names = [name for group in groups or [citation] for name in (names_in(group)[0] if len(group) or groups else [])]
    title = word(citation, "article-title", "chapter-title", "part-title", "data-title")
    source = word(citation, "source", "conf-name")
    return cited(
        printed,
        authors=names,
        year=read_date(word(citation, "year", "date", "string-date")).year,
        title=title or source,
        venue=source if title else "",
        volume=word(citation, "volume"),
        issue=word(citation, "issue"),
        pages=_pages(citation),
        doi=next((words(one) for one in within(citation, "pub-id") if attribute(one, "pub-id-type") == "doi"), ""),
    )


def _pages(citation: etree._Element) -> str:
    first, last = word(citation, "fpage", "elocation-id"), word(citation, "lpage")
    return f"{first}-{last}" if first and last and first != last else first or word(citation, "page-range")
