"""From a PDF file to its letters and their places."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.documents.layout import raised
from corpus.documents.pdf.model import Run, Sheet

MOST_LETTERS: Final = 200_000
"""Letters of one page that are read; a page of a newspaper has 50,000."""
_SMALLEST: Final = 0.1
_LARGEST: Final = 10_000.0
_COLUMN_GAP: Final = 1.0
_BACKWARDS: Final = 0.6
_RAISED_SIZE: Final = 0.85
_RAISED_BASE: Final = 0.12
_BLANK: Final = 0.2
_HYPHENS: Final = (0x02, 0xAD, 0xFFFE)
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(slots=True)
class _Letter:
    char: str
    left: float
    right: float
    base: float
    size: float
    quarter: int
    spaced: bool


def sheet(page: pypdfium2.PdfPage) -> Sheet:
    """What is printed on the page, turned so that most of it stands upright; what stands across is left out."""
    text = page.get_textpage()
    try:
        letters = list(_letters(text.raw, min(text.count_chars(), MOST_LETTERS)))
    finally:
        text.close()
    turn = Counter(letter.quarter for letter in letters).most_common(1)[0][0] if letters else 0
    upright = [letter for letter in letters if letter.quarter == turn]
    width, height = page.get_size()
    return Sheet(width, height, tuple(_runs(upright)))


def _letters(text: Any, count: int) -> Iterator[_Letter]:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced, height, scale, quarter = False, -1.0, 1.0, 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0, 0x0A, 0x0D, 0x20, 0xA0, 0x09) or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            spaced = True
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if not all(map(math.isfinite, (box.left, box.right, box.top, box.bottom, x.value, y.value))):
            spaced = True  # a file may put a letter where no number reaches
            continue
        if box.top - box.bottom != height:
            # Size and direction are asked for where the height of the letters changes: that they do so seldom.
            height = box.top - box.bottom
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            scale = _seen(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d))
            turn = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
            quarter = round(turn) % 4 if math.isfinite(turn) else 0
        yield _placed(_char(code), box, (x.value, y.value), scale, quarter, spaced=spaced)
        spaced = False


def _seen(size: float) -> float:
    """A size that lines can be measured by: a file may say none, or more than numbers hold."""
    return max(_SMALLEST, min(_LARGEST, size))


def _char(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _LIGATURES.get(char, char)


def _placed(
    char: str,
    box: Any,
    origin: tuple[float, float],
    size: float,
    quarter: int,
    *,
    spaced: bool,
) -> _Letter:
    """The letter as it is seen by who turns the page so that it stands upright."""
    match quarter:
        case 1:
            return _Letter(char, box.bottom, box.top, -origin[0], size, quarter, spaced)
        case 2:
            return _Letter(char, -box.right, -box.left, -origin[1], size, quarter, spaced)
        case 3:
            return _Letter(char, -box.top, -box.bottom, origin[0], size, quarter, spaced)
        case _:
            return _Letter(char, box.left, box.right, origin[1], size, quarter, spaced)


def _runs(letters: list[_Letter]) -> Iterator[Run]:
    run: list[_Letter] = []
    for letter in letters:
        if run and not _follows(run[-1], letter, max(each.size for each in run[-8:])):
            yield _run(run)
            run = []
        run.append(letter)
    if run:
        yield _run(run)


def _follows(before: _Letter, letter: _Letter, size: float) -> bool:
    size = max(size, letter.size, 0.1)
    gap = letter.left - before.right
    return abs(letter.base - before.base) < 0.5 * size and -_BACKWARDS * size < gap < _COLUMN_GAP * size


def _run(letters: list[_Letter]) -> Run:
    size = Counter(round(letter.size, 1) for letter in letters).most_common(1)[0][0]
    whole = [letter for letter in letters if round(letter.size, 1) == size]
    base = whole[0].base
    text = "".join(_pieces(letters, size, base))
    word = next((at for at, letter in enumerate(letters) if at and letter.spaced), len(letters))
    first = letters[word - 1].right - letters[0].left
    return Run(text, letters[0].left, max(letter.right for letter in letters), base, size, first)


def _pieces(letters: list[_Letter], size: float, base: float) -> Iterator[str]:
    """The words, marks of notes raised."""
    mark = ""
    for before, letter in pairwise((letters[0], *letters)):
        small = letter.size < _RAISED_SIZE * size and letter.base > base + _RAISED_BASE * size
        # Where letters are raised, a blank is only seen, by PDFium, in the jump: the gap decides.
        jump = abs(letter.base - before.base) > _RAISED_BASE * size
        spaced = letter.spaced and not (jump and letter.left - before.right < _BLANK * size)
        if mark and (not small or spaced):
            yield raised(mark)
            mark = ""
        if spaced and letter is not before:
            yield " "
        if small:
            mark += letter.char
        else:
            yield letter.char
    yield raised(mark)
