"""The title of the document and what stands before it ("RETRACTED:")."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.page.dates import is_dateline
from pipeline.page.hyphens import rejoined
from pipeline.page.model import Field, ZoneKind
from pipeline.page.plain import Plain, plain
from pipeline.page.status import STATUS
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_NOTICE = re.compile(
    r"""\b(?:th(?:is|e)\s(?:above\s|following\s|published\s)?(?:article|paper|chapter|manuscript|publication|work)
    \s(?:(?:titled|entitled|by|published|in|[“"«(])[^.;]{0,200}?\s)?(?:has\sbeen|have\sbeen|was|is|were)\s(?:(?:now|hereby|formally|voluntarily)\s)?
    (?P<what>retracted|withdrawn|corrected|removed)
    | (?:the\s)?(?:editors?|authors?|publisher|journal)\b[^.;]{0,60}?\s(?:has|have|wish(?:es)?\sto|would\slike\sto)\s
    (?:now\s)?(?P<what2>retract(?:ed)?|withdraw(?:n)?)\s(?:this|the\sabove|the\sfollowing|the)\s(?:article|paper|chapter)
    | (?:эта\s|данная\s)?статья\s(?:была\s)?(?P<what3>отозвана|ретрагирована))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RETRACTED = re.compile(r"retract|withdraw|removed|отозв|ретраг", re.IGNORECASE)
# Sites that show the documents of others: Title of the paper ... · what stands below it
_CUT_SHORT = re.compile(
    r"(?<=\w)\s?(?:\.\.\.|…)\s·\s|\s(?:текст научной статьи|text of (?:the |a )?scientific (?:article|paper|work))\b",
    re.IGNORECASE,
)
_BEFORE_NOTICE = ' \t*_#>•·-–—:!"“”[]()'
# A notice quotes the title it is about: Retraction notice: “Title” (2017)
_QUOTED = re.compile(r"[“\"«„](?P<title>[^“”\"«»„]+)[”\"»“](?:\s*\((?:19|20)\d\d\))?")
_LEAST = 10
"""A shorter beginning (in letters) may come twice by chance."""

_LINES = 12
_BROKEN = 2
_REACH = 40
"""A title is printed again among so many lines."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_SAMPLE = 3000
_VOCABULARY = 30
"""An abstract of fewer words does not show in which language it is."""
_SEVERAL, _STRANGE, _KNOWN = 4, 0.25, 0.5
"""So many words tell the language of a line; shares of them that stand in the abstract."""

_TELLING = 25
"""Fewer letters may be printed twice by chance."""

_LONGEST_NOTE = 40
_FOOTNOTE = re.compile(r"(?:\s?[*†‡§∗]{1,3}|\x02[^\x03]*\x03|(?<=[^\W\d_])[¹²³⁴-⁹])\s*\Z")


def title_fields(text: str, labelled: Sequence[Labelled]) -> Iterator[Field]:
    """Title and status of the document; that it was retracted says more than that it was corrected."""
    run = _first_run(labelled)
    found = [*(_fields(text, run) if run else ()), *_notices(labelled)]
    yield from (field for field in found if field.name == "title")
    statuses = [field for field in found if field.name == "status"]
    yield from sorted(statuses, key=lambda field: field.value != "retracted")[:1]


def _first_run(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The lines of one printing of the title: the first, unless a later one says more (a running head cuts titles)."""
    printings = [part for run in _runs(labelled) for part in _printings(run)]
    if not printings:
        return []
    first = _letters(printings[0])
    chosen = next(
        (later for later in printings[1:] if len(first) < len(_letters(later)) and _repeats(first, later)), printings[0]
    )
    return _in_one_language(_without_rubric(chosen, labelled), labelled)


def _without_rubric(run: list[Labelled], labelled: Sequence[Labelled]) -> list[Labelled]:
    """The run without a line above the title that belongs to the issue or the series.

    It is glued to the line with the volume, with a gap behind it; or the page prints the rest alone elsewhere.
    """
    if len(run) < _BROKEN:
        return run
    place = next(index for index, piece in enumerate(labelled) if piece is run[0])
    above = labelled[place - 1] if place and not run[0].line.blank else None
    if above and above.kind is ZoneKind.IMPRINT and run[1].line.blank and not is_dateline(above.line.words):
        return run[1:]
    rest, whole = _letters(run[1:]), _letters(run)
    if len(rest) <= _TELLING:
        return run
    shown = [_letters([piece]) for piece in labelled[:_REACH] if piece not in run]
    return run[1:] if any(rest in line for line in shown) and not any(whole in line for line in shown) else run


def _in_one_language(run: list[Labelled], labelled: Sequence[Labelled]) -> list[Labelled]:
    """The run up to a line that says the title again in another language: the abstract has hardly a word of it."""
    if len(run) < _BROKEN:
        return run
    told = {
        word
        for piece in labelled
        if piece.kind in (ZoneKind.ABSTRACT, ZoneKind.KEYWORDS)
        for word in _WORD.findall(piece.line.words[:_SAMPLE].casefold())
    }
    shares = [_share(piece, told) for piece in run]
    cut = next((index for index in range(1, len(run)) if shares[index] < _STRANGE and shares[0] > _KNOWN), len(run))
    return run[:cut] if len(told) > _VOCABULARY else run


def _share(piece: Labelled, told: set[str]) -> float:
    """How many of the longer words of a line stand in the text; all where it has but a few."""
    found = _WORD.findall(piece.line.words.casefold())
    return sum(word in told for word in found) / len(found) if len(found) >= _SEVERAL else 1.0


def _runs(labelled: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """Neighbouring lines of titles; an empty label stands in none."""
    for is_title, run in groupby(
        labelled, key=lambda piece: piece.kind is ZoneKind.TITLE and piece.line.content is not None
    ):
        if is_title:
            yield list(run)


def _printings(run: list[Labelled]) -> Iterator[list[Labelled]]:
    """A run cut where the title begins anew: one title seldom has more than so many lines."""
    for index in range(1, min(len(run), _LINES)):
        first = _letters(run[:index])
        if len(first) >= _LEAST and _repeats(first, run[index:]):
            yield run[:index]
            yield run[index:]
            return
    yield run


def _repeats(first: str, later: Sequence[Labelled]) -> bool:
    return _letters(later).startswith(first)


def _letters(run: Sequence[Labelled]) -> str:
    """The words of a title for comparison: letters alone, so that a page number behind them does not count."""
    return "".join(c for piece in run for c in piece.line.words.casefold() if c.isalpha())


def _fields(text: str, run: Sequence[Labelled]) -> Iterator[Field]:
    first, last = run[0].line.content, run[-1].line.content
    if first is None or last is None:
        return
    view = plain(text, Span(first.begin, last.end))
    begin = 0
    status = STATUS.match(view.text)
    if status and status.end() < len(view.text.rstrip()):
        begin = status.end()
        yield Field(
            name="status",
            value="retracted" if status["retracted"] else "corrected",
            span=_group(view, status),
            confidence=0.97,
        )
    labelled = run[0].line.label is not None
    yield from _title(text, view, begin, 0.97 if labelled else 0.9)


def _group(view: Plain, match: re.Match[str]) -> Span:
    name = "retracted" if match["retracted"] else "corrected"
    return view.span(match.start(name), match.end(name))


def _title(text: str, view: Plain, begin: int, confidence: float) -> Iterator[Field]:
    words = view.text[begin:]
    cut = _CUT_SHORT.search(words)
    words = words[: cut.start()] if cut else words
    stripped = words[: _end(words)].strip(" \t\n|")
    quoted = _QUOTED.fullmatch(stripped) if begin else None
    stripped = quoted["title"].strip() if quoted else stripped
    if not stripped:
        return
    left = begin + words.index(stripped)
    value = rejoined(re.sub(r"\x02[^\x03]*\x03", "", stripped), text)
    yield Field(name="title", value=value, span=view.span(left, left + len(stripped)), confidence=confidence)


def _end(words: str) -> int:
    """Where a title ends before full stops and marks of footnotes."""
    end = len(words)
    while True:
        while end and (words[end - 1].isspace() or words[end - 1] == "."):
            end -= 1
        note = _FOOTNOTE.search(words, max(0, end - _LONGEST_NOTE), end)
        if note is None:
            return end
        end = note.start()


def _notices(labelled: Sequence[Labelled]) -> Iterator[Field]:
    """What lines outside the text say of the document, and lines of the text that begin with it."""
    for piece in labelled:
        if piece.kind is ZoneKind.REFERENCES:
            continue
        words = piece.line.view.text
        outside = piece.kind in (ZoneKind.FURNITURE, ZoneKind.IMPRINT)
        begin = len(words) - len(words.lstrip(_BEFORE_NOTICE))
        match = _NOTICE.search(words) if outside else _NOTICE.match(words, begin)
        if match:
            said = next(word for word in match.groups() if word)
            value = "retracted" if _RETRACTED.match(said) else "corrected"
            yield Field(
                name="status", value=value, span=piece.line.view.span(match.start(), match.end()), confidence=0.9
            )
