"""Further mentions of organisations that are already known: bare acronyms, short names, "the Centre"."""

import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.organisations.identity import Group, plain, short_forms
from pipeline.organisations.lexicon import lexicon
from pipeline.spans import Span

_CALLED = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b(?! (?:of|for)\b)(?![ -][A-Z“\"])")

_NAME_GOES_ON = re.compile(r" [A-Z]")


def further_mentions(text: str, stretches: Sequence[Span], groups: Sequence[Group]) -> list[tuple[Span, int]]:
    """Where a name of a group stands again, outside of every naming: the stretch and the index of its group."""
    taken = sorted(naming.span for each in groups for naming in each.namings)
    taken_at = {position for span in taken for position in range(span.begin, span.end)}
    found = [*_repeated(text, stretches, groups), *_called_by_head(text, stretches, groups)]
    return [pair for pair in found if pair[0].begin not in taken_at and pair[0].end - 1 not in taken_at]


def _repeated(text: str, stretches: Sequence[Span], groups: Sequence[Group]) -> Iterator[tuple[Span, int]]:
    owner: dict[str, int] = {}
    for index, each in enumerate(groups):
        for form in _printed_forms(text, each):
            owner.setdefault(form, index)
    patterns = sorted(owner)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    for stretch in stretches:
        part = stretch.of(text)
        for pattern, begin, end in automaton.find_matches_as_indexes(part):
            if _is_whole(part, begin, end, patterns[pattern]):
                yield Span(stretch.begin + begin, stretch.begin + end), owner[patterns[pattern]]


def _is_whole(part: str, begin: int, end: int, form: str) -> bool:
    """Whether a form stands as a whole word; a single one must not begin a longer name."""
    if part[begin - 1 : begin].isalnum() or part[end : end + 1].isalnum():
        return False
    return " " in form or form.isupper() or not _NAME_GOES_ON.match(part, end)


def _printed_forms(text: str, each: Group) -> Iterator[str]:
    """What the organisation is called, and the first word of its name when that is enough to call it by."""
    for naming in each.namings:
        for span in (naming.span, *naming.aliases):
            form = span.of(text)
            if len(form) > 1 and not naming.generic:
                yield form
            if naming.span == span and _is_called_by_first_word(form):
                yield form.split()[0].strip("“”\"',.")


def _is_called_by_first_word(form: str) -> bool:
    """Whether a firm's name is its first word, the rest telling its kind: "Zorbex Peat Group"."""
    words = form.split()
    kinds = lexicon().trade_heads | {"group", "corporation", "holding", "company", "groep", "gruppe"}
    firm = len(words) > 1 and (words[-1].casefold() in kinds or words[-1] in lexicon().forms_after)
    return firm and len(words[0]) > 3 and words[0][0].isupper() and plain(words[0]) in short_forms(plain(form))


def _called_by_head(text: str, stretches: Sequence[Span], groups: Sequence[Group]) -> Iterator[tuple[Span, int]]:
    """ "the Union", capitalised, after the one organisation of the document whose name has that head."""
    owners: dict[str, list[int]] = {}
    for index, each in enumerate(groups):
        for head in sorted({word for form in each.forms(text) for word in form.split() if word in lexicon().heads}):
            owners.setdefault(head, []).append(index)
    for stretch in stretches:
        for match in _CALLED.finditer(text, stretch.begin, stretch.end):
            candidates = owners.get(match.group(1).casefold(), [])
            if len(candidates) == 1 and groups[candidates[0]].namings[0].span.begin < match.start():
                yield Span(*match.span(1)), candidates[0]
