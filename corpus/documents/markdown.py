"""Markdown pages, with the front matter that says who wrote them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import yaml

from corpus.encoding import Decoded, without_controls
from corpus.record import Record, SourceField

_YAML: Final = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<head>(?:[ \t]*#[^\n]*\n)*[ \t]*[\w-]+[ \t]*:.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M
)
_TOML: Final = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(?P<head>.*?)^\+\+\+[ \t]*$\n?", re.S | re.M)
_PANDOC: Final = re.compile(r"\A\ufeff?% ?(?P<title>[^\n]+)\n% ?(?P<author>[^\n]*)\n(?:% ?(?P<date>[^\n]*)\n)?")
_HEAD_WITHIN: Final = 65_536
_MOST_VALUES: Final = 500
_DEEPEST: Final = 6
_SETTINGS: Final = ("header-includes", "format", "output", "params", "execute", "filters", "geometry")
"""What says how to print the page, and nothing about the work."""


def is_markdown(name: str, text: str) -> bool:
    """Whether a file is a Markdown page with front matter, or is called one.

    >>> is_markdown("a.txt", "---\\ntitle: T\\n---\\nWords"), is_markdown("a.txt", "---\\n\\n## T\\n---\\n")
    (True, False)
    """
    head = text[:_HEAD_WITHIN]
    named = name.lower().endswith((".md", ".markdown", ".qmd", ".rmd", ".mdown"))
    return named or bool(_YAML.match(head)) or bool(_TOML.match(head))


def read_markdown(decoded: Decoded, source_file: str) -> Record:
    """The record of a Markdown page; its front matter (YAML, TOML, or Pandoc's lines of %) becomes fields.

    Fields are called "front.title", "front.author", "front.affiliation.name" and so on, after their keys. Title,
    authors, abstract and keywords stand at the head of the text, where a printed page has them. A front matter that
    cannot be parsed stays text.

    >>> page = "---\\ntitle: Wine\\nauthor: [Anna Muster, Bo Ek]\\n---\\nA cluster."
    >>> read_markdown(Decoded(text=page, encoding="utf-8", reason="valid UTF-8"), "a.md").text
    'Wine\\n\\nAnna Muster, Bo Ek\\n\\nA cluster.'
    """
    text = without_controls(decoded.text)
    head, body = _parted(text)
    fields = tuple(_flat("front", head))[:_MOST_VALUES]
    shown = "\n\n".join(_shown(fields, body))
    return Record(
        source_file=source_file,
        format="markdown",
        text=f"{shown}\n\n{body.lstrip(chr(10))}" if shown else body,
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
        fields=fields,
    )


def _parted(text: str) -> tuple[Mapping[str, object], str]:
    """The front matter and what follows it; all is text when nothing else can be made of it."""
    head = text[:_HEAD_WITHIN]
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml)):
        if found := pattern.match(head):
            parsed = parse(found["head"])
            return ({}, text) if parsed is None else (parsed, text[found.end() :])
    if found := _PANDOC.match(head):
        authors = [part.strip() for part in (found["author"] or "").split(";")]
        return {"title": found["title"], "author": authors, "date": found["date"]}, text[found.end() :]
    return {}, text


def _yaml(head: str) -> Mapping[str, object] | None:
    try:
        # The loader in C recurses without a limit; aliases are the way to make bombs.
        parsed = None if re.search(r"(?m)[:\-\[,]\s*&\w", head) else yaml.load(head, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return parsed if isinstance(parsed, dict) else None


def _toml(head: str) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(head)
    except (ValueError, RecursionError):  # ValueError: its grammar, or a number without end
        return None


def _flat(name: str, value: object, depth: int = 0) -> Iterator[SourceField]:
    """The leaves of nested lists and tables, each under the keys that lead to it."""
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if str(key).lower() not in _SETTINGS:
                yield from _flat(f"{name}.{str(key).strip().lower()}", inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(name, inner, depth + 1)
    elif isinstance(value, (str, int, float, date)) and not isinstance(value, bool):
        words = _printed(value)
        if words:
            yield SourceField(name=name, value=words)


def _printed(value: object) -> str:
    try:
        return " ".join(str(value).split())
    except ValueError:  # Python reads larger numbers than it writes
        return ""


def _shown(fields: tuple[SourceField, ...], body: str) -> Iterator[str]:
    """The head of the printed page: what of the front matter the text does not say itself."""
    opening = body[:_HEAD_WITHIN]
    for keys, label, between in (
        (("title", "subtitle"), "", ": "),
        (("author", "author.name", "authors", "authors.name", "by"), "", ", "),
        (("institute", "affiliation", "affiliations", "author.affiliation", "affiliations.name"), "", "; "),
        (("abstract", "description", "summary"), "Abstract: ", " "),
        (("keywords", "keyword"), "Keywords: ", "; "),
    ):
        wanted = {f"front.{key}" for key in keys}
        values = dict.fromkeys(field.value for field in fields if field.name in wanted)
        if values and not all(value in opening for value in values):
            yield label + between.join(values)
