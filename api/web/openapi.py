"""The description of the interface: what the framework reads off the routes, and what it cannot know.

The file openapi.json beside holds the paths that are answered outside of the framework, and examples, which the tests
compare with what the sample corpus answers.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from api.web.graph.items import ITEM_TYPES
from api.web.http.problems import PROBLEMS
from api.web.presentation.problem_answers import PROBLEM_JSON

Described = dict[str, Any]
_FILE: Final = Path(__file__).with_name("openapi.json")
_METHODS: Final = ("get", "post")
_PROBLEM: Final = "Problem"
_TEXTS: Final = ("type", "title", "detail", "mend", "instance")


def completed(described: Described) -> Described:
    """The framework's description with the other paths, the examples, and the one form of all errors."""
    known = _known()
    described["paths"] |= known["paths"]
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    for path, name, operation in _operations(described):
        example = known["examples"].get(path, {}).get(name, {})
        _tidy(operation)
        _show(operation, example)
        _say_problems(operation["responses"])
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for type_ in ITEM_TYPES.values():
        schemas.get(type_.__name__, {}).pop("required", None)  # `fields` leaves any of them out
    schemas[_PROBLEM] = _problem()
    return described


@cache
def _known() -> Described:
    known: Described = json.loads(_FILE.read_text(encoding="utf-8"))
    return known


def _operations(described: Described) -> Iterator[tuple[str, str, Described]]:
    for path, methods in described["paths"].items():
        for name in _METHODS:
            if name in methods:
                yield path, name, methods[name]


def _tidy(operation: Described) -> None:
    """A parameter that may be left out is not one that may be null, and the first line of a docstring is a title."""
    for parameter in operation.get("parameters", ()):
        of_value = [one for one in parameter["schema"].pop("anyOf", ()) if one != {"type": "null"}]
        parameter["schema"] |= of_value[0] if of_value else {}
    title, _, rest = operation.get("description", "").partition("\n\n")
    if "_api_v1_" in operation["operationId"]:
        operation |= {"summary": title.removesuffix("."), "description": rest or title, "tags": ["things"]}
        operation["operationId"] = operation["operationId"].partition("_api_v1")[0]


def _show(operation: Described, example: Described) -> None:
    """Adds examples of parameters, of a body and of what comes back."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]
    for media_type, body in example.get("body", {}).items():
        operation["requestBody"]["content"][media_type]["example"] = body
    for media_type, answer in example.get("answers", {}).items():
        operation["responses"]["200"]["content"][media_type]["example"] = answer


def _say_problems(responses: Described) -> None:
    """Errors have one form here, and what the framework would answer with 422 is a 400."""
    responses.pop("422", None)
    for status, response in responses.items():
        if status[0] in "45":
            response["content"] = {PROBLEM_JSON: {"schema": {"$ref": f"#/components/schemas/{_PROBLEM}"}}}
            _say_retry(response, int(status))


def _say_retry(response: Described, status: int) -> None:
    if any(problem.status == status and problem.retry for problem in PROBLEMS.values()):
        schema = {"type": "integer", "minimum": 1}
        response["headers"] = {"Retry-After": {"description": "seconds after which to try again", "schema": schema}}


def _problem() -> Described:
    return {
        "type": "object",
        "title": _PROBLEM,
        "description": "What went wrong (RFC 9457), and in `mend` what to do.",
        "required": [*_TEXTS, "status"],
        "properties": {name: {"type": "string"} for name in _TEXTS} | {"status": {"type": "integer"}},
        "example": {
            "type": "/problem/not-found",
            "title": "There is nothing here",
            "status": 404,
            "detail": "No document of the corpus has the key none.",
            "mend": "Look for it with the search, or start from one of the lists.",
            "instance": "/api/v1/documents/none",
        },
    }
