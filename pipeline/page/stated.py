"""Authors whom a label announces and whose names follow no pattern: a doubtful name is better than none."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page.labels import LabelKind
from pipeline.page.model import Credit
from pipeline.page.plain import Plain, plain
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_SEPARATORS = (re.compile(r";\s*"), re.compile(r"(?:,|\band\b|&)\s+"))
_CAPITALISED = re.compile(r"[^\W\d_a-zà-þа-я][^\W\d_]*[.'’-]?(?:[\s-]+[^\W\d_a-zà-þа-я][^\W\d_]*[.'’-]?)*")
_MOST_WORDS = 7
_MOST = 30
_CONFIDENCE = 0.5


def stated_credits(text: str, labelled: Sequence[Labelled]) -> tuple[Credit, ...]:
    """The parts of the first line that says "Authors:", each as a name, where the rules for names found none.

    Semicolons separate them if there are any, else commas. Many parts, or parts of many words, are no list of names.
    """
    line = next((p.line for p in labelled if p.line.label and p.line.label.kind is LabelKind.AUTHORS), None)
    content = line.content if line else None
    if content is None:
        return ()
    view = plain(text, content)
    parts = list(_parts(view.text))
    if len(parts) > _MOST or any(len(view.text[begin:end].split()) > _MOST_WORDS for begin, end in parts):
        return ()
    return tuple(_credit(view, *part, position) for position, part in enumerate(parts, start=1))


def _parts(words: str) -> Iterator[tuple[int, int]]:
    """Where the parts that hold a letter begin and end."""
    separator = _SEPARATORS[0] if ";" in words else _SEPARATORS[1]
    begin = 0
    for match in (*separator.finditer(words), None):
        part = words[begin : match.start() if match else len(words)]
        if any(char.isalpha() for char in part):
            left = begin + len(part) - len(part.lstrip())
            yield left, left + len(part.strip())
        begin = match.end() if match else len(words)


def _credit(view: Plain, begin: int, end: int, position: int) -> Credit:
    name = view.text[begin:end]
    capitalised = _CAPITALISED.match(name)
    *given, family = (capitalised.group() if capitalised else name).split()
    span: Span = view.span(begin, end)
    return Credit(position=position, names=(span,), family=family, given=" ".join(given), confidence=_CONFIDENCE)
