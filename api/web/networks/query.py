"""The parameters of the networks: the same for the drawing, its table, the JSON and the files to take away."""

from typing import Annotated, Literal

from pydantic import Field

from api.web.http.parameters import Parameters
from api.web.lists.queries import Year

OVERVIEW = "all"
DRAWN_UNASKED = 2000
MOST_DRAWN = 10_000  # what a browser draws in about two seconds

Thing = Annotated[str, Field(max_length=2000)]
Kind = Literal["person", "organisation", "region", "cluster", "concept", "document"]


class NetworkQuery(Parameters):
    """What a network is made of. A thing is given by its IRI or its name; an empty field of a form is no filter."""

    view: str = Field(OVERVIEW, max_length=60, description="the kinds of ties; the answer to a wrong name lists them")
    kind: tuple[Kind, ...] = Field((), max_length=6, description="kinds of things to keep; all unless given")
    year_from: Year | None = Field(None, description="ties that documents of this year or later support")
    year_to: Year | None = Field(None, description="ties that documents of this year or earlier support")
    region: Thing | None = Field(None, description="ties that documents on this region or a part of it support")
    min_weight: int = Field(1, ge=1, le=1_000_000, description="fewest documents that support a tie")
    centre: Thing | None = Field(None, description="only what is tied to this thing")
    depth: int = Field(1, ge=1, le=3, description="steps from the centre")
    most: int = Field(DRAWN_UNASKED, ge=1, le=MOST_DRAWN, description="most things; those with the heaviest ties stay")
    expand: tuple[Thing, ...] = Field((), max_length=20, description="things whose neighbours are added")
    collapse: tuple[Thing, ...] = Field((), max_length=50, description="things whose neighbours without other ties go")

    @property
    def chooses_documents(self) -> bool:
        """Whether some documents do not count."""
        return any(value is not None for value in (self.year_from, self.year_to, self.region))

    @property
    def filters(self) -> bool:
        """Whether some ties or things of the network are not wanted."""
        return self.chooses_documents or bool(self.kind) or self.min_weight > 1


class PageQuery(NetworkQuery):
    """The network, and how the page shows it."""

    colour: Literal["kind", "community"] = "kind"
    size: Literal["weight", "degree", "betweenness", "documents"] = "weight"
    select: Thing | None = None
    q: str | None = Field(None, max_length=200)


def parameters(query: NetworkQuery, *, page: bool = False) -> list[tuple[str, str]]:
    """The parameters that make this query again; those of the page alone only on request.

    >>> parameters(NetworkQuery(view="concepts", kind=("concept",), min_weight=2))
    [('view', 'concepts'), ('kind', 'concept'), ('min_weight', '2')]
    """
    names = [*NetworkQuery.model_fields, *(PageQuery.model_fields if page else ())]
    given = {name: value for name, value in query.model_dump(exclude_defaults=True).items() if name in names}
    listed = ((name, value if isinstance(value, tuple) else (value,)) for name, value in given.items())
    return [(name, str(value)) for name, values in listed for value in values]
