"""What the routes of a running service share: the live generation, the query workers, the settings."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.web.graph.live import Generation, Live
from api.web.lists.lists import Lists
from api.web.metrics import Metrics
from api.web.settings import Settings
from api.web.workers.pool import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One a running server; kept in the state of the application."""

    live: Live
    pool: Pool
    settings: Settings
    metrics: Metrics


def service_of(request: Request) -> Service:
    """The service that a request came to."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


def generation_of(request: Request) -> Generation:
    """The generation to answer from: one a request, so that an answer does not mix two."""
    return service_of(request).live.generation()


def page_lists(request: Request) -> Lists:
    """The lists as pages show them."""
    settings = service_of(request).settings
    return Lists(generation=generation_of(request), default_limit=settings.page_rows, most=settings.page_rows)


def api_lists(request: Request) -> Lists:
    """The lists as programs get them."""
    settings = service_of(request).settings
    return Lists(generation=generation_of(request), default_limit=settings.api_rows, most=settings.api_most_rows)


Served = Annotated[Service, Depends(service_of)]
Shown = Annotated[Generation, Depends(generation_of)]
"""The generation that a route answers from."""
