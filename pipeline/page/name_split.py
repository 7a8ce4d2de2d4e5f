"""Which words of a name are the family name."""

import re
from collections.abc import Sequence

from pipeline.page.lexicon import lexicon
from pipeline.page.name_tokens import Token

PATRONYMIC = re.compile(
    r"(?:ovich|evich|yevich|ievich|ich|ovna|evna|yevna|ievna|ichna|inichna|ович|евич|овна|евна|ogly|oglu|oğlu|qizi|kizi|uulu)\Z",
    re.IGNORECASE,
)
"""The ending of a name that is made of the father's."""

_INITIALS_ALONE = re.compile(r"[A-ZÀ-ÞА-ЯЁ]{1,2}\Z")


def split_name(tokens: list[Token]) -> tuple[list[Token], list[Token], bool] | None:
    """(family, given, whether the form itself shows that it is a name)."""
    initials = [index for index, token in enumerate(tokens) if token.kind == "initials"]
    if initials:
        return _by_initials(tokens, initials)
    if _INITIALS_ALONE.match(tokens[-1].text) and not all(token.text.isupper() for token in tokens):
        return tokens[:-1], tokens[-1:], True
    letters = next((index for index, token in enumerate(tokens) if len(token.text) > 1), 0)
    if letters:
        return tokens[letters:], tokens[:letters], True
    shouted = [index for index, token in enumerate(tokens) if len(token.text) > 1 and token.text.isupper()]
    if shouted and len(shouted) < len(tokens):
        return _by_capitals(tokens, shouted)
    if len(tokens) == 3 and PATRONYMIC.search(tokens[2].text) and tokens[2].text.casefold() not in lexicon().particles:
        return tokens[:1], tokens[1:], True
    begin = family_begin([token.text for token in tokens])
    return tokens[begin:], tokens[:begin], len(tokens) == 3 and bool(PATRONYMIC.search(tokens[1].text))


def _by_initials(tokens: list[Token], initials: list[int]) -> tuple[list[Token], list[Token], bool] | None:
    if initials[-1] == len(tokens) - 1:
        first = len(tokens)
        while first > 0 and tokens[first - 1].kind == "initials":
            first -= 1
        return (tokens[:first], tokens[first:], True) if 0 < first <= 4 else None
    begin = max(family_begin([token.text for token in tokens]), initials[-1] + 1)
    return (tokens[begin:], tokens[:begin], True) if len(tokens) - initials[-1] <= 5 else None


def _by_capitals(tokens: list[Token], shouted: list[int]) -> tuple[list[Token], list[Token], bool]:
    if shouted[0] == 0 or (tokens[0].text.casefold() in lexicon().particles and shouted[0] == 1):
        end = shouted[-1] + 1
        return (
            (tokens[:end], tokens[end:], True)
            if end < len(tokens)
            else (tokens[shouted[0] :], tokens[: shouted[0]], True)
        )
    begin = shouted[0]
    while begin > 1 and tokens[begin - 1].text.casefold() in lexicon().particles:
        begin -= 1
    return tokens[begin:], tokens[:begin], True


def family_begin(words: Sequence[str]) -> int:
    """Where the family name begins in a name that ends with it: at its last word, with the particles before that.

    >>> family_begin(["Ann", "van", "der", "Lee"])
    1
    """
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].casefold() in lexicon().particles:
        begin -= 1
    return begin
