"""Citations in the text and the entries that they mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.page.addresses import is_place
from pipeline.page.model import Citation, Reference, Zone, ZoneKind
from pipeline.page.plain import Plain, plain
from pipeline.page.references import number_of
from pipeline.page.resolution import Entries, resolve
from pipeline.spans import Span

_YEAR = r"(?:1[89]|20)\d\d(?:[a-z](?:\s?[,&]\s?[a-z]\b(?!\.))*)?(?![\d\w])"
_DATE = rf"(?:{_YEAR}|n\.\s?d\.?|forthcoming|in press|б\.\s?г\.)"
_DATES = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d)(?P<letter>[a-z]?)|(?<=[,&\s])(?P<more>[a-z])\b|"
    r"(?P<none>n\.\s?d|forthcoming|in press|б\.)"
)
_BRACKET = re.compile(
    rf"\((?=[^()]{{0,600}}?{_DATE})(?P<round>[^()]{{4,600}})\)|\[(?=[^\[\]]{{0,300}}?{_DATE})(?P<square>[^\[\]]{{4,300}})\]"
)
_ITEM = re.compile(
    rf"(?P<lead>[\s“\"‘']*(?:(?:see|see also|cf\.?|e\.g\.|i\.e\.|for example|for instance|also|after|(?:as )?quoted in|"
    rf"(?:as )?cited in|adapted from|based on|according to|following|source:|см\.|напр\.,?|in)[,:]?\s+)*)"
    rf"(?P<key>[^;]*?[^;\s,.:])(?P<gap>\.?[,.:]{{0,2}}\s+)(?P<years>{_DATE}(?:\s?(?:,|and|&|и)\s?{_DATE})*)"
    rf"(?P<more>\s*(?:[,:]\s?(?:pp?\.?\s?|[сc]\.\s?|ch\.\s?)?[\d\s–-]+|,?\s[^\d;]{{2,60}})?\s*)\Z",
    re.IGNORECASE,
)
_PARTICLE = r"(?:[Vv]an|[Vv]on|[Dd]el?|[Dd]ella|[Dd]i|[Dd]a|der|den|[Ll]a|[Ll]e|[Dd]u)"
_NAME = rf"(?:{_PARTICLE}\s){{0,2}}[^\W\d_a-zß-ÿа-яё][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NARRATIVE = re.compile(
    rf"(?<![\w-])(?P<key>{_NAME}(?:(?:,\s{_NAME}){{0,4}},?\s(?:and|&|und|et|y|и)\s{_NAME}|"
    rf"(?:,\s{_NAME}){{0,2}},?\s(?:et\.?\sal\.?|и\sдр\.)|)(?:’s|'s)?)\s"
    rf"[(\[](?P<years>{_DATE}(?:\s?[,;]\s?{_DATE})*)(?:[,:]\s?(?:pp?\.?\s?|[сc]\.\s?)?[\d\s–-]+)?[)\]]"
)
_RUNNING = re.compile(rf"(?<![\w-])(?P<key>{_NAME}(?:\s(?:and|&|и)\s{_NAME}|\set\sal\.)?),\s(?P<years>{_YEAR})")
_SAYS = re.compile(
    r"\s(?:\w+ly\s|also\s|has\s|have\s|had\s){0,2}(?:sa(?:ys?|id)|argue|show|f[io]u?nd|claim|propose|suggest|note|defin|describ|"
    r"stud(?:y|ie)|write|wrote|point|develop|introduc|consider|report|demonstrat|emphasi|stress|observ|conclud|us(?:e|ing)\b)"
)
_SAID = re.compile(
    r"\b(?:by|according to|following|see|see also|cf\.|after|work of|model of|theory of)\s\Z", re.IGNORECASE
)
_NO_KEY = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|since|until|in|from|"
    r"(?:table|figure|fig\.|no\.?|chapter|section|version|vol\.)\s?[\d.]*)\s*\Z",
    re.IGNORECASE,
)
_PAGE = r"(?:\s?[,:]\s?(?:pp?|[сСcC])\.\s?\d[\d\s–-]*)?"
_RANGE = re.compile(rf"(?P<first>\d{{1,3}})(?:\s?[–-]\s?(?P<last>\d{{1,3}}))?{_PAGE}")
_NUMERIC = re.compile(
    rf"\[\^?(?P<square>\s?\d{{1,3}}(?:\s?[–-]\s?\d{{1,3}})?{_PAGE}(?:\s?[,;]\s?\d{{1,3}}(?:\s?[–-]\s?\d{{1,3}})?{_PAGE}){{0,30}}\s?)\](?!:)"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?”»\")]))\x02(?P<raised>\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})\x03"
)
_WIDEST = 30
_UNKNOWN = 0.55
_SURE = 0.95
_TEXT = (ZoneKind.BODY, ZoneKind.ABSTRACT)


def read_citations(text: str, zones: Sequence[Zone], references: Sequence[Reference]) -> tuple[Citation, ...]:
    """One citation a cited work, in the order of the text; none when the page has no list of references."""
    if not references:
        return ()
    entries = Entries.of(text, references)
    numbers = _numbers(text, references)
    found: dict[tuple[int, int, int], Citation] = {}
    for zone in zones:
        if zone.kind not in _TEXT:
            continue
        for span in _outside(zone.span, references):
            view = plain(text, span)
            for citation in (
                *_bracketed(view, entries),
                *_narrative(view, entries),
                *_numeric(view, numbers),
                *_running(view, entries),
            ):
                index = -1 if citation.reference is None else citation.reference
                found.setdefault((citation.span.begin, citation.span.end, index), citation)
    return tuple(found[key] for key in sorted(found))


def _outside(span: Span, references: Sequence[Reference]) -> Iterator[Span]:
    """The stretches of a zone that no entry takes: footnotes stand within the body."""
    first = bisect_left(references, span.begin, key=lambda entry: entry.span.end)
    last = bisect_left(references, span.end, key=lambda entry: entry.span.begin)
    inside = [entry.span for entry in references[first:last]]
    edges = [span.begin, *(edge for entry in inside for edge in (entry.begin, entry.end)), span.end]
    for begin, end in list(pairwise(edges))[::2]:
        if begin < end:
            yield Span(begin, end)


def _bracketed(view: Plain, entries: Entries) -> Iterator[Citation]:
    for match in _BRACKET.finditer(view.text):
        group = "round" if match["round"] else "square"
        position = match.start(group)
        for item in match[group].split(";"):
            yield from _item(view, position, item, entries)
            position += len(item) + 1


def _item(view: Plain, position: int, item: str, entries: Entries) -> Iterator[Citation]:
    match = _ITEM.match(item)
    if match is None:
        return
    talks = bool(re.search(r"[^\W\d_]{3}", match["more"]))
    key = match["key"].rstrip("“”\"‘’'")
    for begin, end, year in _years(match, position):
        start, reference, confidence = _keyed(key, year, entries)
        if start is None or (talks and reference is None):
            return
        yield Citation(
            span=view.span(position + match.start("key") + start if begin is None else begin, end),
            reference=reference,
            confidence=confidence,
        )


def _years(match: re.Match[str], offset: int = 0) -> Iterator[tuple[int | None, int, str]]:
    """The years of a citation: begin (None for the first, before which the key stands), end, year and letter."""
    base = offset + match.start("years")
    year = ""
    for index, found in enumerate(_DATES.finditer(match["years"])):
        year = found["year"] or year
        letter = found["letter"] or found["more"] or ""
        yield base + found.start() if index else None, base + found.end(), "" if found["none"] else year + letter


def _keyed(key: str, year: str, entries: Entries) -> tuple[int | None, int | None, float]:
    """Where the key begins (words may stand before the name), and what it means."""
    begins = [0, *(match.end() for match in re.finditer(r",\s|\b(?:in|by|of|see|theory)\s", key))]
    for begin in begins:
        found = resolve(key[begin:], year, entries)
        if found is not None:
            return begin, found[0], found[1]
    if re.match(r"[^\W\d_a-zß-ÿа-яё]", key) and not _NO_KEY.search(key) and not is_place(key):
        return 0, None, _UNKNOWN
    return None, None, 0.0


def _narrative(view: Plain, entries: Entries) -> Iterator[Citation]:
    for match in _NARRATIVE.finditer(view.text):
        key = re.sub(r"[’']s\Z", "", match["key"])
        several = re.search(r"\bal\b|\sdр|\sand\s|\sи\s|&", key)
        spoken = _SAYS.match(view.text, match.end()) or _SAID.search(
            view.text[max(0, match.start() - 20) : match.start()]
        )
        years = list(_years(match))
        for begin, end, year in years:
            found = resolve(key, year, entries)
            if found is None and (not (several or spoken) or is_place(key)):
                continue
            reference, confidence = found or (None, _UNKNOWN)
            yield Citation(
                span=view.span(match.start() if begin is None else begin, match.end() if len(years) == 1 else end),
                reference=reference,
                confidence=confidence,
            )


def _running(view: Plain, entries: Entries) -> Iterator[Citation]:
    """Names and a year outside of brackets, where both are exactly those of an entry."""
    brackets = [place for match in _BRACKET.finditer(view.text) for place in match.span()]
    for match in _RUNNING.finditer(view.text):
        found = resolve(match["key"], match["years"][:5], entries)
        if found and found[1] >= _SURE and bisect_right(brackets, match.start()) % 2 == 0:
            yield Citation(span=view.span(match.start(), match.end()), reference=found[0], confidence=0.8)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The entry of each number; whether numbers are printed or only say the place in the list."""

    entries: Mapping[int, int]
    printed: bool


def _numbers(text: str, references: Sequence[Reference]) -> _Numbers:
    """Printed numbers of the entries; the order of the list when none has a number."""
    printed = {index: number_of(reference.span.of(text)[:40]) for index, reference in enumerate(references)}
    if not any(printed.values()):
        return _Numbers({index + 1: index for index in printed}, printed=False)
    return _Numbers(
        {int(number): index for index, number in printed.items() if number and number.isdecimal()}, printed=True
    )


def _numeric(view: Plain, numbers: _Numbers) -> Iterator[Citation]:
    """Numbers of entries; a number that the list lacks is reported where others of the same brackets have an entry."""
    for match in _NUMERIC.finditer(view.text):
        group = "square" if match["square"] else "raised"
        if group == "raised" and not numbers.printed:
            continue
        parts = list(_RANGE.finditer(match[group]))
        known = any(int(part["first"]) in numbers.entries for part in parts)
        for part in parts if known else ():
            first, last = int(part["first"]), int(part["last"] or part["first"])
            if not first <= last <= first + _WIDEST:
                continue
            begin = match.start(group) + part.start()
            span = view.span(begin, match.start(group) + (part.end("last") if part["last"] else part.end("first")))
            for number in range(first, last + 1):
                reference = numbers.entries.get(number)
                yield Citation(span=span, reference=reference, confidence=_UNKNOWN if reference is None else 0.9)
