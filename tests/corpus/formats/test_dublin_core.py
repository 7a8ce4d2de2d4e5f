"""Dublin Core: what repositories and journal systems put into its wide terms."""

from collections.abc import Callable

import pytest

from corpus.formats.format import Format
from corpus.formats.xml.dublin_core import FORMAT

from .conftest import Read

RECORD = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title xml:lang="en">Looms of Łódź</dc:title><dc:title xml:lang="pl">Krosna</dc:title>
<dc:creator>van der Berg, Anna</dc:creator><dc:creator>Board of Weavers</dc:creator>
<dc:contributor>Roe, Ed</dc:contributor>
<dc:subject>yarn; silk</dc:subject><dc:subject>ddc:330</dc:subject><dc:subject>O31</dc:subject>
<dc:subject>JEL: R11</dc:subject>
<dc:description>Peer reviewed</dc:description><dc:description>One &lt; two, and more than that.</dc:description>
<dc:publisher>Press</dc:publisher><dc:date>2020-03-12T10:22:33Z</dc:date><dc:date>2014-03</dc:date>
<dc:type>text</dc:type><dc:type>info:eu-repo/semantics/article</dc:type>
<dc:identifier>https://looms.example/1</dc:identifier>
<dc:identifier>https://doi.org/10.1000/loom</dc:identifier><dc:identifier>local-5</dc:identifier>
<dc:source>Journal of Looms; Vol. 7 No. 2 (2014): Spring; 12-19</dc:source><dc:source>0039-6265</dc:source>
<dc:language>eng</dc:language><dc:rights>CC BY</dc:rights>
<dc:relation>https://doi.org/10.1000/data</dc:relation></oai_dc:dc>"""


@pytest.mark.parametrize("enveloped", [True, False])
def test_a_record_arrives_with_everything(read: Read, enveloped: bool) -> None:
    text = RECORD
    if enveloped:
        text = (
            '<OAI-PMH><ListRecords><record><header status="deleted"><identifier>0</identifier></header></record>'
            f"<record><header><identifier>oai:1</identifier><setSpec>looms</setSpec></header>"
            f"<metadata>{RECORD}</metadata></record>"
            "<resumptionToken>x</resumptionToken></ListRecords></OAI-PMH>"
        )
    (work,), faults = read(FORMAT, text)
    assert not faults
    assert work.key == ("oai:1" if enveloped else "")
    assert (work.type, work.title, work.other_titles) == ("journal-article", "Looms of Łódź", ("Krosna",))
    assert [(who.name, who.organisation) for who in work.authors] == [
        ("van der Berg, Anna", False),
        ("Board of Weavers", True),
    ]
    assert (work.year, work.date, work.venue) == (2014, "2014-03", "Journal of Looms")
    assert (work.volume, work.issue, work.pages, work.issns) == ("7", "2", "12-19", ("0039-6265",))
    assert (work.doi, work.url, work.language) == ("10.1000/loom", "https://looms.example/1", "eng")
    assert (work.abstract, work.keywords) == ("One < two, and more than that.", ("yarn", "silk"))
    assert (work.jel, work.subjects) == (("O31", "JEL: R11"), ("ddc:330",))
    assert {"Roe, Ed", "Peer reviewed", "CC BY", "https://doi.org/10.1000/data"} <= {field.value for field in work.rest}


@pytest.mark.parametrize(
    ("source", "venue", "volume"),
    [
        ("Regional Looms", "Regional Looms", ""),
        ("Krosna; Том 12 № 3 (2019); 5-9", "Krosna", "12"),
        ("Regional Looms v.12 n.3 2019", "Regional Looms", "12"),
        ("Regional Looms, 12(3): 5-9. (2019)", "Regional Looms", "12"),
        ("urn:issn:0039-6265", "", ""),
        ("https://looms.example/7", "", ""),
    ],
)
def test_sources(read: Read, source: str, venue: str, volume: str) -> None:
    (work,), _ = read(FORMAT, f"<oai_dc:dc><dc:title>T</dc:title><dc:source>{source}</dc:source></oai_dc:dc>")
    assert (work.venue, work.volume) == (venue, volume)


def dc(*terms: tuple[str, str]) -> str:
    inside = "".join(f"<dc:{name}>{text}</dc:{name}>" for name, text in terms)
    return f"<oai_dc:dc>{inside}</oai_dc:dc>"


@pytest.mark.parametrize(
    ("creators", "names", "places"),
    [
        (["Berg, Anna; Roe, Ed"], [("Berg", "Anna"), ("Roe", "Ed")], [[], []]),
        (["Anna Berg; Ed Roe"], [("Berg", "Anna"), ("Roe", "Ed")], [[], []]),
        (["Berg, Anna; Univ. of Oaks, Graz"], [("Berg", "Anna")], [["Univ. of Oaks, Graz"]]),
        (["Berg, Anna; Oak Board", "Roe, Ed; Graz"], [("Berg", "Anna"), ("Roe", "Ed")], [["Oak Board"], ["Graz"]]),
        (["Berg, Anna,   1842-1924.", "Roe, Ed."], [("Berg", "Anna"), ("Roe", "Ed")], [[], []]),
        ([" Anna Berg , Ed Roe , Jan de Wit "], [("Berg", "Anna"), ("Roe", "Ed"), ("de Wit", "Jan")], [[], [], []]),
        (["Berg, Prof. Dr. Anna B."], [("Berg", "Anna B.")], [[]]),
    ],
)
def test_creators_as_repositories_write_them(
    read: Read, creators: list[str], names: list[tuple[str, str]], places: list[list[str]]
) -> None:
    (work,), _ = read(FORMAT, dc(("title", "Oaks"), *(("creator", name) for name in creators)))
    assert [(who.family, who.given) for who in work.authors] == names
    assert [[place.name for place in who.affiliations] for who in work.authors] == places


def test_not_all_creators_are_named(read: Read) -> None:
    (work,), _ = read(FORMAT, dc(("title", "Oaks"), ("creator", "Berg, Anna; et al.")))
    assert ([who.name for who in work.authors], work.more_authors) == (["Berg, Anna"], True)


def test_a_relation_with_a_volume_is_what_the_work_is_in(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        dc(("title", "Oaks"), ("relation", "Krosna ; vol. 12 no. 3-4 (2019)"), ("relation", "https://oaks.example")),
    )
    assert (work.venue, work.volume, work.issue) == ("Krosna", "12", "3-4")
    assert "https://oaks.example" in [field.value for field in work.rest]


@pytest.mark.parametrize(
    ("tail", "place"),
    [
        (
            "Journal of Looms, 7 (2).  pp. 12-19.  ISSN 0039-6265",
            ("Journal of Looms", "7", "2", "12-19", ("0039-6265",)),
        ),
        ("Journal of Looms.   ISSN 0039-6265", ("Journal of Looms", "", "", "", ("0039-6265",))),
        ("In: Looms and Oaks. Press, pp. 12-19.", ("", "", "", "", ())),
        ("PhD thesis, University of Oaks.", ("", "", "", "", ())),
        ("[Journal (On-line/Unpaginated)]", ("", "", "", "", ())),
    ],
)
def test_identifiers_that_are_citations(
    read: Read, tail: str, place: tuple[str, str, str, str, tuple[str, ...]]
) -> None:
    citation = f"   Berg, Anna and Roe, Ed   (2014) The oaks of Łódź.  {tail} "
    (work,), _ = read(
        FORMAT, dc(("title", "The oaks of Łódź."), ("identifier", citation), ("relation", "10.1000/1234-5678"))
    )
    assert (work.venue, work.volume, work.issue, work.pages, work.issns) == place
    assert work.doi == "10.1000/1234-5678"


def test_punctuation_of_catalogues_and_days_of_opening_are_left_out(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        dc(
            ("title", "Oaks : a tale /"),
            ("publisher", "Press,"),
            ("date", "info:eu-repo/date/embargoEnd/2018-05-27"),
            ("date", "2015"),
            ("type", "http://purl.org/coar/resource_type/c_6501"),
        ),
    )
    assert (work.title, work.publisher, work.year, work.type) == ("Oaks : a tale", "Press", 2015, "journal-article")


def test_records_that_name_only_the_schema_are_known(recognised: Callable[[Format, str], bool]) -> None:
    bare = "<title>Oaks</title></dc>"
    assert recognised(FORMAT, f'<dc schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/">{bare}')
    assert not recognised(FORMAT, f"<dc>{bare}")


def test_of_several_dates_the_first_is_the_works(read: Read) -> None:
    (work,), _ = read(FORMAT, dc(("title", "Oaks"), ("date", "2015-10-05"), ("date", "2008-04-02"), ("date", "2006")))
    assert work.year == 2006


def test_terms_of_other_vocabularies_in_a_record(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        "<oai_dc:dc xmlns:rdf='r' xmlns:bibo='b' xmlns:dcterms='t'>"
        "<rdf:type rdf:resource='http://purl.org/ontology/bibo/AcademicArticle'/><dc:title>Дубы</dc:title>"
        "<dcterms:isPartOf rdf:resource='urn:issn:0039-6265'/><bibo:issue>2</bibo:issue><bibo:pages>52-58</bibo:pages>"
        "<dcterms:bibliographicCitation>Вестник дубов</dcterms:bibliographicCitation>"
        "<dcterms:bibliographicCitation>Россия, Тверь</dcterms:bibliographicCitation></oai_dc:dc>",
    )
    assert (work.type, work.venue, work.issue, work.pages) == ("journal-article", "Вестник дубов", "2", "52-58")
    assert work.issns == ("0039-6265",)
