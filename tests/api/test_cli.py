"""The commands as other programs use them: what they do, print and answer with."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from typer.testing import Result

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus/sample"
SHARED = ROOT / "../shared"
FEW = ("01-styria-automotive.txt", "11-toulouse-aerospace.html", "15-tiruppur-knitwear.txt", "22-kazan-it-park.txt")

Run = Callable[..., Result]


def folder_with(target: Path, names: Sequence[str] = FEW) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(SAMPLE / name, target / name)
    return target


def nquads(clusterkg: Run, store: Path) -> list[str]:
    result = clusterkg("export", "--store", store, "--format", "nquads", "-o", store.parent / "out.nq")
    assert result.exit_code == 0, result.output
    return sorted((store.parent / "out.nq").read_text("utf-8").splitlines())


def cards_of(clusterkg: Run, store: Path) -> dict[str, Any]:
    out = store.parent / "cards.jsonl"
    assert clusterkg("export", "--store", store, "--format", "cards", "-o", out).exit_code == 0
    return {card["source_file"]: card for card in map(json.loads, out.read_text("utf-8").splitlines())}


def test_order_and_number_of_workers_leave_no_trace(clusterkg: Run, tmp_path: Path) -> None:
    sources = folder_with(tmp_path / "sources")
    files = [sources / name for name in FEW]
    assert clusterkg("build", *files, "--store", tmp_path / "one/store").exit_code == 0
    assert clusterkg("build", *files[::-1], "--store", tmp_path / "two/store", "--workers", 2).exit_code == 0
    for path in files:
        assert clusterkg("build", path, "--store", tmp_path / "three/store").exit_code == 0
    one = nquads(clusterkg, tmp_path / "one/store")
    assert len(one) > 1000
    assert nquads(clusterkg, tmp_path / "two/store") == one
    assert nquads(clusterkg, tmp_path / "three/store") == one


def test_an_unchanged_document_is_skipped_and_a_changed_one_replaced(clusterkg: Run, tmp_path: Path) -> None:
    sources, store = folder_with(tmp_path / "sources"), tmp_path / "store"
    assert "read 4, skipped 0, replaced 0, failed 0" in clusterkg("build", sources, "--store", store).output
    again = clusterkg("build", sources, "--store", store)
    assert "read 0, skipped 4, replaced 0, failed 0" in again.output
    page = sources / FEW[0]
    page.write_text(page.read_text("utf-8") + "\nA note was added.\n", encoding="utf-8")
    assert "read 0, skipped 3, replaced 1, failed 0" in clusterkg("build", sources, "--store", store).output
    fresh = tmp_path / "fresh/store"
    clusterkg("build", sources, "--store", fresh)
    assert nquads(clusterkg, store) == nquads(clusterkg, fresh)


def test_removing_a_document_leaves_no_trace(clusterkg: Run, tmp_path: Path) -> None:
    sources, store = folder_with(tmp_path / "sources"), tmp_path / "store"
    clusterkg("build", sources, "--store", store)
    removed = clusterkg("remove", FEW[1], "--store", store)
    assert (removed.exit_code, removed.output) == (0, "removed 1\n")
    (sources / FEW[1]).unlink()
    without = tmp_path / "without/store"
    clusterkg("build", sources, "--store", without)
    assert nquads(clusterkg, store) == nquads(clusterkg, without)
    unknown = clusterkg("remove", "nobody.txt", "--store", store)
    assert unknown.exit_code == 2
    assert "nobody.txt" in unknown.stderr


def test_bad_sources_are_named_and_the_others_are_built(clusterkg: Run, tmp_path: Path) -> None:
    sources, store = folder_with(tmp_path / "sources", FEW[:1]), tmp_path / "store"
    (sources / "empty.txt").write_bytes(b"")
    (sources / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (sources / "strange.txt").write_bytes(bytes(b for b in range(1, 32) if b not in (9, 10, 13)) * 99)
    (sources / "endless.txt").write_bytes(b"word " * 10_000_000)
    result = clusterkg("build", sources, tmp_path / "nowhere", "--store", store)
    assert result.exit_code == 3
    assert "read 1, skipped 0, replaced 0, failed 5" in result.output
    complaints = result.stderr.splitlines()
    assert len(complaints) == 5
    for name in ("empty.txt", "picture.txt", "strange.txt", "endless.txt", "nowhere"):
        assert sum(name in line for line in complaints) == 1
    assert "Traceback" not in result.output
    assert list(cards_of(clusterkg, store)) == [FEW[0]]


def test_a_long_page_without_line_breaks_is_read(clusterkg: Run, tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    sentence = "The wine cluster in Styria, Austria, links growers, coopers and the University of Graz. "
    page.write_text("A long page about wine. " + sentence * 2000, encoding="utf-8")
    result = clusterkg("build", page, "--store", tmp_path / "store")
    assert result.exit_code == 0, result.output


def test_only_bad_sources_is_wrong_usage(clusterkg: Run, tmp_path: Path) -> None:
    result = clusterkg("build", tmp_path / "nowhere", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "there is no such file or folder: check the path" in result.stderr


@pytest.mark.parametrize("command", ["query", "export", "check", "serve", "score", "list"])
def test_without_a_store_each_command_says_what_to_do(clusterkg: Run, tmp_path: Path, command: str) -> None:
    given: dict[str, list[object]] = {"query": ["ASK {}"], "score": [ROOT / "tests/gold"]}
    extra = given.get(command, [])
    result = clusterkg(command, *extra, "--store", tmp_path / "none")
    assert result.exit_code == 2
    assert "clusterkg build" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--format", "csv"], "title\r\n"),
        (["--format", "tsv"], "?title\n"),
        (["--format", "json"], '{"head":{"vars":["title"]}'),
        (["--format", "xml"], "<sparql"),
        ([], "title"),
    ],
)
def test_query_prints_every_table_format(
    clusterkg: Run, sample_store: Path, options: Sequence[str], expected: str
) -> None:
    query = "SELECT ?title WHERE { ?d a ckg:Document ; dcterms:title ?title } ORDER BY ?title"
    result = clusterkg("query", query, "--store", sample_store, *options)
    assert result.exit_code == 0, result.output
    assert expected in result.stdout_bytes.decode()


def test_query_answers_files_questions_and_graphs(clusterkg: Run, sample_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "any.rq"
    file.write_text("ASK { ?d ckg:status ckg:Retracted }", encoding="utf-8")
    assert clusterkg("query", file, "--store", sample_store).output.strip() == "true"
    named = clusterkg("query", "clusters-in-region", "--param", "place=Styria", "--store", sample_store, "-f", "csv")
    assert "Styria" in named.output or "styria" in named.output
    graph = clusterkg("query", "DESCRIBE ?d { ?d ckg:status ckg:Retracted }", "--store", sample_store, "-f", "turtle")
    assert "ckg:Retracted" in graph.output or "ontology#Retracted" in graph.output
    listed = clusterkg("query", "list", "--store", sample_store)
    assert "clusters-in-region" in listed.output


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "LOAD <file:///etc/passwd>",
        "SELECT broken",
    ],
)
def test_what_is_no_query_is_refused_in_one_line(clusterkg: Run, sample_store: Path, query: str) -> None:
    result = clusterkg("query", query, "--store", sample_store)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_every_export_holds_the_graph(clusterkg: Run, sample_store: Path, tmp_path: Path) -> None:
    formats = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
    read = {}
    for name, syntax in {**formats, "turtle": ox.RdfFormat.TURTLE}.items():
        result = clusterkg("export", "--store", sample_store, "--format", name, "-o", tmp_path / name)
        assert result.exit_code == 0, result.output
        read[name] = set(ox.parse(path=tmp_path / name, format=syntax))
    assert len(read["nquads"]) > 10_000
    assert read["nquads"] == read["trig"] == read["jsonld"]
    assert read["turtle"] == {quad for quad in read["nquads"] if quad.graph_name == ox.DefaultGraph()}


def test_cards_are_sorted_and_carry_what_the_page_says(clusterkg: Run, sample_store: Path) -> None:
    cards = cards_of(clusterkg, sample_store)
    assert list(cards) == sorted(path.name for path in SAMPLE.iterdir())
    retracted = [card for card in cards.values() if card["document"]["status"] == "retracted"]
    assert retracted
    assert not any(card["document"]["title"].lower().startswith("retracted") for card in retracted)


def test_check_proves_the_sample(clusterkg: Run, sample_store: Path) -> None:
    result = clusterkg("check", "--store", sample_store)
    assert (result.exit_code, result.stderr) == (0, "")


def test_score_names_every_miss(clusterkg: Run, sample_store: Path, tmp_path: Path) -> None:
    gold = {"id": "01-styria-automotive", "document": {"title": "Another title"}, "concepts": {"required": []}}
    (tmp_path / "01-styria-automotive.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "nobody.json").write_text(json.dumps({**gold, "id": "nobody"}), encoding="utf-8")
    result = clusterkg("score", tmp_path, "--store", sample_store)
    assert result.exit_code == 0, result.output
    assert "for 'Another title'" in result.output
    assert "nobody" in result.stderr
    assert "0.9 to 1.0" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("core")


def test_explain_shows_what_was_recognised_and_why(clusterkg: Run) -> None:
    result = clusterkg("explain", SAMPLE / FEW[0])
    assert result.exit_code == 0, result.output
    for heading in ("Zones", "Fields", "People", "Organisations", "Regions", "Clusters", "Concepts", "Links"):
        assert heading in result.output.splitlines()
    assert "Styria" in result.output
    missing = clusterkg("explain", "nowhere.txt")
    assert (missing.exit_code, len(missing.stderr.splitlines())) == (2, 1)


def test_help_is_answered_by_the_installed_command() -> None:
    command = Path(sys.executable).with_name("clusterkg")
    done = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)
    for name in ("build", "list", "remove", "serve", "query", "export", "check", "score", "explain"):
        assert name in done.stdout


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared seed documents are not here")
def test_the_seeds_keep_every_invariant(clusterkg: Run, seeds_store: Path) -> None:
    assert clusterkg("check", "--store", seeds_store).exit_code == 0
