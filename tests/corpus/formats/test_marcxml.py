"""MARCXML: the punctuation of catalogues, added entries, envelopes."""

import pytest

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


def record(leader: str, *fields: str) -> str:
    return f"<record><leader>{leader}</leader>{''.join(fields)}</record>"


BOOK_LEADER = "00000nam a2200000 c 4500"
ONLINE_LEADER = "00000nmm a2200000 c 4500"
PART_LEADER = "00000naa a2200000 c 4500"


def test_short_answers_of_sru_hold_records_in_records(read: Read) -> None:
    (work,), faults = read(
        FORMAT,
        "<zs:searchRetrieveResponse><zs:records><zs:record><zs:recordData>"
        f"{record(BOOK_LEADER, field('245', 'aOaks'))}"
        "</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>",
    )
    assert (work.title, faults) == ("Oaks", [])


@pytest.mark.parametrize(
    ("fields", "authors", "editors"),
    [
        ([field("700", "aRoe, Ed")], [], ["Roe, Ed"]),
        ([field("245", "cherausgegeben von Ed Roe"), field("700", "aRoe, Ed")], [], ["Roe, Ed"]),
        ([field("245", "cby Ed Roe ... [et al.]."), field("700", "aRoe, Ed")], ["Roe, Ed"], []),
        ([field("245", "cedited by Ed Roe ... [et al.]."), field("700", "aRoe, Ed")], [], ["Roe, Ed"]),
        ([field("710", "aOak Board.")], [], ["Oak Board"]),
        ([field("710", "aOak Board.", "4aut")], ["Oak Board"], []),
        ([field("710", "aOak Board.", "4oth")], [], []),
        ([field("700", "aRoe, Ed,", "etoimittaja."), field("700", "aLi, Wei,", "eöversättare.")], [], ["Roe, Ed"]),
        ([field("100", "aBerg, Anna"), field("700", "aRoe, Ed")], ["Berg, Anna", "Roe, Ed"], []),
        ([field("502", "bDissertation"), field("700", "aRoe, Ed")], ["Roe, Ed"], []),
        ([field("720", "aRoe, Ed", "eauthor"), field("720", "aOak Board", "eauthor")], ["Roe, Ed", "Oak Board"], []),
        ([field("100", "aEd Roe &amp; Anna Berg")], ["Ed Roe", "Anna Berg"], []),
    ],
)
def test_entries_without_a_role_are_what_the_main_entry_leaves_them(
    read: Read, fields: list[str], authors: list[str], editors: list[str]
) -> None:
    (work,), _ = read(FORMAT, record(BOOK_LEADER, field("245", "aOaks"), *fields))
    assert [who.name for who in work.authors] == authors
    assert [who.name for who in work.editors] == editors


def test_who_performed_made_it_otherwise_than_by_writing(read: Read) -> None:
    (work,), _ = read(FORMAT, record("00000njm a2200000", field("245", "aOaks"), field("700", "aRoe, Ed,", "4prf")))
    assert (work.authors, [who.name for who in work.contributors]) == ((), ["Roe, Ed"])


@pytest.mark.parametrize(
    ("leader", "fields", "type_"),
    [
        (ONLINE_LEADER, [field("020", "a978-3-16-148410-0")], "book"),
        (ONLINE_LEADER, [], "software"),
        (BOOK_LEADER, [field("773", "q11", "w(OAK)1")], "book"),
        (BOOK_LEADER, [field("773", "tOaks", "x0039-6265")], "journal-article"),
        (BOOK_LEADER, [field("773", "tOaks", "z978-3-16-148410-0")], "book-chapter"),
        (PART_LEADER, [field("773", "tOaks", "7nnas")], "journal-article"),
        (PART_LEADER, [field("773", "tOaks", "gS. 5-9")], "book-chapter"),
        ("", [field("980", "apublication", "barticle")], "journal-article"),
    ],
)
def test_types(read: Read, leader: str, fields: list[str], type_: str) -> None:
    (work,), _ = read(FORMAT, record(leader, field("245", "aCork"), *fields))
    assert work.type == type_


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ([field("773", "gvolume:7", "gyear:2014", "gpages:12-19")], ("7", "", "12-19", 2014)),
        ([field("773", "tOaks", "g7 (2014)", "x0039-6265")], ("7", "", "", 2014)),
        ([field("773", "tOaks", "gBd. 7 (2014), Heft 2, Seite 12-19")], ("7", "2", "12-19", 2014)),
        ([field("773", "tOaks", "q7:2&lt;12")], ("7", "2", "12", None)),
        ([field("786", "nJournal of Looms; Vol. 7 No. 2 (2014): Silk; 12-19")], ("7", "2", "12-19", None)),
        ([field("490", "aOak studies", "v7", "x0039-6265")], ("7", "", "", None)),
    ],
)
def test_where_in_its_host_a_part_stands(
    read: Read, fields: list[str], place: tuple[str, str, str, int | None]
) -> None:
    (work,), _ = read(FORMAT, record(PART_LEADER, field("245", "aCork"), *fields))
    assert (work.volume, work.issue, work.pages, work.year) == place
    assert work.issns in {(), ("0039-6265",)}


def test_addresses_of_related_things_are_not_the_works(read: Read) -> None:
    contents = field("856", "uhttps://looms.example/contents", "3Contents").replace('ind2=" "', 'ind2="2"')
    (work,), _ = read(
        FORMAT,
        record(
            BOOK_LEADER,
            field("245", "aCork"),
            contents,
            field("856", "uhttps://looms.example/1"),
            field("024", "ahttps://doi.org/10.1000/cork"),
            field("655", "aEssays", "2oaks"),
        ),
    )
    assert (work.url, work.doi, work.subjects) == (
        "https://looms.example/1",
        "https://doi.org/10.1000/cork",
        ("Essays",),
    )


def test_titles_in_another_script_are_titles_too(read: Read) -> None:
    (work,), _ = read(
        FORMAT, record(BOOK_LEADER, field("245", "6880-01", "aDuby /"), field("880", "6245-01", "aДубы /"))
    )
    assert (work.title, work.other_titles) == ("Duby", ("Дубы",))


UNIMARC = record(
    "00000cam0 2200000   450 ",
    field("010", "a978-3-16-148410-0", "bbr."),
    field("100", "a20140101d2014    m  y0frey50      ba"),
    field("101", "afre"),
    field("200", "a&#152;Les &#156;métiers de Łódź", "eun conte", "fAnna Berg", "gtrad. par Li Wei"),
    field("210", "aParis", "cChêne", "d2014"),
    field("330", "aUn. Deux."),
    field("606", "3027", "aTissage", "yPologne", "2rameau"),
    field("610", "afil"),
    field("700", "3055", "aBerg", "bAnna", "f1960-....", "4070"),
    field("701", "aRoe", "bEd", "4340"),
    field("702", "aLi", "bWei"),
    field("701", "aOak", "bOla", "4555"),
    field("712", "aChêne", "4650"),
)


def test_a_book_in_unimarc(read: Read) -> None:
    (work,), faults = read(FORMAT, f"<collection>{UNIMARC}</collection>")
    assert not faults
    assert (work.type, work.title, work.language) == ("book", "Les métiers de Łódź: un conte", "fre")
    assert [(who.family, who.given) for who in work.authors] == [("Berg", "Anna")]
    assert [(who.family, who.given) for who in work.editors] == [("Roe", "Ed")]
    assert (work.year, work.publisher, work.place, work.isbns) == (2014, "Chêne", "Paris", ("978-3-16-148410-0",))
    assert (work.abstract, work.keywords, work.subjects) == ("Un. Deux.", ("fil",), ("Tissage / Pologne",))
    assert {"Li, Wei", "trad. par Li Wei"} <= {one.value for one in work.rest}


def test_an_article_in_unimarc(read: Read) -> None:
    (work,), _ = read(
        FORMAT,
        record(
            "00000caa0 2200000   450 ",
            field("200", "aLe fil"),
            field("463", "tRevue des métiers", "vVol. 7, no 2 (2014), p. 12-19", "x0039-6265"),
        ),
    )
    assert (work.type, work.title, work.venue, work.issns) == (
        "journal-article",
        "Le fil",
        "Revue des métiers",
        ("0039-6265",),
    )
    assert (work.volume, work.issue, work.pages, work.year) == ("7", "2", "12-19", 2014)
