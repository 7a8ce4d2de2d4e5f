"""Well-known firms and bodies, found by an automaton over the lists beside this module."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.language import ordinary_words
from pipeline.spans import Span

FIRMS = Path(__file__).with_name("known_firms.txt")
BODIES = Path(__file__).with_name("known_bodies.txt")
_LONGEST_SPELT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A form of a well-known name. `entry` is the first name of its line; `doubtful`: it means other things as well."""

    form: str
    entry: str
    doubtful: bool
    firm: bool


def _forms() -> Iterator[Known]:
    for path in (FIRMS, BODIES):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield from _of_line(line, firm=path == FIRMS)


def _of_line(line: str, *, firm: bool) -> Iterator[Known]:
    names = [name.strip() for name in line.lstrip("?").split("|")]
    if not firm:
        names += [name.capitalize() for name in names if _is_spoken(name) and name.capitalize() not in names]
    return (Known(form=name, entry=names[0], doubtful=line.startswith("?"), firm=firm) for name in names)


def _is_spoken(name: str) -> bool:
    """Whether an acronym is printed as a word as well: "Unesco"."""
    spoken = name.isupper() and name.isalpha() and len(name) > _LONGEST_SPELT
    return spoken and name.casefold() not in ordinary_words()


@functools.cache
def _automaton() -> tuple[AhoCorasick, tuple[Known, ...]]:
    """The automaton over the names and over their forms in capitals, and what each of its patterns is."""
    known = sorted(_forms(), key=lambda entry: entry.form)
    shouted = [
        replace(entry, form=entry.form.upper()) for entry in known if " " in entry.form and not entry.form.isupper()
    ]
    patterns = (*known, *shouted)
    return AhoCorasick([entry.form for entry in patterns], matchkind=MatchKind.LeftmostLongest), patterns


def known_names(text: str, within: Span) -> Iterator[tuple[Span, Known]]:
    """The known names in a stretch of text as whole words, from left to right.

    >>> [(found.entry, span.begin) for span, found in known_names("At OECD and the WTO-led talks", Span(0, 29))]
    [('Organisation for Economic Co-operation and Development', 3), ('World Trade Organization', 16)]
    """
    automaton, patterns = _automaton()
    part = within.of(text)
    for index, begin, end in automaton.find_matches_as_indexes(part):
        if _stands_alone(part, begin, end):
            yield Span(within.begin + begin, within.begin + end), patterns[index]


def _stands_alone(text: str, begin: int, end: int) -> bool:
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in {"-", "@", "."})


@functools.cache
def known_forms() -> dict[str, Known]:
    """What is known of each form, by the form casefolded."""
    return {known.form.casefold(): known for known in _forms()}
