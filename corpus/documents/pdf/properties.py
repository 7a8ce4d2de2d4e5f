"""What a PDF file says about itself."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

_PROPERTIES: Final = ("Title", "Author", "Subject", "Keywords")
_MADE_UP: Final = re.compile(
    r"microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|p65|pmd)|untitled.*|\W*",
    re.IGNORECASE,
)
"""Titles that programs put there by themselves."""
_PACKET: Final = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_PRISM: Final = "prismstandard.org/namespaces/"


def properties(metadata: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The properties of the document as fields "pdf.title", "pdf.author" and so on.

    >>> list(properties({"Title": "Microsoft Word - paper3.doc", "Author": " A.  Muster"}))
    [('pdf.author', 'A. Muster')]
    """
    for name in _PROPERTIES:
        value = " ".join(metadata.get(name, "").split())
        if value and not (name == "Title" and _MADE_UP.fullmatch(value)):
            yield f"pdf.{name.lower()}", value


def published(data: bytes) -> Iterator[tuple[str, str]]:
    """What a publisher states in the file's XMP packet, in PRISM's words ("prism.doi", "prism.volume" …)."""
    for packet in _PACKET.findall(data):
        if _PRISM.encode() in packet:
            yield from _prism(packet)
            return


def _prism(packet: bytes) -> Iterator[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for element in root.iter(etree.Element):
        stated = [*element.attrib.items(), (element.tag, "".join(map(str, element.itertext())))]
        for name, value in stated:
            words = " ".join(str(value).split())
            if _PRISM in str(name) and words:
                yield f"prism.{etree.QName(str(name)).localname.lower()}", words
