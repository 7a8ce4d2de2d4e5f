"""The parts of an affiliation or address: which are organisations, which are places, which are neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from pipeline.page import addresses, features
from pipeline.page.lexicon import lexicon, subdivisions
from pipeline.page.ranks import OF, head_rank, is_higher, is_named_school, rank_of

_LATER = r"(?:(?:[A-ZÀ-ÞŞİ][^\s,;()]*|of|the|for|and|de|la|di|del|der|für|&)\s){0,8}?"


class PartKind(Enum):
    """What a part of an address is."""

    ORGANISATION = "organisation"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    ADDRESS = "address"
    MARKER = "marker"
    UNKNOWN = "unknown"


PLACES = frozenset({PartKind.CITY, PartKind.REGION, PartKind.COUNTRY})
"""The kinds of places."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words at [begin, end) of the address; `rank` of an organisation is 1 (a unit) … 5 (stands alone).

    `opens`: a line or semicolon ends before it. `branch`: the organisation before it is its branch. `unit`: by its name
    it belongs to a larger organisation. `whole`: a unit that is one name although "and" stands in it.
    """

    kind: PartKind
    begin: int
    end: int
    rank: int = 0
    opens: bool = False
    branch: bool = False
    unit: bool = False
    whole: bool = False

    def of(self, words: str) -> str:
        """The words of the part."""
        return words[self.begin : self.end]


_BLANKED = (
    addresses.EMAIL,
    re.compile(
        r"\b(?:e-?mails?|tel(?:ephone)?|fax|phone|url|web|mobile|correspondence to|orcid|"
        r"corresponding author)\b\s?\.?\s?[:.]?",
        re.IGNORECASE,
    ),
    addresses.URL,
    re.compile(r"\b[A-Z]{1,2}-\d{4,6}\b(?=\s[A-Z][a-z]+\s(?:of|Univ))"),
    re.compile(r"\+\s?\d[\d\s()-]{6,20}"),
)
_LONGEST = 1000
"""Longest piece of an address in characters; the search for organisations within one looks at each word anew."""

_SUPERSCRIPT = re.compile(r"\x02[^\x03]*\x03")
_MARK = re.compile(r"\A\s*(?:[*†‡§¶∗⁎#]{1,3}|\(?\d{1,2}\)?\.?(?=\s*[^\W\d]{3})|[a-h](?=\s[A-ZÀ-Þ])|\(?[a-h]\))\s?")
_SEPARATOR = re.compile(
    r"[,;\n]|\s[–—/|•·]\s|\s-\s(?=[^\W\d_a-z])|\.\s(?=[A-ZÀ-Þ][a-zß-ÿ]{2,}\s)(?<!St\.\s)(?<!Dr\.\s)(?<!Prof\.\s)(?<!Jl\.\s)"
)
_TAIL = re.compile(
    r"\s(?=(?:\d{2,6}(?![\w-]*\s?(?:of|for)\b)|[A-Z]{1,2}-\d{4,5}|(?:Jl|P\.?\s?O|ul|str|pr|prosp|Ave|Via|Rue|Calle)\b\.?)\s?)"
)
_WITHIN = re.compile(
    r"\s(?P<link>(?:of the|at the|in the|of|at|an der|der|de la|de l[’'a]\s?|della|dell[’']|de)\s)(?="
    + _LATER
    + r"[A-ZÀ-ÞŞİ])"
)
_LEAD = re.compile(r"\s*(?:(?:and|from|at|the|with|in|of|a|both|all|also)\s+)+(?=\S)", re.IGNORECASE)
BRANCH = re.compile(
    r"\s*\(?(?:(?:a|the)\s+)?(?:\w+\s+)?(?:branch|subdivision|filial|affiliate)\)?\s+of\s+(?:the\s+)?", re.IGNORECASE
)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,3}-\d{3,6}|\d{4}\s?[A-Z]{2}(?=\s|\Z))\b"
)


def contactless(words: str) -> str:
    """The address with e-mails and telephone numbers replaced by as many spaces."""
    for pattern in _BLANKED:
        words = pattern.sub(lambda match: " " * len(match[0]), words)
    return words


def blanked(words: str) -> str:
    """The address with e-mails, telephone numbers and marks replaced by as many spaces."""
    words = _SUPERSCRIPT.sub(lambda match: " " * len(match[0]), contactless(words))
    if addresses.has_street(re.split(r"[,;\n]", words, maxsplit=1)[0]):
        return words
    return _MARK.sub(lambda match: " " * len(match[0]), words)


def read_parts(words: str) -> tuple[Part, ...]:
    """The parts of an address in the order of the text.

    >>> address = "Chair of Ethics, Foo University, Via Roma 2, Turin"
    >>> [(part.kind.value, address[part.begin : part.end]) for part in read_parts(address)][1:]
    [('organisation', 'Foo University'), ('address', 'Via Roma 2'), ('city', 'Turin')]
    """
    clean = blanked(words)
    found: list[Part] = []
    for begin, end, opens in _pieces(clean):
        found.extend(classified(clean, begin, end, opens=opens))
    return tuple(_enumerations(clean, found))


def _pieces(words: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches between separators outside brackets, and whether a line or semicolon ends before each."""
    position, opens = 0, True
    for match in _SEPARATOR.finditer(words):
        if _depth(words, match.start()) > 0:
            continue
        yield position, match.start(), opens
        position, opens = match.end(), match[0] in ";\n"
    yield position, len(words), opens


def _depth(words: str, position: int) -> int:
    return words.count("(", max(0, position - 300), position) - words.count(")", max(0, position - 300), position)


@cache
def _post() -> re.Pattern[str]:
    """ "Head of the", "Associate Professor at": a post before the organisation."""
    lexical = lexicon()
    posts, modifiers = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        for words in (lexical.posts, lexical.post_modifiers)
    )
    return re.compile(
        rf"\s*(?:(?:{modifiers})[\s-]+){{0,4}}(?:{posts})(?:\s(?:and|/)\s(?:{posts}))?\.?\s+(?:of|at|in|for|with|on)\s+(?:the\s+)?",
        re.IGNORECASE,
    )


def classified(words: str, begin: int, end: int, *, opens: bool) -> Iterator[Part]:
    """What one piece of an address is: an organisation, several, or something else; a very long one is nothing."""
    piece = words[begin:end]
    if end - begin > _LONGEST or (features.is_degree(piece) and not is_named_school(piece)):
        return
    branch = BRANCH.match(words, begin, end)
    lead = branch or _post().match(words, begin, end) or _LEAD.match(words, begin, end)
    begin = lead.end() if lead else begin
    piece = words[begin:end]
    begin += len(piece) - len(piece.lstrip(' \t.–—-:("“'))
    end = begin + len(words[begin:end].rstrip(" \t.:–—-"))
    if end <= begin or not re.search(r"\w", words[begin:end]):
        return
    for index, part in enumerate(_organisations(words, begin, end) or [_other(words, begin, end)]):
        yield replace(part, opens=opens and index == 0, branch=bool(branch) and index == 0, unit=0 < part.rank < 4)


def _organisations(words: str, begin: int, end: int) -> list[Part]:
    """The organisations within one piece: "Chair of A at B University" is two."""
    piece = words[begin:end]
    rank = rank_of(re.sub(r"\([^()]*\)", "", piece))
    if (
        not rank
        or re.fullmatch(r"\w+\s\d+", piece)
        or _is_street(piece)
        or addresses.is_place(piece)
        or features.role_begins(piece)
    ):
        return []
    tail = _TAIL.search(piece)
    if (
        tail
        and _depth(piece, tail.start()) == 0
        and addresses.organisation_rank(piece[: tail.start()])
        and len(piece[: tail.start()].split()) > 1
    ):
        rest = _other(words, begin + tail.start() + 1, end)
        return [*_organisations(words, begin, begin + tail.start()), rest]
    for match in _WITHIN.finditer(piece):
        right = piece[match.end() :]
        if rank_of(piece[: match.start()]) and is_higher(right, rank):
            left = Part(PartKind.ORGANISATION, begin, begin + match.start(), rank)
            return [left, *_organisations(words, begin + match.end(), end)]
    return [Part(PartKind.ORGANISATION, begin, end, rank)]


def _is_street(piece: str) -> bool:
    """ "University str." is a street although it has the head word of an organisation."""
    if addresses.has_street(piece) and not addresses.has_strong_head(piece):
        return True
    last = re.findall(r"[^\W\d_]+\.?", piece)[-1:]
    return bool(last) and last[0].casefold() in lexicon().streets and not head_rank(last[0])


def _other(words: str, begin: int, end: int) -> Part:
    begin += len(words[begin:end]) - len(words[begin:end].lstrip())
    piece = _POSTCODE.sub(lambda match: " " * len(match[0]), words[begin:end])
    bare = re.search(r"[^\W\d_][^\d,]*[^\W\d_]", re.sub(r"\bCEDEX\b.*", "", piece, flags=re.IGNORECASE))
    if bare and (addresses.is_place(bare[0]) or bare[0].casefold().strip() in subdivisions() or _oblast(bare[0])):
        return Part(_place_kind(bare[0]), begin + bare.start(), begin + bare.end())
    if re.search(r"\d", piece) or addresses.has_street(piece + " 1"):
        last = piece.rsplit(" ", 1)[-1]
        if addresses.is_place(last) and not addresses.has_street(piece):
            return Part(_place_kind(last), end - len(last), end)
        return Part(PartKind.ADDRESS, begin, end)
    short = re.fullmatch(r"(?:[A-Z]{1,3}\.?\s)+(?P<town>[^\s,]+)", piece)
    if short and addresses.is_place(short["town"]):
        return Part(PartKind.CITY, begin + short.start("town"), end)
    return Part(PartKind.UNKNOWN, begin, end)


def _place_kind(name: str) -> PartKind:
    if addresses.is_country(name):
        return PartKind.COUNTRY
    return PartKind.CITY if addresses.is_place(name) else PartKind.REGION


def _oblast(words: str) -> bool:
    return bool(
        re.search(r"\b(?:region|oblast|province|krai|district|county|prefecture|republic)\Z", words, re.IGNORECASE)
    )


def _enumerations(words: str, parts: list[Part]) -> Iterator[Part]:
    """ "Institute of Trade, Law and Taxes" is one organisation and not three parts."""
    index = 0
    while index < len(parts):
        part = parts[index]
        last = _enumeration_end(words, parts, index)
        yield replace(part, end=parts[last].end)
        index = last + 1


def _enumeration_end(words: str, parts: list[Part], index: int) -> int:
    part = parts[index]
    if part.kind is not PartKind.ORGANISATION or part.rank == 5 or not OF.search(words[part.begin : part.end]):
        return index
    last = index
    while last + 1 < len(parts) and parts[last + 1].kind is PartKind.UNKNOWN and not parts[last + 1].opens:
        last += 1
    joined = last > index and bool(
        re.search(r"(?:\A|\s)(?:and|&|und|et|y|e|и)\s", words[parts[last].begin - 4 : parts[last].end])
    )
    return last if joined else index
