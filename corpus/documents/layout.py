"""The text of a document out of its paragraphs, as a page would print it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from corpus.encoding import without_controls
from corpus.errors import UnreadableSourceError

MAX_TEXT: Final = 10_000_000
"""Characters of the longest text of one document."""
_BLANKS_MEANT: Final = 1 / 12
"""Share of blank paragraphs from which on they are the author's way to set paragraphs apart."""
_RAISED: Final = dict(zip("0123456789abcde", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ", strict=True))
_RAISED_AT_MOST: Final = 12
_MARK: Final = re.compile(r"[\d\s,;*†‡§a-e-]+")


class Kind(Enum):
    """What stands close together without a blank line: rows of one table, items of one list."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or table row; `text` may have line breaks of its own."""

    text: str
    kind: Kind = Kind.PARAGRAPH


def laid_out(blocks: Iterable[Block], source_file: str) -> str:
    """The text of the blocks, a line each, with blank lines where the document has blank paragraphs.

    A document without any sets its paragraphs apart by its styles, so blank lines are put between them. Raises
    UnreadableSourceError when there are no words, or far too many.

    >>> laid_out([Block("A title"), Block("Anna Muster"), Block("one", Kind.ITEM), Block("two", Kind.ITEM)], "a.docx")
    'A title\\n\\nAnna Muster\\n\\none\\ntwo'
    """
    kept = [Block(without_controls(block.text).rstrip(), block.kind) for block in blocks]
    words = sum(len(block.text) for block in kept)
    if words > MAX_TEXT:
        reason = f"holds {words / 1e6:.0f} million characters (at most {MAX_TEXT / 1e6:.0f})"
        raise UnreadableSourceError(source_file, reason, "split it into its documents")
    if not any(block.text.strip() for block in kept):
        raise UnreadableSourceError(source_file, "holds no words", "if it shows pictures of pages, give their text")
    return "".join(_joined(kept)).strip("\n")


def _joined(blocks: Sequence[Block]) -> Iterator[str]:
    blank = sum(not block.text.strip() for block in blocks)
    spaced = blank >= _BLANKS_MEANT * len(blocks)
    yield from (block.text for block in blocks[:1])
    for before, block in pairwise(blocks):
        close = spaced or (before.kind is block.kind is not Kind.PARAGRAPH)
        yield "\n" if close else "\n\n"
        yield block.text


def table_row(cells: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """A row of a table as one line with tabs, or cell by cell where a cell holds several paragraphs.

    Tables that carry data have a paragraph a cell; tables that only arrange a page (authors side by side) have more.
    """
    full = [[block for block in cell if block.text.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in full):
        line = "\t".join(cell[0].text.replace("\n", " ") if cell else "" for cell in full)
        yield Block(line.strip("\t"), Kind.ROW)
    else:
        yield from (block for cell in full for block in cell)


def raised(text: str) -> str:
    """A superscript as characters that are superscripts, when it is a mark of an affiliation or note.

    >>> raised("1,2"), raised("th")
    ('¹,²', 'th')
    """
    if len(text) > _RAISED_AT_MOST or not _MARK.fullmatch(text):
        return text
    return "".join(_RAISED.get(char, char) for char in text)
