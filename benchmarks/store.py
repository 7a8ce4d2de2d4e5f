"""How long the store takes: the first load, the replacement of some documents, a build that changes nothing.

    python benchmarks/store.py [--documents 2000] [--replaced 20]

The documents are made up: each with some hundred quads, things that others mention too, and a text of its own. Figures
are seconds; "quads" counts named graphs and the default graph together.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from api.networks import draw_networks
from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.iris import authorship_iri, document_iri, thing
from ontology.statement import DocumentGraph, Fact, Iri, Mention, Statement, Text
from ontology.terms import CKG, DCTERMS, FABIO, FOAF, RDF, RDFS, SKOS, XSD

WORDS_IN_TEXT = 300
_CONCEPTS, _PERSONS = 2_000, 5_000


def made_document(number: int, edition: int = 0) -> DocumentGraph:
    """A document that is the same for the same number and edition."""
    choose = random.Random(f"{number} {edition}")  # noqa: S311 -- reproducible, not secret
    document = document_iri(f"{number:06}.txt")
    text = " ".join(f"word{choose.randrange(9999):04}" for _ in range(WORDS_IN_TEXT))
    concepts = [thing("concept", f"notion-{choose.randrange(_CONCEPTS)}") for _ in range(12)]
    persons = [thing("person", f"person-{choose.randrange(_PERSONS)}") for _ in range(3)]
    facts = [Fact(document, RDF.type, CKG.Document), Fact(document, RDF.type, FABIO.JournalArticle)]
    facts += [Fact(document, RDFS.label, Text(text[:60])), Fact(document, CKG.sourceFile, Text(f"{number:06}.txt"))]
    described, statements = written_on(document, concepts, persons, choose)
    facts += described
    mentions = [Mention(*span(choose), one, 0.8) for one in (*concepts, *persons) for _ in range(2)]
    return DocumentGraph(
        document=document, text=text, facts=tuple(facts), statements=tuple(statements), mentions=tuple(mentions)
    )


def written_on(
    document: Iri, concepts: Sequence[Iri], persons: Sequence[Iri], choose: random.Random
) -> tuple[list[Fact], list[Statement]]:
    """What is said of the concepts that a document is on and of the persons who wrote it."""
    facts: list[Fact] = []
    for one in concepts:
        facts += [Fact(one, RDF.type, SKOS.Concept), Fact(one, SKOS.prefLabel, Text(one.rpartition("/")[2], "en"))]
    for position, person in enumerate(persons, 1):
        facts += _credit(document, position, person, choose)
    statements = [said(document, DCTERMS.subject, one, choose) for one in concepts]
    statements += [said(document, DCTERMS.creator, one, choose) for one in persons]
    return facts, statements


def _credit(document: Iri, position: int, person: Iri, choose: random.Random) -> list[Fact]:
    authorship = authorship_iri(document, position)
    label = person.rpartition("/")[2].replace("-", " " if choose.random() < 0.8 else ", ")
    return [
        Fact(document, CKG.authorship, authorship),
        Fact(authorship, CKG.author, person),
        Fact(authorship, CKG.position, Text(str(position), datatype=XSD.integer)),
        Fact(person, RDF.type, FOAF.Person),
        Fact(person, RDFS.label, Text(label)),
    ]


def span(choose: random.Random) -> tuple[int, int]:
    """A word of a made text."""
    begin = 9 * choose.randrange(WORDS_IN_TEXT - 1)
    return begin, begin + 8


def said(document: Iri, predicate: Iri, value: Iri, choose: random.Random) -> Statement:
    """A statement about a document, with a word as its evidence."""
    return Statement(document, predicate, value, 0.8, (span(choose),))


def build(store: Path, graphs: Iterable[DocumentGraph]) -> float:
    """Publishes the documents; the seconds that it took."""
    begun = time.perf_counter()
    with Draft.begin(store) as draft:
        for graph in graphs:
            draft.put(graph, "1")
        draft.publish(before_switch=draw_networks)
    return time.perf_counter() - begun


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--replaced", type=int, default=20)
    options = parser.parse_args()
    graphs = [made_document(number) for number in range(options.documents)]
    changed = [made_document(number, edition=1) for number in range(options.replaced)]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        first = build(store, graphs)
        quads = len(Dataset.open(store).quads)
        print(f"first load of {len(graphs)} documents: {first:.1f} s, {quads} quads, {quads / first:.0f} a second")
        print(f"replacement of {len(changed)}: {build(store, changed):.1f} s")
        print(f"no change in {len(changed)}: {build(store, changed):.1f} s")


if __name__ == "__main__":
    main()
