"""Marks for works that reference lists name and that the corpus knows to be retracted or corrected."""

from collections.abc import Mapping
from dataclasses import replace

from api.web.graph.facts import Fact, Ref
from api.web.graph.items import page_of
from api.web.graph.reads import rows, words_of
from ontology.dataset import Dataset
from ontology.terms import STATUSES


def withdrawn_works(dataset: Dataset) -> Mapping[str, str]:
    """The status of every such work, by the path of its page."""
    words = {str(iri): word for word, iri in STATUSES.items()}
    found = ((row, words.get(words_of(row.get("status")))) for row in rows(dataset, "withdrawn_works"))
    return {page_of(words_of(row.get("work"))): word for row, word in found if word}


def marked(ref: Ref, known: Mapping[str, str]) -> Ref:
    """The reference, with its status if it has one.

    >>> marked(Ref(label="A", page="/document/a"), {"/document/a": "retracted"}).status
    'retracted'
    """
    status = ref.status or known.get(ref.page)
    return replace(ref, status=status) if status else ref


def marked_fact(fact: Fact, known: Mapping[str, str]) -> Fact:
    """The fact, with both of its ends marked."""
    return replace(fact, subject=marked(fact.subject, known), object=marked(fact.object, known))
