"""The product's scorer agrees with the evaluation's on any card, and says what is wrong."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.scoring.sameness import same_cluster, same_institution, same_person
from pipeline.scoring.score import mark, score
from pipeline.scoring.tally import Miss, Tally, lines

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "../shared/evaluation/score.py"
OWN_GOLD = tuple(sorted((ROOT / "tests/gold").glob("*.json")))

GOLD: dict[str, Any] = {
    "id": "x",
    "document": {"title": "A wine cluster", "year": 2001, "keywords": ["wine", "clusters"], "jel": ["R11"]},
    "authors": [{"name": "Ann Coined", "affiliations": ["Coined University"]}],
    "institutions": [{"name": "Coined University", "aliases": ["CU"]}],
    "regions": [{"name": "Styria", "iso": "AT-6"}, {"name": "Graz", "iso": None}],
    "clusters": [{"name": "wine cluster in Styria", "regions": ["Styria"]}],
    "concepts": {"required": ["wine", "cluster policy"], "acceptable": ["terroir"]},
    "ignore": ["Vienna"],
}


def test_a_perfect_card_has_no_miss() -> None:
    card = {**GOLD, "concepts": [{"label": "wine"}, {"label": "cluster policies"}, {"label": "terroir"}]}
    marked = mark(GOLD, card)
    tallies, misses = marked.tallies, marked.misses
    assert misses == ()
    assert {tally.f1 for tally in tallies.values()} == {1.0}


def test_every_kind_of_fault_is_named() -> None:
    card: dict[str, Any] = {
        "document": {"title": "Another thing", "year": 2001, "keywords": ["wine", "beer"], "jel": []},
        "authors": [{"name": "A. Coined", "affiliations": ["Other Academy"]}],
        "institutions": [{"name": "Coined University"}, {"name": "Other Academy"}],
        "regions": [{"name": "Styria", "iso": "AT-5"}, {"name": "Vienna", "iso": "AT-9"}],
        "clusters": [{"name": "beer cluster in Bavaria", "regions": []}],
        "concepts": [{"label": "wine"}, {"label": "beer"}],
    }
    misses = mark(GOLD, card).misses
    assert set(misses) >= {
        Miss("x", "title", "wrong", "'Another thing' for 'A wine cluster'"),
        Miss("x", "keywords", "missed", "clusters"),
        Miss("x", "keywords", "spurious", "beer"),
        Miss("x", "jel", "missed", "R11"),
        Miss("x", "affiliations", "missed", "Ann Coined -> Coined University"),
        Miss("x", "affiliations", "spurious", "Ann Coined -> Other Academy"),
        Miss("x", "institutions", "spurious", "Other Academy"),
        Miss("x", "regions", "missed", "Graz"),
        Miss("x", "region_codes", "wrong", "Styria: AT-5 for AT-6"),
        Miss("x", "clusters", "spurious", "beer cluster in Bavaria"),
        Miss("x", "concepts", "missed", "cluster policy"),
    }
    assert not any(miss.words == "Vienna" for miss in misses)


def test_a_gold_document_without_a_card_counts_as_missed() -> None:
    result = score([GOLD], lambda _: None)
    assert result.without_card == ("x",)
    assert result.kinds["regions"] == Tally(0, 2, 0)
    assert result.core == 0.0
    assert "core" in list(lines(result))[-1]


@pytest.mark.parametrize(
    ("same", "a", "b", "expected"),
    [
        (same_person, "Anna Maria Coined", "Coined A. M.", True),
        (same_person, "Anna Coined", "Boris Coined", False),
        (same_institution, "University of Coins", "The University of Coins", True),
        (same_institution, "University of Coins", "University of Notes", False),
        (same_cluster, "the Styrian automotive cluster", "automotive clusters, Styrian", True),
        (same_cluster, "wine cluster", "cheese cluster", False),
    ],
)
def test_when_two_forms_are_the_same(same: Any, a: str, b: str, expected: bool) -> None:
    assert same(a, b) is expected
    assert same(b, a) is expected


@cache
def _reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _golds() -> list[dict[str, Any]]:
    shared = sorted((ROOT / "../shared/gold").glob("*/*.json"))
    read = (json.loads(path.read_text("utf-8")) for path in (*OWN_GOLD, *shared))
    return [gold for gold in read if isinstance(gold, dict)]


@st.composite
def gold_and_card(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A gold annotation, and a card that has lost some of its entries, gained others and changed a few."""
    gold = draw(st.sampled_from(_golds()))
    other = draw(st.sampled_from(_golds()))
    card: dict[str, Any] = {"document": {**gold["document"]}}
    for kind in ("authors", "people", "institutions", "regions", "clusters", "references"):
        kept = [entry for entry in gold.get(kind) or [] if draw(st.booleans())]
        strange = [entry for entry in other.get(kind) or [] if draw(st.booleans())]
        card[kind] = draw(st.permutations([*kept, *strange[:3]]))
    concepts = [*gold["concepts"]["required"], *gold["concepts"].get("acceptable", [])[:5]]
    labels = [concept if isinstance(concept, str) else concept["name"] for concept in concepts]
    card["concepts"] = [{"label": label, "names": [f"{label}s"]} for label in labels if draw(st.booleans())]
    for name in draw(st.sets(st.sampled_from(sorted(card["document"])), max_size=4)):
        card["document"][name] = other["document"].get(name)
    return gold, card


@pytest.mark.skipif(not REFERENCE.exists(), reason="the evaluation's scorer is not here")
@settings(max_examples=150, deadline=None)
@given(gold_and_card())
def test_it_counts_as_the_evaluation_counts(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    gold, card = pair
    expected, _ = _reference().score_document(gold, card)
    counted = mark(gold, card).tallies
    assert {kind: (t.right, t.wanted, t.given) for kind, t in counted.items() if t.wanted or t.given} == {
        kind: figures for kind, figures in expected.items() if figures[1] or figures[2]
    }
