"""CSL-JSON, as Zotero, Mendeley, pandoc and citeproc write it: a list of items, one item, or one a line."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.json_stream import Object, objects
from corpus.formats.streams.json_values import objects_at, text, texts
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.names import credits_of
from corpus.formats.values.people import named, organisation, person
from corpus.formats.values.shape import json_values, load_layout
from corpus.formats.values.structured import assembled, each
from corpus.work import Creator, Work

_KIND: Final = re.compile(
    r'"type"\s*:\s*"(?:article(?:-\w+)?|book|chapter|paper-conference|thesis|report|webpage|post(?:-weblog)?|entry(?:-\w+)?'
    r"|manuscript|speech|dataset|software|patent|review(?:-book)?|document|legislation|broadcast|pamphlet|standard"
    r'|personal_communication|motion_picture|bill|map|graphic|song|interview|legal_case|musical_score)"'
)
_DATE: Final = re.compile(r'"date-parts"\s*:\s*\[')
_VARIABLE: Final = re.compile(r'"(?:issued|container-title|family|literal|date-parts|title-short|publisher-place)"\s*:')
_NOTED: Final = re.compile(r"^(?:\{:)?(DOI|PMID|PMCID):[ \t]*([^\s}]{1,200})\}?[ \t]*$", re.MULTILINE | re.IGNORECASE)
"""Variables that a program of its time had no field for, each on a line of the note."""
_OF_OTHERS: Final = ("collection-editor", "container-author", "reviewed-author", "original-author", "translator")
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    """By a type of CSL and a variable of it, or by a date as only CSL writes it: programs leave the type out."""
    told = _DATE.search(head.text) or (_KIND.search(head.text) and _VARIABLE.search(head.text))
    return head.text.lstrip()[:1] in {"{", "["} and bool(told)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(objects(opened, "references", "items"), _work, "item of CSL")


def _work(item: Object) -> Work | None:
    layout = _layout()
    listed = credits_of(texts(item, "author"))
    own = (
        Value("issued", _date(item.get("issued"))),
        *(Value("keyword", word) for word in _listed(texts(item, "keyword"))),
        *(Value("categories", word) for word in texts(item, "categories")),
        *_noted(item),
        # Who edited the series or wrote the book is not who edited or wrote this.
        *(Value(role, who.name) for role in _OF_OTHERS for who in _creators(item, role) if who),
    )
    return assembled(
        layout.crosswalk,
        chain(json_values(item, layout.shape), own),
        authors=(*_creators(item, "author"), *listed.creators),
        editors=_creators(item, "editor"),
        more=listed.more or any(_more(one) for one in objects_at(item, "author")),
    )


def _noted(item: Object) -> Iterator[Value]:
    for found in (found for note in texts(item, "note") for found in _NOTED.finditer(note)):
        if not text(item, found[1].upper()):
            yield Value(found[1].upper(), found[2])


def _more(one: Object) -> bool:
    return credits_of([text(one, "literal", "family", "name")]).more


def _creators(item: Object, role: str) -> Iterator[Creator | None]:
    for one in objects_at(item, role):
        yield _creator(one)


def _creator(one: Object) -> Creator | None:
    """A name in parts; a literal is an organisation unless it is written as a person's name is."""
    family = " ".join(filter(None, (text(one, "non-dropping-particle"), text(one, "family"))))
    given = " ".join(filter(None, (text(one, "given"), text(one, "dropping-particle"))))
    literal = text(one, "literal", "name")
    if _more(one):
        return None
    if literal and not family:
        return named(literal) if "," in literal else organisation(literal)
    return person(family, given, suffix=text(one, "suffix"), orcid=text(one, "ORCID", "orcid"))


def _listed(values: tuple[str, ...]) -> Iterator[str]:
    """Keywords of a list, or of a text that divides them by semicolons or else by commas."""
    for value in values:
        yield from value.split("," if len(values) == 1 and ";" not in value else ";")


def _date(issued: object) -> str:
    """The date in its numbers, in ISO 8601; of a span the beginning."""
    if not isinstance(issued, dict):
        return str(issued or "")
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = first if isinstance(first, list) else [issued.get("year"), issued.get("month"), issued.get("day")]
    stated = [str(number).strip().zfill(2) for number in numbers if number not in (None, "")]
    return "-".join(stated) or text(issued, "raw", "literal")


FORMAT: Final = Format(name="CSL-JSON", recognises=_recognises, read=_read)
