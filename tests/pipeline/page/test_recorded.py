"""What a format states is on the page as it states it, with its words; what is read behind it changes nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.composing import composed
from corpus.merging import merged
from corpus.record import Record
from corpus.work import Affiliation, CitedWork, Creator, Work
from pipeline.page.model import Page, ZoneKind
from pipeline.page.read import read_page

GRAZ = Affiliation(name="Department of Trade, University of Graz, Graz, Austria", ror="01faaaf77")
WORK = Work(
    type="review",
    title="Retracted: Looms of Styria",
    authors=(
        Creator(name="Quill, Ada", family="Quill", given="Ada", orcid="0000-0002-1825-0097", affiliations=(GRAZ,)),
        Creator(name="World Kiln Council", organisation=True, affiliations=(Affiliation(name="Zorbex"),)),
        Creator(name="Plato"),
    ),
    year=2014,
    date="2014-03-09",
    venue="Loom Review",
    pages="10–20",
    language="German; English",
    abstract="The textile cluster in Styria was woven anew.",
    keywords=("Textile Clusters",),
    jel=("R11", "none"),
    references=(
        CitedWork(text="Reed, B. Sand and fire in small towns. Kiln Review 2009, 7, 1-9."),
        CitedWork(text="Moss 2001", authors=("Moss, I.",), title="Wool", year=2001),
    ),
)
BODY = "Looms of Styria\n\nAnother Name\n\nAbstract: Words.\n\nIntroduction\n\nThe weavers of Graz sell to Slovenia.\n"


def record_of(work: Work) -> Record:
    return composed(work, "a.ris#1", "RIS", "utf-8", "valid UTF-8")


def page_record(text: str) -> Record:
    return Record(source_file="b.txt", format="text", text=text, encoding="utf-8", encoding_reason="valid UTF-8")


def words(record: Record, page: Page, name: str) -> list[tuple[str, str]]:
    fields = [field for field in page.fields if field.name == name]
    return [(field.value, field.span.of(record.text) if field.span else "") for field in fields]


def test_fields_stand_in_the_text_as_they_are_stated() -> None:
    record = record_of(WORK)
    page = read_page(record)
    assert words(record, page, "title") == [("Looms of Styria", "Looms of Styria")]
    assert words(record, page, "status") == [("retracted", "Retracted: ")]
    assert words(record, page, "date") == [("2014-03-09", "2014-03-09")]
    assert words(record, page, "year") == [("2014", "2014")]
    assert words(record, page, "pages") == [("10-20", "10–20")]
    assert words(record, page, "language") == [("de", "")]
    assert words(record, page, "type") == [("journal-article", "")]
    assert words(record, page, "jel") == [("R11", "R11")]
    assert {field.confidence for field in page.fields} == {1.0}


def test_authors_have_their_names_and_all_their_affiliations() -> None:
    record = record_of(WORK)
    ada, council, plato = read_page(record).credits
    assert (ada.family, ada.given, ada.orcid) == ("Quill", "Ada", "0000-0002-1825-0097")
    chain = [part.name.of(record.text) for part in ada.affiliations[0].chain]
    assert (chain, ada.affiliations[0].ror) == (["Department of Trade", "University of Graz"], "01faaaf77")
    assert (council.organisation, council.family) == (True, "")
    assert council.affiliations[0].chain[0].name.of(record.text) == "Zorbex"
    assert (plato.family, plato.given) == ("Plato", "")


def test_references_are_read_where_the_format_does_not_tell_their_parts_apart() -> None:
    read, stated = read_page(record_of(WORK)).references
    assert (read.title, read.year, read.venue) == ("Sand and fire in small towns", 2009, "Kiln Review")
    assert (stated.title, stated.authors, stated.year) == ("Wool", ("Moss, I.",), 2001)


def test_a_page_behind_the_fields_gives_its_prose_and_nothing_twice() -> None:
    record = merged([record_of(WORK)], page_record(BODY))
    page = read_page(record)
    assert [credit.names[0].of(record.text) for credit in page.credits] == ["Quill, Ada", "World Kiln Council", "Plato"]
    titles = [span.of(record.text) for span in page.spans((ZoneKind.TITLE,))]
    assert titles == ["Retracted: Looms of Styria"]
    prose = " ".join(span.of(record.text) for span in page.spans((ZoneKind.ABSTRACT, ZoneKind.BODY)))
    assert "woven anew" in prose
    assert "sell to Slovenia" in prose
    assert "Words." not in prose
    assert record.text.endswith(BODY)
    assert record.also == ("b.txt",)


@given(st.permutations([record_of(WORK), record_of(replace(WORK, key="2", venue="", doi="10.5555/a"))]), st.text())
def test_zones_are_in_order_and_no_span_leaves_the_text(records: list[Record], text: str) -> None:
    record = merged(records, page_record(text.replace("\x00", "")))
    page = read_page(record)
    ends = [0]
    for zone in page.zones:
        assert ends[-1] <= zone.span.begin < zone.span.end <= len(record.text)
        ends.append(zone.span.end)


def test_the_page_says_where_authors_work_whose_record_does_not() -> None:
    named = replace(WORK, authors=(Creator(name="Quill, A.", family="Quill", given="A."), Creator(name="Plato")))
    text = "Looms of Styria\n\nAda Quill\n\nUniversity of Graz, Graz, Austria\n\nAbstract: Words of looms.\n"
    record = merged([record_of(named)], page_record(text))
    page = read_page(record)
    first, second = page.credits
    assert [one.span.of(record.text) for one in first.affiliations] == ["University of Graz, Graz, Austria"]
    assert (first.names[0].of(record.text), second.affiliations) == ("Quill, A.", ())
    assert (first.confidence, first.affiliations[0].confidence < 1) == (1, True)
    assert ZoneKind.AFFILIATION in {zone.kind for zone in page.zones}


def test_what_a_record_says_of_its_authors_is_believed_before_the_page() -> None:
    text = "Looms of Styria\n\nAda Quill, Bo Reed\n\nUniversity of Lyon, Lyon, France\n\nAbstract: Words of looms.\n"
    record = merged([record_of(WORK)], page_record(text))
    first, *_ = read_page(record).credits
    assert [one.span.of(record.text) for one in first.affiliations] == [GRAZ.name]


def test_what_a_program_had_guessed_is_no_surer_than_that() -> None:
    record = composed(WORK, "a.tei.xml", "TEI XML (GROBID)", "utf-8", "valid UTF-8", 0.87)
    page = read_page(record)
    told = [[one.confidence for one in some] for some in (page.fields, page.credits, page.references)]
    assert {confidence for some in told for confidence in some} == {0.87}
    alone, both = merged([record], page_record(BODY)), merged([record, record_of(WORK)], page_record(BODY))
    assert {one.confidence for one in read_page(alone).credits} == {0.87}
    assert {one.confidence for one in read_page(both).credits} == {1.0}
