"""What a check finds."""

from dataclasses import dataclass

from ontology.statement import Iri


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Violation:
    """A rule that `focus`, an IRI or a triple, breaks; `document` is None where no single document is to blame."""

    rule: str
    focus: str
    message: str
    document: Iri | None = None
