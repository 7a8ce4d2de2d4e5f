"""What holds for every text: valid spans, unique ids, links to what exists, no exception, linear time."""

import time
from collections.abc import Callable

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clusters.famous import famous_names
from pipeline.clusters.find import ClusterFindings
from pipeline.clusters.grammar import famous_clusters, grammar
from pipeline.clusters.passages import Passage
from pipeline.clusters.words import Places, words_of
from pipeline.page.model import ZoneKind
from pipeline.reading import Relation
from pipeline.spans import Span

Finder = Callable[..., ClusterFindings]
PLACES = {"Elva": "city EE", "Tartu County": "region EE", "Estonia": "country EE"}
FRAGMENTS = (
    "cluster", "clusters", "the", "wine", "of", "in", "Elva", "Tartu County", "Estonia", "and", ",", ";", ":", "(", ")",
    "“", "”", '"', "Alpha", "Cluster", "industrial district", "include", "such as", "is a", "formed", "national", "🇪🇪",
    "Silicon", "Valley", ".", "*", "'s", "called", "de", "IT-cluster", "members", "-", "development", "(ABC)", "µ",
    "\n\n", "\u0301",
)  # fmt: skip
PIECES = st.sampled_from(FRAGMENTS)
KINDS = st.sampled_from([ZoneKind.BODY, ZoneKind.KEYWORDS, ZoneKind.TITLE])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), KINDS)
def test_findings_are_well_formed(find: Finder, text: str, kind: ZoneKind) -> None:
    found = find(text, PLACES, ("Alpha",), kind)
    ids = [cluster.id for cluster in found.clusters]
    concepts = [concept.id for concept in found.sectors]
    assert ids == [f"cluster-{number}" for number in range(1, len(ids) + 1)]
    assert len(set(concepts)) == len(concepts)
    targets = {*concepts, *(f"region-{name}" for name in PLACES), "org-Alpha"}
    assert all(link.subject in ids and link.object in targets for link in found.links)
    assert len({(link.subject, link.relation, link.object) for link in found.links}) == len(found.links)
    for referent in (*found.clusters, *found.sectors):
        assert referent.mentions
        assert referent.name.strip()
        assert 0 < referent.confidence <= 1
        assert all(mention.span.end <= len(text) for mention in referent.mentions)
        assert list(referent.mentions) == sorted(referent.mentions, key=lambda mention: mention.span)
    firsts = [cluster.mentions[0].span for cluster in found.clusters]
    assert firsts == sorted(firsts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(find: Finder, text: str) -> None:
    assert find(text, PLACES) == find(text, PLACES)


def test_links_carry_evidence_that_names_the_place(find: Finder) -> None:
    text = "The wine cluster of Elva and the shoe cluster in Tartu County grow. The cluster belongs to Estonia."
    for link in find(text, PLACES).links:
        assert link.evidence
        if link.relation == Relation.LOCATED:
            assert any(link.object.removeprefix("region-") in span.of(text) for span in link.evidence)


def test_hostile_texts_take_no_more_than_seconds(find: Finder) -> None:
    words = spacy.blank("en")
    begin = time.monotonic()
    for text in ('the cluster "' * 1000, "wine clusters such as Alpha, " * 700, "clusters of " * 1500):
        find(text, PLACES, model=words)
    assert time.monotonic() - begin < 30


def test_without_a_tagger_the_words_suffice(find: Finder) -> None:
    found = find("The wine cluster of Elva grows.", PLACES, model=spacy.blank("en"))
    assert [cluster.name for cluster in found.clusters] == ["wine cluster of Elva"]


def test_the_famous_names_are_many_and_well_formed() -> None:
    known = famous_clusters()
    assert len(known) >= 120
    assert len({one.name for one in known}) == len(known)
    assert all(one.regions and one.sector for one in known)


def test_every_famous_name_is_recognised_in_a_sentence() -> None:
    for one in famous_clusters():
        text = f"we compare {one.name} with others"
        words = words_of(text, Span(0, len(text)), Places("", ()))
        passage = Passage(index=0, span=Span(0, len(text)), words=words, headline=False, keyword=False)
        assert any(one.name in sighting.span.of(text) for sighting in famous_names(text, passage)), one.name


def test_word_classes_are_lower_case() -> None:
    words = grammar()
    for group in (words.generic, words.boundaries, words.compounds, words.constituents, words.sector_words):
        assert all(word == word.lower() for word in group)
