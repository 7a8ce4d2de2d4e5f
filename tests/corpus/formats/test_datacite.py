"""DataCite, in JSON and in XML."""

import json
from typing import Any

import pytest

from corpus.formats.format import Format
from corpus.formats.json.datacite import FORMAT
from corpus.formats.xml.datacite_xml import FORMAT as XML
from corpus.work import Affiliation

from .conftest import Read

ATTRIBUTES: dict[str, Any] = {
    "doi": "10.1000/loom",
    "creators": [
        {
            "name": "Berg, Anna",
            "nameType": "Personal",
            "givenName": "Anna",
            "familyName": "Berg",
            "affiliation": [
                {
                    "name": "Univ. Łódź",
                    "affiliationIdentifier": "https://ror.org/05cq64r17",
                    "affiliationIdentifierScheme": "ROR",
                },
            ],
            "nameIdentifiers": [
                {"nameIdentifier": "https://orcid.org/0000-0001-2345-6789", "nameIdentifierScheme": "ORCID"}
            ],
        },
        {"name": "Free Weavers", "nameType": "Organizational", "affiliation": ["Guild"]},
        {"name": "Li, Wei"},
    ],
    "titles": [
        {"title": "Looms"},
        {"title": "A tale", "titleType": "Subtitle"},
        {"title": "Krosna", "titleType": "TranslatedTitle"},
    ],
    "publisher": {"name": "Archive"},
    "publicationYear": 2014,
    "subjects": [{"subject": "yarn", "subjectScheme": "free"}],
    "contributors": [
        {"name": "Roe, Ed", "contributorType": "Editor"},
        {"name": "Host", "contributorType": "HostingInstitution"},
    ],
    "dates": [{"date": "2013-01-01", "dateType": "Created"}, {"date": "2014-03-05", "dateType": "Issued"}],
    "types": {"resourceTypeGeneral": "Text", "resourceType": "Working paper", "bibtex": "article"},
    "relatedIdentifiers": [
        {"relationType": "Cites", "relatedIdentifier": "10.1/x", "relatedIdentifierType": "DOI"},
        {"relationType": "IsPartOf", "relatedIdentifier": "10.1/y", "relatedIdentifierType": "DOI"},
    ],
    "descriptions": [
        {"description": "Notes", "descriptionType": "Other"},
        {"description": "<p>One.</p><p>Two.</p>", "descriptionType": "Abstract"},
    ],
}
RESOURCE = """<resource xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.1000/loom</identifier>
<creators><creator><creatorName nameType="Personal">Berg, Anna</creatorName><givenName>Anna</givenName>
<familyName>Berg</familyName>
<nameIdentifier nameIdentifierScheme="ORCID">https://orcid.org/0000-0001-2345-6789</nameIdentifier>
<affiliation affiliationIdentifier="https://ror.org/05cq64r17" affiiationIdentifierScheme="ROR">Univ. Łódź</affiliation>
</creator>
<creator><creatorName nameType="Organizational">Free Weavers</creatorName><affiliation>Guild</affiliation></creator>
<creator><creatorName>Li, Wei</creatorName></creator></creators>
<titles><title>Looms</title><title titleType="Subtitle">A tale</title>
<title titleType="TranslatedTitle">Krosna</title></titles>
<publisher>Archive</publisher><publicationYear>2014</publicationYear>
<resourceType resourceTypeGeneral="Text">Working paper</resourceType>
<subjects><subject subjectScheme="free">yarn</subject></subjects>
<contributors><contributor contributorType="Editor"><contributorName>Roe, Ed</contributorName></contributor>
<contributor contributorType="HostingInstitution"><contributorName>Host</contributorName></contributor></contributors>
<dates><date dateType="Created">2013-01-01</date><date dateType="Issued">2014-03-05</date></dates>
<relatedIdentifiers><relatedIdentifier relatedIdentifierType="DOI" relationType="Cites">10.1/x</relatedIdentifier>
<relatedIdentifier relatedIdentifierType="DOI" relationType="IsPartOf">10.1/y</relatedIdentifier></relatedIdentifiers>
<descriptions><description descriptionType="Other">Notes</description>
<description descriptionType="Abstract">One.<br/>Two.</description>
</descriptions></resource>"""


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (FORMAT, json.dumps({"data": {"id": "10.1000/loom", "type": "dois", "attributes": ATTRIBUTES}})),
        (FORMAT, json.dumps({"data": [{"id": "10.1000/loom", "attributes": ATTRIBUTES}]})),
        (FORMAT, json.dumps(ATTRIBUTES)),
        (XML, RESOURCE),
        (XML, f"<OAI-PMH><record><metadata><payload>{RESOURCE}</payload></metadata></record></OAI-PMH>"),
    ],
)
def test_a_work_arrives_with_everything(read: Read, form: Format, text: str) -> None:
    (work,), faults = read(form, text)
    assert not faults
    assert (work.key, work.doi, work.type) == ("10.1000/loom", "10.1000/loom", "working-paper")
    assert (work.title, work.other_titles) == ("Looms: A tale", ("Krosna",))
    assert [(who.name, who.organisation) for who in work.authors] == [
        ("Berg, Anna", False),
        ("Free Weavers", True),
        ("Li, Wei", False),
    ]
    assert work.authors[0].affiliations == (Affiliation(name="Univ. Łódź", ror="https://ror.org/05cq64r17"),)
    assert work.authors[0].orcid == "https://orcid.org/0000-0001-2345-6789"
    assert [place.name for place in work.authors[1].affiliations] == ["Guild"]
    assert [who.family for who in work.editors] == ["Roe"]
    assert (work.year, work.date, work.publisher) == (2014, "2014-03-05", "Archive")
    assert (work.abstract, work.keywords) == ("One.\n\nTwo.", ("yarn",))
    assert [(one.text, one.doi) for one in work.references] == [("10.1/x", "10.1/x")]
    assert {"Host", "Notes", "10.1/y", "2013-01-01"} <= {field.value for field in work.rest}


def of_datacite(**members: Any) -> str:
    return json.dumps({**ATTRIBUTES, **members})


BOOK: dict[str, Any] = {
    "relationType": "IsPublishedIn",
    "relatedItemType": "Book",
    "titles": [{"title": "All of cork"}, {"title": "An oak's tale", "titleType": "Subtitle"}],
    "volume": "3",
    "firstPage": "109",
    "lastPage": "128",
    "contributors": [
        {"name": "Oak, Ina", "familyName": "Oak", "givenName": "Ina", "contributorType": "Editor"},
        {"name": "Host", "contributorType": "HostingInstitution"},
    ],
    "relatedItemIdentifier": {"relatedItemIdentifier": "978-3-16-148410-0", "relatedItemIdentifierType": "ISBN"},
}


def test_what_a_work_is_published_in_and_not_what_it_cites(read: Read) -> None:
    cited = {"relationType": "References", "titles": [{"title": "Another"}], "volume": "99", "firstPage": "1"}
    (work,), _ = read(FORMAT, of_datacite(relatedItems=[cited, BOOK], types={"resourceTypeGeneral": "BookChapter"}))
    assert (work.type, work.venue, work.volume, work.pages) == ("book-chapter", "All of cork", "3", "109-128")
    assert ([who.family for who in work.editors], work.isbns) == (["Roe", "Oak"], ("978-3-16-148410-0",))
    assert {"Another", "99"} <= {field.value for field in work.rest}


@pytest.mark.parametrize(
    "members",
    [
        {"container": {"type": "Series", "identifier": "0039-6265", "identifierType": "ISSN"}},
        {
            "relatedIdentifiers": [
                {"relationType": "IsPartOf", "relatedIdentifier": "0039-6265", "relatedIdentifierType": "ISSN"},
                {"relationType": "Cites", "relatedIdentifier": "1752-2706", "relatedIdentifierType": "EISSN"},
            ]
        },
    ],
)
def test_issns_of_what_it_is_part_of(read: Read, members: dict[str, Any]) -> None:
    (work,), _ = read(FORMAT, of_datacite(**members))
    assert work.issns == ("0039-6265",)


@pytest.mark.parametrize(
    ("container", "sizes", "pages"),
    [
        ({"firstPage": "12", "lastPage": "19"}, [], "12-19"),
        ({"firstPage": "e7"}, [], "e7"),
        ({"firstPage": "No 1", "lastPage": "2 (2018)"}, ["33–52 Pages"], "33-52"),
        ({"firstPage": "Journal of Cork"}, ["31 Seiten", "12-40 MB"], ""),
    ],
)
def test_pages_are_numbers(read: Read, container: dict[str, str], sizes: list[str], pages: str) -> None:
    (work,), _ = read(FORMAT, of_datacite(container={"title": "Cork", **container}, sizes=sizes))
    assert (work.venue, work.pages) == ("Cork", pages)
    assert {value for value in container.values() if " " in value} <= {field.value for field in work.rest}


def test_the_year_of_publication_stands_before_that_of_the_copy(read: Read) -> None:
    (work,), _ = read(FORMAT, of_datacite(publicationYear=2024))
    assert (work.year, work.date) == (2014, "2014-03-05")


def test_words_for_theses(read: Read) -> None:
    kinds = {"resourceTypeGeneral": "Text", "resourceType": "Bachelorarbeit", "citeproc": "article-journal"}
    (work,), _ = read(FORMAT, of_datacite(types=kinds))
    assert work.type == "thesis"
