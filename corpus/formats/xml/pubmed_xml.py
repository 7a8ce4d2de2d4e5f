"""PubMed XML: articles and books as PubMed and Europe's mirrors export them."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.xml_stream import elements, holds
from corpus.formats.streams.xml_text import at, attribute, local, word, words
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.medline import full_range, titled
from corpus.formats.values.notices import Notice, told_by
from corpus.formats.values.people import affiliation, cited, organisation, person
from corpus.formats.values.shape import load_layout, xml_values
from corpus.formats.values.structured import KIND, assembled, each
from corpus.work import Affiliation, CitedWork, Creator, Work

_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
_ABSTRACTS = ("MedlineCitation/Article/Abstract", "BookDocument/Abstract", "MedlineCitation/OtherAbstract")
_NOTICES = {"RetractionIn": True, "RetractionOf": False, "ErratumIn": True, "ErratumFor": False}
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return holds(head, *_RECORDS)


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(elements(opened, *_RECORDS), _work, "article of PubMed")


def _work(found: etree._Element) -> Work | None:
    layout = _layout()
    record = _article(found)
    _label_parts(record)
    lists = at(record, "MedlineCitation/Article/AuthorList") + at(record, "BookDocument/AuthorList")
    edited = at(record, "BookDocument/Book/AuthorList")
    editors = [one for one in (*lists, *edited) if attribute(one, "Type") == "editors"]
    # Only a book without authors of the part at hand is by the authors of the whole.
    authors = [one for one in lists if one not in editors] or [one for one in edited if one not in editors]
    work = assembled(
        layout.crosswalk,
        chain(_own(record), map(_paged, xml_values(record, layout.shape))),
        authors=(_creator(one) for held in authors for one in at(held, "Author")),
        editors=(_creator(one) for held in editors for one in at(held, "Author")),
        more=any(attribute(held, "CompleteYN") == "N" for held in authors),
        references=map(_cited, _references(record)),
    )
    return told_by(_notices(record), titled(work)) if work else None


def _article(found: etree._Element) -> etree._Element:
    """The article as PubMed wraps it; what NLM leased before 2017 is a set of citations without that wrapping."""
    if local(found) != "MedlineCitation":
        return found
    article = etree.Element("PubmedArticle")
    article.append(found)
    return article


def _paged(value: Value) -> Value:
    return Value(value.tag, full_range(value.text)) if value.tag.endswith("/MedlinePgn") else value


def _label_parts(record: etree._Element) -> None:
    """The label of a part of an abstract ("METHODS") stands before its words, as PubMed shows it."""
    for path in _ABSTRACTS:
        for part in at(record, f"{path}/AbstractText"):
            if (label := attribute(part, "Label")) and label.upper() != "UNLABELLED":
                part.text = f"{label}: {part.text or ''}"


def _own(record: etree._Element) -> Iterator[Value]:
    yield Value("key", word(record, "MedlineCitation/PMID", "BookDocument/PMID"))
    for path in ("MedlineCitation/Article/Journal/JournalIssue/PubDate", "BookDocument/Book/PubDate"):
        yield from (Value("PubDate", _date(one)) for one in at(record, path))
    for path in _ABSTRACTS:
        yield Value("abstract", "\n\n".join(words(part) for part in at(record, f"{path}/AbstractText")))
    if at(record, "BookDocument"):
        yield Value(KIND, "book chapter" if at(record, "BookDocument/ArticleTitle") else "book")
    else:
        yield Value(KIND, "article")
    yield from (Value("ArticleDate", _date(one)) for one in at(record, "MedlineCitation/Article/ArticleDate"))


def _date(element: etree._Element) -> str:
    return " ".join(words(part) for part in element)


def _creator(author: etree._Element) -> Creator | None:
    affiliations = [_affiliation(one) for one in at(author, "AffiliationInfo")]
    affiliations += [affiliation(words(one)) for one in at(author, "Affiliation")]
    if name := word(author, "CollectiveName"):
        return organisation(name, affiliations)
    orcids = [words(one) for one in at(author, "Identifier") if attribute(one, "Source").upper() == "ORCID"]
    return person(
        word(author, "LastName"),
        word(author, "ForeName", "FirstName", "Initials"),
        suffix=word(author, "Suffix"),
        orcid=orcids[0] if orcids else "",
        affiliations=affiliations,
    )


def _affiliation(info: etree._Element) -> Affiliation:
    rors = [words(one) for one in at(info, "Identifier") if attribute(one, "Source").upper() == "ROR"]
    return affiliation(word(info, "Affiliation"), rors[0] if rors else "")


def _references(record: etree._Element) -> Iterator[etree._Element]:
    """Reference lists may hold reference lists, one a section."""
    pending = at(record, "PubmedData/ReferenceList") + at(record, "BookDocument/ReferenceList")
    while pending:
        held = pending.pop(0)
        yield from at(held, "Reference")
        pending = at(held, "ReferenceList") + pending


def _cited(reference: etree._Element) -> CitedWork | None:
    identifiers = at(reference, "ArticleIdList/ArticleId")
    dois = [words(one) for one in identifiers if attribute(one, "IdType") == "doi"]
    others = [f"{attribute(one, 'IdType')}:{words(one)}" for one in identifiers]
    return cited(word(reference, "Citation") or " ".join(others), doi=dois[0] if dois else "")


def _notices(record: etree._Element) -> Iterator[Notice]:
    for one in at(record, "MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        kind = attribute(one, "RefType")
        if kind in _NOTICES:
            yield Notice(kind=kind, of_this=_NOTICES[kind])
    for one in at(record, "MedlineCitation/Article/PublicationTypeList/PublicationType"):
        yield Notice(kind=words(one), of_this=words(one) == "Retracted Publication")


FORMAT = Format(name="PubMed XML", recognises=_recognises, read=_read)
