"""A page in two languages is read once."""

from corpus.record import Record
from pipeline.page.model import Page
from pipeline.page.read import read_page

RUSSIAN = """\
А. Б. Выдуманов

КЛАСТЕР КАК ПРИМЕР

Аннотация. В статье рассматривается кластер виноделия, сложившийся в регионе. Показано, что он растёт.

Ключевые слова: кластер, виноделие.
"""
ENGLISH = """\
Anna B. Vydumanova

A CLUSTER AS AN EXAMPLE

Anna B. Vydumanova, University of Coins, Graz, Austria

Abstract. The article considers the wine cluster that has grown up in the region. It is shown that the cluster grows,
and that its members learn from each other and from the growers of the next valley.

Keywords: cluster, winemaking.
"""


def page_of(text: str) -> Page:
    return read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason=""))


def test_the_longer_half_gives_title_authors_and_keywords() -> None:
    for text in (RUSSIAN + "\n" + ENGLISH, ENGLISH + "\n" + RUSSIAN):
        page = page_of(text)
        assert page.values("title") == ("A CLUSTER AS AN EXAMPLE",)
        assert page.values("keyword") == ("cluster", "winemaking")
        assert {credit.names[0].of(text) for credit in page.credits} == {"Anna B. Vydumanova"}
        covered = sum(zone.span.end - zone.span.begin for zone in page.zones)
        assert covered > 0.9 * len("".join(text.split()))


def test_a_foreign_name_on_a_page_is_no_other_half() -> None:
    text = ENGLISH.replace("the region.", "the region (Нижегородская область).", 1)
    assert page_of(text).values("title") == ("A CLUSTER AS AN EXAMPLE",)


def test_a_russian_page_is_read_in_russian() -> None:
    assert page_of(RUSSIAN).values("keyword") == ("кластер", "виноделие")
