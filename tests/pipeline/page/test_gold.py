"""The five seeds against their gold: fields, authors and references."""

import json
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from corpus.record import Record
from pipeline.page.model import Page
from pipeline.page.read import read_page

SHARED = Path(__file__).parents[3] / ".." / "shared"
SEEDS = ["000", "001", "002", "003", "004"]


def seed(number: str) -> tuple[Page, dict[str, Any]]:
    """The page of a seed and its gold."""
    texts = sorted((SHARED / "seeds").glob(f"{number}_*.txt"))
    gold = SHARED / "gold" / "seeds" / f"{number}.json"
    if not texts or not gold.exists():
        pytest.skip("the seeds are not here")
    text = texts[0].read_text("utf-8")
    record = Record(source_file=texts[0].name, format="text", text=text, encoding="utf-8", encoding_reason="a test")
    return read_page(record), json.loads(gold.read_text("utf-8"))


@pytest.mark.parametrize("number", SEEDS)
@pytest.mark.parametrize(
    "name", ["title", "year", "venue", "volume", "issue", "pages", "doi", "type", "status", "language"]
)
def test_single_fields(number: str, name: str) -> None:
    page, gold = seed(number)
    wanted = gold["document"][name]
    assert page.values(name) == (() if wanted is None else (str(wanted),))


@pytest.mark.parametrize("number", SEEDS)
@pytest.mark.parametrize(("name", "key"), [("keyword", "keywords"), ("jel", "jel"), ("issn", "issn")])
def test_lists(number: str, name: str, key: str) -> None:
    page, gold = seed(number)
    assert list(page.values(name)) == gold["document"][key]


@pytest.mark.parametrize("number", SEEDS)
def test_authors(number: str) -> None:
    page, gold = seed(number)
    assert [(credit.family, credit.given, credit.email) for credit in page.credits] == [
        (author["family"], author["given"], author["email"]) for author in gold["authors"]
    ]


def test_references() -> None:
    page, gold = seed("004")
    assert len(page.references) == len(gold["references"])
    for entry, wanted in zip(page.references, gold["references"], strict=True):
        assert list(entry.authors) == wanted["authors"]
        assert entry.year == wanted["year"]
        assert SequenceMatcher(None, entry.title or "", wanted["title"]).ratio() >= 0.9


def test_every_reference_is_cited() -> None:
    page, gold = seed("004")
    cited = {citation.reference for citation in page.citations}
    assert cited >= set(range(len(page.references)))
    assert sum(citation.reference is None for citation in page.citations) == len(gold["citations_without_reference"])
