"""The query-evaluation tests of the W3C's suites for SPARQL 1.0 and 1.1, as their manifests list them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

FOLDER = Path(__file__).parents[4] / "../shared/data/w3c"
BASE = "https://w3c.github.io/rdf-tests/sparql/"  # where the suites live, to which their relative IRIs refer
MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
DATA_SUFFIXES = (".ttl", ".rdf", ".nt")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test; `default` and `named` are the IRIs of the graphs of its dataset, empty when the query names its own."""

    group: str
    name: str
    query: Path
    default: tuple[str, ...]
    named: tuple[str, ...]
    result: Path | None
    is_lax: bool

    @property
    def id(self) -> str:
        """Unique in both suites."""
        return f"{self.group}/{self.name}"

    @property
    def is_federated(self) -> bool:
        """Whether the query calls another service, which ours refuses."""
        return self.group == "sparql11/service"

    @property
    def text(self) -> str:
        """The query, with the base that its relative IRIs refer to."""
        return f"BASE <{iri_of(self.query)}>\n{self.query.read_text('utf-8')}"

    @property
    def has_clauses(self) -> bool:
        """Whether the query names the graphs that it is about."""
        return re.search(r"^\s*FROM\b", self.text, re.MULTILINE) is not None

    @property
    def is_ordered(self) -> bool:
        """Whether the answer is a list rather than a bag."""
        return "ORDER BY" in self.text.upper()


@cache
def cases() -> tuple[Case, ...]:
    """All tests, in the order of their names; none where the suites are absent."""
    found = [case for path in FOLDER.glob("sparql1[01]/*/manifest.ttl") for case in _cases(path)]
    return tuple(sorted(found, key=lambda case: case.id))


@cache
def graphs() -> dict[str, list[ox.Triple]]:
    """The triples of every graph that a test or its query names: each file once, so that it has one set of nodes."""
    named = {iri for case in cases() for iri in (*case.default, *case.named)}
    return {iri: _triples(iri) for iri in sorted(named.union(*(beside(case) for case in cases() if case.has_clauses)))}


def beside(case: Case) -> list[str]:
    """The graphs that a query with FROM can mean: all data beside it."""
    found = [path for path in case.query.parent.glob("data*") if path.suffix in DATA_SUFFIXES]
    return sorted(iri_of(path) for path in found)


def iri_of(path: Path) -> str:
    """The IRI of a file of the suites."""
    return BASE + path.relative_to(FOLDER).as_posix()


def _triples(iri: str) -> list[ox.Triple]:
    path = FOLDER / iri.removeprefix(BASE)
    return [quad.triple for quad in ox.parse(path=path, base_iri=iri, lenient=True)]


def _cases(manifest: Path) -> Iterator[Case]:
    store = ox.Store()
    store.load(path=manifest, base_iri=iri_of(manifest))
    for kind in ("QueryEvaluationTest", "CSVResultFormatTest"):
        for quad in store.quads_for_pattern(None, TYPE, ox.NamedNode(MANIFEST + kind)):
            yield _case(store, quad.subject, manifest.parent)


def _case(store: ox.Store, test: ox.NamedNode | ox.BlankNode | ox.Triple, folder: Path) -> Case:
    (action,) = _objects(store, test, f"{MANIFEST}action")
    (query,) = _objects(store, action, f"{QUERY}query")
    results = _files(_objects(store, test, f"{MANIFEST}result"))
    return Case(
        group=folder.relative_to(FOLDER).as_posix(),
        name=str(getattr(test, "value", "")).rpartition("#")[2],
        query=_files([query])[0],
        default=_iris(_objects(store, action, f"{QUERY}data")),
        named=_iris(_objects(store, action, f"{QUERY}graphData")),
        result=results[0] if results else None,
        is_lax=bool(_objects(store, test, f"{MANIFEST}resultCardinality")),
    )


def _objects(store: ox.Store, subject: object, predicate: str) -> list[object]:
    found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)  # type: ignore[arg-type] # one of its own
    return [quad.object for quad in found]


def _iris(nodes: Sequence[object]) -> tuple[str, ...]:
    return tuple(sorted(node.value for node in nodes if isinstance(node, ox.NamedNode)))


def _files(nodes: Sequence[object]) -> list[Path]:
    return [FOLDER / iri.removeprefix(BASE) for iri in _iris(nodes)]
