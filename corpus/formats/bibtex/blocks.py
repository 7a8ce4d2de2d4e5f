"""The blocks of a BibTeX file, one at a time: as BibTeX reads them, and on where it would give up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 20_000_000
"""Letters of the longest block; what is longer lacks an end."""
_LONGEST_COMMENT: Final = 20_000
"""Lines of the longest comment."""

_BEGIN: Final = re.compile(r"@[ \t]*([A-Za-z][\w-]*)[ \t]*([{(])")
_LOOSE_BEGIN: Final = re.compile(r"@[ \t]*([A-Za-z][\w-]*)[ \t]*$")
_NEXT_ENTRY: Final = re.compile(r"[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]\s*[^\s,={}\"]+\s*(?:,|$)")
_FIELD_BEHIND: Final = re.compile(r"^[^@]{0,999},\s*[A-Za-z][\w-]{0,99}\s*=\s*[{\"\w]")
_FIELD_LINE: Final = re.compile(r"\s{0,99},?\s{0,99}[A-Za-z][\w-]{0,99}\s{0,9}=\s{0,9}(?:[{\"]|\d+\s*[,}])")
_BRACE: Final = re.compile(r"[{}]")
_ROUND: Final = re.compile(r"[{}()\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands between the braces of "@kind{…}". `line` counts from 1; `whole` is false where the end is missing."""

    kind: str
    body: str
    line: int
    whole: bool


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The blocks in order; text between them is comment, and so is what follows a % on its line.

    A block that is not closed ends where the next entry begins.
    """
    reader = _Reader(lines)
    while (line := reader.next()) is not None:
        found = _BEGIN.search(line) or _LOOSE_BEGIN.search(line)
        if found is None or "%" in line[: found.start()]:
            continue
        yield from reader.block(found, line)


class _Reader:
    """Lines with their numbers, of which some may be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: list[str] = []
        self._number = 0
        self._comments_end = True

    def next(self) -> str | None:
        self._number += 1
        return self._back.pop() if self._back else next(self._lines, None)

    def put_back(self, *lines: str) -> None:
        self._number -= len(lines)
        self._back.extend(reversed(lines))

    def block(self, found: re.Match[str], line: str) -> Iterator[Block]:
        kind, at = found[1].lower(), self._number
        if found.re is _BEGIN:
            rest, opening = line[found.end() :], found[2]
        else:
            following = (self.next() or "").lstrip()
            rest, opening = following[1:], following[:1]
            if opening not in ("{", "("):
                self.put_back(following)
                return
        self._number -= 1
        self._back.append(rest)
        if kind == "comment":
            self._pass_over_comment(_Depth() if opening == "{" else _RoundDepth())
        else:
            body, whole = self._body(_Depth() if opening == "{" else _RoundDepth())
            yield Block(kind=kind, body=body, line=at, whole=whole)

    def _body(self, depth: "_Depth") -> tuple[str, bool]:
        held: list[str] = []
        letters = 0
        whole = True
        while (line := self.next()) is not None and letters <= LONGEST:
            if held and line.lstrip().startswith("@") and _NEXT_ENTRY.match(line):
                self.put_back(line)
                break
            end = depth.end_in(line)
            if end is None:
                held.append(line)
                letters += len(line) + 1
                continue
            held.append(line[:end])
            self._number -= 1
            self._back.append(line[end + 1 :])
            if not self._goes_on():
                return "\n".join(held), whole
            whole = False
            depth.again()
            held[-1] += line[end]
        return "\n".join(held), False

    def _goes_on(self) -> bool:
        """Whether fields stand behind the brace that seemed to end an entry: then one before it was too many."""
        rest, following = self.next() or "", self.next()
        on = bool(_FIELD_BEHIND.search(rest) or ("@" not in rest and _FIELD_LINE.match(following or "")))
        self.put_back(*([rest] if following is None else [rest, following]))
        self._number -= following is None
        return on

    def _pass_over_comment(self, depth: "_Depth") -> None:
        """To the brace that closes the comment; one that is not closed is its line alone, and so are all after it."""
        held = [self.next() or ""]
        while self._comments_end and len(held) < _LONGEST_COMMENT:
            end = depth.end_in(held[-1])
            if end is not None:
                self._number -= 1
                self._back.append(held[-1][end + 1 :])
                return
            line = self.next()
            if line is None:
                self._number -= 1
                break
            held.append(line)
        self._comments_end = False
        self.put_back(*held[1:])


class _Depth:
    """How deep in braces a scan is; a backslash before a brace makes no difference to BibTeX."""

    def __init__(self) -> None:
        self._depth = 1

    def again(self) -> None:
        """Take the brace that closed the block for one too many."""
        self._depth = 1

    def end_in(self, line: str) -> int | None:
        """The offset of the brace that closes the block, None when it is not in this line."""
        opened, closed = line.count("{"), line.count("}")
        if closed < self._depth:
            self._depth += opened - closed
            return None
        for brace in _BRACE.finditer(line):
            self._depth += 1 if brace[0] == "{" else -1
            if self._depth == 0:
                return brace.start()
        return None


class _RoundDepth(_Depth):
    """The same for a block in round brackets, which its values, in braces or quotes, may hold too."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._quoted = False

    def again(self) -> None:
        self._depth = 0

    def end_in(self, line: str) -> int | None:
        for sign in _ROUND.finditer(line):
            if sign[0] in "{}":
                self._depth += 1 if sign[0] == "{" else -1
            elif self._depth <= 0 and sign[0] == '"':
                self._quoted = not self._quoted
            elif self._depth <= 0 and sign[0] == ")" and not self._quoted:
                return sign.start()
        return None
