"""What somebody did for a work, in the words and codes of catalogues."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path


@functools.cache
def _roles() -> Mapping[str, str]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("roles.toml").read_text("utf-8"))
    return {word: role for role, words in table.items() for word in words}


def role_of(words: Iterable[str]) -> str:
    """ "author", "editor" or "other" from codes of MARC and words; who has no known role is an author.

    >>> role_of(["aut", "Author"]), role_of(["Editor."]), role_of([]), role_of(["Thesis advisor"])
    ('author', 'editor', 'author', 'other')
    """
    known = [word.strip(" .,;:()[]").casefold().rpartition("/")[2] for word in words]
    found = {_roles()[word] for word in known if word in _roles()}
    return next((role for role in ("author", "editor", "other") if role in found), "author")
