"""The labelled data of GROBID (CC BY) and AnyStyle (BSD-2-Clause), read from a folder that holds both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pipeline.training.held_out import split

Labelled = tuple[str, str]
"""A label and the words that go by it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A raw text and its labelled stretches in the order of the text, as far as the data give an order."""

    raw: str
    parts: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A raw text that holds several things, each with its labelled stretches: author lines, address blocks."""

    raw: str
    groups: tuple[Example, ...]


def pages(data: Path) -> tuple[list[Example], list[Example]]:
    """First pages: titlePart, docAuthor, affiliation, address, email, div:abstract, keyword, reference, note:… ."""
    rows = _rows(data / "grobid" / "header_train.jsonl")
    return split((row["raw"], Example(row["raw"], _pairs(row["fields"]))) for row in rows)


def addresses(data: Path) -> tuple[list[Grouped], list[Grouped]]:
    """Address blocks, one group an affiliation: orgName:…, settlement, country, postCode, addrLine, marker … ."""
    rows = _rows(data / "grobid" / "affiliation_train.jsonl")
    return split(
        (row["raw"], Grouped(row["raw"], tuple(Example(a["raw"], _pairs(a["fields"])) for a in row["affiliations"])))
        for row in rows
    )


def names(data: Path) -> tuple[list[Grouped], list[Grouped]]:
    """Author lines, one group a person: forename, middlename, surname, suffix, roleName, marker."""
    rows = _rows(data / "grobid" / "name_header_train.jsonl")
    return split(
        (row["raw"], Grouped(row["raw"], tuple(Example("", _pairs(person)) for person in row["persons"])))
        for row in rows
    )


def grobid_entries(data: Path) -> tuple[list[Example], list[Example]]:
    """Reference strings: author, title:a, title:j, date, biblScope:… ; the order is not that of the text."""
    rows = _rows(data / "grobid" / "citation_train.jsonl")
    return split(
        (row["raw"], Example(row["raw"], tuple((name, v) for name, values in row["gold"].items() for v in values)))
        for row in rows
    )


def anystyle_entries(data: Path) -> tuple[list[Example], list[Example]]:
    """Reference strings: author, title, journal, container-title, date, volume, pages … in the order of the text."""
    sequences = ElementTree.parse(data / "anystyle" / "core.xml").getroot()  # noqa: S314 - a file the developer names
    found = []
    for sequence in sequences:
        parts = tuple((part.tag, part.text.strip()) for part in sequence if part.text and part.text.strip())
        raw = " ".join(words for _, words in parts)
        found.append((raw, Example(raw, parts)))
    return split(found)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _pairs(fields: Sequence[Sequence[str]]) -> tuple[Labelled, ...]:
    return tuple((field[0], field[1]) for field in fields)
