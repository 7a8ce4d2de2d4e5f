"""Letters of other scripts in ASCII, for keys that people can read."""

import unicodedata
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, str]:
    """Folded letter → ASCII, from `transliteration.txt`: a letter, a tab, its ASCII ("" when silent)."""
    lines = Path(__file__).with_name("transliteration.txt").read_text("utf-8").split("\n")
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(pairs)


def ascii_letters(text: str) -> tuple[str, bool]:
    """The text in lower-case ASCII, separators as single spaces, and whether no letter, digit or sign fell away.

    >>> ascii_letters("Größe,  Ёлка")
    ('grosse elka', True)
    >>> ascii_letters("産業 2")
    ('2', False)
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    letters = [_ascii(letter) for letter in folded]
    return " ".join("".join(one or "" for one in letters).split()), None not in letters


def plain_letters(text: str) -> str:
    """The text with its letters in lower-case ASCII; what has no place there stays as it is.

    >>> plain_letters("Томск, Gdańsk, 産業")
    'tomsk, gdansk, 産業'
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return folded.translate(_plain())


@cache
def _plain() -> "_Plain":
    return _Plain()


class _Plain(dict[int, str]):
    """Code point → what stands for it, each looked up once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        known = None if letter.isascii() else _ascii(letter)
        is_mark = bool(unicodedata.combining(letter))
        is_silent = is_mark or letter in _table()
        self[code] = known or ("" if is_silent else letter)
        return self[code]


def _ascii(letter: str) -> str | None:
    """ASCII for one folded letter, a space for a separator, None for what has no place in a key."""
    if letter.isascii() and letter.isalnum():
        return letter
    known = _table().get(letter)
    return known if known is not None else _bare(letter)


def _bare(letter: str) -> str | None:
    """A letter without its accents; combining marks on their own vanish."""
    parts = unicodedata.normalize("NFKD", letter)
    letters = [part for part in parts if not unicodedata.combining(part)]
    if "".join(letters) != letter:
        return "".join(part if part.isascii() else _table().get(part, "") for part in letters)
    return None if unicodedata.category(letter)[0] in "LNMS" else " "
