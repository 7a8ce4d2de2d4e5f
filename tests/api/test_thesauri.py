"""`clusterkg build --thesaurus`: from the command line to the graph, and back out."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from typer.testing import Result

from api.web.settings import Settings
from ontology.iris import thing
from ontology.terms import SKOS

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared/data"
STW, JEL = SHARED / "stw/stw-skos.ttl", SHARED / "jel/jel_2024.rdf"
OURS = thing("concept", "industrial-district")

BEES = f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix e: <http://example.org/> .
e:scheme a skos:ConceptScheme ; <http://purl.org/dc/terms/title> "Bees"@en .
e:beekeeping a skos:Concept ; skos:prefLabel "beekeeping"@en, "Imkerei"@de ; skos:altLabel "honey farming"@en ;
  skos:inScheme e:scheme ; skos:broader e:husbandry , e:gone ; skos:notation "B1" .
e:husbandry a skos:Concept ; skos:prefLabel "animal husbandry"@en ; skos:broader e:nature ; skos:inScheme e:scheme .
e:nature a skos:Concept ; skos:prefLabel "Natur"@de ; skos:inScheme e:scheme .
e:wax a skos:Concept ; skos:prefLabel "wax colouring"@en ; skos:inScheme e:scheme .
e:unused a skos:Concept ; skos:prefLabel "clog carving"@en ; skos:inScheme e:scheme .
e:old a skos:Concept ; skos:prefLabel "village honey"@en ; <http://www.w3.org/2002/07/owl#deprecated> true .
e:quarter a skos:Concept ; skos:prefLabel "Marshallian quarter"@en ; skos:exactMatch <{OURS}> ; skos:inScheme e:scheme .
"""
MOOR = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.net/moor> a skos:Concept ; skos:prefLabel "peat cutting"@en ; skos:inScheme <http://example.net/s> .
<http://example.org/wax> a skos:Concept ; skos:altLabel "candle casting"@en .
"""
PAGES = {
    "hills.txt": (
        "Honey and Hills: A Study of Two Valleys\n\nAnn Coined\n\nAbstract. We ask how honey farming and wax coloring "
        "came to each Marshallian quarter. Village honey is sold.\n\n"
        "Keywords: honey farming; peat cutting; mountain paths\n"
    ),
    "moors.txt": (
        "Moors and Markets: A Study of Two Villages\n\nBo Coined\n\nAbstract. We ask how candle castings and the "
        "cutting of peat came to the villages, where animal husbandry was poor.\n\nKeywords: peat; village markets\n"
    ),
}

Run = Callable[..., Result]
Serve = Callable[[Path, Settings], AbstractContextManager[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages in `pages`, two thesauri beside them."""
    (tmp_path / "pages").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    (tmp_path / "bees.ttl").write_text(BEES, "utf-8")
    (tmp_path / "moor.ttl").write_text(MOOR, "utf-8")
    return tmp_path


def build(clusterkg: Run, folder: Path, store: str, *options: object, sources: Sequence[str] = ("",)) -> Result:
    result = clusterkg("build", *(folder / "pages" / one for one in sources), "--store", folder / store, *options)
    assert result.exit_code == 0, result.output
    return result


def given(folder: Path, *names: str) -> list[object]:
    return [part for name in names for part in ("--thesaurus", folder / name)]


def nquads(clusterkg: Run, folder: Path, store: str) -> list[str]:
    result = clusterkg("export", "--store", folder / store, "-o", folder / "out.nq")
    assert result.exit_code == 0, result.output
    return (folder / "out.nq").read_text("utf-8").splitlines()


def rows(clusterkg: Run, store: Path, query: str) -> list[tuple[str, ...]]:
    result = clusterkg("query", query, "--store", store, "--format", "csv")
    assert result.exit_code == 0, result.output
    return [tuple(row) for row in csv.reader(io.StringIO(result.stdout))][1:]


def subjects(clusterkg: Run, folder: Path, store: str, page: str = "hills.txt") -> set[str]:
    query = f"SELECT DISTINCT ?concept {{ ?document ckg:sourceFile '{page}' ; dcterms:subject ?concept }}"
    return {concept for (concept,) in rows(clusterkg, folder / store, query)}


def test_concepts_of_a_thesaurus_become_subjects_with_their_quotes(clusterkg: Run, folder: Path) -> None:
    result = build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    line = "bees.ttl: 5 concepts, 1 without an English label skipped, 1 deprecated skipped"
    assert f"thesaurus {folder / line}" in result.output
    found = subjects(clusterkg, folder, "store")
    assert {f"http://example.org/{name}" for name in ("beekeeping", "wax")} | {OURS} <= found
    assert not found & {f"http://example.org/{name}" for name in ("old", "quarter", "unused")}
    quotes = rows(
        clusterkg,
        folder / "store",
        "SELECT ?quote { ?statement rdf:predicate dcterms:subject ; rdf:object <http://example.org/wax> ;"
        " ckg:evidence/nif:anchorOf ?quote }",
    )
    assert quotes == [("wax coloring",)]
    assert clusterkg("check", "--store", folder / "store").exit_code == 0


def test_the_graph_holds_what_is_used_and_what_is_broader(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    query = (
        "SELECT ?concept ?label { ?concept a skos:Concept ; skos:prefLabel ?label "
        "FILTER STRSTARTS(STR(?concept), 'http://example') }"
    )
    assert sorted(rows(clusterkg, folder / "store", query)) == [
        ("http://example.org/beekeeping", "Imkerei"),
        ("http://example.org/beekeeping", "beekeeping"),
        ("http://example.org/husbandry", "animal husbandry"),
        ("http://example.org/nature", "Natur"),
        ("http://example.org/quarter", "Marshallian quarter"),
        ("http://example.org/wax", "wax colouring"),
    ]
    about = "SELECT ?property ?value { <http://example.org/beekeeping> ?property ?value }"
    found = set(rows(clusterkg, folder / "store", about))
    assert {
        (SKOS.altLabel, "honey farming"),
        (SKOS.broader, "http://example.org/husbandry"),
        (SKOS.inScheme, "http://example.org/scheme"),
        (SKOS.notation, "B1"),
    } <= found
    assert (SKOS.broader, "http://example.org/gone") not in found
    title = "SELECT ?title { <http://example.org/scheme> a skos:ConceptScheme ; dcterms:title ?title }"
    assert rows(clusterkg, folder / "store", title) == [("Bees",)]
    match = f"ASK {{ <http://example.org/quarter> skos:exactMatch <{OURS}> }}"
    assert clusterkg("query", match, "--store", folder / "store").output.strip() == "true"


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("bees.rdf", ox.RdfFormat.RDF_XML),
        ("bees.nt", ox.RdfFormat.N_TRIPLES),
        ("bees.jsonld", ox.RdfFormat.JSON_LD),
        ("bees.trig", ox.RdfFormat.TRIG),
        ("bees.n3", ox.RdfFormat.N3),
    ],
)
def test_every_syntax_gives_the_same_graph(clusterkg: Run, folder: Path, name: str, syntax: ox.RdfFormat) -> None:
    (folder / name).write_bytes(ox.serialize(ox.parse(BEES, format=ox.RdfFormat.TURTLE), format=syntax) or b"")
    build(clusterkg, folder, "one", *given(folder, "bees.ttl"), sources=["hills.txt"])
    build(clusterkg, folder, "two", *given(folder, name), sources=["hills.txt"])
    assert nquads(clusterkg, folder, "one") == nquads(clusterkg, folder, "two")


def test_no_order_and_no_number_of_workers_leaves_a_trace(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "one", *given(folder, "bees.ttl", "moor.ttl"))
    build(clusterkg, folder, "two", *given(folder, "moor.ttl", "bees.ttl", "moor.ttl"), "--workers", 2)
    build(clusterkg, folder, "three", *given(folder, "moor.ttl", "bees.ttl"), sources=["moors.txt"])
    build(clusterkg, folder, "three", sources=["hills.txt"])
    one = nquads(clusterkg, folder, "one")
    assert nquads(clusterkg, folder, "two") == one
    assert nquads(clusterkg, folder, "three") == one
    assert "http://example.net/moor" in subjects(clusterkg, folder, "one")
    assert {"http://example.net/moor", "http://example.org/wax"} <= subjects(clusterkg, folder, "one", "moors.txt")


def test_removing_a_document_leaves_no_trace(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "store", *given(folder, "bees.ttl", "moor.ttl"))
    assert clusterkg("remove", "hills.txt", "--store", folder / "store").exit_code == 0
    build(clusterkg, folder, "fresh", *given(folder, "bees.ttl", "moor.ttl"), sources=["moors.txt"])
    assert nquads(clusterkg, folder, "store") == nquads(clusterkg, folder, "fresh")
    assert not any("Imkerei" in line for line in nquads(clusterkg, folder, "store"))
    assert clusterkg("remove", "moors.txt", "--store", folder / "store").exit_code == 0
    assert not any("http://example." in line for line in nquads(clusterkg, folder, "store"))


def test_the_store_remembers_its_thesauri_until_told_otherwise(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "plain")
    build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    with_bees = nquads(clusterkg, folder, "store")
    again = build(clusterkg, folder, "store")
    assert "read 0, skipped 2, replaced 0" in again.output
    assert f"thesaurus {folder / 'bees.ttl'}" in again.output
    assert "read 0, skipped 0, replaced 2" in build(clusterkg, folder, "store", *given(folder, "moor.ttl")).output
    assert "read 0, skipped 0, replaced 2" in build(clusterkg, folder, "store", "--thesaurus", "none").output
    assert nquads(clusterkg, folder, "store") == nquads(clusterkg, folder, "plain")
    assert not list((folder / "store/thesauri").iterdir())
    build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    assert nquads(clusterkg, folder, "store") == with_bees


def test_a_changed_file_is_named_and_counts_when_it_is_given_again(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    before = nquads(clusterkg, folder, "store")
    (folder / "bees.ttl").write_text(BEES.replace("honey farming", "skep weaving"), "utf-8")
    remembered = build(clusterkg, folder, "store")
    assert len(remembered.stderr.splitlines()) == 1
    assert "bees.ttl: has changed; the store goes on with what it was" in remembered.stderr
    assert nquads(clusterkg, folder, "store") == before
    again = build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    assert (again.stderr, "replaced 2" in again.output) == ("", True)
    assert "http://example.org/beekeeping" not in subjects(clusterkg, folder, "store")


def test_no_document_may_keep_the_subjects_of_other_thesauri(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "store")
    before = nquads(clusterkg, folder, "store")
    arguments = [folder / "pages/hills.txt", "--store", folder / "store", *given(folder, "bees.ttl")]
    result = clusterkg("build", *arguments)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert re.search(r"no sources here \(1: moors\.txt\): name all sources", result.stderr)
    assert nquads(clusterkg, folder, "store") == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.ttl", "<urn:a> nope"),
        ("broken.rdf", "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"),
        ("prose.txt", "Bees make honey."),
        ("page.html", "<!DOCTYPE html><html><body>bees</body></html>"),
        ("triples.nt", "<urn:a> <urn:b> <urn:c> ."),
        ("empty.ttl", ""),
        ("nowhere.ttl", None),
    ],
)
def test_what_is_no_thesaurus_is_refused_in_one_line(
    clusterkg: Run, folder: Path, name: str, content: str | None
) -> None:
    if content is not None:
        (folder / name).write_text(content, "utf-8")
    options = [*given(folder, "bees.ttl"), "--thesaurus", folder / name]
    result = clusterkg("build", folder / "pages", "--store", folder / "store", *options)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.startswith(f"clusterkg: {folder / name}: ")
    assert "Traceback" not in result.output
    assert not (folder / "store").exists()


def test_a_store_whose_tables_are_gone_says_what_to_do(clusterkg: Run, folder: Path) -> None:
    build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    shutil.rmtree(folder / "store/thesauri")
    assert "skipped 2" in build(clusterkg, folder, "store").output
    shutil.rmtree(folder / "store/thesauri")
    (folder / "bees.ttl").unlink()
    result = clusterkg("build", folder / "pages", "--store", folder / "store")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "give the thesauri again with --thesaurus" in result.stderr


@pytest.mark.skipif(not (STW.is_file() and JEL.is_file()), reason="the shared thesauri are not at hand")
def test_the_thesauri_of_economics(clusterkg: Run, folder: Path) -> None:
    (folder / "pages/hills.txt").write_text(
        "Labour Mobility between Two Valleys\n\nAnn Coined\n\nAbstract. A cluster analysis of the wine cluster in two "
        "valleys shows how vocational training and return migration changed. No cluster computing was used.\n\n"
        "Keywords: offshoring; regional cluster\nJEL codes: R12, J61\n",
        "utf-8",
    )
    build(clusterkg, folder, "store", "--thesaurus", STW, "--thesaurus", JEL)
    query = (
        "SELECT DISTINCT ?label { ?document ckg:sourceFile 'hills.txt' ; dcterms:subject ?concept . "
        "?concept skos:prefLabel ?label FILTER STRSTARTS(STR(?concept), 'http://zbw.eu/') FILTER(LANG(?label) = 'en') }"
    )
    labels = {label.partition(" - ")[0] for (label,) in rows(clusterkg, folder / "store", query)}
    assert {"Vocational training", "Return migration", "Offshoring", "R12", "J61"} <= labels
    assert not labels & {"Cluster analysis", "Parallel computer"}
    assert clusterkg("check", "--store", folder / "store").exit_code == 0


def test_cards_and_pages_name_given_concepts(clusterkg: Run, serve: Serve, folder: Path) -> None:
    build(clusterkg, folder, "store", *given(folder, "bees.ttl"))
    clusterkg("export", "--store", folder / "store", "--format", "cards", "-o", folder / "cards.jsonl")
    cards = [json.loads(line) for line in (folder / "cards.jsonl").read_text("utf-8").splitlines()]
    concepts = {one["iri"]: one["label"] for one in cards[0]["concepts"]}
    assert concepts["http://example.org/beekeeping"] == "beekeeping"
    with serve(folder / "store", Settings()) as address:
        for path in ("/concept/{}", "/api/v1/concepts/{}", "/graph?view=concepts&centre={}"):
            answer = httpx.get(address + path.format(quote("http://example.org/beekeeping", safe="")), timeout=60)
            assert answer.status_code == 200, path
            assert "beekeeping" in answer.text
