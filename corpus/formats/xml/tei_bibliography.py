"""Bibliographies in TEI, as Zotero exports them: a list of <biblStruct>, alone or as the body of a document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements
from corpus.formats.streams.xml_text import at, attribute, paragraphs, within, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import organisation
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import KIND, assembled, each
from corpus.formats.xml.tei import creator_of, extent
from corpus.work import Creator, Work

_PARTS: Final = ("analytic", "monogr")
_MAKING: Final = frozenset(
    {"inventor", "director", "artist", "programmer", "composer", "cartographer", "producer", "performer", "contributor"}
)
"""What makes somebody a maker of the work, in Zotero's words; others ("translator") have a task at it."""
_ONLY_A_LIST: Final = re.compile(r"<(?:\w+:)?body\b[^>]*>\s*<(?:\w+:)?listBibl\b")
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return head.root == "listBibl" or (head.root == "TEI" and _ONLY_A_LIST.search(head.text) is not None)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, "biblStruct", nested=True), _work, "entry of a bibliography in TEI")


def _work(entry: etree._Element) -> Work | None:
    layout = _layout()
    work = assembled(
        layout.crosswalk,
        chain(_own(entry), xml_values(entry, layout.shape)),
        authors=_people(entry, "analytic/author") or _people(entry, "monogr/author"),
        editors=[one for part in _PARTS for one in _people(entry, f"{part}/editor")],
    )
    made = tuple(person for task, person in _responsible(entry) if task in _MAKING)
    return replace(work, contributors=made) if work else None


def _responsible(entry: etree._Element) -> Iterator[tuple[str, Creator]]:
    """Those of other tasks than writing and editing, each with the task."""
    for statement in (found for part in _PARTS for found in at(entry, f"{part}/respStmt")):
        if person := _person(statement):
            yield word(statement, "resp"), person


def _people(entry: etree._Element, path: str) -> list[Creator]:
    return [made for one in at(entry, path) if (made := _person(one))]


def _person(credited: etree._Element) -> Creator | None:
    """Zotero writes a name without parts only for who has none: an organisation."""
    whole = [name for name in at(credited, "name") if not len(name)]
    return organisation(words(whole[0])) if whole else creator_of(credited)


def _own(entry: etree._Element) -> Iterator[Value]:
    yield Value("key", attribute(entry, "id") or attribute(entry, "corresp"))
    yield Value(KIND, attribute(entry, "type"))
    yield from (Value(task or "respStmt", person.name) for task, person in _responsible(entry) if task not in _MAKING)
    for part in _PARTS:
        yield from (Value("language", attribute(one, "lang")) for one in at(entry, part))
        yield from (Value(f"{part}[{_kind(title)}]", words(title)) for title in at(entry, f"{part}/title"))
    for date in at(entry, "monogr/imprint/date"):
        kind = attribute(date, "type")
        yield Value(f"date[{kind}]" if kind == "accessed" else "date", attribute(date, "when") or words(date))
    for scope in at(entry, "monogr/imprint/biblScope"):
        yield Value(f"biblScope[{attribute(scope, 'unit') or attribute(scope, 'type')}]", extent(scope))
    for note in at(entry, "note"):
        terms = within(note, "term")
        yield from (Value("keyword", words(term)) for term in terms)
        yield Value("abstract" if attribute(note, "type") == "abstract" else "note", "" if terms else paragraphs(note))


def _kind(title: etree._Element) -> str:
    """What kind of title, else of which level: of an article, a monograph, a journal, a series."""
    kind = attribute(title, "type")
    return attribute(title, "level") if kind in {"", "main"} else kind


FORMAT = Format(name="TEI bibliography", recognises=_recognises, read=_read)
