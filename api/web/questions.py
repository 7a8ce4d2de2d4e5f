"""The stored questions as examples for the query editor."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from ontology.bindings import bound
from ontology.questions import Question, load_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question in English, its query with the default values put in, and the address of its answer."""

    title: str
    query: str
    href: str


@cache
def examples() -> tuple[Example, ...]:
    """The questions that can be asked as they stand."""
    return tuple(_example(question) for question in load_questions() if _is_complete(question))


def first_query() -> str:
    """What stands in the editor before anything was asked.

    >>> "SELECT" in first_query()
    True
    """
    return examples()[0].query


def _is_complete(question: Question) -> bool:
    return all(parameter.default is not None for parameter in question.parameters)


def _example(question: Question) -> Example:
    lines = bound(question.query, question.bindings()).splitlines()
    query = "\n".join(line for line in lines if not line.startswith("# param "))
    return Example(title=question.text, query=query, href=f"/sparql?{urlencode({'query': query})}")
