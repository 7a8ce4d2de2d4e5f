"""Half-open stretches of a record's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `begin` up to, not including, `end`, counted from 0 in `Record.text`.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    >>> Span(2, 5).covers(Span(3, 5)), Span(2, 5).overlaps(Span(5, 6))
    (True, False)
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"a span needs 0 <= begin < end, got {self.begin}, {self.end}")

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.begin : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies within this span, equal spans included."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.begin < other.end and other.begin < self.end

    def trimmed(self, text: str, chars: str = " \t\n\u00a0.,;:") -> "Span | None":
        """The span without `chars` at its edges; None when nothing is left.

        >>> Span(0, 6).trimmed(" a b, ")
        Span(begin=1, end=4)
        """
        words = self.of(text)
        begin = self.begin + len(words) - len(words.lstrip(chars))
        end = self.end - (len(words) - len(words.rstrip(chars)))
        return Span(begin, end) if begin < end else None
