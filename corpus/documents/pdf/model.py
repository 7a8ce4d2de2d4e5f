"""What stands where on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Letters side by side without a gap as wide as a column's. Measures are points, from the page's left and bottom.

    `base` is the height of the line that the letters stand on, `size` that of their font, `first` the width of the
    first word.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its measures and what is printed on it, in the order of the file."""

    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column. `first` is the width of its first word; `column` tells lines of one column from others.

    `side` is where the column lies: "" for the whole width of the page, "LR" for the right half of its left half.
    `limit`: how far it may reach there at the most. `parts`: how many pieces stand on it with wide gaps between them,
    as in the row of a table.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    column: int
    page: int
    side: str
    limit: float
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A file's text, the number of its pages and of those without words, and what it says about itself."""

    text: str
    pages: int
    wordless: int
    fields: tuple[tuple[str, str], ...] = ()


class NoTextError(Exception):
    """A file without words that can be read; `mend` says what may help."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.mend = mend
