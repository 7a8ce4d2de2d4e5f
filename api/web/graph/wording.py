"""How pages word the predicates of the graph, and numbers of things."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.terms import PREFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`says` reads from subject to object, `said` back; `field` heads the values on the page of the subject, "" if they
    stand elsewhere; `place` is the order of the fields."""

    says: str
    said: str
    field: str = ""
    place: int = 0


@cache
def _wordings() -> Mapping[str, Wording]:
    with (Path(__file__).parent / "predicates.toml").open("rb") as file:
        table = tomllib.load(file)
    return {curie: Wording(**words, place=place) for place, (curie, words) in enumerate(table.items())}


def counted(number: int, one: str, many: str) -> str:
    """A number with the noun for it.

    >>> counted(1, "tie", "ties"), counted(1200, "tie", "ties")
    ('1 tie', '1,200 ties')
    """
    return f"{number:,} {one if number == 1 else many}"


def curie(iri: str) -> str:
    """An IRI shortened with the prefixes of the graph; one that none fits stays as it is.

    >>> from ontology.terms import DCTERMS
    >>> curie(DCTERMS.title), curie("mailto:a@b.example")
    ('dcterms:title', 'mailto:a@b.example')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def wording(predicate: str) -> Wording:
    """The words for a predicate; one that has none of its own is shown by its short name.

    >>> from ontology.terms import CKG
    >>> wording(CKG.locatedIn).said
    'is the place of'
    >>> wording("http://example.org/a").says
    'http://example.org/a'
    """
    name = curie(predicate)
    return _wordings().get(name) or Wording(says=name, said=f"← {name}", place=len(_wordings()))
