"""The parameters of the API's lists: those of the pages, and how the answer is to be written."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.web.lists.queries import (
    AuthorQuery,
    ClusterQuery,
    ConceptQuery,
    DocumentQuery,
    InstitutionQuery,
    RegionQuery,
    SearchQuery,
)


class Form(BaseModel):
    """How an answer is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["json", "csv", "jsonld"] | None = Field(
        None, description="the form of the answer; without it the Accept header decides"
    )
    fields: str | None = Field(
        None,
        max_length=300,
        description="only these fields, with commas between; the status of retracted and corrected documents always "
        "comes along",
    )


class DocumentList(DocumentQuery, Form):
    """Documents, as asked."""


class AuthorList(AuthorQuery, Form):
    """People, as asked."""


class InstitutionList(InstitutionQuery, Form):
    """Institutions, as asked."""


class RegionList(RegionQuery, Form):
    """Regions, as asked."""


class ClusterList(ClusterQuery, Form):
    """Clusters, as asked."""


class ConceptList(ConceptQuery, Form):
    """Concepts, as asked."""


class SearchList(SearchQuery, Form):
    """What a search finds, as asked."""
