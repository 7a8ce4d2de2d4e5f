"""The parameters of the lists, each kind with its own filters; an empty field of a form is no filter."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Key = Annotated[str, Field(max_length=300)]
Year = Annotated[int, Field(ge=0, le=9999)]


class ListQuery(BaseModel):
    """What every list takes. Without `sort`: by relevance when `q` is given, else as the kind of list has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str | None = Field(None, max_length=200, description="words to find in the names; one slip a word is forgiven")
    sort: Literal["relevance", "label", "documents", "newest", "oldest"] | None = None
    limit: int | None = Field(None, ge=1, description="rows of one page")
    cursor: str | None = Field(None, max_length=2000, description="`next` of the page before")

    @model_validator(mode="before")
    @classmethod
    def without_empty(cls, values: Any) -> Any:
        """Drops the empty fields that an HTML form sends along."""
        if not isinstance(values, dict):
            return values
        return {name: value for name, value in values.items() if value != ""}


class DocumentQuery(ListQuery):
    """The filters of documents; things are given by their key."""

    year: Year | None = None
    year_from: Year | None = None
    year_to: Year | None = None
    type: str | None = Field(None, max_length=40)
    status: Literal["retracted", "corrected", "none"] | None = None
    author: Key | None = None
    institution: Key | None = None
    region: Key | None = Field(None, description="the region or any part of it")
    cluster: Key | None = None
    concept: Key | None = Field(None, description="the concept or any narrower one")


class AuthorQuery(ListQuery):
    """The filters of people."""

    institution: Key | None = None
    role: Literal["author", "any"] = Field(
        "author", description="author: wrote a document; any: also cited and mentioned"
    )


class InstitutionQuery(ListQuery):
    """The filters of institutions."""

    region: Key | None = None


class RegionQuery(ListQuery):
    """The filters of regions; `country` is a key, an ISO 3166-1 code for most."""

    level: str | None = Field(None, max_length=40)
    country: Key | None = None


class ClusterQuery(ListQuery):
    """The filters of clusters."""

    region: Key | None = None
    stage: Literal["planned", "pilot", "operating"] | None = None


class ConceptQuery(ListQuery):
    """The filters of concepts."""

    broader: Key | None = Field(None, description="below this concept")
    candidate: bool | None = Field(None, description="true: in no thesaurus yet")
