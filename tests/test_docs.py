"""What the README shows is what the product does."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from api.quality import score_store
from api.web.settings import Settings
from pipeline.scoring.tally import Score
from pipeline.training.__main__ import TASKS, task

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
DATA = ROOT / "../shared/data"
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")

Run = Callable[..., Result]


def shown_commands() -> Iterator[tuple[str, str]]:
    """Every `$ clusterkg …` of a console block with the output shown below it."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        yield from re.findall(r"^\$ (clusterkg .*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), list(shown_commands()))
def test_a_command_prints_what_is_shown(clusterkg: Run, sample_store: Path, command: str, output: str) -> None:
    result = clusterkg(*shlex.split(command)[1:], "--store", sample_store)
    assert result.exit_code == 0, result.output
    assert [line.rstrip() for line in result.stdout.splitlines()] == [line.rstrip() for line in output.splitlines()]


def test_something_is_shown() -> None:
    assert len(list(shown_commands())) >= 2


def test_the_sparql_question_has_the_answer_shown(clusterkg: Run, sample_store: Path) -> None:
    found = re.search(r"```sparql\n(.*?)```.*?```text\n(.*?)```", README, re.DOTALL)
    assert found is not None
    result = clusterkg("query", found[1], "--store", sample_store, "--format", "csv")
    assert result.exit_code == 0, result.output
    assert result.stdout.replace("\r\n", "\n") == found[2]


def test_the_thesaurus_shown_gives_the_subject_shown(
    clusterkg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = README.partition("## Your own thesaurus")[2].partition("\n## ")[0]
    thesaurus, commands, answer = (
        found[1]
        for fence in ("turtle", "sh", "csv")
        if (found := re.search(rf"```{fence}\n(.*?)```", section, re.DOTALL))
    )
    (tmp_path / "own.ttl").write_text(thesaurus, "utf-8")
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    results = [clusterkg(*shlex.split(command)[1:]) for command in commands.splitlines()]
    assert [result.exit_code for result in results] == [0, 0]
    assert results[-1].stdout.replace("\r\n", "\n") == answer


def figures(column: str) -> dict[str, str]:
    """The README's table of quality: kind to figure, for one column of gold files."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in README.splitlines() if line.startswith("|")
    ]
    header = next(row for row in rows if "sample" in row)
    return {row[0]: row[header.index(column)] for row in rows[rows.index(header) + 2 :] if len(row) == len(header)}


def compare(shown: dict[str, str], score: Score) -> None:
    measured = {kind: f"{tally.f1:.2f}" for kind, tally in score.kinds.items()} | {"core": f"{score.core:.2f}"}
    assert shown
    assert {kind: measured.get(kind, "–") for kind in shown} == shown


def test_the_figures_of_quality_are_those_of_the_sample(sample_store: Path) -> None:
    compare(figures("sample"), score_store(ROOT / "tests/gold", sample_store)[0])


def test_the_figures_of_quality_are_those_of_the_seeds(seeds_store: Path) -> None:
    compare(figures("seeds"), score_store(ROOT / "../shared/gold/seeds", seeds_store)[0])


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared labelled data are not at hand")
@pytest.mark.parametrize("name", TASKS)
def test_the_figures_of_reading_are_those_measured(name: str) -> None:
    shown = dict(re.findall(rf"^\| {name}: ([a-z ]+) \| ([\d.]+) \|$", README, re.MULTILINE))
    measured = task(name).measure(DATA)
    assert shown
    assert {field: f"{measured[field].f1:.2f}" for field in shown} == shown


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    words = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", words, re.MULTILINE))
    assert {"demo", "test"} <= named <= targets


def test_the_version_is_one() -> None:
    version = re.search(r'^version = "(.*)"', PYPROJECT, re.MULTILINE)
    assert version is not None
    assert f"## {version[1]}" in CHANGELOG
    assert f"version: {version[1]}" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_the_limits_shown_are_those_of_the_service() -> None:
    rows = re.findall(r"^\| (`CLUSTERKG_[^|]+) \| ([^|]+) \|", README, re.MULTILINE)
    shown = {
        name: value
        for names, values in rows
        for name, value in zip(re.findall(r"CLUSTERKG_(\w+)", names), values.split(", "), strict=True)
    }
    given = {name: f"{getattr(Settings(), name.lower()) or 'none'}".removesuffix(".0") for name in shown}
    assert len(shown) > 5
    assert shown == given
