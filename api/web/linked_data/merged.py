"""Addresses of works that turned out to be a document of the corpus lead to that document."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.web.graph.live import Live
from api.web.graph.reads import rows, words_of
from api.web.http.problems import NoGenerationError
from api.web.linked_data.data import split_suffix
from ontology.iris import kind_and_key, thing

_PREFIXES = ("/document/", "/id/document/")


class Merged:
    """ASGI middleware: redirects, and leaves everything else to the application behind it.

    What reference lists say of the work stays at its address with the suffix of a data format.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        prefix = next((prefix for prefix in _PREFIXES if scope.get("path", "").startswith(prefix)), None)
        key = scope["path"].removeprefix(prefix) if prefix and scope["type"] == "http" else ""
        if not key or split_suffix(key)[1] or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        target = await run_in_threadpool(_same, scope["app"].state.service.live, key)
        # 303 and not 301: whoever takes the document out of the corpus leaves the work at its address.
        answer = RedirectResponse(f"{prefix}{quote(target, safe='')}", status_code=303) if target else self.app
        await answer(scope, receive, send)


def _same(live: Live, key: str) -> str | None:
    """The key of the one document that the work is; None when there is none, or no telling which."""
    try:
        dataset = live.generation().dataset
    except NoGenerationError:
        return None
    found = [
        kind_and_key(words_of(row["document"])) for row in rows(dataset, "same_documents", thing=thing("document", key))
    ]
    return found[0][1] if len(found) == 1 and found[0] else None
