"""The words beside a name that tell what it is, compiled from lexicon/context.toml."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.regions.gazetteer import lexicon

CAPITALISED = r"[A-Z][\w'&.-]*"
NAME = r"[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]+){0,2}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Patterns to match from the end of a name on (`after_…`) or to search in what stands before it (`before_…`)."""

    after_region: re.Pattern[str]
    after_local: re.Pattern[str]
    after_city: re.Pattern[str]
    after_plural: re.Pattern[str]
    before_region: re.Pattern[str]
    before_local: re.Pattern[str]
    before_city: re.Pattern[str]
    before_plural: re.Pattern[str]
    after_head: re.Pattern[str]
    before_of: re.Pattern[str]
    after_street: re.Pattern[str]
    before_street: re.Pattern[str]
    before_title: re.Pattern[str]
    after_language: re.Pattern[str]
    before_direction: re.Pattern[str]
    unknown: re.Pattern[str]
    before_unknown: re.Pattern[str]
    called: re.Pattern[str]
    united: re.Pattern[str]
    before_known: re.Pattern[str]
    venue: re.Pattern[str]
    not_places: frozenset[str]
    marked: frozenset[str]
    governing: re.Pattern[str]
    acronyms: frozenset[str]


def either(cell: str, *, capitals: bool = False) -> str:
    """The alternatives of a lexicon cell, the longest first; with `capitals` each word may begin with a capital too."""
    words = sorted(cell.replace("\n", "").strip("|").split("|"), key=lambda word: (-len(word), word))
    if capitals:
        words = [re.sub(r"\b[a-z]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", word) for word in words]
    return "(?:" + "|".join(words) + ")"


@cache
def cues() -> Cues:
    """The patterns, compiled once."""
    context = lexicon("context")
    kinds, guards = context["kinds"], context["guards"]
    units = {name: either(cell, capitals=True) for name, cell in kinds.items()}
    heads = either(guards["heads"])
    return Cues(
        after_region=re.compile(rf"[ -]({units['region']})(?!\w)(?! {heads}\b)"),
        after_local=re.compile(rf"[ -]({units['local']})(?!\w)"),
        after_city=re.compile(rf" ({units['city']})(?!\w)"),
        after_plural=re.compile(rf" ({units['plural']})(?!\w)"),
        before_region=re.compile(rf"\b({units['before']}) of (the )?$"),
        before_local=re.compile(rf"(?<!strial )\b({units['before_local']}) of (the )?$"),
        before_city=re.compile(rf"\b({units['before_city']}) of (the )?$"),
        before_plural=re.compile(rf"\b({units['before_plural']}) of (the )?$"),
        after_head=re.compile(
            rf"(?! and )(?: (?:of the |of |for |and )?{CAPITALISED}){{0,5}}? (?:of the |of |for |and )?{heads}\b"
        ),
        before_of=re.compile(
            rf"\b(?:{either(guards['of'])} (?:of|at)|{either(guards['named'])}(?: de| di| du| da| zu| of)?)"
            r" (?:the )?(?:[A-Z]\w+ )?$"
        ),
        after_street=re.compile(rf"(?: [A-Z]?\w+)? {either(guards['streets'])}(?!\w)"),
        before_street=re.compile(rf"(?<!\w){either(guards['streets_before'])} (?:de |di |della |du |la )?$"),
        before_title=re.compile(
            rf"(?:\b{either(guards['titles'])}\.? |\b{either(guards['titles_loose'])} "
            r"|\b[A-Z]\. ?|\b[A-Z]\.-?[A-Z]\. ?)$"
        ),
        after_language=re.compile(rf"[ -]{either(guards['languages'], capitals=True)}\b"),
        before_direction=re.compile(
            rf"\b({either(guards['directions'], capitals=True)}|{either(guards['belts'])})[ -](?:part of (?:the )?)?$"
        ),
        unknown=re.compile(
            rf"\b(?!{either(guards['openings'])} )(?<![A-Z]\w )([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)"
            rf"(?: ({either(kinds['only_places'])})\b(?!-| [A-Z])| (district|county|township|village) of (?=[A-Z]))"
        ),
        before_unknown=re.compile(
            r"\b(?:[Cc]lusters? (?:in|at)|[Vv]alley of) ([A-Z][a-z]{3,})(?: and ([A-Z][a-z]{3,}))?(?!\w|[ -][A-Z])"
        ),
        called=re.compile(
            rf"\b(?:{kinds['towns']}) (?:of (?:the )?|called |named )({NAME})(?: and ({NAME}))?(?![\w'-]| [A-Z])"
            rf"|\b(?:{kinds['villages']}) ({NAME})(?![\w'-]| [A-Z])"
        ),
        united=re.compile(rf"\b(?:the|The|in|of|In|and) ({NAME}) ({either(kinds['units'], capitals=True)})\b(?!-)"),
        before_known=re.compile(rf"\b(?:in|at|near|from|around|outside|In|At|Near) ({NAME}), (?:the )?$"),
        venue=re.compile(rf"\b[A-Z]\w+ {either(guards['venues'])}, ({NAME})(?=[.,;)\n]|$)"),
        not_places=frozenset(guards["not_places"]),
        marked=frozenset(guards["marked"]),
        governing=re.compile(rf"^\W*(?:{either(guards['governing'])})\W*$"),
        acronyms=frozenset(guards["acronyms"]),
    )
