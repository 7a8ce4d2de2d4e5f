"""A record and the page that stands behind it, as one page: neither says alone what both say."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.work import Work
from pipeline.page.model import Affiliation, Credit, Field, Page, Zone, ZoneKind

_WORD = re.compile(r"[^\W\d_]{2,}")


@functools.cache
def _repeated() -> Mapping[str, str]:
    table: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return table["repeated"]


def joined(text: str, stated: Page, read: Page, work: Work) -> Page:
    """The page of both: what is stated of the work goes before what is read, and fills nothing twice."""
    credited = tuple(_completed_credits(text, stated.credits, read.credits)) or read.credits
    kept = [field for field in stated.fields if not _is_guess(field, work)]
    names = {field.name for field in kept}
    names |= {"year", "date"} if names & {"year", "date"} else set()
    head = tuple(_without(zone, {"references"} if read.references else set()) for zone in stated.zones)
    again = _said_again(work, of_page=credited != stated.credits)
    return Page(
        zones=(*head, *(_without(zone, again) for zone in read.zones)),
        fields=(*kept, *(field for field in read.fields if field.name not in names)),
        credits=credited,
        references=read.references or stated.references,
        citations=read.citations if read.references else (),
        others=stated.others,
    )


def _said_again(work: Work, *, of_page: bool) -> set[str]:
    """The zones of the page that say what the record says; not those from which the credits are completed."""
    values = {"title": work.title, "author": work.authors, "abstract": work.abstract}
    values |= {"keyword": work.keywords, "jel": work.jel}
    again = {kind for kind, part in _repeated().items() if values[part]}
    return again - {ZoneKind.AFFILIATION} if of_page else again


def _completed_credits(text: str, stated: Sequence[Credit], read: Sequence[Credit]) -> Iterator[Credit]:
    """Each credit with what only the page says of the author: address, post, how to write to them."""
    for credit in stated:
        same = [one for one in read if _is_same(one, credit)]
        if len(same) != 1:
            yield credit
            continue
        page = same[0]
        yield replace(
            credit,
            affiliations=_fuller(text, credit, page, stated),
            role=credit.role or page.role,
            email=credit.email or page.email,
            orcid=credit.orcid or page.orcid,
        )


def _is_same(one: Credit, other: Credit) -> bool:
    names = [(credit.family.casefold(), credit.given[:1].casefold()) for credit in (one, other)]
    return bool(one.family) and names[0] == names[1]


def _fuller(text: str, stated: Credit, read: Credit, all_stated: Sequence[Credit]) -> tuple[Affiliation, ...]:
    """The affiliations that the page prints, if they hold the stated ones and no other author was taken for one."""
    printed = [_words(text, one) for one in read.affiliations]
    others = [_name(one) for one in all_stated if one is not stated]
    mistaken = any(name and name <= words for name in others for words in printed)
    held = all(any(_words(text, one) <= words for words in printed) for one in stated.affiliations)
    if mistaken or not held or not printed:
        return stated.affiliations
    rors = {one.ror for one in stated.affiliations}
    ror = rors.pop() if len(rors) == len(printed) == 1 else None
    return tuple(replace(one, confidence=read.confidence, ror=ror) for one in read.affiliations)


def _words(text: str, affiliation: Affiliation) -> frozenset[str]:
    return frozenset(_WORD.findall(affiliation.span.of(text).casefold()))


def _name(credit: Credit) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{credit.given} {credit.family}".casefold()))


def _is_guess(field: Field, work: Work) -> bool:
    """Whether the page knows better: what language it is in, and of what type, if the format does not say."""
    return field.name == "language" or (field.name == "type" and work.type == "other")


def _without(zone: Zone, kinds: set[str]) -> Zone:
    return replace(zone, kind=ZoneKind.FURNITURE) if zone.kind in kinds else zone
