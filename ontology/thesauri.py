"""The thesauri that a user gives to a store: read once, then kept beside the graph as tables that load fast.

STORE/thesauri/{digest}.json    the concepts of one file, under the digest of its content
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from ontology.errors import BadThesaurusError
from ontology.iris import base
from ontology.rdf_files import read_content, read_quads
from ontology.skos import SkosConcept, SkosFile, skos_file
from ontology.statement import Iri
from ontology.thesaurus_tables import load_table, write_table

_MEND: Final = "give the thesauri again with --thesaurus, or --thesaurus none"


@dataclass(frozen=True, slots=True)
class ThesaurusFile:
    """A thesaurus as it was given: where it lay, the digest of its content, what it holds, whether a table has that."""

    path: Path
    digest: str
    skos: SkosFile
    is_kept: bool

    @property
    def summary(self) -> str:
        """A line on what it holds. Concepts without an English label are kept for those below them alone."""
        named = sum(concept.english is not None for concept in self.skos.concepts)
        skipped = {"without an English label": len(self.skos.concepts) - named, "deprecated": self.skos.deprecated}
        left_out = ", ".join(f"{number} {why} skipped" for why, number in skipped.items() if number)
        return f"thesaurus {self.path}: {named} concepts" + (f", {left_out}" if left_out else "")

    def has_changed(self) -> bool:
        """Whether something else lies now where the thesaurus lay when it was given."""
        try:
            return _digest(read_content(self.path)) != self.digest
        except BadThesaurusError:
            return False


@dataclass(frozen=True, slots=True)
class Thesauri:
    """The thesauri that a store works with, by their tables: small, so that it can go to other processes.

    `digests` are sorted: the order in which the files were given is of no account.
    """

    folder: Path
    digests: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Tells these thesauri from others; "" when there are none."""
        return "+".join(self.digests)

    def tables(self) -> tuple[SkosFile, ...]:
        """What each file holds, loaded once a process. Raises `BadThesaurusError` when a table is gone."""
        return tuple(_table(_place(self.folder, digest)) for digest in self.digests)

    def concepts(self) -> tuple[SkosConcept, ...]:
        """The concepts of all files by IRI, each once with all that the files say of it."""
        return _together(self)


def give(paths: Iterable[Path], folder: Path) -> tuple[ThesaurusFile, ...]:
    """The thesauri in the files, each content once; taken from the tables in `folder` where it has them.

    Nothing is written. Raises `BadThesaurusError` for what cannot be read or has no concepts with English labels.
    """
    given = {file.digest: file for file in (_read(path, folder) for path in paths)}
    return tuple(given[digest] for digest in sorted(given))


def recall(files: Mapping[str, str], folder: Path) -> tuple[ThesaurusFile, ...]:
    """The thesauri that a store remembers: the paths of their files, by the digest of their content.

    A table that is gone is made anew from its file. Raises `BadThesaurusError` when that is gone or changed too.
    """
    return tuple(_recalled(digest, Path(files[digest]), folder) for digest in sorted(files))


def keep(files: Sequence[ThesaurusFile], folder: Path) -> Thesauri:
    """Writes the tables that are missing."""
    for file in files:
        if not file.is_kept:
            write_table(file.skos, _place(folder, file.digest))
    return Thesauri(folder, tuple(sorted(file.digest for file in files)))


def forget_others(thesauri: Thesauri) -> None:
    """Removes the tables of all other thesauri."""
    if thesauri.folder.is_dir():
        for path in thesauri.folder.iterdir():
            if path.name.removesuffix(".json") not in thesauri.digests:
                path.unlink(missing_ok=True)


def _read(path: Path, folder: Path) -> ThesaurusFile:
    if path.is_dir():
        raise BadThesaurusError(str(path), "is a folder", "name the SKOS file in it")
    content = read_content(path)
    digest = _digest(content)
    known = load_table(_place(folder, digest))
    return ThesaurusFile(path.resolve(), digest, known or _parsed(content, path, digest), is_kept=known is not None)


def _parsed(content: bytes, path: Path, digest: str) -> SkosFile:
    found = skos_file(read_quads(content, str(path), f"{base()}thesaurus/{digest[:16]}/"))
    if not found.concepts:
        raise BadThesaurusError(str(path), "holds no SKOS concepts with labels", "give a file that has skos:Concept")
    if all(concept.english is None for concept in found.concepts):
        raise BadThesaurusError(str(path), "has no English labels", "give a thesaurus with labels in English")
    return found


def _recalled(digest: str, path: Path, folder: Path) -> ThesaurusFile:
    known = load_table(_place(folder, digest))
    if known is not None:
        return ThesaurusFile(path, digest, known, is_kept=True)
    if not path.is_file():
        raise BadThesaurusError(str(path), "is remembered by the store, but gone", _MEND)
    file = _read(path, folder)
    if file.digest != digest:
        raise BadThesaurusError(str(path), "is remembered by the store, but has changed", _MEND)
    return file


def _place(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.json"


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@lru_cache(maxsize=16)
def _table(path: Path) -> SkosFile:
    found = load_table(path)
    if found is None:
        raise BadThesaurusError(str(path), "is gone or damaged", "build again with --thesaurus")
    return found


@lru_cache(maxsize=2)
def _together(thesauri: Thesauri) -> tuple[SkosConcept, ...]:
    found: dict[Iri, SkosConcept] = {}
    for concept in (concept for table in thesauri.tables() for concept in table.concepts):
        known = found.get(concept.iri)
        found[concept.iri] = known.joined(concept) if known else concept
    return tuple(found[iri] for iri in sorted(found))
