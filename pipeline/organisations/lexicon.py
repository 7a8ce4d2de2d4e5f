"""The words of organisation names, read once from the lexicon file beside this module."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of casefolded words; what each is for stands in the lexicon file."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    trade_heads: frozenset[str]
    zone_words: frozenset[str]
    units: frozenset[str]
    left_heads: frozenset[str]
    left_heads_modified: frozenset[str]
    foreign_heads: frozenset[str]
    link_words: frozenset[str]
    prepositions: frozenset[str]
    of_only: frozenset[str]
    campus_systems: frozenset[str]
    town_heads: frozenset[str]
    acronym_stops: frozenset[str]
    field_endings: frozenset[str]
    named_after: frozenset[str]
    forms_before: frozenset[str]
    forms_after: frozenset[str]
    cue_nouns: frozenset[str]
    cue_nouns_plural_only: frozenset[str]
    cue_plurals: frozenset[str]
    cue_links: frozenset[str]
    posts: frozenset[str]
    bodies: frozenset[str]
    acts: frozenset[str]
    states: frozenset[str]
    series: frozenset[str]
    done: frozenset[str]
    belongings: frozenset[str]
    partnering: frozenset[str]
    sent: frozenset[str]
    lent: frozenset[str]
    auxiliaries: frozenset[str]
    adjective_ends: frozenset[str]
    kinds: frozenset[str]
    compounds: frozenset[str]
    quoting: frozenset[str]
    uniting: frozenset[str]
    joint: frozenset[str]
    forms_shouted: frozenset[str]
    body_plurals: frozenset[str]
    fields: frozenset[str]
    common_words: frozenset[str]
    not_organisations: frozenset[str]
    works: frozenset[str]
    taught: frozenset[str]
    not_last: frozenset[str]
    possessives: frozenset[str]
    edge_words: frozenset[str]
    region_kinds: frozenset[str]
    honoured: frozenset[str]
    honouring: frozenset[str]
    rank_words: frozenset[str]
    phrase_heads: frozenset[str]
    agency_openers: frozenset[str]
    country_tails: frozenset[str]
    foreign_adjectives: frozenset[str]
    subject_units: frozenset[str]
    country_names: dict[str, tuple[str, ...]]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon; a missing or surplus section of the file is a TypeError at the first call.

    >>> "university" in lexicon().heads
    True
    """
    sections = tomllib.loads(LEXICON.read_text("utf-8"))
    countries = {code: tuple(names) for code, names in sections.pop("country_names").items()}
    return Lexicon(country_names=countries, **{name: frozenset(entries) for name, entries in sections.items()})
