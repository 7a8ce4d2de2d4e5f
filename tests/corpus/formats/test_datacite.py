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
