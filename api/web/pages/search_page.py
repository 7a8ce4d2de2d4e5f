"""The page of the search: across all kinds, with the words of texts in their places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from api.web.graph.items import LISTS, DocumentItem, Item
from api.web.graph.live import Generation
from api.web.graph.reads import words_of
from api.web.graph.search import MOST
from api.web.http.problems import NotFoundError
from api.web.pages.snippets import Part, snippet
from api.web.presentation.templating import page, with_parameters
from api.web.service import Shown
from ontology.iris import text_iri
from ontology.statement import Iri
from ontology.terms import NIF
from ontology.text_words import singular, text_words

router = APIRouter(include_in_schema=False)
SHOWN = 25
SUGGESTED = 8
NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A thing with some of its other names, and of a document the place of its text that has the words, unless its
    names have them all."""

    item: Item
    names: tuple[str, ...]
    snippet: tuple[Part, ...]


@router.get("/search")
def search(
    request: Request,
    shown: Shown,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    start: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """Everything with these words in its names or texts, best first; `kind` as in the paths of the lists."""
    if kind and kind not in LISTS.values():
        raise NotFoundError(f"There is no kind {kind!r}; there are: {', '.join(LISTS.values())}.")
    everything = list(shown.catalogue.find(q, texts=True))
    kinds = Counter(LISTS[item.kind] for item, _ in everything)
    found = [(item, hit.words) for item, hit in everything if kind in ("", LISTS[item.kind])]
    more = start + SHOWN
    return page(
        request,
        "search.html",
        q=q,
        kind=kind,
        kinds=[(word, kinds[word], with_parameters("/search", {"q": q, "kind": word})) for word in LISTS.values()],
        everything=with_parameters("/search", {"q": q}),
        all=len(everything),
        most=MOST,
        total=len(found),
        start=start,
        finds=list(_finds(shown, found[start:more])),
        next=with_parameters("/search", {"q": q, "kind": kind, "start": more}) if more < len(found) else "",
    )


@router.get("/search/suggestions")
def suggestions(
    shown: Shown,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[list[str] | None, Query(max_length=6)] = None,
) -> Response:
    """The best names for what is being typed, each once; of all kinds, or of some as in the paths of the lists."""
    wanted = kind or LISTS.values()
    names = dict.fromkeys(item.label for item, _ in shown.catalogue.find(q) if LISTS[item.kind] in wanted)
    return JSONResponse(list(names)[:SUGGESTED], headers={"cache-control": "max-age=60"})


def _finds(shown: Generation, found: Iterable[tuple[Item, Sequence[str]]]) -> Iterator[Find]:
    for item, words in found:
        in_names = isinstance(item, DocumentItem) and _names_have(item, words)
        yield Find(item=item, names=_telling(item, words), snippet=() if in_names else _place(shown, item, words))


def _telling(item: Item, words: Sequence[str]) -> tuple[str, ...]:
    """The other names that show why it was found come first."""
    wanted = set(map(singular, words))
    return tuple(sorted(item.names, key=lambda name: wanted.isdisjoint(map(singular, text_words(name))))[:NAMES])


def _names_have(item: Item, words: Sequence[str]) -> bool:
    named = {singular(word) for name in (item.label, *item.names) for word in text_words(name)}
    return all(singular(word) in named for word in words)


def _place(shown: Generation, item: Item, words: Sequence[str]) -> tuple[Part, ...]:
    if not isinstance(item, DocumentItem):
        return ()
    text = shown.dataset.value(text_iri(Iri(item.iri)), NIF.isString)
    return snippet(words_of(text), words)
