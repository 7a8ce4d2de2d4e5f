"""What the weights of concepts are fitted to."""

import json
from pathlib import Path

from pipeline.concepts.likelihood import fitted_weights
from pipeline.training.concepts import cross_validated, rows, written
from pipeline.training.logistic import Row

TEXT = (
    "Oyster Clusters and Trust\n\nAbstract. We ask how industrial clusters grow where trust is rare. Marketing helps."
)


def annotated(folder: Path, concepts: dict[str, list[str]]) -> list[Row]:
    """The rows of one document with this gold."""
    for name, words in (("texts/a.txt", TEXT), ("gold/a.json", json.dumps({"id": "a", "concepts": concepts}))):
        (folder / name).parent.mkdir()
        (folder / name).write_text(words)
    return list(rows(folder / "texts", folder / "gold"))


def test_what_gold_is_clear_about_becomes_a_row(tmp_path: Path) -> None:
    seen = annotated(tmp_path, {"required": ["industrial cluster"], "acceptable": ["marketing"]})
    assert sum(row.holds for row in seen) == 1
    assert any(not row.holds for row in seen)
    assert {row.document for row in seen} == {"a"}


def test_features_have_weights_and_weights_are_of_features(tmp_path: Path) -> None:
    assert {name for row in annotated(tmp_path, {}) for name in row.features} <= set(fitted_weights())


def test_each_document_is_judged_by_a_model_that_has_not_seen_it() -> None:
    seen = [
        Row({"bias": 1.0, "title": 1.0} if holds else {"bias": 1.0}, holds, document=f"d{number}")
        for number in range(22)
        for holds in (True, False)
    ]
    assert cross_validated(seen).f1 == 1.0


def test_the_file_of_weights_is_sorted() -> None:
    assert written({"title": 1.0, "bias": -1.0}).splitlines()[-2:] == ["bias = -1.00", "title = 1.00"]
