"""The concepts of a document: what an indexer would assign, and what is merely mentioned."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from ontology.thesaurus import ThesaurusConcept
from pipeline.concepts.labels import LabelIndex, Match, thesaurus_labels
from pipeline.concepts.notions import Notions, Rank, Wording, wording_of
from pipeline.concepts.terms import candidate_terms, is_head
from pipeline.concepts.wording import form_of, words
from pipeline.page.model import PROSE, Field, Page, Zone, ZoneKind
from pipeline.reading import Cluster, Concept, Referent
from pipeline.spans import Span
from pipeline.stretches import Stretches
from pipeline.tags import Tags

_LEAD = 4000
"""Where a page marks no abstract, so many code points of its prose stand in for one: news lead with the matter."""
_OPENING = 2000
"""So many code points behind an abstract count for more than the rest of the body."""
_TITLES = frozenset({ZoneKind.TITLE, ZoneKind.HEADING})


def find_concepts(doc: Doc, page: Page, names: Sequence[Referent]) -> tuple[Concept, ...]:
    """The concepts of a page, by first mention; `names` are its regions, organisations and clusters.

    Author keywords come first in confidence, then thesaurus labels in title and abstract, then new terms there and
    labels that the body repeats. Words within a name are no concept, and neither is a keyword that is one.
    """
    return tuple(_Finder(doc, page, names).concepts())


class _Finder:
    """Gathers the notions of one document: from its keywords, by thesaurus labels, by new terms."""

    def __init__(self, doc: Doc, page: Page, names: Sequence[Referent]) -> None:
        self._text, self._tags, self._page = doc.text, Tags(doc), page
        clusters = [name for name in names if isinstance(name, Cluster)]
        self._names = Stretches(_spans(name for name in names if not isinstance(name, Cluster)))
        self._clusters = Stretches(_spans(clusters))
        self._ranks = _Ranks(page)
        self._notions = Notions()

    def concepts(self) -> Iterator[Concept]:
        prose = [zone for zone in self._page.zones if zone.kind in PROSE]
        known = [match for zone in prose for match in self._labels_in(zone)]
        printed = frozenset(match.owner.iri for match in known if self._is_preferred(match))
        own = list(self._add_keywords(printed))
        taken = frozenset(self._add_printings(own, prose))
        for match in known:
            if match.span not in taken:
                self._add_match(match)
        self._add_terms(Stretches(match.span for match in known if not match.rearranged))
        return self._notions.concepts()

    def _is_preferred(self, match: Match[ThesaurusConcept]) -> bool:
        return form_of(match.span.of(self._text)) == form_of(match.owner.label)

    def _is_name(self, keyword: Field) -> bool:
        """Whether a keyword is a place or an organisation, the name of a cluster, or has no words in the text."""
        if keyword.span is None or self._names.cover(keyword.span):
            return True
        generic = keyword.value.islower() or thesaurus_labels().exact(keyword.value)
        return not generic and self._clusters.cover(keyword.span)

    def _add_keywords(self, printed: frozenset[str]) -> Iterator[str]:
        """Add the keywords; gives the labels of those that no thesaurus concept stands for.

        Where another keyword names the concept, or the text prints its preferred label and the keyword adds a word to
        that, the author tells two notions apart.
        """
        keywords = (field for field in self._page.fields if field.name == "keyword" and not self._is_name(field))
        for keyword in sorted(keywords, key=_is_alternative):
            label = " ".join(keyword.value.split())
            if keyword.span is None or not form_of(label):
                continue
            concept = thesaurus_labels().exact(label) or thesaurus_labels().exact(_head(label))
            if (
                concept
                and concept not in self._notions
                and not (concept.iri in printed and _is_narrower(label, concept))
            ):
                self._notions.of_concept(concept).add(keyword.span, Rank.KEYWORD, Wording.LABEL)
            else:
                self._notions.of_candidate(label).add(keyword.span, Rank.KEYWORD, Wording.LABEL)
                yield label

    def _add_printings(self, labels: Sequence[str], prose: Sequence[Zone]) -> Iterator[Span]:
        """Add where the prose prints keywords that no thesaurus has; gives the spans."""
        index = LabelIndex([(label, label) for label in labels])
        for zone in prose:
            for match in index.matches(self._text, words(self._text, zone.span)):
                if not match.rearranged and not self._names.overlap(match.span):
                    self._notions.of_candidate(match.owner).add(match.span, self._ranks.of(match.span), Wording.LABEL)
                    yield match.span

    def _labels_in(self, zone: Zone) -> Iterator[Match[ThesaurusConcept]]:
        for match in thesaurus_labels().matches(self._text, words(self._text, zone.span)):
            if not self._in_name(match.span, zone) and self._is_nominal(match, zone):
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
        if match.rearranged:
            closed = tags.at(span.end - 1).startswith("NN") and not tags.after(span.end).startswith("NN")
            return closed and not self._clusters.overlap(span)
        return match.length > 1 or zone.kind in _TITLES or tags.at(span.begin) in {"NN", "NNS"}

    def _add_match(self, match: Match[ThesaurusConcept]) -> None:
        rank, surface = self._ranks.of(match.span), match.span.of(self._text)
        named = rank is not Rank.TITLE and _is_capitalised(surface)
        wording = wording_of(match.owner, surface, rearranged=match.rearranged, modifying=self._modifies(match.span))
        self._notions.of_concept(match.owner).add(match.span, rank, Wording.PARTIAL if named else wording)

    def _modifies(self, span: Span) -> bool:
        """Whether another noun follows in the same phrase, or a hyphen before or behind ties the words to others."""
        text = self._text
        if text[span.begin - 1 : span.begin] == "-" or text[span.end : span.end + 1] == "-":
            return True
        if is_head(form_of(span.of(text))[-1]) or not self._tags.after(span.end).startswith("NN"):
            return False
        return text[span.end : span.end + 1] in {" ", "\n"}

    def _add_terms(self, known: Stretches) -> None:
        """Add new terms of title and summary, those that are not merely a part of a known one."""
        for term in candidate_terms(self._text, self._page.spans({ZoneKind.TITLE}), self._ranks.summary, self._tags):
            if self._names.overlap(term.span) or known.cover(term.span):
                continue
            if self._clusters.overlap(term.span) and any(map(str.isupper, term.span.of(self._text))):
                continue
            notion = self._notions.of_candidate(term.label)
            notion.termhood = max(notion.termhood, term.termhood)
            notion.add(term.span, self._ranks.of(term.span), Wording.PHRASE)


class _Ranks:
    """What the place of a span in the document says."""

    def __init__(self, page: Page) -> None:
        title, marked = page.spans({ZoneKind.TITLE}), page.spans({ZoneKind.ABSTRACT})
        body = page.spans({ZoneKind.BODY})
        self.summary = marked or _beginning(body, _LEAD)
        self._title, self._summary = Stretches(title), Stretches(self.summary)
        self._opening = Stretches(_beginning(body, _OPENING) if marked else ())

    def of(self, span: Span) -> Rank:
        if self._title.cover(span):
            return Rank.TITLE
        if self._summary.cover(span):
            return Rank.SUMMARY
        return Rank.OPENING if self._opening.cover(span) else Rank.BODY


def _beginning(spans: Sequence[Span], room: int) -> tuple[Span, ...]:
    """The first `room` code points of `spans`."""
    kept: list[Span] = []
    for span in spans:
        if room > 0:
            kept.append(Span(span.begin, min(span.end, span.begin + room)))
            room -= span.end - span.begin
    return tuple(kept)


def _spans(names: Iterable[Referent]) -> Iterator[Span]:
    return (mention.span for name in names for mention in name.mentions)


def _is_capitalised(words: str) -> bool:
    """Whether every word of several begins with a capital, as in the name of a ministry or a journal."""
    parts = words.split()
    return len(parts) > 1 and all(part[0].isupper() or part in {"of", "and"} for part in parts)


def _is_alternative(keyword: Field) -> bool:
    """Whether a keyword is another label of its concept than the preferred one."""
    concept = thesaurus_labels().exact(keyword.value)
    return concept is not None and form_of(keyword.value) != form_of(concept.label)


def _is_narrower(label: str, concept: ThesaurusConcept) -> bool:
    """Whether the label adds words to the preferred one: "regional wine cluster", "regional cluster"."""
    return " of " not in label and set(form_of(label)) > set(form_of(concept.label))


def _head(label: str) -> str:
    """The words before "of the/a": "labour mobility of a district" is about labour mobility."""
    before, of, _ = label.partition(" of ")
    return before if of and len(before.split()) > 1 else ""
