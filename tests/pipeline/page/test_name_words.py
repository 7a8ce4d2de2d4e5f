"""Words of author lines that were broken or glued when the page was copied."""

from pipeline.page.names import read_names


def people(line: str) -> list[tuple[str, str]]:
    return [(name.given, name.family) for name in read_names(line, known=True).names]


def test_a_word_broken_behind_an_accented_letter_is_one() -> None:
    assert people("Anna Plö tzke 2 , Ben Madeup 1 and Carl Moss 2")[0] == ("Anna", "Plötzke")


def test_a_particle_behind_an_accented_letter_is_a_word() -> None:
    assert people("José da Silva 1 , Ben Madeup 2") == [("José", "da Silva"), ("Ben", "Madeup")]


def test_a_mark_may_be_glued_to_and() -> None:
    assert people("Rita Coined a , Ben Madeup aand Carl Moss b") == [
        ("Rita", "Coined"),
        ("Ben", "Madeup"),
        ("Carl", "Moss"),
    ]
