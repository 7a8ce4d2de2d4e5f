"""What real exports state comes out of the store again: nothing is lost on the way from a record to its card."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from corpus.record import Record
from corpus.sources import find_sources, read_source
from corpus.work import Work

Run = Callable[..., Result]
DATA = Path(__file__).parents[2] / "../shared/data"
FOLDERS = (DATA / "bibliometrix", DATA / "redif")


def records() -> Iterator[Record]:
    for source in find_sources(FOLDERS).sources:
        yield from (record for record in read_source(source) if record.stated)


def told(card: dict[str, Any]) -> dict[str, Any]:
    document = {name: card["document"][name] or "" for name in ("title", "year", "venue", "volume", "pages", "doi")}
    lists = {name: sorted(card["document"][name]) for name in ("issn", "keywords", "jel")}
    authors = [(author["names"][0], bool(author["affiliations"])) for author in card["authors"]]
    return {**document, **lists, "authors": authors}


def stated(work: Work) -> dict[str, Any]:
    document = {name: getattr(work, name) or "" for name in ("title", "year", "venue", "volume", "pages", "doi")}
    lists = {"issn": sorted(work.issns), "keywords": sorted(set(work.keywords)), "jel": sorted(set(work.jel))}
    return {**document, **lists, "authors": [(author.name, bool(author.affiliations)) for author in work.authors]}


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared exports are not here")
def test_every_field_of_every_record_is_in_its_card(clusterkg: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert clusterkg("build", *FOLDERS, "--store", store).exit_code == 0
    assert clusterkg("check", "--store", store).exit_code == 0
    query = "SELECT ?file { ?d ckg:sourceFile ?file, ?other . FILTER(?file != ?other) }"
    shared = set(clusterkg("query", query, "--store", store, "--format", "csv").output.split()[1:])
    assert clusterkg("export", "--store", store, "--format", "cards", "-o", tmp_path / "cards").exit_code == 0
    cards = {
        card["source_file"]: card for card in map(json.loads, (tmp_path / "cards").read_text("utf-8").splitlines())
    }
    alone = [record for record in records() if record.source_file not in shared]
    assert len(alone) > 90
    for record in alone:
        assert record.stated is not None
        assert told(cards[record.source_file]) == stated(record.stated.work), record.source_file
