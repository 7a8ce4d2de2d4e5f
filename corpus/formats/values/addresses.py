"""The affiliation that an element of XML states in parts."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from corpus.formats.streams.xml_text import attribute, local, within, words
from corpus.formats.values.people import affiliation
from corpus.work import Affiliation

_LEFT_OUT: Final = frozenset(
    {"label", "sup", "institution-id", "email", "idno", "ext-link", "phone", "fax", "marker", "ptr"}
)
_COMMAS: Final = re.compile(r"\s*,(?:[\s,]*,)?\s*")


def address(element: etree._Element) -> Affiliation:
    """The parts in the order of the source, with commas where the source has nothing between them.

    >>> address(etree.fromstring("<aff><label>1</label><institution>WU</institution><country>Austria</country></aff>"))
    Affiliation(name='WU, Austria', ror=None)
    """
    words_ = _COMMAS.sub(", ", " ".join("".join(_parts(element)).split()))
    rors = [words(one) for one in within(element, "institution-id", "idno") if _is_ror(one)]
    return affiliation(words_.strip(" ,;."), rors[0] if rors else "")


def _is_ror(identifier: etree._Element) -> bool:
    kind = attribute(identifier, "institution-id-type") or attribute(identifier, "type")
    return kind.casefold() == "ror"


def _parts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) not in _LEFT_OUT and attribute(child, "type") != "raw_affiliation":
            yield from _parts(child)
            yield "" if (child.tail or "").strip() or local(child) in {"italic", "bold", "sub"} else ", "
        yield child.tail or ""
