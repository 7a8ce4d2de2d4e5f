"""The concepts of our own files."""

from ontology.thesaurus import load_thesaurus


def test_concepts_are_sorted_and_loaded_once() -> None:
    concepts = load_thesaurus().concepts
    assert [one.iri for one in concepts] == sorted(one.iri for one in concepts)
    assert load_thesaurus() is load_thesaurus()


def test_a_scheme_is_named_by_its_iri_or_the_end_of_it() -> None:
    sectors = load_thesaurus().of_scheme("sectors")
    assert sectors
    assert load_thesaurus().of_scheme(next(iri for iri in sectors[0].schemes if iri.endswith("/sectors"))) == sectors


def test_a_concept_has_its_labels_and_its_matches() -> None:
    concepts = load_thesaurus().concepts
    assert all(concept.label for concept in concepts)
    assert any(match.startswith("http://zbw.eu/stw/") for concept in concepts for match in concept.matches)
    assert any(concept.general for concept in concepts)
