"""What the readers of XML and JSON have in common."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from corpus.formats.format import Fault
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import Crosswalk, Entry, Value
from corpus.formats.values.names import Credits
from corpus.work import CitedWork, Creator, Work

Item = TypeVar("Item")
KIND: Final = "kind"
"""The tag of what a reader concludes about the type of a work; it is no value of the source."""


def each(items: Iterable[Item | Fault], read: Callable[[Item], Work | None], what: str) -> Iterator[Work | Fault]:
    """The works of these items; a Fault for each that has neither a title nor anybody who is credited.

    `what` names a record of the format in the reason ("work of OpenAlex").
    """
    for number, item in enumerate(items, start=1):
        if isinstance(item, Fault):
            yield item
        elif (work := read(item)) is not None:
            yield work
        else:
            mend = "export works, not other things, or take the record out"
            yield Fault(place=f"record {number}", reason=f"is no {what}: it has no title", mend=mend)


def assembled(
    crosswalk: Crosswalk,
    values: Iterable[Value],
    *,
    authors: Iterable[Creator | None] | None = None,
    editors: Iterable[Creator | None] = (),
    more: bool = False,
    references: Iterable[CitedWork | None] = (),
) -> Work | None:
    """The work of these values, with those whom the format credits in parts; None without title, authors and abstract.

    `authors` of None leaves them to the crosswalk.
    """
    credit = None if authors is None else Credits(_held(authors), more)
    work = work_of(Entry(crosswalk, values), credit, _held(editors))
    if not (work.title or work.authors or work.abstract):
        return None
    rest = tuple(field for field in work.rest if field.name != KIND)
    return replace(work, references=_held(references) or work.references, rest=rest)


def _held(found: Iterable[Item | None]) -> tuple[Item, ...]:
    return tuple(one for one in found if one is not None)


def with_subtitle(title: str, subtitle: str) -> str:
    """Both with a colon between; a title that already ends with its subtitle stays.

    >>> with_subtitle("Clusters", "A review"), with_subtitle("Why clusters?", "A review")
    ('Clusters: A review', 'Why clusters? A review')
    """
    title, subtitle = title.strip().removesuffix(":").strip(), subtitle.strip()
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in "?!.:" else f"{title}: {subtitle}"
