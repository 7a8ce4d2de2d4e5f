"""SPARQL on the command line: a query, a file that holds one, or a question by its name."""

import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from ontology.answer import Answer
from ontology.bindings import bound
from ontology.dataset import Dataset
from ontology.errors import BadQuestionError, UnknownFormatError
from ontology.questions import load_questions, question
from ontology.statement import Text
from ontology.terms import PREFIXES

_TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPHS = {"turtle": "text/turtle", "ntriples": "application/n-triples", "json": "application/ld+json"}
_SHOWN = "table"
_LONGEST_PATH = 4096


def ask(store: Path, query: str, form: str, params: Sequence[str], stream: BinaryIO) -> None:
    """Put `query` (a question's name, a file, or SPARQL itself) to the store and write the answer in the format `form`.

    `params` are NAME=VALUE pairs for a question. Raises an OntologyError for what is no query, and for formats that do
    not fit the answer.
    """
    dataset = Dataset.open(store)
    answer = dataset.answer(_text(query, params))
    if form == _SHOWN and answer.form != "graph":
        _show(answer, stream)
        return
    answer.write(stream, _media_type(answer.form, form))


def questions_table() -> str:
    """The stored questions with their parameters, a line each."""
    return "\n".join(_questions())


def _questions() -> Iterator[str]:
    for stored in load_questions():
        names = " ".join(f"-p {parameter.name}=…" for parameter in stored.parameters)
        yield f"{stored.name:26} {stored.text}" + (f"  ({names})" if names else "")


def _text(query: str, params: Sequence[str]) -> str:
    if query in {stored.name for stored in load_questions()}:
        stored = question(query)
        return bound(stored.query, stored.bindings(**_given(params)))
    return Path(query).read_text("utf-8") if _is_file(query) else query


def _given(params: Sequence[str]) -> dict[str, Text]:
    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise BadQuestionError(param, "is no parameter", "write NAME=VALUE")
        given[name] = Text(value)
    return given


def _is_file(query: str) -> bool:
    return len(query) < _LONGEST_PATH and "\n" not in query and os.path.isfile(query)  # noqa: PTH113  no error on odd names


def _media_type(kind: str, form: str) -> str:
    types: Mapping[str, str] = _GRAPHS if kind == "graph" else _TABLES
    chosen = "turtle" if form == _SHOWN else form
    if chosen not in types:
        raise UnknownFormatError(form, f"does not fit this answer ({kind})", f"use one of {', '.join(types)}")
    return types[chosen]


def _show(answer: Answer, stream: BinaryIO) -> None:
    """A table for people; IRIs are shortened by the known prefixes."""
    written = io.BytesIO()
    answer.write(written, _TABLES["json"])
    found = json.loads(written.getvalue())
    shown = io.StringIO()
    if "boolean" in found:
        shown.write(f"{str(found['boolean']).lower()}\n")
    else:
        Console(file=shown, width=_width()).print(_table(found))
        shown.write(f"{len(found['results']['bindings'])} rows\n")
    stream.write(shown.getvalue().encode("utf-8"))


def _width() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 160


def _table(found: Mapping[str, Any]) -> Table:
    table = Table()
    for name in found["head"]["vars"]:
        table.add_column(name, overflow="fold")
    for row in found["results"]["bindings"]:
        # Words come from documents: as Text objects no markup is read in them.
        table.add_row(*(Words(_short(row[name])) if name in row else Words("") for name in found["head"]["vars"]))
    return table


def _short(cell: Mapping[str, str]) -> str:
    value = cell["value"]
    if cell["type"] != "uri":
        return value
    prefix, namespace = max(PREFIXES.items(), key=lambda item: (value.startswith(item[1]), len(item[1])))
    return f"{prefix}:{value.removeprefix(namespace)}" if value.startswith(namespace) else value
