"""The Lens, CSV export of scholarly works."""

from functools import partial
from pathlib import Path
from typing import Final

from corpus.formats.tables.rows import explained, table_format
from corpus.formats.values.assembling import work_of
from corpus.formats.values.crosswalk import load_crosswalk

_WANTED: Final = frozenset({"lens id", "title", "author/s"})
_crosswalk: Final = partial(load_crosswalk, Path(__file__).with_name("lens.toml"))
LAYOUT: Final = explained("Lens", _crosswalk, work_of, _WANTED)
FORMAT: Final = table_format(LAYOUT)
