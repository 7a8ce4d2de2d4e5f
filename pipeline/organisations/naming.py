"""A stretch that names an organisation, before it is known which namings mean the same one."""

from dataclasses import dataclass

from pipeline.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place where an organisation is named.

    `core` is the name without the parent that the span ends in ("Institute of Soils of the Academy" → "Institute of
    Soils"). `aliases` are other names printed with it, mostly an acronym in brackets. `follower`: an item of a list or
    a bare word that the words around it make an organisation, to be trusted less than a name that says what it is.
    """

    span: Span
    confidence: float
    aliases: tuple[Span, ...] = ()
    core: Span | None = None
    follower: bool = False
    generic: bool = False
