"""Author keywords as notions: what a list prints as its own, without the names and the litter in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.concepts.vocabulary import thesaurus_labels
from pipeline.concepts.wording import comparable, form_of
from pipeline.page.model import Field
from pipeline.spans import Span

# What runs on behind a list of keywords: the next sentence, or the line of the publisher.
_RUN_ON = re.compile(r"(?<=[a-z]{3})\.\s+(?=\S)|\s*[©®]|\s+\(?[cC]\)\s*\d{4}")
_ACRONYM = re.compile(r"\s*\(\s*([A-Z][\w&+-]{0,8})\s*\)\s*")
_ARTICLE = re.compile(r"[Tt]he\s+(?=[A-Z])")
_QUOTES = str.maketrans("", "", '“”„«»"')
_LITTLE = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword: its label without what is bracketed, the acronym there ("" when none), and where it stands."""

    label: str
    acronym: str
    span: Span


def keywords(fields: Iterable[Field], prose: str) -> Iterator[Keyword]:
    """The keywords among `fields` that may name notions, in their order.

    One that stands in capitals amid a list of small letters is a name, unless the thesaurus has it or `prose` prints it
    in small letters; so is one with an article before a capital.

    >>> printed = ("trust", "oyster bed (OB)", "Reef Watch Office")
    >>> row = [Field(name="keyword", value=value, span=Span(0, 1), confidence=1.0) for value in printed]
    >>> [(keyword.label, keyword.acronym) for keyword in keywords(row, "")]
    [('trust', ''), ('oyster bed', 'OB')]
    """
    listed = [field for field in fields if field.name == "keyword"]
    small = sum(field.value[:1].islower() for field in listed) > _MOSTLY * len(listed)
    for field in listed:
        keyword = _keyword(field)
        if keyword and not _is_name(field.value, keyword.label, prose, small=small):
            yield keyword


def _keyword(field: Field) -> Keyword | None:
    value = _RUN_ON.split(field.value, maxsplit=1)[0]
    found = _ACRONYM.search(value)
    label = " ".join((_ACRONYM.sub(" ", value) if found else value).translate(_QUOTES).split())
    if field.span is None or not form_of(label):
        return None
    return Keyword(label, found.group(1) if found else "", field.span)


def _is_name(value: str, label: str, prose: str, *, small: bool) -> bool:
    words = label.split()
    capitals = len(words) > 1 and all(word[0].isupper() for word in words if word.lower() not in _LITTLE)
    if not capitals or thesaurus_labels().exact(label):
        return False
    if _ARTICLE.match(value) or (small and label.lower() not in prose):
        return True
    return label.title() == label and not any(_is_common(word, prose) for word in words)


def _is_common(word: str, prose: str) -> bool:
    """Whether a word is one of the field, or of the text in small letters: no part of a person's name."""
    return thesaurus_labels().has(comparable(word)) or word.lower() in prose


def printings(kept: Sequence[Keyword]) -> list[tuple[str, str]]:
    """Under which words the prose prints keywords: (keyword's label, words)."""
    plain = [(keyword.label, keyword.label) for keyword in kept]
    return [*plain, *((keyword.label, keyword.acronym) for keyword in kept if keyword.acronym)]
