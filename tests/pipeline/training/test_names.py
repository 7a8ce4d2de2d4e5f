"""How author lines are made to examples, and how reading them is measured."""

import random
from pathlib import Path

import pytest

from pipeline.page.name_labels import name_items
from pipeline.training.data import Example, Grouped
from pipeline.training.invented_lines import invented
from pipeline.training.invented_names import Person, Pool, customs, known_people
from pipeline.training.names import labelled, measure, sequences, tallies

DATA = Path(__file__).parents[4] / "shared/data"


def line(raw: str, *people: tuple[tuple[str, str], ...]) -> Grouped:
    return Grouped(raw, tuple(Example("", person) for person in people))


ROW = line(
    "Coined, A. 1 and Dr. Robert Madeup",
    (("surname", "Coined"), ("forename", "A"), ("marker", "1")),
    (("roleName", "Dr"), ("forename", "Robert"), ("surname", "Madeup")),
)


def test_labels_tell_the_order_of_the_name() -> None:
    assert labelled(ROW, name_items(ROW.raw)) == [
        "B-family/inverted",
        "I-sign/inverted",
        "I-given/inverted",
        "marker/inverted",
        "O/inverted",
        "role/inverted",
        "role/inverted",
        "B-given/direct",
        "I-family/direct",
    ]


def test_a_row_whose_values_are_not_in_it_gives_no_example() -> None:
    assert not list(sequences([line("Anna Coined", (("surname", "Madeup"),))]))


def test_right_names_count_whatever_their_case_and_accents() -> None:
    figures = tallies([line("ANNA COINED", (("forename", "Ànna"), ("surname", "Coi ned")))])
    assert {name: tally.f1 for name, tally in figures.items()} == {"surname": 1.0, "given": 1.0, "person": 1.0}


def test_invented_lines_are_always_the_same_and_can_be_labelled() -> None:
    lines = invented([ROW], ["Foo", "Bar"])
    assert lines == invented([ROW], ["Foo", "Bar"])
    assert all(labelled(row, name_items(row.raw)) for row in lines[:300])


def test_every_custom_has_names() -> None:
    pool = Pool(random.Random(1), known_people([ROW]), ["Foo"])
    assert all(pool.person(custom) != Person("", "") for custom in customs())


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data are not here")
def test_held_out_lines_are_read_well() -> None:
    figures = measure(DATA)
    assert figures["surname"].f1 > 0.95
    assert figures["given"].f1 > 0.94
