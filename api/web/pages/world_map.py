"""Places on a map that the server draws: degrees as they are, north up, cut out around the places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
from api.web.graph.facts import Ref, reference
from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset, Row
from ontology.statement import Iri

LEAST_WIDTH = 40.0  # degrees: the outline of the land is too coarse for less
SHAPE = 2.0  # width by height
MOST_PLACES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place at degrees of longitude and, southwards, of latitude."""

    ref: Ref
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """Places, and the part of the world to show: the corner at the north-west and the size, in degrees."""

    places: tuple[Place, ...]
    left: float
    top: float
    width: float
    height: float

    @property
    def meridians(self) -> tuple[int, ...]:
        """Where to draw lines from north to south."""
        return _lines(self.left, self.width, self.step)

    @property
    def parallels(self) -> tuple[int, ...]:
        """Where to draw lines from west to east."""
        return _lines(self.top, self.height, self.step)

    @property
    def step(self) -> int:
        """Degrees between two lines."""
        return 30 if self.width > 120 else 10

    @property
    def words(self) -> str:
        """What the drawing shows, in a sentence."""
        names = [place.ref.label for place in self.places]
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        return f"Map of {', '.join(names[:5])}{more}."


def world_map(dataset: Dataset, catalogue: Catalogue, thing: Iri) -> WorldMap | None:
    """The map of where a thing lies; none when the graph knows no coordinates."""
    places = sorted(_places(catalogue, rows(dataset, "places", thing=thing)), key=_by_name)[:MOST_PLACES]
    return framed(places) if places else None


def framed(places: Iterable[Place]) -> WorldMap:
    """The map that shows all of these places with some room around them.

    >>> one = framed([Place(ref=Ref(label="Graz"), x=15.4, y=-47.1)])
    >>> one.left, one.top, one.width, one.height
    (-4.6, -57.1, 40.0, 20.0)
    """
    shown = tuple(places)
    wide = max(place.x for place in shown) - min(place.x for place in shown)
    high = max(place.y for place in shown) - min(place.y for place in shown)
    width = min(max(LEAST_WIDTH, 1.3 * wide, 1.3 * SHAPE * high), 360.0)
    height = width / SHAPE
    return WorldMap(
        places=shown,
        left=_corner([place.x for place in shown], width, 180.0),
        top=_corner([place.y for place in shown], height, 90.0),
        width=round(width, 2),
        height=round(height, 2),
    )


def _corner(values: list[float], size: float, edge: float) -> float:
    """Where a stretch of this size begins that has the values in its middle and stays on the map."""
    middle = (min(values) + max(values)) / 2
    return round(min(max(middle - size / 2, -edge), edge - size), 2)


def _lines(start: float, size: float, step: int) -> tuple[int, ...]:
    first = -(-start // step) * step
    return tuple(range(int(first), int(start + size) + 1, step))


def _places(catalogue: Catalogue, found: Iterable[Row]) -> Iterator[Place]:
    seen: set[str] = set()
    for row in found:
        name = words_of(row.get("place"))
        point = _degrees(row, "long"), _degrees(row, "lat")
        if name in seen or point[0] is None or point[1] is None:
            continue
        seen.add(name)
        yield Place(ref=reference(catalogue, row.get("place"), row.get("label")), x=point[0], y=-point[1])


def _degrees(row: Row, variable: str) -> float | None:
    """A coordinate; nothing for what is no number or on no map."""
    try:
        degrees = float(words_of(row.get(variable)))
    except ValueError:
        return None
    return degrees if abs(degrees) <= (180 if variable == "long" else 90) else None


def _by_name(place: Place) -> tuple[str, str]:
    return place.ref.label, place.ref.page
