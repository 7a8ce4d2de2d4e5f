"""Firms that their legal form gives away: JSC “Name”, “Name” LLC, Name GmbH; and names in brackets behind a name."""

import functools
import re
from collections.abc import Iterator

from pipeline.organisations.lexicon import lexicon
from pipeline.organisations.naming import Naming
from pipeline.organisations.places import is_place
from pipeline.spans import Span

_QUOTED = r"[“«„\"](?P<name>[^“”«»„\"\n]{2,100})[”»“\"]"
_CAPITALS = r"(?:[A-ZÀ-Þ][\w.&’'-]*[ \u00a0\n](?:(?:&|de|und)[ \u00a0])?){0,4}[A-ZÀ-Þ][\w&’'-]*"
_BRACKET = re.compile(
    r"[\s”»\"*]*\(\s*(?:the |hereinafter |abbreviated |abbr\. ?|or |formerly )?[“\"]?([^()“”\"\n]{2,60}?)[”\"]?\s*\)"
)

_EXPLAINED = re.compile(r"(?<!\w)([A-Z][A-Za-z&-]{0,10}[A-Z]) ?\((?:[Tt]he )?$")
_LONGEST_ACRONYM = 18
_DASHED = re.compile(r"\s+[-–—]\s+([A-Z][A-Za-z/]*[A-Z])(?![\w’'-]|\s+[A-Z])")


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    before, after = (
        "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
        for forms in (map(str.upper, lexicon().forms_before), lexicon().forms_after)
    )
    quoting = "|".join(sorted(lexicon().quoting))
    return (
        re.compile(rf"\b(?:(?:{before})[ \u00a0])?(?:{before})[ \u00a0]?{_QUOTED}"),
        re.compile(rf"\b(?:{quoting})[ \u00a0]{_QUOTED}"),
        re.compile(rf"{_QUOTED}[ \u00a0]?(?:{after})(?!\w)"),
        re.compile(rf"\b(?:JSC|OJSC|PJSC|CJSC|OAO|OOO|ZAO|PAO|LLC|SEZ)[ \u00a0](?P<name>{_CAPITALS})"),
        re.compile(rf"\b(?P<name>{_CAPITALS}),?[ \u00a0\n](?:{after})(?!\w)"),
    )


def legal_names(text: str, within: Span) -> Iterator[Naming]:
    """Namings with a legal form; the name without the form is an alias.

    >>> text = "head of JSC “Harz Tools”"
    >>> [(found.span.of(text), found.aliases[0].of(text)) for found in legal_names(text, Span(0, len(text)))]
    [('JSC “Harz Tools”', 'Harz Tools')]
    """
    for pattern in _patterns():
        for match in pattern.finditer(text, within.begin, within.end):
            name = Span(*match.span("name")).trimmed(text)
            lead = _lead(name.of(text)) if name else 0
            shouted = match.group()[match.end("name") - match.start() :].strip(" ,\u00a0") in lexicon().forms_shouted
            if name and name.of(text).casefold() in lexicon().fields:
                continue
            if name and lead < name.end - name.begin and not (shouted and name.of(text).isupper()):
                begin = match.start() + (lead if match.start() == name.begin else 0)
                yield Naming(
                    span=Span(begin, match.end()), confidence=0.9, aliases=(Span(name.begin + lead, name.end),)
                )


def _lead(name: str) -> int:
    """How many characters of small words a name wrongly begins with ("The Zorbex")."""
    first = name.split(maxsplit=1)[0]
    return len(first) + 1 if first.casefold() in lexicon().common_words else 0


def bracketed_alias(text: str, name: Span, limit: int) -> Span | None:
    """The other name that stands in brackets or behind a dash right behind a name, mostly its acronym.

    >>> bracketed_alias("Hop Research Union (HRU) met", Span(0, 18), 28)
    Span(begin=20, end=23)
    """
    match = _BRACKET.match(text, name.end, limit) or _DASHED.match(text, name.end, limit)
    if not match:
        return None
    alias = Span(*match.span(1)).trimmed(text, " .,;:")
    return alias if alias and _abbreviates(alias.of(text), name.of(text)) else None


def acronym_before(text: str, name: Span) -> Span | None:
    """The acronym whose bracket the name fills: "HRU (Hop Research Union)".

    >>> acronym_before("the HRU (Hop Research Union) met", Span(9, 27))
    Span(begin=4, end=7)
    """
    begin = max(0, name.begin - _LONGEST_ACRONYM)
    match = _EXPLAINED.search(text, begin, name.begin)
    if not match or text[name.end : name.end + 1] != ")" or match.group(1).casefold() in lexicon().acronym_stops:
        return None
    return Span(*match.span(1))


def _abbreviates(alias: str, name: str) -> bool:
    """Whether a bracket holds an acronym, in whatever language, or letters of the name in their order."""
    acronym, _, town = alias.partition(" ")
    if town and is_place(town) and acronym.isupper() and len(acronym) > 1:
        return True
    if " " in alias or not alias[0].isalpha() or is_place(alias) or alias.casefold() in lexicon().acronym_stops:
        return False
    if sum(map(str.isupper, alias)) >= 2:
        return True
    rest = iter(name.casefold())
    return alias[0].isupper() and all(letter in rest for letter in alias.casefold())
