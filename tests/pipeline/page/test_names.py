"""Names in lines: what is one, and how it is split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.names import Names, read_names
from pipeline.page.printings import printing, same_person


def split(names: Names) -> list[tuple[str, str]]:
    return [(name.family, name.given) for name in names.names]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Rita Coined, Ben Madeup", [("Coined", "Rita"), ("Madeup", "Ben")]),
        ("Coined, R. B. and de Wit, K.", [("Coined", "R. B."), ("de Wit", "K.")]),
        ("Нектов А. Б.", [("Нектов", "А. Б.")]),
        ("Rita COINED", [("COINED", "Rita")]),
        ("Coined Rita Borisovna", [("Coined", "Rita Borisovna")]),
    ],
)
def test_rules_read_names_of_clear_form(line: str, names: list[tuple[str, str]]) -> None:
    read = read_names(line)
    assert split(read) == names
    assert read.whole


@pytest.mark.parametrize("line", ["Innovation Policy in the North", "University of Foo", "Working Papers", "", "12 34"])
def test_other_lines_are_no_names(line: str) -> None:
    assert not read_names(line).names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Anna Coined Robert Madeup", [("Coined", "Anna"), ("Madeup", "Robert")]),
        (
            "Anna Coined\nRobert Madeup\nPeter van den Foo",
            [("Coined", "Anna"), ("Madeup", "Robert"), ("van den Foo", "Peter")],
        ),
        ("Anna Coined, PhD, Robert Madeup, M.D.", [("Coined", "Anna"), ("Madeup", "Robert")]),
        ("Prof. Dr. Anna Coined, Dr. Robert Madeup", [("Coined", "Anna"), ("Madeup", "Robert")]),
        ("COINED Anna 1, MADEUP Robert 2", [("COINED", "Anna"), ("MADEUP", "Robert")]),
        ("Coined, Anna B., Jr.; Madeup, Robert", [("Coined", "Anna B."), ("Madeup", "Robert")]),
        ("Нектова А.Б., Другов В.Г.", [("Нектова", "А.Б."), ("Другов", "В.Г.")]),
        ("Анна Борисовна Нектова", [("Нектова", "Анна Борисовна")]),
        ("Нектов Пётр Борисович", [("Нектов", "Пётр Борисович")]),
        (
            "Nektov Petr Borisovich, Drugova Anna Sergeevna",
            [("Nektov", "Petr Borisovich"), ("Drugova", "Anna Sergeevna")],
        ),
        ("Nektova A. B.", [("Nektova", "A. B.")]),
        ("van der Foo C.", [("van der Foo", "C.")]),
        ("José-María Coined-Madeup", [("Coined-Madeup", "José-María")]),
        ("A. B. Coined C. D. Madeup", [("Coined", "A. B."), ("Madeup", "C. D.")]),
        ("Anna Maria Coined", [("Coined", "Anna Maria")]),
        ("MARIA DEL CARMEN COINED MADEUP", [("COINED MADEUP", "MARIA DEL CARMEN")]),
        ("Zhou Meilin", [("Zhou", "Meilin")]),
        ("Meilin Zhou", [("Zhou", "Meilin")]),
        ("Tran Thi Mai", [("Tran", "Thi Mai")]),
        ("Anna Coined, M.Sc., Robert Madeup, PhD, FACP", [("Coined", "Anna"), ("Madeup", "Robert")]),
    ],
)
def test_the_model_reads_lines_that_are_known_to_hold_names(line: str, names: list[tuple[str, str]]) -> None:
    read = read_names(line, known=True)
    assert split(read) == names
    assert read.whole


def test_names_end_where_other_words_begin() -> None:
    line = "Anna Coined, University of Foo, Turin"
    read = read_names(line, known=True)
    assert split(read)[0] == ("Coined", "Anna")
    assert line[: read.end] == "Anna Coined"
    assert not read.whole


def test_a_post_behind_a_name_is_no_part_of_the_names() -> None:
    line = "Anna Coined, Professor, Foo University"
    assert line[: read_names(line, known=True).end] == "Anna Coined"


def test_marks_belong_to_the_name_before_them() -> None:
    read = read_names("Anna Coined \x021,2\x03, Robert Madeup\x023,*\x03", known=True)
    assert [name.markers for name in read.names] == [("1", "2"), ("3", "*")]


def test_marks_in_front_belong_to_the_name_behind_them() -> None:
    read = read_names("1 A Coined, 2 B Madeup, 3 C Foo", known=True)
    assert [name.markers for name in read.names] == [("1",), ("2",), ("3",)]


def test_marks_glued_to_names_are_told_from_them() -> None:
    read = read_names("Anna Coineda,b, Robert Madeup1,*", known=True)
    assert [(name.family, name.markers) for name in read.names] == [("Coined", ("a", "b")), ("Madeup", ("1", "*"))]


def test_a_shorter_printing_is_the_same_person() -> None:
    long, short = (read_names(words, known=True).names[0] for words in ("Anna Berta Coined", "Coined A.B."))
    assert same_person(printing(long), printing(short))


def test_a_very_long_line_is_no_author_line() -> None:
    assert isinstance(read_names("Anna Coined, " * 80_000, known=True), Names)


@given(st.text(alphabet=st.characters(), max_size=60), st.booleans())
def test_any_text_is_read_and_names_stand_in_it(line: str, known: bool) -> None:
    read = read_names(line, known=known)
    assert read == read_names(line, known=known)
    assert 0 <= read.end <= len(line)
    for name in read.names:
        assert 0 <= name.begin < name.end <= len(line)
        assert name.family
