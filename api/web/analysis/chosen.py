"""What is put side by side: clusters and documents, as addresses and people name them."""

from collections.abc import Mapping

from api.web.graph.items import PAGES, ClusterItem, DocumentItem, Item, named_by
from api.web.graph.live import Generation
from api.web.graph.orders import SORTS
from api.web.http.problems import BadParameterError, NotFoundError
from ontology.iris import kind_and_key

OFFERED, NEWEST = 150, 50  # clusters and documents that the form names before one types


def word_of(item: Item) -> str:
    """A thing as the address of a comparison names it.

    >>> from api.web.graph.items import Item
    >>> word_of(Item(iri="", kind="cluster", key="a-b", label="", page=""))
    'cluster/a-b'
    """
    return f"{PAGES[item.kind]}/{item.key}"


def item_called(shown: Generation, name: str) -> Item:
    """The cluster or document with a key ("cluster/KEY"), an IRI or a name. Raises NotFoundError, BadParameterError."""
    word, slash, key = name.strip().removeprefix("/").partition("/")
    is_iri = kind_and_key(name) is not None
    is_key = slash and word in PAGES.values()
    iri = name if is_iri else named_by(_kind(word), key) if is_key else _called(shown, name)
    item = shown.catalogue.by_iri.get(iri)
    if item is None:
        raise NotFoundError(f"There is no {name!r} here: write the name of a cluster or of a document.")
    if not isinstance(item, ClusterItem | DocumentItem):
        raise BadParameterError(f"{item.label} is neither a cluster nor a document.")
    return item


def written(shown: Generation, item: Item) -> str:
    """What the form says for an item: its name, where that finds it again."""
    return item.label if _named(shown, item.label) == item.iri else word_of(item)


def _kind(word: str) -> str:
    return next(kind for kind, page_word in PAGES.items() if page_word == word)


def _called(shown: Generation, name: str) -> str:
    """The cluster or document with a name, or the one that a search finds first; "" when there is none."""
    return _named(shown, name) or _found(shown, name)


def _named(shown: Generation, name: str) -> str:
    return shown.once(_by_name, "").get(name.casefold(), "")


def _found(shown: Generation, name: str) -> str:
    found = (item.iri for item, _ in shown.catalogue.find(name[:200]) if isinstance(item, ClusterItem | DocumentItem))
    return next(found, "")


def _by_name(shown: Generation, _: str) -> Mapping[str, str]:
    """Clusters and documents by their names; of those with one name the cluster that most documents name."""
    clusters = sorted(shown.catalogue.clusters, key=lambda item: (item.documents, item.iri))
    documents = sorted(shown.catalogue.documents, key=lambda item: item.iri)
    return {item.label.casefold(): item.iri for item in (*documents, *clusters)}


def offered(shown: Generation, _: str) -> tuple[Item, ...]:
    """The clusters that most documents name, by name, and the newest documents."""
    most = sorted(shown.catalogue.clusters, key=lambda item: (-item.documents, item.label, item.iri))[:OFFERED]
    named = sorted(most, key=lambda item: (item.label.casefold(), item.iri))
    return (*named, *sorted(shown.catalogue.documents, key=SORTS["newest"])[:NEWEST])
