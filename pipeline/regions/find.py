"""Finds the places that a page names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.page.model import Page
from pipeline.reading import Link, Mention, Organisation, Place, Region
from pipeline.regions import guards
from pipeline.regions.candidates import Candidate, candidates
from pipeline.regions.choice import Choice, Scene
from pipeline.regions.cues import cues
from pipeline.regions.fold import Folded, fold, folded
from pipeline.regions.gazetteer import CITY, MACRO, REGION, Entry, Gazetteer, gazetteer
from pipeline.regions.kinds import with_kinds
from pipeline.regions.located import located
from pipeline.spans import Span

__all__ = ["find_regions", "locate_organisations"]

UNKNOWN_LEVELS = {"unknown region": REGION, "unknown local": CITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One mention of a place: where, under which name, and what is known of the place."""

    span: Span
    adjective: bool
    confidence: float
    key: str
    label: str
    level: str
    place: Place | None
    wider: tuple[Place, ...]


def find_regions(text: str, page: Page, organisations: Sequence[Organisation]) -> tuple[Region, ...]:
    """The places named in the prose, the addresses and the keywords, as "region-1", … by first mention.

    Names within names of organisations, people, journals and streets are none, except the place that the organisation's
    words say it belongs to ("Ministry of Trade of Peru"). A name that may mean several places means the one that the
    page's other places make likely, else the one with most people.

    >>> from pipeline.page.model import Zone, ZoneKind
    >>> text = "Firms in Lesnoy, Sverdlovsk Oblast, sell to German buyers."
    >>> body = Zone(span=Span(0, len(text)), kind=ZoneKind.BODY)
    >>> page = Page(zones=(body,), fields=(), credits=(), references=(), citations=())
    >>> [(r.name, r.place.key, r.place.part_of) for r in find_regions(text, page, ())]
    [('Lesnoy', 'geonames-6853140', 'RU-SVE'), ('Sverdlovsk Oblast', 'RU-SVE', 'RU'), ('German', 'DE', None)]
    """
    places, page_text = gazetteer(), fold(text)
    ground = guards.Ground.of(text, page, organisations)
    typed = with_kinds(page_text.text, candidates(page_text, places), places)
    found = [c for c in typed if usable(text, page_text, c, ground)]
    scene = Scene(page=page_text, places=places, found=found, ground=ground)
    chosen = [choice for n in range(len(found)) if (choice := scene.choice(n)) and placed(scene, n, choice)]
    return grouped(text, [naming(scene, choice) for choice in chosen])


def usable(text: str, page: Folded, c: Candidate, ground: guards.Ground) -> bool:
    """Whether the candidate stands where places are named, on its own."""
    if c.form in cues().marked and page.span(c.begin, c.end).of(text) == c.form:
        return False
    return ground.free(text, page.span(c.begin, c.end)) and not guards.in_other_name(page, c)


def placed(scene: Scene, n: int, choice: Choice) -> bool:
    """Whether the zone lets the place in: of an imprint only a city with its country ("Kyoto, Japan")."""
    if not scene.ground.imprint.covering(scene.page.span(choice.candidate.begin, choice.candidate.end)):
        return True
    return bool(scene.around[n]) and choice.entry is not None and not choice.candidate.adjective


def naming(scene: Scene, choice: Choice) -> Naming:
    """The mention as it goes into the regions."""
    c, entry, places = choice.candidate, choice.entry, scene.places
    if entry is None:
        wider: tuple[Place, ...] = (places.entries[scene.home].place(),) if scene.home else ()
        key, level = f"unknown {c.form}", UNKNOWN_LEVELS[c.kind]
        return Naming(span=scene.page.span(c.begin, c.end), adjective=False, confidence=choice.confidence, key=key,
                      label=c.form, level=level, place=None, wider=wider)  # fmt: skip
    begin, entry = compass(scene.page, c, entry, places)
    wider = parents(entry, places)
    adjective = c.adjective or next((s.adjective for s in c.senses if s.key == entry.key), False)
    return Naming(span=scene.page.span(begin, c.end), adjective=adjective, confidence=choice.confidence, key=entry.key,
                  label=entry.label, level=entry.level, place=entry.place(), wider=wider)  # fmt: skip


def parents(entry: Entry, places: Gazetteer) -> tuple[Place, ...]:
    """The wider places of an entry, which need not be in the gazetteer itself."""
    parent = places.entries.get(entry.part_of or "")
    return () if parent is None else (parent.place(), *(e.place() for e in places.chain(parent.key)))


def compass(page: Folded, c: Candidate, entry: Entry, places: Gazetteer) -> tuple[int, Entry]:
    """Where the mention begins and what it means when a direction stands before the name ("eastern Nepal")."""
    direction = cues().before_direction.search(page.text[max(0, c.begin - guards.LEFT) : c.begin])
    if direction is None or entry.level == CITY or c.kind or direction[0].endswith("the "):
        return c.begin, entry
    words = f"{direction[1].lower().replace('-', '')} {entry.label}"
    slug = "macro-" + re.sub(r"\W+", "-", words.lower())
    begin = c.begin - len(direction[0])
    known = places.entries.get(slug) or _namesake(words, entry, places)
    if known is not None:
        return begin, known
    if c.adjective:
        return c.begin, entry
    return begin, Entry(slug, words[0].upper() + words[1:], MACRO, None, entry.key, None, None, None, 0)


def _namesake(words: str, entry: Entry, places: Gazetteer) -> Entry | None:
    """The subdivision that bears these words, or their short form ("North" for "northern"), as its name."""
    direction, _, name = words.partition(" ")
    for form in (f"{direction.capitalize()} {name}", f"{direction.capitalize().removesuffix('ern')} {name}"):
        for sense in places.senses.get(folded(form), ()):
            if places.country(sense.key) == places.country(entry.key):
                return places.entries[sense.key]
    return None


def grouped(text: str, namings: Sequence[Naming]) -> tuple[Region, ...]:
    """One region for all mentions of a place."""
    by_key: dict[str, list[Naming]] = {}
    for one in sorted(namings, key=lambda one: one.span):
        by_key.setdefault(one.key, []).append(one)
    return tuple(region(text, f"region-{n}", same) for n, same in enumerate(by_key.values(), start=1))


def region(text: str, id_: str, same: Sequence[Naming]) -> Region:
    """The region that the mentions name."""
    best = max(same, key=lambda one: one.confidence)
    return Region(
        id=id_,
        name=best_name(text, same),
        mentions=tuple(Mention(span=one.span, confidence=one.confidence) for one in same),
        confidence=best.confidence,
        level=best.level,
        place=best.place,
        wider=best.wider,
    )


def best_name(text: str, same: Sequence[Naming]) -> str:
    """The authority's name if it is printed, else the longest one that is; an adjective only for want of a noun."""
    forms = [" ".join(one.span.of(text).split()) for one in same if not one.adjective]
    forms = forms or [" ".join(one.span.of(text).split()) for one in same]
    return next((form for form in forms if form == same[0].label), max(forms, key=len))


def locate_organisations(
    text: str, page: Page, organisations: Sequence[Organisation], regions: Sequence[Region]
) -> tuple[Link, ...]:
    """Which organisation is where, by the address, the organisation's own name, or the words beside it."""
    return tuple(located(text, page, organisations, regions))
