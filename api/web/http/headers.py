"""The headers that every answer carries: what a browser may load, and who may read."""

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
PROTECTION = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# The service has no credentials, so any page of the web may read its data.
OPEN = {"access-control-allow-origin": "*", "access-control-expose-headers": "ETag, Link, Retry-After"}
_PROTECTION = [(name.encode(), value.encode()) for name, value in PROTECTION.items()]
_PROTECTION_AND_OPEN = [*_PROTECTION, *((name.encode(), value.encode()) for name, value in OPEN.items())]
DATA_PATHS = ("/sparql", "/api/", "/id/", "/ontology", "/.well-known/", "/openapi.json")
DATA_SUFFIXES = (".ttl", ".nt", ".jsonld", ".rdf", ".bib", ".ris", ".json", ".csv", ".graphml", ".gexf")


class Headers:
    """ASGI middleware: protects every answer, and opens the data paths to other origins."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, protected(scope, send) if scope["type"] == "http" else send)


def protected(scope: Scope, send: Send) -> Send:
    """Sends the headers that protect an answer with it, and those that open it to other origins when it is data."""
    added = _PROTECTION_AND_OPEN if is_data(scope["path"]) else _PROTECTION

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = message["headers"]
            names = {name for name, _ in given}
            message["headers"] = [*given, *(pair for pair in added if pair[0] not in names)]
        await send(message)

    return send_with_headers


def preflight(methods: str) -> Response:
    """What a browser asks for before it lets a page of another origin send more than a plain GET."""
    allowed = {
        "allow": methods,
        "access-control-allow-methods": methods,
        "access-control-allow-headers": "Accept, Content-Type, If-None-Match",
        "access-control-max-age": "86400",
    }
    return Response(status_code=204, headers=allowed)


class HeadAsGet:
    """ASGI middleware: whatever answers GET answers HEAD, with the same headers and without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
        else:
            await self.app({**scope, "method": "GET"}, receive, without_body(send))


def without_body(send: Send) -> Send:
    """Sends an answer without its body."""

    async def send_without_body(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_without_body


def is_data(path: str) -> bool:
    """Whether a path answers data, which any origin may read.

    >>> is_data("/sparql"), is_data("/document/abc.ttl"), is_data("/region/AT.csl.json"), is_data("/document/abc")
    (True, True, True, False)
    """
    return path.startswith(DATA_PATHS) or path.endswith(DATA_SUFFIXES)
