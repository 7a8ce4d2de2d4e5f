"""Names as BibTeX and BibLaTeX write them."""

import re
from collections.abc import Iterator
from typing import Final

from bibtexparser.middlewares.names import parse_single_name_into_parts

from corpus.formats.bibtex.latex import latex_text, lettered
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import plain
from corpus.work import Creator

_AND_OR_BRACE: Final = re.compile(r"(?:\s+|(?<=,))and(?=\s)|[{}]", re.IGNORECASE)
_EDGE: Final = re.compile(r"^\s*and\s+|\s+and\s*$|\s+and(?=\s+and\s)", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_LISTED: Final = re.compile(r"[^,{}]+,[^,{}]+(?:\s+and\s+[^,{}]+,[^,{}]+)+", re.IGNORECASE)
_BY_PART: Final = re.compile(
    r'"?\s*(family|given|prefix|suffix|useprefix|given-i|family-i|id)\s*=\s*"?([^,="]*)"?', re.IGNORECASE
)
_TIE: Final = re.compile(r"(?<!\\)~")
_AMPERSAND: Final = re.compile(r"\s\\?&\s")
_INITIALS: Final = re.compile(r"(?:[^\W\d_](?:\.[\s-]*|[\s-]+|$)){1,6}")
_LED_BY_INITIAL: Final = re.compile(r"[^\W\d_]\.\s*\w")
_SUFFIX: Final = re.compile(r"[JjSs]r\.?|II|III|IV|2nd|3rd")
_NO_PERSON: Final = re.compile(r"\s(?:at|for|against)\s")
"""English words that no person has within the name."""
_LONGEST_NAME: Final = 2_000
_LONGEST_LIST: Final = 100_000


def bibtex_names(value: str) -> Credits:
    r"""The people and organisations of a field of names; braces around a whole name keep it from being taken apart.

    >>> read = bibtex_names(r"Ludwig von Mises and {World Bank} and {\'A}d{\'a}m, Jr, Kis and others")
    >>> [(c.family, c.given, c.name) for c in read.creators], read.more
    ([('von Mises', 'Ludwig', 'Ludwig von Mises'), ('', '', 'World Bank'), ('Ádám', 'Kis', 'Ádám, Jr, Kis')], True)
    """
    creators: list[Creator] = []
    more = False
    for name in _names(lettered(" ".join(value.split()))):
        read = _credits(name)
        creators.extend(read.creators)
        more = more or read.more
    return Credits(tuple(creators), more)


def _names(value: str) -> Iterator[str]:
    inner = value.strip("{} ")
    if inner != value and _LISTED.fullmatch(inner[:_LONGEST_LIST]):
        value = inner
    value = _EDGE.sub("", value)
    for name in _divided(value):
        if ";" in name and "{" not in name and "\\" not in name and "&" not in name:
            yield from name.split(";")
        else:
            yield from _by_ampersands(name)


def _divided(value: str) -> Iterator[str]:
    """The names between the words "and" that stand in no braces; bibtexparser loses a command that begins a name."""
    begin = depth = 0
    for found in _AND_OR_BRACE.finditer(value):
        if found[0] in "{}":
            depth = max(0, depth + (1 if found[0] == "{" else -1))
        elif depth == 0:
            yield value[begin : found.start()].strip()
            begin = found.end()
    yield value[begin:].strip()


def _by_ampersands(name: str) -> Iterator[str]:
    """Names between ampersands; "Field & Sons" is one, "Field, A. & Roe, B." and "A. Field & B. Roe" are two."""
    both = _AMPERSAND.split(name) if "{" not in name else [name]
    if all("," in one or _LED_BY_INITIAL.match(one) for one in both):
        for one in both:
            yield from _by_commas(one)
    else:
        yield from _by_commas(name)


def _by_commas(name: str) -> Iterator[str]:
    """Names in a list in which commas stand for "and" too; a comma behind "Family, Given" is one too many."""
    parts = [part.strip() for part in name.rstrip(", ").split(",")]
    if "{" in name or "=" in name or len(parts) == 1:
        yield name
    elif len(parts) >= (2 if name.endswith(",") else 3) and all(map(_of_words, parts)):
        yield from parts
    elif len(parts) >= 4 and len(parts) % 2 == 0:
        yield from (f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True))
    else:
        yield ", ".join(parts)


def _of_words(name: str) -> bool:
    """Whether this is a given and a family name, not the initials or the suffix of somebody."""
    return " " in name and not _INITIALS.fullmatch(name)


def _credits(name: str) -> Credits:
    text = plain(latex_text(name))
    if (whole := _WHOLE.fullmatch(name.strip())) and not _inner_command(name):
        # "{Smith, Ann}" is a person all the same.
        read = credits_of([text])
        persons = "," in whole[1]
        return read if persons or read.more else Credits((Creator(name=text, organisation=True),) if text else ())
    if "=" in name and (parts := {key.lower(): plain(latex_text(part)) for key, part in _BY_PART.findall(name)}):
        family = " ".join(filter(None, (parts.get("prefix", ""), parts.get("family", ""))))
        given = parts.get("given", "")
        return Credits((Creator(name=", ".join(filter(None, (family, given))), family=family, given=given),))
    read = credits_of([text])
    if len(read.creators) != 1 or read.more or read.creators[0].organisation or len(name) > _LONGEST_NAME:
        return read
    if "," not in name and _NO_PERSON.search(text):
        return Credits((Creator(name=text, organisation=True),))
    return Credits((_person(name, text),))


def _inner_command(name: str) -> bool:
    r"""Whether the braces only hold a command, as in "{\"U}nal" or "{\OE}"."""
    return name.lstrip("{ ").startswith("\\")


def _person(name: str, text: str) -> Creator:
    parts = parse_single_name_into_parts(_suffix_in_its_place(_TIE.sub(" ", name)), strict=False)
    family = plain(latex_text(" ".join((*parts.von, *parts.last))))
    given = plain(latex_text(" ".join(parts.first)))
    # A single word is a family name to BibTeX whatever it is.
    return Creator(name=text, family=family if given or "," in name else "", given=given)


def _suffix_in_its_place(name: str) -> str:
    """ "Family, Jr., Given" for what puts the suffix last; without it where the name is not in parts."""
    words = name.replace(",", " , ").split()
    if "{" in name or len(words) < 3 or not _SUFFIX.fullmatch(words[-1]):
        return name
    family, *given = " ".join(words[:-1]).strip(" ,").split(" , ")
    return ", ".join((family, words[-1], *given)) if given else family
