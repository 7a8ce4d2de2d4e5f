"""A network as the files of programs that draw and measure networks: GraphML, GEXF and the JSON of VOSviewer."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from api.web.networks.network import Edge, Network, Node

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_GEXF: Final = "http://www.gexf.net/1.2draft"
_VIZ: Final = "http://www.gexf.net/1.2draft/viz"
# What XML 1.0 cannot hold, not even as a reference.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_TYPES: Final[Mapping[str, str]] = {
    "label": "string",
    "kind": "string",
    "retracted": "boolean",
    "status": "string",
    "documents": "int",
    "degree": "int",
    "weight": "int",
    "betweenness": "double",
    "community": "int",
    "x": "int",
    "y": "int",
}
_EDGE_TYPES: Final[Mapping[str, str]] = {"weight": "int", "tie": "string"}
_COLOURS: Final[Mapping[str, tuple[int, int, int]]] = {
    "person": (123, 63, 133),
    "organisation": (31, 95, 168),
    "region": (44, 110, 60),
    "cluster": (161, 77, 0),
    "concept": (15, 107, 107),
    "document": (74, 79, 87),
}
_ALARM: Final = (161, 38, 13)


def graphml(network: Network) -> bytes:
    """GraphML: every measure is a typed attribute, `retracted` among them."""
    root = Element("graphml", {"xmlns": _GRAPHML})
    for name, kind in _NODE_TYPES.items():
        SubElement(root, "key", {"id": name, "for": "node", "attr.name": name, "attr.type": kind})
    for name, kind in _EDGE_TYPES.items():
        SubElement(root, "key", {"id": f"edge-{name}", "for": "edge", "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", {"id": xml_text(network["view"]), "edgedefault": "undirected"})
    for node in network["nodes"]:
        _data(SubElement(graph, "node", {"id": xml_text(node["id"])}), _values(node))
    for edge in network["edges"]:
        drawn = SubElement(graph, "edge", {"source": xml_text(edge["from"]), "target": xml_text(edge["to"])})
        _data(drawn, {f"edge-{name}": value for name, value in _edge_values(edge)})
    return _written(root)


def gexf(network: Network) -> bytes:
    """GEXF 1.2: places, sizes and colours as on the page, the measures as attributes."""
    root = Element("gexf", {"xmlns": _GEXF, "xmlns:viz": _VIZ, "version": "1.2"})
    SubElement(SubElement(root, "meta"), "description").text = xml_text(network["title"])
    graph = SubElement(root, "graph", {"mode": "static", "defaultedgetype": "undirected"})
    declared = SubElement(graph, "attributes", {"class": "node", "mode": "static"})
    for name, kind in _NODE_TYPES.items():
        SubElement(declared, "attribute", {"id": name, "title": name, "type": "integer" if kind == "int" else kind})
    nodes, edges = SubElement(graph, "nodes"), SubElement(graph, "edges")
    for node in network["nodes"]:
        _gexf_node(nodes, node)
    for edge in network["edges"]:
        ends = {"source": xml_text(edge["from"]), "target": xml_text(edge["to"])}
        SubElement(edges, "edge", {"id": xml_text(edge["id"]), **ends, "weight": str(edge["weight"])})
    return _written(root)


def vosviewer(network: Network) -> dict[str, Any]:
    """The JSON that VOSviewer opens: items with places, clusters, weights and scores, and links.

    Its descriptions are HTML, so that names are escaped there. Sizes and colours are chosen by their place in the lists
    that it offers, from 1: https://app.vosviewer.com/docs/file-types/json-file-type/
    """
    number = {node["id"]: place for place, node in enumerate(network["nodes"], 1)}
    return {
        "config": {
            "parameters": {"item_color": 1, "item_size": 1, "max_n_links": 1000},
            "terminology": {"link": "tie", "links": "ties", "link_strength": "Documents"},
        },
        "info": {"title": network["title"], "description": escape(network["words"])},
        "network": {
            "items": [_item(number[node["id"]], node) for node in network["nodes"]],
            "links": [
                {"source_id": number[edge["from"]], "target_id": number[edge["to"]], "strength": edge["weight"]}
                for edge in network["edges"]
            ],
        },
    }


def xml_text(text: str) -> str:
    """The text with a replacement character wherever it has one that no XML file can hold.

    >>> xml_text("a\\x00b<")
    'a\ufffdb<'
    """
    return _NOT_XML.sub("\ufffd", text)


def _item(number: int, node: Node) -> dict[str, Any]:
    status = f"<br>{escape(node['status'].upper())}" if node["status"] else ""
    item: dict[str, Any] = {
        "id": number,
        "label": f"RETRACTED: {node['label']}" if node["status"] == "retracted" else node["label"],
        "description": f"<b>{escape(node['label'])}</b><br>{escape(node['kind'])}{status}",
        "x": node["x"] / 1000,
        "y": -node["y"] / 1000,
        "weights": {"Documents of its ties": node["weight"], "Ties": node["degree"], "Documents": node["documents"]},
        "scores": {"Betweenness": node["betweenness"], "Retracted": int(node["status"] == "retracted")},
    }
    if node["id"].startswith(("https://", "http://")):
        item["url"] = node["id"]
    if node["community"] is not None:
        item["cluster"] = node["community"] + 1
    return item


def _values(node: Node) -> dict[str, Any]:
    """The attributes of a node, those without a value left out."""
    values = {**node, "retracted": node["status"] == "retracted"}
    return {name: values[name] for name in _NODE_TYPES if values[name] is not None}


def _edge_values(edge: Edge) -> Iterator[tuple[str, Any]]:
    yield "weight", edge["weight"]
    yield "tie", edge["id"]


def _data(element: Element, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        SubElement(element, "data", {"key": name}).text = _said(value)


def _gexf_node(nodes: Element, node: Node) -> None:
    drawn = SubElement(nodes, "node", {"id": xml_text(node["id"]), "label": xml_text(node["label"])})
    values = SubElement(drawn, "attvalues")
    for name, value in _values(node).items():
        SubElement(values, "attvalue", {"for": name, "value": _said(value)})
    red, green, blue = _ALARM if node["status"] == "retracted" else _COLOURS.get(node["kind"], _COLOURS["document"])
    SubElement(drawn, "viz:color", {"r": str(red), "g": str(green), "b": str(blue)})
    SubElement(drawn, "viz:position", {"x": str(node["x"]), "y": str(-node["y"]), "z": "0"})
    SubElement(drawn, "viz:size", {"value": str(round(9 + node["weight"] ** 0.5 * 4, 1))})


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else xml_text(str(value))


def _written(root: Element) -> bytes:
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text
