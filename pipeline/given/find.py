"""Which concepts of the user's thesauri a document is about."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from pipeline.concepts.labels import Match
from pipeline.concepts.terms import modifies
from pipeline.concepts.wording import form_of, words
from pipeline.given.found import PARTIAL, Found, joined
from pipeline.given.labels import GivenLabels, Label, Named
from pipeline.language import text_of
from pipeline.page.model import Page, ZoneKind
from pipeline.reading import Cluster, Concept, Referent, mention_spans
from pipeline.spans import Span
from pipeline.stretches import Stretches
from pipeline.tags import Tags

_KEYWORD, _CODE = 0.95, 0.98
_LEAD = 4000
"""Where a page marks no abstract, so many code points of its prose stand in for one."""
_LINE = 200
"""So much is looked at of the line around a word."""
_LITTLE_WORDS = frozenset({"of"})
_PLACES = (ZoneKind.TITLE, ZoneKind.ABSTRACT, ZoneKind.HEADING)
_PHRASES = {ZoneKind.TITLE: (0.9, 0.85), ZoneKind.ABSTRACT: (0.8, 0.7), ZoneKind.HEADING: (0.65, 0.6)}
"""The confidence of a label of several words by its place, of the preferred label and of others."""
_WORDS = {ZoneKind.TITLE: (0.5, 0.4), ZoneKind.ABSTRACT: (0.4, 0.3), ZoneKind.HEADING: (0.4, 0.3)}
"""Of a single word: in a thesaurus of thousands of concepts, many a word of any abstract is a label."""
_NO_EDGE = frozenset({"CC", "DT", "IN", "MD", "PRP", "PRP$", "RP", "TO", "WDT"})
"""No term begins or ends with such a word: "made in"."""
_NO_BEGINNING = frozenset({"VBD", "VBZ"})
_OBJECTS = ("CD", "DT", "JJ", "NN", "PRP")


def find_given(
    doc: Doc, page: Page, names: Sequence[Referent], concepts: Sequence[Concept], labels: GivenLabels
) -> tuple[Concept, ...]:
    """The `concepts` of a page together with those of the user's thesauri that it names, by first mention.

    Title, abstract, headings, keywords and JEL codes are looked at; words within `names` are none of a concept. A
    candidate that is a label of a thesaurus becomes its concept.
    """
    finder = _Finder(doc, page, names, labels)
    finder.look()
    kept = [concept for concept in concepts if not finder.takes_in(concept)]
    return tuple(joined(kept, finder.found))


class _Finder:
    """Gathers the concepts of one document."""

    def __init__(self, doc: Doc, page: Page, names: Sequence[Referent], labels: GivenLabels) -> None:
        self._text, self._tags, self._page, self._labels = text_of(doc), Tags.of(doc), page, labels
        clusters = [name for name in names if isinstance(name, Cluster)]
        self._names = Stretches(mention_spans(name for name in names if not isinstance(name, Cluster)))
        self._clusters = Stretches(mention_spans(clusters))
        self._stretches = tuple(_stretches(page))
        self._words: str | None = None
        self.found: dict[str, Found] = {}

    def look(self) -> None:
        """Look at every place that tells what a document is about."""
        for entry in self._page.fields:
            if entry.span is not None and entry.name == "keyword" and not self._names.cover(entry.span):
                self._take(self._label(entry.value), {entry.span: _KEYWORD})
            elif entry.span is not None and entry.name == "jel":
                named = self._labels.of_code(entry.value)
                self._add_concepts([named] if named else [], {entry.span: _CODE})
        for kind, span in self._stretches:
            for match in self._labels.matches(self._text, words(self._text, span)):
                if not match.owner.general and self._is_meant(match.owner) and self._stands(match, kind):
                    self._add_match(match, kind)

    def takes_in(self, concept: Concept) -> bool:
        """Whether it is a candidate that is a label of the thesauri: its printings are then those of their concepts."""
        label = self._label(concept.name) if concept.iri is None else None
        self._take(label, {mention.span: concept.confidence for mention in concept.mentions})
        return label is not None

    def _label(self, words: str) -> Label | None:
        """The label that the words are, if the document means it."""
        label = self._labels.exact(words)
        return label if label is not None and self._is_meant(label) else None

    def _take(self, label: Label | None, sightings: dict[Span, float]) -> None:
        self._add_concepts(label.concepts if label else (), sightings)

    def _add_concepts(self, concepts: Iterable[Named], sightings: dict[Span, float]) -> None:
        for concept in concepts:
            found = self.found.setdefault(concept.iri, Found(concept.name))
            for span, confidence in sightings.items():
                found.add(span, confidence)

    def _is_meant(self, label: Label) -> bool:
        """Whether the document has a word that its label needs."""
        if not label.cues:
            return True
        if self._words is None:
            spans = [span for _, span in self._stretches]
            spans.extend(entry.span for entry in self._page.fields if entry.name == "keyword" and entry.span)
            self._words = " ".join(" ".join(span.of(self._text).casefold().split()) for span in spans)
        return any(cue in self._words for cue in label.cues)

    def _stands(self, match: Match[Label], kind: ZoneKind) -> bool:
        """Whether the words stand as a noun phrase that belongs to no name."""
        span = match.span
        surface = span.of(self._text)
        if self._names.overlap(span) or (self._clusters.cover(span) and any(map(str.isupper, surface))):
            return False
        if match.rearranged:
            return not match.owner.cues and not self._clusters.overlap(span) and self._is_turned(match)
        if match.length > 1:
            first, last = self._tags.at(span.begin), self._tags.at(span.end - 1)
            return first not in _NO_EDGE | _NO_BEGINNING and last not in _NO_EDGE
        if _is_acronym(surface):
            return not self._is_shouted(span)
        return self._is_noun(span, named=kind is not ZoneKind.ABSTRACT)

    def _is_noun(self, span: Span, *, named: bool) -> bool:
        """Whether the word is a noun: "offshoring", but not "offshoring jobs"; `named`: capitals make it no name."""
        tag, following = self._tags.at(span.begin), self._tags.after(span.end)
        if tag == "VBG":
            return not following.startswith(_OBJECTS)
        return tag in {"NN", "NNS"} or (named and tag.startswith("NN"))

    def _is_turned(self, match: Match[Label]) -> bool:
        """Whether all words are those of the label, turned round: "mobility of labour"."""
        form = [word for word in form_of(match.span.of(self._text)) if word not in _LITTLE_WORDS]
        return len(form) == match.owner.length and not self._tags.after(match.span.end).startswith("NN")

    def _is_shouted(self, span: Span) -> bool:
        """Whether the whole line is in capitals, where "WHO" may be any word."""
        before = self._text[max(0, span.begin - _LINE) : span.begin].rpartition("\n")[2]
        after = self._text[span.end : span.end + _LINE].partition("\n")[0]
        return (before + after).isupper()

    def _add_match(self, match: Match[Label], kind: ZoneKind) -> None:
        surface = match.span.of(self._text)
        named = kind is ZoneKind.ABSTRACT and _is_capitalised(surface)
        table = _PHRASES if match.owner.length > 1 or _is_acronym(surface) else _WORDS
        for concept in match.owner.concepts:
            plain = table[kind][0 if concept.preferred and not match.rearranged else 1]
            confidence = PARTIAL if named or modifies(self._text, self._tags, match.span) else plain
            self._add_concepts([concept], {match.span: min(confidence, plain)})


def _stretches(page: Page) -> Iterator[tuple[ZoneKind, Span]]:
    """Where to look, by the kind of zone; the beginning of the prose is an abstract where none is marked."""
    marked = any(zone.kind is ZoneKind.ABSTRACT for zone in page.zones)
    room = 0 if marked else _LEAD
    for zone in page.zones:
        if zone.kind in _PLACES:
            yield zone.kind, zone.span
        elif zone.kind is ZoneKind.BODY and room > 0:
            yield ZoneKind.ABSTRACT, Span(zone.span.begin, min(zone.span.end, zone.span.begin + room))
            room -= zone.span.end - zone.span.begin


def _is_acronym(surface: str) -> bool:
    """Whether it is one word in capitals: "SMEs"."""
    bare = surface.removesuffix("s")
    return bare.isalpha() and bare.isupper() and len(bare) >= 3


def _is_capitalised(surface: str) -> bool:
    """Whether every word of several begins with a capital, as in the name of a ministry or a journal."""
    parts = surface.split()
    return len(parts) > 1 and all(part[0].isupper() or part in {"of", "and"} for part in parts)
