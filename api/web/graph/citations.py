"""Documents and lists of documents as files for reference managers and spreadsheets."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from starlette.responses import Response, StreamingResponse

from api.web.graph.items import DocumentItem
from api.web.graph.reads import rows, words_of
from corpus.citing import bibtex, csl_json, ris, table
from corpus.citing.citation import Author, Citation
from ontology.dataset import Dataset, Row
from ontology.iris import kind_and_key
from ontology.statement import Iri
from ontology.terms import CKG, DCTERMS, DOCUMENT_CLASSES, PRISM, RDF, RDFS, STATUSES

_LAST = 1_000_000  # the position of those that have none


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by the name that pages give it."""

    name: str
    media_type: str
    write: Callable[[Iterable[Citation]], Iterator[str]]


FORMATS: Mapping[str, Format] = {
    ".bib": Format(name="BibTeX", media_type=bibtex.MEDIA_TYPE, write=bibtex.bibtex),
    ".ris": Format(name="RIS", media_type=ris.MEDIA_TYPE, write=ris.ris),
    ".csl.json": Format(name="CSL-JSON", media_type=csl_json.MEDIA_TYPE, write=csl_json.csl_json),
    ".csv": Format(name="CSV", media_type=table.MEDIA_TYPE, write=table.table),
}
DOWNLOADS = tuple((format_.name, suffix) for suffix, format_ in FORMATS.items())


def split_format(name: str) -> tuple[str, str]:
    """A key and the suffix of a format of citations, "" when there is none.

    >>> split_format("AT.csl.json"), split_format("v1.0")
    (('AT', '.csl.json'), ('v1.0', ''))
    """
    suffix = next((suffix for suffix in FORMATS if name.endswith(suffix)), "")
    return name.removesuffix(suffix), suffix


def download(dataset: Dataset, works: Iterable[str], suffix: str, name: str) -> Response:
    """These works as a file; the next work is read when the one before is sent."""
    format_ = FORMATS[suffix]
    pieces = format_.write(citation(dataset, Iri(work)) for work in works)
    first = next(pieces, "")  # so that what goes wrong at once is an error, no broken file
    file_name = f"{re.sub(r'[^A-Za-z0-9-]+', '-', name).strip('-')[:80] or 'works'}{suffix}"
    headers = {"content-disposition": f'attachment; filename="{file_name}"', "cache-control": "no-cache"}
    return StreamingResponse(chain([first], pieces), media_type=f"{format_.media_type}; charset=utf-8", headers=headers)


def citation(dataset: Dataset, work: Iri) -> Citation:
    """What the graph knows of a work."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for predicate, value in dataset.about(work):
        shown = dataset.value(value, RDFS.label) if predicate == DCTERMS.isPartOf and isinstance(value, Iri) else value
        values[predicate].append(words_of(shown))
    return _citation(work, {name: sorted(set(found)) for name, found in values.items()}, _authors(dataset, work))


def _citation(work: Iri, values: Mapping[str, list[str]], authors: tuple[Author, ...]) -> Citation:
    def one(predicate: str) -> str:
        return next(iter(values.get(predicate, ())), "")

    known = {str(iri): word for word, iri in DOCUMENT_CLASSES.items()}
    types = (known[name] for name in values.get(RDF.type, ()) if name in known)
    statuses: tuple[str, ...] = tuple(values.get(CKG.status, ()))
    return Citation(
        key=(kind_and_key(work) or ("", work))[1],
        type=next(types, "other"),
        title=one(DCTERMS.title) or one(RDFS.label),
        authors=authors,
        issued=one(DCTERMS.issued),
        container=one(DCTERMS.isPartOf),
        volume=one(PRISM.volume),
        number=one(PRISM.number),
        pages=one(PRISM.pageRange),
        doi=one(PRISM.doi),
        issn=one(PRISM.issn),
        isbn=one(PRISM.isbn),
        publisher=one(DCTERMS.publisher),
        language=one(DCTERMS.language),
        keywords=tuple(values.get(CKG.keyword, ())),
        url=str(work),
        status="retracted" if STATUSES["retracted"] in statuses else "corrected" if statuses else None,
    )


def _authors(dataset: Dataset, work: Iri) -> tuple[Author, ...]:
    """The authors in their order, each once."""
    found: dict[str, tuple[int, str, Row]] = {}
    for row in rows(dataset, "creators", document=work):
        position = int(words_of(row.get("position")) or _LAST)
        name = words_of(row.get("label"))
        author = words_of(row.get("author"))
        if author not in found or (position, name) < found[author][:2]:
            found[author] = position, name, row
    return tuple(_author(row) for _, _, row in sorted(found.values(), key=_place))


def _place(found: tuple[int, str, Row]) -> tuple[int, str]:
    return found[:2]


def _author(row: Row) -> Author:
    family, given = words_of(row.get("family")), words_of(row.get("given"))
    return Author(printed=words_of(row.get("label")), family=family, given=given)


def iris_of(items: Iterable[DocumentItem]) -> Iterator[str]:
    """The IRIs of documents, for a download."""
    return (item.iri for item in items)
