"""What can go wrong with the graph, its store, and the questions put to it."""


class OntologyError(Exception):
    """The base of every error of this room.

    >>> str(OntologyError("shop.store", "holds no graph", "build one first"))
    'shop.store: holds no graph: build one first'
    """

    def __init__(self, place: str, reason: str, mend: str) -> None:
        """`place` names the store, file or query; `mend` says what the user can do."""
        super().__init__(f"{place}: {reason}: {mend}")
        self.place = place
        self.reason = reason
        self.mend = mend


class NoDatasetError(OntologyError):
    """A store folder without a published generation, or with one that cannot be opened."""


class BusyStoreError(OntologyError):
    """Another process is writing to the store."""


class BadQueryError(OntologyError):
    """A query that is not SPARQL 1.1, or that cannot take the given bindings."""


class RefusedQueryError(BadQueryError):
    """A query that would reach outside the dataset or change it."""


class UnknownFormatError(OntologyError):
    """A format or media type in which the answer or the export cannot be written."""


class UnknownQuestionError(OntologyError):
    """No stored question has this name, or a parameter it does not know was given."""


class BadQuestionError(OntologyError):
    """A stored question whose header cannot be read."""


class BadThesaurusError(OntologyError):
    """A thesaurus file that cannot be read, is no RDF, or holds no concepts."""


class MixedThesauriError(OntologyError):
    """A change of thesauri that would leave some documents as they were read with others."""


class UnknownDocumentError(OntologyError):
    """A document that the dataset does not hold."""
