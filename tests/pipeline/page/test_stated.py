"""Names that a label announces are kept, however strange they are."""

from corpus.record import Record
from pipeline.page.read import read_page

PAGE = """\
Sharp Edges of a Cutlery Cluster

Authors: {names}

Abstract: The cutlery cluster of the town has lived by its blades for a long time. It is asked how it goes on.

Keywords: cutlery; cluster
"""


def names_of(names: str) -> list[tuple[str, str, str]]:
    text = PAGE.format(names=names)
    page = read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason=""))
    return [(credit.names[0].of(text), credit.given, credit.family) for credit in page.credits]


def test_markup_in_a_name_is_part_of_the_name() -> None:
    assert names_of("Rita Coined <script>x</script>, Ben Madeup <img src=x>") == [
        ("Rita Coined <script>x</script>", "Rita", "Coined"),
        ("Ben Madeup <img src=x>", "Ben", "Madeup"),
    ]


def test_names_of_one_word_are_separated_by_semicolons() -> None:
    assert [name for name, _, _ in names_of("Q1x; %Zed%")] == ["Q1x", "%Zed%"]


def test_ordinary_names_need_no_such_help() -> None:
    assert names_of("Rita Coined, Ben Madeup") == [("Rita Coined", "Rita", "Coined"), ("Ben Madeup", "Ben", "Madeup")]


def test_prose_behind_the_label_is_no_name() -> None:
    assert names_of("a list of them all is kept by the editors of this series, who will gladly send it to " * 4) == []
