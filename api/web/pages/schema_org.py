"""What a page is about, in the words of schema.org: a block of data in its head, which no browser runs."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from api.web.graph.facts import Ref
from api.web.graph.thing_view import ThingView
from api.web.pages.world_map import WorldMap
from corpus.citing.citation import Citation

_HIDDEN = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@cache
def _words() -> Mapping[str, Any]:
    with Path(__file__).with_name("schema_org.toml").open("rb") as file:
        return tomllib.load(file)


def block(data: Mapping[str, Any]) -> Markup:
    """The data as JSON that cannot end the element it stands in, nor begin another one.

    >>> "<" in block({"name": "</script><script>alert(1)</script>"})
    False
    """
    kept = {name: value for name, value in data.items() if value}
    text = json.dumps({"@context": _words()["context"], **kept}, ensure_ascii=False)
    for letter, escape in _HIDDEN.items():
        text = text.replace(letter, escape)
    return Markup(text)  # noqa: S704 -- nothing that means anything to HTML is left in it


def document_block(citation: Citation, about: Iterable[Ref]) -> Markup:
    """A document of the corpus, or a work known from reference lists."""
    types = _words()["documents"]
    return block(
        {
            "@type": types.get(citation.type, types["other"]),
            "@id": citation.url,
            "name": citation.title,
            "author": [{"@type": "Person", "name": author.printed} for author in citation.authors],
            "datePublished": citation.issued,
            "isPartOf": {"@type": "Periodical", "name": citation.container} if citation.container else None,
            "inLanguage": citation.language,
            "keywords": ", ".join(citation.keywords),
            "identifier": citation.doi and f"doi:{citation.doi}",
            "creativeWorkStatus": citation.status and citation.status.capitalize(),
            "about": [{"@type": "Thing", "name": ref.label} for ref in about],
        }
    )


def thing_block(view: ThingView, places: WorldMap | None) -> Markup:
    """Anything else that has a page."""
    point = places.places[0] if places and view.kind == "region" else None
    return block(
        {
            "@type": _words()["kinds"].get(view.kind, "Thing"),
            "@id": str(view.iri),
            "name": view.label,
            "alternateName": list(view.names),
            "geo": point and {"@type": "GeoCoordinates", "latitude": -point.y, "longitude": point.x},
        }
    )
