"""The W3C's query-evaluation tests: the service answers each as the engine does in this process on the same graphs."""

from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from tests.api.web.w3c.asking import Verdict, parameters
from tests.api.web.w3c.suite import Case, cases
from tests.api.web.w3c.write import PAGE, shown, table, verdicts_of

pytestmark = pytest.mark.skipif(not cases(), reason="the suites are not here")


def named(*, is_federated: bool) -> list[Any]:
    return [pytest.param(case, id=case.id) for case in cases() if case.is_federated == is_federated]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Verdict]:
    """All tests, put to one server: the processes of a service cost more than the queries."""
    return verdicts_of(tmp_path_factory.mktemp("evaluation"))


@pytest.mark.parametrize("case", named(is_federated=False))
def test_the_service_answers_as_the_engine(verdicts: Mapping[str, Verdict], case: Case) -> None:
    found = verdicts[case.id]
    assert found.is_same, (found.service, found.engine)
    assert not found.service.failure or found.service.failure.startswith("400 ")


@pytest.mark.parametrize("case", named(is_federated=True))
def test_a_query_that_calls_another_service_is_refused(client: httpx.Client, case: Case) -> None:
    assert client.post("/sparql", data=parameters(case)).status_code == 403


def test_most_are_as_the_suite_expects(verdicts: Mapping[str, Verdict]) -> None:
    plain = [one for one in verdicts.values() if one.case.group != "sparql11/entailment"]
    assert sum(one.expected is True for one in plain) / len(plain) > 0.9


def test_the_table_of_the_docs_is_current(verdicts: Mapping[str, Verdict]) -> None:
    assert shown(PAGE.read_text("utf-8")) == table(list(verdicts.values()))
