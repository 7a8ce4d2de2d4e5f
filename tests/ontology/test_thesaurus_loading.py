"""Concepts of our files and of the user's."""

from pathlib import Path

import pytest

from ontology.errors import BadThesaurusError
from ontology.thesaurus import load_thesaurus

OWN = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:sand> a skos:Concept ; skos:prefLabel "sand"@en, "Sand"@de ; skos:altLabel "grit"@en ; skos:hiddenLabel "sandd" ;
  skos:inScheme <urn:schemes/own> ; skos:broader <urn:stone> ; skos:notation "S1" .
<urn:stone> a skos:Concept ; skos:prefLabel "stone" ; skos:note "general"@en ; skos:related [ ] .
<urn:nameless> a skos:Concept .
<urn:other> skos:prefLabel "no concept" .
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.ttl"
    path.write_text(OWN, "utf-8")
    return path


def test_a_file_of_the_user_is_added(own: Path) -> None:
    thesaurus = load_thesaurus((own,))
    sand = thesaurus.by_iri["urn:sand"]
    assert (sand.label, sand.alternatives, sand.foreign, sand.hidden) == ("sand", ("grit",), ("Sand",), ("sandd",))
    assert (sand.broader, sand.notations, sand.general) == (("urn:stone",), ("S1",), False)
    assert thesaurus.by_iri["urn:stone"].general
    assert thesaurus.of_scheme("own") == thesaurus.of_scheme("urn:schemes/own") == (sand,)
    assert "urn:nameless" not in thesaurus.by_iri
    assert "urn:other" not in thesaurus.by_iri


def test_concepts_are_sorted_and_loaded_once() -> None:
    concepts = load_thesaurus().concepts
    assert [one.iri for one in concepts] == sorted(one.iri for one in concepts)
    assert load_thesaurus() is load_thesaurus()


@pytest.mark.parametrize(("name", "content"), [("a.ttl", "<urn:a> nope"), ("a.docx", ""), ("a.rdf", "<a>")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(BadThesaurusError, match=name):
        load_thesaurus((path,))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(BadThesaurusError, match=r"no-such-file\.ttl"):
        load_thesaurus((Path("no-such-file.ttl"),))
