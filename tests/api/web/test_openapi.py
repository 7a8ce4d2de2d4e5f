"""The description of the interface is true: of the statuses, of the forms, and of the sample corpus."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.web.http.problems import PROBLEMS

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
EXAMPLES = 15
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
CHECKS = [
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="session")
def described(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_every_operation_says_what_it_is(described: dict[str, Any]) -> None:
    names = set()
    for path, _, operation in operations(described):
        assert operation["summary"], path
        assert operation["operationId"] not in names
        names.add(operation["operationId"])
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description") or path == "/api/v1/graph", (path, parameter["name"])


def test_every_error_has_the_one_form(described: dict[str, Any]) -> None:
    known = {problem.status for problem in PROBLEMS.values()}
    for path, method, operation in operations(described):
        for status, response in operation["responses"].items():
            if status >= "400":
                assert response["content"] == PROBLEM, (path, method, status)
                assert int(status) in known


def test_the_paths_that_stand_beside_the_framework_are_described(described: dict[str, Any]) -> None:
    assert {"/sparql", "/id/{kind}/{key}", "/context.jsonld", "/api/v1/extract"} <= set(described["paths"])


def without_generation(answer: Any) -> Any:
    return {name: value for name, value in answer.items() if name not in ("generation", "began", "next")}


def test_the_examples_are_true_of_the_sample_corpus(sample_address: str) -> None:
    seen = 0
    with httpx.Client(base_url=sample_address, timeout=60) as client:
        for path, method, operation in operations(client.get("/openapi.json").json()):
            examples = operation["responses"].get("200", {}).get("content", {})
            for media_type, content in examples.items():
                if "example" in content and method == "get":
                    assert_true(client, path, operation, media_type, content["example"])
                    seen += 1
    assert seen > 15


def assert_true(client: httpx.Client, path: str, operation: Any, media_type: str, example: Any) -> None:
    given = {one["name"]: one["example"] for one in operation["parameters"] if "example" in one}
    for one in operation["parameters"]:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", given.pop(one["name"]))
    response = client.get(path, params=given, headers={"Accept": media_type})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(media_type)
    if isinstance(example, str):
        assert response.text.replace("\r\n", "\n") == example
    else:
        assert without_generation(response.json()) == without_generation(example)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_nothing_that_is_sent_brings_an_answer_that_is_not_described(address: str, mode: GenerationMode) -> None:
    """What fits the description, and what does not, to every operation."""
    for found in schemathesis.openapi.from_url(f"{address}/openapi.json").get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            continue

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW)
        def send(case: Any) -> None:
            hurried = "timeout" in (case.query or {})  # whoever leaves a query no time gets a 503
            response = case.call_and_validate(checks=CHECKS)
            assert response.status_code < 500 or (hurried and response.status_code == 503)

        send()
