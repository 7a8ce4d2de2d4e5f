"""From the tags of a format to the fields of a work, by a table: what librarians call a crosswalk."""

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from corpus.formats.values.plain import plain
from corpus.source_field import SourceField

_ISBN: Final = re.compile(r"(?<![\dXx])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx])")
_ISSN: Final = re.compile(r"(?<![\dXx-])\d{4}[-‐–]?\d{3}[\dXx](?![\dXx])")


class Value(NamedTuple):
    """A tag (or the heading of a column) and what stands after it."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """The table of a format.

    `fields` gives for each role (a field of Work, or "type", "affiliation", "first_page" …) its tags, the best first;
    `when` has other tags for some roles in works of one type. `types` and `statuses` translate the format's words (in
    lower case), the strongest first. `identifiers` gives names to tags that hold them, `separators` what divides the
    values of a role, `missing` the words that stand for nothing.
    """

    fields: Mapping[str, Sequence[str]]
    when: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    identifiers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    missing: Sequence[str] = ()

    def tags(self, role: str, type_: str) -> Sequence[str]:
        """The tags of a role in works of this type, the best first."""
        return self.when.get(type_, {}).get(role, self.fields.get(role, ()))


@functools.cache
def load_crosswalk(path: Path) -> Crosswalk:
    """The crosswalk of a file beside a reader; read once a process."""
    table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return Crosswalk(**table)


class Entry:
    """The values of one record; each is taken once, and what nobody took is the rest."""

    def __init__(self, crosswalk: Crosswalk, values: Iterable[Value]) -> None:
        """`values` in the order of the source; those without words are left out."""
        self._crosswalk = crosswalk
        self._left: dict[int, Value] = {}
        self._by_tag: dict[str, list[int]] = {}
        for place, value in enumerate(values):
            if value.text.strip() and value.text.strip() not in crosswalk.missing:
                self._left[place] = value
                self._by_tag.setdefault(value.tag, []).append(place)
        self.type = ""
        self.type = self._type()

    def _type(self) -> str:
        stated = self._stated("type")
        return next((type_ for word, type_ in self._crosswalk.types.items() if word in stated), "other")

    def status(self) -> str:
        """The status that a field of the format states, "" where none does."""
        stated = self._stated("status")
        return next((status for word, status in self._crosswalk.statuses.items() if word in stated), "")

    def _stated(self, role: str) -> set[str]:
        return {word for text in self.peek(role) for word in self._split(role, text.casefold())}

    def peek(self, role: str) -> list[str]:
        """The texts of a role, those of the best tag first; they are not taken."""
        return [self._left[place].text for place in self._places(role)]

    def drop(self, role: str, said: Callable[[str], bool]) -> None:
        """Take the values of a role whose text a caller has said in another way."""
        for place in [place for place in self._places(role) if said(self._left[place].text)]:
            del self._left[place]

    def _places(self, role: str) -> list[int]:
        tags = self._crosswalk.tags(role, self.type)
        return [place for tag in tags for place in self._by_tag.get(tag, ()) if place in self._left]

    def has(self, tag: str) -> bool:
        """Whether a value of this tag is left."""
        return any(place in self._left for place in self._by_tag.get(tag, ()))

    def take(self, *tags: str) -> list[str]:
        """The texts of these tags as they stand, in the order of the source."""
        places = sorted(place for tag in tags for place in self._by_tag.get(tag, ()) if place in self._left)
        return [self._left.pop(place).text for place in places]

    def take_first(self, role: str) -> str:
        """The text of the first value of the best tag that has one; values that say the same go with it."""
        places = self._places(role)
        if not places:
            return ""
        text = self._left[places[0]].text
        self.drop(role, lambda other: other == text)
        return text

    def take_all(self, role: str) -> list[str]:
        """The values of all tags of a role in the order of the source, divided at its separator, each on one line."""
        texts = self.take(*self._crosswalk.tags(role, self.type))
        return [word for text in texts for part in self._split(role, text) if (word := plain(part))]

    def split(self, role: str) -> list[str]:
        """The values that `take_all` would give; they are not taken."""
        return [word for text in self.peek(role) for part in self._split(role, text) if (word := plain(part))]

    def _split(self, role: str, text: str) -> list[str]:
        separator = self._crosswalk.separators.get(role)
        parts = re.split(separator, text) if separator else [text]
        return [part.strip() for part in parts if part and part.strip() and part.strip() not in self._crosswalk.missing]

    def identifiers(self) -> tuple[SourceField, ...]:
        """The identifiers of other registers, by name."""
        return tuple(
            SourceField(name=name, value=plain(text))
            for name, tags in self._crosswalk.identifiers.items()
            for text in self.take(*tags)
        )

    def serials(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """ISSNs and ISBNs of a tag that holds either, told apart by their length; other numbers are left."""
        issns, isbns = self.take_all("issn"), self.take_all("isbn")
        for place in self._places("serial"):
            short, long = serials(self._left[place].text)
            issns += short
            isbns += long
            if short or long:
                del self._left[place]
        return tuple(dict.fromkeys(issns)), tuple(dict.fromkeys(isbns))

    def rest(self) -> tuple[SourceField, ...]:
        """All that nobody took, in the order of the source."""
        return tuple(SourceField(name=value.tag, value=plain(value.text)) for value in self._left.values())


def serials(text: str) -> tuple[list[str], list[str]]:
    """The ISSNs and the ISBNs in a text, as printed.

    >>> serials("0039-6265 (Print); 978-3-16-148410-0")
    (['0039-6265'], ['978-3-16-148410-0'])
    """
    short = text[:10_000]
    isbns = _ISBN.findall(short)
    return _ISSN.findall(_ISBN.sub(" ", short)), isbns
