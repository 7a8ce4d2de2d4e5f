"""Text in the cells of spreadsheets, which take some texts for formulas and would run them."""

import re

# Whatever blanks stand before it; they know the wide signs as well.
_FORMULA = re.compile(r"[\s\x00]*[=+\-@＝＋－＠]|[\t\r\n]")


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe stands before what it would take for a formula.

    >>> harmless("=1+1"), harmless(" @x"), harmless("1 = 1")
    ("'=1+1", "' @x", '1 = 1')
    """
    return f"'{text}" if _FORMULA.match(text) else text
