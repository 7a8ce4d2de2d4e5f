"""The graph of one document, in memory, as the cards and the checks read it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ontology.dataset import Dataset
from ontology.statement import Fact, Iri, Term, Text
from ontology.terms import CKG, ITSRDF, NIF, RDF

_LAST: Final = 1 << 62  # after every offset
_INTEGER: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form of a thing: its words on one line, where they begin, how sure the reading is."""

    words: str
    begin: int
    confidence: float


class Description:
    """What the document's graph says, by subject and predicate; values come sorted unless another order is named."""

    def __init__(self, document: Iri, facts: Iterable[Fact]) -> None:
        self.document = document
        self._values: dict[Iri, dict[Iri, list[Term]]] = {}
        for fact in facts:
            self._values.setdefault(fact.subject, {}).setdefault(fact.predicate, []).append(fact.object)
        self._orders = dict(self._evidence_orders())
        self._forms: dict[Iri, list[Form]] = {}
        for phrase in self.of_type(NIF.Phrase):
            for thing in self.iris(phrase, ITSRDF.taIdentRef):
                self._forms.setdefault(thing, []).append(self._form(phrase))

    @classmethod
    def read(cls, dataset: Dataset, document: Iri) -> "Description":
        """The description from the document's named graph; an empty one when there is none."""
        return cls(document, dataset.facts(document))

    def subjects(self) -> Iterator[Iri]:
        """Everything that is described."""
        return iter(self._values)

    def facts(self) -> Iterator[Fact]:
        """All facts again."""
        for subject, properties in self._values.items():
            for predicate, values in properties.items():
                yield from (Fact(subject, predicate, value) for value in values)

    def of_type(self, kind: Iri) -> list[Iri]:
        """The things of this class, sorted."""
        return sorted(subject for subject in self._values if self.is_a(subject, kind))

    def is_a(self, subject: Iri, kind: Iri) -> bool:
        """Whether the class is given for it."""
        return kind in self._values.get(subject, {}).get(RDF.type, ())

    def properties(self, subject: Iri) -> Mapping[Iri, list[Term]]:
        """The values by predicate, in no particular order."""
        return self._values.get(subject, {})

    def has(self, subject: Iri, predicate: Iri, value: Term) -> bool:
        """Whether the graph holds this triple."""
        return value in self._values.get(subject, {}).get(predicate, ())

    def values(self, subject: Iri, predicate: Iri) -> list[Term]:
        """The values in the order of their evidence, those without any last; then by code point."""
        given = self._values.get(subject, {}).get(predicate, [])
        return sorted(given, key=lambda value: (self._orders.get((subject, predicate, value), _LAST), words_of(value)))

    def iris(self, subject: Iri, predicate: Iri) -> list[Iri]:
        """The values that are IRIs, in the same order."""
        return [value for value in self.values(subject, predicate) if isinstance(value, Iri)]

    def texts(self, subject: Iri, predicate: Iri) -> list[str]:
        """The words of the values that are literals, in the same order."""
        return [value.value for value in self.values(subject, predicate) if isinstance(value, Text)]

    def text(self, subject: Iri, predicate: Iri) -> str | None:
        """The words of the first value."""
        return next(iter(self.texts(subject, predicate)), None)

    def iri(self, subject: Iri, predicate: Iri) -> Iri | None:
        """The first value that is an IRI."""
        return next(iter(self.iris(subject, predicate)), None)

    def forms(self, thing: Iri) -> list[Form]:
        """The printed forms of a thing, in the order of the text."""
        return sorted(self._forms.get(thing, []), key=lambda form: (form.begin, form.words))

    def begin(self, phrase: Iri) -> int:
        """Where a phrase begins; after everything else when that is not said."""
        return integer(self.text(phrase, NIF.beginIndex), _LAST)

    def _form(self, phrase: Iri) -> Form:
        words = " ".join((self.text(phrase, NIF.anchorOf) or "").split())
        return Form(words, self.begin(phrase), number(self.text(phrase, ITSRDF.taConfidence)))

    def _evidence_orders(self) -> Iterator[tuple[tuple[Iri, Iri, Term], int]]:
        """Where the first evidence of each stated triple begins."""
        for properties in self._values.values():
            if CKG.Statement in properties.get(RDF.type, ()):
                first = min((self._begin(phrase) for phrase in properties.get(CKG.evidence, ())), default=_LAST)
                for triple in triples_of(properties):
                    yield triple, first

    def _begin(self, phrase: Term) -> int:
        begins = self._values.get(phrase, {}).get(NIF.beginIndex, []) if isinstance(phrase, Iri) else []
        return min((integer(words_of(begin), _LAST) for begin in begins), default=_LAST)


def triples_of(properties: Mapping[Iri, list[Term]]) -> Iterator[tuple[Iri, Iri, Term]]:
    """The triple that a statement with these properties states: one, when the statement is well formed."""
    for subject in properties.get(RDF.subject, ()):
        for predicate in properties.get(RDF.predicate, ()):
            for value in properties.get(RDF.object, ()):
                if isinstance(subject, Iri) and isinstance(predicate, Iri):
                    yield subject, predicate, value


def words_of(term: Term) -> str:
    """The IRI or the words of a literal."""
    return term.value if isinstance(term, Text) else str(term)


def integer(words: str | None, otherwise: int) -> int:
    """The number that the words are, if they are one.

    >>> integer("12", 0), integer("x", 0), integer(None, 7)
    (12, 0, 7)
    """
    return int(words) if words is not None and _INTEGER.fullmatch(words) else otherwise


def number(words: str | None) -> float:
    """The decimal number that the words are, else 0."""
    try:
        return float(words or 0)
    except ValueError:
        return 0.0
