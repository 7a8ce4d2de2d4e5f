"""Titles without what is said about them: status, notices, quotation marks."""

import pytest

from corpus.record import Record
from pipeline.page.read import read_page

PAGE = """\
{title}

Rita Coined

Abstract: The wine cluster of the valley has grown for a long time, and it is asked here how it goes on from now.
"""


@pytest.mark.parametrize(
    ("printed", "title", "status"),
    [
        ("RETRACTED: The Wine Cluster of the Valley", "The Wine Cluster of the Valley", ("retracted",)),
        (
            "Retraction notice: “The Wine Cluster of the Valley” (2017)",
            "The Wine Cluster of the Valley",
            ("retracted",),
        ),
        ("[CORRECTED] The Wine Cluster of the Valley", "The Wine Cluster of the Valley", ("corrected",)),
        ("“The Wine Cluster” and Its Valley", "“The Wine Cluster” and Its Valley", ()),
        ("The Wine Cluster of the Valley", "The Wine Cluster of the Valley", ()),
    ],
)
def test_the_title_is_what_the_work_is_called(printed: str, title: str, status: tuple[str, ...]) -> None:
    text = PAGE.format(title=printed)
    page = read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason=""))
    assert page.values("title") == (title,)
    assert page.values("status") == status
