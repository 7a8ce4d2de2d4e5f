"""All formats that are read as bibliographic records, and how a file's own is found."""

from typing import Final

from corpus.formats.format import Format, Head

FORMATS: Final[tuple[Format, ...]] = ()
"""In the order in which they are tried: the most specific first."""


def recognised(head: Head, formats: tuple[Format, ...] = FORMATS) -> Format | None:
    """The format of a file that begins so, whatever its name; None when it is a document or a table of no known layout.

    >>> recognised(Head(name="a.ris", data=b"A page.", text="A page.")) is None
    True
    """
    return next((one for one in formats if one.recognises(head)), None)
