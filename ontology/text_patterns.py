"""The searches of a query, as its triples tell them.

    ?thing ckg:textSearch "words" ; ckg:textScore ?score ; ckg:textWords ?words ; ckg:textLimit 20

They are plain triples, and not lists as in other stores, because clients that read a query before they send it
(Comunica) write lists as triples of rdf:first and rdf:rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NoReturn

from ontology.errors import BadQueryError
from ontology.query_text import may_hold, significant
from ontology.resolved_names import declared
from ontology.sparql_tokens import Kind, Token, tokens
from ontology.terms import CKG
from ontology.triple_patterns import Group, LostError, Pair, Triples, groups

MOST_HITS: Final = 10_000
USUAL_HITS: Final = 1_000
SEARCH_TERMS: Final = frozenset((CKG.textSearch, CKG.textScore, CKG.textWords, CKG.textLimit))
# The local names whole, or a base or an escape, of which only the tokens can tell what they stand for.
_MAY_SEARCH: Final = ("\\", "base", *sorted(term.rpartition("#")[2].casefold() for term in SEARCH_TERMS))
_CUT: Final = re.compile(rf"{CKG.ONTOLOGY}#\w")  # a prefix may end within such a name
_FORM: Final = 'write ?thing ckg:textSearch "words"'
_LIMIT: Final = re.compile("[0-9]{1,5}")
_QUOTES: Final = re.compile(r"\"\"\"|'''|\"|'")
_ESCAPE: Final = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)  # of signs, never of a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPattern:
    """One search: the things for `variable`, or whether `iri` is among them; scores and words for other variables.

    `block` is the place in the query's tokens before which a pattern can stand that means the same.
    """

    asked: str
    variable: str | None
    iri: str | None
    score: str | None
    words: str | None
    most: int
    block: int
    place: str


@dataclass(frozen=True, slots=True)
class _Use:
    """One of the properties with one object, as places in the line."""

    property: str
    at: int
    subject: range
    object: range
    block: int


def may_search(query: str) -> bool:
    """A quick look, as every query takes it: whether the query may search for words at all."""
    return may_hold(query, _MAY_SEARCH) or _CUT.search(query) is not None


class TextPatterns:
    """The searches of one query, and the tokens that they are written with."""

    def __init__(self, query: str) -> None:
        self._tokens = tokens(query)
        located = list(significant(self._tokens))
        self._places = [place for place, _ in located]
        self._line: Sequence[Token] = [token for _, token in located]
        self._names = declared(self._line)
        self._named: Mapping[int, str] = {
            at: iri for at, token in enumerate(self._line) if (iri := self._names.iri(token)) in SEARCH_TERMS
        }
        self._is_short = bool(self._named) and self._is_short_construct()
        newlines = (token.text.count("\n") for token in self._tokens) if self._named else ()
        self._lines = list(accumulate(newlines, initial=1))

    def __bool__(self) -> bool:
        """Whether the query names one of the properties at all.

        >>> bool(TextPatterns('ASK { ?a ckg:textSearch "b" }')), bool(TextPatterns('ASK { ?a ?b "ckg:textSearch" }'))
        (True, False)
        """
        return bool(self._named)

    def searches(self) -> Iterator[TextPattern]:
        """All searches. Raises `BadQueryError` for what is none, and for a query that is no SPARQL."""
        for group in self._groups():
            uses: defaultdict[str, list[_Use]] = defaultdict(list)
            for use in self._uses(group):
                uses[self._subject(use)].append(use)
            for subject, those in uses.items():
                yield from self._together(subject, those)

    def places(self) -> Iterator[int]:
        """The places of the tokens that the searches are written with, among the query's tokens."""
        for triples in (triples for group in self._groups() for triples in group.triples):
            ours = [pair for pair in triples.pairs if pair.predicate in self._named]
            if ours and len(ours) == len(triples.pairs):
                yield from self._places[triples.subject.start : triples.end]
            for pair in ours:
                yield from self._places[pair.predicate : pair.end]

    def _groups(self) -> list[Group]:
        try:
            return groups(self._line)
        except LostError:
            self._refuse(min(self._named), "searches text among words that are no SPARQL 1.1", "leave them out")

    def _uses(self, group: Group) -> Iterator[_Use]:
        for triples in group.triples:
            self._look_inside(triples.subject)
            for pair in triples.pairs:
                self._look_at(pair)
                if pair.predicate in self._named:
                    yield from self._use(triples, pair)

    def _use(self, triples: Triples, pair: Pair) -> Iterator[_Use]:
        if self._is_short:
            mend = "write CONSTRUCT { … } WHERE { … }"
            self._refuse(pair.predicate, "searches text in the short form of CONSTRUCT", mend)
        for one in pair.objects:
            yield _Use(self._named[pair.predicate], pair.predicate, triples.subject, one, triples.block)

    def _look_at(self, pair: Pair) -> None:
        """Refuses the properties in a path and within brackets, where they would find nothing."""
        if pair.is_path:
            for at in range(pair.predicate, pair.objects[0].start):
                if at in self._named:
                    self._refuse(at, "searches text in a path", f"{_FORM} and go on from ?thing")
        for one in pair.objects:
            self._look_inside(one)

    def _look_inside(self, node: range) -> None:
        if len(node) > 1:
            for at in node:
                if at in self._named:
                    self._refuse(at, "searches text for a thing without a name", _FORM)

    def _subject(self, use: _Use) -> str:
        token = self._line[use.subject.start]
        if token.kind is Kind.VARIABLE and len(use.subject) == 1:
            return f"?{token.text[1:]}"
        iri = self._names.iri(token)
        if iri is None or len(use.subject) > 1:
            self._refuse(use.at, "searches text for a thing without a name", _FORM)
        return iri

    def _together(self, subject: str, uses: Sequence[_Use]) -> Iterator[TextPattern]:
        """The searches for one thing in one group; what goes with a search needs there to be one alone."""
        asked = [use for use in uses if use.property == CKG.textSearch]
        others = [use for use in uses if use.property != CKG.textSearch]
        if others and len(asked) != 1:
            count = "no search" if not asked else "more searches than one"
            mend = f"{_FORM} once beside it, between the same braces"
            self._refuse(others[0].at, f"has {count} for {subject} to go with", mend)
        score, words = self._variable(others, CKG.textScore), self._variable(others, CKG.textWords)
        variable = subject[1:] if subject.startswith("?") else None
        named = [name for name in (variable, score, words) if name is not None]
        if len(named) > len(set(named)):
            self._refuse(uses[0].at, "wants two things in one variable", "take ?thing, ?score and ?words")
        for use in asked:
            yield TextPattern(
                asked=self._asked(use),
                variable=variable,
                iri=None if variable is not None else subject,
                score=score,
                words=words,
                most=self._most(others),
                block=self._places[use.block],
                place=self._place(use.at),
            )

    def _asked(self, use: _Use) -> str:
        token = self._line[use.object.start]
        if token.kind is not Kind.STRING:
            self._refuse(use.at, f"searches text for {token.text[:40]}", f"{_FORM}: words in quotes")
        quotes = _QUOTES.match(token.text)
        size = len(quotes[0]) if quotes else 0
        return _ESCAPE.sub(" ", token.text[size : len(token.text) - size])

    def _variable(self, uses: Sequence[_Use], name: str) -> str | None:
        found = [use for use in uses if use.property == name]
        for use in found:
            if self._line[use.object.start].kind is not Kind.VARIABLE or len(found) > 1:
                short = f"ckg:{name.rpartition('#')[2]}"
                self._refuse(use.at, f"gives {short} to something else than one variable", f"write {short} ?name")
        return self._line[found[0].object.start].text[1:] if found else None

    def _most(self, uses: Sequence[_Use]) -> int:
        for use in uses:
            if use.property == CKG.textLimit:
                digits = self._line[use.object.start].text
                if len(use.object) == 3:  # "20"^^xsd:integer, as clients write it that read the query themselves
                    digits = digits.strip("\"'")
                if not (_LIMIT.fullmatch(digits) and 0 < int(digits) <= MOST_HITS):
                    self._refuse(use.at, "limits a search to no number", f"write ckg:textLimit 1 to {MOST_HITS}")
                return int(digits)
        return USUAL_HITS

    def _is_short_construct(self) -> bool:
        following = zip(self._line, self._line[1:], strict=False)
        return any(_is_construct(token) and after.text != "{" for token, after in following)

    def _refuse(self, at: int, reason: str, mend: str) -> NoReturn:
        raise BadQueryError(self._place(at), reason, mend)

    def _place(self, at: int) -> str:
        return f"query, line {self._lines[self._places[at]]}"


def _is_construct(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text.upper() == "CONSTRUCT"
