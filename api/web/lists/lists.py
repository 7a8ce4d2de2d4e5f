"""The items that a list query asks for."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain

from api.web.graph.catalogue import Catalogue
from api.web.graph.involved import INVOLVED, documents_of_thing
from api.web.graph.items import (
    LISTS,
    AuthorItem,
    ClusterItem,
    ConceptItem,
    DocumentItem,
    InstitutionItem,
    Item,
    RegionItem,
    named_by,
)
from api.web.graph.linked import links
from api.web.graph.listing import Slice, slice_of
from api.web.graph.live import Generation
from api.web.graph.orders import SORTS, ItemT, SortKey
from api.web.graph.reads import rows, words_of
from api.web.graph.years import Years
from api.web.lists.queries import (
    AuthorQuery,
    ClusterQuery,
    ConceptQuery,
    DocumentQuery,
    InstitutionQuery,
    ListQuery,
    RegionQuery,
    SearchQuery,
)

# Filter of documents → kind of thing that its key names.
RELATED = {
    "author": "person",
    "institution": "organisation",
    "region": "region",
    "cluster": "cluster",
    "concept": "concept",
}
# The same with what the API and the addresses of pages take as well; the stored query is that of the word.
DOCUMENT_FILTERS = {**RELATED, "country": "region", "venue": "venue"}
_OF_DOCUMENTS = frozenset(("type", "status", "year", "year_from", "year_to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists of one generation; `default_limit` and `most` are rows."""

    generation: Generation
    default_limit: int
    most: int

    def documents(self, query: DocumentQuery) -> Slice[DocumentItem]:
        """Newest first unless asked otherwise."""
        named = [
            self._documents_of(kind, key) for name, kind in DOCUMENT_FILTERS.items() if (key := getattr(query, name))
        ]
        allowed = (*named, self._things("documents_of_sector", sector=("concept", query.sector)))
        years = Years.between(query.year_from, query.year_to)
        keep = partial(_fits_document, query, years) if query.model_fields_set & _OF_DOCUMENTS else None
        return self._slice(self._catalogue.documents, allowed, keep, query, "newest")

    def authors(self, query: AuthorQuery) -> Slice[AuthorItem]:
        """Those with most documents first."""
        allowed = (
            self._things("authors_at", organisation=("organisation", query.institution)),
            self._things("authors_in", region=("region", query.region)),
            self._things("authors_in", region=("region", query.country)),
            self._authors_on("cluster", query.cluster),
            self._authors_on("concept", query.concept),
        )

        def keep(item: AuthorItem) -> bool:
            return query.role == "any" or item.documents > 0

        return self._slice(self._catalogue.authors, allowed, keep, query, "documents")

    def institutions(self, query: InstitutionQuery) -> Slice[InstitutionItem]:
        """Those with most documents first."""
        allowed = (
            self._things("located_in", region=("region", query.region)),
            self._things("located_in", region=("region", query.country)),
            self._things("members", cluster=("cluster", query.cluster)),
        )
        return self._slice(self._catalogue.institutions, allowed, None, query, "documents")

    def regions(self, query: RegionQuery) -> Slice[RegionItem]:
        """Those with most documents first."""

        def keep(item: RegionItem) -> bool:
            return query.level in (None, item.level) and query.country in (None, item.country_key)

        allowed = (self._things("region_parts", region=("region", query.region)),)
        return self._slice(self._catalogue.regions, allowed, keep, query, "documents")

    def clusters(self, query: ClusterQuery) -> Slice[ClusterItem]:
        """Those with most documents first."""
        allowed = (
            self._things("located_in", region=("region", query.region)),
            self._things("located_in", region=("region", query.country)),
            self._things("clusters_of_sector", sector=("concept", query.sector)),
            self._things("clusters_with_member", organisation=("organisation", query.member)),
        )

        def keep(item: ClusterItem) -> bool:
            return query.stage in (None, item.stage)

        return self._slice(self._catalogue.clusters, allowed, keep, query, "documents")

    def concepts(self, query: ConceptQuery) -> Slice[ConceptItem]:
        """Those with most documents first."""

        def keep(item: ConceptItem) -> bool:
            return query.candidate in (None, item.candidate)

        allowed = (self._things("narrower", concept=("concept", query.broader)),)
        return self._slice(self._catalogue.concepts, allowed, keep, query, "documents")

    def found(self, query: SearchQuery) -> Slice[Item]:
        """Everything with a name that has the words, of all kinds or one, best first."""
        hits = [
            (item, hit.rank)
            for item, hit in self._catalogue.find(query.q, texts=True)
            if query.kind in (None, LISTS[item.kind])
        ]
        key = _relevance({item.iri: rank for item, rank in hits})
        return slice_of(
            sorted((item for item, _ in hits), key=key),
            key,
            sort="relevance",
            limit=min(query.limit, self.most),
            cursor=query.cursor,
            generation=self.generation.name,
        )

    @property
    def _catalogue(self) -> Catalogue:
        return self.generation.catalogue

    def _slice(
        self,
        items: tuple[ItemT, ...],
        allowed: Iterable[Set[str] | None],
        keep: Callable[[ItemT], bool] | None,
        query: ListQuery,
        usual: str,
    ) -> Slice[ItemT]:
        """The items that all of the given sets and `keep` let through."""
        ranks = {item.iri: hit.rank for item, hit in self._catalogue.find(query.q)} if query.q else None
        sort = query.sort or ("relevance" if ranks is not None else usual)
        sort = usual if sort == "relevance" and ranks is None else sort
        by_rank = sort == "relevance" and ranks is not None
        found: Sequence[ItemT] = items if by_rank else self._catalogue.in_order(items, sort)
        for iris in (*allowed, ranks.keys() if ranks is not None else None):
            found = found if iris is None else [item for item in found if item.iri in iris]
        found = found if keep is None else [item for item in found if keep(item)]
        key = _relevance(ranks) if by_rank and ranks is not None else SORTS[sort]
        return slice_of(
            sorted(found, key=key) if by_rank else found,
            key,
            sort=sort,
            limit=min(query.limit or self.default_limit, self.most),
            cursor=query.cursor,
            generation=self.generation.name,
        )

    def _documents_of(self, kind: str, key: str) -> Set[str]:
        thing = named_by(kind, key)
        if kind in INVOLVED - {"person"}:
            return documents_of_thing(self.generation.dataset, kind, thing)
        read = "documents_by_person" if kind == "person" else f"documents_of_{kind}"
        return {words_of(row.get("document")) for row in rows(self.generation.dataset, read, thing=thing)}

    def _authors_on(self, kind: str, key: str | None) -> Set[str] | None:
        """Who wrote the documents on a thing; None when none is given."""
        if key is None:
            return None
        wrote = links(self.generation.dataset, "creator")
        documents = documents_of_thing(self.generation.dataset, kind, named_by(kind, key))
        return set(chain.from_iterable(wrote.get(iri, ()) for iri in documents))

    def _things(self, read: str, **named: tuple[str, str | None]) -> Set[str] | None:
        """The things that a stored query finds for a key; None when no key is given, so that all will do."""
        ((variable, (kind, key)),) = named.items()
        if key is None:
            return None
        return {
            words_of(row.get("thing")) for row in rows(self.generation.dataset, read, **{variable: named_by(kind, key)})
        }


def _relevance(ranks: Mapping[str, SortKey]) -> Callable[[Item], SortKey]:
    return lambda item: (*ranks[item.iri], item.key, item.iri)


def _fits_document(query: DocumentQuery, years: Years, item: DocumentItem) -> bool:
    return (
        query.type in (None, item.type)
        and query.status in (None, item.status or "none")
        and query.year in (None, item.year)
        and years.has(item.year)
    )
