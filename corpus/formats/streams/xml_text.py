"""Elements of XML by their local names, and their words."""

import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

_HEADING_END: Final = "\x1f"
_BREAK: Final = re.compile(r"\n\n\s*")


@functools.cache
def _names(kind: str) -> frozenset[str]:
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("xml_text.toml").read_text("utf-8"))
    return frozenset(table[kind])


@functools.lru_cache(maxsize=4096)
def _without_prefix(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def local(element: etree._Element) -> str:
    """The name of an element without its namespace or prefix."""
    return _without_prefix(str(element.tag))


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute by its local name, "" where there is none."""
    return next((str(value).strip() for key, value in element.items() if _without_prefix(str(key)) == name), "")


def at(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements at a path of local names, in the order of the file.

    >>> [words(found) for found in at(etree.fromstring("<a><b><c>1</c></b><b><c>2</c><d>3</d></b></a>"), "b/c")]
    ['1', '2']
    """
    found = [element]
    for name in path.split("/"):
        found = [child for parent in found for child in parent if local(child) == name]
    return found


def within(element: etree._Element, *names: str) -> list[etree._Element]:
    """All elements of these local names inside, however deep, in the order of the file."""
    return [found for found in element.iterdescendants() if local(found) in names]


def word(element: etree._Element, *paths: str) -> str:
    """The words of the first element at one of the paths that has any, the best path first."""
    return next((found for path in paths for child in at(element, path) if (found := words(child))), "")


def words(element: etree._Element) -> str:
    """The words of an element on one line; notes to it and LaTeX beside MathML are left out.

    >>> words(etree.fromstring("<t>CO<sub>2</sub> in<break/>soils<xref ref-type='fn'>*</xref></t>"))
    'CO2 in soils'
    """
    return " ".join(_flowing(element).split())


def paragraphs(element: etree._Element) -> str:
    """The words with an empty line between paragraphs; the heading of a section stands before its first words.

    >>> section = "<sec><title>Aim</title><p>A.</p><p>B.</p></sec>"
    >>> paragraphs(etree.fromstring(f"<abstract><title>Abstract</title>{section}</abstract>"))
    'Aim: A.\\n\\nB.'
    """
    parts = (" ".join(part.split()) for part in _BREAK.split(_flowing(element)))
    return "\n\n".join(part for part in parts if part)


def _flowing(element: etree._Element) -> str:
    *headed, last = "".join(_flow(element)).split(_HEADING_END)
    # Each part but the last ends with a heading, and each but the first begins with the words below one.
    ended = [part.rstrip(" .:\n\t") for part in headed]
    parts = [part.lstrip() if place else part for place, part in enumerate((*ended, last))]
    return ": ".join(parts).strip(": \n\t")


def _flow(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if not _left_out(child, name):
            block, heading = name in _names("blocks"), name in _names("headings")
            yield "\n\n" if block else ""
            yield from _flow(child)
            yield (_HEADING_END if heading and local(element) in _names("sections") else "\n\n") if block else ""
        yield child.tail or (" " if name in _names("spaced") else "")


def _left_out(element: etree._Element, name: str) -> bool:
    if name == "xref":
        return attribute(element, "ref-type") in _names("notes")
    if name == "tex-math":
        return any(local(other) == "math" for other in element.itersiblings()) or any(
            local(other) == "math" for other in element.itersiblings(preceding=True)
        )
    if name in _names("headings"):
        return "".join(map(str, element.itertext())).strip(" .:\n\t").casefold() in _names("needless")
    return name in _names("left_out")
