"""Authors whom only the citation names that a page asks for: "Cite as: Lee, A. and Moss, B. (2015) …"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page.entry_authors import is_institution, split_authors
from pipeline.page.model import ZoneKind
from pipeline.page.names import Name, read_names, recorded_names
from pipeline.page.plain import Plain
from pipeline.page.signature_views import part
from pipeline.page.signature_words import patterns
from pipeline.page.signatures import Signature
from pipeline.page.zones import Labelled

_REACH = 400
"""The authors stand among the first words of a citation (code points)."""

_YEAR = re.compile(r",?\s*[(\[]?\b(?:19|20)\d\d[a-z]?\b|[“\"«]")
_TITLE = 24
"""So much of the title tells where it begins in the citation."""


def cited_signatures(pieces: Sequence[Labelled]) -> Iterator[Signature]:
    """The names with which the first citation of the page begins, up to its year or title."""
    for index, piece in enumerate(pieces):
        view = _citation(pieces, index)
        if view is None or piece.kind is ZoneKind.REFERENCES:
            continue
        end = _end(view.text, _title(pieces))
        names = tuple(_names(view.text[:end])) if end else ()
        if names:
            yield Signature(view, names=names)
            return


def _citation(pieces: Sequence[Labelled], index: int) -> Plain | None:
    """The words behind the label of a citation, on its line or on the next."""
    view = pieces[index].line.view
    label = patterns().citing.match(view.text[:_REACH])
    if label is None:
        return None
    if view.text[label.end() :].strip():
        return part(view, label.end(), len(view.text))
    return pieces[index + 1].line.view if index + 1 < len(pieces) else None


def _title(pieces: Sequence[Labelled]) -> str:
    words = next((piece.line.words for piece in pieces if piece.kind is ZoneKind.TITLE), "")
    return words[:_TITLE].casefold()


def _end(words: str, title: str) -> int:
    """Where the authors end; 0 where neither year nor title tells."""
    year = _YEAR.search(words, 0, _REACH)
    place = words[:_REACH].casefold().find(title) if len(title) > 5 else -1
    found = [at for at in (year.start() if year else -1, place) if at > 0]
    return min(found, default=0)


def _names(words: str) -> Iterator[Name]:
    """The persons; nobody where an organisation is among them."""
    position = 0
    for author in split_authors(words):
        found = re.compile(r"[\s,.]+".join(map(re.escape, re.findall(r"[^\s,]+", author)))).search(words, position)
        if found is None or is_institution(author):
            return
        name = _name(words, found.start(), found.end())
        if name:
            yield name
        position = found.end()


def _name(words: str, begin: int, end: int) -> Name | None:
    shifted = " " * begin + words[begin:end]
    inverted = recorded_names(shifted, known=True)
    read = inverted or read_names(shifted).names
    return read[0] if len(read) == 1 else None
