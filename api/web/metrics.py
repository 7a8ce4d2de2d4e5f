"""Counters in the text format that monitoring systems read."""

import threading
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web.graph.items import LISTS, PAGES


class Metrics:
    """Requests by the kind of path and status; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()

    def count(self, path: str, status: int) -> None:
        """Counts one answered request."""
        with self._lock:
            self._requests[_family(path), status] += 1

    def text(self, generation: str | None) -> str:
        """The counters, one a line, in order.

        >>> metrics = Metrics()
        >>> metrics.count("/region/a", 200)
        >>> metrics.text("000001").splitlines()[2]
        'clusterkg_requests_total{path="/region",status="200"} 1'
        """
        with self._lock:
            counted = sorted(self._requests.items())
        lines = ["# HELP clusterkg_requests_total Requests answered.", "# TYPE clusterkg_requests_total counter"]
        lines += [f'clusterkg_requests_total{{path="{path}",status="{status}"}} {n}' for (path, status), n in counted]
        lines += ["# HELP clusterkg_generation The generation that is served.", "# TYPE clusterkg_generation gauge"]
        if generation is not None:
            lines.append(f'clusterkg_generation{{name="{generation}"}} 1')
        return "\n".join(lines) + "\n"


class CountRequests:
    """ASGI middleware that counts every answer."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, counted(self.metrics, scope, send) if scope["type"] == "http" else send)


def counted(metrics: Metrics, scope: Scope, send: Send) -> Send:
    """Counts the answer when it begins."""

    async def send_and_count(message: Message) -> None:
        if message["type"] == "http.response.start":
            metrics.count(scope["path"], message["status"])
        await send(message)

    return send_and_count


_WORDS = (
    *("sparql", "api", "id", "graph", "ontology", "search", "static", "problem", ".well-known", "openapi.json"),
    *("healthz", "readyz", "metrics"),
)
_FAMILIES = frozenset(f"/{word}" for word in ("", *PAGES.values(), *LISTS.values(), *_WORDS))


def _family(path: str) -> str:
    """The first part of a path when it is one of ours: what strangers ask for must not make the list grow."""
    first = "/" + path.split("/")[1] if path.startswith("/") else path
    return first if first in _FAMILIES else "other"
