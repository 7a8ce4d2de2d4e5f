"""The graph of the concepts that documents use of the thesauri a user gave, up to the widest.

Only these are in the graph, not all six thousand of a thesaurus: what nobody uses would swamp lists and exports, and a
concept goes when the last document that uses it goes. They have a graph of their own, as they are no document's words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from ontology.dataset import Dataset
from ontology.iris import graph_iri
from ontology.rdf_terms import engine_term, node
from ontology.skos import SkosConcept, is_english
from ontology.statement import Fact, Iri, Text
from ontology.terms import CKG, DCTERMS, RDF, SKOS
from ontology.thesauri import Thesauri
from ontology.thesaurus import load_thesaurus


def used_quads(quads: ox.Store, thesauri: Thesauri, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """The description of the concepts of `thesauri` that documents of the store use, of their broader ones, schemes."""
    known = {concept.iri: concept for concept in thesauri.concepts()}
    exact = [(concept.iri, concept.exact) for concept in known.values()]
    kept = _with_broader(_used(quads, exact), {iri: concept.broader for iri, concept in known.items()})
    facts = [fact for iri in sorted(kept) for fact in _concept_facts(known[iri], known)]
    facts.extend(_scheme_facts(thesauri, {scheme for iri in kept for scheme in known[iri].schemes}))
    for fact in facts:
        yield ox.Quad(node(fact.subject), node(fact.predicate), engine_term(fact.object), graph)


def own_matches(concepts: Iterable[tuple[Iri, Iterable[Iri]]]) -> Mapping[Iri, Iri]:
    """The concept of ours that is the same as one of another thesaurus, by the IRI of that.

    `concepts` are those of the other thesaurus, each with its exact matches: either side may say so.
    """
    own = load_thesaurus()
    found = {Iri(match): concept.iri for concept in reversed(own.concepts) for match in concept.matches}
    for concept, matches in concepts:
        same = sorted(match for match in matches if match in own.by_iri)
        if same:
            found.setdefault(concept, same[0])
    return found


def unused_concepts(dataset: Dataset) -> list[Iri]:
    """The concepts in the graph of the user's thesauri that no document uses and that are broader than none used."""
    described: dict[Iri, dict[Iri, list[Iri]]] = {}
    for fact in dataset.facts(graph_iri("thesauri")):
        if isinstance(fact.object, Iri):
            described.setdefault(fact.subject, {}).setdefault(fact.predicate, []).append(fact.object)
    concepts = {iri: links for iri, links in described.items() if SKOS.Concept in links.get(RDF.type, ())}
    exact = [(iri, links.get(SKOS.exactMatch, [])) for iri, links in concepts.items()]
    broader = {iri: links.get(SKOS.broader, []) for iri, links in concepts.items()}
    return sorted(set(concepts) - _with_broader(_used(dataset.quads, exact), broader))


def _used(quads: ox.Store, concepts: Sequence[tuple[Iri, Sequence[Iri]]]) -> Iterator[Iri]:
    """What documents mention, itself or as the concept of ours that is the same."""
    same = own_matches(concepts)
    for concept, _ in concepts:
        if _is_mentioned(quads, concept) or (concept in same and _is_mentioned(quads, same[concept])):
            yield concept


def _is_mentioned(quads: ox.Store, concept: Iri) -> bool:
    found = quads.quads_for_pattern(None, node(CKG.mentions), node(concept), ox.DefaultGraph())
    return next(iter(found), None) is not None


def _with_broader(used: Iterable[Iri], broader: Mapping[Iri, Sequence[Iri]]) -> set[Iri]:
    kept, waiting = set[Iri](), list(used)
    while waiting:
        iri = waiting.pop()
        if iri in broader and iri not in kept:
            kept.add(iri)
            waiting.extend(broader[iri])
    return kept


def _concept_facts(concept: SkosConcept, known: Mapping[Iri, SkosConcept]) -> Iterator[Fact]:
    """Its labels in all languages; of several preferred labels in English the plainest stays preferred."""
    iri, english = concept.iri, concept.english
    yield Fact(iri, RDF.type, SKOS.Concept)
    if english is not None:
        yield Fact(iri, SKOS.prefLabel, Text(english, "en"))
    for label in concept.preferred:
        if not is_english(label):
            yield Fact(iri, SKOS.prefLabel, label)
        elif label.value != english:
            yield Fact(iri, SKOS.altLabel, label)
    for label in concept.alternative:
        if not (is_english(label) and label.value == english):
            yield Fact(iri, SKOS.altLabel, label)
    for label in concept.hidden:
        yield Fact(iri, SKOS.hiddenLabel, label)
    for notation in concept.notations:
        yield Fact(iri, SKOS.notation, Text(notation))
    links = ((SKOS.inScheme, concept.schemes), (SKOS.exactMatch, concept.exact), (SKOS.closeMatch, concept.close))
    for predicate, others in (*links, (SKOS.broader, [one for one in concept.broader if one in known])):
        yield from (Fact(iri, predicate, other) for other in others)


def _scheme_facts(thesauri: Thesauri, schemes: Iterable[Iri]) -> Iterator[Fact]:
    titles: dict[Iri, set[Text]] = {scheme: set() for scheme in schemes}
    for table in thesauri.tables():
        for scheme, given in table.titles.items():
            if scheme in titles:
                titles[scheme].update(given)
    for scheme, words in titles.items():
        yield Fact(scheme, RDF.type, SKOS.ConceptScheme)
        yield from (Fact(scheme, DCTERMS.title, title) for title in words)
