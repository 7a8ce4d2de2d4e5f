"""What a document is about among the places and clusters that it names."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.reading import DOCUMENT, Cluster, Link, Mention, Region, Relation
from pipeline.spans import Span
from pipeline.topics import find_studies

COUNTRIES = ("Norway", "Peru", "Chile", "Ghana", "Norwegian", "Peruvian")
TOWNS = ("Bergen", "Arequipa", "Kumasi")


def page_of(*parts: tuple[ZoneKind, str]) -> tuple[str, Page]:
    """A page of these zones, with an empty line between two."""
    text, zones = "", []
    for kind, words in parts:
        zones.append(Zone(span=Span(len(text), len(text) + len(words)), kind=kind))
        text += words + "\n\n"
    return text, Page(zones=tuple(zones), fields=(), credits=(), references=(), citations=())


def mentions(text: str, name: str) -> tuple[Mention, ...]:
    return tuple(Mention(span=Span(*m.span()), confidence=1.0) for m in re.finditer(rf"\b{re.escape(name)}\b", text))


def regions_of(text: str) -> list[Region]:
    return [
        Region(id=name, name=name, mentions=found, confidence=1.0, level=level, place=None)
        for names, level in ((COUNTRIES, "country"), (TOWNS, "city"))
        for name in names
        if (found := mentions(text, name))
    ]


def clusters_of(text: str, names: Sequence[str]) -> list[Cluster]:
    return [
        Cluster(id=name, name=name, mentions=found, confidence=1.0, proper=True)
        for name in names
        if (found := mentions(text, name))
    ]


def sentences_of(text: str, page: Page) -> tuple[Span, ...]:
    return tuple(
        Span(*found.span())
        for zone in page.zones
        for found in re.compile(r"\S[^.]*(?:\.|\Z)").finditer(text, zone.span.begin, zone.span.end)
    )


def studied(*parts: tuple[ZoneKind, str], clusters: Sequence[str] = (), links: Sequence[Link] = ()) -> dict[str, Link]:
    text, page = page_of(*parts)
    found = find_studies(text, page, sentences_of(text, page), regions_of(text), clusters_of(text, clusters), links)
    return {link.object: link for link in found}


def test_a_place_in_the_title_is_studied_with_the_title_as_evidence() -> None:
    text, page = page_of((ZoneKind.TITLE, "Fish farms of Norway"), (ZoneKind.BODY, "They grow."))
    (link,) = find_studies(text, page, sentences_of(text, page), regions_of(text), (), ())
    assert (link.subject, link.relation, link.object) == (DOCUMENT, Relation.STUDIES, "Norway")
    assert [span.of(text) for span in link.evidence] == ["Fish farms of Norway"]


def test_an_abstract_that_speaks_of_clusters_there() -> None:
    found = studied(
        (ZoneKind.TITLE, "On policy"),
        (ZoneKind.ABSTRACT, "We ask how Peruvian mining clusters learn. The second author lives in Chile."),
    )
    assert list(found) == ["Peruvian"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Ghana, there are some forty clusters of small workshops.",
        "Ghana has pursued a cluster policy for ten years.",
        "Since 1999 clusters have been growing in Ghana.",
        "Today, in 2001-2005 in Ghana, the first clusters were founded.",
        "Most countries, so also Ghana's wood clusters, do well.",
    ],
)
def test_a_body_that_treats_the_clusters_of_a_country(sentence: str) -> None:
    assert "Ghana" in studied((ZoneKind.ABSTRACT, "About policy."), (ZoneKind.BODY, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The cluster is to work with firms from Ghana.",
        "The cluster was built around the plants of two Norwegian companies.",
        "It cooperates with clusters in Peru, Ghana, Chile and others.",
        "Exports of the cluster go to Ghana.",
        "Unlike Ghana, we have clusters.",
        "Ghana grows cocoa.",
    ],
)
def test_a_body_that_only_mentions_a_country(sentence: str) -> None:
    assert studied((ZoneKind.ABSTRACT, "About policy."), (ZoneKind.BODY, sentence)) == {}


def test_a_town_in_the_body_needs_two_sentences() -> None:
    once = "In Bergen, a shipping cluster was formed."
    assert studied((ZoneKind.ABSTRACT, "About policy."), (ZoneKind.BODY, once)) == {}
    twice = once + " Clusters do well in Bergen."
    assert list(studied((ZoneKind.ABSTRACT, "About policy."), (ZoneKind.BODY, twice))) == ["Bergen"]


def test_the_country_of_a_studied_town_is_not_implied() -> None:
    found = studied((ZoneKind.TITLE, "Wool in Arequipa"), (ZoneKind.ABSTRACT, "The town in Peru has old looms."))
    assert list(found) == ["Arequipa"]


def test_contrast_parts_what_a_sentence_says_of_two_places() -> None:
    lead = "In Norway, schools are short of money, but in Chile the state pays for five clusters."
    assert list(studied((ZoneKind.TITLE, "Money"), (ZoneKind.BODY, lead))) == ["Chile"]


def test_a_list_of_rivals_in_the_lead_is_not_studied() -> None:
    lead = "The Salmon Valley leads the Wool Cluster, the Tin Cluster and the Cocoa Cluster."
    names = ("Salmon Valley", "Wool Cluster", "Tin Cluster", "Cocoa Cluster")
    assert list(studied((ZoneKind.TITLE, "Rivals"), (ZoneKind.BODY, lead), clusters=names)) == ["Salmon Valley"]


def test_the_seat_of_a_cluster_in_the_title_is_studied_by_the_words_of_the_link() -> None:
    parts = (ZoneKind.TITLE, "The Salmon Valley"), (ZoneKind.ABSTRACT, "Fish come from Bergen.")
    text, _ = page_of(*parts)
    where = Span(text.index("Fish"), text.index("Bergen.") + 7)
    link = Link(subject="Salmon Valley", relation=Relation.LOCATED, object="Bergen", evidence=(where,), confidence=0.8)
    found = studied(*parts, clusters=("Salmon Valley",), links=(link,))
    assert found["Bergen"].evidence == (where,)
    assert found["Bergen"].confidence < found["Salmon Valley"].confidence


WORDS = st.sampled_from(
    [*COUNTRIES, *TOWNS, "clusters", "policy", "in", "of", ",", ";", "but", ".", "the", "firms", "\n"]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(ZoneKind)), st.lists(WORDS, min_size=1, max_size=30)), max_size=4),
)
def test_links_are_unique_valid_and_the_same_every_time(parts: list[tuple[ZoneKind, list[str]]]) -> None:
    made = [(kind, " ".join(words)) for kind, words in parts if " ".join(words).strip()]
    text, page = page_of(*made)
    found = studied(*made, clusters=("clusters in", "the clusters"))
    assert found == studied(*made, clusters=("clusters in", "the clusters"))
    for link in found.values():
        assert 0 < link.confidence <= 1
        assert link.evidence == tuple(sorted(set(link.evidence)))
        assert 1 <= len(link.evidence) <= 3
        assert all(span.end <= len(text) for span in link.evidence)
        assert set(link.evidence) <= set(sentences_of(text, page))


def test_a_long_text_is_read_in_seconds() -> None:
    sentence = "In Ghana, clusters grow in Bergen, Norway, Peru and Chile with firms from Arequipa. "
    assert "Ghana" in studied((ZoneKind.ABSTRACT, "Policy."), (ZoneKind.BODY, sentence * 2000))
