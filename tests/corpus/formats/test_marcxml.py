"""MARCXML: the punctuation of catalogues, added entries, envelopes."""

from corpus.formats.xml.marcxml import FORMAT

from .conftest import Read


def field(tag: str, *subfields: str) -> str:
    inside = "".join(f'<subfield code="{one[0]}">{one[1:]}</subfield>' for one in subfields)
    return f'<datafield tag="{tag}" ind1=" " ind2=" ">{inside}</datafield>'


BOOK = "".join(
    [
        '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>01832cam a2200349 a 4500</leader>',
        '<controlfield tag="001">441</controlfield>',
        '<controlfield tag="008">910926s1999    nyuuun              eng  </controlfield>',
        field("020", "a978-3-16-148410-0 (pbk.) :", "c$10"),
        field("024", "a10.1000/loom", "2doi"),
        field("100", "aBerg, Anna B.,", "d1960-", "eauthor.", "0(orcid)0000-0001-2345-6789", "uUniv. Łódź"),
        field("245", "a&#152;The&#156; looms of Łódź :", "ba tale /", "cAnna Berg."),
        field("246", "aKrosna"),
        field("264", "aGraz :", "bPress,", "c[1999?]"),
        field("490", "aLoom studies ;", "vv. 5"),
        field("520", "aOne. Two."),
        field("650", "aWeaving", "zPoland."),
        field("653", "ayarn"),
        field("700", "aRoe, Ed,", "eeditor."),
        field("700", "aLi, Wei,", "d1970-"),
        field("700", "aOther, Ann.", "tAnother book."),
        field("700", "aBerg, Anna B.,"),
        field("710", "aWeavers.", "bBoard."),
        field("856", "uhttps://looms.example/1"),
        "</record>",
    ]
)
ARTICLE = (
    '<marc:record xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:leader>00000nab a2200000 a 4500</marc:leader>'
    '<marc:datafield tag="110"><marc:subfield code="a">Weavers.</marc:subfield></marc:datafield>'
    '<marc:datafield tag="245"><marc:subfield code="a">An article.</marc:subfield></marc:datafield>'
    '<marc:datafield tag="773"><marc:subfield code="t">Journal of Looms.</marc:subfield>'
    '<marc:subfield code="g">Vol. 7, no. 2 (2014), p. 12-19</marc:subfield>'
    '<marc:subfield code="x">0039-6265</marc:subfield>'
    "</marc:datafield></marc:record>"
)


def test_a_book_arrives_with_everything(read: Read) -> None:
    (work,), faults = read(FORMAT, BOOK)
    assert not faults
    assert (work.key, work.type, work.title) == ("441", "book", "The looms of Łódź: a tale")
    assert work.other_titles == ("Krosna",)
    assert [who.name for who in work.authors] == ["Berg, Anna B.", "Li, Wei"]
    assert work.authors[0].orcid == "0000-0001-2345-6789"
    assert [place.name for place in work.authors[0].affiliations] == ["Univ. Łódź"]
    assert [who.name for who in work.editors] == ["Roe, Ed"]
    assert (work.year, work.publisher, work.place, work.language) == (1999, "Press", "Graz", "eng")
    assert (work.isbns, work.doi, work.url) == (("978-3-16-148410-0",), "10.1000/loom", "https://looms.example/1")
    assert (work.abstract, work.keywords, work.subjects) == ("One. Two.", ("yarn",), ("Weaving / Poland",))
    assert {"Weavers. Board", "Other, Ann. Another book."} <= {one.value for one in work.rest}


def test_an_article_and_its_journal(read: Read) -> None:
    (work,), _ = read(FORMAT, f"<collection>{ARTICLE}</collection>")
    assert (work.type, work.title, work.venue) == ("journal-article", "An article", "Journal of Looms")
    assert (work.volume, work.issue, work.pages, work.year, work.issns) == ("7", "2", "12-19", 2014, ("0039-6265",))
    assert [(who.name, who.organisation) for who in work.authors] == [("Weavers", True)]


def test_answers_of_oai_pmh_hold_records_in_records(read: Read) -> None:
    works, faults = read(
        FORMAT,
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header status="deleted"/></record>'
        f"<record><header/><metadata>{BOOK}</metadata></record><record><header/><metadata>{ARTICLE}</metadata></record>"
        "</ListRecords></OAI-PMH>",
    )
    assert not faults
    assert [work.type for work in works] == ["book", "journal-article"]
