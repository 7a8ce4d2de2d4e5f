"""What is said: terms, facts, statements with their evidence, and the graph of one document."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class Iri(str):
    """The name of a thing or of a term.

    It is a string for all purposes, but a plain string is not one: a `Term` is told apart by its class alone, and a
    plain `str` where a term is wanted is an error of type.

    >>> Iri("http://example.org/a")
    Iri('http://example.org/a')
    >>> isinstance("http://example.org/a", Iri), f"<{Iri('http://example.org/a')}>"
    (False, '<http://example.org/a>')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Iri({str(self)!r})"


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: words, a number, a date. At most one of `language` (BCP 47) and `datatype` is given.

    >>> Text("cluster", "en")
    Text(value='cluster', language='en', datatype=None)
    """

    value: str
    language: str | None = None
    datatype: Iri | None = None

    def __post_init__(self) -> None:
        if self.language is not None and self.datatype is not None:
            raise ValueError(f"a literal has a language or a datatype, not both: {self.value[:40]!r}")


Term = Iri | Text
"""What can stand in the object of a fact or in a cell of an answer. There are no blank nodes."""


class Fact(NamedTuple):
    """A triple that needs no quote: a type, a label, what an authority knows."""

    subject: Iri
    predicate: Iri
    object: Term


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple that words of the document support.

    `evidence` holds half-open spans of code points in the document's text, at least one; `confidence` lies between 0
    and 1 and is kept to two decimal places.
    """

    subject: Iri
    predicate: Iri
    object: Term
    confidence: float
    evidence: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a statement needs evidence: {self.subject} {self.predicate}")


class Mention(NamedTuple):
    """A half-open span of the document's text that names the thing `refers`."""

    begin: int
    end: int
    refers: Iri
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGraph:
    """Everything one document supports; the order of its parts is of no account.

    The written graph also holds the stated triples themselves, `ckg:mentions` for every mention, and the description of
    every phrase of the document that a fact, a statement or a mention names.
    """

    document: Iri
    text: str
    facts: tuple[Fact, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()


@lru_cache(maxsize=1024)
def two_places(confidence: float) -> str:
    """A confidence as it is written: between 0 and 1, at most two decimals, no trailing zero.

    >>> two_places(0.8), two_places(0.126), two_places(1.0), two_places(0.004), two_places(7)
    ('0.8', '0.13', '1', '0', '1')
    """
    bounded = min(max(confidence, 0.0), 1.0)
    digits = f"{Decimal(repr(bounded)).quantize(Decimal('0.01')):f}"
    return digits.rstrip("0").rstrip(".")
