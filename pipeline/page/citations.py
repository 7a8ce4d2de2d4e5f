"""Citations in the text and the entries that they mean."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page.model import Citation, Reference, Zone, ZoneKind
from pipeline.page.plain import Plain, plain
from pipeline.page.references import number_of
from pipeline.page.resolution import Entries, resolve
from pipeline.spans import Span

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_BRACKET = re.compile(rf"\((?=[^()]{{0,600}}?{_YEAR})(?P<inner>[^()]{{4,600}})\)")
_ITEM = re.compile(
    rf"(?P<lead>\s*(?:(?:see|see also|cf\.?|e\.g\.|i\.e\.|for example|for instance|also|after|quoted in|"
    rf"in)[,:]?\s+)*)(?P<key>[^;]*?[^;\s,.:])(?P<gap>[,.:]{{0,2}}\s+)(?P<years>{_YEAR}(?:\s?(?:,|and|"
    rf"&)\s?{_YEAR})*)(?P<more>\s*(?:[,:]\s?(?:pp?\.?\s?|с\.\s?|ch\.\s?)?[\d\s–-]+)?\s*)\Z",
    re.IGNORECASE,
)
_NAME = r"(?:(?:van|von|de|del|della|di|da|der|den|la|le|du)\s){0,2}[^\W\d_a-zß-ÿ][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NARRATIVE = re.compile(
    rf"(?<![\w-])(?P<key>{_NAME}(?:(?:,\s{_NAME}){{0,4}},?\s(?:and|&|und|et|y)\s{_NAME}|,?\set\.?\sal\.?(?:’s|'s)?|(?:’s|'s))?)\s\((?P<years>{_YEAR}(?:\s?[,;]\s?{_YEAR})*)(?:[,:]\s?(?:pp?\.?\s?)?[\d\s–-]+)?\)"
)
_NUMERIC = re.compile(r"\[(?P<numbers>\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30}\s?)(?:,\s?(?:pp?|с)\.\s?[\d–-]+)?\]")
_RANGE = re.compile(r"(?P<first>\d{1,3})(?:\s?[–-]\s?(?P<last>\d{1,3}))?")
_WIDEST = 30
_TEXT = (ZoneKind.BODY, ZoneKind.ABSTRACT)


def read_citations(text: str, zones: Sequence[Zone], references: Sequence[Reference]) -> tuple[Citation, ...]:
    """One citation a cited work, in the order of the text; none when the page has no list of references."""
    if not references:
        return ()
    entries = Entries.of(text, references)
    numbers = _numbers(text, references)
    found: set[tuple[int, int, int, float]] = set()
    for zone in zones:
        if zone.kind not in _TEXT:
            continue
        view = plain(text, zone.span)
        for citation in (*_bracketed(view, entries), *_narrative(view, entries), *_numeric(view, numbers)):
            index = -1 if citation.reference is None else citation.reference
            found.add((citation.span.begin, citation.span.end, index, citation.confidence))
    return tuple(
        Citation(span=Span(begin, end), reference=None if index < 0 else index, confidence=confidence)
        for begin, end, index, confidence in sorted(found)
    )


def _bracketed(view: Plain, entries: Entries) -> Iterator[Citation]:
    for match in _BRACKET.finditer(view.text):
        position = match.start("inner")
        for item in match["inner"].split(";"):
            yield from _item(view, position, item, entries)
            position += len(item) + 1


def _item(view: Plain, position: int, item: str, entries: Entries) -> Iterator[Citation]:
    match = _ITEM.match(item)
    if match is None:
        return
    years = list(re.finditer(_YEAR, match["years"]))
    base = position + match.start("years")
    for index, year in enumerate(years):
        begin, reference, confidence = _keyed(match["key"], year[0], entries)
        if begin is None:
            return
        start = position + match.start("key") + begin if index == 0 else base + year.start()
        yield Citation(span=view.span(start, base + year.end()), reference=reference, confidence=confidence)


def _keyed(key: str, year: str, entries: Entries) -> tuple[int | None, int | None, float]:
    """Where the key begins (words may stand before the name), and what it means."""
    begins = [0, *(match.end() for match in re.finditer(r",\s|\b(?:in|by|of|see|theory)\s", key))]
    for begin in begins:
        found = resolve(key[begin:], year, entries)
        if found is not None:
            return begin, found[0], found[1]
    if re.match(r"[^\W\d_a-zß-ÿ]", key) and not re.search(
        r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|since|until|in|from|table|figure|no\.?\Z)\s*\Z",
        key,
        re.IGNORECASE,
    ):
        return 0, None, 0.55
    return None, None, 0.0


def _narrative(view: Plain, entries: Entries) -> Iterator[Citation]:
    for match in _NARRATIVE.finditer(view.text):
        key = re.sub(r"[’']s\Z", "", match["key"])
        years = re.findall(_YEAR, match["years"])
        for index, year in enumerate(years):
            found = resolve(key, year, entries)
            if found is None and not re.search(r"\bal\b|\sand\s|&", key):
                continue
            begin = match.start() if index == 0 else view.text.index(year, match.start("years"))
            end = match.end() if len(years) == 1 else view.text.index(year, match.start("years")) + len(year)
            reference, confidence = found or (None, 0.55)
            yield Citation(span=view.span(begin, end), reference=reference, confidence=confidence)


def _numbers(text: str, references: Sequence[Reference]) -> dict[int, int]:
    """Printed numbers of the entries; the order of the list when none has a number."""
    printed = {index: number_of(reference.span.of(text)[:40]) for index, reference in enumerate(references)}
    if not any(printed.values()):
        return {index + 1: index for index in printed}
    return {int(number): index for index, number in printed.items() if number and number.isdigit()}


def _numeric(view: Plain, numbers: dict[int, int]) -> Iterator[Citation]:
    for match in _NUMERIC.finditer(view.text):
        for part in _RANGE.finditer(match["numbers"]):
            first, last = int(part["first"]), int(part["last"] or part["first"])
            if not first <= last <= first + _WIDEST:
                continue
            base = match.start("numbers")
            for number in range(first, last + 1):
                if number in numbers:
                    yield Citation(
                        span=view.span(base + part.start(), base + part.end()),
                        reference=numbers[number],
                        confidence=0.9,
                    )
