"""Web of Science, exported for Excel: what its headings say in words, the other exports say in field tags."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from corpus.formats.tables.rows import Layout, table_format
from corpus.formats.tables.wos_tab import work_of_row
from corpus.work import Work

_WANTED: Final = frozenset({"authors", "article title", "source title", "ut (unique wos id)"})


@functools.cache
def _tags() -> Mapping[str, str]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["tags"]
    return {heading.casefold(): tag for tag, heading in table.items()}


def _work(cells: Mapping[str, str]) -> Work:
    """The work of a row; cells under headings that have no tag keep their headings."""
    return work_of_row((_tags().get(heading.casefold(), heading), cell) for heading, cell in cells.items())


LAYOUT: Final = Layout(name="Web of Science", wanted=(_WANTED,), work=_work)
FORMAT: Final = table_format(LAYOUT, "Web of Science (saved from Excel)")
