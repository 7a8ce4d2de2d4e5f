"""Concepts of a user's thesauri in texts."""

import functools
import tempfile
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from corpus.record import Record
from ontology.iris import thing
from ontology.thesauri import Thesauri, give, keep
from pipeline.flow import read_one
from pipeline.given.labels import given_labels
from pipeline.reading import Concept

OURS = thing("concept", "industrial-district")
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix e: <http://example.org/> .
"""
BEES = (
    PREFIXES
    + f"""
e:beekeeping a skos:Concept ; skos:prefLabel "Beekeeping"@en, "Imkerei"@de ; skos:altLabel "Honey farming"@en ;
  skos:hiddenLabel "Bee keping"@en ; skos:broader e:husbandry .
e:husbandry a skos:Concept ; skos:prefLabel "Animal husbandry"@en .
e:dye a skos:Concept ; skos:prefLabel "Fibre colouring"@en .
e:hive a skos:Concept ; skos:prefLabel "Hive"@en .
e:theory a skos:Concept ; skos:prefLabel "Theory"@en, "Theorie"@de .
e:rights a skos:Concept ; skos:prefLabel "Allocation of grazing rights"@en ; skos:altLabel "Meadow commons"@en .
e:madein a skos:Concept ; skos:prefLabel "Designation"@en ; skos:altLabel "Made in"@en .
e:swarm a skos:Concept ; skos:prefLabel "Swarm control"@en .
e:swarm2 a skos:Concept ; skos:prefLabel "Swarm controls"@en .
e:district a skos:Concept ; skos:prefLabel "Marshallian hive quarter"@en ;
  skos:exactMatch <{OURS}> .
e:analysis a skos:Concept ; skos:prefLabel "Cluster analysis"@en ; skos:broader e:multivariate .
e:multivariate a skos:Concept ; skos:prefLabel "Multivariate methods"@en .
e:computing a skos:Concept ; skos:prefLabel "Parallel computer"@en ; skos:altLabel "Cluster computing"@en .
e:stars a skos:Concept ; skos:prefLabel "Cluster"@en ; skos:broader e:galaxies .
e:galaxies a skos:Concept ; skos:prefLabel "Galaxies"@en .
"""
)
CODES = (
    PREFIXES
    + """
e:jel a skos:ConceptScheme ; <http://purl.org/dc/terms/title> "Journal of Economic Literature codes"@en .
e:R11 a skos:Concept ; skos:prefLabel "R11 - Growth of places"@en ; skos:notation "R11" ; skos:inScheme e:jel .
e:other a skos:Concept ; skos:prefLabel "Number plates of Sark"@en ; skos:notation "L23" ; skos:inScheme e:plates .
"""
)
OPENING = "Honey and Hills: A Study of Two Valleys\n\nAnn Coined\nUniversity of Graz, Graz, Austria\n\n"


@functools.cache
def thesauri(*texts: str) -> Thesauri:
    folder = Path(tempfile.mkdtemp())
    for number, text in enumerate(texts):
        (folder / f"{number}.ttl").write_text(text, "utf-8")
    return keep(give(sorted(folder.glob("*.ttl")), folder / "tables"), folder / "tables")


def concepts(abstract: str, end: str = "", *, title: str = OPENING, given: tuple[str, ...] = (BEES,)) -> list[Concept]:
    text = f"{title}Abstract. {abstract}\n\n{end}\n"
    record = Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="valid UTF-8")
    reading = read_one(record, thesauri(*given)).reading
    assert reading is not None
    assert [one.id for one in reading.concepts if one.id.startswith("concept-")] == [
        f"concept-{number}" for number, one in enumerate(reading.concepts, start=1) if one.id.startswith("concept-")
    ]
    return [one for one in reading.concepts if one.mentions]


def subjects(abstract: str, end: str = "", *, title: str = OPENING, given: tuple[str, ...] = (BEES,)) -> set[str]:
    return {
        (concept.iri or concept.name).removeprefix("http://example.org/")
        for concept in concepts(abstract, end, title=title, given=given)
        if concept.subject
    }


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("We ask how honey farming spread from village to village.", "beekeeping"),
        ("We ask how bee keping spread from village to village.", "beekeeping"),
        ("The fiber coloring of the two valleys is compared.", "dye"),
        ("Farmers depend on the meadow commons of their parish.", "rights"),
        ("The husbandry of animals and the animal husbandries of the two valleys are compared.", "husbandry"),
    ],
)
def test_a_label_of_several_words_in_the_abstract_makes_a_subject(words: str, concept: str) -> None:
    assert concept in subjects(words)


def test_a_single_word_counts_in_the_title_when_it_comes_again() -> None:
    again = "Beekeeping is older than farming in both valleys."
    assert "beekeeping" in subjects(again, title="Beekeeping in Two Valleys\n\nAnn Coined\n\n")
    assert "beekeeping" not in subjects(again)
    assert "hive" in subjects("A hive is dear. A hive is heavy. Each hive was counted by the growers of the valley.")


def test_a_keyword_is_taken_at_its_word_and_is_no_candidate_then() -> None:
    found = subjects("We ask who came first.", "Keywords: honey farming; theory; mountain paths")
    assert {"beekeeping", "theory", "mountain path"} <= found
    assert "honey farming" not in found


@pytest.mark.parametrize(
    "words",
    [
        "A theory of growth is tested with theory from elsewhere, and the theory holds.",
        "The goods made in Graz were sold abroad by the growers.",
        "Swarm control was common in both valleys.",  # two concepts of the scheme have this label
        "The Meadow Commons Agency paid for it.",
        "We made a cluster analysis of the wine cluster and of the cluster of growers.",
        "An analysis of clusters shows that the cluster of growers is old.",
        "The region hosts a cluster computing industry and a cluster of growers.",
    ],
)
def test_words_that_say_too_little_or_something_else_make_none(words: str) -> None:
    assert not {one for one in subjects(words) if one in {"theory", "madein", "swarm", "swarm2", "rights"}}
    assert not {"analysis", "computing", "stars", "multivariate"} & subjects(words)


def test_cluster_analysis_is_statistics_among_words_of_statistics() -> None:
    assert "analysis" in subjects("The valleys were grouped by cluster analysis, with k-means and a dendrogram.")
    assert "computing" in subjects("Cluster computing on a supercomputer made the model of the climate feasible.")
    assert "stars" not in subjects("The cluster of growers has a k-means cluster.", "Keywords: cluster")


def test_a_concept_that_matches_ours_is_ours() -> None:
    found = concepts("Each Marshallian hive quarter of the valley is an industrial district of its own.")
    (district,) = [one for one in found if one.iri == OURS]
    assert district.subject
    assert [mention.span for mention in district.mentions] == sorted({mention.span for mention in district.mentions})
    assert len(district.mentions) == 2
    assert "district" not in subjects("Each Marshallian hive quarter of the valley is another one.")
    assert OURS in subjects("Each Marshallian hive quarter of the valley is another one.")


def test_a_printed_code_is_the_concept_of_the_jel_classification_alone() -> None:
    found = concepts("We ask who came first.", "JEL codes: R11, L23", given=(BEES, CODES))
    (growth,) = [one for one in found if (one.iri or "").startswith("http://example.org/")]
    assert (growth.iri, growth.name, growth.subject) == ("http://example.org/R11", "R11 - Growth of places", True)


def test_names_are_no_concepts() -> None:
    text = "The Institute of Animal Husbandry of the University of Graz paid for the work."
    assert "husbandry" not in subjects(text)


def test_without_thesauri_nothing_changes() -> None:
    text = "Honey farming and the industrial district of the valley. Keywords: honey farming"
    assert subjects(text, given=()) <= subjects(text) | {"honey farming"}


@settings(max_examples=20)
@examples(st.permutations([BEES, CODES, PREFIXES + 'e:x a skos:Concept ; skos:prefLabel "Honey farming"@en .']))
def test_labels_do_not_depend_on_the_order_of_the_files(texts: list[str]) -> None:
    labels = given_labels(thesauri(*texts))
    label = labels.exact("Honey farms") or labels.exact("honey farming")
    assert label is not None
    assert [one.iri for one in label.concepts] == ["http://example.org/x"]
    assert labels.of_code("R11") is not None
    assert labels.of_code("L23") is None


def test_what_our_own_rules_have_judged_stays_judged() -> None:
    text = "Each industrial district of the valley is another one."
    own = (PREFIXES + f'e:d a skos:Concept ; skos:prefLabel "Industrial district"@en ; skos:exactMatch <{OURS}> .',)
    assert [one for one in concepts(text, given=own) if one.iri == OURS] == [
        one for one in concepts(text, given=()) if one.iri == OURS
    ]


@settings(max_examples=25, deadline=None)
@examples(
    st.lists(
        st.sampled_from(
            [
                "BEEKEEPING AND HIVE",
                "Keywords: honey farming; Cluster",
                "JEL codes: R11",
                "Abstract",
                "cluster analysis of cluster of",
                "1. Hive theory",
                "colouring of fibres (k-means)",
                "\u2028Hive\u00a0hive- hive",
                "of of Hive of the Theory",
            ]
        ),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(["\n", "\n\n", " "]),
)
def test_nothing_is_stumbled_over(lines: list[str], between: str) -> None:
    text = between.join(lines)
    record = Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="valid UTF-8")
    outcome = read_one(record, thesauri(BEES, CODES))
    assert outcome.reading is not None, outcome.reason
    for concept in outcome.reading.concepts:
        assert all(mention.span.end <= len(text) for mention in concept.mentions)
        assert [one.span for one in concept.mentions] == sorted({one.span for one in concept.mentions})
