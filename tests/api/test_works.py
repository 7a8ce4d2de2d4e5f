"""Works that several sources describe: one document in whatever order they come, and no trace of what was removed."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]

RIS = """TY  - JOUR
ID  - loom1
TI  - Weaving the Quiet Valley Textile Cluster Anew
AU  - Quill, Ada
AU  - Reed, Bo
PY  - 2014
JO  - Loom Review
DO  - https://doi.org/10.5555/LOOM.1
AB  - The textile cluster in Styria, Austria, was woven anew.
KW  - textile clusters
ER  - 

TY  - JOUR
ID  - loom2
TI  - Ports and Their Maritime Cluster in Galicia
AU  - Faro, Xela
PY  - 2016
AB  - The maritime cluster of Galicia has forty firms.
ER  - 
"""  # noqa: W291  the blank behind ER is part of the format
BIBTEX = """@article{quill:2014,
  title = {Weaving the Quiet Valley textile cluster anew},
  author = {Quill, Ada and Reed, Bo},
  year = 2014, volume = 7, pages = {1--9},
  doi = {10.5555/loom.1},
}
@article{faro:2016,
  title = {Ports and their maritime cluster in Galicia},
  author = {Faro, X.},
  journal = {Harbour Notes}, year = 2016,
}
@book{other, title = {A Book of Other Looms and Their Weavers}, author = {Moss, Ida}, year = 2001}
"""
PAGE = """Weaving the Quiet Valley Textile Cluster Anew

Ada Quill, Bo Reed

Loom Review. 2014. Vol. 7.

DOI: 10.5555/loom.1

Abstract: The textile cluster in Styria, Austria, was woven anew.

Introduction

The University of Graz helped the weavers of Styria to find markets in Slovenia and Hungary.
"""
NOTICES = """Record ID,Title,OriginalPaperDate,OriginalPaperDOI,RetractionDate,RetractionNature,Reason
77,Weaving the Quiet Valley,1/1/2014 0:00,10.5555/Loom.1,3/14/2019 0:00,Retraction,+Error in Data;
78,Ports and Their Maritime Cluster in Galicia,5/1/2016 0:00,Unavailable,4/1/2020 0:00,Correction,+Error in Text;
79,Nobody knows this work at all,5/1/2016 0:00,10.5555/none,4/1/2020 0:00,Retraction,+Error in Text;
"""


def nquads(clusterkg: Run, store: Path) -> list[str]:
    out = store.parent / "out.nq"
    result = clusterkg("export", "--store", store, "--format", "nquads", "-o", out)
    assert result.exit_code == 0, result.output
    return sorted(out.read_text("utf-8").splitlines())


def cards(clusterkg: Run, store: Path) -> dict[str, Any]:
    out = store.parent / "cards.jsonl"
    assert clusterkg("export", "--store", store, "--format", "cards", "-o", out).exit_code == 0
    return {card["source_file"]: card for card in map(json.loads, out.read_text("utf-8").splitlines())}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.ris").write_text(RIS, "utf-8")
    (folder / "b.bib").write_text(BIBTEX, "utf-8")
    (folder / "c.txt").write_text(PAGE, "utf-8")
    (folder.parent / "watch.csv").write_text(NOTICES, "utf-8")
    return folder


def built(clusterkg: Run, store: Path, *arguments: object) -> Result:
    result = clusterkg("build", *arguments, "--store", store)
    assert result.exit_code == 0, result.output
    return result


def test_order_leaves_no_trace_and_removing_neither(clusterkg: Run, sources: Path, tmp_path: Path) -> None:
    together = tmp_path / "together/store"
    result = built(clusterkg, together, sources)
    assert "read 6, skipped 0, replaced 0, failed 0" in result.output
    assert "2 works are described by several sources (5 records and pages)" in result.output
    whole = nquads(clusterkg, together)
    single = tmp_path / "single/store"
    for name in ("c.txt", "b.bib", "a.ris"):
        built(clusterkg, single, sources / name)
    assert nquads(clusterkg, single) == whole
    assert clusterkg("check", "--store", single).exit_code == 0

    assert clusterkg("remove", "a.ris", "--store", single).output == "removed 1\n"
    without = tmp_path / "without/store"
    built(clusterkg, without, sources / "b.bib", sources / "c.txt")
    assert nquads(clusterkg, single) == nquads(clusterkg, without)

    assert clusterkg("remove", "b.bib#quill:2014", "b.bib#faro:2016", "b.bib#other", "--store", single).exit_code == 0
    alone = tmp_path / "alone/store"
    built(clusterkg, alone, sources / "c.txt")
    assert nquads(clusterkg, single) == nquads(clusterkg, alone)


def test_a_work_has_the_best_of_its_sources(clusterkg: Run, sources: Path, tmp_path: Path) -> None:
    store = tmp_path / "kept/store"
    built(clusterkg, store, sources)
    found = cards(clusterkg, store)
    assert list(found) == ["a.ris#loom1", "a.ris#loom2", "b.bib#other"]
    weaving, ports = found["a.ris#loom1"], found["a.ris#loom2"]
    assert weaving["document"] | {"keywords": ["textile clusters"]} == weaving["document"]
    assert [weaving["document"][name] for name in ("venue", "volume", "pages")] == ["Loom Review", "7", "1-9"]
    assert [author["name"] for author in weaving["authors"]] == ["Quill, Ada", "Reed, Bo"]
    assert any(place["name"] == "Slovenia" for place in weaving["regions"]), "the page says more than the records"
    assert (ports["document"]["venue"], ports["authors"][0]["given"]) == ("Harbour Notes", "Xela")
    assert clusterkg("list", "--store", store).output.splitlines() == [
        "a.ris: RIS, 2 records, 2 of works that other sources describe, too",
        "b.bib: BibTeX, 3 records, 2 of works that other sources describe, too",
        "c.txt: text, 1 records, 1 of works that other sources describe, too",
    ]
    query = "SELECT ?file { ?d ckg:sourceFile ?file ; prism:doi '10.5555/loom.1' } ORDER BY ?file"
    listed = clusterkg("query", query, "--store", store, "--format", "csv").output.split()
    assert listed == ["file", "a.ris#loom1", "b.bib#quill:2014", "c.txt"]


def test_records_come_change_and_vanish_with_their_file(clusterkg: Run, sources: Path, tmp_path: Path) -> None:
    store, file = tmp_path / "kept/store", sources / "a.ris"
    built(clusterkg, store, sources)
    again = built(clusterkg, store, sources)
    assert "read 0, skipped 6, replaced 0, failed 0" in again.output
    file.write_text(RIS.partition("\n\n")[0].replace("Reed, Bo", "Reed, Bo A.") + "\n", "utf-8")
    changed = built(clusterkg, store, file)
    assert "read 0, skipped 0, replaced 1, failed 0, removed 1" in changed.output
    fresh = tmp_path / "fresh/store"
    built(clusterkg, fresh, sources)
    assert nquads(clusterkg, store) == nquads(clusterkg, fresh)


def test_a_packed_file_is_its_records_and_is_removed_as_one(clusterkg: Run, tmp_path: Path) -> None:
    store, file = tmp_path / "kept/store", tmp_path / "a.dat"
    file.write_bytes(gzip.compress(RIS.encode("cp1252")))
    result = built(clusterkg, store, file)
    assert "a.dat: RIS, 2 records" in result.output
    assert "1 of 2 records have no journal or series" in result.output
    assert list(cards(clusterkg, store)) == ["a.dat#loom1", "a.dat#loom2"]
    assert clusterkg("remove", "a.dat", "--store", store).exit_code == 0
    assert not cards(clusterkg, store)


def test_a_bad_record_costs_itself_alone(clusterkg: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ris"
    bad.write_text(RIS + "\nTY  - JOUR\nER  - \n", "utf-8")
    result = clusterkg("build", bad, "--store", tmp_path / "kept/store")
    assert result.exit_code == 3
    assert "read 2, skipped 0, replaced 0, failed 1" in result.output
    assert "bad.ris, " in result.stderr


def test_retraction_watch_marks_works_until_it_is_removed(clusterkg: Run, sources: Path, tmp_path: Path) -> None:
    store, watch = tmp_path / "kept/store", tmp_path / "watch.csv"
    plain = tmp_path / "plain/store"
    built(clusterkg, plain, sources)
    built(clusterkg, store, sources, "--retractions", watch)
    found = cards(clusterkg, store)
    assert [card["document"]["status"] for card in found.values()] == ["retracted", "corrected", None]
    query = (
        "SELECT ?quote { ?s rdf:predicate ckg:status ; rdf:object ckg:Retracted ; ckg:evidence/nif:anchorOf ?quote }"
    )
    quotes = clusterkg("query", query, "--store", store, "--format", "csv").output
    assert "retracted (Retraction Watch, retraction, 2019-03-14: watch.csv#77)" in quotes
    assert clusterkg("check", "--store", store).exit_code == 0

    later = tmp_path / "later/store"
    built(clusterkg, later, sources / "c.txt", "--retractions", watch)
    assert cards(clusterkg, later)["c.txt"]["document"]["status"] == "retracted"
    built(clusterkg, later, sources / "a.ris")
    built(clusterkg, later, sources / "b.bib")
    assert nquads(clusterkg, later) == nquads(clusterkg, store)

    assert clusterkg("remove", "watch.csv", "--store", store).output == "removed 1\n"
    assert nquads(clusterkg, store) == nquads(clusterkg, plain)


def test_publisher_address_and_numbers_of_registers_are_statements(clusterkg: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_text(
        "PMID- 17\nPMC - PMC12\nTI  - Looms of the quiet valley\nFAU - Quill, Ada\nDP  - 2014\nPB  - Kiln House\n\n",
        "utf-8",
    )
    bib = tmp_path / "b.bib"
    bib.write_text(
        "@book{b, title={A Book of Looms}, publisher={Kiln House}, isbn={978-3-16-148410-0}, "
        "url={https://example.org/looms}}",
        "utf-8",
    )
    store = tmp_path / "store"
    built(clusterkg, store, path, bib)
    query = """SELECT ?value ?quote WHERE { ?s rdf:predicate ?p ; rdf:object ?value ; ckg:evidence/nif:anchorOf ?quote
      FILTER (?p IN (dcterms:publisher, dcterms:identifier, prism:url, prism:isbn)) } ORDER BY ?value"""
    answer = clusterkg("query", query, "--store", store, "--format", "csv")
    assert answer.exit_code == 0, answer.output
    assert set(answer.output.split()[1:]) >= {
        "9783161484100,9783161484100",
        "https://example.org/looms,https://example.org/looms",
    }
    assert "Kiln House,Kiln House" in answer.output
    assert "pmcid PMC12,pmcid PMC12" in answer.output
    assert clusterkg("check", "--store", store).exit_code == 0
