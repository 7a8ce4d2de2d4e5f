"""What the parameters of all pages and lists have in common; an empty field of a form is no filter."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Parameters(BaseModel):
    """The base of parameters: a name that is not one of them is an error.

    >>> class Filters(Parameters):
    ...     year: int | None = None
    ...     kind: list[str] = ["all"]
    >>> Filters.model_validate({"year": "", "kind": [""]})
    Filters(year=None, kind=['all'])
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def without_empty(cls, values: Any) -> Any:
        """Drops the empty fields that an HTML form sends along."""
        if not isinstance(values, Mapping):
            return values
        full = {name: _full(value) for name, value in values.items()}
        return {name: value for name, value in full.items() if value not in ("", [])}


def _full(value: Any) -> Any:
    return [one for one in value if one != ""] if isinstance(value, list | tuple) else value
