"""What notices (retractions, corrections) say of a work, in the words of databases."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice of this kind ("retraction"), about the work at hand, or which the work at hand is."""

    kind: str
    of_this: bool


@functools.cache
def _kinds(table: str) -> Mapping[str, str]:
    read: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {kind: meaning for meaning, kinds in read[table].items() for kind in kinds}


def told_by(notices: Iterable[Notice], work: Work) -> Work:
    """The work with the status that notices about it give, and the type of a notice if it is one.

    >>> told_by([Notice(kind="Erratum", of_this=True), Notice(kind="retraction", of_this=True)], Work()).status
    'retracted'
    """
    known = [replace(notice, kind=notice.kind.strip().casefold()) for notice in notices]
    stated = {_kinds("statuses").get(notice.kind, "") for notice in known if notice.of_this}
    types = [_kinds("types").get(notice.kind, "") for notice in known if not notice.of_this]
    status = next((one for one in ("retracted", "corrected") if one in (*stated, work.status)), "")
    return replace(work, status=status, type=next(filter(None, types), work.type))
