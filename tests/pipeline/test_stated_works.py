"""Whatever fields a record has, its graph holds together."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.composing import composed
from corpus.merging import merged
from corpus.record import Record
from corpus.work import Affiliation, CitedWork, Creator, Work
from ontology.source_table import Keys
from ontology.writer import write
from pipeline.flow import read_one, state_records
from pipeline.same_work import keys_of
from pipeline.stating.state import state

PEOPLE = (("Quill", "Ada"), ("Reed", "Bo"))
PIECES = [
    "Styria",
    "Univ Graz, Fac Econ",
    "Retracted:",
    "[1]",
    "wine cluster",
    "**x**",
    "10.5555/a",
    "العنب",
    "e\u0301",
    "",
]
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=5).map(" ".join)
PLACES = st.lists(st.builds(Affiliation, name=WORDS, ror=st.none() | WORDS), max_size=3).map(tuple)
CREATORS = st.builds(
    Creator,
    name=WORDS,
    family=WORDS,
    given=WORDS,
    organisation=st.booleans(),
    email=st.none() | WORDS,
    affiliations=PLACES,
)
WORKS = st.builds(
    Work,
    type=st.sampled_from(["journal-article", "patent", "other"]),
    title=WORDS,
    authors=st.lists(CREATORS, max_size=4).map(tuple),
    editors=st.lists(CREATORS, max_size=2).map(tuple),
    contributors=st.lists(CREATORS, max_size=2).map(tuple),
    year=st.none() | st.integers(0, 9999),
    date=st.sampled_from([None, "2014-03-09", "2014-03", "2015"]),
    venue=WORDS,
    pages=WORDS,
    doi=WORDS,
    language=WORDS,
    abstract=st.lists(WORDS, max_size=3).map("\n\n".join),
    keywords=st.lists(WORDS, max_size=4).map(tuple),
    jel=st.lists(st.sampled_from(["R11", "R", "11", "x"]), max_size=3).map(tuple),
    references=st.lists(st.builds(CitedWork, text=WORDS, title=st.none() | WORDS, year=st.none() | st.just(2009))).map(
        tuple
    ),
    status=st.sampled_from(["", "retracted", "corrected"]),
)


def record_of(work: Work) -> Record:
    return composed(work, "a.ris#1", "RIS", "utf-8", "valid UTF-8")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORKS, min_size=1, max_size=2), st.none() | WORDS)
def test_any_work_becomes_a_graph(works: list[Work], page: str | None) -> None:
    text = (
        None
        if page is None
        else Record(
            source_file="b.txt",
            format="text",
            text=page.replace("\x00", " "),
            encoding="utf-8",
            encoding_reason="valid",
        )
    )
    record = merged([record_of(work) for work in works], text)
    outcome = read_one(record)
    assert outcome.reading is not None, outcome.reason
    graph = state(record, outcome.reading)
    write(graph)
    names = [work.name for work in record.stated.work.authors] if record.stated else []
    if names:
        assert [credit.names[0].of(record.text) for credit in outcome.reading.credits] == names


def test_a_page_is_known_by_what_was_read_on_it() -> None:
    text = "Looms of the Quiet Valley\n\nAda Quill\n\nLoom Review. 2014. Vol. 7.\n\nDOI: 10.5555/Loom.1\n"
    page = Record(source_file="b.txt", format="text", text=text, encoding="utf-8", encoding_reason="valid")
    (stated,) = state_records([page])
    work = Work(title="Looms of the quiet valley", year=2014, authors=(Creator(name="Quill, A.", family="Quill"),))
    assert stated.keys.doi == "10.5555/loom.1"
    assert stated.keys.work == keys_of(record_of(work), None).work
    assert keys_of(page, None) == Keys()


def test_editors_and_inventors_are_people_whom_the_work_names() -> None:
    ada, bo = (Creator(name=f"{family}, {given}", family=family, given=given) for family, given in PEOPLE)
    guild = Creator(name="Guild of Looms", organisation=True)
    work = Work(
        title="A loom", authors=(bo,), editors=(ada, bo, guild), abstract="Nobody planned it, as Quill says. It stayed."
    )
    record = composed(work, "a.ris#1", "RIS", "utf-8", "valid")
    reading = read_one(record).reading
    assert reading
    assert {
        one.name: [record.text[each.span.begin : each.span.end] for each in one.mentions] for one in reading.people
    } == {
        "Reed, Bo": ["Reed, Bo", "Reed, Bo"],
        "Quill, Ada": ["Quill, Ada", "Quill"],
    }
    assert reading.author_ids == ("author-1",)
