"""When so much of a file is broken that what is left of it is no export any more."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault

Item = TypeVar("Item")
_MOST_FAULTS: Final = 1000


def while_bearable(items: Iterable[Item | Fault], place: str) -> Iterator[Item | Fault]:
    """The items, until a thousand are faults and outnumber the others; then UnreadableSourceError is raised.

    >>> bad = Fault(place="line 1", reason="is broken", mend="mend it")
    >>> list(while_bearable(["a", bad, bad], "a.xml"))[0]
    'a'
    """
    whole = broken = 0
    for item in items:
        if isinstance(item, Fault):
            broken += 1
        else:
            whole += 1
        if broken >= _MOST_FAULTS and broken > whole:
            reason = f"{broken:,} of its first {broken + whole:,} records are broken; the rest is not read"
            raise UnreadableSourceError(place, reason, "export it again; it may have been edited or damaged")
        yield item
