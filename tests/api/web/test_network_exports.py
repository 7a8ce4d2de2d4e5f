"""The files to take away open in the programs that they are for, whatever the names in them are."""

import io
import itertools
import json
from typing import Any
from xml.etree.ElementTree import fromstring

import httpx
import networkx  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.networks.exports import gexf, graphml, vosviewer, xml_text
from api.web.networks.network import Edge, Network, Node

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "a\x00b\x0b\x1f\ufffe\ud800",
    "\u202eright to left & ünïcödé 😀",
    "=cmd|' /C calc'!A0",
]


def node(number: int, label: str, status: str | None = None) -> Node:
    return {
        "id": f"https://w3id.org/clusterkg/id/concept/{number}",
        "label": label,
        "kind": "concept",
        "page": f"/concept/{number}",
        "status": status,
        "documents": 3,
        "x": 100 * number,
        "y": -7,
        "degree": 1,
        "weight": 2,
        "betweenness": 0.25,
        "community": None if number % 2 else 0,
    }


def network(labels: list[str]) -> Network:
    nodes = [node(number, label, "retracted" if number == 0 else None) for number, label in enumerate(labels)]
    ends = itertools.pairwise(nodes)
    edges: list[Edge] = [
        {
            "id": f"https://w3id.org/clusterkg/id/tie/{a['label']}",
            "from": a["id"],
            "to": b["id"],
            "weight": 2,
            "page": "/",
        }
        for a, b in ends
    ]
    return {
        "view": "all",
        "title": labels[0],
        "kinds": [],
        "nodes": nodes,
        "edges": edges,
        "left_out": {"nodes": 0, "edges": 0},
        "words": "",
    }


LABELS = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=20)), min_size=2, max_size=5)


@given(LABELS)
def test_graphml_keeps_every_name(labels: list[str]) -> None:
    made = network(labels)
    read: Any = networkx.read_graphml(io.BytesIO(graphml(made)))
    assert [data["label"] for _, data in read.nodes(data=True)] == [read_back(label) for label in labels]
    assert [data["retracted"] for _, data in read.nodes(data=True)] == [True] + [False] * (len(labels) - 1)
    assert {data["weight"] for _, _, data in read.edges(data=True)} == {2}


@given(LABELS)
def test_gexf_keeps_every_name(labels: list[str]) -> None:
    made = network(labels)
    read: Any = networkx.read_gexf(io.BytesIO(gexf(made)))
    names = [data["label"] for _, data in read.nodes(data=True)]
    assert [" ".join(name.split()) for name in names] == [" ".join(read_back(label).split()) for label in labels]
    first = read.nodes[made["nodes"][0]["id"]]
    assert first["retracted"] is True
    assert first["viz"]["position"] == {"x": 0.0, "y": 7.0, "z": 0.0}


def read_back(label: str) -> str:
    """What any reader of XML makes of the text: line ends are one character."""
    return xml_text(label).replace("\r\n", "\n").replace("\r", "\n")


@given(LABELS)
def test_xml_has_no_element_or_entity_from_a_name(labels: list[str]) -> None:
    for made in (graphml(network(labels)), gexf(network(labels))):
        assert b"<!" not in made
        names = {element.tag.rpartition("}")[2] for element in fromstring(made).iter()}
        assert not names & {"script", "img"}


# What VOSviewer Online documents of its file: https://app.vosviewer.com/docs/file-types/json-file-type/
ITEM = {
    "id": (str, int),
    "label": str,
    "description": str,
    "url": str,
    "x": (float, int),
    "y": (float, int),
    "cluster": int,
    "weights": dict,
    "scores": dict,
}
LINK = {"source_id": (str, int), "target_id": (str, int), "strength": (float, int)}
PARAMETERS = {"item_color": int, "item_size": int, "max_n_links": int}
TERMS = dict.fromkeys(("link", "links", "link_strength"), str)


def check(found: dict[str, Any], known: dict[str, Any]) -> None:
    """Nothing but what is documented, of the documented types."""
    assert {name for name, value in found.items() if not isinstance(value, known[name])} == set()


def check_vosviewer(made: dict[str, Any]) -> None:
    check(made, dict.fromkeys(("network", "config", "info"), dict))
    check(made["network"], dict.fromkeys(("items", "links"), list))
    check(made["config"], dict.fromkeys(("parameters", "terminology"), dict))
    check(made["config"]["parameters"], PARAMETERS)
    check(made["config"]["terminology"], TERMS)
    check(made["info"], {"title": str, "description": str})
    items, links = made["network"]["items"], made["network"]["links"]
    for item in items:
        check(item, ITEM)
        assert {"id", "label", "x", "y"} <= item.keys()
        assert 1 <= item.get("cluster", 1) <= 1000
        assert all(value >= 0 for value in item["weights"].values())
        assert item["scores"].keys() == items[0]["scores"].keys()
        assert item["weights"].keys() == items[0]["weights"].keys()
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    for link in links:
        check(link, LINK)
        assert {link["source_id"], link["target_id"]} <= set(ids)
        assert link["strength"] >= 0


@given(LABELS)
def test_vosviewer_gets_places_links_and_harmless_descriptions(labels: list[str]) -> None:
    whole = json.loads(json.dumps(vosviewer(network(labels))))
    check_vosviewer(whole)
    made = whole["network"]
    ids = [item["id"] for item in made["items"]]
    assert ids == list(range(1, len(labels) + 1))
    assert all(link["source_id"] in ids and link["target_id"] in ids and link["strength"] > 0 for link in made["links"])
    assert all(item["cluster"] >= 1 for item in made["items"] if "cluster" in item)
    for item in made["items"]:
        words = item["description"].replace("<b>", "").replace("</b>", "").replace("<br>", "")
        assert "<" not in words
    assert made["items"][0]["label"].startswith("RETRACTED: ")
    assert made["items"][0]["scores"]["Retracted"] == 1


@pytest.mark.parametrize("asked", ["", "view=citations", "view=citations&year_from=2022", "kind=cluster&kind=region"])
def test_files_have_what_the_json_has(client: httpx.Client, asked: str) -> None:
    told = client.get(f"/api/v1/graph?{asked}").json()
    ids = {one["id"] for one in told["nodes"]}
    read: Any = networkx.read_graphml(io.BytesIO(client.get(f"/graph.graphml?{asked}").content))
    assert set(read.nodes) == ids
    assert read.number_of_edges() == len(told["edges"])
    again: Any = networkx.read_gexf(io.BytesIO(client.get(f"/graph.gexf?{asked}").content))
    assert set(again.nodes) == ids
    whole = client.get(f"/graph.vosviewer.json?{asked}").json()
    check_vosviewer(whole)
    assert {item["url"] for item in whole["network"]["items"]} == ids


def test_a_retraction_is_an_attribute_of_the_node(client: httpx.Client) -> None:
    read: Any = networkx.read_graphml(io.BytesIO(client.get("/graph.graphml?view=citations").content))
    marks = {data["label"]: (data["retracted"], data.get("status")) for _, data in read.nodes(data=True)}
    assert marks["The Lakes Furniture Cluster Reconsidered"] == (True, "retracted")
    assert marks["Chairs again"] == (False, None)


def test_files_are_offered_for_saving(client: httpx.Client) -> None:
    answer = client.get("/graph.gexf")
    assert answer.headers["content-disposition"] == 'attachment; filename="network.gexf"'
    assert answer.headers["content-type"].startswith("application/gexf+xml")
