"""A text cut into nested, marked stretches, so that a template can print it with every piece escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to show at the code points from `begin` up to, not including, `end`.

    `kind` is the kind of thing that is named there, or "evidence"; `href` leads to its page, "" when there is none.
    """

    begin: int
    end: int
    kind: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A mark begins. `first` is False for the rest of a mark that another one cut; `link`: no other link is open."""

    mark: Mark
    first: bool
    link: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, to be escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What was opened last ends."""

    opening: Opening


Segment = Opening | Words | Closing


def is_opening(segment: object) -> bool:
    """A test for templates."""
    return isinstance(segment, Opening)


def is_closing(segment: object) -> bool:
    """Likewise."""
    return isinstance(segment, Closing)


def segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The text in order, with properly nested openings and closings; marks outside of the text are left out.

    Of two marks that cross, the one that begins later is cut at the end of the other, so that it nests.

    >>> [type(piece).__name__ for piece in segments("abc", [Mark(begin=1, end=3, kind="region")])]
    ['Words', 'Opening', 'Words', 'Closing']
    """
    waiting = sorted((mark for mark in marks if 0 <= mark.begin < mark.end <= len(text)), key=_outer_first)
    return _Writer(text).write(waiting)


def _outer_first(mark: Mark) -> tuple[int, int, str, str]:
    return mark.begin, -mark.end, mark.kind, mark.href


class _Writer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open: list[Opening] = []

    def write(self, marks: list[Mark]) -> Iterator[Segment]:
        for mark in marks:
            yield from self._close_until(mark.begin)
            yield from self._words(mark.begin)
            yield from self._begin(mark)
        yield from self._close_until(len(self.text))
        yield from self._words(len(self.text))

    def _begin(self, mark: Mark) -> Iterator[Segment]:
        opening = Opening(mark=mark, first=True, link=self._may_link(mark))
        self.open.append(opening)
        yield opening

    def _close_until(self, place: int) -> Iterator[Segment]:
        while self.open and (end := min(opening.mark.end for opening in self.open)) <= place:
            yield from self._words(end)
            cut: list[Mark] = []
            while any(opening.mark.end == end for opening in self.open):
                opening = self.open.pop()
                yield Closing(opening)
                if opening.mark.end > end:
                    cut.append(opening.mark)
            for mark in reversed(cut):
                again = Opening(mark=mark, first=False, link=self._may_link(mark))
                self.open.append(again)
                yield again

    def _words(self, end: int) -> Iterator[Segment]:
        if end > self.at:
            yield Words(self.text[self.at : end])
            self.at = end

    def _may_link(self, mark: Mark) -> bool:
        return bool(mark.href) and not any(opening.link for opening in self.open)
