"""Parts of an address without a word that tells what they are: some are organisations by their place among others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.page import addresses, features
from pipeline.page.parts import PLACES, Part, PartKind

PLACED = PLACES | {PartKind.ADDRESS}
"""The kinds of parts that stand behind the organisations of an address."""

_FIELD = re.compile(r"(?:Science|Studies|Research|Engineering)s?\Z")


def named(words: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, unknown ones that must be organisations by their place in the address called so.

    >>> from pipeline.page.parts import read_parts
    >>> [part.kind.value for part in named("Quarbeck, Turin", read_parts("Quarbeck, Turin"))]
    ['organisation', 'city']
    """
    organisations = [index for index, part in enumerate(parts) if part.kind is PartKind.ORGANISATION]
    highest = max((index for index in organisations if parts[index].rank > 3), default=-1)
    place = next((index for index, part in enumerate(parts) if part.kind in PLACED), len(parts))
    opening = next((index for index, part in enumerate(parts) if part.kind is not PartKind.UNKNOWN), len(parts))
    for index, part in enumerate(parts):
        if part.kind is PartKind.UNKNOWN and index < place and _may_be_named(words[part.begin : part.end]):
            name = words[part.begin : part.end]
            acronym = addresses.is_acronym(name)
            if (
                (acronym and len(name) > 2)
                or (not organisations and index <= opening)
                or (index > highest and _below(parts, index) and len(name.split()) > 1)
                or (organisations and index == 0 and _is_field(name, parts[1]))
            ):
                yield replace(part, kind=PartKind.ORGANISATION, rank=4 if acronym else 5)
                continue
        yield part


def _may_be_named(name: str) -> bool:
    return name[:1].isupper() and 3 <= len(name) <= 100 and not features.role_begins(name)


def _below(parts: Sequence[Part], index: int) -> bool:
    """Whether what stands at `index` follows a unit and closes nothing."""
    if not 0 < index < len(parts) - 1:
        return False
    before = parts[index - 1]
    return before.kind is PartKind.ORGANISATION and before.rank <= 3


def _is_field(name: str, behind: Part) -> bool:
    """Whether a name such as "Foo Studies" opens an address before the organisation that it belongs to."""
    return len(name.split()) > 1 and behind.kind is PartKind.ORGANISATION and bool(_FIELD.search(name))
