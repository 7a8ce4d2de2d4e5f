"""What an operator may set, each by an environment variable CLUSTERKG_ and the name in capitals."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

_MAY_BE_ZERO = frozenset({"cache_megabytes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits of the service. Sizes are in the unit that the name says, times in seconds.

    >>> Settings().query_seconds
    10.0
    """

    query_workers: int = 3  # worker processes, one more than two cores; each holds about 70 MB
    most_query_workers: int = 6  # with those started while others have long queries
    query_seconds: float = 10.0  # how long one query may run
    queue_seconds: float = 5.0  # how long a query may wait for a free worker
    waiting_queries: int = 64  # how many may wait
    waiting_queries_each: int = 32  # of one client
    query_megabytes: int = 1024  # memory of one worker
    answer_megabytes: int = 64  # of one answer, kept for a client that reads slowly
    cache_megabytes: int = 64  # short answers kept for whoever asks the same again; 0 for none
    query_characters: int = 32_000
    body_kilobytes: int = 256
    service_endpoints: str = ""  # the endpoints that SERVICE may call, with spaces between
    pages_at_once: int = 2  # pages put together at the same time; more only get in each other's way
    page_rows: int = 25  # rows of a list page
    api_rows: int = 50  # rows of a JSON list when `limit` is not given
    api_most_rows: int = 500
    editor_rows: int = 500  # rows shown by the query editor
    extract: bool = False  # whether POST /api/v1/extract reads texts
    extract_workers: int = 1  # processes that do, started for the first text; each holds about 400 MB
    extract_seconds: float = 30.0  # how long one text may be read
    extract_queue_seconds: float = 30.0  # how long a text may wait
    extract_waiting: int = 16  # texts that may wait
    extract_characters: int = 100_000  # of one text, some 40 pages
    extract_megabytes: int = 1536  # memory of a process that reads

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str | bool):
                continue
            if value < 0 or (value == 0 and field.name not in _MAY_BE_ZERO):
                raise ValueError(f"CLUSTERKG_{field.name.upper()} must be above 0, not {value}")


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """The defaults, with what `environment` sets; raises ValueError that names the variable.

    >>> settings_from({"CLUSTERKG_QUERY_SECONDS": "2.5"}).query_seconds
    2.5
    >>> settings_from({"CLUSTERKG_QUERY_WORKERS": "many"})
    Traceback (most recent call last):
    ValueError: CLUSTERKG_QUERY_WORKERS must be a number, not 'many'
    """
    defaults = Settings()
    changes: dict[str, Any] = {
        field.name: _value(variable, environment[variable], type(getattr(defaults, field.name)))
        for field in fields(Settings)
        if (variable := f"CLUSTERKG_{field.name.upper()}") in environment
    }
    return replace(defaults, **changes)


def _value(variable: str, value: str, kind: type[int] | type[float] | type[str] | type[bool]) -> float | str:
    if kind is bool:
        return _switch(variable, value)
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"{variable} must be a number, not {value!r}") from None


def _switch(variable: str, value: str) -> bool:
    if value not in ("0", "1"):
        raise ValueError(f"{variable} must be 0 or 1, not {value!r}")
    return value == "1"
