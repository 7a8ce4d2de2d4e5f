"""A card says what the document's graph says, under the names that the document prints."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ontology.cards import card, cards
from ontology.dataset import Dataset
from ontology.errors import UnknownDocumentError
from ontology.export import export_cards
from ontology.iris import document_iri, thing
from ontology.statement import DocumentGraph, Fact, Mention, Text
from ontology.terms import CKG, RDF, RDFS

Page = Callable[..., DocumentGraph]
Publish = Callable[..., Dataset]


def test_a_card_says_everything(tmp_path: Path, page: Page, publish: Publish) -> None:
    graph = page("glass.txt")
    person, region, organisation = (f"{thing(kind, 'x')}"[:-1] for kind in ("person", "region", "organisation"))
    assert card(publish(tmp_path, graph), graph.document) == {
        "id": graph.document,
        "source_file": "glass.txt",
        "document": {
            "type": "journal-article",
            "title": "Glassmakers of the Quiet Valley",
            "year": 2014,
            "venue": "Quiet Glass Journal",
            "volume": "3",
            "issue": "2",
            "pages": None,
            "doi": None,
            "issn": [],
            "language": "en",
            "status": None,
            "keywords": ["glass clusters", "apprenticeship"],
            "jel": [],
        },
        "authors": [
            {
                "iri": f"{person}quill-ada",
                "name": "Ada Quill",
                "names": ["Ada Quill"],
                "family": "Quill",
                "given": "Ada",
                "email": None,
                "role": None,
                "affiliations": ["Institute of Sand"],
            }
        ],
        "people": [
            {
                "iri": f"{person}reed-bo",
                "name": "Bo Reed",
                "names": ["Bo Reed"],
                "affiliations": ["Glass Guild"],
                "role": None,
            }
        ],
        "institutions": [
            {
                "iri": f"{organisation}institute-of-sand",
                "name": "Institute of Sand",
                "names": ["Institute of Sand"],
                "part_of": None,
                "place": "Brinstadt",
            },
            {
                "iri": f"{organisation}glass-guild",
                "name": "Glass Guild",
                "names": ["Glass Guild"],
                "part_of": None,
                "place": None,
            },
        ],
        "regions": [
            {"iri": f"{region}XX-BRI", "name": "Brinstadt", "names": ["Brinstadt"], "iso": "XX-BRI", "level": "city"}
        ],
        "clusters": [
            {
                "iri": thing("cluster", "quiet-valley-glass"),
                "name": "Quiet Valley glass cluster",
                "names": ["Quiet Valley glass cluster"],
                "regions": ["Brinstadt"],
                "sector": "glass",
                "members": [],
            }
        ],
        "concepts": [
            {"iri": thing("concept", "glass"), "label": "glass", "names": ["glass clusters"]},
            {"iri": thing("concept", "apprenticeship"), "label": "apprenticeship", "names": ["apprenticeship"]},
        ],
        "references": [
            {
                "raw": "1. Reed, B. Sand and fire in small towns. Kiln Review 2009, 7, 1-9.",
                "authors": ["Bo Reed"],
                "year": 2009,
                "title": "Sand and fire in small towns",
                "venue": "Kiln Review",
                "volume": "7",
                "pages": "1-9",
            }
        ],
    }


def mentioning(graph: DocumentGraph, label: str, *words: str) -> DocumentGraph:
    """The page with a region of this label, which it names in these words."""
    region = thing("region", "YY")
    mentions = tuple(
        Mention(begin := graph.text.index(word), begin + len(word), region, 0.9 - place / 10)
        for place, word in enumerate(words)
    )
    facts = (
        Fact(region, RDF.type, CKG.Region),
        Fact(region, RDFS.label, Text(label)),
        Fact(region, CKG.level, Text("region")),
    )
    return replace(graph, facts=(*graph.facts, *facts), mentions=(*graph.mentions, *mentions))


@pytest.mark.parametrize(
    ("label", "words", "names"),
    [
        ("Valley", ("Quiet Valley", "Valley"), ["Valley", "Quiet Valley"]),
        ("Vallis", ("Valley", "Quiet"), ["Valley", "Quiet"]),
        ("VALLEY", ("Valley",), ["Valley"]),
        ("Quiet Glass", ("Valley\nAda", "Quiet Glass"), ["Quiet Glass", "Valley Ada"]),
    ],
)
def test_the_label_comes_first_where_it_is_printed(
    tmp_path: Path, page: Page, publish: Publish, label: str, words: tuple[str, ...], names: list[str]
) -> None:
    graph = mentioning(page(), label, *words)
    regions = card(publish(tmp_path, graph), graph.document)["regions"]
    assert [region["names"] for region in regions if region["iri"].endswith("/YY")] == [names]


def test_what_is_not_printed_is_not_on_the_card(tmp_path: Path, page: Page, publish: Publish) -> None:
    graph = mentioning(page(), "Nowhere")
    regions = card(publish(tmp_path, graph), graph.document)["regions"]
    assert [region["name"] for region in regions] == ["Brinstadt"]


def test_a_card_is_of_one_document_alone(tmp_path: Path, page: Page, publish: Publish) -> None:
    alone = publish(tmp_path / "alone", page("a.txt", "Sand"))
    together = publish(
        tmp_path / "together", mentioning(page("b.txt", "Fire"), "Vale", "Valley"), page("a.txt", "Sand")
    )
    assert card(alone, document_iri("a.txt")) == card(together, document_iri("a.txt"))


def test_cards_are_lines_sorted_by_source_file(tmp_path: Path, page: Page, publish: Publish) -> None:
    dataset = publish(tmp_path, page("b.txt", "Fire — again"), page("a.txt", "Sand"))
    stream = io.BytesIO()
    export_cards(dataset, stream)
    read = [json.loads(line) for line in stream.getvalue().decode("utf-8").splitlines()]
    assert read == list(cards(dataset))
    assert [one["source_file"] for one in read] == ["a.txt", "b.txt"]


def test_an_unknown_document_has_no_card(tmp_path: Path, page: Page, publish: Publish) -> None:
    with pytest.raises(UnknownDocumentError):
        card(publish(tmp_path, page()), document_iri("unknown.txt"))
