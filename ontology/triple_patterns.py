"""Where in a query triples are asked for: enough of SPARQL's grammar to find the predicates of its groups.

Nothing here is refused or explained: what is no SPARQL 1.1 is the engine's to tell. The walk keeps its own stack, as a
query may nest deeper than Python's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from ontology.sparql_tokens import Kind, Token

_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_BEFORE_GROUP: Final = frozenset(("OPTIONAL", "MINUS", "UNION", "GRAPH", "SERVICE", "SILENT"))
_IN_TRIPLES: Final = frozenset(("a", "true", "false"))  # the only words there, in any case
_MODIFIERS: Final = frozenset("*+?")


class LostError(Exception):
    """The query has something in it that is no SPARQL 1.1, or that this walk does not know."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicate with its objects, as ranges of places in the line; `is_path` when it is more than one IRI."""

    predicate: int
    is_path: bool
    objects: tuple[range, ...]
    end: int  # the place after it, and after the ";" that follows


@dataclass(frozen=True, slots=True)
class Triples:
    """A subject with its pairs; `end` is the place after it, and after the "." that follows."""

    subject: range
    pairs: tuple[Pair, ...]
    end: int
    block: int  # the place where the run of triples begins, before which another pattern can stand


@dataclass(slots=True)
class Group:
    """The triples that stand between two braces, not those of groups within."""

    triples: list[Triples] = field(default_factory=list)
    block: int | None = None


class _Part(Enum):
    """What is being read: triples and patterns; a head (SELECT …) or its tail; parentheses of an expression."""

    GROUP = auto()
    HEAD = auto()
    EXPRESSION = auto()


def groups(line: Sequence[Token]) -> list[Group]:
    """All groups of a query, from its tokens without space and comments. Raises `LostError`."""
    return _Walk(line).groups()


class _Walk:
    def __init__(self, line: Sequence[Token]) -> None:
        self.line = line
        self.found: list[Group] = []
        self.parts = [_Part.HEAD]
        self.open: list[Group] = []

    def groups(self) -> list[Group]:
        at = 0
        while at < len(self.line):
            at = self._group_step(at) if self.parts[-1] is _Part.GROUP else self._other_step(at)
        return self.found

    def _other_step(self, at: int) -> int:
        """One token of a head or an expression; groups in them (EXISTS, subqueries) are groups as any."""
        match self._word(at):
            case "CONSTRUCT" if self._text(at + 1) == "{":
                return self._after_bracket(at + 1)
            case "VALUES":
                return self._after_values(at)
            case "{":
                self._enter()
            case "}":
                self._leave()
            case "(" if self.parts[-1] is _Part.EXPRESSION:
                self.parts.append(_Part.EXPRESSION)
            case ")" if self.parts[-1] is _Part.EXPRESSION:
                self.parts.pop()
        return at + 1

    def _group_step(self, at: int) -> int:
        """One pattern of a group, or its beginning."""
        word = self._word(at)
        if word == ".":
            return at + 1
        if word == "FILTER":
            return self._filter(at + 1)
        if word in ("{", "}", "BIND", "VALUES", "SELECT") or word in _BEFORE_GROUP:
            self.open[-1].block = None
            return self._pattern(at, word)
        return self._triples(at)

    def _pattern(self, at: int, word: str) -> int:
        match word:
            case "{":
                self._enter()
            case "}":
                self._leave()
            case "SELECT":
                self.parts[-1] = _Part.HEAD
            case "BIND":
                return self._filter(at + 1)
            case "VALUES":
                return self._after_values(at)
            case _:
                return self._next(at, "{")
        return at + 1

    def _filter(self, at: int) -> int:
        """Up to what opens the condition: a parenthesis, also of a call, or the group of EXISTS."""
        opening = self._next(at, "({")
        if self._text(opening) == "{":
            return self._entered(opening)
        self.parts.append(_Part.EXPRESSION)
        return opening + 1

    def _entered(self, at: int) -> int:
        self._enter()
        return at + 1

    def _enter(self) -> None:
        group = Group()
        self.found.append(group)
        self.open.append(group)
        self.parts.append(_Part.GROUP)

    def _leave(self) -> None:
        """Leaves a group, or the head of the subquery that has taken the place of one."""
        if not self.open or self.parts[-1] is _Part.EXPRESSION:
            raise LostError
        self.open.pop()
        self.parts.pop()

    def _triples(self, at: int) -> int:
        group = self.open[-1]
        group.block = at if group.block is None else group.block
        subject = self._node(at)
        pairs = tuple(self._pairs(subject.stop))
        end = pairs[-1].end if pairs else subject.stop
        end += self._text(end) == "."
        group.triples.append(Triples(subject, pairs, end, group.block))
        return end

    def _pairs(self, at: int) -> Iterator[Pair]:
        while self._is_in_triples(at):
            after = self._verb(at)
            objects = [self._node(after)]
            while self._text(objects[-1].stop) == ",":
                objects.append(self._node(objects[-1].stop + 1))
            end = objects[-1].stop
            separators = 0
            while self._text(end + separators) == ";":
                separators += 1
            yield Pair(at, after > at + 1, tuple(objects), end + separators)
            if not separators:
                return
            at = end + separators

    def _verb(self, at: int) -> int:
        """The place after a predicate: a variable, an IRI, or a path."""
        if self.line[at].kind is Kind.VARIABLE:
            return at + 1
        while True:
            while self._text(at) in ("^", "!"):
                at += 1
            at = self._after_bracket(at) if self._text(at) == "(" else at + 1
            while self._text(at) in _MODIFIERS:
                at += 1
            if self._text(at) not in ("/", "|"):
                return at
            at += 1

    def _node(self, at: int) -> range:
        """The places of a subject or an object."""
        text = self._text(at)
        if text in ("(", "["):
            return range(at, self._after_bracket(at))
        if text in ("+", "-") and self._kind(at + 1) is Kind.NUMBER:
            return range(at, at + 2)
        if self._kind(at) is Kind.STRING and self._kind(at + 1) is Kind.LANGUAGE:
            return range(at, at + 2)
        if self._kind(at) is Kind.STRING and self._text(at + 1) == "^^":
            return range(at, at + 3)
        if not self._is_in_triples(at) or self._kind(at) is Kind.SIGN:
            raise LostError
        return range(at, at + 1)

    def _is_in_triples(self, at: int) -> bool:
        """Whether triples can go on with this token; a keyword or a brace ends them."""
        kind = self._kind(at)
        if kind is Kind.WORD:
            return self._text(at).lower() in _IN_TRIPLES
        return kind is not None and (kind is not Kind.SIGN or self._text(at) in ("^", "!", "(", "[", "+", "-"))

    def _after_bracket(self, at: int) -> int:
        """The place after the bracket that closes the one here."""
        waiting: list[str] = []
        for place in range(at, len(self.line)):
            text = self._text(place)
            if text in _OPENING:
                waiting.append(_OPENING[text])
            elif waiting and text == waiting[-1]:
                waiting.pop()
                if not waiting:
                    return place + 1
        raise LostError

    def _after_values(self, at: int) -> int:
        return self._after_bracket(self._next(at, "{"))

    def _next(self, at: int, signs: str) -> int:
        """The next place with one of these signs."""
        for place in range(at, len(self.line)):
            if self._text(place) in signs:
                return place
        raise LostError

    def _text(self, at: int) -> str:
        return self.line[at].text if at < len(self.line) else " "

    def _word(self, at: int) -> str:
        """The token as a keyword or a sign; empty for all others."""
        token = self.line[at]
        return token.text.upper() if token.kind in (Kind.WORD, Kind.SIGN) else ""

    def _kind(self, at: int) -> Kind | None:
        return self.line[at].kind if at < len(self.line) else None
