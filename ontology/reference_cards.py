"""The reference list of a document, entry by entry, as the cards show it."""

import re
from collections.abc import Iterable
from typing import Any

from ontology.description import Description
from ontology.statement import Iri
from ontology.terms import BIRO, DCTERMS, FOAF, NIF, PRISM, RDFS


def reference_cards(known: Description) -> list[dict[str, Any]]:
    """The entries in the order of the text; `raw` is the entry's words on one line."""
    entries = sorted(known.of_type(BIRO.BibliographicReference), key=lambda entry: (known.begin(entry), entry))
    return [_reference(known, entry) for entry in entries]


def _reference(known: Description, entry: Iri) -> dict[str, Any]:
    raw = " ".join((known.text(entry, NIF.anchorOf) or "").split())
    work = known.iri(entry, BIRO.references) or entry
    venues = [known.texts(venue, RDFS.label) for venue in known.iris(work, DCTERMS.isPartOf)]
    issued = _printed(raw, (date[:4] for date in known.texts(work, DCTERMS.issued)))
    return {
        "raw": raw,
        "authors": _authors(known, work, raw),
        "year": int(issued) if issued and issued.isdecimal() else None,
        "title": _printed(raw, known.texts(work, DCTERMS.title)),
        "venue": _printed(raw, (label for labels in venues for label in labels)),
        "volume": _volume(raw, known.texts(work, PRISM.volume), known.texts(work, PRISM.number)),
        "pages": _printed(raw, known.texts(work, PRISM.pageRange)),
    }


def _volume(raw: str, volumes: Iterable[str], issues: Iterable[str]) -> str | None:
    """The volume with its issue in brackets, "20(2A)"."""
    volume, issue = _printed(raw, volumes), _printed(raw, issues)
    return f"{volume or ''}({issue})" if issue else volume


def _printed(raw: str, values: Iterable[str]) -> str | None:
    """Of several values, which entries of the same work may give, the one that this entry prints."""
    given = list(values)
    words = _plain(raw)
    return next((value for value in given if _plain(value) in words), None) or next(iter(given), None)


def _authors(known: Description, work: Iri, raw: str) -> list[str]:
    """The names of the work's authors in the order in which the entry prints them."""
    found = []
    for author in known.iris(work, DCTERMS.creator):
        name = _printed(raw, known.texts(author, RDFS.label)) or ""
        family = known.text(author, FOAF.familyName) or name
        place = _plain(raw).find(_plain(family))
        found.append((place if place >= 0 else len(raw), name))
    return [name for _, name in sorted(found) if name]


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold().strip()
