"""Networks over HTTP: filters, what surrounds a thing, what was left out, and the evidence behind a tie."""

from typing import Any

import httpx
import pytest

CLUSTER = "https://w3id.org/clusterkg/id/cluster/lakeland-furniture"
RETRACTED = "The Lakes Furniture Cluster Reconsidered"


def graph(client: httpx.Client, **asked: Any) -> Any:
    answer = client.get("/api/v1/graph", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def labels(network: Any) -> set[str]:
    return {node["label"] for node in network["nodes"]}


def whole(network: Any) -> None:
    """Every edge lies between nodes that are there, and no node twice."""
    ids = [node["id"] for node in network["nodes"]]
    assert len(set(ids)) == len(ids)
    assert all(edge["from"] in ids and edge["to"] in ids for edge in network["edges"])


def test_kinds_choose_things_and_those_keep_their_places(client: httpx.Client) -> None:
    every = {node["id"]: node for node in graph(client)["nodes"]}
    some = graph(client, kind=["cluster", "region"])
    whole(some)
    assert labels(some) == {"Lakeland furniture cluster", "Upper Lakeland"}
    assert all((node["x"], node["y"]) == (every[node["id"]]["x"], every[node["id"]]["y"]) for node in some["nodes"])
    assert some["words"] == "2 things and 1 tie fit the filters."


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"year_to": 2018}, set()),
        ({"year_from": 2022}, {RETRACTED, "Chairs again"}),
        ({"year_from": 2022, "year_to": 2022}, {RETRACTED, "Chairs again"}),
        ({"year_to": 2021}, set()),
    ],
)
def test_years_choose_ties_by_the_documents_that_support_them(
    client: httpx.Client, asked: dict[str, int], found: set[str]
) -> None:
    assert labels(graph(client, view="citations", **asked)) == found


def test_years_change_the_weights(client: httpx.Client) -> None:
    tied = {"view": "clusters-and-regions"}
    assert [edge["weight"] for edge in graph(client, **tied, year_from=2019, year_to=2019)["edges"]] == [1]
    assert graph(client, **tied, year_from=2020)["edges"] == []


@pytest.mark.parametrize("region", ["Upper Lakeland", "AT-4", "https://w3id.org/clusterkg/id/region/AT-4", "Austria"])
def test_a_region_is_named_by_name_key_or_iri_and_has_its_parts(client: httpx.Client, region: str) -> None:
    found = labels(graph(client, region=region))
    assert "Maria Österling" in found
    assert not any("Mallory" in label for label in found)


def test_light_ties_go(client: httpx.Client) -> None:
    assert graph(client, min_weight=2)["edges"] == []


def test_what_is_not_drawn_is_said(client: httpx.Client) -> None:
    some = graph(client, most=3)
    whole(some)
    assert len(some["nodes"]) == 3
    assert some["left_out"]["nodes"] == 5
    assert some["words"].startswith("3 of 8 things, those with the heaviest ties")


@pytest.mark.parametrize("centre", [CLUSTER, "Lakeland furniture cluster", "lakland furnitur"])
def test_anything_can_be_the_centre_by_iri_or_name(client: httpx.Client, centre: str) -> None:
    near = graph(client, centre=centre)
    whole(near)
    assert labels(near) == {"Lakeland furniture cluster", "Upper Lakeland", "tacit knowledge"}
    middle = next(node for node in near["nodes"] if node["id"] == CLUSTER)
    assert (middle["x"], middle["y"]) == (0, 0)


def test_steps_lead_further_and_filters_hold_there(client: httpx.Client) -> None:
    person = next(node["id"] for node in graph(client)["nodes"] if node["label"] == "J. Novak")
    near = graph(client, centre=person, depth=2)
    assert labels(near) == {"J. Novak", "Maria Österling", "University of the Lakes"}
    assert labels(graph(client, centre=person, kind=["person"])) == {"J. Novak", "Maria Österling"}
    assert client.get("/api/v1/graph", params={"centre": person, "year_to": 1900}).status_code == 404
    assert "1 more neighbour" in graph(client, centre=person, most=2)["words"]


def test_ties_run_the_same_way_from_either_end(client: httpx.Client) -> None:
    edges = {edge["id"]: edge for edge in graph(client)["edges"]}
    for node in graph(client)["nodes"]:
        for edge in graph(client, centre=node["id"])["edges"]:
            assert edge == edges[edge["id"]]


def test_neighbours_are_added_and_folded_away(client: httpx.Client) -> None:
    few = graph(client, view="all", kind=["cluster", "region"])
    more = graph(client, view="all", most=1, expand=[few["nodes"][0]["id"]])
    whole(more)
    assert len(more["nodes"]) > 1
    assert "were added" in more["words"]
    folded = graph(client, collapse=[CLUSTER])
    whole(folded)
    assert labels(graph(client)) - labels(folded) == {"Upper Lakeland", "tacit knowledge"}
    assert "2 neighbours are folded away" in folded["words"]


def test_every_thing_has_its_measures(client: httpx.Client) -> None:
    nodes = {node["label"]: node for node in graph(client)["nodes"]}
    middle = nodes["Lakeland furniture cluster"]
    assert middle["degree"] == 2
    assert middle["betweenness"] == 1.0
    assert middle["community"] == nodes["Upper Lakeland"]["community"]
    assert middle["community"] != nodes["J. Novak"]["community"]


def test_a_tie_answers_its_evidence(client: httpx.Client) -> None:
    edge = graph(client, view="clusters-and-regions")["edges"][0]
    tie = client.get(f"/api/v1/ties/{edge['page'].rpartition('/')[2]}").json()
    assert tie["weight"] == edge["weight"]
    (statement,) = tie["statements"]
    assert statement["confidence"] == 0.95
    (quote,) = statement["quotes"]
    assert quote["text"] == "The Lakeland furniture cluster is located in Upper Lakeland, Austria."
    assert client.get(quote["page"].partition("#")[0], headers={"Accept": "text/html"}).status_code == 200
    assert [one["document"]["year"] for one in tie["documents"]] == [2019]
    assert client.get("/api/v1/ties/none").status_code == 404


def test_a_thing_is_described_in_short(client: httpx.Client) -> None:
    told = client.get("/api/v1/graph/thing", params={"iri": CLUSTER}).json()
    assert told["label"] == "Lakeland furniture cluster"
    (said,) = told["statements"]
    assert (said["says"], said["object"]["label"]) == ("is located in", "Upper Lakeland")
    assert said["quotes"][0]["text"].endswith("Upper Lakeland, Austria.")
    town = client.get(
        "/api/v1/graph/thing", params={"iri": CLUSTER.replace("cluster/lakeland-furniture", "region/AT-4")}
    ).json()
    assert "Austria" in {value["label"] for fact in town["facts"] for value in fact["values"]}
    assert client.get("/api/v1/graph/thing", params={"iri": "https://example.org/qqqqxxx"}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("year_from=soon", 400),
        ("kind=ghost", 400),
        ("most=0", 400),
        ("depth=9", 400),
        ("colour=kind", 400),
        ("year_from=&region=&kind=&centre=", 200),
        ("region=Qqqqxxx", 404),
        ("centre=Qqqqxxx", 404),
    ],
)
def test_what_cannot_be_is_refused_and_empty_fields_are_no_filter(
    client: httpx.Client, asked: str, status: int
) -> None:
    assert client.get(f"/api/v1/graph?{asked}").status_code == status


def test_the_page_has_the_filters_and_their_ties_without_script(client: httpx.Client) -> None:
    html = {"Accept": "text/html"}
    text = client.get("/graph?view=citations&year_from=2022&q=chairs&colour=community", headers=html).text
    assert 'value="2022"' in text
    assert "Chairs again" in text.partition("<tbody>")[2]
    assert '<option value="community" selected>' in text
    assert "No tie fits." in client.get("/graph?view=citations&q=qqq", headers=html).text
