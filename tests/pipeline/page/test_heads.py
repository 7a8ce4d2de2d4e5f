"""Heads of pages in every layout: who wrote the document, and where they work. The pages stand in heads.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.record import Record
from pipeline.page.read import read_page

HEADS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("heads.toml").read_text("utf-8"))["head"]
PROSE = (
    "What the workshops of a valley learn from one another is asked here again, because the old answers do not hold "
    "when the buyers are far away. We find that firms which share a carrier also share what they know, and that the "
    "town hall is of little help. The data come from a survey of two hundred workshops."
)


def credited(text: str) -> dict[str, set[str]]:
    """The names of the authors as printed first, and of all organisations in the chains of each."""
    page = read_page(
        Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"),
    )
    return {
        credit.names[0].of(text): {
            re.sub(r"-?\s+", " ", part.name.of(text)) for one in credit.affiliations for part in one.chain
        }
        for credit in page.credits
    }


@pytest.mark.parametrize("head", HEADS, ids=[head["layout"] for head in HEADS])
def test_the_head_of_a_page(head: dict[str, Any]) -> None:
    wanted = {name: set(organisations) for name, organisations in head["authors"].items()}
    assert credited(head["text"].replace("{prose}", PROSE)) == wanted
