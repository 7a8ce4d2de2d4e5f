"""Where authors work: chains of organisations, from the smallest to the largest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.page import addresses
from pipeline.page.address_parts import address_parts
from pipeline.page.model import Affiliation, OrganisationPart
from pipeline.page.parts import PLACES, Part, PartKind
from pipeline.page.plain import Plain
from pipeline.page.ranks import rank_of
from pipeline.page.signature_views import is_torn
from pipeline.spans import Span

_BRACKETS = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{2,120})[)\]]")
_LAST_ACRONYM = re.compile(
    r"\s[“\"«]?(?P<acronym>[^\W\d_a-z]?[^\W\d_]*[A-ZÀ-ÞА-Я][^\W\d_]*[A-ZÀ-ÞА-Я][^\W\d_]*)[”\"»]?\Z"
)
_COORDINATED = re.compile(r"\s(?:&|and|und|et)\s(?:the\s)?")
_GAP = 40
"""How far before an organisation the semicolon is looked for that cuts it off."""

_EDGE = ' \t\n.,;:–—-"“”»«'


def read_affiliations(view: Plain, begin: int = 0, end: int | None = None) -> tuple[Affiliation, ...]:
    """The affiliations in the plain words [begin, end): more than one when a further organisation follows a place."""
    stop = len(view.text) if end is None else end
    words = view.text[begin:stop]
    found: list[Affiliation] = []
    for group in _groups(words, address_parts(words)):
        for parts in _coordinated(words, group):
            affiliation = _affiliation(view, begin, words, parts)
            if affiliation:
                found.append(affiliation)
    return tuple(found)


def _groups(words: str, parts: Sequence[Part]) -> Iterator[list[Part]]:
    """One group of parts an address: a new organisation after a place opens another."""
    group: list[Part] = []
    highest, placed = 0, False
    for part in parts:
        organisation = part.kind is PartKind.ORGANISATION
        marker = part.kind is PartKind.MARKER
        apart = placed or (part.opens and highest == 5 and _stands_alone(words, part))
        if marker or (organisation and highest and apart):
            if group:
                yield group
            group, highest, placed = [], 0, False
        if marker:
            continue
        highest = max(highest, part.rank or 1) if organisation else highest
        placed = placed or part.kind in PLACES or part.kind is PartKind.ADDRESS
        group.append(part)
    if group:
        yield group


def _stands_alone(words: str, part: Part) -> bool:
    """Whether an organisation on a line of its own or behind a semicolon is no part of the one that stands before."""
    return part.rank == 5 or words[max(0, part.begin - _GAP) : part.begin].rstrip(" \n").endswith(";")


def _coordinated(words: str, group: list[Part]) -> Iterator[list[Part]]:
    """ "A University and B Institute" is two affiliations."""
    for index, part in enumerate(group):
        cut = _coordination(words, part) if part.kind is PartKind.ORGANISATION and not part.whole else None
        if cut:
            rest = group[index + 1 :]
            left, right = replace(part, end=cut[0]), replace(part, begin=cut[1])
            yield [*group[:index], replace(left, rank=rank_of(left.of(words)) or 5), *rest]
            yield [replace(right, rank=rank_of(right.of(words)) or 5), *rest]
            return
    yield group


def _coordination(words: str, part: Part) -> tuple[int, int] | None:
    name = part.of(words)
    for match in _COORDINATED.finditer(name):
        left, right = name[: match.start()], name[match.end() :]
        ranks = rank_of(left), rank_of(right)
        if (
            all(ranks)
            and addresses.has_strong_head(left)
            and re.match(r"(?:[A-ZÀ-Þ][\w’'-]*\s){0,3}", right)
            and _headed(right)
            and _headed(left)
        ):
            return part.begin + match.start(), part.begin + match.end()
        if match[0].strip() == "&" and not any(ranks) and min(len(left.split()), len(right.split())) > 1:
            return part.begin + match.start(), part.begin + match.end()
    return None


def _headed(name: str) -> bool:
    """Whether a name begins with its head word ("Institute of …") or ends with it ("… University")."""
    found = re.findall(r"[^\W\d_]+", name)
    return bool(found) and (bool(rank_of(found[0])) or bool(rank_of(found[-1])))


def _affiliation(view: Plain, base: int, words: str, group: Sequence[Part]) -> Affiliation | None:
    group = [part for part in group if not is_torn(view, base + part.begin, base + part.end)]
    organisations = [part for part in group if part.kind is PartKind.ORGANISATION]
    if not organisations:
        return None
    ordered = _ordered(organisations)
    place = _place(group)
    seat = _seat(ordered)
    chain = tuple(
        _organisation(view, base, words, part, place if index == seat else None) for index, part in enumerate(ordered)
    )
    return Affiliation(
        chain=chain,
        span=view.span(base + group[0].begin, base + group[-1].end),
        cities=tuple(_span(view, base, part) for part in group if part.kind is PartKind.CITY),
        countries=tuple(_span(view, base, part) for part in group if part.kind is PartKind.COUNTRY),
    )


def _span(view: Plain, base: int, part: Part) -> Span:
    return view.span(base + part.begin, base + part.end)


def _ordered(parts: list[Part]) -> list[Part]:
    """Smallest first; an address that begins with the largest is turned round."""
    falling = len(parts) > 1 and parts[0].rank >= 4 and parts[-1].rank < parts[0].rank
    return parts[::-1] if falling and not any(part.branch for part in parts) else parts


def _seat(ordered: Sequence[Part]) -> int:
    """Which organisation the address is that of: the largest, but a branch has one of its own."""
    branch = next((index for index, part in enumerate(ordered) if part.branch), None)
    return branch - 1 if branch else len(ordered) - 1


def _place(group: Sequence[Part]) -> Part | None:
    """The city of the address, else whatever place it names."""
    for kind in (PartKind.CITY, PartKind.REGION, PartKind.COUNTRY):
        for part in group:
            if part.kind is kind:
                return part
    return None


def _organisation(view: Plain, base: int, words: str, part: Part, place: Part | None) -> OrganisationPart:
    name = part.of(words)
    bracket = _BRACKETS.search(name)
    bare_end = part.begin + (bracket.start() if bracket and bracket.start() > 0 else len(name))
    begin, end = _trimmed(words, part.begin, bare_end)
    aliases = list(_aliases(words, begin, end))
    if bracket and bracket.start() > 0 and _is_name(bracket["inner"]):
        aliases.append((part.begin + bracket.start("inner"), part.begin + bracket.end("inner")))
    return OrganisationPart(
        name=view.span(base + begin, base + end),
        aliases=tuple(view.span(base + left, base + right) for left, right in aliases),
        place=_span(view, base, place) if place else None,
        unit=part.unit,
    )


def _trimmed(words: str, begin: int, end: int) -> tuple[int, int]:
    name = words[begin:end]
    stripped = name.strip(_EDGE)
    if not stripped:
        return begin, end
    left = begin + name.index(stripped)
    right = left + len(stripped)
    quoted = words[left - 1 : left] in ("“", '"', "«") if left > begin else False
    closing = right < end and words[right] in '”"»' and any(mark in stripped for mark in '“"«')
    return (
        (left - 1, right + (1 if right < end and words[right] in '”"»' else 0))
        if quoted
        else (left, right + (1 if closing else 0))
    )


def _aliases(words: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """ "National Foo University BAR" is also called by its name alone and by its acronym alone."""
    name = words[begin:end]
    match = _LAST_ACRONYM.search(name)
    if (
        match
        and not name.isupper()
        and len(name.split()) > 2
        and not re.fullmatch(r"[IVX]+", match["acronym"])
        and not addresses.is_place(match["acronym"])
    ):
        yield begin, begin + len(name[: match.start()].rstrip())
        yield begin + match.start("acronym"), begin + match.end("acronym")


def _is_name(words: str) -> bool:
    return not addresses.is_place(words) and words[:1].isupper() and not re.search(r"\d{3}|@", words)
