"""Lists that a build changes while somebody pages through them."""

import base64
import json
import time
from pathlib import Path

import httpx
from hypothesis import given
from hypothesis import strategies as some

from api.web.graph.listing import Place
from api.web.http.problems import BadParameterError
from api.web.settings import Settings


def test_a_list_goes_on_when_another_generation_is_published(tmp_path: Path, publish, serve) -> None:  # type: ignore[no-untyped-def] # fixtures
    publish(tmp_path, "furniture", "citing")
    with serve(tmp_path, Settings(query_workers=1)) as address, httpx.Client(base_url=address, timeout=60) as client:
        first = client.get("/api/v1/documents?sort=oldest&limit=1&fields=year").json()
        assert first["generation"] == first["began"]
        publish(tmp_path, "retracted", "hostile")
        time.sleep(0.3)
        second = client.get(first["next"]).json()
        third = client.get(second["next"]).json()
        assert second["began"] == third["began"] == first["generation"]
        assert second["generation"] == third["generation"] != first["generation"]
        years = [item["year"] for page in (first, second, third) for item in page["items"]]
        assert years == [2019, 2020, 2021]
        assert third["total"] == 4


@given(some.text(), some.text(), some.lists(some.text() | some.integers(), min_size=1))
def test_a_place_travels(sort: str, began: str, last: list[str | int]) -> None:
    place = Place(sort=sort, began=began, last=tuple(last))
    assert Place.of(place.cursor()) == place


json_values = some.recursive(
    some.none() | some.booleans() | some.floats() | some.text() | some.integers(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


@given(some.text() | json_values.map(lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode()))
def test_any_other_cursor_is_refused(cursor: str) -> None:
    try:
        place = Place.of(cursor)
    except BadParameterError:
        return
    assert all(isinstance(part, str | int) for part in place.last)
