"""The thesauri of a user: any syntax, any order, kept in tables."""

import gzip
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from ontology.errors import BadThesaurusError
from ontology.rdf_files import read_quads
from ontology.skos import SkosConcept, SkosFile, skos_file
from ontology.statement import Iri, Text
from ontology.terms import SKOS
from ontology.thesauri import Thesauri, forget_others, give, keep, recall
from ontology.thesaurus_tables import load_table, write_table

SAND = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
<urn:s> a skos:ConceptScheme ; <http://purl.org/dc/terms/title> "Ground"@en ; skos:hasTopConcept <urn:stone> .
<urn:sand> a skos:Concept ; skos:prefLabel "sand"@en, "Sand"@de ; skos:altLabel "grit"@en-GB ;
  skos:hiddenLabel "sandd" ; skos:inScheme <urn:s> ; skos:notation "S1" ;
  skos:exactMatch <urn:other#sand> ; skos:related [ ] .
<urn:stone> skos:prefLabel " stone\\n work " ; skos:narrower <urn:sand> .
<urn:clay> a skos:Concept ; xl:prefLabel [ xl:literalForm "clay"@en ] ; xl:altLabel <urn:label> .
<urn:label> xl:literalForm "loam"@en .
<urn:lehm> a skos:Concept ; skos:prefLabel "Lehm"@de .
<urn:slag> a skos:Concept ; skos:prefLabel "slag"@en ; <http://www.w3.org/2002/07/owl#deprecated> true .
<urn:nameless> a skos:Concept .
<urn:page> <http://www.w3.org/2000/01/rdf-schema#label> "no concept" .
"""
SYNTAXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".n3": ox.RdfFormat.N3,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def in_syntax(syntax: ox.RdfFormat) -> bytes:
    return ox.serialize(ox.parse(SAND, format=ox.RdfFormat.TURTLE), format=syntax) or b""


def concepts_of(text: str) -> dict[str, SkosConcept]:
    return {concept.iri: concept for concept in skos_file(read_quads(text.encode(), "a.ttl", "urn:base:")).concepts}


def test_all_that_skos_says_of_a_concept_is_kept() -> None:
    found = concepts_of(SAND)
    sand, stone, clay = found["urn:sand"], found["urn:stone"], found["urn:clay"]
    assert set(found) == {"urn:sand", "urn:stone", "urn:clay", "urn:lehm"}
    assert sand.preferred == (Text("Sand", "de"), Text("sand", "en"))
    assert (sand.alternative, sand.hidden) == ((Text("grit", "en-gb"),), (Text("sandd"),))
    assert (sand.broader, sand.schemes, sand.notations, sand.exact) == (
        (Iri("urn:stone"),),
        (Iri("urn:s"),),
        ("S1",),
        (Iri("urn:other#sand"),),
    )
    assert (stone.english, stone.schemes) == ("stone work", (Iri("urn:s"),))
    assert (clay.english, clay.alternative) == ("clay", (Text("loam", "en"),))
    assert found["urn:lehm"].english is None


def test_schemes_have_their_titles_and_what_is_deprecated_is_counted() -> None:
    file = skos_file(read_quads(SAND.encode(), "a.ttl", "urn:base:"))
    assert (file.titles, file.deprecated) == ({Iri("urn:s"): (Text("Ground", "en"),)}, 1)


@pytest.mark.parametrize("suffix", SYNTAXES)
@pytest.mark.parametrize("named", ["right", "wrong", "packed"])
def test_the_syntax_is_told_by_content_then_by_suffix(tmp_path: Path, suffix: str, named: str) -> None:
    content = in_syntax(SYNTAXES[suffix])
    path = tmp_path / ("a.txt" if named == "wrong" else f"a{suffix}" + ".gz" * (named == "packed"))
    path.write_bytes(gzip.compress(content) if named == "packed" else content)
    plain = tmp_path / "plain.ttl"
    plain.write_text(SAND, "utf-8")
    (found,), (expected,) = (give([one], tmp_path / "none") for one in (path, plain))
    assert found.skos == expected.skos
    assert found.summary == f"thesaurus {path}: 3 concepts, 1 without an English label skipped, 1 deprecated skipped"


def test_relative_names_depend_on_the_content_alone(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.ttl", "b.ttl")]
    for file in files:
        file.write_text(f"<x> a <{SKOS.Concept}> ; <{SKOS.prefLabel}> 'x ray'@en .", "utf-8")
    (one,), (two,) = (give([file], tmp_path) for file in files)
    assert one.skos == two.skos
    assert one.skos.concepts[0].iri.startswith("https://")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ttl", b"<urn:a> nope", "line 1"),
        ("a.ttl", b"", "holds no SKOS concepts"),
        ("a.ttl", b"<urn:a> <urn:b> <urn:c> .", "holds no SKOS concepts"),
        ("a.ttl", f"<urn:a> a <{SKOS.Concept}> ; <{SKOS.prefLabel}> 'Sand'@de .".encode(), "has no English labels"),
        ("a.ttl", b"<urn:a> <urn:b> 'caf\xe9' .", "UTF-8"),
        ("a.rdf", b"<a>", "is no RDF/XML .line 1"),
        ("a.rdf", in_syntax(ox.RdfFormat.RDF_XML)[:-20], "line"),
        ("a.rdf", in_syntax(ox.RdfFormat.RDF_XML).replace(b"urn:lehm", b"urn: lehm"), "line [0-9]+: "),
        ("a.rdf", b"<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='urn:x'>\n<a></b>", "line 3, column"),
        ("a.jsonld", b'{"@id":', "line 1"),
        ("a.jsonld", b'{"@context": "https://example.org/c.jsonld", "@id": "urn:a"}', "remote contexts"),
        ("a.html", b"<!DOCTYPE html><html><body>Thesaurus</body></html>", "HTML page"),
        ("a.docx", b"PK\x03\x04\0\0\0\0", "no RDF"),
        ("a.ttl.gz", gzip.compress(SAND.encode(), mtime=0)[:40], "cannot be unpacked"),
    ],
)
def test_a_file_that_is_no_thesaurus_is_named(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadThesaurusError, match=reason) as caught:
        give([path], tmp_path / "tables")
    assert str(caught.value).startswith(str(path))
    assert not (tmp_path / "tables").exists()


@pytest.mark.parametrize("name", ["nowhere.ttl", "."])
def test_a_path_without_a_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadThesaurusError, match=str(tmp_path)):
        give([tmp_path / name], tmp_path)


def test_what_is_given_is_remembered_after_the_file_is_gone(tmp_path: Path) -> None:
    own, tables = tmp_path / "own.ttl", tmp_path / "tables"
    own.write_text(SAND, "utf-8")
    files = give([own, own], tables)
    thesauri = keep(files, tables)
    memory = {file.digest: str(file.path) for file in files}
    assert [file.has_changed() for file in recall(memory, tables)] == [False]
    own.write_text(SAND + "<urn:x> a <urn:y> .", "utf-8")
    (again,) = recall(memory, tables)
    assert again.has_changed()
    assert again.skos == files[0].skos
    assert thesauri.concepts() == again.skos.concepts
    forget_others(thesauri)
    assert len(list(tables.iterdir())) == 1
    forget_others(Thesauri(tables))
    with pytest.raises(BadThesaurusError, match="has changed"):
        recall(memory, tables)
    own.unlink()
    with pytest.raises(BadThesaurusError, match="but gone"):
        recall(memory, tables)


def test_a_damaged_table_is_made_anew(tmp_path: Path) -> None:
    own, tables = tmp_path / "own.ttl", tmp_path / "tables"
    own.write_text(SAND, "utf-8")
    files = give([own], tables)
    thesauri = keep(files, tables)
    for damage in ("", "{}", '{"format": 0}', '{"format": 1, "concepts": [[]], "titles": {}, "deprecated": 0}', "[]"):
        (tables / f"{files[0].digest}.json").write_text(damage, "utf-8")
        keep(recall({files[0].digest: str(own)}, tables), tables)
        assert load_table(tables / f"{files[0].digest}.json") == files[0].skos
    assert thesauri.digests == (files[0].digest,)


LABELS = st.lists(st.builds(Text, st.text(min_size=1, max_size=6), st.sampled_from(["en", "de", None])), max_size=3)
NAMES = st.sampled_from([Iri(f"urn:{letter}") for letter in "abcd"])


@st.composite
def skos_concepts(draw: st.DrawFn) -> SkosConcept:
    first, second = (tuple(sorted(set(draw(LABELS)), key=repr)) for _ in range(2))
    wider = tuple(sorted(draw(st.sets(NAMES, max_size=2))))
    return SkosConcept(iri=draw(NAMES), preferred=first or (Text("a"),), alternative=second, broader=wider)


@examples(st.lists(st.lists(skos_concepts(), max_size=4, unique_by=lambda one: one.iri), max_size=3), st.randoms())
def test_the_order_of_the_files_is_of_no_account(
    tmp_path_factory: pytest.TempPathFactory, files: Sequence[Sequence[SkosConcept]], random: Random
) -> None:
    tables = tmp_path_factory.mktemp("tables")
    digests = []
    for number, concepts in enumerate(files):
        sorted_ones = tuple(sorted(concepts, key=lambda one: one.iri))
        skos = SkosFile(concepts=sorted_ones, titles={}, deprecated=0)
        write_table(skos, tables / f"{number}.json")
        assert load_table(tables / f"{number}.json") == skos
        digests.append(str(number))
    expected = Thesauri(tables, tuple(digests)).concepts()
    random.shuffle(digests)
    found = Thesauri(tables, tuple(digests)).concepts()
    assert [one.iri for one in found] == sorted({one.iri for concepts in files for one in concepts})
    assert {(one.iri, one.preferred, one.broader) for one in found} == {
        (one.iri, one.preferred, one.broader) for one in expected
    }
    assert found == expected
