"""Where a cited work appeared: journal, volume, pages."""

import re
from dataclasses import dataclass

from pipeline.page.addresses import is_place


@dataclass(frozen=True, slots=True)
class Source:
    """What follows the title of an entry; `venue` is a journal, proceedings or a book that holds the work."""

    venue: str | None
    volume: str | None
    pages: str | None


_PAGES = re.compile(
    r"(?:\bpp?\.?\s?|\bpages?\s|\bС\.\s?|\bс\.\s?|\bS\.\s?)(?P<marked>[A-Z]?\d{1,6}(?:\s?[-–—]+\s?[A-Z]?\d{1,6})?)|(?<![\d/.])(?P<range>(?!(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d)[A-Z]?\d{1,5}\s?[-–—]+\s?[A-Z]?\d{1,5})(?![\d/.]\d)",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"\bvol(?:ume)?\.?\s?(?P<word>\d{1,4}|[IVXL]+\b)(?P<issue1>\s?\(\d{1,3}[A-Za-z]?(?:[-–/]\d+)?\))?|\bТ\.\s?(?P<tome>\d+)"
    r"|(?<![\d.–-])(?P<number>(?!(?:19|20)\d\d\b)\d{1,4})\s?(?P<issue2>\((?!(?:19|20)\d\d)\d{1,3}[A-Za-z]?(?:[-–/]\d+)?\))"
    r"|(?:(?:19|20)\d\d[a-z]?\)?\s?[;,:]\s?|(?<=[^\W\d_)])[,.;:]?\s)(?P<bare>(?!(?:19|20)\d\d\b)\d{1,4})(?=\s?[,:;]\s?(?:pp?\.?\s?|pages\s)?[A-Z]?\d|\s?\((?:19|20)\d\d\)|\s\(\s?\d{1,3}\))",
    re.IGNORECASE,
)
_SINGLE_PAGE = re.compile(
    r"(?<![\d.])\d{1,4}(?:\s?\(\d{1,3}\))?\s?[,:]\s?(?P<page>[A-Z]?\d{1,6})(?=\s?(?:\((?:19|20)\d\d\)|[.,;]?\s*\Z|,\s(?:19|20)\d\d\.?\s*\Z))"
)
_STOP = re.compile(
    r"""[,.;]?\s*(?:\bvol(?:ume)?\b\.?\s?\d|\bno\.?\s?\d|№|\bissue\s\d|\bpp?\.\s?\d|\bТ\.|\bС\.\s?\d|\bdoi\b|https?:|www\.|\bfrom\s(?:https?|www)|\bretrieved\b|\bavailable\b|\baccessed\b|\bISSN\b|\bISBN\b|\(?(?:19|20)\d\d|\[)
    | [,.;:]?\s\d{1,4}\s?(?:\(|[,:;.]|\Z) | [,.]\s?\d{1,5}\s?[-–—] | ,\s\d{1,5}\.?\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_SERIAL = re.compile(
    r"\b(?:journal|review|bulletin|proceedings|proc|annals|transactions|letters|quarterly|magazine|studies|research|economics|geography|science|policy|vestnik|revue|zeitschrift|rivista|cahiers?|papers|conference|herald|planning|development|world|times|perspectives|economy|management)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\s*In:?\s+(?P<rest>.+)", re.DOTALL)
_EDITORS = re.compile(r".{2,120}?\((?:eds?|hrsg)\.?\)[.,:]?\s*", re.IGNORECASE | re.DOTALL)
_LONGEST = 200


def find_source(words: str, begin: int, *, book: bool) -> Source:
    """What stands from `begin` on; the publisher of a book is no venue."""
    rest = words[begin:]
    volume = None if book else _volume(rest)
    pages = _pages(rest)
    return Source(_venue(rest, serial=bool(volume or pages), book=book), volume, pages)


def names_serial(rest: str) -> bool:
    """Whether what stands next is a journal or a publisher and not a subtitle."""
    name = re.split(r"[.,:;(\d]", rest.strip(' "”“»'), maxsplit=1)[0]
    return (
        bool(_volume(rest) or _pages(rest))
        or (bool(_SERIAL.search(name)) and len(name.split()) < 6)
        or len(name.split()) < 3
    )


def _volume(rest: str) -> str | None:
    match = _VOLUME.search(rest)
    if match is None:
        return None
    value = match["word"] or match["tome"] or match["number"] or match["bare"]
    return value + re.sub(r"\s", "", match["issue1"] or match["issue2"] or "")


def _pages(rest: str) -> str | None:
    found = list(_PAGES.finditer(rest))
    if not found:
        single = _SINGLE_PAGE.search(rest)
        return single["page"] if single else None
    marked = next((match for match in found if match["marked"]), None)
    value = marked["marked"] if marked else found[-1]["range"]
    return re.sub(r"\s?[-–—]+\s?", "-", value)


def _venue(rest: str, *, serial: bool, book: bool) -> str | None:
    inside = _IN.match(rest.lstrip(' .,;:”“"»'))
    if inside:
        return _container(inside["rest"])
    if book:
        return None
    lead = rest.lstrip(' .,;:/”“"»*')
    slashes = "//" in rest[:4] or rest.lstrip(" .")[:2] == "//" or rest[:1] == "/"
    stop = _STOP.search(lead)
    name = lead[: stop.start()] if stop else lead
    name = name.strip(" .,;:/*")
    place, _, more = re.sub(r"[:,]", "\x00", name).partition("\x00")
    if not serial and more and (is_place(place) or name[len(place)] == ":"):
        return None  # a town and a publisher
    if not (serial or slashes or (_SERIAL.search(name) and len(name.split()) < 9)) or not re.search(
        r"[^\W\d_]{2}", name
    ):
        return None
    return re.sub(r"\s+", " ", name) if len(name) < _LONGEST else None


def _container(words: str) -> str | None:
    editors = _EDITORS.match(words)
    name = words[editors.end() :] if editors else words
    stop = re.search(
        r"[.,](?=\s(?:[A-ZÀ-Þ][\w.]+(?:\s[A-ZÀ-Þ]\w+){0,2}[:,]|pp?\.|vol|\d|edited|ed\.))|\s\(|[.](?=\s|\Z)", name
    )
    name = (name[: stop.start()] if stop else name).strip(" .,;:/*")
    return re.sub(r"\s+", " ", name) if 3 < len(name) < _LONGEST else None
