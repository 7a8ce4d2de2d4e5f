"""The pages of analysis: what is studied and what is not, what comes and goes, and who stands in the middle."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.web.analysis.answers import csv_answer, year_terms
from api.web.analysis.central import central, together
from api.web.analysis.evidence import supported
from api.web.analysis.matrix import KINDS, Choice, Kind, cell_documents, matrix
from api.web.analysis.queries import CellQuery, CentralQuery, MatrixQuery, TrendsQuery
from api.web.analysis.trends import MOST_LINES, drawing, most_studied, trends
from api.web.graph.behind import query_behind
from api.web.graph.facts import reference
from api.web.graph.items import Item, RegionItem, named_by
from api.web.graph.live import Generation
from api.web.http.problems import NotFoundError
from api.web.pages.list_pages import LEVELS
from api.web.presentation.templating import page, with_parameters
from api.web.service import Shown
from ontology.statement import Iri

router = APIRouter(include_in_schema=False)
OFFERED = 150  # concepts and regions that forms suggest
PAGE = 25  # documents of a cell at a time
NUMBERS = (10, 15, 20, 30, 40, 60)


@router.get("/analysis")
def analysis(request: Request, shown: Shown) -> Response:
    """The way in: each page with what it answers."""
    return page(request, "analysis.html", kinds=KINDS.values(), documents=len(shown.catalogue.documents))


@router.get("/analysis/trends")
def trends_page(request: Request, shown: Shown, query: Annotated[TrendsQuery, Query()]) -> Response:
    """Concepts over the years."""
    keys = query.concept or []
    chosen = [_known(shown, "concept", key).iri for key in keys]
    chosen = chosen or most_studied(shown.incidence, shown.catalogue, MOST_LINES)
    found = trends(shown.incidence, shown.catalogue, chosen, query.years)
    if query.format == "csv":
        lines = [[year, *(one.numbers[place] for one in found.trends)] for place, year in enumerate(found.years)]
        return csv_answer("trends", ["year", *(one.item.label for one in found.trends)], lines)
    offered = most_studied(shown.incidence, shown.catalogue, OFFERED)
    return page(
        request,
        "analysis_trends.html",
        query=query,
        found=found,
        drawing=drawing(found),
        most=MOST_LINES,
        offered=sorted((shown.catalogue.by_iri[iri] for iri in offered), key=lambda item: item.label.casefold()),
        behind=_trends_link(chosen, query),
        csv=_csv(request),
    )


@router.get("/analysis/central")
def central_page(request: Request, shown: Shown, query: Annotated[CentralQuery, Query()]) -> Response:
    """The authors and institutions with most documents about a region."""
    offered = shown.once(_regions, "")
    region = _known(shown, "region", query.region) if query.region else next(iter(offered), None)
    if region is None:
        return page(request, "analysis_central.html", region=None)
    most = None if query.format == "csv" else query.rows
    found = {
        name: central(shown.incidence, shown.catalogue, shown.once(together, name), region.iri, most)
        for name in ("authors", "institutions")
    }
    if query.format == "csv":
        lines = [(name, one.item.label, one.documents, one.ties) for name, (all_, _) in found.items() for one in all_]
        return csv_answer("central", ["kind", "name", "documents", "ties"], lines)
    return page(
        request,
        "analysis_central.html",
        region=region,
        named=reference(shown.catalogue, Iri(region.iri), None),
        query=query,
        offered=sorted(offered[:OFFERED], key=lambda item: item.label.casefold()),
        numbers=(*NUMBERS, 100, 200),
        found=[
            (name, first, total, query_behind(f"analysis_{name}", {"region": Iri(region.iri)}))
            for name, (first, total) in found.items()
        ],
        csv=_csv(request),
    )


@router.get("/analysis/{name}")
def matrix_page(request: Request, shown: Shown, name: str, query: Annotated[MatrixQuery, Query()]) -> Response:
    """Two kinds of things, with the documents that join them."""
    kind = _kind(name)
    choice = Choice(rows=query.rows, columns=query.columns, years=query.years, level=query.level)
    found = matrix(shown.incidence, shown.catalogue, kind, choice)
    if query.format == "csv":
        header = [kind.row, *(item.label for item in found.columns)]
        lines = ([line.item.label, *(cell.documents for cell in line.cells)] for line in found.lines)
        return csv_answer(kind.name, header, lines)
    years = {"year_from": query.year_from, "year_to": query.year_to}
    return page(
        request,
        "analysis_matrix.html",
        kind=kind,
        query=query,
        found=found,
        numbers=NUMBERS,
        levels=LEVELS,
        cell=lambda row, column: with_parameters(
            f"/analysis/{kind.name}/documents", {"row": row.key, "column": column.key, **years}
        ),
        behind=query_behind(_read(kind), year_terms(query.years)),
        csv=_csv(request),
    )


@router.get("/analysis/{name}/documents")
def documents_page(request: Request, shown: Shown, name: str, query: Annotated[CellQuery, Query()]) -> Response:
    """The documents behind a cell of a matrix."""
    kind = _kind(name)
    row = _known(shown, kind.row, query.row)
    column = _known(shown, "concept", query.column)
    ends = (row.iri, column.iri)
    items = shown.catalogue.newest(cell_documents(shown.incidence, shown.catalogue, kind, ends, query.years))
    if query.format == "csv":
        lines = ((item.iri, item.label, item.year, item.type, item.status) for item in items)
        return csv_answer(f"{kind.name}-documents", ["iri", "title", "year", "type", "status"], lines)
    shown_items = items[query.start : query.start + PAGE]
    more = query.start + PAGE
    return page(
        request,
        "analysis_documents.html",
        kind=kind,
        row=reference(shown.catalogue, Iri(row.iri), None),
        column=reference(shown.catalogue, Iri(column.iri), None),
        query=query,
        total=len(items),
        documents=list(supported(shown.dataset, shown.catalogue, kind, ends, shown_items)),
        first=with_parameters(request.url.path, _given(request), start=None) if query.start else "",
        next=with_parameters(request.url.path, _given(request), start=more) if more < len(items) else "",
        behind=query_behind(
            f"{_read(kind)}_documents",
            {"row": Iri(row.iri), "column": Iri(column.iri), **year_terms(query.years)},
        ),
        csv=_csv(request),
    )


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise NotFoundError(f"There is no analysis {name!r}; there are: {', '.join([*KINDS, 'trends', 'central'])}.")
    return KINDS[name]


def _read(kind: Kind) -> str:
    return f"analysis_{kind.name.replace('-', '_')}"


def _known(shown: Generation, kind: str, key: str) -> Item:
    item = shown.catalogue.by_iri.get(named_by(kind, key))
    if item is None:
        raise NotFoundError(f"The graph holds no {kind} with the key {key}.")
    return item


def _regions(shown: Generation, _: str) -> list[RegionItem]:
    """The regions that documents study, those with most documents first."""
    studied = shown.incidence.of["regions"]
    known = [item for item in shown.catalogue.regions if item.iri in studied]
    return sorted(known, key=lambda item: (-len(studied[item.iri]), item.label, item.iri))


def _trends_link(chosen: list[str], query: TrendsQuery) -> str:
    """The query of the trends: its six places are filled with the concepts, the last again where they are fewer."""
    if not chosen:
        return ""
    names = ("one", "two", "three", "four", "five", "six")
    padded = [*chosen, *[chosen[-1]] * len(names)]
    concepts = {name: Iri(iri) for name, iri in zip(names, padded, strict=False)}
    return query_behind("analysis_trends", {**concepts, **year_terms(query.years)})


def _given(request: Request) -> dict[str, object]:
    return dict(request.query_params)


def _csv(request: Request) -> str:
    """The address of the same as CSV."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "format" and value != ""]
    return f"{request.url.path}?{urlencode([*kept, ('format', 'csv')])}"
