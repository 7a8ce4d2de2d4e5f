"""A mapping as a file that people check and change."""

import json
from collections.abc import Iterator, Mapping, Sequence

from corpus.encoding import without_controls
from corpus.formats.tables.guessing import Guess
from corpus.formats.tables.mapping import ROLES


def mapping_text(guess: Guess, table: str) -> str:
    """The mapping file of the table of this name, with comments that say why, and what to check."""
    return "\n".join(_lines(guess, table)) + "\n"


def _lines(guess: Guess, table: str) -> Iterator[str]:
    mapping = guess.mapping
    yield f'# How `clusterkg build` reads {_comment(table)}. Lines with "check" are guesses that only you can judge.'
    yield f"# Fields: {', '.join(ROLES[:15])},"
    yield f"# {', '.join(ROLES[15:])}."
    yield ""
    if mapping.sheet is not None:
        yield from ("[table]", f"sheet = {_text(mapping.sheet)}  # the others are not read", "")
    yield "# Field = the headings of its columns; of several the first that has something, for lists all of them."
    yield "[fields]"
    if "title" not in mapping.fields:
        yield 'title = ""  # check: write the heading of the column that has the titles'
    yield from (
        _commented(f"{role} = {_list(columns)}", *_why(guess, role)) for role, columns in mapping.fields.items()
    )
    yield from (f"# {_text(name)} is kept, but means nothing to us." for name in guess.unused[:200])
    yield from ("", "# What stands between the values of one cell.", "[separators]")
    yield from (f"{role} = {_list(signs)}" for role, signs in mapping.separators.items())
    for title, words in (("types", mapping.types), ("statuses", mapping.statuses)):
        if words:
            yield from ("", '# The table\'s own words, and ours for them: check those that are "other".', f"[{title}]")
            yield from (f"{_text(word)} = {_text(meaning)}" for word, meaning in words.items())
    yield from ("", "# Words that stand for nothing.", "[missing]", f"words = {_list(mapping.missing)}")
    yield from ("", "# What all works of the table have in common and no column says.", "[constants]")
    yield from ('# venue = "Journal of Clusters"', '# language = "en"')


def _why(guess: Guess, role: str) -> Iterator[str]:
    if role in guess.doubts:
        yield "check"
    if guess.reasons.get(role):
        yield guess.reasons[role]


def _commented(line: str, *reasons: str) -> str:
    return f"{line}  # {': '.join(reasons)}" if reasons else line


def _comment(words: str) -> str:
    return " ".join(without_controls(words).split())


def _text(words: str) -> str:
    r"""A string of TOML.

    >>> print(_text('say "a"\n'))
    "say \"a\"\n"
    """
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(values: Sequence[str] | Mapping[str, str]) -> str:
    return _text(next(iter(values))) if len(values) == 1 else f"[{', '.join(map(_text, values))}]"
