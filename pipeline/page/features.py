"""What a single line looks like: prose, furniture, an imprint, an address, names. Each test is cheap and linear."""

import re
from functools import lru_cache

from pipeline.page.lexicon import cities, countries, furniture, lexicon
from pipeline.page.names import Names, read_names

SHORT = 400
"""A line longer than this (in code points) is a paragraph: no name, title or address is looked for in it."""

_REMEMBERED = 2048
"""Every line is asked the same questions several times."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_FUNCTION = frozenset(
    "the of and in to a is are was were that for on by with as from this which it be has have their its we an at or not than "
    "und der die das ist des im von den le la les des est une dans que el los las en del por и в на что с для по из".split()
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"”»’')\]]{0,2}\Z")
_BULLET = re.compile(r"\A[\s•·▪◦●■*+–—>-]+")
_SEPARATED_MENU = re.compile(r"\s(?:[/|>›»·•]|→)\s")
EMAIL = re.compile(r"\[email[  ]protected\]|[\w.+’'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\]]{1,500}", re.IGNORECASE)
_IMPRINT = re.compile(
    r"""\b(?:vol(?:ume)?|iss(?:ue)?|том|вып|jahrgang|band|heft)\b\s?[.:-]{0,2}\s?-?\s?(?:\d|[IVXL]{1,6}\b)
    | \bno\s?\.?\s?\d+\s?[\s,.(:;] | [№]\s?\d | \bp?p\s?\.\s?\d+\s?[-–—] | \bpages?\s\d+ | \bISSN\b | \bISBN\b
    | \bdoi\s?[:.]?\s?(?:https?://\S{0,40})?10\.\d{4} | doi\.org/10\. | \b\d{1,3}\s?\(\d{1,3}[A-Z]?\)(?:\s?[,:;.]|\s{2}|\s?$) | \b\d{1,4}\s?:\s?\d{1,4}\s?[-–]\s?\d{1,4}\b
    | ^\W{0,3}(?:received|accepted|revised|submitted|published|available\ online|advance\ (?:access|online)|arxiv|first\ published|posted|last\ (?:modified|updated)|paper\ id|manuscript|date\ of|revised\ manuscript|dated?)\b.{0,40}\d
    | \b(?:working|discussion|research)\ papers?\b.{0,60}\d | ©\s?(?:the\ authors?,?\s?)?(?:19|20)\d\d | \(c\)\s(?:19|20)\d\d
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|f[ée]vrier|m[aä]r(?:ch|s|z)?|apr(?:il)?|avril|may|mai|june?|juin|juni|july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember|embre)?"
    r"|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
DATE = re.compile(
    rf"""\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(?P<month>{_MONTHS})\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)
    | (?P<month2>{_MONTHS})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d)
    | (?P<month3>{_MONTHS})\.?,?\s*[-–]?\s*(?P<year3>(?:19|20)\d\d)
    | (?P<year4>(?:19|20)\d\d)[-./](?P<month4>[01]?\d)[-./](?P<day4>[0-3]?\d)
    | (?P<day5>[0-3]?\d)[-./](?P<month5>[01]?\d)[-./](?P<year5>(?:19|20)\d\d)
    | (?P<day6>\d{{1,2}})-(?P<month6>{_MONTHS})-(?P<year6>(?:19|20)\d\d))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b(?:\d{4,6}|[A-Z]{1,2}-\d{4,5}|[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{3}[-\s]\d{2,4})\b"
)
_MARKED = re.compile(
    r"\A\s*(?:\x02[^\x03]{1,12}\x03|\(?[a-h1-9]\d?\)?(?=\s|[A-ZÀ-Þ])|[*†‡§¶∗⁎#]{1,3})\s*(?=[^\W\d_]|\")"
)
_TITLE_MARK = re.compile(r"\?|(?<!mail): (?!\S{1,64}@)", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|should|said|says|which|that)\b")


def bare(words: str) -> str:
    """A line without its bullet, casefolded, with single spaces."""
    return re.sub(r"\s+", " ", _BULLET.sub("", words)).strip().casefold()


@lru_cache(maxsize=_REMEMBERED)
def is_prose(words: str) -> bool:
    """Whether a line or paragraph speaks in sentences.

    >>> is_prose("We studied what the firms of the valley did in 2010."), is_prose("The firms of the valley")
    (True, False)
    """
    if len(words) > SHORT * 3:
        return True
    found = _WORD.findall(words)
    function = sum(word in _FUNCTION for word in found)
    if len(found) < 8 or function < 2 or function * 14 < len(found):
        return False
    ended = bool(_SENTENCE_END.search(words.rstrip()))
    return len(found) >= 40 or (ended and bool(_VERB.search(words) or len(found) >= 14))


@lru_cache(maxsize=_REMEMBERED)
def is_furniture(words: str) -> bool:
    """Whether a line belongs to the site around the document."""
    if len(words) > SHORT:
        return False
    line, lists = bare(words), furniture()
    if not line or line.isdigit() or line in lists.whole or _starts(line, lists.begins):
        return True
    return len(line) < 120 and (any(part in line for part in lists.within) or _is_menu(words))


def _starts(line: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a casefolded line begins with one of the phrases, and not just with its letters."""
    if not line.startswith(beginnings):
        return False
    return any(
        line.startswith(phrase) and not (phrase[-1].isalpha() and line[len(phrase) : len(phrase) + 1].isalpha())
        for phrase in beginnings
    )


def is_end(words: str) -> bool:
    """Whether the document is over with this line."""
    return len(words) < 60 and bare(words).rstrip(":") in furniture().ends


def _is_menu(words: str) -> bool:
    parts = [part.strip() for part in _SEPARATED_MENU.split(words)]
    if len(parts) < 3:
        return bool(re.fullmatch(r"[A-Z]{2}\s?[|/]\s?[A-Z]{2}", words.strip()))
    return all(len(part) < 25 for part in parts) and sum(len(part.split()) for part in parts) <= 3 * len(parts)


@lru_cache(maxsize=_REMEMBERED)
def is_imprint(words: str) -> bool:
    """Whether a line speaks of volume, pages, identifiers or dates of the publication."""
    return len(words) <= SHORT and (bool(_IMPRINT.search(words)) or is_dateline(words) or is_place_year(words))


def is_place_year(words: str) -> bool:
    """ "Lisbon, 2011" at the foot of a title page."""
    match = re.fullmatch(r"(?P<place>[^\d,]{3,40}),?\s(?:19|20)\d\d\.?", words.strip())
    return match is not None and is_place(match["place"])


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


@lru_cache(maxsize=_REMEMBERED)
def is_place(words: str) -> bool:
    """Whether the words are the name of a country or of a larger city."""
    folded = re.sub(r"^the ", "", words.strip(" .,;:()").casefold())
    return folded in countries() or folded in cities()


def is_country(words: str) -> bool:
    """Whether the words are the name of a country."""
    return re.sub(r"^the ", "", words.strip(" .,;:()").casefold()) in countries()


def is_dateline(words: str) -> bool:
    """Whether a line is a date with at most a rubric ("Projects | 28.05.2014")."""
    match = DATE.search(words) if len(words) < 100 else None
    if match is None:
        return False
    rest = words[: match.start()] + words[match.end() :]
    return len(re.findall(r"[^\W\d_]{3,}", rest)) <= (5 if re.search(r"[|/•·]", rest) else 2)


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


@lru_cache(maxsize=_REMEMBERED)
def is_affiliation(words: str) -> bool:
    """Whether a line names an organisation or a postal address, and is no sentence."""
    if len(words) > SHORT * 1.5 or _VERB.search(words):
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
    """Whether nearly all longer words begin with a capital, as in the names of organisations."""
    found = [word for word in _WORD.findall(EMAIL.sub("", words)) if len(word) > 3 and word not in _FUNCTION]
    return bool(found) and sum(not word.islower() for word in found) >= 0.7 * len(found)


def is_marked(words: str) -> bool:
    """Whether a line begins with a footnote mark that is glued to or followed by words."""
    return bool(_MARKED.match(words))


@lru_cache(maxsize=_REMEMBERED)
def role_begins(words: str) -> bool:
    """Whether a line begins with a post or a degree ("Associate Professor, …", "Doctor of …")."""
    folded, lexical = bare(words), lexicon()
    if _starts(folded, lexical.degrees):
        return len(words) <= SHORT
    first = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded)[:4]
    for word in first:
        if word in lexical.posts:
            return len(words) <= SHORT
        if word not in lexical.post_modifiers:
            return False
    return False


def is_degree(words: str) -> bool:
    """Whether the words begin with a degree or an honour ("Candidate of Sciences")."""
    return _starts(bare(words), lexicon().degrees)


@lru_cache(maxsize=_REMEMBERED)
def byline(words: str) -> Names:
    """The names at the beginning of a line, after "By"."""
    if len(words) > SHORT * 5:
        return Names((), whole=False, end=0)
    lead = re.match(r"\s*(?:by|von|par|por|edited by|written by)\s+(?=[A-ZÀ-Þ])", words, re.IGNORECASE)
    skip = lead.end() if lead else 0
    read = read_names(" " * skip + words[skip:])
    return read
