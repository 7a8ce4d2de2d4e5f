"""The spaCy pipeline: our components behind the model's, registered here and nowhere else, in the order they run.

Each computes from what stands on the document before it and writes its own attribute once.
"""

import functools
import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from corpus.record import Record
from ontology.thesauri import Thesauri
from pipeline.clusters.find import find_clusters
from pipeline.concepts.find import find_concepts, weighed_notions
from pipeline.concepts.likelihood import Features
from pipeline.concepts.notions import Notion
from pipeline.given.find import find_given
from pipeline.given.labels import given_labels
from pipeline.language import extended_model
from pipeline.organisations.find import find_organisations
from pipeline.page.read import read_page
from pipeline.people.find import find_people
from pipeline.reading import Reading, Referent
from pipeline.regions.find import find_regions, locate_organisations
from pipeline.sentences import sentences
from pipeline.topics import find_studies

_ATTRIBUTES = (
    *(
        "record",
        "thesauri",
        "page",
        "sentences",
        "organisations",
        "regions",
        "located",
        "people",
        "clusters",
        "concepts",
    ),
)
_ENDLESS_WORD = re.compile(r"\S{200,}")
_SIGNS = re.compile(r"[^\w\s]{5,}")


@Language.component("clusterkg_page")
def _page(doc: Doc) -> Doc:
    doc._.page = read_page(doc._.record)
    doc._.sentences = sentences(doc._.record.text, doc._.page)
    return doc


@Language.component("clusterkg_organisations")
def _organisations(doc: Doc) -> Doc:
    doc._.organisations = find_organisations(doc, doc._.page, doc._.sentences)
    return doc


@Language.component("clusterkg_regions")
def _regions(doc: Doc) -> Doc:
    text = doc._.record.text  # a document of spaCy's puts its text together anew each time
    organisations = doc._.organisations.organisations
    doc._.regions = find_regions(text, doc._.page, organisations)
    doc._.located = locate_organisations(text, doc._.page, organisations, doc._.regions)
    return doc


@Language.component("clusterkg_people")
def _people(doc: Doc) -> Doc:
    doc._.people = find_people(doc, doc._.page, doc._.organisations.organisations, doc._.sentences)
    return doc


@Language.component("clusterkg_clusters")
def _clusters(doc: Doc) -> Doc:
    organisations = doc._.organisations.organisations
    doc._.clusters = find_clusters(doc, doc._.page, doc._.sentences, doc._.regions, organisations)
    return doc


@Language.component("clusterkg_concepts")
def _concepts(doc: Doc) -> Doc:
    doc._.concepts = find_concepts(doc, doc._.page, _names(doc))
    return doc


@Language.component("clusterkg_given")
def _given(doc: Doc) -> Doc:
    if doc._.thesauri is not None and doc._.thesauri.digests:
        doc._.concepts = find_given(doc, doc._.page, _names(doc), doc._.concepts, given_labels(doc._.thesauri))
    return doc


def _names(doc: Doc) -> tuple[Referent, ...]:
    persons = (*doc._.people.authors, *doc._.people.people)
    return (*doc._.regions, *doc._.organisations.organisations, *persons, *doc._.clusters.clusters)


_COMPONENTS = tuple(
    f"clusterkg_{name}" for name in ("page", "organisations", "regions", "people", "clusters", "concepts", "given")
)


@functools.cache
def reader() -> Language:
    """The language model with our components; loaded once a process (about two seconds)."""
    for attribute in _ATTRIBUTES:
        Doc.set_extension(attribute, default=None, force=True)
    return extended_model(_COMPONENTS)


def read(record: Record, thesauri: Thesauri | None = None) -> Reading:
    """The reading of one record. Records are read one at a time: what one of them breaks stays with it.

    `thesauri` are those of the user, whose concepts are looked for as well.
    """
    return _reading(_annotated(record, thesauri))


def weighed_concepts(record: Record) -> Iterator[tuple[Notion, Features]]:
    """The notions of one record with what can be seen of them: what the weights are fitted to."""
    doc = _annotated(record)
    return weighed_notions(doc, doc._.page, _names(doc))


def _annotated(record: Record, thesauri: Thesauri | None = None) -> Doc:
    model = reader()
    doc = model.make_doc(_without_long_runs(record.text))
    doc._.record, doc._.thesauri = record, thesauri
    return model(doc)


def _without_long_runs(text: str) -> str:
    """The text with blanks for punctuation signs that come in long runs inside an endless word; offsets stay.

    The tokeniser strips signs from such a word one by one and reads it anew each time: 20,000 brackets take a minute.

    >>> _without_long_runs("(" * 300) == " " * 300, _without_long_runs("a (((((b")
    (True, 'a (((((b')
    """
    return _ENDLESS_WORD.sub(lambda word: _SIGNS.sub(lambda run: " " * len(run.group()), word.group()), text)


def _reading(doc: Doc) -> Reading:
    page, found, people, clusters = doc._.page, doc._.organisations, doc._.people, doc._.clusters
    studies = find_studies(doc._.record.text, page, doc._.sentences, doc._.regions, clusters.clusters, clusters.links)
    return Reading(
        zones=page.zones,
        fields=page.fields,
        credits=page.credits,
        author_ids=tuple(person.id for person in people.authors),
        references=page.references,
        citations=page.citations,
        sentences=doc._.sentences,
        people=(*people.authors, *people.people),
        organisations=found.organisations,
        regions=doc._.regions,
        clusters=clusters.clusters,
        concepts=(*doc._.concepts, *clusters.sectors),
        links=(*found.links, *doc._.located, *people.links, *clusters.links, *studies),
    )
