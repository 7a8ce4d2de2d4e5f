"""The parameters of the lists, each kind with its own filters; an empty field of a form is no filter."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.web.http.parameters import Parameters

Key = Annotated[str, Field(max_length=300)]
Year = Annotated[int, Field(ge=0, le=9999)]
Sector = Annotated[
    str | None, Field(max_length=300, description="a concept: clusters of this sector or a narrower one")
]
Country = Annotated[str | None, Field(max_length=300, description="a country by its key, an ISO 3166-1 code for most")]
Region = Annotated[str | None, Field(max_length=300, description="in this region or any part of it")]


class ListQuery(Parameters):
    """What every list takes. Without `sort`: by relevance when `q` is given, else as the kind of list has it."""

    q: str | None = Field(None, max_length=200, description="words to find in the names; one slip a word is forgiven")
    sort: Literal["relevance", "label", "documents", "newest", "oldest"] | None = Field(
        None, description="the order; relevance needs `q`, newest and oldest are for documents"
    )
    limit: int | None = Field(None, ge=1, description="rows of one page; above the most allowed it counts as that")
    cursor: str | None = Field(None, max_length=2000, description="where the page before ended: part of its `next`")


class DocumentQuery(ListQuery):
    """The filters of documents; things are given by their key."""

    year: Year | None = Field(None, description="published in this year")
    year_from: Year | None = Field(None, description="published in this year or later")
    year_to: Year | None = Field(None, description="published in this year or earlier")
    type: str | None = Field(None, max_length=40, description="journal-article, report, news …")
    status: Literal["retracted", "corrected", "none"] | None = Field(None, description="none: neither of the two")
    author: Key | None = Field(None, description="written by this person")
    institution: Key | None = Field(None, description="names this organisation or a part of it, or is written there")
    region: Key | None = Field(None, description="names the region or any part of it")
    country: Key | None = Field(None, description="names the country (an ISO 3166-1 code for most) or any part of it")
    cluster: Key | None = Field(None, description="names this cluster")
    sector: Key | None = Field(None, description="names a cluster of this sector (a concept) or a narrower one")
    concept: Key | None = Field(None, description="is on the concept or any narrower one")
    venue: Key | None = Field(None, description="published in this journal or series")


class AuthorQuery(ListQuery):
    """The filters of people."""

    institution: Key | None = Field(None, description="wrote at this organisation or a part of it")
    region: Region = None
    country: Country = None
    cluster: Key | None = Field(None, description="wrote on this cluster")
    concept: Key | None = Field(None, description="wrote on this concept or a narrower one")
    role: Literal["author", "any"] = Field(
        "author", description="author: wrote a document; any: also cited and mentioned"
    )


class InstitutionQuery(ListQuery):
    """The filters of institutions."""

    region: Region = None
    country: Country = None
    cluster: Key | None = Field(None, description="members of this cluster")


class RegionQuery(ListQuery):
    """The filters of regions; `country` is a key, an ISO 3166-1 code for most."""

    level: str | None = Field(None, max_length=40, description="supranational, country, macro-region, region or city")
    country: Country = None
    region: Key | None = Field(None, description="parts of this region")


class ClusterQuery(ListQuery):
    """The filters of clusters."""

    region: Region = None
    country: Country = None
    sector: Sector = None
    member: Key | None = Field(None, description="with this organisation as a member")
    stage: Literal["planned", "pilot", "operating"] | None = Field(None, description="how far the cluster has come")


class ConceptQuery(ListQuery):
    """The filters of concepts."""

    broader: Key | None = Field(None, description="below this concept")
    candidate: bool | None = Field(None, description="true: in no thesaurus yet")


class SearchQuery(BaseModel):
    """What the search takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: str = Field(min_length=1, max_length=200, description="words of names; one slip a word is forgiven")
    kind: Literal["documents", "authors", "institutions", "regions", "clusters", "concepts"] | None = Field(
        None, description="only of this kind, named as in paths"
    )
    limit: int = Field(20, ge=1, description="rows of one page; above the most allowed it counts as that")
    cursor: str | None = Field(None, max_length=2000, description="where the page before ended: part of its `next`")
