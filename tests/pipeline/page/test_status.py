"""Retractions and corrections in the wordings in which pages announce them."""

import pytest

from corpus.record import Record
from pipeline.page.read import read_page

PAGE = """\
{head}

Rita Coined, Quarrow University

{notice}

Abstract: The looms of Quarrow are studied, and it is asked how their number grows.
"""


def status_of(head: str, notice: str = "") -> str | None:
    text = PAGE.format(head=head, notice=notice)
    record = Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test")
    return next(iter(read_page(record).values("status")), None)


@pytest.mark.parametrize(
    "head",
    [
        "RETRACTED: Looms and growth in Quarrow",
        "[Retracted] Looms and growth in Quarrow",
        "Retraction Note: Looms and growth in Quarrow",
        "WITHDRAWN: Looms and growth in Quarrow",
        "Retracted Article: Looms and growth in Quarrow",
    ],
)
def test_a_retracted_title(head: str) -> None:
    assert status_of(head) == "retracted"


@pytest.mark.parametrize(
    "notice",
    [
        "This article has been withdrawn at the request of the authors.",
        "This paper was retracted on 3 May 2016.",
        "The following article has been retracted from the journal.",
        "The article entitled “Looms and growth in Quarrow” has been retracted by the editors.",
        "The Editors have retracted this article because its data were invented.",
        "Статья отозвана",
    ],
)
def test_a_notice_of_retraction(notice: str) -> None:
    assert status_of("Looms and growth in Quarrow", notice) == "retracted"


@pytest.mark.parametrize("head", ["Corrigendum: Looms and growth", "Erratum to: Looms and growth of Quarrow"])
def test_a_corrected_title(head: str) -> None:
    assert status_of(head) == "corrected"


def test_retracted_says_more_than_concerned() -> None:
    assert status_of("Expression of Concern: Looms of Quarrow", "This article has been retracted.") == "retracted"


@pytest.mark.parametrize(
    "notice",
    [
        "The article shows how firms were withdrawn from the market.",
        "This paper asks which looms were removed.",
        "We withdraw from this. The article that it answers was corrected long ago.",
    ],
)
def test_prose_about_withdrawal_is_no_notice(notice: str) -> None:
    assert status_of("Looms and growth in Quarrow", notice) is None
