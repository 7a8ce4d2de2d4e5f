"""What each word of an address is, by a model trained on labelled addresses."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from pipeline.labelling.runs import Run, runs
from pipeline.labelling.shapes import Features, letters, listed, shape, token_features, windowed
from pipeline.labelling.tagger import tagger
from pipeline.labelling.tokens import Token, tokenise
from pipeline.page.lexicon import cities, countries, lexicon, subdivisions

MODEL = Path(__file__).parent / "models" / "addresses.crfsuite"

_MOST = 3000
"""Longest address in tokens; a block of more is no address."""

_LONGEST_NAME = 6
"""Words of the longest place name that is looked up."""

_NEAR = 6
"""How far away a word is looked for that stands twice."""

_ENDS = frozenset(",;:|•·\x02\x03")
"""What ends a piece of an address."""


def label_address(words: str) -> list[Run]:
    """The labelled stretches of an address in its order; nothing when it is too long to be one.

    Labels are institution, unit (of an institution), city, region, country, postcode, street (or box) and marker.

    >>> [(run.label, run.begin, run.end) for run in label_address("Faculty of Law, Foo University, Paris, France")]
    [('unit', 0, 14), ('institution', 16, 30), ('city', 32, 37), ('country', 39, 45)]
    """
    tokens = tokenise(words)
    if len(tokens) > _MOST:
        return []
    return list(runs(tokens, tagger(MODEL).tag(address_features(tokens))))


def address_features(tokens: Sequence[Token]) -> list[Features]:
    """What is told to the model about each token of an address."""
    places = _places(tokens)
    own = [[*token_features(token), *_listed(token), *place] for token, place in zip(tokens, places, strict=True)]
    shared = [[*_word(token), *_listed(token), *place] for token, place in zip(tokens, places, strict=True)]
    pieces = _piece_features(tokens, places)
    pairs, repeated = _pairs(tokens), _repeated(tokens)
    return [
        [*window, *piece, *pair, *again]
        for window, piece, pair, again in zip(windowed(own, shared), pieces, pairs, repeated, strict=True)
    ]


def _word(token: Token) -> Features:
    return [token_features(token)[0], f"s={shape(token.text)}"]


def _pairs(tokens: Sequence[Token]) -> Iterator[Features]:
    """Each word with the one before it and with the one behind it."""
    words = ["^", *(token.text.casefold() for token in tokens), "$"]
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        yield [f"-1w0w={before}_{word}", f"0w+1w={word}_{behind}"]


def _repeated(tokens: Sequence[Token]) -> Iterator[Features]:
    """A word that stands twice is often a town: "Foo University Foo"."""
    words = [token.text.casefold() for token in tokens]
    for index, word in enumerate(words):
        found = []
        if len(word) > 3 and word.isalpha():
            found += ["again"] if word in words[max(0, index - _NEAR) : index] else []
            found += ["comes again"] if word in words[index + 1 : index + 1 + _NEAR] else []
        yield found


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("address_labels.toml").read_text("utf-8"))
    return table


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    known = lexicon()
    own = {name: frozenset(words) for name, words in _table().items() if name != "countries"}
    return {"street": known.streets, "post": known.posts | known.post_modifiers, **own}


def _listed(token: Token) -> Features:
    rank = _rank(token)
    return [*listed(_lists(), token.text), *([f"rank={rank}"] if rank else [])]


def _rank(token: Token) -> int:
    """The rank of a head word of organisations; addresses print many of them in small letters."""
    return lexicon().ranks.get(token.text.casefold(), 0)


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """Names of places by their kind, letters alone."""
    return {
        "country": frozenset(map(letters, [*countries(), *_table()["countries"]])),
        "city": frozenset(map(letters, cities())),
        "region": frozenset(map(letters, subdivisions())),
    }


def _places(tokens: Sequence[Token]) -> list[Features]:
    """Which tokens belong to the longest place name that begins at them or before, and what stands behind it."""
    folded = [letters(token.text) for token in tokens]
    found: list[Features] = [[] for _ in tokens]
    for kind, names in _names().items():
        index = 0
        while index < len(tokens):
            end = _name_end(tokens, folded, index, names)
            for inner in range(index, end):
                found[inner] += [f"{kind}:{'B' if inner == index else 'I'}", f"{kind}>{_follows(tokens, end)}"]
            index = max(end, index + 1)
    return found


def _name_end(tokens: Sequence[Token], folded: Sequence[str], begin: int, names: frozenset[str]) -> int:
    """Where the longest name from `begin` on ends; `begin` when there is none."""
    word, longest = "", begin
    if not tokens[begin].text[0].isupper():
        return begin
    for index in range(begin, min(len(tokens), begin + _LONGEST_NAME)):
        if tokens[index].text in _ENDS:
            break
        word += folded[index]
        if folded[index] and len(word) > 1 and word in names:
            longest = index + 1
    return longest


def _follows(tokens: Sequence[Token], end: int) -> str:
    """What stands behind a name."""
    if end >= len(tokens):
        return "$"
    text = tokens[end].text
    if tokens[end].broken:
        return "line"
    if text.isdigit():
        return "digit"
    if text.isupper() and text.casefold() in _lists()["states"]:
        return "state"
    if letters(text) in _names()["country"]:
        return "country"
    return "word" if text.isalnum() else text


def _piece_features(tokens: Sequence[Token], places: Sequence[Features]) -> Iterator[Features]:
    """For each token what is known of the piece it stands in, between two commas or the like, and of those around."""
    bounds = list(_bounds(tokens))
    kinds = [_kinds(tokens[begin:end], places[begin:end]) for begin, end in bounds]
    before, behind = _tops(kinds), _tops(kinds[::-1])[::-1]
    for number, (begin, end) in enumerate(bounds):
        own = kinds[number][0]
        told = [f"piece={kind}" for kind in kinds[number]]
        for offset in (-2, -1, 1, 2):
            told += [f"piece{offset:+}={kind}" for kind in _at(kinds, number + offset)]
        told += [f"pieces={own}>{_at(kinds, number + 1)[0]}", f"pieces={_at(kinds, number - 1)[0]}<{own}"]
        told += [f"top<{before[number]}", f"top>{behind[number]}", f"tops={before[number]},{own},{behind[number]}"]
        for index in range(begin, end):
            yield [*told, f"from={min(index - begin, 3)}", f"to={min(end - index, 4)}"]


def _at(kinds: Sequence[Sequence[str]], number: int) -> Sequence[str]:
    return kinds[number] if 0 <= number < len(kinds) else ("none",)


def _tops(kinds: Sequence[Sequence[str]]) -> list[str]:
    """The highest rank of the pieces before each, back to the last country or number."""
    found: list[str] = []
    top = "0"
    for piece in kinds:
        found.append(top)
        if "all country" in piece or "digits" in piece:
            top = "0"
        else:
            top = max(top, *(kind[-1] for kind in piece if kind.startswith("top")), "0")
    return found


def _bounds(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The stretches between separators; a separator belongs to the stretch before it."""
    begin = 0
    for index, token in enumerate(tokens):
        if token.broken and index > begin:
            yield begin, index
            begin = index
        if token.text in _ENDS:
            yield begin, index + 1
            begin = index + 1
    if begin < len(tokens):
        yield begin, len(tokens)


def _kinds(tokens: Sequence[Token], places: Sequence[Features]) -> Sequence[str]:
    """What a piece holds, the most telling first."""
    words = [index for index, token in enumerate(tokens) if token.text[0].isalnum()]
    if not words:
        return ("sign",)
    ranks = [rank for token in tokens if (rank := _rank(token))]
    kinds = [f"rank{ranks[0]}", f"top{max(ranks)}"] if ranks else []
    for kind in ("country", "city", "region"):
        holding = [any(feature.startswith(kind) for feature in places[index]) for index in words]
        if any(holding):
            kinds.append(f"all {kind}" if all(holding) else f"has {kind}")
    lists = {feature for token in tokens for feature in listed(_lists(), token.text)}
    kinds += sorted(lists - {"in=states", "in=towns"})
    if any(token.text.isdigit() for token in tokens):
        kinds.append("digits")
    return (*kinds, f"words {min(len(words), 6)}")
