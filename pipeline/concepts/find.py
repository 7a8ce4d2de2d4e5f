"""The concepts of a document: what an indexer would assign, and what is merely mentioned."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from ontology.thesaurus import ThesaurusConcept
from pipeline.concepts.keywords import Keyword, keywords, printings
from pipeline.concepts.labels import LabelIndex, Match
from pipeline.concepts.likelihood import SUBJECT, Features, features_of, likelihood
from pipeline.concepts.notions import Notion, Notions, Rank, Wording, wording_of
from pipeline.concepts.places import Places
from pipeline.concepts.terms import candidate_terms, is_empty, is_kernel, modifies
from pipeline.concepts.vocabulary import is_sector, thesaurus_labels
from pipeline.concepts.wording import Rows, form_of
from pipeline.language import text_of
from pipeline.page.model import PROSE, Page, Zone, ZoneKind
from pipeline.reading import Cluster, Concept, Mention, Referent, mention_spans
from pipeline.spans import Span
from pipeline.stretches import Stretches
from pipeline.tags import Tags

_TITLES = frozenset({ZoneKind.TITLE, ZoneKind.HEADING})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def find_concepts(doc: Doc, page: Page, names: Sequence[Referent]) -> tuple[Concept, ...]:
    """The concepts of a page, by first mention; `names` are its regions, organisations, persons and clusters.

    Each has the probability that an indexer would assign it; a subject is what is likely enough. Words within a name
    are no concept, and neither is a keyword that is one.
    """
    found = weighed_notions(doc, page, names)
    return tuple(_concept(number, notion, features) for number, (notion, features) in enumerate(found, start=1))


def weighed_notions(doc: Doc, page: Page, names: Sequence[Referent]) -> Iterator[tuple[Notion, Features]]:
    """The notions of a page with what their likelihood is computed from, by first mention."""
    notions = _Finder(doc, page, names).notions()
    inner = notions.within_others()
    return ((notion, features_of(notion, inner=notion.name in inner)) for notion in notions)


def _concept(number: int, notion: Notion, features: Features) -> Concept:
    confidence = round(likelihood(features), 2)
    return Concept(
        id=f"concept-{number}",
        name=notion.name,
        mentions=tuple(_mention(span, wording) for span, (_, wording) in sorted(notion.sightings.items())),
        confidence=min(max(confidence, 0.01), 0.99),
        iri=notion.concept.iri if notion.concept else None,
        subject=confidence >= SUBJECT,
    )


def _mention(span: Span, wording: Wording) -> Mention:
    return Mention(span=span, confidence=0.7 if wording <= Wording.LOOSE else 0.9)


class _Finder:
    """Gathers the notions of one document: from its keywords, by thesaurus labels, by new terms."""

    def __init__(self, doc: Doc, page: Page, names: Sequence[Referent]) -> None:
        text = text_of(doc)
        self._text, self._tags, self._page = text, Tags.of(doc), page
        clusters = [name for name in names if isinstance(name, Cluster)]
        self._names = Stretches(mention_spans(name for name in names if not isinstance(name, Cluster)))
        self._clusters = Stretches(mention_spans(clusters))
        self._places = Places(text, page)
        self._notions, self._rows = Notions(), Rows(text)

    def notions(self) -> Notions:
        """Everything in the prose and the keywords that may be a notion."""
        prose = [zone for zone in self._page.zones if zone.kind in PROSE]
        known = [match for zone in prose for match in self._labels_in(zone)]
        printed = frozenset(match.owner.iri for match in known if self._is_preferred(match))
        own = list(self._add_keywords(printed))
        taken = frozenset(self._add_printings(own, prose))
        for match in known:
            if match.span not in taken:
                self._add_match(match)
                self._add_sector_of(match)
        self._add_terms(Stretches(match.span for match in known if not match.rearranged))
        return self._notions

    def _is_preferred(self, match: Match[ThesaurusConcept]) -> bool:
        return form_of(match.span.of(self._text)) == form_of(match.owner.label)

    def _is_name(self, keyword: Keyword) -> bool:
        """Whether a keyword is a place, a person or an organisation, or the name of a cluster."""
        if self._names.cover(keyword.span):
            return True
        generic = keyword.label.islower() or thesaurus_labels().exact(keyword.label)
        return not generic and self._clusters.cover(keyword.span)

    def _add_keywords(self, printed: frozenset[str]) -> Iterator[Keyword]:
        """Add the keywords; gives those that no thesaurus concept stands for.

        Where another keyword names the concept, or the text prints its preferred label and the keyword adds a word to
        that, the author tells two notions apart.
        """
        listed = keywords(self._page.fields, self._text)
        for keyword in sorted((one for one in listed if not self._is_name(one)), key=_is_alternative):
            label = keyword.label
            concept = thesaurus_labels().exact(label) or thesaurus_labels().exact(_head(label))
            if (
                concept
                and concept not in self._notions
                and not (concept.iri in printed and _is_narrower(label, concept))
            ):
                self._notions.of_concept(concept).add(keyword.span, Rank.KEYWORD, Wording.LABEL)
            else:
                self._notions.of_candidate(label).add(keyword.span, Rank.KEYWORD, Wording.LABEL)
                yield keyword

    def _add_printings(self, own: Sequence[Keyword], prose: Sequence[Zone]) -> Iterator[Span]:
        """Add where the prose prints keywords that no thesaurus has; gives the spans."""
        index = LabelIndex(printings(own))
        for zone in prose if own else ():
            for match in index.matches(self._text, self._rows.of(zone.span)):
                if not match.rearranged and not self._names.overlap(match.span):
                    self._sight(self._notions.of_candidate(match.owner), match.span, Wording.LABEL)
                    yield match.span

    def _sight(self, notion: Notion, span: Span, wording: Wording) -> None:
        """Note one printing, and what stands about it."""
        rank = self._places.rank(span)
        notion.add(span, rank, wording)
        if rank is Rank.SUMMARY and wording > Wording.PARTIAL:
            notion.depth = min(notion.depth, self._places.depth(span))
        notion.free |= rank is Rank.TITLE or not self._attributive(span)
        notion.near_cluster |= self._places.near_cluster(span)

    def _add_sector_of(self, match: Match[ThesaurusConcept]) -> None:
        """Add the sector of a kind of cluster: biotechnology, of a biotechnology cluster."""
        before, _, last = match.span.of(self._text).rpartition(" ")
        sector = thesaurus_labels().exact(before) if before and is_kernel("".join(form_of(last))) else None
        if sector is not None and is_sector(sector) and not match.rearranged:
            notion, span = self._notions.of_concept(sector), Span(match.span.begin, match.span.begin + len(before))
            notion.in_cluster = True
            notion.as_labelled |= form_of(before) == form_of(sector.label)
            self._sight(notion, span, Wording.PARTIAL)

    def _of_cluster(self, span: Span) -> bool:
        """Whether the words say of what sector a cluster is: in its name, or right before "cluster"."""
        return self._clusters.cover(span) or is_kernel(next(iter(form_of(self._text[span.end : span.end + 12])), ""))

    def _attributive(self, span: Span) -> bool:
        """Whether another noun follows in the same phrase."""
        return self._text[span.end : span.end + 1] in {" ", "\n", "-"} and self._tags.after(span.end).startswith("NN")

    def _labels_in(self, zone: Zone) -> Iterator[Match[ThesaurusConcept]]:
        for match in thesaurus_labels().matches(self._text, self._rows.of(zone.span)):
            sector = is_sector(match.owner) and self._clusters.cover(match.span)
            named = self._names.cover(match.span) if sector else self._in_name(match.span, zone)
            if not named and not self._places.means_else(match.span) and self._is_nominal(match, zone):
                yield match

    def _in_name(self, span: Span, zone: Zone) -> bool:
        """Whether the words belong to a name. The name of a cluster may hold its notion: "Lim shoe cluster"."""
        if self._names.cover(span):
            return True
        capitals = zone.kind not in _TITLES and any(map(str.isupper, span.of(self._text)))
        return capitals and self._clusters.cover(span)

    def _is_nominal(self, match: Match[ThesaurusConcept], zone: Zone) -> bool:
        """Whether the words are a noun phrase and a whole one: "exports", not "exports shoes".

        Of a label turned round, the last word closes the phrase: no "growth of industrial" before "clusters".
        """
        tags, span = self._tags, match.span
        if match.length > 1 and zone.kind not in _TITLES and tags.at(span.begin) in _FINITE:
            return False
        if match.rearranged:
            closed = tags.at(span.end - 1).startswith("NN") and not tags.after(span.end).startswith("NN")
            return closed and not self._clusters.overlap(span)
        return match.length > 1 or zone.kind in _TITLES or tags.at(span.begin) in {"NN", "NNS"}

    def _add_match(self, match: Match[ThesaurusConcept]) -> None:
        surface = match.span.of(self._text)
        modifying = modifies(self._text, self._tags, match.span)
        wording = wording_of(
            match.owner, surface, rearranged=match.rearranged, coordinated=match.coordinated, modifying=modifying
        )
        notion = self._notions.of_concept(match.owner)
        form = form_of(surface)
        notion.as_labelled |= form == form_of(match.owner.label)
        notion.vague |= is_empty(form[0])
        notion.in_cluster |= is_sector(match.owner) and self._of_cluster(match.span)
        notion.in_words = max(notion.in_words, 0 if match.rearranged else len(form))
        self._sight(notion, match.span, wording)

    def _add_terms(self, known: Stretches) -> None:
        """Add new terms of title and summary, those that are not merely a part of a known one."""
        titles = self._page.spans({ZoneKind.TITLE})
        for term in candidate_terms(self._text, titles, self._places.summary, self._tags, self._rows):
            if self._names.overlap(term.span) or known.cover(term.span) or self._places.means_else(term.span):
                continue
            if self._clusters.overlap(term.span) and any(map(str.isupper, term.span.of(self._text))):
                continue
            self._sight(self._notions.of_candidate(term.label), term.span, Wording.PHRASE)


def _is_alternative(keyword: Keyword) -> bool:
    """Whether a keyword is another label of its concept than the preferred one."""
    concept = thesaurus_labels().exact(keyword.label)
    return concept is not None and form_of(keyword.label) != form_of(concept.label)


def _is_narrower(label: str, concept: ThesaurusConcept) -> bool:
    """Whether the label adds words to the preferred one: "regional wine cluster", "regional cluster"."""
    return " of " not in label and set(form_of(label)) > set(form_of(concept.label))


def _head(label: str) -> str:
    """The words before "of the/a": "labour mobility of a district" is about labour mobility."""
    before, of, _ = label.partition(" of ")
    return before if of and len(before.split()) > 1 else ""
