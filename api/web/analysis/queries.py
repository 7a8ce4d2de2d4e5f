"""The parameters of the pages of analysis; an empty field of a form is no filter."""

from typing import Annotated, Literal

from pydantic import Field

from api.web.graph.years import Years
from api.web.http.parameters import Parameters
from api.web.lists.queries import Key, Year


class AnalysisQuery(Parameters):
    """What every page of analysis takes."""

    format: Literal["html", "csv"] = "html"


class YearsQuery(AnalysisQuery):
    """From which year to which."""

    year_from: Year | None = None
    year_to: Year | None = None

    @property
    def years(self) -> Years:
        """Both ends."""
        return Years.between(self.year_from, self.year_to)


class MatrixQuery(YearsQuery):
    """How much of a matrix is shown; `level` is of regions."""

    rows: int = Field(15, ge=1, le=60)
    columns: int = Field(10, ge=1, le=40)
    level: str | None = Field(None, max_length=40)


class CellQuery(YearsQuery):
    """A cell, by the keys of its row and column, and the place in the list of its documents."""

    row: Key
    column: Key
    start: int = Field(0, ge=0, le=10_000_000)


class TrendsQuery(YearsQuery):
    """The keys of concepts, else those with most documents."""

    concept: list[Key] = Field(default_factory=list, max_length=6)


class CentralQuery(AnalysisQuery):
    """The key of a region, else the one that most documents study."""

    region: Key | None = None
    rows: int = Field(20, ge=1, le=200)


class CompareQuery(AnalysisQuery):
    """Two to six clusters or documents: the word of their page and their key ("cluster/lakeland"), IRI, or name."""

    item: list[Annotated[str, Field(max_length=400)]] = Field(default_factory=list, max_length=6)
