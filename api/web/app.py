"""The application: all routes over one store, and the query workers while it runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp

from api.web.analysis import compare
from api.web.analysis import pages as analysis
from api.web.graph.live import Live
from api.web.http.headers import HeadAsGet, Headers
from api.web.http.problems import NoGenerationError
from api.web.linked_data import context, data
from api.web.linked_data.merged import Merged
from api.web.metrics import CountRequests, Metrics
from api.web.networks import api as networks_api
from api.web.networks import view as network_view
from api.web.openapi import completed
from api.web.pages import list_pages, pages, search_page
from api.web.presentation import assets, problem_answers
from api.web.service import Served, Service
from api.web.settings import Settings, settings_from
from api.web.sparql import editor, editor_data
from api.web.sparql.sparql import Sparql
from api.web.v1 import api as json_api
from api.web.workers.pool import Pool

health = APIRouter(include_in_schema=False)


class Application(FastAPI):
    """FastAPI behind the one path that is answered before it."""

    def build_middleware_stack(self) -> ASGIApp:
        """The middleware of the framework and ours, with that of queries before all."""
        return Sparql(super().build_middleware_stack(), self.state.metrics)

    def openapi(self) -> dict[str, Any]:
        """The description of the interface, with what the framework cannot know."""
        if self.openapi_schema is None:
            self.openapi_schema = completed(super().openapi())
        return self.openapi_schema


def create_app(store: Path, settings: Settings | None = None) -> FastAPI:
    """The service over a store, which need not have data yet; settings come from the environment unless given."""
    chosen = settings or settings_from()
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = Pool(store, chosen)
        await pool.open()
        # With Python's one lock each of many pages would wait for all others, time and again.
        current_default_thread_limiter().total_tokens = chosen.pages_at_once
        app.state.service = Service(live=Live(store), pool=pool, settings=chosen, metrics=metrics)
        try:
            yield
        finally:
            await pool.close()

    app = Application(
        title="clusterkg",
        version="1",
        summary="Who writes what about economic clusters: the graph as JSON.",
        lifespan=lifespan,
        docs_url=None,  # both pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,  # the last route takes any first word, so that every wrong address would be redirected
    )
    app.state.metrics = metrics
    problem_answers.install(app)
    for module in (
        assets,
        context,
        editor,
        editor_data,
        json_api,
        data,
        networks_api,
        network_view,
        list_pages,
        analysis,
        compare,
        search_page,
    ):
        app.include_router(module.router)
    app.include_router(health)
    app.include_router(pages.router)  # last: its addresses begin with any word
    app.add_middleware(Merged)
    app.add_middleware(GZipMiddleware, minimum_size=2048, compresslevel=5)  # 9 takes three times as long for 2 % less
    app.add_middleware(Headers)
    app.add_middleware(HeadAsGet)
    app.add_middleware(CountRequests, metrics=metrics)
    return app


@health.get("/healthz")
async def healthz() -> Response:
    """The process runs, even when pages wait for one another."""
    return PlainTextResponse("ok\n")


@health.get("/readyz")
def readyz(service: Served) -> Response:
    """There is a generation to show."""
    return JSONResponse({"generation": service.live.generation().name})


@health.get("/metrics")
def metrics(service: Served) -> Response:
    """Counters for a monitoring system."""
    try:
        generation = service.live.generation().name
    except NoGenerationError:
        generation = None
    return PlainTextResponse(service.metrics.text(generation), media_type="text/plain; version=0.0.4")
