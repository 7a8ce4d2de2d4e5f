"""Labelled values laid onto the tokens of the raw text they were taken from."""

from collections.abc import Sequence

from pipeline.labelling.runs import OTHER, outlined
from pipeline.labelling.tokens import Token, tokenise
from pipeline.training.data import Labelled


def aligned(raw: str, parts: Sequence[Labelled], *, ordered: bool) -> list[str] | None:
    """Outlined labels, one a token of `raw`; None when a part is not found in it.

    With `ordered`, each part is looked for after the one before it. Without, the parts may have been gathered by label:
    then each is looked for behind the last of its label, or else behind the part before it, and where neither has it,
    wherever it stands first. Words are compared without case and signs; parts without any are left out.

    >>> aligned("Lee A. Wages. 1990", [("author", "Lee A."), ("date", "1990")], ordered=True)
    ['B-author', 'I-author', 'I-author', 'O', 'O', 'B-date']
    >>> aligned("Foo 4, 1990, 4", [("date", "1990"), ("page", "4"), ("volume", "4")], ordered=False)
    ['O', 'B-volume', 'O', 'B-date', 'O', 'B-page']
    """
    tokens = tokenise(raw)
    labels = [OTHER] * len(tokens)
    starts: set[int] = set()
    position = 0
    ends: dict[str, int] = {}
    for name, words in parts:
        wanted = tokenise(words)
        if not wanted:
            continue
        begins = (position,) if ordered else (ends.get(name, position), 0)
        place = next(filter(None, (_find(tokens, labels, wanted, begin) for begin in begins)), None)
        if place is None:
            return None
        begin, end = place
        labels[begin:end] = [name] * (end - begin)
        starts.add(begin)
        # A second value of a label says nothing of where the next label stands.
        position = end if ordered or name not in ends else position
        ends[name] = end
    return outlined(labels, starts)


def _find(
    tokens: Sequence[Token], labels: Sequence[str], wanted: Sequence[Token], begin: int
) -> tuple[int, int] | None:
    """The first free tokens from `begin` on that read as the wanted ones, signs aside but for their own edges."""
    words = [token.text.casefold() for token in wanted]
    if not any(word.isalnum() for word in words):
        return _sign(tokens, labels, words, begin)
    for start in range(begin, len(tokens)):
        end = _matched(tokens, labels, words, start)
        if end is not None:
            return start, end
    return None


def _sign(tokens: Sequence[Token], labels: Sequence[str], words: Sequence[str], begin: int) -> tuple[int, int] | None:
    for start in range(begin, len(tokens) - len(words) + 1):
        stretch = [token.text.casefold() for token in tokens[start : start + len(words)]]
        if words and stretch == list(words) and not any(label != OTHER for label in labels[start : start + len(words)]):
            return start, start + len(words)
    return None


def _matched(tokens: Sequence[Token], labels: Sequence[str], words: Sequence[str], start: int) -> int | None:
    """Where the wanted words end when they begin at `start`; signs may lack on either side."""
    index = start
    for number, word in enumerate(words):
        while index < len(tokens) and tokens[index].text.casefold() != word and not tokens[index].text.isalnum():
            if number == 0:
                return None
            index += 1
        if index < len(tokens) and tokens[index].text.casefold() == word and labels[index] == OTHER:
            index += 1
        elif word.isalnum():
            return None
    return index if index > start else None
