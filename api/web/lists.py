"""The items that a list query asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.web.catalogue import Catalogue
from api.web.items import AuthorItem, ClusterItem, ConceptItem, DocumentItem, InstitutionItem, RegionItem, named_by
from api.web.listing import ItemT, Slice, slice_of
from api.web.live import Generation
from api.web.queries import (
    AuthorQuery,
    ClusterQuery,
    ConceptQuery,
    DocumentQuery,
    InstitutionQuery,
    ListQuery,
    RegionQuery,
)
from api.web.reads import rows, words_of

# Filter of documents → kind of thing that its key names.
RELATED = {
    "author": "person",
    "institution": "organisation",
    "region": "region",
    "cluster": "cluster",
    "concept": "concept",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists of one generation; `default_limit` and `most` are rows."""

    generation: Generation
    default_limit: int
    most: int

    def documents(self, query: DocumentQuery) -> Slice[DocumentItem]:
        """Newest first unless asked otherwise."""
        allowed = [self._documents_of(kind, key) for name, kind in RELATED.items() if (key := getattr(query, name))]

        def keep(item: DocumentItem) -> bool:
            return _fits_document(query, item) and all(item.iri in iris for iris in allowed)

        return self._slice(self._catalogue.documents, keep, query, "newest")

    def authors(self, query: AuthorQuery) -> Slice[AuthorItem]:
        """Those with most documents first."""
        at = self._things("authors_at", organisation=("organisation", query.institution))

        def keep(item: AuthorItem) -> bool:
            return (query.role == "any" or item.documents > 0) and (at is None or item.iri in at)

        return self._slice(self._catalogue.authors, keep, query, "documents")

    def institutions(self, query: InstitutionQuery) -> Slice[InstitutionItem]:
        """Those with most documents first."""
        inside = self._things("located_in", region=("region", query.region))
        return self._slice(
            self._catalogue.institutions, lambda item: inside is None or item.iri in inside, query, "documents"
        )

    def regions(self, query: RegionQuery) -> Slice[RegionItem]:
        """Those with most documents first."""

        def keep(item: RegionItem) -> bool:
            return query.level in (None, item.level) and query.country in (None, item.country_key)

        return self._slice(self._catalogue.regions, keep, query, "documents")

    def clusters(self, query: ClusterQuery) -> Slice[ClusterItem]:
        """Those with most documents first."""
        inside = self._things("located_in", region=("region", query.region))

        def keep(item: ClusterItem) -> bool:
            return query.stage in (None, item.stage) and (inside is None or item.iri in inside)

        return self._slice(self._catalogue.clusters, keep, query, "documents")

    def concepts(self, query: ConceptQuery) -> Slice[ConceptItem]:
        """Those with most documents first."""
        below = self._things("narrower", concept=("concept", query.broader))

        def keep(item: ConceptItem) -> bool:
            return query.candidate in (None, item.candidate) and (below is None or item.iri in below)

        return self._slice(self._catalogue.concepts, keep, query, "documents")

    @property
    def _catalogue(self) -> Catalogue:
        return self.generation.catalogue

    def _slice(
        self, items: Sequence[ItemT], keep: Callable[[ItemT], bool], query: ListQuery, usual: str
    ) -> Slice[ItemT]:
        kept = [item for item in items if keep(item)]
        ranks = {item.iri: hit.rank for item, hit in self._catalogue.find(query.q)} if query.q else None
        found = kept if ranks is None else [item for item in kept if item.iri in ranks]
        sort = query.sort or ("relevance" if ranks is not None else usual)
        limit = min(query.limit or self.default_limit, self.most)
        return slice_of(
            found,
            sort=usual if sort == "relevance" and ranks is None else sort,
            ranks=ranks,
            limit=limit,
            cursor=query.cursor,
        )

    def _documents_of(self, kind: str, key: str) -> set[str]:
        read = "documents_by_person" if kind == "person" else f"documents_of_{kind}"
        return {words_of(row.get("document")) for row in rows(self.generation.dataset, read, thing=named_by(kind, key))}

    def _things(self, read: str, **named: tuple[str, str | None]) -> set[str] | None:
        """The things that a stored query finds for a key; None when no key is given, so that all will do."""
        ((variable, (kind, key)),) = named.items()
        if key is None:
            return None
        return {
            words_of(row.get("thing")) for row in rows(self.generation.dataset, read, **{variable: named_by(kind, key)})
        }


def _fits_document(query: DocumentQuery, item: DocumentItem) -> bool:
    return (
        query.type in (None, item.type)
        and query.status in (None, item.status or "none")
        and query.year in (None, item.year)
        and (query.year_from is None or (item.year is not None and item.year >= query.year_from))
        and (query.year_to is None or (item.year is not None and item.year <= query.year_to))
    )
