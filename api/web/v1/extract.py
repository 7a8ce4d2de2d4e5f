"""POST /api/v1/extract: a text in, its card with the words that support it out; nothing is stored."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.responses import Response

from api.web.http.headers import preflight
from api.web.http.problems import ExtractionOffError, TextTooLongError, UnreadableTextError, UnsupportedTextError
from api.web.http.requests import body_of, client_of, known_type_of, text_of
from api.web.service import Served, service_of
from api.web.workers.extraction import Extraction

JSON, PLAIN = "application/json", "text/plain"
_BYTES_EACH = 12  # at most, of a character: two escapes of JSON
_ROOM = 4096  # for what stands around the text


class Given(BaseModel):
    """A text; `name` is what the card calls it, as a file would be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, description="the text of one document, as it stands on its pages")
    name: str = Field(
        "text.txt", min_length=1, max_length=200, description="what the card calls it, as a file would be"
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.extraction = Extraction(app.state.service.settings)
    try:
        yield
    finally:
        await app.state.extraction.close()


router = APIRouter(lifespan=_lifespan)


def extraction_of(request: Request) -> Extraction:
    """The reading of texts. Raises ExtractionOffError unless the operator has switched it on."""
    if not service_of(request).settings.extract:
        raise ExtractionOffError("This service reads no texts.")
    extraction = request.app.state.extraction
    assert isinstance(extraction, Extraction)
    return extraction


_BODY: dict[str, Any] = {
    "required": True,
    "content": {JSON: {"schema": Given.model_json_schema()}, PLAIN: {"schema": {"type": "string", "minLength": 1}}},
}
_FAILURES: dict[int | str, dict[str, Any]] = {
    403: {"description": "Extraction is switched off; `clusterkg serve --extract` switches it on"},
    413: {"description": "The text is too long, or reading it takes too much memory"},
    415: {"description": "The body is neither JSON nor plain text in UTF-8"},
    429: {"description": "Too many texts of one client are waiting"},
    503: {"description": "Reading took too long, or others are being read"},
}


@router.options("/extract", include_in_schema=False)
def options() -> Response:
    """What a browser asks before it lets a page of another origin send a text."""
    return preflight("POST, OPTIONS")


@router.post(
    "/extract",
    response_model=None,
    response_description="The card",
    responses=_FAILURES,
    openapi_extra={"requestBody": _BODY},
)
async def extract(
    request: Request, service: Served, extraction: Annotated[Extraction, Depends(extraction_of)]
) -> Response:
    """Reads a text and answers its card with every statement and the words that support it; nothing is stored.

    Offsets count Unicode code points of the `text` that comes back. The first text takes some seconds longer.
    """
    most = service.settings.extract_characters
    too_long = TextTooLongError(f"A text may have {most} characters.")
    media_type = known_type_of(request, (JSON, PLAIN), UnsupportedTextError)
    given = _given(media_type, await body_of(request, _BYTES_EACH * most + _ROOM, too_long))
    if len(given.text) > most:
        raise too_long
    body = await extraction.read(given.name, given.text, client=client_of(request))
    return Response(body, media_type=JSON, headers={"cache-control": "no-store"})


def _given(media_type: str, body: bytes) -> Given:
    try:
        if media_type == JSON:
            return Given.model_validate_json(body)
        return Given.model_validate({"text": text_of(body, UnsupportedTextError)})
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, fault['loc'])) or 'body'}: {fault['msg']}" for fault in error.errors())
        raise UnreadableTextError("; ".join(faults)) from None
