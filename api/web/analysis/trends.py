"""How many documents of each year have a concept as their subject, as numbers and as a drawing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.incidence import Incidence
from api.web.graph.items import Item
from api.web.graph.years import Years

MOST_LINES = 6
WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 44, 24, 12, 30  # room for the words of the axes
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
MOST_TICKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The documents of one concept, a number for each of the years."""

    item: Item
    numbers: tuple[int, ...]

    @property
    def total(self) -> int:
        """Of all the years."""
        return sum(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """`years` without a gap from the first to the last that any of the concepts has."""

    years: tuple[int, ...]
    trends: tuple[Trend, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis and its word."""

    at: float
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line of the drawing: its points as SVG writes them, and where its last one is."""

    trend: Trend
    points: str
    dots: tuple[tuple[float, float, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The lines and axes, in units of a box of WIDTH by HEIGHT."""

    lines: tuple[Drawn, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def trends(incidence: Incidence, catalogue: Catalogue, chosen: Sequence[str], years: Years) -> Trends:
    """The trends of the chosen concepts, in this order."""
    items = [item for iri in chosen if (item := catalogue.by_iri.get(iri)) is not None]
    counts = {item.iri: _by_year(incidence, catalogue, item.iri, years) for item in items}
    seen = [year for one in counts.values() for year in one]
    span = range(min(seen), max(seen) + 1) if seen else range(0)
    return Trends(
        years=tuple(span),
        trends=tuple(Trend(item=item, numbers=tuple(counts[item.iri][year] for year in span)) for item in items),
    )


def most_studied(incidence: Incidence, catalogue: Catalogue, most: int) -> list[str]:
    """The concepts that are the subject of most documents."""
    known = [iri for iri in incidence.of["concepts"] if iri in catalogue.by_iri]
    return sorted(known, key=lambda iri: (-len(incidence.of["concepts"][iri]), iri))[:most]


def drawing(found: Trends) -> Drawing | None:
    """The trends as lines; None where there is nothing to draw."""
    highest = max((number for one in found.trends for number in one.numbers), default=0)
    if not highest:
        return None
    step = next(step for step in STEPS if step * 5 >= highest or step == STEPS[-1])
    top = -(-highest // step) * step
    return Drawing(
        lines=tuple(_drawn(one, found.years, top) for one in found.trends),
        across=tuple(Tick(at=_x(year, found.years), word=str(year)) for year in _ticks(found.years)),
        up=tuple(Tick(at=_y(number, top), word=f"{number:,}") for number in range(0, top + 1, step)),
    )


def _by_year(incidence: Incidence, catalogue: Catalogue, concept: str, years: Years) -> Counter[int]:
    items = (catalogue.by_iri.get(incidence.documents[number]) for number in incidence.of["concepts"].get(concept, ()))
    found = (getattr(item, "year", None) for item in items)
    return Counter(year for year in found if year is not None and years.has(year))


def _drawn(trend: Trend, years: Sequence[int], top: int) -> Drawn:
    dots = tuple(
        (_x(year, years), _y(number, top), year, number) for year, number in zip(years, trend.numbers, strict=True)
    )
    return Drawn(trend=trend, points=" ".join(f"{x},{y}" for x, y, _, _ in dots), dots=dots)


def _x(year: int, years: Sequence[int]) -> float:
    share = (year - years[0]) / max(years[-1] - years[0], 1)
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _y(number: int, top: int) -> float:
    return round(HEIGHT - BOTTOM - number / top * (HEIGHT - TOP - BOTTOM), 1)


def _ticks(years: Sequence[int]) -> Iterator[int]:
    """Years in even steps, at most MOST_TICKS of them.

    >>> list(_ticks(range(1990, 2025)))
    [1990, 1995, 2000, 2005, 2010, 2015, 2020]
    """
    step = next(step for step in STEPS if len(years) / step <= MOST_TICKS)
    return (year for year in years if year % step == 0 or len(years) == 1)
