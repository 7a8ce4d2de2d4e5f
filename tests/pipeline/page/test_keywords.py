"""Lists of keywords, with what the layout put beside and below them."""

import pytest

from corpus.record import Record
from pipeline.page.read import read_page

PAGE = """\
How Weavers Learn: Mobility in Two Textile Districts

Ann Lee

{keywords}

Abstract
This paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in two districts and
find that skilled workers who move carry knowledge with them.
"""


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        (
            """Keywords:                Article history:
looms                    Received 3 May 2011
skilled labour           Accepted 4 June 2012
mobility""",
            ("looms", "skilled labour", "mobility"),
        ),
        ("Keywords:      Received 3 May 2011\nlooms\nBank of Velmar", ("looms", "Bank of Velmar")),
        ("Keywords: looms; labour      Available online 3 May 2011", ("looms", "labour")),
        ("Keywords: looms; published records", ("looms", "published records")),
        ("Keywords\nUniversity of Quarrow, looms", ("University of Quarrow", "looms")),
    ],
)
def test_keywords_are_read_without_the_history_of_the_article(keywords: str, expected: tuple[str, ...]) -> None:
    text = PAGE.format(keywords=keywords)
    page = read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"))
    assert page.values("keyword") == expected
    assert [(credit.given, credit.family) for credit in page.credits] == [("Ann", "Lee")]


def test_codes_are_known_by_labels_in_one_word() -> None:
    text = PAGE.format(keywords="Keywords: looms; lakes\nJELCodes: R11, O31")
    page = read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"))
    assert (page.values("jel"), page.values("keyword")) == (("R11", "O31"), ("looms", "lakes"))
