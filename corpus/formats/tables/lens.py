"""The Lens, CSV export of scholarly works."""

from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.tables.rows import table_format
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import load_crosswalk

_WANTED: Final = frozenset({"lens id", "title", "author/s"})
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("lens.toml"))
FORMAT: Final = table_format("Lens CSV", _crosswalk, work_of, _WANTED)
