"""Who sends a request, and its body: no larger than it may be, of a known media type, and in UTF-8."""

from collections.abc import Collection

from starlette.requests import Request

from api.web.http.problems import WebError


def client_of(request: Request) -> str:
    """Whom a request counts for where clients take turns: its address, "" where the server does not know it."""
    return request.client.host if request.client else ""


async def body_of(request: Request, most: int, too_large: WebError) -> bytes:
    """The body, read no further than `most` bytes whatever its announced length. Raises `too_large` beyond."""
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > most:
            raise too_large
    return bytes(parts)


def media_type_of(request: Request) -> str:
    """The media type that the request gives its body, in small letters; "" for none."""
    return _content_type(request)[0]


def known_type_of(request: Request, known: Collection[str], unsupported: type[WebError]) -> str:
    """The same when it is a known one and the encoding is UTF-8. Raises `unsupported` otherwise."""
    kind, charset = _content_type(request)
    if kind not in known:
        raise unsupported(f"The body has the media type {kind or 'none'}.")
    if charset not in ("", "utf-8", "utf8"):
        raise unsupported(f"The body has the encoding {charset}.")
    return kind


def text_of(body: bytes, unsupported: type[WebError]) -> str:
    """The text of a body. Raises `unsupported` when it is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise unsupported("The body is not UTF-8.") from None


def _content_type(request: Request) -> tuple[str, str]:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    return media_type.strip().lower(), parameters.partition("charset=")[2].strip().strip('"').lower()
