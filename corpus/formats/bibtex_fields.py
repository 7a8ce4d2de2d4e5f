"""The fields of a BibTeX entry: as BibTeX reads them, and on where it would give up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.formats.bibtex_blocks import Block

_BRACE: Final = re.compile(r"[{}]")
_BARE_BRACE: Final = re.compile(r"(?<!\\)[{}]")
_NAME: Final = re.compile(r"([^\s=,{}\"#()]+)\s{0,99}=\s*")
_FIELD: Final = r"(?=[A-Za-z][\w:.+-]{0,99}\s{0,9}=\s{0,9}[{\"\w])"
_NEXT_NAME: Final = re.compile(rf"[,\n][ \t]*{_FIELD}")
_RUN_ON: Final = re.compile(rf"[}}\"]\s{{0,9}},\s{{0,99}}{_FIELD}")
_UNCLOSED_END: Final = re.compile(rf"[}}\"]\s{{0,9}},?[ \t]{{0,99}}\n\s{{0,99}}{_FIELD}")
_AFTER_VALUE: Final = re.compile(r"\s{0,99}(?:[,#}]|$|[A-Za-z][\w:.+-]{0,99}\s{0,9}=)")
_QUOTE_OR_BRACE: Final = re.compile(r"[{}\"]")
_WORD: Final = re.compile(r"[^\s,#{}\"=]+")
_KEY: Final = re.compile(r"\s*([^,={}\"]*)(,|=|$)?")
_MOST_MENDS: Final = 100
"""Values without end in one block that are looked for: each costs a scan of the block."""
_MOST_SCANNED: Final = 5_000_000
"""Letters that these scans may go over in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a value: a text, or the name of a macro."""

    text: str
    macro: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BibField:
    """A field, its name in lower case, with the pieces that # joins; `odd` is text that belongs to no field."""

    name: str
    pieces: tuple[Piece, ...]
    odd: bool = False


def key_and_fields(block: Block) -> tuple[str, Iterator[BibField]]:
    """The key of an entry, "" where there is none, and its fields in order."""
    found = _KEY.match(block.body)
    assert found is not None  # every part of the pattern may be empty
    words = found[1].split()
    if found[2] != "=" or not words:
        return " ".join(words), _fields(block, found.end())
    # No comma after the key, or no key at all: the last word is the name of the first field.
    return " ".join(words[:-1]), _fields(block, found.start(1) + found[1].rindex(words[-1]))


def _fields(block: Block, begin: int) -> Iterator[BibField]:
    body = block.body
    mends = min(_MOST_MENDS, 1 + _MOST_SCANNED // (1 + len(body)))
    at = begin
    while True:
        at = _past(body, at, ",}")
        if at >= len(body):
            return
        found = _NAME.match(body, at)
        if found is None or mends == 0:
            following = _NEXT_NAME.search(body, at) if mends else None
            end = following.end() if following else len(body)
            yield BibField(name="", pieces=(Piece(text=body[at:end]),), odd=True)
            at = end
            continue
        pieces, at, mended = _value(block, found.end())
        mends -= mended
        yield BibField(name=found[1].lower(), pieces=tuple(pieces))


def _past(body: str, at: int, signs: str) -> int:
    while at < len(body) and (body[at] in signs or body[at].isspace()):
        at += 1
    return at


def _value(block: Block, begin: int) -> tuple[list[Piece], int, bool]:
    """The pieces of a value, where it ends, and whether that had to be guessed."""
    pieces: list[Piece] = []
    at, mended = begin, False
    while True:
        piece, at, guessed = _piece(block, at)
        mended = mended or guessed
        if piece is not None:
            pieces.append(piece)
        after = _past(block.body, at, "")
        if block.body[after : after + 1] != "#":
            return pieces, at, mended
        at = _past(block.body, after + 1, "")


def _piece(block: Block, begin: int) -> tuple[Piece | None, int, bool]:
    body, opening = block.body, block.body[begin : begin + 1]
    if opening in ("{", '"'):
        end = _end(block, begin)
        if end is not None:
            return Piece(text=body[begin + 1 : end]), end + 1, False
        cut = _UNCLOSED_END.search(body, begin + 1)
        if cut is not None:
            return Piece(text=body[begin + 1 : cut.start()]), cut.end(), True
        return Piece(text=body[begin + 1 :].rstrip(' ,}"\n\t')), len(body), True
    found = _WORD.match(body, begin)
    if found is None:
        return None, begin, False
    return Piece(text=found[0], macro=not found[0][0].isdigit()), found.end(), False


def _end(block: Block, begin: int) -> int | None:
    """Where a value ends; None where its braces or quotes do not tell.

    A brace behind a backslash counts for BibTeX. In an entry whose braces do not match, it may be a letter.
    """
    body = block.body
    if body[begin] == '"':
        end = _quoted_end(body, begin)
        return end if block.whole or end is None or not _runs_on(body, begin, end) else None
    if block.whole:
        return _braced_end(_BRACE, body, begin)
    for braces in (_BRACE, _BARE_BRACE):
        end = _braced_end(braces, body, begin)
        if end is not None and _AFTER_VALUE.match(body, end + 1) and not _runs_on(body, begin, end):
            return end
    return None


def _runs_on(body: str, begin: int, end: int) -> bool:
    """Whether a value of a block whose braces do not match has swallowed the fields after it."""
    return bool(_RUN_ON.search(body, begin + 1, end) or _UNCLOSED_END.search(body, begin + 1, end))


def _braced_end(braces: re.Pattern[str], body: str, begin: int) -> int | None:
    depth = 0
    for brace in braces.finditer(body, begin):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return None


def _quoted_end(body: str, begin: int) -> int | None:
    """The quote that ends a value: outside braces, and before something that may follow a value."""
    depth = 0
    for sign in _QUOTE_OR_BRACE.finditer(body, begin + 1):
        if sign[0] == '"':
            end = sign.start()
            if depth <= 0 and _AFTER_VALUE.match(body, end + 1):
                return end
        else:
            depth += 1 if sign[0] == "{" else -1
    return None
