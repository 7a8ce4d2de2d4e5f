"""Works as they may enter the graph: text that any file can hold, identifiers that can be right."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from corpus import identifiers
from corpus.encoding import without_controls
from corpus.source_field import SourceField
from corpus.work import Affiliation, CitedWork, Creator, Work

Check = Callable[[str], str | None]


def checked(work: Work) -> tuple[Work, tuple[str, ...]]:
    """The work with plain identifiers, and a note on each that cannot be right: it stands in `rest` as printed.

    >>> work, notes = checked(Work(doi="doi:10.1000/A", issns=("0378-5954",)))
    >>> work.doi, work.issns, notes
    ('10.1000/a', (), ('ISSN 0378-5954 cannot be right',))
    """
    work = plain(work)
    notes = _Notes()
    stated = notes.one("DOI", work.doi, identifiers.doi) or identifiers.doi(work.url) or ""
    authors, editors = notes.creators(work.authors), notes.creators(work.editors)
    contributors = notes.creators(work.contributors)
    issns = notes.several("ISSN", work.issns, identifiers.issn)
    isbns = notes.several("ISBN", work.isbns, identifiers.isbn)
    references = tuple(replace(one, doi=identifiers.doi(one.doi or "")) for one in work.references)
    url = _address(work.url, stated)
    unusable = (SourceField(name="url", value=work.url),) if work.url and not url else ()
    rest = (*work.rest, *notes.wrong, *unusable)
    found = replace(work, doi=stated, authors=authors, editors=editors, issns=issns, isbns=isbns, references=references)
    return replace(found, contributors=contributors, url=url, rest=rest), tuple(
        f"{wrong.name} {wrong.value} cannot be right" for wrong in notes.wrong
    )


def _address(url: str, stated_doi: str) -> str:
    """The address of the work's page; not that of the resolver, which says its DOI again."""
    address = identifiers.web_address(url) or ""
    return "" if stated_doi and "doi.org/" in address and identifiers.doi(address) == stated_doi else address


class _Notes:
    """Identifiers under check; `wrong` are those that failed, as printed."""

    def __init__(self) -> None:
        self.wrong: list[SourceField] = []

    def one(self, name: str, printed: str | None, check: Check) -> str | None:
        found = check(printed) if printed else None
        if printed and found is None:
            self.wrong.append(SourceField(name=name, value=printed[:200]))
        return found

    def several(self, name: str, printed: Iterable[str], check: Check) -> tuple[str, ...]:
        found = [self.one(name, one, check) for one in printed]
        return tuple(dict.fromkeys(one for one in found if one))

    def creators(self, creators: Iterable[Creator]) -> tuple[Creator, ...]:
        return tuple(
            replace(
                one,
                orcid=self.one("ORCID", one.orcid, identifiers.orcid),
                affiliations=tuple(
                    replace(place, ror=self.one("ROR", place.ror, identifiers.ror)) for place in one.affiliations
                ),
            )
            for one in creators
        )


def plain(work: Work) -> Work:
    """The work with every value free of control characters, of halves of letters and of space around it.

    Only an abstract keeps its paragraphs. Values of which nothing is left are gone, persons without a name too.

    >>> plain(Work(title=" A\\x00\\ntitle ", abstract="One.\\n\\n Two.", keywords=("wine", " "))).abstract
    'One.\\n\\nTwo.'
    """
    found = replace(cast(Work, _plain(work)), abstract=_paragraphs(work.abstract))
    return replace(
        found,
        authors=tuple(one for one in found.authors if one.name),
        editors=tuple(one for one in found.editors if one.name),
        contributors=tuple(one for one in found.contributors if one.name),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, tuple):
        return tuple(one for one in map(_plain, value) if one != "" and not _is_empty(one))
    if is_dataclass(value) and not isinstance(value, type):
        made = {name: _plain(one) for name in _names(type(value)) if (one := getattr(value, name))}
        changed = {name: one for name, one in made.items() if one != getattr(value, name)}
        return replace(value, **changed) if changed else value
    return value


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _is_empty(value: object) -> bool:
    return (isinstance(value, Affiliation) and not value.name) or (
        isinstance(value, CitedWork) and not (value.text or value.title or value.authors)
    )


def _line(value: str) -> str:
    return " ".join(_letters(value).split())


def _letters(value: str) -> str:
    return without_controls(value if value.isascii() else value.encode("utf-8", "replace").decode())


def _paragraphs(value: str) -> str:
    return "\n\n".join(filter(None, map(_line, value.replace("\r\n", "\n").split("\n\n"))))
