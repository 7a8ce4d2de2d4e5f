"""The words of a passage as the cluster grammar reads them: a place is one word, however many it is printed with."""

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.clusters.grammar import grammar
from pipeline.reading import Region
from pipeline.spans import Span
from pipeline.tags import Tags

# A word with inner hyphens and apostrophes, a possessive ending, or any other sign.
_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:(?:[-‐‑&+]|['’](?!s\b))[^\W_]+)*|\S")
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will"})
_FINITE_VERBS = frozenset({"VBZ", "VBD", "VBP", "MD"})
OPENING_QUOTES = "“„«‘\"'`"
CLOSING_QUOTES = "”“»’\"'`"
MARKUP = "*_"
_LONGEST_NAME = 3


def fold(name: str) -> str:
    """A place name as names are compared: lower case, without accents.

    >>> fold("León")
    'leon'
    """
    return "".join(char for char in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(char))


def bare_place(name: str) -> str:
    """A place name without "region of" and the like: texts call one place by its town and by its region.

    >>> bare_place("Republic of Komi"), bare_place("Omsk Region")
    ('komi', 'omsk')
    """
    words = fold(name).split()
    return " ".join(word for word in words if word not in grammar().place_fillers) or " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word, place name or sign of the text. `tag` is the Penn tag, "" where no tagger ran; `lower` is derived."""

    text: str
    span: Span
    tag: str = ""
    place: Region | None = None
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits: no sign."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with an upper-case letter or, like "eHealth" or "iPhone", has one inside."""
        return any(char.isupper() for char in self.text[:2])

    @property
    def is_boundary(self) -> bool:
        """Whether no noun phrase runs over the word; "IT" is a branch."""
        return self.lower in grammar().boundaries and self.text != "IT"

    @property
    def is_finite_verb(self) -> bool:
        """Whether the tagger takes it for a finite verb; capitalised words never are: taggers err on names."""
        return self.tag in _FINITE_VERBS and not self.is_capitalised


class Places:
    """The mentions of regions, sorted, longest first where several begin together.

    Their names are known wherever else they are printed: a place inside the name of an organisation is no mention of
    the place, yet tells where a cluster is ("the board of Elva Wood Cluster").
    """

    def __init__(self, text: str, regions: Sequence[Region]) -> None:
        found = [(mention.span, region) for region in regions for mention in region.mentions]
        self._found = sorted(found, key=lambda pair: (pair[0].begin, -pair[0].end))
        self._begins = [span.begin for span, _ in self._found]
        self._names: dict[str, Region] = {}
        for span, region in self._found:
            self._names.setdefault(fold(span.of(text)), region)
        self._first_words = frozenset(name.split()[0] for name in self._names if name.strip())

    def named(self, words: Sequence[Word]) -> Region | None:
        """The region that these words are a name of elsewhere in the document."""
        return self._names.get(fold(" ".join(word.text for word in words)))

    def may_begin(self, word: Word) -> bool:
        """Whether a name of a region begins with the word."""
        return word.text[0].isupper() and fold(word.text) in self._first_words

    def within(self, span: Span) -> list[tuple[Span, Region]]:
        """The mentions inside `span` in the order of the text, without those inside another one."""
        first = bisect.bisect_left(self._begins, span.begin)
        last = bisect.bisect_left(self._begins, span.end)
        kept: list[tuple[Span, Region]] = []
        for found, region in self._found[first:last]:
            if found.end <= span.end and (not kept or found.begin >= kept[-1][0].end):
                kept.append((found, region))
        return kept


def words_of(text: str, span: Span, places: Places, tags: Tags | None = None) -> tuple[Word, ...]:
    """The words and signs of `span`, in order.

    >>> [word.text for word in words_of("the Rhône's IT-cluster (2019)", Span(0, 29), Places("", ()))]
    ['the', 'Rhône', "'s", 'IT-cluster', '(', '2019', ')']
    """
    found: list[Word] = []
    begin = span.begin
    for place_span, region in places.within(span):
        found += _plain_words(text, begin, place_span.begin, places, tags)
        found.append(Word(text=place_span.of(text), span=place_span, place=region))
        begin = place_span.end
    found += _plain_words(text, begin, span.end, places, tags)
    return tuple(found)


def _plain_words(text: str, begin: int, end: int, places: Places, tags: Tags | None) -> list[Word]:
    matches = _TOKEN.finditer(text, begin, end)
    words = [
        Word(text=match.group(), span=Span(*match.span()), tag=tags.at(match.end() - 1) if tags else "")
        for match in matches
    ]
    return list(_with_known_names(words, places))


def _with_known_names(words: Sequence[Word], places: Places) -> Iterator[Word]:
    index = 0
    while index < len(words):
        length, region = _known_name(words, index, places)
        if region:
            span = Span(words[index].span.begin, words[index + length - 1].span.end)
            yield Word(text=" ".join(w.text for w in words[index : index + length]), span=span, place=region)
        else:
            yield words[index]
        index += length


def _known_name(words: Sequence[Word], index: int, places: Places) -> tuple[int, Region | None]:
    if places.may_begin(words[index]):
        for length in range(_LONGEST_NAME, 0, -1):
            region = places.named(words[index : index + length])
            if region:
                return min(length, len(words) - index), region
    return 1, None


def is_headline(words: Sequence[Word]) -> bool:
    """Whether so many words are capitalised that a capital letter says nothing; fewer will do without a full stop."""
    long = [
        word for word in words if word.is_word and not word.place and len(word.text) > 3 and not word.text.isdigit()
    ]
    capitals = sum(word.is_capitalised for word in long)
    closed = words[-1].text in ".!?;"
    if closed and any(word.lower in _AUXILIARIES and word.text.islower() for word in words):
        return False
    return len(long) > 2 and capitals * 20 >= len(long) * (19 if closed else 14)


def word_at(words: Sequence[Word], index: int) -> str:
    """The word at `index` in small letters; "" outside of the words."""
    return words[index].lower if 0 <= index < len(words) else ""
