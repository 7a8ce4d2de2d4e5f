"""RDF/XML in the Bibliographic Ontology, FaBiO or schema.org, as library catalogues and reference managers export it.

A node may hold the nodes that it refers to or only name them, and they may stand before or behind it in the file; a
node of no class of its own (`rdf:Description`) says its class as a property.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import affiliation, named, organisation, person
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import KIND, assembled, each
from corpus.work import Creator, Work

_VOCABULARIES: Final = ("purl.org/ontology/bibo", "purl.org/spar/fabio", "//schema.org/")
_ARTICLES: Final = (
    "AcademicArticle", "ScholarlyArticle", "JournalArticle", "Article", "ReviewArticle", "TechArticle", "NewsArticle",
    "NewspaperArticle", "ConferencePaper", "ProceedingsPaper", "InProceedings", "Preprint", "WorkingPaper", "Editorial",
)  # fmt: skip
_WORKS: Final = (
    *_ARTICLES, "Book", "EditedBook", "MultiVolumeBook", "Monograph", "BookSection", "BookChapter", "Chapter",
    "CollectedDocument", "Document", "DocumentPart", "Thesis", "DoctoralThesis", "MastersThesis", "BachelorsThesis",
    "Report", "ReportDocument", "TechnicalReport", "Manual", "Manuscript", "Letter", "Patent", "Standard",
    "Specification", "Proceedings", "ConferenceProceedings", "Dataset", "SoftwareSourceCode", "SoftwareApplication",
    "CreativeWork", "Webpage", "WebPage", "BlogPosting", "BlogPost", "Slideshow", "Film", "Legislation", "Excerpt",
)  # fmt: skip
_OTHERS: Final = (
    "Journal", "JournalIssue", "JournalVolume", "Issue", "Periodical", "PublicationIssue", "PublicationVolume",
    "Magazine", "Newspaper", "Series", "BookSeries", "Collection", "Website", "WebSite", "Blog", "Conference",
    "Person", "Organization", "Organisation", "CollegeOrUniversity", "Agent", "Group", "Seq", "Bag", "List",
)  # fmt: skip
_NODES: Final = ("Description", *_WORKS, *_OTHERS)
_PARTS: Final = ("isPartOf", "partOf")
_AUTHORS: Final = ("authorList", "creator", "author", "maker")
_EDITORS: Final = ("editorList", "editor")
_CONTRIBUTORS: Final = ("contributorList", "contributor")
_REFERRING: Final = (
    *_PARTS,
    *_AUTHORS,
    *_EDITORS,
    *_CONTRIBUTORS,
    "translator",
    "publisher",
    "affiliation",
    "li",
    "first",
    "rest",
)
_NAMES: Final = ("name", "organization-name", "prefLabel", "label", "title")
_TYPE_OF_WORK: Final = re.compile(rf"resource\s*=\s*[\"'][^\"'<>]*[/#](?:{'|'.join(_WORKS)})[\"']")
_ORDINAL: Final = re.compile(r"li|_\d+")

_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


@dataclass(frozen=True, slots=True)
class _Named:
    """The nodes that others refer to, by name, and the names of those that something is part of."""

    nodes: Mapping[str, etree._Element]
    wholes: frozenset[str]

    def targets(self, property_: etree._Element) -> list[etree._Element]:
        """The nodes that a property holds or names."""
        name = _reference(property_)
        return [self.nodes[name]] if name in self.nodes else list(property_)


def _recognises(head: Head) -> bool:
    if head.root != "RDF" or "purl.org/net/biblio#" in head.text or not any(one in head.text for one in _VOCABULARIES):
        return False
    return holds(head, *_WORKS) or _TYPE_OF_WORK.search(head.text) is not None


def _read(opened: Opened) -> Iterator[Work | Fault]:
    """Read three times: which names are referred to, the nodes that have them, the works."""
    named_nodes = _named(opened)
    works = (
        node
        for node in elements(opened, *_NODES, nested=True)
        if isinstance(node, Fault) or (_is_work(node) and _name(node) not in named_nodes.wholes)
    )
    return each(works, partial(_work, others=named_nodes), "work in RDF")


def _named(opened: Opened) -> _Named:
    references = {found for node in _nodes(opened) for found in _references(node)}
    referred, wholes = {name for name, _ in references}, {name for name, path in references if path in _PARTS}
    held = ((_name(node), node) for outer in _nodes(opened) for node in outer.iter() if _name(node) in referred)
    return _Named(dict(held), frozenset(wholes))


def _references(node: etree._Element) -> Iterator[tuple[str, str]]:
    """The names of other nodes inside, each with the property that refers to it."""
    for found in node.iterdescendants():
        path = local(found)
        if (name := _reference(found)) and (path in _REFERRING or _ORDINAL.fullmatch(path)):
            yield name, path


def _nodes(opened: Opened) -> Iterator[etree._Element]:
    return (node for node in elements(opened, *_NODES, nested=True) if not isinstance(node, Fault))


def _name(node: etree._Element) -> str:
    if name := attribute(node, "ID"):
        return f"#{name}"
    # A property, too, has a nodeID, and names another node by it.
    return attribute(node, "about") or (attribute(node, "nodeID") if local(node)[:1].isupper() else "")


def _reference(property_: etree._Element) -> str:
    return attribute(property_, "resource") or (
        "" if local(property_)[:1].isupper() else attribute(property_, "nodeID")
    )


def _classes(node: etree._Element) -> list[str]:
    stated = (re.split(r"[/#]", attribute(one, "resource"))[-1] for one in at(node, "type"))
    return [*([] if local(node) == "Description" else [local(node)]), *filter(None, stated)]


def _is_work(node: etree._Element) -> bool:
    return any(one in _WORKS for one in _classes(node))


def _work(node: etree._Element, others: _Named) -> Work | None:
    layout = _layout()
    wholes = list(_wholes(node, others, set()))
    work = assembled(
        layout.crosswalk,
        chain(
            _own(node, others, wholes),
            xml_values(node, layout.shape),
            *(_values_of_whole(one, others) for one in wholes),
        ),
        authors=_credited(node, others, _AUTHORS),
        editors=[one for place in (node, *wholes) for one in _credited(place, others, _EDITORS)],
    )
    return replace(work, contributors=tuple(_credited(node, others, _CONTRIBUTORS))) if work else None


def _wholes(node: etree._Element, others: _Named, seen: set[str]) -> Iterator[etree._Element]:
    for held in (found for name in _PARTS for found in at(node, name)):
        for whole in others.targets(held):
            if (name := _name(whole)) not in seen:
                seen |= {name} if name else set()
                yield whole
                yield from _wholes(whole, others, seen)


def _own(node: etree._Element, others: _Named, wholes: Iterable[etree._Element]) -> Iterator[Value]:
    name = _name(node)
    yield Value("doi" if "doi.org/10." in name else "key", name)
    if _classes(node)[0] in _ARTICLES and any("Proceedings" in one for whole in wholes for one in _classes(whole)):
        yield Value(KIND, "conferencepaper")
    yield from (Value(KIND, one) for one in _classes(node))
    yield from (Value("isPartOf", words(held)) for path in _PARTS for held in at(node, path) if not len(held))
    yield from (Value("publisher", text) for text in _labels(node, "publisher", others))
    yield from (Value("language", text) for text in _languages(node))
    yield from (Value("translator", one.name) for one in _credited(node, others, ("translator",)))


def _languages(node: etree._Element) -> Iterator[str]:
    """Codes; a language named by an address has its code at the end of it."""
    for held in chain(at(node, "language"), at(node, "inLanguage")):
        yield words(held) or re.split(r"[/#]", attribute(held, "resource"))[-1]


def _values_of_whole(whole: etree._Element, others: _Named) -> Iterator[Value]:
    prefix = next(iter(_classes(whole)), "whole") + "/"
    yield from (Value(prefix + tag, text) for tag, text in xml_values(whole, _layout().shape))
    yield from (Value(f"{prefix}publisher", text) for text in _labels(whole, "publisher", others))


def _labels(node: etree._Element, path: str, others: _Named) -> Iterator[str]:
    for held in at(node, path):
        targets = others.targets(held)
        yield from (word(one, *_NAMES) for one in targets) if targets else (words(held),)


def _credited(node: etree._Element, others: _Named, properties: Iterable[str]) -> list[Creator]:
    """Those whom the first of these properties that has any names; a list gives their order."""
    for path in properties:
        found = [one for held in at(node, path) for one in _people(held, others)]
        if found:
            return found
    return []


def _people(held: etree._Element, others: _Named) -> list[Creator]:
    targets = others.targets(held)
    if not targets:
        return [made] if (made := named(words(held))) else []
    return [made for one in targets for member in _members(one, others) if (made := _creator(member, others))]


def _members(node: etree._Element, others: _Named) -> Iterator[etree._Element]:
    """The members of a container or a list, in order, each link once; a node that is neither stands for itself."""
    ordinal = [child for child in node if _ORDINAL.fullmatch(local(child))]
    if not ordinal and not at(node, "first"):
        yield node
    for child in ordinal:
        yield from others.targets(child) or [child]
    links = [node] if at(node, "first") else []
    seen = set[str]()
    while links and (name := _name(links[0])) not in seen:
        seen |= {name} if name else set()
        yield from (target for child in at(links[0], "first") for target in others.targets(child) or [child])
        links = [target for child in at(links[0], "rest") for target in others.targets(child)]


def _creator(node: etree._Element, others: _Named) -> Creator | None:
    """A person or an organisation; a member of a list that is a text is its own name."""
    family = word(node, "familyName", "lastName", "surname", "family_name")
    given = word(node, "givenName", "givenname", "firstName", "first_name")
    homes = [affiliation(name) for name in _labels(node, "affiliation", others)]
    orcid = _name(node) if "orcid.org/" in _name(node) else ""
    if family:
        return person(family, given, orcid=orcid, email=word(node, "email"), affiliations=homes)
    name = word(node, *_NAMES) or ("" if len(node) else words(node))
    return named(name, orcid=orcid, affiliations=homes) if _is_person(node) else organisation(name, homes)


def _is_person(node: etree._Element) -> bool:
    return not {"Organization", "Organisation", "Group", "CollegeOrUniversity"} & set(_classes(node))


FORMAT = Format(name="Bibliographic RDF", recognises=_recognises, read=_read)
