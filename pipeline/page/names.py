"""Names of persons as bylines print them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.page.lexicon import cities, lexicon, places_of_words
from pipeline.page.name_doubts import is_doubtful, is_seat
from pipeline.page.name_people import Person, read_people
from pipeline.page.name_records import Entry, record_entries
from pipeline.page.name_split import split_name
from pipeline.page.name_tokens import STOP, Group, Token, groups, tokens_of

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name at [begin, end) of the string it was read from; `markers` point to affiliations."""

    begin: int
    end: int
    family: str
    given: str
    markers: tuple[str, ...] = ()
    sure: bool = False
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What was read from a string: `whole` says that nothing else stands in it, `end` where the names end."""

    names: tuple[Name, ...]
    whole: bool
    end: int


def read_names(words: str, *, known: bool = False) -> Names:
    """The names at the beginning of a byline, up to the first words that are no name.

    Rules alone tell names from other words. Words `known` to be an author line are left to the trained model: then
    there are also names that stand behind other words, after `end`.

    >>> [(name.given, name.family, name.markers) for name in read_names("Ann B. LEE1,* and de Wit, K.").names]
    [('Ann B.', 'LEE', ('1', '*')), ('K.', 'de Wit', ())]
    >>> [name.family for name in read_names("Ann Lee Carl Moss", known=True).names]
    ['Lee', 'Moss']
    """
    found = read_people(words) if known else None
    names = tuple(name for person in found.people if _stands(name := _named(person))) if found else ()
    if found and names:
        return Names(names, found.whole, found.end)
    return _by_rules(words)


def recorded_names(words: str, *, known: bool = False) -> tuple[Name, ...]:
    """The names of a list in which each begins with the family name; one alone must be `known` to be an author.

    >>> [(name.given, name.family) for name in recorded_names("Moss, Ann; Page, Ned B.")]
    [('Ann', 'Moss'), ('Ned B.', 'Page')]
    >>> recorded_names("Moss, Ann"), len(recorded_names("Moss, Ann", known=True))
    ((), 1)
    """
    entries = record_entries(words) if "," in words and (known or ";" in words) else ()
    return tuple(map(_recorded, entries)) if known or len(entries) > 1 else ()


def _recorded(entry: Entry) -> Name:
    family, given = entry
    return Name(family[0].begin, given[-1].end, _text(family), _text(given), sure=True, inverted=True)


def _stands(name: Name) -> bool:
    """Whether nothing speaks against a name."""
    return name.sure or not is_doubtful(f"{name.given} {name.family}")


def _named(person: Person) -> Name:
    """The name of a person whom the model found; initials, capitals and marks show that it is one."""
    family, given = person.family, person.given
    sure = "." in given or family.isupper() != given.isupper() or bool(person.markers)
    return Name(person.begin, person.end, family, given, person.markers, sure, person.inverted)


def _by_rules(words: str) -> Names:
    recorded = recorded_names(words)
    if recorded:
        return Names(recorded, whole=True, end=recorded[-1].end)
    stop = STOP.search(words)
    found = list(groups(list(tokens_of(words[: stop.start()] if stop else words))))
    names: list[Name] = []
    end = 0
    whole = stop is None
    for index, group in enumerate(found):
        inverted = not any(name.inverted is False for name in names)
        read = _merged(found, index, words=inverted) or _name(group.tokens, group.markers)
        if group.skip or (names and read is None and _is_degree(group.tokens)):
            continue  # degrees ("M.A.") stand where names stand
        if read is None or _other_style(names, read):
            return Names(tuple(names), _nothing(found[index:]), end)
        names.append(read)
        end = group.end if read.end <= group.end else found[index + 1].end
    return Names(tuple(names), whole and bool(names), end)


def _other_style(names: list[Name], read: Name) -> bool:
    """After "Ann LEE" no "Foo Bar" without capitals is a name: it is where she works."""
    if not names or names[0].inverted or not names[0].family.isupper() or names[0].given.isupper():
        return False
    return not read.family.isupper() and "." not in read.given


def _is_degree(tokens: list[Token]) -> bool:
    """Whether the words behind a name are degrees ("M.A.", "PharmD")."""
    return all(token.kind == "initials" or token.text.rstrip(".").casefold() in lexicon().suffixes for token in tokens)


def _nothing(groups: list[Group]) -> bool:
    return all(not group.tokens for group in groups)


def _merged(groups: list[Group], index: int, *, words: bool) -> Name | None:
    """ "Surname, I. O." and, with `words`, "SURNAME, Given": two groups that are one name."""
    group = groups[index]
    if group.skip or group.markers or index + 1 >= len(groups):
        return None
    family, given = group.tokens, groups[index + 1].tokens
    if not _family_only(family) or not _given_only(given, capitals=words and _capitals(family)):
        return None
    if len(family) > 1 and all(token.text.strip(". ").casefold() in lexicon().suffixes for token in given):
        return None  # "Ann Lee, M.A."
    if is_seat(_text(family), _text(given)):
        return None
    groups[index + 1].skip = True
    return Name(
        family[0].begin, given[-1].end, _text(family), _text(given), groups[index + 1].markers, sure=True, inverted=True
    )


def _family_only(tokens: list[Token]) -> bool:
    return 1 <= len(tokens) <= 3 and all(token.kind == "word" for token in tokens) and _plausible(tokens)


def _capitals(tokens: list[Token]) -> bool:
    return all(len(token.text) > 1 and token.text.isupper() for token in tokens)


def _given_only(tokens: list[Token], *, capitals: bool) -> bool:
    if not tokens or len(tokens) > 3:
        return False
    if all(token.kind == "initials" for token in tokens):
        return True
    return (
        capitals
        and all(token.text[:1].isupper() and not token.text.isupper() for token in tokens)
        and _plausible(tokens)
    )


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens).strip()


def _name(tokens: list[Token], markers: tuple[str, ...]) -> Name | None:
    if not 2 <= len(tokens) <= _LONGEST or not _plausible(tokens):
        return None
    split = split_name(tokens)
    if split is None:
        return None
    family, given, sure = split
    name = Name(tokens[0].begin, tokens[-1].end, _text(family), _text(given), markers, sure or bool(markers))
    return name if _stands(name) else None


def _plausible(tokens: list[Token]) -> bool:
    lexical = lexicon()
    words = [token for token in tokens if token.kind == "word"]
    if len(words) == len(tokens) > 1 and " ".join(token.text for token in words).casefold() in places_of_words():
        return False
    if (
        _is_acronym_in_place(words)
        or any(token.kind == "other" for token in tokens)
        or not any(len(token.text) > 1 for token in words)
    ):
        return False
    for token in words:
        folded = token.text.casefold()
        if folded in lexical.particles and len(words) > 1:
            continue
        if not token.text[:1].isupper() and not re.match(r"(?:d|l|al|el|o)['’\-]", folded):
            return False
        if (
            folded in lexical.never_names
            or folded.rstrip(".") in lexical.never_names
            or folded in lexical.ranks
            or folded.rstrip(".") in lexical.posts
        ):
            return False
        if folded.endswith(".") and len(folded) > 5:
            return False
    return True


def _is_acronym_in_place(words: list[Token]) -> bool:
    """ "HEC Montréal" is no person."""
    if len(words) != 2:
        return False
    acronym, place = words[0].text, words[1].text
    return acronym.isupper() and 3 <= len(acronym) <= 5 and len(place) > 5 and place.casefold() in cities()
