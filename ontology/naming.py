"""The name of a thing in one document: of the forms that are printed there, the fullest first."""

from collections.abc import Sequence

from ontology.description import Description
from ontology.statement import Iri
from ontology.terms import RDFS, SKOS


def printed_names(known: Description, thing: Iri, also: Sequence[str] = ()) -> list[str]:
    """Every printed form once: the label first when it is printed, else the surest and longest one.

    `also` are forms that stand elsewhere than in mentions; they are as sure as can be.
    """
    surest = dict.fromkeys(also, 1.0)
    places = dict.fromkeys(also, -1)
    for form in known.forms(thing):
        surest[form.words] = max(surest.get(form.words, 0.0), form.confidence)
        places.setdefault(form.words, form.begin)
    labels = {label.casefold() for label in (*known.texts(thing, RDFS.label), *known.texts(thing, SKOS.prefLabel))}

    def rank(words: str) -> tuple[bool, float, int, int, str]:
        return words.casefold() not in labels, -surest[words], -len(words), places[words], words

    ranked = sorted((words for words in surest if words), key=rank)
    return ranked[:1] + sorted(ranked[1:], key=lambda words: (places[words], words))


def best_name(known: Description, thing: Iri, names: Sequence[str]) -> str | None:
    """The first of its printed names, else its label."""
    return next(iter(names), None) or known.text(thing, RDFS.label) or known.text(thing, SKOS.prefLabel)
