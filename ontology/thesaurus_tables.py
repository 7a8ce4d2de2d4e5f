"""Concepts on disk, so that every process of a build has them in a moment."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from ontology.skos import SkosConcept, SkosFile
from ontology.statement import Iri, Text

_FORMAT: Final = 1
"""Raise it with any change of what a table holds or of how a file is understood: older tables are then made anew."""


def load_table(path: Path) -> SkosFile | None:
    """The table; None when there is none, when it is damaged, or one of another format."""
    try:
        content = json.loads(path.read_bytes())
        return _skos(content) if content["format"] == _FORMAT else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def write_table(skos: SkosFile, path: Path) -> None:
    """Writes the table; it appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(f".{os.getpid()}")
    waiting.write_text(json.dumps(_content(skos), ensure_ascii=False, separators=(",", ":")), "utf-8")
    waiting.replace(path)


def _content(skos: SkosFile) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "deprecated": skos.deprecated,
        "titles": {scheme: _pairs(titles) for scheme, titles in skos.titles.items()},
        "concepts": [_row(concept) for concept in skos.concepts],
    }


def _row(concept: SkosConcept) -> list[Any]:
    labels = map(_pairs, (concept.preferred, concept.alternative, concept.hidden))
    return [
        *(concept.iri, *labels),
        *(concept.schemes, concept.broader, concept.notations, concept.exact, concept.close),
    ]


def _pairs(texts: Iterable[Text]) -> list[list[str]]:
    return [[text.value, text.language or ""] for text in texts]


def _skos(content: dict[str, Any]) -> SkosFile:
    return SkosFile(
        concepts=tuple(map(_concept, content["concepts"])),
        titles={Iri(scheme): _texts(pairs) for scheme, pairs in content["titles"].items()},
        deprecated=int(content["deprecated"]),
    )


def _concept(row: list[Any]) -> SkosConcept:
    iri, preferred, alternative, hidden, schemes, broader, notations, exact, close = row
    return SkosConcept(
        iri=Iri(iri),
        preferred=_texts(preferred),
        alternative=_texts(alternative),
        hidden=_texts(hidden),
        schemes=_iris(schemes),
        broader=_iris(broader),
        notations=tuple(notations),
        exact=_iris(exact),
        close=_iris(close),
    )


def _texts(pairs: Iterable[Sequence[str]]) -> tuple[Text, ...]:
    return tuple(Text(value, language or None) for value, language in pairs)


def _iris(names: Iterable[str]) -> tuple[Iri, ...]:
    return tuple(map(Iri, names))
