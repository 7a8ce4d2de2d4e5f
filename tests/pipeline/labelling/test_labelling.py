"""Pieces, labels and models of sequences."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.labelling.runs import OTHER, outlined, runs
from pipeline.labelling.shapes import windowed
from pipeline.labelling.tagger import Named, Tagger, tagger
from pipeline.labelling.tokens import tokenise
from pipeline.training.fitting import fit

LABELS = st.lists(st.sampled_from(["name", "date", OTHER]), max_size=30)


@given(st.text(max_size=200))
def test_tokens_leave_out_nothing_but_space(words: str) -> None:
    tokens = tokenise(words)
    assert "".join(token.text for token in tokens) == "".join(words[token.begin : token.end] for token in tokens)
    gaps = [words[one.end : other.begin] for one, other in pairwise(tokens)]
    assert all(not gap.strip() for gap in gaps)
    assert [bool(gap) for gap in gaps] == [token.spaced for token in tokens[1:]]


@given(LABELS)
def test_runs_give_back_the_labels_that_were_outlined(labels: list[str]) -> None:
    tokens = tokenise(" ".join("x" for _ in labels))
    named = [Named(label, 0.5) for label in outlined(labels, ())]
    covered = {index: run.label for run in runs(tokens, named) for index in range(run.begin // 2, (run.end + 1) // 2)}
    assert [covered.get(index, OTHER) for index in range(len(labels))] == labels


def test_neighbours_of_one_label_stay_apart() -> None:
    tokens = tokenise("Lee Moss")
    named = [Named(label, 1.0) for label in outlined(["name", "name"], {0, 1})]
    assert [(run.begin, run.end) for run in runs(tokens, named)] == [(0, 3), (4, 8)]


def test_a_run_is_as_sure_as_its_least_sure_token() -> None:
    found = list(runs(tokenise("Ann Lee"), [Named("B-name", 0.9), Named("I-name", 0.4)]))
    assert [run.confidence for run in found] == [0.4]


def test_neighbours_beyond_the_edge_are_told_once() -> None:
    assert windowed([["a"]], [["A"]], reach=2) == [["a", "-1:^", "+1:$"]]


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"gone\.crfsuite"):
        tagger(tmp_path / "gone.crfsuite")


def test_the_same_examples_give_the_same_file(tmp_path: Path) -> None:
    examples = [([["w=a"], ["w=b"]], ["X", "Y"]), ([["w=b"]], ["Y"])]
    for name in ("one", "two"):
        fit(tmp_path / name, examples, l1=0.1, l2=0.1, iterations=20)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert [named.label for named in Tagger(tmp_path / "one").tag([["w=b"], ["w=a"]])] == ["Y", "X"]


def test_half_of_a_surrogate_pair_is_no_obstacle(tmp_path: Path) -> None:
    fit(tmp_path / "model", [([["w=a"]], ["X"])], l1=0.1, l2=0.1, iterations=5)
    assert [named.label for named in Tagger(tmp_path / "model").tag([["w=\ud800", "w=a"]])] == ["X"]


def test_an_empty_sequence_has_no_labels(tmp_path: Path) -> None:
    fit(tmp_path / "model", [([["w=a"]], ["X"])], l1=0.1, l2=0.1, iterations=5)
    assert Tagger(tmp_path / "model").tag([]) == []
