"""The stored questions as examples for the query editor."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from ontology.bindings import bound
from ontology.questions import Parameter, Question, load_questions
from ontology.statement import Term, Text
from ontology.terms import XSD


class UnreadableValueError(Exception):
    """A value that a reader gave for a parameter of a question cannot be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter as a field of a form."""

    name: str
    kind: str
    description: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question in English, its query with the default values put in, and the address of its answer."""

    name: str
    title: str
    query: str
    href: str
    fields: tuple[Field, ...]


@cache
def examples() -> tuple[Example, ...]:
    """The questions that can be asked as they stand."""
    return tuple(_example(question) for question in load_questions() if _is_complete(question))


def example(name: str) -> Example | None:
    """The example of this name."""
    return next((one for one in examples() if one.name == name), None)


def first_query() -> str:
    """What stands in the editor before anything was asked.

    >>> "SELECT" in first_query()
    True
    """
    return examples()[0].query


def asked_with(chosen: Example, values: Mapping[str, str]) -> str:
    """The query of the question with these values, an empty one standing for the default.

    Raises UnreadableValueError.

    >>> place = example("clusters-in-region")
    >>> '"Styria"' in asked_with(place, {"place": "Styria"}), '"Saxony"' in asked_with(place, {"place": " "})
    (True, True)
    """
    question = next(one for one in load_questions() if one.name == chosen.name)
    unknown = sorted(values.keys() - {one.name for one in question.parameters})
    if unknown:
        raise UnreadableValueError(f"The question {question.name} has no parameter {unknown[0]}.")
    given = {one.name: _term(one, value) for one in question.parameters if (value := values.get(one.name, "").strip())}
    return _query(question, given)


def _term(parameter: Parameter, value: str) -> Term:
    if parameter.kind != "number":
        return Text(value)
    if not value.isascii() or not value.isdigit():
        raise UnreadableValueError(f"{parameter.description}: {value} is no whole number.")
    return Text(value, datatype=XSD.integer)


def _is_complete(question: Question) -> bool:
    return all(parameter.default is not None for parameter in question.parameters)


def _example(question: Question) -> Example:
    query = _query(question, {})
    return Example(
        name=question.name,
        title=question.text,
        query=query,
        href=f"/sparql?{urlencode({'query': query})}",
        fields=tuple(_field(parameter) for parameter in question.parameters),
    )


def _field(parameter: Parameter) -> Field:
    default = parameter.default
    value = default.value if isinstance(default, Text) else str(default or "")
    return Field(name=parameter.name, kind=parameter.kind, description=parameter.description, value=value)


def _query(question: Question, given: Mapping[str, Term]) -> str:
    lines = bound(question.query, question.bindings(**given)).splitlines()
    return "\n".join(line for line in lines if not line.startswith("# param "))
