"""What the title of a work says of what became of it."""

import functools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

_LONGEST = 200


@functools.cache
def _patterns(table: str) -> Sequence[tuple[re.Pattern[str], str]]:
    rules: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("status.toml").read_text("utf-8"))
    return tuple((re.compile(pattern, re.IGNORECASE), meaning) for pattern, meaning in rules[table].items())


def _meaning(table: str, title: str) -> str:
    return next((meaning for pattern, meaning in _patterns(table) if pattern.match(title[:_LONGEST])), "")


def status_of(title: str) -> str:
    """ "retracted" for a title that publishers marked so, else "".

    >>> status_of("RETRACTED ARTICLE: Clusters of firms"), status_of("Retracted papers in economics")
    ('retracted', '')
    """
    return _meaning("status", title)


def notice_of(title: str) -> str:
    """The type of a notice about another work, "" for other titles.

    >>> notice_of("Retraction notice to: Clusters of firms"), notice_of("Erratum")
    ('retraction-notice', 'correction')
    """
    return _meaning("notice", title)
