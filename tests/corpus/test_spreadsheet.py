"""No text of a table is run by the spreadsheet that opens it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corpus.spreadsheet import harmless

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


@given(some.text())
def test_nothing_begins_a_formula(text: str) -> None:
    shown = harmless(text)
    assert shown in (text, f"'{text}")
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))
    assert not shown.startswith(FORMULAS)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(1)", "\t=1", " =1", "＝1", "\n=1"])
def test_formulas_become_words(text: str) -> None:
    assert harmless(text) == f"'{text}"
