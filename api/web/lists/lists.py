"""The items that a list query asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.web.graph.catalogue import Catalogue
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
from api.web.graph.listing import ItemT, Slice, slice_of
from api.web.graph.live import Generation
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
        of_sector = self._things("documents_of_sector", sector=("concept", query.sector))
        allowed = named if of_sector is None else [*named, of_sector]

        years = Years.between(query.year_from, query.year_to)

        def keep(item: DocumentItem) -> bool:
            return _fits_document(query, years, item) and all(item.iri in iris for iris in allowed)

        return self._slice(self._catalogue.documents, keep, query, "newest")

    def authors(self, query: AuthorQuery) -> Slice[AuthorItem]:
        """Those with most documents first."""
        fits = self._fits(
            self._things("authors_at", organisation=("organisation", query.institution)),
            self._things("authors_in", region=("region", query.region)),
            self._things("authors_in", region=("region", query.country)),
            self._things("authors_on_cluster", cluster=("cluster", query.cluster)),
            self._things("authors_on_concept", concept=("concept", query.concept)),
        )

        def keep(item: AuthorItem) -> bool:
            return (query.role == "any" or item.documents > 0) and fits(item)

        return self._slice(self._catalogue.authors, keep, query, "documents")

    def institutions(self, query: InstitutionQuery) -> Slice[InstitutionItem]:
        """Those with most documents first."""
        fits = self._fits(
            self._things("located_in", region=("region", query.region)),
            self._things("located_in", region=("region", query.country)),
            self._things("members", cluster=("cluster", query.cluster)),
        )
        return self._slice(self._catalogue.institutions, fits, query, "documents")

    def regions(self, query: RegionQuery) -> Slice[RegionItem]:
        """Those with most documents first."""

        fits = self._fits(self._things("region_parts", region=("region", query.region)))

        def keep(item: RegionItem) -> bool:
            return query.level in (None, item.level) and query.country in (None, item.country_key) and fits(item)

        return self._slice(self._catalogue.regions, keep, query, "documents")

    def clusters(self, query: ClusterQuery) -> Slice[ClusterItem]:
        """Those with most documents first."""
        fits = self._fits(
            self._things("located_in", region=("region", query.region)),
            self._things("located_in", region=("region", query.country)),
            self._things("clusters_of_sector", sector=("concept", query.sector)),
            self._things("clusters_with_member", organisation=("organisation", query.member)),
        )

        def keep(item: ClusterItem) -> bool:
            return query.stage in (None, item.stage) and fits(item)

        return self._slice(self._catalogue.clusters, keep, query, "documents")

    def concepts(self, query: ConceptQuery) -> Slice[ConceptItem]:
        """Those with most documents first."""
        fits = self._fits(self._things("narrower", concept=("concept", query.broader)))

        def keep(item: ConceptItem) -> bool:
            return query.candidate in (None, item.candidate) and fits(item)

        return self._slice(self._catalogue.concepts, keep, query, "documents")

    def found(self, query: SearchQuery) -> Slice[Item]:
        """Everything with a name that has the words, of all kinds or one, best first."""
        hits = [
            (item, hit.rank)
            for item, hit in self._catalogue.find(query.q, texts=True)
            if query.kind in (None, LISTS[item.kind])
        ]
        return slice_of(
            [item for item, _ in hits],
            sort="relevance",
            ranks={item.iri: rank for item, rank in hits},
            limit=min(query.limit, self.most),
            cursor=query.cursor,
            generation=self.generation.name,
        )

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
            generation=self.generation.name,
        )

    @staticmethod
    def _fits(*allowed: set[str] | None) -> Callable[[Item], bool]:
        """Whether an item is in all sets that are given."""
        given = [things for things in allowed if things is not None]
        return lambda item: all(item.iri in things for things in given)

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


def _fits_document(query: DocumentQuery, years: Years, item: DocumentItem) -> bool:
    return (
        query.type in (None, item.type)
        and query.status in (None, item.status or "none")
        and query.year in (None, item.year)
        and years.has(item.year)
    )
