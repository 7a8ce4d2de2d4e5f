"""The questions that users ask of the seed documents, answered by the question files."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ontology.dataset import Dataset
from ontology.questions import question
from ontology.statement import Text
from pipeline.scoring.sameness import plain

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared/gold/seeds/competency.json"
HOW = tomllib.loads(Path(__file__).with_name("competency.toml").read_text("utf-8"))


def expected() -> dict[str, Any]:
    return {entry["id"]: entry for entry in json.loads(SHARED.read_text("utf-8"))} if SHARED.exists() else {}


def cases() -> list[Any]:
    return [
        pytest.param(
            name,
            marks=pytest.mark.xfail(reason=how["short"], strict=True, raises=AssertionError) if "short" in how else (),
        )
        for name, how in HOW.items()
    ]


@pytest.mark.parametrize("name", cases())
def test_a_competency_question_is_answered_exactly(name: str, seeds_store: Path) -> None:
    dataset, entry, how = Dataset.open(seeds_store), expected()[name], HOW[name]
    labels = label_of_every_name(dataset)
    given = {one_name(answer, labels) for answer in answers(dataset, how)}
    wanted = {one_name(answer, labels) for answer in entry["answer"]}
    excused = {one_name(answer, labels) for answer in [*entry.get("answer_acceptable", ()), *how.get("excused", ())]}
    assert given - excused == wanted


def answers(dataset: Dataset, how: dict[str, Any]) -> Iterator[str]:
    """The rows of the question, each read as the answers its templates make; a row that lacks a variable makes none."""
    stored = question(how["question"])
    params = {name: Text(value) for name, value in how.get("params", {}).items()}
    for row in dataset.rows(stored.query, **stored.bindings(**params)):
        values = {name: term.value if isinstance(term, Text) else str(term) for name, term in row.items()}
        values["id"] = values.get("source", "")[:3]
        for template in how["rows"]:
            try:
                yield template.format(**values)
            except KeyError:
                continue


def label_of_every_name(dataset: Dataset) -> dict[str, str]:
    """Region and cluster names to labels: the question calls by one printed name what the graph labels by another."""
    query = """
    SELECT ?name ?label WHERE {
      VALUES ?class { ckg:Region ckg:Cluster }
      ?thing a ?class ; rdfs:label ?label ; skos:altLabel ?name .
    }
    """
    rows = ({name: str(getattr(term, "value", term)) for name, term in row.items()} for row in dataset.rows(query))
    return {plain(row["name"]): plain(row["label"]) for row in rows}


def one_name(answer: str, labels: dict[str, str]) -> str:
    """The answer with every part under the label of what it names."""
    parts = [plain(part) for part in answer.split(" | ")]
    return " | ".join(labels.get(part, part) for part in parts)


def test_at_least_twenty_questions_are_answered() -> None:
    assert len(HOW) == 30
    assert sum("short" not in how for how in HOW.values()) >= 20
