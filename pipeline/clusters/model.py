"""What the stages hand to each other."""

from dataclasses import dataclass

from pipeline.reading import Cluster, Concept, Link, Region
from pipeline.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A region of a cluster, with the words that say so; `chained` behind a narrower one ("Gera, Germany")."""

    region: Region
    evidence: Span
    chained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One printing of a cluster's name, `span`; `aliases` are shorter forms within it.

    `label` replaces the printed words where a list spreads them ("the wine clusters of A and B"). `sectors` are the
    words that tell the branch, `own_words` the folded proper words of the name, `coined` those of an acronym that
    stands for it, `place_names` places that no authority knows. `sure`: specific on its own; else it only counts as
    another printing of a cluster found elsewhere. `proper`: the name alone tells which. `kind` is the head noun with
    its generic modifiers ("innovative territorial cluster").
    """

    span: Span
    passage: int
    confidence: float
    sure: bool
    proper: bool = False
    label: str | None = None
    aliases: tuple[Span, ...] = ()
    sectors: tuple[Span, ...] = ()
    own_words: frozenset[str] = frozenset()
    coined: frozenset[str] = frozenset()
    places: tuple[Located, ...] = ()
    place_names: tuple[str, ...] = ()
    kind: str = ""
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A cluster with all its sightings, in the order of the text."""

    cluster: Cluster
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFindings:
    """The clusters of a document, the concepts that their links point to (branches and kinds), and the links."""

    clusters: tuple[Cluster, ...] = ()
    sectors: tuple[Concept, ...] = ()
    links: tuple[Link, ...] = ()
