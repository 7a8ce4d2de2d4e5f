"""What single lines say of the authors: names, and posts, addresses and e-mails that stand with names or alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.page import addresses, features
from pipeline.page.name_labels import LONGEST
from pipeline.page.name_lists import given_names
from pipeline.page.name_openings import name_places, opening_name
from pipeline.page.names import Name, Names, read_names, recorded_names
from pipeline.page.plain import Plain
from pipeline.page.prose import SHORT
from pipeline.page.signature_lines import SignedLine
from pipeline.page.signature_units import Unit
from pipeline.page.signature_views import joined
from pipeline.spans import Span

_LEAD = re.compile(
    r"\s*(?:contact|authors?|about the authors?|e-?mails?|"
    r"address reprint requests(?: to)?|\W{0,3}from the|present(?:ly)? (?:address|at)|"
    r"current(?:ly)? (?:address|at))\s?[:.–-]?\s+",
    re.IGNORECASE,
)
_CORRESPONDENCE = re.compile(
    r"\s*(?:please\s)?(?:(?:send|address|direct)\s)?(?:(?:all|any|the|address|postal address)\s)?"
    r"(?:for\s)?(?:corresponding\sauthors?|author\sfor\scorrespondence|"
    r"correspond?ence)(?:\s(?:address|author|details|(?:may|should|can)\sbe\s\w+))?(?:\s(?:to|with))?"
    r"\W{0,2}(?=\s|[A-ZÀ-Þ])\s*(?:(?:Prof(?:essor)?|Dr|Mrs?|Ms)\b\.?\s*)*",
    re.IGNORECASE,
)
"""What opens a note on the one author to whom letters go; it says nothing of the others."""
_AFTER_EMAIL = re.compile(rf"(?:{addresses.EMAIL.pattern})[,;.)]?\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_LONE_MARK = re.compile(r"\(?(?:\d{1,2}|[a-h]|[*†‡§¶∗⁎#]{1,3})\)?\.?")
_MARKER = re.compile(
    r"(?:\A|(?<=[;.\n]))\s*(?:\x02(?P<sup>[^\x03]{1,8})\x03|(?P<mark>\(?[*†‡§¶∗⁎#]{1,3}\)?|\(?\d{1,2}(?:\s?,\s?\d{1,2}){0,5}+\)?|[a-h](?:\s?,\s?[a-h]){0,5}+(?=\s)))\s?\.?\s*(?=[A-ZÀ-ÞА-Я\"“]|[dl][’']|e-?mail)"
)
_VERB = re.compile(r"\s*(?:is|are)\swith\s(?:the\s)?")
_NOW = re.compile(r"(?<=\S)\s+(?=(?:present(?:ly)?|current(?:ly)?)\s(?:at|address)\b)", re.IGNORECASE)
_DEGREE = re.compile(
    r"\((?:Ph\.?\s?D\.?|M\.?\s?Sc\.?|M\.?\s?A\.?|M\.?B\.?A\.?|Dr\.?|D\.?\s?Sc\.?|C\.?\s?Sc\.?|M\.?D\.?|B\.?A\.?)\)",
    re.IGNORECASE,
)
_GAP = " \t,;:–—-."


@dataclass(frozen=True, slots=True)
class Signature:
    """A line or a piece of one: names, and what it says of them; either may be missing. Offsets are in `view`.

    `stated`: the names are the value of a field, so that what stands before them on the page is not about them.
    """

    view: Plain
    names: tuple[Name, ...] = ()
    units: tuple[Unit, ...] = field(default=())
    byline: bool = True
    stated: bool = False

    def span(self, name: Name) -> Span:
        """Where a name stands in the record."""
        return self.view.span(name.begin, name.end)


def read_signatures(lines: Iterable[SignedLine | None]) -> Iterator[Signature]:
    """The signatures in the order of the page; names printed again count once, with their addresses."""
    seen: set[tuple[str, str]] = set()
    named = ""
    for run in _runs(lines):
        words = run[0].words
        named = words if run[0].byline else named  # several authors may have one address each
        if (named, words) in seen or len(words) > 5 * SHORT:
            continue
        seen.add((named, words))
        inverted = run[0].stated and len(run) == 1 and not _in_order(words)
        names = recorded_names(run[0].view.text, known=True) if inverted else ()
        if names:
            yield Signature(run[0].view, names=names, stated=True)
        elif run[0].item:
            yield Signature(run[0].view, units=(Unit(run[0].view, 0, len(run[0].view.text), item=True),), byline=False)
        else:
            yield from _read(_without_degrees(joined([line.view for line in run])), byline=run[0].byline)


def _in_order(words: str) -> bool:
    """Whether several names stand in a field that all begin with a known given name."""
    names = features.byline(words).names if "," in words else ()
    return len(names) > 1 and all(
        name.given.casefold().partition(" ")[0] in given_names() and not name.inverted for name in names
    )


def _without_degrees(view: Plain) -> Plain:
    """The text with blanks for degrees in brackets, which part names as an employer in brackets does."""
    if "(" not in view.text:
        return view
    return replace(view, text=_DEGREE.sub(lambda match: " " * len(match[0]), view.text))


def _runs(lines: Iterable[SignedLine | None]) -> Iterator[list[SignedLine]]:
    """Lines of names one by one, but a line that breaks off together with the next."""
    run: list[SignedLine] = []
    for line in (*lines, None):
        goes_on = run and line is not None and line.byline is run[-1].byline and line.blank == 0
        if run and not (goes_on and line is not None and _breaks_off(run[-1], line)):
            yield run
            run = []
        if line is not None:
            run.append(line)


def _breaks_off(line: SignedLine, following: SignedLine) -> bool:
    words, after = line.words, following.words
    if following.labelled or (following.stated and not (line.stated and "," not in words + after)):
        return False
    if (line.byline and _only_names(words) and _only_names(after)) or _LONE_MARK.fullmatch(words):
        return True
    if re.search(r"[^\W\d_][-‐]\Z", words) and after[:1].islower():
        return True
    if addresses.is_marked(after):
        return False
    if line.byline:
        return bool(re.search(r"(?:,|\band|&)\Z", words)) or (after[:1] in ",*" or after.startswith("and "))
    return bool(re.search(r"(?:,|\band|\bof|\bthe|\bfor|&)\Z", words)) and not features.byline(after).names


def _only_names(words: str) -> bool:
    """Whether a line of a byline speaks of nobody's post, address or employer."""
    return not (
        addresses.EMAIL.search(words)
        or addresses.organisation_rank(words)
        or features.role_begins(words)
        or _LEAD.match(words)
        or re.search(r"[<>]|[:(]\s*[^\W\d_]|\s[–—-]\s", words)
    )


def _read(view: Plain, *, byline: bool) -> Iterator[Signature]:
    known = _known_names(view.text) if byline and len(view.text) < LONGEST and _only_names(view.text) else ()
    if known:
        yield Signature(view, names=known)
        return
    opened = set(name_places(view.text, 0, len(view.text)))
    cuts = sorted({0, len(view.text), *opened, *(match.end() for match in _AFTER_EMAIL.finditer(view.text))})
    for begin, end in pairwise(cuts):
        yield from _piece(view, begin, end, byline=byline or begin in opened)


def _piece(view: Plain, begin: int, end: int, *, byline: bool) -> Iterator[Signature]:
    note = _CORRESPONDENCE.match(view.text, begin, end)
    lead = note or _LEAD.match(view.text, begin, end)
    if lead and not features.byline(view.text[begin:end]).whole:
        begin = lead.end()
    marked = list(_marked(view, begin, end))
    if marked:
        yield Signature(view, units=tuple(marked), byline=byline)
        return
    while begin < end:
        read = _names(view, begin, end) or _opening(view, begin, end, byline=byline)
        if read is None:
            yield Signature(view, units=(replace(_unit(view, begin, end), note=note is not None),), byline=byline)
            return
        rest = read.end
        bracket = _bracketed(view.text, rest, end)
        stop = bracket if bracket else end
        yield Signature(view, names=read.names, units=tuple(_units(view, rest, stop)), byline=byline)
        begin = stop + len(view.text[stop:end]) - len(view.text[stop:end].lstrip(" ,;"))


def _names(view: Plain, begin: int, end: int) -> Names | None:
    """The names with which [begin, end) begins, if any; offsets in the view."""
    shifted = " " * begin + re.sub(r"\A(?:and|&)\s", lambda match: " " * len(match[0]), view.text[begin:end])
    read = features.byline(shifted)
    return Names(read.names, read.whole, max(read.end, begin)) if read.names else None


def _opening(view: Plain, begin: int, end: int, *, byline: bool) -> Names | None:
    """A name that no sign parts from the address behind it; more must speak for one with which an address begins."""
    name = opening_name(view.text, begin, end, first=begin == 0)
    if name is None:
        return None
    told = byline or begin > 0 or addresses.EMAIL.search(view.text, name.end, end)
    return Names((name,), whole=False, end=name.end) if told else None


def _known_names(words: str) -> tuple[Name, ...]:
    """The names of an author line that the rules cannot read as a whole: the trained model's."""
    read = features.byline(words)
    if read.whole and "\n" not in words.strip():
        return ()
    return read_names(words, known=True).names


def _bracketed(words: str, begin: int, end: int) -> int | None:
    """The end of a bracket that stands right after a name, when another name follows it."""
    match = re.compile(r"\s*\([^()]{3,200}\)").match(words, begin, end)
    return match.end() if match and words[match.end() : end].strip(_GAP) else None


def _units(view: Plain, begin: int, end: int) -> Iterator[Unit]:
    """The address behind a name, and where they are now."""
    cuts = [begin, *(match.end() for match in _NOW.finditer(view.text, begin, end)), end]
    for left, right in pairwise(cuts):
        if view.text[left:right].strip(_GAP):
            yield _unit(view, left, right)


def _unit(view: Plain, begin: int, end: int, markers: tuple[str, ...] = ()) -> Unit:
    heading = view.text[begin:end].rstrip().endswith(":")
    leads = (pattern.match(view.text, begin, end) for pattern in (_VERB, _LEAD, _CORRESPONDENCE))
    lead = next(filter(None, leads), None)
    begin = lead.end() if lead else begin
    words = view.text[begin:end]
    begin += len(words) - len(words.lstrip(_GAP + "\n"))
    if view.text[begin : begin + 1] == "(" and words.rstrip().endswith(")") and "(" not in view.text[begin + 1 : end]:
        begin, end = begin + 1, begin + len(view.text[begin:end].rstrip()) - 1
    return Unit(view, begin, max(begin, end), markers, heading)


def _is_street(words: str) -> bool:
    """ "18 Foo St., 1234 Bar": the number is that of a house."""
    return addresses.has_street(words.partition(",")[0]) and not addresses.has_strong_head(words)


def _marked(view: Plain, begin: int, end: int) -> Iterator[Unit]:
    """The addresses that begin with a marker, when the piece begins with one."""
    found = list(_MARKER.finditer(view.text, begin, end))
    if (
        not found
        or found[0].start() != begin
        or _is_street(view.text[begin:end])
        or (features.byline(view.text[found[0].end() : end]).whole)
    ):
        return
    limits = [match.start() for match in found[1:]] + [end]
    for match, limit in zip(found, limits, strict=True):
        markers = re.split(r"[\s,]+", (match["sup"] or match["mark"]).strip("(), "))
        yield _unit(view, match.end(), limit, tuple(markers))
