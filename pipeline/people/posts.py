"""Posts printed with a name: "A. Moss, acting head of the Peat Office", "Peat Minister A. Moss"."""

from collections.abc import Sequence

from pipeline.organisations.wording import Range
from pipeline.organisations.words import Word
from pipeline.people.lexicon import lexicon
from pipeline.spans import Span

_REACH = 7
_LONGEST_ROLE = 30
_ENDS = frozenset({".", ";", ":", "(", ")", "“", "”", "!", "?", "–", "—", "- ", "|"})
_CONTINUES = frozenset({"of", "for", "at", "in", "and", "the", "on", "to", "with", "&"})


def post_after(words: Sequence[Word], end: int) -> Range | None:
    """The words from a comma behind a name up to the post, both included: "first deputy head"; None without a post."""
    if end >= len(words) or words[end].gap.strip('*”"') not in {",", "(", ",(", "–", "—", "-"}:
        return _predicate(words, end)
    return _post_from(words, end)


def _predicate(words: Sequence[Word], end: int) -> Range | None:
    """A post that the name is said to have: "Moss is the head of …"."""
    if end < len(words) and not words[end].gap and words[end].lower in {"is", "was", "became"}:
        return _post_from(words, end + 1)
    return None


def _post_from(words: Sequence[Word], begin: int) -> Range | None:
    found = None
    for index in range(begin, min(len(words), begin + _REACH)):
        word = words[index]
        if index > begin and word.gap:
            break
        if word.lower in lexicon().posts:
            found = index + 1
        elif found or not (word.capital or word.lower in lexicon().post_modifiers):
            break
    return (begin, found) if found else None


def post_before(words: Sequence[Word], begin: int) -> Range | None:
    """The post right before a name, with what it is the post of: "head of the Peat Office", "Peat Minister"."""
    for index in range(begin - 1, max(-1, begin - 14), -1):
        if words[index + 1].gap.replace(".", ""):
            return None
        if words[index].lower in lexicon().posts and index + 1 < begin:
            fits = words[index + 1].lower in {"of", "at", "for"} and all(
                word.capital or word.lower in _CONTINUES for word in words[index + 1 : begin]
            )
            return (index, begin) if fits else None
        if words[index].lower in lexicon().posts:
            return (_modifiers_begin(words, index), begin)
        if not (words[index].capital or words[index].lower in _CONTINUES):
            return None
    return None


def _modifiers_begin(words: Sequence[Word], index: int) -> int:
    while (
        index
        and not words[index].gap
        and words[index - 1].lower in lexicon().post_modifiers - {"is", "was", "who", "a", "an", "the"}
    ):
        index -= 1
    return index


def role_span(words: Sequence[Word], post: Range, organisations: Sequence[Span]) -> Span:
    """The whole post as printed: up to the end of the organisation it names, else to the next comma or verb."""
    begin, end = post
    limit = min(len(words), end + _LONGEST_ROLE)
    while end < limit:
        word = words[end]
        inside = next((span for span in organisations if span.begin <= word.span.begin < span.end), None)
        if inside:
            return Span(words[begin].span.begin, inside.end)
        if word.gap or not (word.capital or word.lower in _CONTINUES or _is_noun_between(words, end)):
            break
        end += 1
    while words[end - 1].lower in _CONTINUES:
        end -= 1
    return Span(words[begin].span.begin, words[end - 1].span.end)


def _is_noun_between(words: Sequence[Word], index: int) -> bool:
    """Whether a small word stands behind "for", "of" or "and", or before one: "head for foreign trade and sales"."""
    before = words[index - 1].lower in _CONTINUES
    behind = index + 1 < len(words) and not words[index + 1].gap and words[index + 1].lower in {"of", "for", "and"}
    return before or behind
