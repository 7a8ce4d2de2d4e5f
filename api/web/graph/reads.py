"""The queries of the pages and lists: texts in files, answers as rows of terms."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ontology.dataset import Dataset, Row
from ontology.statement import Iri, Term, Text

_FOLDER = Path(__file__).parent / "reads"


@cache
def query_text(name: str) -> str:
    """The text of reads/NAME.sparql."""
    return (_FOLDER / f"{name}.sparql").read_text(encoding="utf-8")


def rows(dataset: Dataset, name: str, **bindings: Term) -> Iterator[Row]:
    """The rows of a stored query, its variables bound as named."""
    return iter(dataset.rows(query_text(name), **bindings))


def words_of(term: Term | None) -> str:
    """A term as a reader sees it; nothing for no term.

    >>> words_of(Text("a", "en")), words_of(None)
    ('a', '')
    """
    if term is None:
        return ""
    return term.value if isinstance(term, Text) else str(term)


def iri_of(term: Term | None) -> Iri | None:
    """The IRI that a term is, if it is one.

    >>> iri_of(Text("a")) is None
    True
    """
    return term if isinstance(term, Iri) else None
