"""The index of names and texts: a file in the folder of a generation, made anew whenever one is published.

Made anew, and not mended, it holds no trace of documents that were removed, and the same graph gives the same file.

things   number and IRI of what can be found
found    their words (full-text table of SQLite without contents): `whole` holds each short name as one word, so that
         what is named exactly as asked comes first
words    every word as it is written, by length, forwards and backwards: where misspelt ones are looked up
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from ontology.errors import NoDatasetError
from ontology.index_file import opened
from ontology.rdf_terms import node
from ontology.spelling import SHORTEST_MISSPELT
from ontology.terms import CKG, DCTERMS, NIF, RDFS, SKOS
from ontology.text_words import singular, text_words

FILE_NAME: Final = "text.index"
VERSION: Final = 1  # of the layout of the file; one of another version is not read
_NAMES: Final = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, DCTERMS.title)
_MOST_WORDS_OF_WHOLE: Final = 8
_BATCH: Final = 1000
_DEFAULT: Final = ox.DefaultGraph()

_Row = tuple[int, str, str, str, str]


def write_text_index(quads: ox.Store, directory: Path) -> None:
    """Leaves the index of the default graph in the folder. Raises `NoDatasetError` when it cannot be written."""
    path = directory / FILE_NAME
    path.unlink(missing_ok=True)
    try:
        _write(quads, path)
    except sqlite3.Error as error:
        reason = f"cannot be written ({error})"
        raise NoDatasetError(str(path), reason, "look for room on the disk, and for FTS5 in Python's SQLite") from error


def _write(quads: ox.Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.executescript(_layout())
        file.execute("BEGIN")
        _fill(file, quads)
        file.execute("INSERT INTO found(found) VALUES ('optimize')")
        file.execute("COMMIT")
        file.execute(f"PRAGMA user_version = {VERSION}")
        file.execute("VACUUM")


def is_indexed(directory: Path) -> bool:
    """Whether the folder holds an index that can be read; those of generations made by older versions have none."""
    try:
        with opened(directory / FILE_NAME, VERSION):
            return True
    except sqlite3.Error:
        return False


def whole_name(words: Sequence[str]) -> str | None:
    """A name as one word of the index, from its words in the singular; none for a long one.

    >>> whole_name(["food", "valley"])
    '_food_valley'
    """
    return f"_{'_'.join(words)}" if 0 < len(words) <= _MOST_WORDS_OF_WHOLE else None


def _layout() -> str:
    return Path(__file__).with_name("text_index.sql").read_text("utf-8")


def _fill(file: sqlite3.Connection, quads: ox.Store) -> None:
    vocabulary: set[str] = set()
    rows = _rows(quads, vocabulary)
    while batch := list(islice(rows, _BATCH)):
        file.executemany("INSERT INTO things VALUES (?, ?)", [row[:2] for row in batch])
        file.executemany(
            "INSERT INTO found(rowid, whole, names, text) VALUES (?, ?, ?, ?)",
            [(number, *words) for number, _, *words in batch],
        )
    spelt = sorted(word for word in vocabulary if len(word) >= SHORTEST_MISSPELT - 1 and word.isalpha())
    file.executemany("INSERT INTO words VALUES (?, ?, ?)", ((len(word), word, word[::-1]) for word in spelt))


def _rows(quads: ox.Store, vocabulary: set[str]) -> Iterator[_Row]:
    """The rows of all things, by IRI; their words join the vocabulary."""
    names, texts = _names(quads), _texts(quads)
    for number, iri in enumerate(sorted(names.keys() | texts.keys()), 1):
        named = [text_words(name) for name in sorted(names.get(iri, ()))]
        told = [word for text in texts.get(iri, ()) for word in _text_words(quads, text)]
        vocabulary.update(told, *named)
        wholes = {whole for words in named if (whole := whole_name([*map(singular, words)]))}
        spoken = [word for words in named for word in words]
        yield number, iri, " ".join(sorted(wholes)), _joined(spoken), _joined(told)


def _joined(words: Sequence[str]) -> str:
    return " ".join(map(singular, words))


def _names(quads: ox.Store) -> dict[str, set[str]]:
    """All names of everything but the terms of the ontology, by IRI."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for predicate in _NAMES:
        for quad in quads.quads_for_pattern(None, node(predicate), None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                names[quad.subject.value].add(quad.object.value)
    return {iri: found for iri, found in names.items() if not iri.startswith(CKG.ONTOLOGY)}


def _texts(quads: ox.Store) -> dict[str, list[ox.NamedNode]]:
    """The IRIs of the texts of each document, not yet read: all at once they might not fit into memory."""
    texts: defaultdict[str, list[ox.NamedNode]] = defaultdict(list)
    for quad in quads.quads_for_pattern(None, node(NIF.sourceUrl), None, _DEFAULT):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            texts[quad.object.value].append(quad.subject)
    return {iri: sorted(found, key=lambda text: text.value) for iri, found in texts.items()}


def _text_words(quads: ox.Store, text: ox.NamedNode) -> Iterator[str]:
    for quad in quads.quads_for_pattern(text, node(NIF.isString), None, _DEFAULT):
        if isinstance(quad.object, ox.Literal):
            yield from text_words(quad.object.value)
