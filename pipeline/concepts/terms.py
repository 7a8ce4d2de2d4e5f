"""New terms: noun phrases that name a notion of the field though no thesaurus has them."""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.concepts.vocabulary import thesaurus_labels
from pipeline.concepts.wording import Rows, Word, comparable, form_of, lemma, singular
from pipeline.spans import Span
from pipeline.tags import Tags

LEXICON = Path(__file__).with_name("terms.toml")

_LONGEST = 4
"""Words of the longest term: beyond it, phrases are descriptions."""
_SMALL = re.compile(r"\b[a-z][^\W\d_]+")
_HYPHENS = frozenset("-‐‑")
_COMPOUND_TAGS = frozenset({"VBN", "VBD", "VBG", "RP", "VB", "IN", "RB"})
"""What the tagger calls the members of hyphenated compounds: "start-up" is no verb."""


@dataclass(frozen=True, slots=True)
class Term:
    """A candidate: its label ("footwear industry") and its words."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Lexicon:
    sciences: tuple[str, ...]
    kernels: frozenset[str]
    heads: frozenset[str]
    empty: frozenset[str]
    participles: frozenset[str]
    never: frozenset[str]
    measures: frozenset[str]
    plurals: frozenset[str]
    weak: frozenset[str]


@functools.cache
def _lexicon() -> _Lexicon:
    read = tomllib.loads(LEXICON.read_text("utf-8"))
    names = (
        "kernels",
        "heads",
        "empty_modifiers",
        "classifying_participles",
        "never",
        "measures",
        "plural_modifiers",
        "weak_heads",
    )
    return _Lexicon(tuple(read["sciences"]), *(frozenset(read[name]) for name in names))


def candidate_terms(
    text: str, titles: Sequence[Span], summary: Sequence[Span], tags: Tags, rows: Rows | None = None
) -> tuple[Term, ...]:
    """The candidates within `titles` and `summary`, in the order of the text: two to four words, a head of terms last.

    No determiner, name or finite verb is part of one, and nothing that classifies nothing ("important") begins it.
    `rows` are the words of the text where they have been split already.
    """
    rows = rows or Rows(text)
    known = frozenset(map(comparable, _SMALL.findall(text))) if titles else frozenset()
    readers = [
        *((span, _Reader(text, tags, known)) for span in titles),
        *((span, _Reader(text, tags)) for span in summary),
    ]
    found = sorted((phrase for span, reader in readers for phrase in reader.phrases(rows.of(span))), key=_span)
    return tuple(Term(_label(text, phrase), _span(phrase)) for phrase in found)


def is_head(form: str) -> bool:
    """Whether a word of this form heads terms of the field ("industry"), the kinds of clusters apart."""
    return form in _lexicon().heads - _lexicon().kernels


def modifies(text: str, tags: Tags, span: Span) -> bool:
    """Whether another noun follows in the same phrase, or a hyphen before or behind ties the words to others."""
    if text[span.begin - 1 : span.begin] == "-" or text[span.end : span.end + 1] == "-":
        return True
    if is_head(form_of(span.of(text))[-1]) or not tags.after(span.end).startswith("NN"):
        return False
    return text[span.end : span.end + 1] in {" ", "\n"}


def is_kernel(form: str) -> bool:
    """Whether a word of this form makes a term of the field of whatever phrase it stands in ("cluster")."""
    return form in _lexicon().kernels


def is_weak_head(form: str) -> bool:
    """Whether terms that this word closes name things rather than notions ("product")."""
    return form in _lexicon().weak


def is_empty(form: str) -> bool:
    """Whether a word of this form classifies nothing ("new")."""
    return form in _lexicon().empty


class _Reader:
    """Finds noun phrases. `known`: in a title, common words that are capitalised only for being in a title."""

    def __init__(self, text: str, tags: Tags, known: frozenset[str] = frozenset()) -> None:
        self._text, self._tags, self._known = text, tags, known

    def phrases(self, row: Sequence[Word]) -> Iterator[Sequence[Word]]:
        """The longest phrase before each head that ends a noun phrase of these words."""
        kinds = [self._kind(word) for word in row]
        begin = 0
        for end, (word, kind) in enumerate(zip(row, kinds, strict=True), start=1):
            if kind is None:
                begin = end
            elif end == len(row) or not _ties(self._text, word, row[end]) or kinds[end] is None:
                phrase = _stripped(self._text, self._whole(row[begin:end]), self._tags)
                if kind == "noun" and _is_term(phrase):
                    yield phrase
                begin = end

    def _whole(self, phrase: Sequence[Word]) -> Sequence[Word]:
        """The phrase from where nothing in it betrays that two phrases or a clause met: "project lends support"."""
        for at in range(len(phrase) - 1, 0, -1):
            if self._parts(phrase[at - 1], phrase[at]):
                return phrase[at:]
        return phrase

    def _parts(self, word: Word, following: Word) -> bool:
        """Whether a phrase ends between the two: behind a plural, before an adjective that follows a noun."""
        if word.form == following.form:
            return True
        if _is_hyphenated(self._text, word) or not self._tags.at(word.span.begin).startswith("NN"):
            return False
        surface = word.span.of(self._text).casefold()
        plural = singular(surface) != surface and word.form not in _lexicon().plurals
        return plural or self._opens_anew(following)

    def _opens_anew(self, word: Word) -> bool:
        """Whether the word is an adjective of its own, no member of a compound: "design spatial policies"."""
        return self._tags.at(word.span.begin) == "JJ" and not _is_hyphenated(self._text, word)

    def _kind(self, word: Word) -> Literal["noun", "modifier"] | None:
        """What the word may be in a term; None when it cannot be in one."""
        lexicon, tag = _lexicon(), self._tags.at(word.span.begin)
        surface = word.span.of(self._text)
        if word.form in lexicon.never or len(surface) == 1 or not surface.replace("’", "").replace("'", "").isalpha():
            return None
        if tag in {"NN", "NNS"}:
            return "noun"
        if word.form in lexicon.participles:
            return "modifier"
        if tag in {"NNP", "NNPS"}:
            return "noun" if self._is_common(word, surface) else None
        if tag in {"JJ", "AFX"}:
            common = surface.islower() or _opens_sentence(self._text, word) or self._is_common(word, surface)
            return "modifier" if common else None
        return "modifier" if tag in _COMPOUND_TAGS and _is_hyphenated(self._text, word) else None

    def _is_common(self, word: Word, surface: str) -> bool:
        """Whether what the tagger takes for a name is none."""
        if surface.islower():
            return _is_hyphenated(self._text, word)
        if not self._known:
            return _is_acronym(surface)
        return word.form in self._known or thesaurus_labels().knows(word)


def _ties(text: str, word: Word, following: Word) -> bool:
    """Whether only blanks or a hyphen stand between the two, and the first is no genitive."""
    gap = text[word.span.end : following.span.begin]
    return word.joins and not gap.strip(" \n\t\u00a0-‐‑") and not word.span.of(text).endswith(("'s", "’s", "s'", "s’"))


def _is_acronym(surface: str) -> bool:
    return surface.isupper() and 2 <= len(surface) <= 5


def _opens_sentence(text: str, word: Word) -> bool:
    before = text[max(0, word.span.begin - 20) : word.span.begin].rstrip(' \t*_"“«(#')
    return not before or before[-1] in ".!?:;\n"


def _is_hyphenated(text: str, word: Word) -> bool:
    """Whether a hyphen ties the word to its neighbour: "start-up", "knowledge-based"."""
    begin, end = word.span.begin, word.span.end
    return _HYPHENS.intersection(text[max(0, begin - 1) : begin] + text[end : end + 1]) != set()


def _stripped(text: str, phrase: Sequence[Word], tags: Tags) -> Sequence[Word]:
    """The phrase without what classifies nothing at its beginning ("different", "new", "large-scale")."""
    begin = 0
    while begin < len(phrase):
        after = begin + 1
        while after < len(phrase) and text[phrase[after - 1].span.end : phrase[after].span.begin] in _HYPHENS:
            after += 1
        compound = phrase[begin:after]
        if not any(_is_empty(word, tags) for word in compound):
            break
        if len(compound) > 1 and not any(word.form in _lexicon().measures for word in compound):
            break
        begin = after
    return phrase[begin:]


def _is_empty(word: Word, tags: Tags) -> bool:
    return word.form in _lexicon().empty or tags.at(word.span.begin) in {"JJR", "JJS"}


def _is_term(phrase: Sequence[Word]) -> bool:
    if not 2 <= len(phrase) <= _LONGEST:
        return False
    head = phrase[-1].form
    if head in _lexicon().heads or head.endswith(_lexicon().sciences):
        return True
    return any(is_kernel(word.form) for word in phrase)


def _label(text: str, phrase: Sequence[Word]) -> str:
    return lemma(" ".join(_span(phrase).of(text).split()))


def _span(phrase: Sequence[Word]) -> Span:
    return Span(phrase[0].span.begin, phrase[-1].span.end)
