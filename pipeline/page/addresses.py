"""What looks like an organisation, a place, or a postal address."""

import re
from functools import lru_cache

from pipeline.page.dates import is_dateline
from pipeline.page.lexicon import cities, countries, country_codes, lexicon
from pipeline.page.prose import REMEMBERED, SHORT, VERB, WORD

EMAIL = re.compile(r"\[email[  ]protected\]|[\w.+’'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}", re.IGNORECASE)


URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\]]{1,500}", re.IGNORECASE)


_CODE = 8
"""A code of a country with the signs around it is shorter."""

_ACRONYM = re.compile(r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я&/-]{1,9}(?:\s[A-ZÀ-Þ][a-z]+)?\Z")
_POSTCODE = re.compile(
    r"\b(?:\d{4,6}|[A-Z]{1,2}-\d{4,5}|[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}[-\s]\d{2,4})\b"
)


_MARKED = re.compile(
    r"\A\s*(?:\x02[^\x03]{1,12}\x03|\(?[a-h1-9]\d?\)?(?=\s|[A-ZÀ-Þ])|[*†‡§¶∗⁎#]{1,3})\s*(?=[^\W\d_]|\")"
)


_CYRILLIC = re.compile(r"\W*[\u0400-\u04ff]")
_TITLE_MARK = re.compile(r"\?|(?<!mail): (?!\S{1,64}@)", re.IGNORECASE)


def organisation_rank(words: str) -> int:
    """The rank of the highest head word of an organisation among the words, 0 for none."""
    ranks = lexicon().ranks
    found = [
        rank
        for word in re.findall(r"[^\W\d_]+(?:\.(?=\s|$))?", words)
        if (rank := _rank(word, ranks)) and not word.islower()
    ]
    return max(found, default=0)


def _rank(word: str, ranks: dict[str, int]) -> int:
    folded = word.casefold()
    return ranks.get(folded, 0) or ranks.get(folded.rstrip("."), 0)


def has_strong_head(words: str) -> bool:
    """Whether one of the words is a head word of organisations and of little else."""
    lexical = lexicon()
    found = re.findall(r"[^\W\d_]+(?:\.(?=\s|$))?", words)
    return any(
        not word.islower() and _rank(word, lexical.ranks) and word.casefold() not in lexical.weak_heads
        for word in found
    )


@lru_cache(maxsize=REMEMBERED)
def is_place(words: str) -> bool:
    """Whether the words are the name of a country or of a larger city."""
    folded = re.sub(r"^the ", "", words.strip(" .,;:()").casefold())
    return folded in countries() or folded in cities() or _is_code(words)


def is_country(words: str) -> bool:
    """Whether the words are the name of a country."""
    return re.sub(r"^the ", "", words.strip(" .,;:()").casefold()) in countries() or _is_code(words)


def _is_code(words: str) -> bool:
    return len(words) < _CODE and words.strip(" .,;:()") in country_codes()


def is_place_year(words: str) -> bool:
    """ "Lisbon, 2011" at the foot of a title page."""
    match = re.fullmatch(r"(?P<place>[^\d,]{3,40}),?\s(?:19|20)\d\d\.?", words.strip())
    return match is not None and is_place(match["place"])


def is_address(words: str) -> bool:
    """Whether a line holds a street with its number, or a postcode with a place."""
    if len(words) > SHORT or is_dateline(words):
        return False
    parts = [part.strip() for part in re.split(r"[,;]", words)]
    placed = any(is_place(re.sub(r"[\d-]{3,}", "", part)) for part in parts)
    if _POSTCODE.search(words) and (placed or has_street(words)):
        return True
    return len(parts) >= 2 and len(words) < 80 and all(is_place(part) for part in parts)


def has_street(words: str) -> bool:
    """Whether a word for a street or a box stands near a number."""
    if not re.search(r"\d", words):
        return False
    lexical = lexicon()
    found = re.findall(r"[^\W\d_]+\.?", words.casefold())
    return any(word in lexical.streets or (len(word) > 6 and word.endswith(lexical.street_endings)) for word in found)


@lru_cache(maxsize=REMEMBERED)
def is_affiliation(words: str) -> bool:
    """Whether a line names an organisation or a postal address, and is no sentence."""
    if len(words) > SHORT * 1.5 or VERB.search(words):
        return False
    if _MARKED.match(words) and (organisation_rank(words) or EMAIL.search(words)):
        return True
    if is_address(words) or (
        EMAIL.search(words) and not re.search(r"(?!e-?mails?\b|tel\b|fax\b)[^\W\d_]{2}", EMAIL.sub("", words), re.I)
    ):
        return True
    if (
        not organisation_rank(words)
        or not _titles_case(words)
        or words.rstrip().endswith("?")
        or _TITLE_MARK.search(words)
    ):
        return False
    placed = any(is_place(part) for part in re.split(r"[,;–—]", words)[1:])
    return has_strong_head(words) or (placed and len(words.split()) > 1)


def _titles_case(words: str) -> bool:
    """Whether nearly all longer words begin with a capital, as in the names of organisations; not so in Russian."""
    if _CYRILLIC.match(words):
        return words[:1].isupper()
    found = [
        word for word in WORD.findall(EMAIL.sub("", words)) if len(word) > 3 and word not in lexicon().function_words
    ]
    return bool(found) and sum(not word.islower() for word in found) >= 0.7 * len(found)


def is_marked(words: str) -> bool:
    """Whether a line begins with a footnote mark that is glued to or followed by words."""
    return bool(_MARKED.match(words))


def is_acronym(words: str) -> bool:
    """Whether the words are an acronym such as "IFPRI"."""
    return bool(_ACRONYM.match(words)) and not is_place(words)
