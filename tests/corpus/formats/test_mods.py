"""MODS: hosts, roles, names in every division."""

import pytest

from corpus.formats.xml.mods import FORMAT

from .conftest import Read

RECORD = """<mods version="3.4"><titleInfo type="alternative"><title>Krosna</title></titleInfo>
<titleInfo><nonSort>The </nonSort><title>looms of Łódź</title><subTitle>a tale</subTitle></titleInfo>
<name type="personal"><namePart type="given">Anna</namePart><namePart type="given">B.</namePart>
<namePart type="family">Berg</namePart>
<role><roleTerm authority="marcrelator" type="text">author</roleTerm></role><affiliation>Univ. Łódź</affiliation>
<nameIdentifier type="orcid">0000-0001-2345-6789</nameIdentifier></name>
<name type="personal"><namePart>Marshall, Alfred [1842-1924]</namePart><displayForm>Alfred Marshall</displayForm></name>
<name type="personal"><namePart>Li, Wei</namePart><namePart type="date">1970-</namePart></name>
<name type="corporate"><namePart>Weavers</namePart><namePart>Board</namePart></name>
<name><namePart>Traduttore, T.</namePart><role><roleTerm>trl</roleTerm></role></name>
<typeOfResource>text</typeOfResource><genre authority="local">article</genre>
<originInfo><dateIssued>2014</dateIssued><issuance>monographic</issuance></originInfo>
<language><languageTerm type="code" authority="iso639-2b">eng</languageTerm></language>
<abstract>One &lt; two.</abstract>
<subject><topic>yarn</topic><topic>silk</topic></subject><subject authority="lcsh"><topic>Weaving</topic>
<geographic>Poland</geographic></subject>
<relatedItem type="host"><titleInfo type="abbreviated"><title>J Loom</title></titleInfo>
<titleInfo><title>Journal of Looms</title></titleInfo>
<name><namePart>Roe, Ed</namePart><role><roleTerm>editor</roleTerm></role></name><genre>academic journal</genre>
<part><detail type="volume"><number>7</number><caption>vol.</caption></detail>
<detail type="issue"><number>2</number></detail>
<extent unit="pages"><start>12</start><end>19</end></extent><date>Mar. 2014</date></part>
<identifier type="issn">0039-6265</identifier></relatedItem>
<identifier type="doi">10.1000/loom</identifier><identifier type="citekey">Berg2014</identifier>
<location><url>https://looms.example/1</url></location>
<recordInfo><recordIdentifier>r7</recordIdentifier></recordInfo></mods>"""


def test_an_article_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, f'<modsCollection xmlns="http://www.loc.gov/mods/v3">{RECORD}</modsCollection>')
    assert not faults
    assert (work.key, work.type, work.title) == ("r7", "journal-article", "The looms of Łódź: a tale")
    assert work.other_titles == ("Krosna",)
    assert [(who.family, who.given, who.organisation) for who in work.authors] == [
        ("Berg", "Anna B.", False),
        ("Marshall", "Alfred", False),
        ("Li", "Wei", False),
        ("", "", True),
    ]
    assert work.authors[3].name == "Weavers. Board"
    assert work.authors[0].orcid == "0000-0001-2345-6789"
    assert [place.name for place in work.authors[0].affiliations] == ["Univ. Łódź"]
    assert [who.name for who in work.editors] == ["Roe, Ed"]
    assert (work.year, work.date, work.venue) == (2014, "2014-03", "Journal of Looms")
    assert (work.volume, work.issue, work.pages, work.issns) == ("7", "2", "12-19", ("0039-6265",))
    assert (work.doi, work.url, work.language, work.abstract) == (
        "10.1000/loom",
        "https://looms.example/1",
        "eng",
        "One < two.",
    )
    assert (work.keywords, work.subjects) == (("yarn", "silk"), ("Weaving", "Poland"))
    assert ("citekey", "Berg2014") in [(one.name, one.value) for one in work.identifiers]
    assert "Traduttore, T." in [field.value for field in work.rest]


@pytest.mark.parametrize(
    ("genre", "host", "type_"),
    [
        ("", "<titleInfo><title>B</title></titleInfo><genre>book</genre>", "book-chapter"),
        (
            "",
            "<titleInfo><title>J</title></titleInfo><part><detail type='volume'><number>1</number></detail></part>",
            "journal-article",
        ),
        ("working paper", "", "working-paper"),
        ("Thesis", "", "thesis"),
        ("conference paper", "<titleInfo><title>P</title></titleInfo>", "conference-paper"),
    ],
)
def test_types(read: Read, genre: str, host: str, type_: str) -> None:
    related = f'<relatedItem type="host">{host}</relatedItem>' if host else ""
    (work,), _ = read(FORMAT, f"<mods><titleInfo><title>T</title></titleInfo><genre>{genre}</genre>{related}</mods>")
    assert work.type == type_


def test_a_book_as_libraries_describe_it(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        "<mods><titleInfo><nonSort>L'</nonSort><title>arte</title></titleInfo>"
        "<originInfo><place><placeTerm type='code'>it</placeTerm></place>"
        "<place><placeTerm type='text'>Prato</placeTerm></place><publisher>Press</publisher>"
        "<dateIssued>c1999</dateIssued>"
        "<dateIssued encoding='marc'>1999</dateIssued><issuance>monographic</issuance></originInfo>"
        "<identifier type='isbn'>978-3-16-148410-0 (pbk. : acid-free)</identifier></mods>",
    )
    assert (work.type, work.title, work.place, work.year) == ("book", "L'arte", "Prato", 1999)
    assert work.isbns == ("978-3-16-148410-0",)


def mods(inside: str) -> str:
    return f"<mods><titleInfo><title>Oaks</title></titleInfo>{inside}</mods>"


@pytest.mark.parametrize(
    ("inside", "type_"),
    [
        ("<relatedItem type='host'><identifier type='issn'>0039-6265</identifier></relatedItem>", "journal-article"),
        (
            "<relatedItem type='host'><originInfo><issuance>continuing</issuance></originInfo></relatedItem>",
            "journal-article",
        ),
        (
            "<relatedItem type='host'><part><extent unit='page'><start>2</start></extent></part></relatedItem>",
            "book-chapter",
        ),
        ("<genre>Article</genre><relatedItem type='host'><identifier type='isbn'/></relatedItem>", "journal-article"),
        ("<genre>inproceedings</genre>", "conference-paper"),
        ("<typeOfResource>still image</typeOfResource>", "artwork"),
        (
            "<typeOfResource>notated music</typeOfResource><originInfo><issuance>monographic</issuance></originInfo>",
            "other",
        ),
        ("<genre authority='marcgt'>fiction</genre>", "book"),
    ],
)
def test_types_that_numbers_and_resources_tell(read: Read, inside: str, type_: str) -> None:
    (work,), _ = read(FORMAT, mods(inside))
    assert work.type == type_


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        ("<dateIssued>-1988</dateIssued><dateIssued point='end'>1988</dateIssued>", 1988),
        ("<dateIssued>-1988</dateIssued><dateIssued point='start' encoding='marc'>1985</dateIssued>", 1985),
        ("<copyrightDate>2003</copyrightDate><dateCreated keyDate='yes'>1955-03-22</dateCreated>", 1955),
        ("<dateIssued keyDate='yes'>2003</dateIssued><dateCaptured keyDate='yes'>2016</dateCaptured>", 2003),
    ],
)
def test_of_several_dates_the_marked_one_or_the_beginning_counts(read: Read, dates: str, year: int) -> None:
    (work,), _ = read(FORMAT, mods(f"<originInfo>{dates}</originInfo>"))
    assert work.year == year


def test_words_tell_where_a_part_stands(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        mods(
            "<relatedItem type='host'><part><text>2nd ser., v. 12, no. 2 (2014)</text></part></relatedItem>"
            "<physicalDescription><extent>p. 813-998 : ill. ; 30 cm.</extent></physicalDescription>"
        ),
    )
    assert (work.volume, work.issue, work.pages, work.year) == ("12", "2", "813-998", 2014)


def test_a_volume_without_an_element_for_its_number(read: Read) -> None:
    (work,), _ = read(
        FORMAT, mods("<relatedItem type='host'><part><detail type='volume'>7</detail></part></relatedItem>")
    )
    assert work.volume == "7"


def test_a_work_is_called_by_its_part(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        "<mods><titleInfo><title>Looms.</title><partNumber>Vol. 2</partNumber>"
        "<partName>Silk</partName></titleInfo></mods>",
    )
    assert work.title == "Looms. Vol. 2: Silk"


def test_fuller_names_others_and_identifiers_of_persons(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        mods(
            "<name type='personal'><namePart>Berg, A. (Anna)</namePart></name>"
            "<name type='personal'><namePart>Roe, Ed (Oak University)</namePart></name>"
            "<name type='personal'><namePart type='family'>Li</namePart><namePart type='given'>Wei</namePart>"
            "<description>orcid.org=0000-0001-2345-6789</description></name>"
            "<name><etal/></name>"
        ),
    )
    assert [(who.family, who.given) for who in work.authors] == [("Berg", "A. (Anna)"), ("Roe", "Ed"), ("Li", "Wei")]
    assert (work.authors[2].orcid, work.more_authors) == ("0000-0001-2345-6789", True)
