"""Clusters on lines of their own below "… clusters:", with a bullet before or a national flag behind the name."""

from collections.abc import Iterator, Sequence

from pipeline.clusters.branches import branch_ranges
from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import heads
from pipeline.clusters.specific import folded
from pipeline.clusters.words import CLOSING_QUOTES, OPENING_QUOTES, Word
from pipeline.spans import Span

_LONGEST_LINE, _LONGEST_QUOTE = 14, 40
_FARTHEST = 60
"""Passages between the opening line and the last entry: entries may have paragraphs between them."""
_DASHES = frozenset("–—")
_FLAG = range(0x1F1E6, 0x1F200)


def registered(found: Sequence[Passage]) -> Iterator[Sighting]:
    """The names of the lines below an opening line, in the order of the text."""
    opened = quoted = -_FARTHEST
    for passage in found:
        if passage.bulleted and passage.index - quoted < _FARTHEST and _is_quoted(passage):
            yield from _entry(passage)
        elif _opens(passage):
            opened = quoted = passage.index
        elif _opens_quoted(passage):
            quoted = passage.index
        elif passage.index - opened < _FARTHEST:
            yield from _entry(passage)


def _opens(passage: Passage) -> bool:
    if passage.words[-1].text != ":":
        return False
    return any(head.plural and head.end >= len(passage.words) - 2 for head in heads(passage.words))


def _opens_quoted(passage: Passage) -> bool:
    """Whether a line that names clusters somewhere, "… the pilot clusters with advice, training and money:", opens."""
    return passage.words[-1].text == ":" and any(head.plural for head in heads(passage.words))


def _is_quoted(passage: Passage) -> bool:
    """Whether the whole line is one quotation."""
    signs = [word for word in passage.words[1:] if not word.is_word]
    edges = len(passage.words) > 3 and passage.words[1].text in OPENING_QUOTES
    return (
        edges
        and sum(sign.text in OPENING_QUOTES for sign in signs) < 3
        and any(word.text in CLOSING_QUOTES for word in passage.words[-2:])
    )


def _entry(passage: Passage) -> Iterator[Sighting]:
    words = passage.words
    flagged = len(words) > 2 and _is_flag(words[-1]) and _is_flag(words[-2])
    if not (flagged or passage.bulleted) or len(words) > (_LONGEST_QUOTE if _is_quoted(passage) else _LONGEST_LINE):
        return
    name = [word for word in words if not _is_flag(word)]
    while name and not name[0].is_word:
        name = name[1:]
    while name and not name[-1].is_word and name[-1].text != ")":
        name = name[:-1]
    if _is_name(name, certain=flagged):
        own = folded([word.text for word in name if word.is_word])
        yield from (_sighting(part, passage, own) for part in (name, *_parts(name)))


def _is_flag(word: Word) -> bool:
    return ord(word.text[0]) in _FLAG


def _is_name(words: Sequence[Word], *, certain: bool) -> bool:
    if not words or not words[0].is_capitalised or any(word.is_finite_verb for word in words):
        return False
    if all(word.place for word in words if word.is_word):
        return False
    capitals = all(
        word.is_capitalised or not word.text[0].islower() or word.lower in grammar().boundaries for word in words[:3]
    )
    telling = any(w.lower not in grammar().generic and not is_sector_word(w.lower) for w in words if w.is_word)
    return certain or (capitals and telling)


def _parts(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Both sides of a dash: a name and its acronym."""
    dash = next((index for index, word in enumerate(words) if word.text in _DASHES), None)
    if dash:
        yield words[:dash]
        yield words[dash + 1 : dash + 2]


def _sighting(words: Sequence[Word], passage: Passage, own: frozenset[str]) -> Sighting:
    return Sighting(
        span=Span(words[0].span.begin, words[-1].span.end),
        passage=passage.index,
        confidence=0.7,
        sure=True,
        proper=True,
        own_words=own,
        places=tuple(Located(region=w.place, evidence=passage.span) for w in words[1:] if w.place),
        sectors=tuple(Span(words[b].span.begin, words[e - 1].span.end) for b, e in branch_ranges(words, 0, len(words))),
    )
