"""UNIMARC, as libraries of France, Italy, Portugal and Russia give it: told in the fields of MARC 21."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from corpus.formats.streams.xml_text import at, attribute
from corpus.formats.xml.marc_fields import subfields, tag_of

_PERSONS: Final = frozenset({"700", "701", "702"})
_SECONDARY: Final = frozenset({"702", "712"})
"""Whose part in a work is secondary, and unknown where no code states it."""


class _Table(NamedTuple):
    fields: Mapping[str, Mapping[str, str]]
    roles: Mapping[str, str]


@functools.cache
def _table() -> _Table:
    return _Table(**tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")))


def in_marc21(record: etree._Element) -> etree._Element:
    """The record in the fields of MARC 21; as it is where it has a title of MARC 21, or none of UNIMARC.

    Fields and subfields without a counterpart keep their tags with a "U" before them: nothing is lost.
    """
    tags = {tag_of(field) for field in at(record, "datafield")}
    if "245" in tags or "200" not in tags:
        return record
    made = etree.Element("record")
    for name, held in (("leader", at(record, "leader")), ("controlfield", at(record, "controlfield"))):
        for one in held:
            etree.SubElement(made, name, {"tag": tag_of(one)}).text = one.text
    for field in at(record, "datafield"):
        _add(made, field)
    return made


def _add(made: etree._Element, field: etree._Element) -> None:
    tag = tag_of(field)
    codes = _table().fields.get(tag, {})
    known = etree.Element("datafield", {"tag": codes.get("tag", "")})
    other = etree.Element("datafield", {"tag": f"U{tag}"})
    for one in at(field, "subfield"):
        code = attribute(one, "code")
        home, named = (known, codes[code]) if code in codes and code != "tag" else (other, code)
        etree.SubElement(home, "subfield", {"code": named}).text = _told(tag, code, str(one.text or ""), field)
    if tag in _SECONDARY and not subfields(field, "4"):
        etree.SubElement(known, "subfield", {"code": "4"}).text = "oth"
    made.extend(one for one in (known, other) if len(one) and one.get("tag"))


def _told(tag: str, code: str, text: str, field: etree._Element) -> str:
    """The words of a subfield: codes of roles as MARC 21 has them, persons with the given name behind the family's."""
    if code == "4":
        return _table().roles.get(text.strip(), "oth" if text.strip().isdigit() else text)
    if tag in _PERSONS and code == "a":
        return ", ".join((text.strip(" ,"), *subfields(field, "b")))
    return text
