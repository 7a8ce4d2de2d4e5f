"""What the tables of page tests share: the fields that are read of a page."""

from collections.abc import Callable

import pytest

from corpus.record import Record
from pipeline.page.read import read_page

TITLE = "How Weavers Learn: Mobility in Two Textile Districts"
ABSTRACT = (
    "Abstract\nThis paper asks how firms in textile clusters learn from one another. We use a survey of 140 firms in "
    "two districts and find that skilled workers who move carry knowledge with them.\n"
)

Fields = Callable[[str], dict[str, str]]


@pytest.fixture(scope="session")
def fields() -> Fields:
    """The fields of a page by name."""

    def read(text: str) -> dict[str, str]:
        record = Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test")
        return {field.name: field.value for field in read_page(record).fields}

    return read


@pytest.fixture(scope="session")
def below(fields: Fields) -> Fields:
    """The fields of a page with this line below the author."""
    return lambda line: fields(f"{TITLE}\n\nAnn Lee\n\n{line}\n\n{ABSTRACT}")
