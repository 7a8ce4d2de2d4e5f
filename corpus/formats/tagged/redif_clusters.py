"""People of a ReDIF template: clusters of attributes, each begun by a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from corpus.formats.values.crosswalk import Value
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import plain
from corpus.source_field import SourceField
from corpus.work import Affiliation, Creator

CLUSTER: Final = re.compile(r"(author|editor)-(.+)")
"""The attributes of a person: of an author or an editor, and which."""

_AND: Final = re.compile(r"\s+(?:and|&)\s+|\s*;\s*")


class People(NamedTuple):
    """Authors and editors in order; `rest` is what the record says of them that a creator has no place for."""

    authors: Credits
    editors: tuple[Creator, ...]
    rest: tuple[SourceField, ...]


@dataclass(slots=True)
class _Cluster:
    """A person while the lines arrive; `workplaces` holds the attributes of one workplace each."""

    role: str
    name: str = ""
    first: str = ""
    last: str = ""
    email: str = ""
    workplaces: list[dict[str, str]] = field(default_factory=list)
    rest: list[SourceField] = field(default_factory=list)


def people_of(values: Sequence[Value]) -> People:
    """The people of a record.

    >>> lines = [Value("author-name", "Anna Abel"), Value("author-workplace-name", "Univ Graz")]
    >>> read = people_of([*lines, Value("author-name", "Roe, Robert")])
    >>> [(who.family, [place.name for place in who.affiliations]) for who in read.authors.creators]
    [('Abel', ['Univ Graz']), ('Roe', [])]
    """
    clusters = list(_clusters(values))
    authors = _credits(cluster for cluster in clusters if cluster.role == "author")
    editors = _credits(cluster for cluster in clusters if cluster.role == "editor")
    return People(authors, editors.creators, tuple(one for cluster in clusters for one in cluster.rest))


def _clusters(values: Sequence[Value]) -> Iterator[_Cluster]:
    current: _Cluster | None = None
    for tag, text in values:
        found = CLUSTER.match(tag)
        words = plain(text)
        if found is None or not words:
            continue
        role, part = found[1], found[2].removeprefix("x-")
        if current is None or role != current.role or (part == "name" and current.name) or _begins(part, current):
            if current is not None:
                yield current
            current = _Cluster(role)
        _add(current, part, words, tag)
    if current is not None:
        yield current


def _begins(part: str, cluster: _Cluster) -> bool:
    """Whether a name in parts begins another person, in a record without whole names."""
    return (part == "name-first" and bool(cluster.first)) or (part == "name-last" and bool(cluster.last))


def _add(cluster: _Cluster, part: str, words: str, tag: str) -> None:
    if part == "name":
        cluster.name = words
    elif part == "name-first":
        cluster.first = words
    elif part == "name-last":
        cluster.last = words
    elif part == "email" and not cluster.email:
        cluster.email = words
    elif part == "workplace-name":
        cluster.workplaces.append({"name": words})
    elif part in ("workplace-location", "workplace-country") and cluster.workplaces:
        cluster.workplaces[-1].setdefault(part, words)
    else:
        cluster.rest.append(SourceField(name=tag, value=words))


def _credits(clusters: Iterator[_Cluster]) -> Credits:
    creators: list[Creator] = []
    more = False
    for cluster in clusters:
        read = credits_of(_names(cluster))
        more = more or read.more
        places = tuple(Affiliation(name=", ".join(place.values())) for place in cluster.workplaces)
        creators.extend(_told(who, cluster, places) for who in read.creators)
    return Credits(tuple(creators), more)


def _names(cluster: _Cluster) -> list[str]:
    """The name, or the names: one line should have one, and some have several."""
    if not cluster.name:
        return [", ".join(filter(None, (cluster.last, cluster.first)))]
    parts = _AND.split(cluster.name)
    several = not cluster.last and len(parts) > 1 and all(" " in part.strip() or "," in part for part in parts)
    return parts if several else [cluster.name]


def _told(who: Creator, cluster: _Cluster, places: tuple[Affiliation, ...]) -> Creator:
    if cluster.last and cluster.first:
        who = replace(who, family=cluster.last, given=cluster.first, organisation=False)
    return replace(who, affiliations=places, email=cluster.email or None)
