"""A work as a bibliographic record describes it: what a database or a reference manager states, in typed fields."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.source_field import SourceField

TYPES: Final = frozenset(
    {
        "journal-article",
        "review",
        "editorial",
        "letter",
        "book",
        "edited-book",
        "book-chapter",
        "conference-paper",
        "proceedings",
        "working-paper",
        "preprint",
        "report",
        "thesis",
        "dataset",
        "software",
        "news",
        "patent",
        "artwork",
        "web-page",
        "retraction-notice",
        "correction",
        "other",
    }
)
"""The kinds of works; each format has a table of its own words for them."""

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_FULL: Final = 3
_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)

_PATRONYMIC: Final = re.compile(
    r"(?:ович|евич|(?:иль|кузьм|фом|лук|никит|савв)ич|овна|евна|инична|итична|оглы|кызы)\Z", re.IGNORECASE
)
_LATIN_PATRONYMIC: Final = re.compile(
    r"(?:[oe]vich|(?:il|ily|kuzm|fom|luk|nikit|savv)ich|[oe]vna|ichna)\Z", re.IGNORECASE
)
_LATIN_FAMILY: Final = re.compile(r"(?:[oe]va?|[iy]na?|sk(?:y|iy|ii|aya)|enko|chuk|yuk)\Z", re.IGNORECASE)

_LAST_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii)\.?", re.IGNORECASE)  # "Petrov IV" has two initials


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """Where a creator works, as the source words it; `ror` is the organisation's identifier when the source has it."""

    name: str
    ror: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Creator:
    """Who is credited. `name` is what the source prints; an organisation has no `family`, nor has a name of one word
    that the source does not split."""

    name: str
    family: str = ""
    given: str = ""
    organisation: bool = False
    orcid: str | None = None
    email: str | None = None
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """An entry of the reference list: `text` as the source prints it, the rest where the source tells it apart."""

    text: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    title: str | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One bibliographic record: each value as plain text (no markup, LaTeX or entities), in the order of the source.

    `key` is the record's own identifier in its file ("WOS:000208", a BibTeX key, a RePEc handle), "" when it has none.
    `type` is one of TYPES. `contributors` made it otherwise than by writing: inventors, directors, programmers.
    `date` is ISO 8601 (a day or a month) where the source tells more than `year`. `keywords` are the authors',
    `subjects` those that the database assigned; `jel` holds codes. `status` is "retracted" or "corrected".
    `more_authors`: the source says "et al." or "and others". Identifiers stand as the source prints them: they are
    normalised and checked in one place for all formats. `rest` holds all other fields: nothing is lost.
    """

    key: str = ""
    type: str = "other"
    title: str = ""
    other_titles: tuple[str, ...] = ()
    authors: tuple[Creator, ...] = ()
    more_authors: bool = False
    editors: tuple[Creator, ...] = ()
    contributors: tuple[Creator, ...] = ()
    year: int | None = None
    date: str | None = None
    venue: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    issns: tuple[str, ...] = ()
    isbns: tuple[str, ...] = ()
    identifiers: tuple[SourceField, ...] = ()
    url: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    jel: tuple[str, ...] = ()
    references: tuple[CitedWork, ...] = ()
    status: str = ""
    rest: tuple[SourceField, ...] = ()


@functools.cache
def _particles() -> frozenset[str]:
    """Small words before a family name that belong to it, in several languages."""
    return frozenset(Path(__file__).with_name("particles.txt").read_text("utf-8").split())


@functools.cache
def _capital_particles() -> frozenset[str]:
    """The same as those write them who write all parts of a name with a capital ("Max Van Kleek")."""
    return frozenset(particle.capitalize() for particle in _particles() if len(particle) > 1)


def creator(name: str, affiliations: tuple[Affiliation, ...] = (), orcid: str | None = None) -> Creator:
    """The creator of this name: "Family, Given", "Family I.I." or "Given von Family".

    For formats whose names are persons unless the record says otherwise; a word alone is no family name.

    >>> [(c.family, c.given) for c in map(creator, ("van der Berg, Anna", "Li J.-P.", "LI W", "Max Van Kleek", "IMF"))]
    [('van der Berg', 'Anna'), ('Li', 'J.-P.'), ('LI', 'W'), ('Van Kleek', 'Max'), ('', '')]
    >>> [creator(name).family for name in ("van den Berg", "Petrova Anna Ilyinichna", "Anna Maria Petrovich")]
    ['van den Berg', 'Petrova', 'Petrovich']
    """
    plain = " ".join(name.split())
    family, given = _split(plain)
    return Creator(name=plain, family=family, given=given, affiliations=affiliations, orcid=orcid)


def _split(name: str) -> tuple[str, str]:
    first, *rest = [part.strip() for part in name.split(",")]
    given = " ".join(part for part in rest if part and not _SUFFIX.fullmatch(part))
    if rest and first:
        return first, given
    words = name.strip(", ").split()
    if len(words) > 2 and _LAST_SUFFIX.fullmatch(words[-1]):
        words.pop()
    if len(words) < 2:
        return "", ""
    if families := _families_first(words):
        return " ".join(words[:families]), " ".join(words[families:])
    begin = len(words) - 1
    while begin > 1 and (words[begin - 1] in _particles() or words[begin - 1] in _capital_particles()):
        begin -= 1
    return " ".join(words[begin:]), " ".join(words[:begin])


def _families_first(words: list[str]) -> int:
    """How many of the first words are the family name, 0 where it seems to stand last."""
    # "LI W" and "WANG X." begin with a family: hardly one has a single letter.
    single = len(words[-1].rstrip(".")) == 1 and len(words[0]) > 1 and words[0].isalpha()
    if _initial(words[-1]) and (single or not _initial(words[0])):
        return next(i for i in range(1, len(words)) if all(_initial(word) for word in words[i:]))
    if len(words) == _FULL and _names_father(words[2], words[0]) and not _names_father(words[1], words[0]):
        return 1  # "Иванов Пётр Ильич"
    # "van Gogh" has no given name.
    return len(words) if all(word in _particles() for word in words[:-1]) else 0


def _names_father(word: str, family: str) -> bool:
    """Whether the word is made of a father's name; many families end alike in Latin letters, where more must speak."""
    return bool(_PATRONYMIC.search(word) or (_LATIN_PATRONYMIC.search(word) and _LATIN_FAMILY.search(family)))


def _initial(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word)) and word.isupper()
