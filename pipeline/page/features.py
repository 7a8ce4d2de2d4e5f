"""What a single line looks like: prose, furniture, an imprint, an address, names. Each test is cheap and linear."""

import re
from bisect import bisect
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.page import addresses, dates
from pipeline.page.lexicon import furniture, lexicon
from pipeline.page.menus import is_menu
from pipeline.page.names import Names, read_names
from pipeline.page.prose import REMEMBERED, SHORT

_SHORT_LABEL = 60
_BULLET = re.compile(r"\A[\s•·▪◦●■*+–—>◄►◀▶←→‹-]+")
_SEPARATED_MENU = re.compile(r"\s(?:[/|>›»·•]|→)\s|\s{3,}")
# Two capitalised words in one, but for prefixes of family names such as "Mac".
_JOINED = re.compile(
    r"(?<![^\W\d_])(?!(?:Mc|Mac|De|Del|Di|La|Le|Van|Von|Fitz|Du)[A-ZÀ-Þ])[A-ZÀ-Þ][a-zß-ÿ]{2,}(?=[A-ZÀ-Þ][a-zß-ÿ]{2,})"
)
_IMPRINT = re.compile(
    r"""\b(?:vol(?:ume)?|iss(?:ue)?|том|вып|jahrgang|band|heft)\b\s?[.:-]{0,2}\s?-?\s?(?:\d|[IVXL]{1,6}\b)
    | \bno\s?\.?\s?\d+\s?[\s,.(:;] | [№]\s?\d | \bp?p\s?\.\s?\d+\s?[-–—] | \bpages?\s\d+ | \bISSN\b | \bISBN\b
    | \bdoi\s?[:.]?\s?(?:https?://\S{0,40})?10\.\d{4} | doi\.org/10\. |
    \b\d{1,3}\s?\(\d{1,3}[A-Z]?\)(?:\s?[,:;.]|\s{2}|\s?$) | \b\d{1,4}\s?:\s?\d{1,4}\s?[-–]\s?\d{1,4}\b
    | \b\d{1,4}\s?\((?:19|20)\d\d\)[,:]?\s?[A-Za-z]?\d{1,5}\s?[-–]\s?[A-Za-z]?\d{1,5}\b
    | (?<=[^\W\d_])[,.]?\s(?:19|20)\d\d,\s\d{1,3}(?:\s?\(\d{1,3}\))?,\s[A-Za-z]?\d{1,6}\b
    | ^(?:19|20)\d\d,\s(?=[A-ZÀ-Þ])[^.!?]{0,80}
    \b(?:journal|review|studies|research|papers|letters|annals|bulletin|proceedings)\b
    | ^\W{0,3}(?:received|accepted|revised|submitted|published|available\ online|advance\ (?:access|online)|
    arxiv|first\ published|posted|last\ (?:modified|updated)|paper\ id|manuscript|date\ of|revised\ manuscript|
    dated?)\b.{0,40}\d
    | ^\d{1,4}\spages?\b | ^(?:19|20)\d\d\s\([A-Z][a-z]+\)\s
    | \b(?:year|année|año|ano|jahr|anno|год)\s?:\s?(?:19|20)\d\d\b
    | ^[A-ZÀ-ÞА-Я][^\d:.!?]{5,80}\s\d{1,4},\s(?:19|20)\d\d\W*$
    | \b(?:letnik|ročník|rocznik|évfolyam|årgang|jaargang|zeszyt|številka|číslo|numer|cilt|sayı)\b\s?[.:]?\s?\d
    | [^\W\d_],\s\(?(?:forthcoming|in\ press)\W*$
    | ^\W{0,3}(?:paper\s(?:(?:presented|prepared|submitted|delivered)\s)?|(?:presented|prepared|submitted|delivered)\s)
    (?:at|to|for)\s.{0,120}?\b(?:conference|congress|symposium|workshop|colloquium)\b
    | ^(?:article|chapter|conference\ paper|preprint|technical\ report)\s+in\s+\S.{3,150}\b(?:19|20)\d\d
    | ^[A-ZÀ-ÞА-Я][^\d:]{3,60}\s(?:no\.?\s?|№\s?)?\d{1,3}\s?/\s?(?:19|20)\d\d\W*$
    | \b(?:working|discussion|research)\ papers?\b.{0,60}\d | ©\s?(?:the\ authors?,?\s?)?(?:19|20)\d\d |
    \(c\)\s(?:19|20)\d\d
    """,
    re.VERBOSE | re.IGNORECASE,
)

_TYPE = re.compile(
    r"""(?:(?:final|interim|annual|technical|research|project|progress|background|synthesis|summary|evaluation|draft|
    mapping|country)\s(?:report|study|paper|review))
    | (?:an?\s)?(?:(?:master|bachelor|doctoral|doctorate|ph\.?\s?d\.?|diploma|licentiate|final|degree)
    (?:\S{0,3}\s(?:of\s\w+\s)?|\s))?(?:thesis|dissertation)(?:\sproject|\spaper)?
    | (?:working|discussion|conference|policy|position|seminar|term)\spaper | policy\sbrief | white\spaper | case\sstudy
    | (?:first|final|preliminary|revised)?\s?draft | diplomarbeit | masterarbeit | bachelorarbeit
    | (?:original|research|review|scientific|regular|short|full)\s(?:scientific\s|research\s)?
    (?:article|paper|communication|contribution)s?
    | paper | preliminary\scommunication | theses(?:\sand\sdissertations)? | tesi(?:\sdi\slaurea)? | mémoire | thèse
    | trabajo\sde\sfin\sde\s(?:grado|máster)""",
    re.VERBOSE | re.IGNORECASE,
)
_ACCESS = re.compile(
    r"\s?[•·|]\s?(?:open|free|full|restricted)\saccess\W*\Z|\A\W*(?:open|free)\saccess\s[•·|]\s", re.IGNORECASE
)
"""What sites print beside the kind of a document: "Original article | Open Access"."""


def bare(words: str) -> str:
    """A line without its bullet, casefolded, with single spaces."""
    return re.sub(r"\s+", " ", _BULLET.sub("", words)).strip().casefold()


@lru_cache(maxsize=REMEMBERED)
def is_furniture(words: str) -> bool:
    """Whether a line belongs to the site around the document."""
    if len(words) > SHORT:
        return False
    line, lists = bare(words), furniture()
    if not line or line.isdigit() or line in lists.whole or _starts(line, lists.begins):
        return True
    return is_menu(words) or (len(line) < 120 and (any(part in line for part in lists.within) or _is_row(words)))


def _starts(line: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a casefolded line begins with one of the phrases, and not just with its letters."""
    if not line.startswith(beginnings):
        return False
    return any(
        line.startswith(phrase) and not (phrase[-1].isalpha() and line[len(phrase) : len(phrase) + 1].isalpha())
        for phrase in beginnings
    )


@lru_cache(maxsize=REMEMBERED)
def is_type(words: str) -> bool:
    """Whether a line says what a document is, and no more ("Master's thesis", "Final report")."""
    return len(words) < _SHORT_LABEL and bool(_TYPE.fullmatch(_ACCESS.sub("", words).strip(" .:*_#()[]")))


def is_end(words: str) -> bool:
    """Whether the document is over with this line."""
    return len(words) < _SHORT_LABEL and bare(words).rstrip(":") in furniture().ends


def is_transcript(words: str) -> bool:
    """Whether the document itself begins below this line, on a page of a site that shows documents of others."""
    return len(words) < _SHORT_LABEL and bare(words).rstrip(":") in furniture().transcripts


def _is_row(words: str) -> bool:
    """Whether a line is a row of very short parts."""
    parts = [part.strip() for part in _SEPARATED_MENU.split(words)]
    return (
        len(parts) > 2
        and all(len(part) < 25 for part in parts)
        and sum(len(part.split()) for part in parts) <= 3 * len(parts)
    )


@lru_cache(maxsize=REMEMBERED)
def is_imprint(words: str) -> bool:
    """Whether a line speaks of volume, pages, identifiers or dates of the publication."""
    return len(words) <= SHORT and (
        bool(_IMPRINT.search(words)) or dates.is_dateline(words) or addresses.is_place_year(words)
    )


@lru_cache(maxsize=REMEMBERED)
def role_begins(words: str) -> bool:
    """Whether a line begins with a post or a degree ("Associate Professor, …", "Doctor of …")."""
    folded, lexical = bare(words), lexicon()
    if _starts(folded, lexical.degrees):
        return len(words) <= SHORT
    first = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded)[:4]
    for word in first:
        if word in lexical.posts:
            return len(words) <= SHORT and not _does(words, word)
        if word not in lexical.post_modifiers:
            return False
    return False


def _does(words: str, post: str) -> bool:
    """Whether a verb follows the post: "Minister opens the new park" is a headline."""
    after = re.search(rf"\b{re.escape(post)}\s+(?P<word>[^\W\d_]+)", words, re.IGNORECASE)
    if after is None or not after["word"].islower():
        return False
    return after["word"] not in lexicon().function_words | lexicon().posts | lexicon().post_modifiers


def is_degree(words: str) -> bool:
    """Whether the words begin with a degree or an honour ("Candidate of Sciences")."""
    return _starts(bare(words), lexicon().degrees)


@lru_cache(maxsize=REMEMBERED)
def byline(words: str) -> Names:
    """The names at the beginning of a line, after "By"."""
    if len(words) > SHORT * 5 or (words[:1].isdigit() and addresses.has_street(words.partition(",")[0])):
        return Names((), whole=False, end=0)
    lead = re.match(r"\s*(?:by|von|par|por|edited by|written by)\s+(?=[A-ZÀ-Þ])", words, re.IGNORECASE)
    skip = lead.end() if lead else 0
    line = " " * skip + words[skip:]
    read = read_names(line)
    return read if read.names else _joined_names(line)


def _joined_names(words: str) -> Names:
    """The names of a line that has lost its blanks, "AnnLee1, BobMoss2"; none where few words are joined."""
    cuts = [match.end() for match in _JOINED.finditer(words)]
    if not cuts or 2 * len(cuts) < len(re.findall(r"[^\W\d_]{2,}", words)):
        return Names((), whole=False, end=0)
    edges = [0, *cuts, len(words)]
    read = read_names(" ".join(words[begin:end] for begin, end in pairwise(edges)))
    if not read.whole:
        return Names((), whole=False, end=0)
    places = [cut + number for number, cut in enumerate(cuts)]  # of the blanks that were put in
    names = tuple(
        replace(name, begin=name.begin - bisect(places, name.begin), end=name.end - bisect(places, name.end - 1))
        for name in read.names
    )
    return Names(names, whole=True, end=read.end - bisect(places, read.end - 1))
