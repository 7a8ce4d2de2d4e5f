"""The fields of MARC 21: tags, subfields, and words without the punctuation of catalogues."""

import re
from typing import Final

from lxml import etree

from corpus.formats.streams.xml_text import at, attribute, words

_NOT_SORTED: Final = re.compile("[\x80-\x9f\u00ac]|<<|>>")
"""Marks around an article at the beginning that is passed over in sorting."""


def tag_of(field: etree._Element) -> str:
    """The three digits that tell what a field is."""
    return attribute(field, "tag")


def subfields(field: etree._Element, codes: str) -> list[str]:
    """The words of these subfields in the order of the record."""
    return [found for one in at(field, "subfield") if attribute(one, "code") in codes and (found := words_of(one))]


def words_of(element: etree._Element) -> str:
    """The words of a subfield on one line, without marks of what is passed over in sorting."""
    return " ".join(_NOT_SORTED.sub("", words(element)).split())
