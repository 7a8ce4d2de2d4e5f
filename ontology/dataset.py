"""The graph as readers see it: one published generation, unchanging."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from ontology.answer import Answer, media_types
from ontology.bindings import bound
from ontology.dataset_clause import GraphChoice, chosen_graphs, graph_node, merged
from ontology.errors import BadQueryError, NoDatasetError
from ontology.generations import current_generation, generation_directory
from ontology.query_text import executable
from ontology.rdf_terms import node, own_term
from ontology.statement import Fact, Iri, Term
from ontology.terms import PREFIXES
from ontology.text_finding import TextIndex
from ontology.text_patterns import TextPatterns, may_search
from ontology.text_search import with_searches

__all__ = ["Answer", "Dataset", "Row", "media_types"]

Row = Mapping[str, Term]
"""One solution: the bound variables of a SELECT, without their "?"."""


_DEFAULT = ox.DefaultGraph()
_FETCHED_AT_ONCE = 1 << 17


class Dataset:
    """All facts, each once, in the default graph; what each document supports, in the graph of its name.

    Any number of datasets, in any number of processes, may be open on one store while a draft of it is written.
    """

    def __init__(self, quads: ox.Store, *, generation: str, directory: Path) -> None:
        """For the writer of this room; readers call `open`."""
        self.quads = quads
        self.generation = generation
        self.directory = directory

    @classmethod
    def open(cls, store: Path) -> "Dataset":
        """The current generation of the store, read only. Raises `NoDatasetError`."""
        for _ in range(3):  # a writer may publish twice, and prune ours, between our reading the pointer and opening
            name = current_generation(store)
            if name is None:
                raise NoDatasetError(str(store), "holds no graph yet", "run `clusterkg build` first")
            if generation_directory(store, name).exists():
                return cls.open_generation(store, name)
        raise NoDatasetError(str(store), f"lacks its generation {name}", "build it again")

    @classmethod
    def open_generation(cls, store: Path, name: str) -> "Dataset":
        """One generation, read only. Raises `NoDatasetError`."""
        directory = generation_directory(store, name)
        try:
            quads = ox.Store.read_only(str(directory / "quads"))
        except (OSError, UnicodeError) as error:
            raise NoDatasetError(str(directory), f"cannot be opened ({error})", "build it again") from error
        return cls(quads, generation=name, directory=directory)

    def fetch_files(self) -> None:
        """Asks the system to have the files of the graph in memory, where it can be asked and has room for twice them.

        Finding a statement that has to be fetched from the disk takes four times the processor time, too.
        """
        sizes = {path: path.stat().st_size for path in sorted((self.directory / "quads").glob("*.sst"))}
        if not hasattr(os, "posix_fadvise") or 2 * sum(sizes.values()) > _memory_bytes():
            return
        for path, size in sizes.items():
            with path.open("rb") as file:
                for begin in range(0, size, _FETCHED_AT_ONCE):  # of a longer stretch the system fetches the beginning
                    os.posix_fadvise(file.fileno(), begin, _FETCHED_AT_ONCE, os.POSIX_FADV_WILLNEED)

    def rows(self, query: str, /, **bindings: Term) -> Iterator[Row]:
        """The solutions of a SELECT, in the engine's order unless it has ORDER BY; unbound variables are absent.

        `bindings` put terms in place of the query's variables. Raises `BadQueryError` before the first row.
        """
        return _rows(self._solutions(query, bindings))

    def all_rows(self, query: str, /, **bindings: Term) -> list[Row]:
        """The solutions of a SELECT, computed to the end without Python's lock: other threads go on meanwhile.

        Raises `BadQueryError`.
        """
        written = self._solutions(query, bindings).serialize(format=ox.QueryResultsFormat.JSON)
        assert written is not None, "what goes to no stream comes back"
        read = ox.parse_query_results(written, ox.QueryResultsFormat.JSON)
        assert isinstance(read, ox.QuerySolutions)
        return list(_rows(read))

    def ask(self, query: str, /, **bindings: Term) -> bool:
        """The truth value of an ASK. Raises `BadQueryError`."""
        found = self._found(query, bindings)
        if not isinstance(found, ox.QueryBoolean):
            raise BadQueryError("query", "is no ASK", "ask for a truth value with ASK")
        return bool(found)

    def about(self, subject: Iri) -> Iterator[tuple[Iri, Term]]:
        """What the default graph says of a thing: predicates and objects. A query takes ten times as long."""
        for quad in self.quads.quads_for_pattern(node(subject), None, None, _DEFAULT):
            yield Iri(quad.predicate.value), own_term(quad.object)

    def values(self, subject: Iri, predicate: Iri) -> Iterator[Term]:
        """The objects that the default graph has for a thing, in the engine's order."""
        for quad in self.quads.quads_for_pattern(node(subject), node(predicate), None, _DEFAULT):
            yield own_term(quad.object)

    def value(self, subject: Iri, predicate: Iri) -> Term | None:
        """One of them; None when there is none."""
        return next(self.values(subject, predicate), None)

    def subjects(self, predicate: Iri, value: Iri, graph: Iri) -> Iterator[Iri]:
        """The things of which a named graph says this, in the engine's order."""
        for quad in self.quads.quads_for_pattern(None, node(predicate), node(value), graph_node(graph)):
            if isinstance(quad.subject, ox.NamedNode):
                yield Iri(quad.subject.value)

    def facts(self, graph: Iri) -> Iterator[Fact]:
        """The triples of a named graph, in the engine's order; none for a graph that is not there."""
        for quad in self.quads.quads_for_pattern(None, None, None, graph_node(graph)):
            if isinstance(quad.subject, ox.NamedNode):
                yield Fact(Iri(quad.subject.value), Iri(quad.predicate.value), own_term(quad.object))

    def answer(
        self,
        query: str,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        endpoints: frozenset[str] = frozenset(),
    ) -> Answer:
        """The answer to a query from outside; graphs named here replace the dataset that the query itself names.

        With SERVICE it may call the `endpoints`, and no others.

        Raises `BadQueryError`, and of it `RefusedQueryError` for what reaches outside or would change the dataset.
        """
        text = self._searched(executable(query, endpoints))
        given = GraphChoice(tuple(default_graphs), tuple(named_graphs))
        choice = given or chosen_graphs(query)
        if len(choice.default) > 1:
            return Answer(_run(merged(self.quads, choice), text, choice, [ox.DefaultGraph()]))
        return Answer(_run(self.quads, text, given, [graph_node(name) for name in given.default]))

    def _solutions(self, query: str, bindings: Mapping[str, Term]) -> ox.QuerySolutions:
        found = self._found(query, bindings)
        if not isinstance(found, ox.QuerySolutions):
            raise BadQueryError("query", "is no SELECT", "ask for rows with SELECT")
        return found

    def _found(self, query: str, bindings: Mapping[str, Term]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        text = self._searched(bound(query, bindings) if bindings else executable(query))
        return _run(self.quads, text, GraphChoice(), [])

    def _searched(self, text: str) -> str:
        """The query with its searches of text done; other queries come back as they are."""
        if not may_search(text):
            return text
        patterns = TextPatterns(text)
        if not patterns:
            return text
        _run(ox.Store(), text, GraphChoice(), [])  # what is no SPARQL the engine tells best, and of the client's words
        return with_searches(text, patterns, TextIndex.of(self.directory).find)


def _memory_bytes() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _rows(found: ox.QuerySolutions) -> Iterator[Row]:
    names = tuple(variable.value for variable in found.variables)
    return (
        {name: own_term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in found
    )


def _run(
    quads: ox.Store, text: str, choice: GraphChoice, default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Puts the query to the engine, over its own choice of graphs when none is given."""
    named: list[ox.NamedNode | ox.BlankNode] = [graph_node(name) for name in choice.named]
    try:
        if not choice:
            return quads.query(text, prefixes=dict(PREFIXES))
        return quads.query(text, prefixes=dict(PREFIXES), default_graph=default, named_graphs=named)
    except (SyntaxError, ValueError) as error:
        raise BadQueryError("query", f"is not SPARQL 1.1 ({error})", "mend it at the place named") from error
    except RuntimeError as error:  # a function that the engine does not have
        raise BadQueryError("query", f"cannot be answered ({error})", "use functions of SPARQL 1.1 only") from error
