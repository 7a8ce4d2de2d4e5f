"""The one door by which JSON comes in: record by record from a list, the answer of an interface, or a line each."""

import json
import re
from collections.abc import Collection, Iterator
from contextlib import closing
from typing import Any, Final, TypeAlias

from corpus.errors import UnreadableSourceError
from corpus.formats.characters import pieces_of_text
from corpus.formats.format import Fault, Opened
from corpus.formats.patience import while_bearable
from corpus.formats.pieces import Pieces

Object: TypeAlias = dict[str, Any]

MAX_RECORD: Final = 32_000_000
"""Characters of the longest record read."""
_MAX_DEPTH: Final = 100
_MEANWHILE: Final = 65_536
_LONGEST_TOKEN: Final = 400
"""Where a text is cut, an error stands at most so many characters before its end: a number, an escape, a word."""
_LONGEST_LOOKED_AT: Final = 1_000_000
# What has no bracket, then a bracket; strings are gone over whole, whatever stands in them.
_TO_BRACKET: Final = re.compile(r'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+([\[\]{}])', re.DOTALL)
_KEY: Final = re.compile(r'"([^"\\]{1,100})"\s*:\s*[\[{]\Z')
_FIRST: Final = re.compile(r"[\s,]*\{")
_DECODER: Final = json.JSONDecoder(strict=False)
# Escapes of control characters and of halves of letters, which no text may hold; pairs of halves are letters.
_HIDDEN: Final = re.compile(r"\\(?:[bf]|u(?:00[01]|007[fF]|[dD][89a-fA-F]|[fF]{3}[eEfF]))")
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|([bf]|u(?:00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF])|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]))|.)",
    re.DOTALL,
)
_CLOSES: Final = {"}": "{", "]": "["}
_BROKEN: Final = "correct the file there, or fetch it again"


def objects(opened: Opened, *lists: str) -> Iterator[Object | Fault]:
    """The records of a file: one object, several, a line each, a list of them, or an object that holds such a list.

    `lists` are the paths of that list in its object ("results", "message.items"). A Fault stands for each record that
    is no JSON; where brackets do not match, reading ends with one. Raises UnreadableSourceError for a file without
    records.
    """
    found = False
    with closing(opened.binary()) as stream:
        for item in while_bearable(_items(Pieces(pieces_of_text(stream)), lists), opened.source_file):
            found = True
            yield item
    if not found:
        raise UnreadableSourceError(opened.source_file, "holds no records", "fetch it again; the answer may be empty")


def _items(text: Pieces, lists: Collection[str]) -> Iterator[Object | Fault]:
    if _one_a_line(text):
        yield from _of_lines(text, lists)
    else:
        yield from _Framing(text, lists).records()


def _one_a_line(text: Pieces) -> bool:
    """Whether each line holds an object: the first is one, or ends like one before another begins."""
    end = _line_end(text, _LONGEST_LOOKED_AT)
    while not text.held[end:].strip() and len(text.held) < _LONGEST_LOOKED_AT and text.more():
        pass
    first, second = text.held[:end].strip(), text.held[end:].lstrip()
    if not first.startswith("{") or not second:
        return False
    return (first.endswith("}") and second.startswith("{")) or isinstance(_loaded(first), dict)


def _of_lines(text: Pieces, lists: Collection[str]) -> Iterator[Object | Fault]:
    while (end := _line_end(text)) > 0:
        line, number = text.held[:end], text.line
        text.drop(end)
        if end > MAX_RECORD:
            text.skip_past("\n")
            yield _fault(number, f"is longer than {MAX_RECORD:,} characters")
        elif line.strip():
            yield from _parsed(line.rstrip(), number, lists)


def _line_end(text: Pieces, longest: int = MAX_RECORD) -> int:
    """The offset behind the first line; of one longer than `longest`, behind what of it is held."""
    scanned = 0
    while (at := text.held.find("\n", scanned)) < 0:
        scanned = len(text.held)
        if scanned > longest or not text.more():
            return scanned
    return at + 1


class _Framing:
    """Finds where records begin and end by their brackets.

    A record is an object in one of the lists, in a list at the top, or at the top itself; an object at the top turns
    out to be no record when one of the lists begins in it.
    """

    def __init__(self, text: Pieces, lists: Collection[str]) -> None:
        self._text = text
        self._lists = lists
        self._open: list[tuple[str, str]] = []
        """The brackets that are open, each with the key before it."""
        self._around = 0
        """So many brackets are open around each record."""
        self._inside = False
        """Whether what is held begins with a record."""
        self._at = 0

    def records(self) -> Iterator[Object | Fault]:
        while True:
            yield from self._whole()
            if (token := self._next()) is None:
                break
            bracket = token[1]
            if bracket not in _CLOSES:
                self._opened(bracket, token[0])
                if len(self._open) > _MAX_DEPTH:
                    yield self._stop(f"nests brackets more than {_MAX_DEPTH} deep")
                    return
            elif not self._open or self._open.pop()[0] != _CLOSES[bracket]:
                yield self._stop(f'"{bracket}" closes nothing')
                return
            else:
                yield from self._closed()
        if self._open or self._text.held[self._at :].strip(" \n\t,"):
            yield self._stop("the file ends within a record" if self._inside else "is no JSON")

    def _whole(self) -> Iterator[Object | Fault]:
        """The records of a list that are held whole, at the speed of the decoder, until it refuses one."""
        if not self._around or self._inside or len(self._open) != self._around:
            return
        while (first := _FIRST.match(self._text.held, self._at)) is not None:
            begin = first.end() - 1
            try:
                read, end = _DECODER.raw_decode(self._text.held, begin)
            except RecursionError:
                return
            except json.JSONDecodeError as error:
                self._let_go(begin)
                if self._is_broken(error, begin) or not self._text.more():
                    return
                continue
            except ValueError:
                return
            self._at = end
            if _HIDDEN.search(self._text.held, begin, end):
                yield from _parsed(self._text.held[begin:end], self._text.line_at(begin), ())
            else:
                yield read

    def _is_broken(self, error: json.JSONDecodeError, dropped: int) -> bool:
        """Whether the error is one of grammar, and not that the record goes on behind what is held."""
        held = len(self._text.held)
        cut = error.msg.startswith("Unterminated") or error.pos - dropped > held - _LONGEST_TOKEN
        return not cut or held > MAX_RECORD

    def _next(self) -> re.Match[str] | None:
        if not self._inside and self._at > _MEANWHILE:
            self._let_go(self._at)
        while (token := _TO_BRACKET.match(self._text.held, self._at)) is None:
            if len(self._text.held) > MAX_RECORD or not self._text.more():
                return None
        self._at = token.end()
        return token

    def _opened(self, bracket: str, before: str) -> None:
        if bracket == "{" and len(self._open) == self._around:
            self._let_go(self._at - 1)
            self._inside = True
        key = _KEY.search(before, max(0, len(before) - 200))
        self._open.append((bracket, key[1] if key else ""))
        if bracket == "[" and (len(self._open) == 1 or ".".join(key for _, key in self._open[1:]) in self._lists):
            self._around, self._inside = len(self._open), False

    def _closed(self) -> Iterator[Object | Fault]:
        if self._inside and len(self._open) == self._around:
            self._inside = False
            yield from _parsed(self._text.held[: self._at], self._text.line, self._lists)
            self._let_go(self._at)
        elif len(self._open) < self._around:
            self._around = 0

    def _let_go(self, end: int) -> None:
        self._text.drop(end)
        self._at -= end

    def _stop(self, reason: str) -> Fault:
        too_long = len(self._text.held) > MAX_RECORD
        return _fault(
            self._text.line_at(self._at),
            f"a record is longer than {MAX_RECORD:,} characters; what follows it is not read" if too_long else reason,
        )


def _parsed(markup: str, line: int, lists: Collection[str]) -> Iterator[Object | Fault]:
    read = _loaded(markup)
    if isinstance(read, dict):
        held = next((found for path in lists if isinstance(found := _at(read, path), list)), [read])
        yield from (item for item in held if isinstance(item, dict))
    elif isinstance(read, Exception):
        yield _fault(line + getattr(read, "lineno", 1) - 1, f"is no JSON ({read})")
    else:
        yield _fault(line, "is no JSON object")


def _loaded(markup: str) -> object:
    """What the text says, or the error that it is none: wrong grammar, numbers too long, nesting too deep."""
    try:
        return json.loads(_ESCAPE.sub(_shown, markup) if _HIDDEN.search(markup) else markup, strict=False)
    except (ValueError, RecursionError) as error:
        return error


def _shown(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[0]
    return r"\ufffd" if escape[1].startswith(("ud", "uD")) else " "


def _at(read: Object, path: str) -> object:
    found: object = read
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _fault(line: int, reason: str) -> Fault:
    return Fault(place=f"line {line}", reason=reason, mend=_BROKEN)
