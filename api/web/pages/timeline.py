"""Documents a year as a bar chart that the server draws."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from api.web.graph.items import DocumentItem

WIDTH, HEIGHT, TOP = 640, 120, 16
MOST_YEARS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year with its documents, and where its bar stands in the drawing."""

    year: int
    documents: int
    x: float
    y: float
    width: float
    height: float
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The years from the first to the last; `earlier` and `undated` count the documents that have no bar."""

    bars: tuple[Bar, ...]
    earlier: int
    undated: int
    most: int

    @property
    def words(self) -> str:
        """What the drawing shows, in a sentence."""
        best = max(self.bars, key=lambda bar: bar.documents)
        first, last = self.bars[0].year, self.bars[-1].year
        return f"Documents a year from {first} to {last}; most, {best.documents:,}, in {best.year}."


def timeline(documents: Iterable[DocumentItem]) -> Timeline | None:
    """The chart of these documents; none when fewer than two years have any."""
    years = Counter(item.year for item in documents)
    undated = years.pop(None, 0)
    dated = {year: number for year, number in years.items() if year is not None}
    if len(dated) < 2:
        return None
    last = max(dated)
    first = max(min(dated), last - MOST_YEARS + 1)
    most = max(number for year, number in dated.items() if year >= first)
    step = WIDTH / max(last - first + 1, 12)
    every = max(1, round(48 / step))
    bars = (_bar(year, dated.get(year, 0), most, first, step, every) for year in range(first, last + 1))
    earlier = sum(number for year, number in dated.items() if year < first)
    return Timeline(bars=tuple(bars), earlier=earlier, undated=undated, most=most)


def _bar(year: int, documents: int, most: int, first: int, step: float, every: int) -> Bar:
    height = documents / most * HEIGHT
    return Bar(
        year=year,
        documents=documents,
        x=round((year - first) * step + 1, 1),
        y=round(TOP + HEIGHT - height, 1),
        width=round(step - 2, 1),
        height=round(height, 1),
        named=(year - first) % every == 0,
    )
