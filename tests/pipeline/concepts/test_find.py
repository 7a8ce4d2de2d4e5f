"""The concepts of a document."""

import functools
import re
import time
from collections.abc import Sequence

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.concepts.find import find_concepts
from pipeline.language import language_model
from pipeline.page.model import Field, Page, Zone, ZoneKind
from pipeline.reading import Cluster, Concept, Mention, Organisation, Referent, Region
from pipeline.spans import Span


@functools.cache
def untagged() -> Language:
    """A tokenizer alone."""
    return spacy.blank("en")


def page_of(parts: Sequence[tuple[ZoneKind, str]], keywords: Sequence[str] = ()) -> tuple[str, Page]:
    """A page of these zones, with an empty line between two, and the keywords at its end."""
    text, zones, fields = "", [], []
    for kind, words in parts:
        zones.append(Zone(span=Span(len(text), len(text) + len(words)), kind=kind))
        text += words + "\n\n"
    begin = len(text)
    for keyword in keywords:
        fields.append(
            Field(name="keyword", value=keyword, span=Span(len(text), len(text) + len(keyword)), confidence=1.0)
        )
        text += keyword + "; "
    if keywords:
        zones.append(Zone(span=Span(begin, len(text)), kind=ZoneKind.KEYWORDS))
    return text, Page(zones=tuple(zones), fields=tuple(fields), credits=(), references=(), citations=())


def mentions(text: str, name: str) -> tuple[Mention, ...]:
    return tuple(Mention(span=Span(*m.span()), confidence=1.0) for m in re.finditer(re.escape(name), text))


def concepts(
    *parts: tuple[ZoneKind, str], keywords: Sequence[str] = (), names: Sequence[Referent] = ()
) -> dict[str, Concept]:
    text, page = page_of(parts, keywords)
    named = [
        type(name)(
            **{**{f: getattr(name, f) for f in name.__dataclass_fields__}, "mentions": mentions(text, name.name)}
        )
        for name in names
    ]
    return {concept.name: concept for concept in find_concepts(language_model()(text), page, named)}


def subjects(*parts: tuple[ZoneKind, str], keywords: Sequence[str] = (), names: Sequence[Referent] = ()) -> set[str]:
    return {name for name, concept in concepts(*parts, keywords=keywords, names=names).items() if concept.subject}


def region(name: str) -> Region:
    return Region(id=name, name=name, mentions=(), confidence=1.0, level="city", place=None)


ABSTRACT = ZoneKind.ABSTRACT


def test_keywords_are_subjects_with_or_without_a_thesaurus() -> None:
    found = concepts((ABSTRACT, "Nothing."), keywords=("Cluster policies", "oyster beds"))
    assert found["cluster policy"].iri is not None
    assert found["oyster bed"].iri is None
    assert found["cluster policy"].subject
    assert found["oyster bed"].confidence > 0.9


def test_a_keyword_that_is_a_place_is_no_concept() -> None:
    assert subjects((ABSTRACT, "Nothing."), keywords=("Brandvik", "trust"), names=[region("Brandvik")]) == {"trust"}


def test_two_keywords_stay_two_concepts() -> None:
    found = concepts((ABSTRACT, "Nothing."), keywords=("clustering", "clusterization"))
    assert len(found) == 2


def test_a_new_keyword_is_found_in_the_prose() -> None:
    found = concepts((ABSTRACT, "The oysterbeds grow. Oyster-beds are old."), keywords=("oyster beds",))
    assert len(found["oyster bed"].mentions) == 3


def test_labels_of_the_abstract_are_subjects_and_all_printings_mentions() -> None:
    text = "We ask what a cluster policy does. Cluster policies cost little."
    found = concepts((ABSTRACT, text))
    assert [m.span.of(text) for m in found["cluster policy"].mentions] == ["cluster policy", "Cluster policies"]
    assert found["cluster policy"].subject


def test_the_title_counts_more_than_the_abstract() -> None:
    found = concepts((ZoneKind.TITLE, "Cluster Policy at Work"), (ABSTRACT, "It needs venture capital."))
    assert found["cluster policy"].confidence > found["venture capital"].confidence


def test_words_within_a_name_are_no_concepts() -> None:
    office = Organisation(id="o", name="Brandvik Cluster Policy Office", mentions=(), confidence=1.0)
    assert subjects((ABSTRACT, "The Brandvik Cluster Policy Office met."), names=[office]) == set()


def test_the_name_of_a_cluster_may_hold_its_kind() -> None:
    cluster = Cluster(id="c", name="Brandvik tourism cluster", mentions=(), confidence=1.0, proper=True)
    assert "tourism cluster" in subjects((ABSTRACT, "The Brandvik tourism cluster is old."), names=[cluster])
    capital = Cluster(id="c", name="Brandvik Tourism Cluster", mentions=(), confidence=1.0, proper=True)
    assert subjects((ABSTRACT, "The Brandvik Tourism Cluster is old."), names=[capital]) == set()


def test_general_notions_are_no_subjects_unless_the_author_says_so() -> None:
    text = "The system of the country is a process."
    assert subjects((ABSTRACT, text)) == set()
    assert subjects((ABSTRACT, text), keywords=("system",)) == {"system"}


def test_a_keyword_and_its_acronym_are_one_concept() -> None:
    found = concepts((ABSTRACT, "The TFI rises."), keywords=("tidal farming index (TFI)",))
    assert next(m.span for m in found["tidal farming index"].mentions) == Span(4, 7)


def test_what_an_office_is_called_is_no_concept() -> None:
    text = "The head of the planning Department of the Ministry for economic development spoke."
    assert "economic development" not in concepts((ABSTRACT, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We compare regional and industrial clusters.", "regional cluster"),
        ("We compare regional and industrial clusters.", "industrial cluster"),
        ("We follow knowledge creation and diffusion.", "knowledge creation"),
        ("We follow knowledge creation and diffusion.", "knowledge diffusion"),
        ("Clusters need SMEs.", "small and medium-sized enterprise"),
        ("They make an economy driven by innovation.", "innovation economy"),
        ("The semiconductor sector grows in clusters.", "semiconductors"),
        ("A shipbuilding cluster lives of orders.", "shipbuilding"),
    ],
)
def test_other_ways_to_name_a_concept(text: str, name: str) -> None:
    assert name in concepts((ABSTRACT, text))


def test_what_stands_between_two_columns_is_no_phrase() -> None:
    assert "cluster policy" not in concepts((ABSTRACT, "We ask of the cluster      policy is dear."))


def test_clusters_of_data_are_another_thing() -> None:
    found = concepts((ABSTRACT, "A cluster analysis of survey data and cluster computing were used."))
    assert "cluster" not in found


def test_a_word_that_names_a_branch_loosely_is_no_subject() -> None:
    assert subjects((ABSTRACT, "This paper looks at the design of rules.")) == set()


def test_what_only_the_body_repeats() -> None:
    body = (ZoneKind.BODY, "Much is said. " * 200 + "Social capital grows. " * 5 + "Venture capital is rare.")
    assert subjects((ABSTRACT, "We look back."), body) == {"social capital"}


def test_news_without_an_abstract_is_read_from_its_lead() -> None:
    assert "cluster policy" in subjects((ZoneKind.BODY, "The minister explained the cluster policy."))


def test_menus_and_references_yield_nothing() -> None:
    assert concepts((ZoneKind.FURNITURE, "Cluster policy"), (ZoneKind.REFERENCES, "Cluster policy. 2001.")) == {}


WORDS = [
    "cluster",
    "Clusters",
    "policy",
    "regional",
    "and",
    "of",
    "the",
    "IT",
    "IT-cluster",
    ",",
    "\n\n",
    "Brandvik",
    "é",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(list(ZoneKind)), st.lists(st.sampled_from(WORDS), min_size=1)), max_size=4),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), max_size=4),
)
def test_concepts_are_sound_and_the_same_every_time(
    parts: list[tuple[ZoneKind, list[str]]], keywords: list[list[str]]
) -> None:
    text, page = page_of([(kind, " ".join(words)) for kind, words in parts], [" ".join(words) for words in keywords])
    doc = untagged()(text)
    names = (
        [Region(id="r", name="Brandvik", mentions=found, confidence=1.0, level="city", place=None)]
        if (found := mentions(text, "Brandvik"))
        else []
    )
    concepts_ = find_concepts(doc, page, names)
    assert concepts_ == find_concepts(doc, page, names)
    assert len({concept.id for concept in concepts_}) == len(concepts_)
    assert [c.mentions[0].span for c in concepts_] == sorted(c.mentions[0].span for c in concepts_)
    for concept in concepts_:
        assert concept.name
        assert 0 < concept.confidence <= 1
        assert all(mention.span.end <= len(text) for mention in concept.mentions)
        assert list(concept.mentions) == sorted(concept.mentions, key=lambda mention: mention.span)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    page = Page(
        zones=(Zone(span=Span(0, len(text)), kind=ZoneKind.BODY),),
        fields=(Field(name="keyword", value=text, span=Span(0, len(text)), confidence=1.0),),
        credits=(),
        references=(),
        citations=(),
    )
    find_concepts(untagged()(text), page, ())


def test_a_long_text_is_read_in_seconds() -> None:
    text, page = page_of([(ZoneKind.BODY, "regional and industrial cluster policy of the " * 4000)])
    doc = untagged()(text)
    begin = time.perf_counter()
    find_concepts(doc, page, ())
    assert time.perf_counter() - begin < 10
