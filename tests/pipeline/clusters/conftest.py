"""How the tests of this folder read a text: places and organisations are given, all the rest is the product's."""

import re
from collections.abc import Callable, Mapping

import pytest
from spacy.language import Language

from pipeline.clusters.find import ClusterFindings, find_clusters
from pipeline.language import language_model
from pipeline.page.model import Page, Zone, ZoneKind
from pipeline.reading import Mention, Organisation, Place, Region
from pipeline.sentences import sentences
from pipeline.spans import Span

Finder = Callable[..., ClusterFindings]


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return tuple(Mention(span=Span(*match.span()), confidence=1.0) for match in found)


def _region(text: str, name: str, level: str, country: str) -> Region:
    place = Place(key=name if level != "country" else country or name, label=name, level=level)
    wider = (Place(key=country, label=country, level="country"),) if country and level != "country" else ()
    return Region(
        id=f"region-{name}",
        name=name,
        mentions=_mentions(text, name),
        confidence=1.0,
        level=level,
        place=place,
        wider=wider,
    )


def _organisation(text: str, name: str) -> Organisation:
    return Organisation(id=f"org-{name}", name=name, mentions=_mentions(text, name), confidence=1.0)


@pytest.fixture(scope="session")
def find() -> Finder:
    """Finds the clusters of a text; `places` maps names to "level" or "level COUNTRY", the rest are names."""

    def finder(
        text: str,
        places: Mapping[str, str] | None = None,
        organisations: tuple[str, ...] = (),
        kind: ZoneKind = ZoneKind.BODY,
        model: Language | None = None,
    ) -> ClusterFindings:
        zones = (Zone(span=Span(0, len(text)), kind=kind),) if text else ()
        page = Page(zones=zones, fields=(), credits=(), references=(), citations=())
        named = [(name, *(level + " ").split(" ")[:2]) for name, level in (places or {}).items()]
        regions = [_region(text, name, level, country) for name, level, country in named if _mentions(text, name)]
        bodies = [_organisation(text, name) for name in organisations if _mentions(text, name)]
        return find_clusters((model or language_model())(text), page, sentences(text, page), regions, bodies)

    return finder
