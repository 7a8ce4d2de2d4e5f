"""A fact that a format states by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceField:
    """A fact that the format itself states (an HTML `citation_author`, a BibTeX `year`): no guess, so no confidence."""

    name: str
    value: str
