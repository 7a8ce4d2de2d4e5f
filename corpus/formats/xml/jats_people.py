"""Who is credited in JATS, and where they work."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from corpus.formats.streams.xml_text import at, attribute, local, within, word, words
from corpus.formats.values.addresses import address
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.names import credits_of
from corpus.formats.values.people import named, organisation, person
from corpus.work import Affiliation, Creator

_NAMES = ("name", "string-name", "collab", "collab-alternatives", "name-alternatives", "anonymous", "institution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The people of an article; `homeless` are affiliations that nobody has, and people in other parts."""

    authors: tuple[Creator, ...] = ()
    editors: tuple[Creator, ...] = ()
    more: bool = False
    homeless: tuple[Value, ...] = ()


def staff(meta: etree._Element) -> Staff:
    """Those in the groups of contributors of a header, each with affiliations by cross-reference or nesting."""
    places = {attribute(aff, "id"): address(aff) for aff in within(meta, "aff")}
    authors: list[Creator] = []
    editors: list[Creator] = []
    others: list[Value] = []
    used: set[str] = set()
    for group in at(meta, "contrib-group"):
        shared = _shared(group, meta, places)
        for contrib in at(group, "contrib"):
            kind = attribute(contrib, "contrib-type").casefold()
            affiliations = _affiliations(contrib, places) or shared
            used.update(one.name for one in affiliations)
            made = creator_of(contrib, affiliations)
            if made is None:
                continue
            if kind in _AUTHORS:
                authors.append(made)
            elif "editor" in kind:
                editors.append(made)
            else:
                others.append(Value(f"contrib[{kind}]", made.name))
    left = [Value("affiliation", one.name) for one in places.values() if one.name not in used]
    more = any(at(group, "etal") for group in at(meta, "contrib-group"))
    return Staff(authors=tuple(authors), editors=tuple(editors), more=more, homeless=(*left, *others))


_AUTHORS = frozenset({"", "author", "authors", "corresp", "translator-author", "aut", "collab", "group", "person"})


def _affiliations(contrib: etree._Element, places: Mapping[str, Affiliation]) -> tuple[Affiliation, ...]:
    """Those inside the contributor and those it refers to."""
    rids = " ".join(attribute(xref, "rid") for xref in at(contrib, "xref") if _to_affiliation(xref)).split()
    rids += attribute(contrib, "rid").split()
    return (*map(address, at(contrib, "aff")), *(places[rid] for rid in rids if rid in places))


def _shared(group: etree._Element, meta: etree._Element, places: Mapping[str, Affiliation]) -> tuple[Affiliation, ...]:
    """The affiliations of a whole group in which nobody refers to any: its own, or the only one there is.

    Several outside it may be anybody's, unless there is but one author.
    """
    if any(attribute(one, "rid") for one in within(group, "xref") if _to_affiliation(one)):
        return ()
    own = tuple(map(address, at(group, "aff")))
    alone = len(places) == 1 or len(at(meta, "contrib-group/contrib")) == 1
    return own or (tuple(places.values()) if alone else ())


def _to_affiliation(xref: etree._Element) -> bool:
    return attribute(xref, "ref-type") in {"aff", ""}


def creator_of(element: etree._Element, affiliations: tuple[Affiliation, ...] = ()) -> Creator | None:
    """The creator whom an element with one name inside (or which is a name itself) stands for."""
    name = _name(element)
    if name is None or local(name) == "anonymous":
        return None
    orcids = [
        words(one) for one in at(element, "contrib-id") if attribute(one, "contrib-id-type").casefold() == "orcid"
    ]
    orcid, email = (orcids or [""])[0], word(element, "email", "address/email")
    if local(name) in {"collab", "institution"}:
        return organisation(collective(name), affiliations)
    family, given = word(name, "surname"), word(name, "given-names")
    if family or given:
        return person(family, given, suffix=word(name, "suffix"), orcid=orcid, email=email, affiliations=affiliations)
    return named(words(name), orcid=orcid, affiliations=affiliations)


def _name(element: etree._Element) -> etree._Element | None:
    if local(element) in {"name", "string-name", "collab", "anonymous", "institution"}:
        return element
    for found in (child for kind in _NAMES for child in at(element, kind)):
        return _name(_alternative(found)) if local(found).endswith("-alternatives") and len(found) else found
    return None


def _alternative(names: etree._Element) -> etree._Element:
    """The name in the language of the article, else the first."""
    language = attribute(names.getroottree().getroot(), "lang")[:2].casefold()
    return next((one for one in names if language and attribute(one, "lang")[:2].casefold() == language), names[0])


def collective(collab: etree._Element) -> str:
    """The name of a group without its members, who may stand inside."""
    before = [collab.text or ""]
    for child in collab:
        before += [] if local(child) in {"contrib-group", "xref", "fn", "email"} else [words(child)]
        before.append(child.tail or "")
    return " ".join(" ".join(before).split()).strip(" ,;:")


def names_in(group: etree._Element) -> tuple[list[str], bool]:
    """The names of a group of persons in a reference, and whether there are others."""
    held = [one for one in (creator_of(child) for child in group if local(child) in _NAMES) if one is not None]
    if held or len(group):
        return [one.name for one in held], bool(at(group, "etal"))
    found = credits_of([words(group)])
    return [one.name for one in found.creators], found.more
