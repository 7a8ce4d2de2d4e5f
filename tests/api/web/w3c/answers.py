"""Answers, and when two are the same: bags of rows, or lists of them, and graphs, up to the names of blank nodes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tests.api.web.w3c.suite import TYPE, iri_of

RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
ROW, VALUE, PLACE = "urn:row:", "urn:value:", ox.NamedNode("urn:place")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: a truth value, a table or a graph; `failure` says why there is none."""

    truth: bool | None = None
    names: tuple[str, ...] = ()
    rows: tuple[dict[str, Any], ...] | None = None
    triples: tuple[ox.Triple, ...] | None = None
    failure: str = ""


def answer_of(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | Iterator[ox.Quad]) -> Answer:
    """The engine's answer, computed to its end."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(truth=bool(found))
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        rows = [{name: solution[name] for name in names if solution[name] is not None} for solution in found]
        return Answer(names=names, rows=tuple(rows))
    return Answer(triples=tuple(one.triple if isinstance(one, ox.Quad) else one for one in found))


def expected(path: Path) -> Answer:
    """The answer in a file of the suite."""
    if path.suffix in (".ttl", ".rdf", ".nt"):
        triples = [quad.triple for quad in ox.parse(path=path, base_iri=iri_of(path), lenient=True)]
        return _described(triples) or Answer(triples=tuple(triples))
    formats = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
    return answer_of(ox.parse_query_results(path.read_bytes(), formats[path.suffix]))


def same(one: Answer, other: Answer, *, is_ordered: bool = False, is_lax: bool = False) -> bool:
    """Whether two answers are equal; `is_lax` lets a row stand once where it could stand more often."""
    if one.rows is None or other.rows is None:
        return _kind(one) == _kind(other) and _isomorphic(one.triples or (), other.triples or ())
    if sorted(one.names) != sorted(other.names) or (not is_lax and len(one.rows) != len(other.rows)):
        return False
    return _isomorphic(_as_graph(one.rows, is_ordered, is_lax), _as_graph(other.rows, is_ordered, is_lax))


def _kind(answer: Answer) -> tuple[bool | None, bool, bool, bool]:
    return answer.truth, answer.rows is None, answer.triples is None, bool(answer.failure)


def _as_graph(rows: Sequence[dict[str, Any]], is_ordered: bool, is_lax: bool) -> Iterator[ox.Triple]:
    """A node for each row, so that two tables are the same when two graphs are."""
    unique = {tuple(sorted((name, str(term)) for name, term in row.items())): row for row in rows}
    for place, row in enumerate(unique.values() if is_lax else rows):
        node = ox.BlankNode()
        yield ox.Triple(node, PLACE, ox.Literal(place if is_ordered else 0))
        for name, term in row.items():
            yield ox.Triple(node, ox.NamedNode(VALUE + name), term)


def _isomorphic(one: Any, other: Any) -> bool:
    return _canonical(one) == _canonical(other)


def _canonical(triples: Any) -> ox.Dataset:
    """The triples, numbers as the engine writes them, blank nodes with canonical names."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _described(triples: Sequence[ox.Triple]) -> Answer | None:
    """The table or truth value that a graph in the vocabulary of the suite describes, if it is one."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    found = list(store.quads_for_pattern(None, TYPE, ox.NamedNode(f"{RESULT_SET}ResultSet")))
    if not found:
        return None
    subject = found[0].subject
    truth = _values(store, subject, "boolean")
    if truth:
        return Answer(truth=truth[0].value == "true")
    solutions = _values(store, subject, "solution")
    solutions.sort(key=lambda one: [int(index.value) for index in _values(store, one, "index")])
    names = tuple(name.value for name in _values(store, subject, "resultVariable"))
    return Answer(names=names, rows=tuple(_row(store, solution) for solution in solutions))


def _row(store: ox.Store, solution: Any) -> dict[str, Any]:
    bindings = _values(store, solution, "binding")
    return {_values(store, one, "variable")[0].value: _values(store, one, "value")[0] for one in bindings}


def _values(store: ox.Store, subject: Any, name: str) -> list[Any]:
    return [quad.object for quad in store.quads_for_pattern(subject, ox.NamedNode(RESULT_SET + name), None)]
