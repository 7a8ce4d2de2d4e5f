"""IRIs are pure functions of what they name, and can be read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.iris import (
    KINDS,
    authorship_iri,
    base,
    document_iri,
    kind_and_key,
    phrase_iri,
    slug,
    statement_iri,
    thing,
    work_iri,
)
from ontology.rdf_terms import node
from ontology.statement import Iri, Term, Text

WORDS = st.text(max_size=120)


@given(st.sampled_from(KINDS), st.text(min_size=1, max_size=80))
def test_a_thing_is_a_valid_iri_that_gives_its_kind_and_key_back(kind: str, key: str) -> None:
    iri = thing(kind, key)
    node(iri)
    assert iri.isascii()
    if key.strip(".") and key.encode("utf-8", "replace").decode("utf-8") == key:
        assert kind_and_key(iri) == (kind, key)


@pytest.mark.parametrize(("kind", "key"), [("planet", "mars"), ("person", "")])
def test_only_known_kinds_with_a_key_have_an_iri(kind: str, key: str) -> None:
    with pytest.raises(ValueError, match="no thing has kind"):
        thing(kind, key)


@pytest.mark.parametrize("key", [".", "..", "..."])
def test_a_key_of_dots_is_no_step_in_a_path(key: str) -> None:
    assert "." not in thing("person", key).rpartition("/")[2]


@pytest.mark.parametrize(
    "iri", ["", "id/person/a", "http://example.org/id/person/a", f"{base()}id/planet/a", f"{base()}id/person/a/b"]
)
def test_other_iris_have_no_kind(iri: str) -> None:
    assert kind_and_key(iri) is None


@given(WORDS)
def test_a_slug_is_a_short_plain_key(text: str) -> None:
    key = slug(text)
    assert key
    assert len(key) <= 60 + 9
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not key.startswith("-")
    assert not key.endswith("-")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kraków–Nowa Huta", "krakow-nowa-huta"),
        ("ŞAHİN, Øyvind & Æsa", "sahin-oyvind-and-aesa"),
        ("Щедрый Ёж", "shchedryi-ezh"),
        ("ΑΘΗΝΑ", "athina"),
        ("The  Big\tGrey", "the-big-grey"),
    ],
)
def test_slugs_can_be_read(text: str, key: str) -> None:
    assert slug(text) == key


@pytest.mark.parametrize(
    ("one", "other"), [("上海", "北京"), ("C++", "C"), ("a" * 70, "a" * 71), ("x " * 50, "x " * 51)]
)
def test_what_is_lost_or_cut_stays_distinct(one: str, other: str) -> None:
    assert slug(one) != slug(other)


def test_case_accents_and_punctuation_make_no_difference() -> None:
    assert slug("Café, Münster!") == slug("CAFE MUNSTER")


def test_the_same_path_in_another_normal_form_is_the_same_document() -> None:
    assert document_iri("caf\u00e9.txt") == document_iri("cafe\u0301.txt")
    assert document_iri("a/b.txt") != document_iri("a-b.txt")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("On Clusters of Small Firms", 2001, "Reed"), ("ON CLUSTERS OF SMALL FIRMS.", None, None)),
        (("Clusters", 2001, "Reed"), ("clusters!", 2001, "REED")),
        (("О кластерах малых фирм", 2001, "Рид"), ("О КЛАСТЕРАХ МАЛЫХ ФИРМ", None, None)),
    ],
)
def test_one_work_has_one_iri(one: tuple[str, int, str], other: tuple[str, int | None, str | None]) -> None:
    assert work_iri(*one) == work_iri(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Clusters", 2001, "Reed"), ("Clusters", 2001, "Quill")),
        (("", None, None), ("", 2001, None)),
        (("産業クラスター", 2001, "Reed"), ("地域クラスター", 2001, "Reed")),
    ],
)
def test_different_works_have_different_iris(
    one: tuple[str, int | None, str | None], other: tuple[str, int | None, str | None]
) -> None:
    assert work_iri(*one) != work_iri(*other)


def test_statements_are_told_apart_by_every_part() -> None:
    document, subject, predicate = (Iri(f"http://example.org/{name}") for name in "dsp")
    values: list[Term] = [
        Text("a"),
        Text("a", "en"),
        Text("a", datatype=predicate),
        Iri("a"),
        Iri("http://example.org/a"),
    ]
    iris = {statement_iri(document, subject, predicate, value) for value in values}
    assert len(iris) == len(values)
    assert statement_iri(subject, document, predicate, values[0]) not in iris


def test_parts_of_a_document_hang_from_its_iri() -> None:
    document = document_iri("a.txt")
    assert phrase_iri(document, 1, 2) == f"{document}#char=1,2"
    assert kind_and_key(phrase_iri(document, 1, 2)) == kind_and_key(document)
    assert authorship_iri(document, 1) != authorship_iri(document, 2)
