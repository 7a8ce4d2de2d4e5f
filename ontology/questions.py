"""The stored questions: SPARQL files whose first comment line is the question in English."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from ontology.errors import BadQuestionError, UnknownQuestionError
from ontology.iris import base
from ontology.statement import Iri, Term, Text
from ontology.terms import PREFIXES, XSD

FOLDER: Final = Path(__file__).with_name("queries")
_PARAMETER: Final = re.compile(
    r'param\s+(?P<name>[A-Za-z_]\w*)\s*:\s*(?P<kind>[\w-]+)\s+"(?P<description>[^"]*)"(?:\s+default\s+(?P<default>.+))?'
)
_IRI: Final = re.compile(r"<([^<>\s]*)>")
_LITERAL: Final = re.compile(r'"(?P<value>[^"]*)"(?:@(?P<language>[A-Za-z-]+)|\^\^(?P<datatype>\S+))?')
_INTEGER: Final = re.compile(r"[+-]?\d+")
_NAME: Final = re.compile(r"(?P<prefix>[\w-]*):(?P<local>[\w-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable of the query that the asker chooses; without a default it must be given.

    `kind` says what it names: a kind of thing ("region"), or "text", "number", "year".
    """

    name: str
    kind: str
    description: str
    default: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question in English (`text`), and the query that answers it; `name` is that of its file."""

    name: str
    text: str
    query: str
    parameters: tuple[Parameter, ...]

    def bindings(self, **given: Term) -> dict[str, Term]:
        """The terms for `Dataset.rows`: what is given, and defaults for the rest. Raises `UnknownQuestionError`."""
        unknown = sorted(given.keys() - {parameter.name for parameter in self.parameters})
        if unknown:
            names = ", ".join(parameter.name for parameter in self.parameters) or "none"
            raise UnknownQuestionError(self.name, f"has no parameter {unknown[0]}", f"it has: {names}")
        defaults = {one.name: one.default for one in self.parameters if one.default is not None}
        missing = [one.name for one in self.parameters if one.name not in {**defaults, **given}]
        if missing:
            raise UnknownQuestionError(self.name, f"needs {missing[0]}", f"give {missing[0]}=VALUE")
        return {**defaults, **given}


@cache
def load_questions(folder: Path = FOLDER) -> tuple[Question, ...]:
    """All questions of the folder, sorted by name. Raises `BadQuestionError`."""
    return tuple(read_question(path) for path in sorted(folder.glob("*.sparql")))


def question(name: str, folder: Path = FOLDER) -> Question:
    """The question of this name. Raises `UnknownQuestionError`."""
    for one in load_questions(folder):
        if one.name == name:
            return one
    names = ", ".join(one.name for one in load_questions(folder))
    raise UnknownQuestionError(name, "is no stored question", f"use one of: {names}")


def read_question(path: Path) -> Question:
    """One file: a line `# QUESTION`, lines `# param NAME: KIND "description" default TERM`, the query.

    TERM is an IRI (relative ones name things: `<region/AT>`), a literal, an integer or a prefixed name. Raises
    `BadQuestionError`.
    """
    query = path.read_text("utf-8")
    header = [line[1:].strip() for line in _header(query)]
    if not header or not header[0]:
        raise BadQuestionError(path.name, "begins without its question", "add a first line: # the question?")
    parameters = tuple(_parameter(path, line) for line in header[1:] if line.startswith("param "))
    return Question(name=path.stem, text=header[0], query=query, parameters=parameters)


def _header(query: str) -> list[str]:
    lines = query.splitlines()
    length = next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:length]


def _parameter(path: Path, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None:
        raise BadQuestionError(
            path.name, f"has an unreadable line: {line}", '# param NAME: KIND "what it is" default TERM'
        )
    default = _term(path, match["default"].strip()) if match["default"] else None
    return Parameter(name=match["name"], kind=match["kind"], description=match["description"], default=default)


def _term(path: Path, words: str) -> Term:
    if match := _IRI.fullmatch(words):
        return Iri(urljoin(f"{base()}id/", match[1]))
    if match := _LITERAL.fullmatch(words):
        datatype = match["datatype"]
        return Text(match["value"], match["language"], _datatype(path, datatype) if datatype else None)
    if _INTEGER.fullmatch(words):
        return Text(words, datatype=XSD.integer)
    return _named(path, words)


def _datatype(path: Path, words: str) -> Iri:
    match = _IRI.fullmatch(words)
    return Iri(match[1]) if match else _named(path, words)


def _named(path: Path, words: str) -> Iri:
    match = _NAME.fullmatch(words)
    if match is None or match["prefix"] not in PREFIXES:
        raise BadQuestionError(
            path.name, f"has an unreadable default: {words}", 'write <iri>, "text"@en, 5 or ckg:name'
        )
    return Iri(PREFIXES[match["prefix"]] + match["local"])
