"""Names as BibTeX and BibLaTeX write them."""

import re
from collections.abc import Iterator
from typing import Final

from bibtexparser.middlewares.names import parse_single_name_into_parts

from corpus.formats.bibtex.latex import latex_text
from corpus.formats.values.names import Credits, credits_of
from corpus.formats.values.plain import plain
from corpus.work import Creator

_AND_OR_BRACE: Final = re.compile(r"\s+and(?=\s)|[{}]", re.IGNORECASE)
_EDGE: Final = re.compile(r"^\s*and\s+|\s+and\s*$|\s+and(?=\s+and\s)", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_LISTED: Final = re.compile(r"[^,{}]+,[^,{}]+(?:\s+and\s+[^,{}]+,[^,{}]+)+", re.IGNORECASE)
_BY_PART: Final = re.compile(
    r'"?\s*(family|given|prefix|suffix|useprefix|given-i|family-i|id)\s*=\s*"?([^,="]*)"?', re.IGNORECASE
)
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
    for name in _names(" ".join(value.split())):
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
            yield from _paired(name)


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


def _paired(name: str) -> Iterator[str]:
    """A list of "Family, Given" in which commas stand for "and" too: three commas or more, an odd number of them."""
    parts = name.split(",")
    if len(parts) >= 4 and len(parts) % 2 == 0 and "{" not in name and "=" not in name:
        yield from (f"{family},{given}" for family, given in zip(parts[::2], parts[1::2], strict=True))
    else:
        yield name


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
    return Credits((_person(name, text),))


def _inner_command(name: str) -> bool:
    r"""Whether the braces only hold a command, as in "{\"U}nal" or "{\OE}"."""
    return name.lstrip("{ ").startswith("\\")


def _person(name: str, text: str) -> Creator:
    parts = parse_single_name_into_parts(name.replace("~", " "), strict=False)
    family = plain(latex_text(" ".join((*parts.von, *parts.last))))
    given = plain(latex_text(" ".join(parts.first)))
    # A single word is a family name to BibTeX whatever it is.
    return Creator(name=text, family=family if given or "," in name else "", given=given)
