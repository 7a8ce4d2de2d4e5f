"""The text of a record has every value of its work at the place that it says."""

import string

from hypothesis import given
from hypothesis import strategies as st

from corpus.composing import affiliations_of, composed, reference_text
from corpus.record import Record, Stated
from corpus.source_field import SourceField
from corpus.work import Affiliation, CitedWork, Creator, Work

WORK = Work(
    key="quill2014",
    type="journal-article",
    title="Glassmakers of the Quiet Valley",
    authors=(
        Creator(name="Quill, Ada", family="Quill", given="Ada", affiliations=(Affiliation(name="Institute of Sand"),)),
        Creator(name="World Kiln Council", organisation=True),
    ),
    year=2014,
    date="2014-03",
    venue="Quiet Glass Journal",
    volume="3",
    issue="2",
    pages="10-20",
    doi="https://doi.org/10.1000/QGJ.3",
    issns=("0378-5955", "1234-5678"),
    abstract="One paragraph.\n\nAnother one.",
    keywords=("glass", "kilns"),
    jel=("R11",),
    references=(CitedWork(text="", authors=("Reed, B.",), title="Sand", year=2009),),
    status="retracted",
)


def record_of(work: Work) -> Record:
    return composed(work, "a.ris#1", "RIS", "utf-8", "valid UTF-8")


def stated(record: Record) -> Stated:
    assert record.stated is not None
    return record.stated


def test_the_text_reads_like_a_title_page() -> None:
    assert record_of(WORK).text == (
        "Glassmakers of the Quiet Valley\n\n"
        "Quill, Ada [1]; World Kiln Council\n\n"
        "[1] Institute of Sand\n\n"
        "Quiet Glass Journal, 2014-03, vol. 3, no. 2, pp. 10-20\n"
        "DOI 10.1000/qgj.3\nISSN 0378-5955\nStatus: retracted\n\n"
        "One paragraph.\n\nAnother one.\n\n"
        "Keywords: glass; kilns\n\n"
        "JEL: R11\n\n"
        "Reed, B. (2009) Sand."
    )


def test_an_identifier_that_cannot_be_right_is_no_identifier_but_not_lost() -> None:
    found = stated(record_of(WORK))
    assert found.notes == ("ISSN 1234-5678 cannot be right",)
    assert [(field.name, field.value) for field in found.work.rest] == [("ISSN", "1234-5678")]


def test_publisher_registers_and_address_stand_in_the_imprint() -> None:
    ids = (SourceField(name="pmid", value="17"), SourceField(name="citekey", value="quill2014"))
    work = Work(title="Sand", publisher="Kiln House", place="Graz", url="https://example.org/sand", identifiers=ids)
    record = record_of(work)
    assert record.text == ("Sand\n\nKiln House, Graz\nIdentifiers: pmid 17\nAddress: https://example.org/sand")
    places = [(place.part, record.text[place.begin : place.end]) for place in stated(record).places]
    assert places[1:3] == [("publisher", "Kiln House"), ("place", "Graz")]
    assert places[3:] == [("identifier", "pmid 17"), ("url", "https://example.org/sand")]
    assert record_of(Work(title="Sand", place="Graz")).text == "Sand\n\nGraz"


def test_an_address_that_leads_nowhere_or_to_the_doi_is_not_said() -> None:
    resolver = record_of(Work(title="Sand", url="https://doi.org/10.1000/A"))
    assert (stated(resolver).work.doi, stated(resolver).work.url) == ("10.1000/a", "")
    script = stated(record_of(Work(title="Sand", url="javascript:alert(1)")))
    assert (script.work.url, [field.value for field in script.work.rest]) == ("", ["javascript:alert(1)"])


NASTY = st.text(st.characters(codec=None), max_size=30)
CREATORS = st.builds(
    Creator, name=NASTY, affiliations=st.lists(st.builds(Affiliation, name=NASTY), max_size=3).map(tuple)
)
WORKS = st.builds(
    Work,
    title=NASTY,
    authors=st.lists(CREATORS, max_size=4).map(tuple),
    venue=NASTY,
    doi=NASTY,
    url=NASTY | st.just("https://example.org/a"),
    publisher=NASTY,
    place=NASTY,
    identifiers=st.lists(st.builds(SourceField, name=NASTY, value=NASTY), max_size=2).map(tuple),
    issns=st.lists(st.text(string.digits + "-xX", max_size=10), max_size=3).map(tuple),
    abstract=st.lists(NASTY, max_size=4).map("\n\n".join),
    keywords=st.lists(NASTY, max_size=4).map(tuple),
    references=st.lists(st.builds(CitedWork, text=NASTY, title=st.none() | NASTY), max_size=3).map(tuple),
)


@given(WORKS)
def test_every_value_stands_at_its_place(work: Work) -> None:
    record = record_of(work)
    record.text.encode()
    found = stated(record)
    values = {
        "title": (found.work.title,),
        "author": [author.name for author in found.work.authors],
        "affiliation": [one.name for one in affiliations_of(found.work.authors)],
        "venue": (found.work.venue,),
        "abstract": found.work.abstract.split("\n\n"),
        "keyword": found.work.keywords,
        "reference": [reference_text(one) for one in found.work.references],
    }
    for part, expected in values.items():
        places = [place for place in found.places if place.part == part]
        assert [record.text[place.begin : place.end] for place in places] == [one for one in expected if one]
    ends = [0]
    for line in found.lines:
        assert not record.text[ends[-1] : line.begin].strip()
        ends.append(line.end)
    assert ends[-1] == len(record.text)
