"""The parts of a reference entry, as a trained sequence model names them."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipeline.labelling.runs import Run, runs
from pipeline.labelling.shapes import Features, listed, place, shape, token_features, windowed
from pipeline.labelling.tagger import tagger
from pipeline.labelling.tokens import Token, tokenise
from pipeline.page.addresses import is_place

MODEL = Path(__file__).parent / "models" / "entries.crfsuite"
LABELS = (
    "author", "title", "venue", "date", "volume", "issue", "pages", "editor", "publisher", "place", "note", "web",
)  # fmt: skip
"""What the model tells apart; `venue` is the journal, proceedings or book that holds the work."""

_MOST = 1200
"""Tokens of an entry that are looked at; what is longer is no entry."""

_NEAR = 6
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_QUOTES = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"'}
_BRACKETS = {"(": ")", "[": "]"}


def label_entry(words: str) -> tuple[Run, ...]:
    """The stretches of an entry that are something, in order; signs at their edges belong to none.

    >>> entry = "Lee, A. 2009. Wages in Foo. Journal of Bar, 4(2), 11-20."
    >>> [(run.label, entry[run.begin:run.end]) for run in label_entry(entry)][:3]
    [('author', 'Lee, A'), ('date', '2009'), ('title', 'Wages in Foo')]
    """
    tokens = tokenise(words)[:_MOST]
    return tuple(runs(tokens, tagger(MODEL).tag(entry_features(tokens))))


def entry_features(tokens: Sequence[Token]) -> list[Features]:
    """What the model sees of each token of an entry."""
    near = [[f"w={token.text.casefold()}" if not token.text.isdigit() else "w=9", f"s={shape(token.text)}",
             *listed(word_lists(), token.text)] for token in tokens]  # fmt: skip
    wide = _contexts(tokens)
    own = [
        [*token_features(token), *listed(word_lists(), token.text), *wide[index], place(index, len(tokens), 10)]
        for index, token in enumerate(tokens)
    ]
    for features, (left, right) in zip(own, _pairs(tokens), strict=True):
        features += [left, right, "bias"]
    return windowed(own, near, reach=3)


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The lists of words by which parts are told."""
    lists = tomllib.loads(Path(__file__).with_name("entry_words.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    words = ["^", *(shape(t.text) if t.text.isdigit() else t.text.casefold() for t in tokens), "$"]
    for left, own, right in zip(words, words[1:], words[2:], strict=False):
        yield f"b-={left}|{own}", f"b+={own}|{right}"


def _contexts(tokens: Sequence[Token]) -> list[Features]:
    """Of each token what only its sentence, the brackets around it and the entry as a whole tell."""
    found: list[Features] = [[] for _ in tokens]
    for index, (quoted, bracket) in enumerate(_enclosures(tokens)):
        found[index] += ["quoted"] * quoted + [f"in{bracket}"] * bool(bracket)
    years = [index for index, token in enumerate(tokens) if _YEAR.fullmatch(token.text)]
    whole = _whole(tokens, years)
    for index, features in enumerate(found):
        passed = bisect_right(years, index - 1)
        features += [f"years={min(passed, 2)}", f"years={min(passed, 2)}&{whole}", whole]
    for level, edges in (("st", _sentences(tokens)), ("cl", _clauses(tokens))):
        _add_stretches(found, tokens, edges, level)
    for index, ahead in enumerate(_number_ahead(tokens)):
        found[index].append(ahead)
    return found


def _whole(tokens: Sequence[Token], years: Sequence[int]) -> str:
    """The style of the entry: whether a year stands early, whether quotation marks or "//" tell title from source."""
    early = bool(years) and years[0] * 2 < len(tokens)
    texts = [token.text for token in tokens]
    quotes = any(text in _QUOTES for text in texts)
    slashes = any(one == other == "/" for one, other in pairwise(texts)) and "http" not in texts
    return f"style={'e' * early}{'q' * quotes}{'/' * slashes}{'s' * (len(tokens) < 22)}"


def _enclosures(tokens: Sequence[Token]) -> Iterator[tuple[bool, str]]:
    """Whether a token stands within quotation marks, and within which bracket."""
    closing = bracket = ""
    for index, token in enumerate(tokens):
        yield bool(closing), bracket
        if closing and token.text in closing:
            closing = ""
        elif (
            not closing
            and token.text in _QUOTES
            and any(other.text in _QUOTES[token.text] for other in tokens[index + 1 : index + 60])
        ):
            closing = _QUOTES[token.text]
        if token.text in _BRACKETS:
            bracket = token.text
        elif token.text in _BRACKETS.values():
            bracket = ""


def _sentences(tokens: Sequence[Token]) -> list[int]:
    """Where sentences end: at a full stop behind a word that is neither an initial nor shortened, and at "//"."""
    ends = []
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        if token.text in ".?!" and following.spaced and not following.text[:1].islower():
            before = tokens[index - 1].text if index else ""
            if token.text != "." or len(before) > 3 or before.isdigit() or not before.isalnum():
                ends.append(index + 1)
        elif token.text == following.text == "/":
            ends.append(index + 2)
    return [0, *ends, len(tokens)]


def _clauses(tokens: Sequence[Token]) -> list[int]:
    ends = {index + 1 for index, token in enumerate(tokens) if token.text in ',;:.()[]“”«»"'}
    return [0, *sorted(ends - {len(tokens)}), len(tokens)]


def _add_stretches(found: Sequence[Features], tokens: Sequence[Token], edges: Sequence[int], level: str) -> None:
    """What a sentence or clause is like, told to each of its tokens."""
    stretches = [(begin, end) for begin, end in pairwise(edges) if end > begin]
    forms = [_form(tokens[begin:end]) for begin, end in stretches]
    for number, ((begin, end), form) in enumerate(zip(stretches, forms, strict=True)):
        after = forms[number + 1] if number + 1 < len(forms) else ["$"]
        before = forms[number - 1] if number else ["^"]
        words = " ".join(token.text.casefold() for token in tokens[begin:end] if token.text.isalpha())
        shared = [f"{level}:{feature}" for feature in form]
        shared += [f"{level}>{feature}" for feature in after] + [f"{level}<{feature}" for feature in before]
        shared += [f"{level}#={min(number, 6)}", f"{level}:{form[0]}>{after[0]}"]
        shared += [f"{level}={words}"] * (0 < len(words) < 30)
        for index in range(begin, end):
            found[index] += shared
            found[index] += [f"{level}@={min(index - begin, 3)}", f"{level}-@={min(end - index, 3)}"]


def _form(tokens: Sequence[Token]) -> Features:
    """How a stretch of tokens looks: its length, the share of small letters, numbers, listed words, its last sign."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    long = [word for word in words if len(word) > 3]
    small = sum(word.islower() for word in long)
    share = "-" if not long else str(4 * small // len(long))
    numbers = sum(token.text.isdigit() for token in tokens)
    initials = sum(len(word) == 1 and word.isupper() for word in words)
    head = f"{min(len(words), 4) if len(words) < 5 else 5 + min(len(words) // 5, 3)}{share}{min(numbers, 2)}"
    head += f"{'i' * bool(initials)}"
    lists = word_lists()
    folded = {word.casefold() for word in words}
    kinds = [name for name in _TELLING if folded & lists[name]]
    placed = 0 < len(words) < 4 and is_place(" ".join(words))
    return [head, f"last={tokens[-1].text if not tokens[-1].text.isalnum() else ''}", *kinds, *["place"] * placed]


_TELLING = ("serial", "meeting", "report", "house", "body", "editor", "month", "web")


def _number_ahead(tokens: Sequence[Token]) -> list[str]:
    """How far the next number is, and whether a full stop stands before it."""
    found = [""] * len(tokens)
    distance, form, stops = _NEAR, "$", 0
    for index in range(len(tokens) - 1, -1, -1):
        found[index] = f"ahead={min(distance, _NEAR)}{form}{min(stops, 2)}"
        text = tokens[index].text
        if text.isdigit():
            distance, form, stops = 0, "y" if _YEAR.fullmatch(text) else "n", 0
        elif text in ".?!":
            stops += 1
        distance += text.isalnum()
    return found
