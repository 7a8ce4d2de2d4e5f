"""Creators and cited works from formats that tell their parts apart."""

from collections.abc import Iterable

from corpus.formats.values.names import credited
from corpus.formats.values.plain import plain
from corpus.work import Affiliation, CitedWork, Creator


def person(
    family: str,
    given: str = "",
    *,
    suffix: str = "",
    orcid: str = "",
    email: str = "",
    affiliations: Iterable[Affiliation] = (),
) -> Creator | None:
    """The person of a family name and a given name as the format states them; None where it states neither.

    >>> person("van der Berg", "Anna").name, person("Plato").family
    ('van der Berg, Anna', 'Plato')
    """
    family, given, suffix = plain(family).strip(" ,"), plain(given).strip(" ,"), plain(suffix).strip(" ,")
    if not family:
        family, given = given, ""
    if not family:
        return None
    return Creator(
        name=", ".join(filter(None, (family, given, suffix))),
        family=family,
        given=given,
        orcid=orcid.strip() or None,
        email=email.strip() or None,
        affiliations=distinct(affiliations),
    )


def organisation(name: str, affiliations: Iterable[Affiliation] = ()) -> Creator | None:
    """The organisation of this name, None without one."""
    words = plain(name).strip(" ,;")
    return Creator(name=words, organisation=True, affiliations=distinct(affiliations)) if words else None


def named(name: str, *, orcid: str = "", affiliations: Iterable[Affiliation] = ()) -> Creator | None:
    """Who goes by a name that the format does not take apart, None without one."""
    words = plain(name).strip(" ;")
    if not words.strip(" ,"):
        return None
    made = credited(words)
    return Creator(
        name=made.name,
        family=made.family,
        given=made.given,
        organisation=made.organisation,
        orcid=orcid.strip() or None,
        affiliations=distinct(affiliations),
    )


def affiliation(name: str, ror: str = "") -> Affiliation:
    """An affiliation in the words of the source."""
    return Affiliation(name=plain(name).strip(" ;"), ror=ror.strip() or None)


def distinct(affiliations: Iterable[Affiliation]) -> tuple[Affiliation, ...]:
    """Each affiliation that has a name once, in order; the one with an identifier where two go by one name."""
    held: dict[str, Affiliation] = {}
    for one in affiliations:
        if one.name and (one.name not in held or (one.ror and not held[one.name].ror)):
            held[one.name] = one
    return tuple(held.values())


def cited(
    text: str = "",
    *,
    authors: Iterable[str] = (),
    year: int | None = None,
    title: str = "",
    venue: str = "",
    volume: str = "",
    issue: str = "",
    pages: str = "",
    doi: str = "",
) -> CitedWork | None:
    """An entry of a reference list. Without the text of the entry, its parts in the usual order are the text.

    >>> cited(authors=["Porter, M."], year=1990, title="Competitive advantage").text
    'Porter, M. (1990). Competitive advantage'
    """
    names = tuple(filter(None, (plain(name).strip(" ,;") for name in authors)))
    parts = {name: plain(value) for name, value in {"title": title, "venue": venue, "volume": volume}.items()}
    parts |= {"issue": plain(issue), "pages": plain(pages), "doi": doi.strip()}
    dated = " ".join(filter(None, ("; ".join(names), f"({year})" if year else "")))
    printed = plain(text) or ". ".join(filter(None, (dated, *_imprint(**parts))))
    if not printed:
        return None
    stated = {name: value or None for name, value in parts.items()}
    return CitedWork(text=printed, authors=names, year=year, **stated)


def _imprint(title: str, venue: str, volume: str, issue: str, pages: str, doi: str) -> tuple[str, ...]:
    number = volume + (f"({issue})" if issue else "")
    return title, ", ".join(filter(None, (venue, number, pages))), doi
