"""Any page gives a reading that hangs together, survives its cache, and states nothing without its words."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.record import Record
from corpus.sources import find_sources, read_source
from ontology.statement import DocumentGraph
from pipeline.flow import MAX_CHARACTERS, ReadingCache, read_one, state_records
from pipeline.reading import DOCUMENT, Reading
from pipeline.stating.state import state
from pipeline.version import record_digest

SAMPLE = Path(__file__).parents[2] / "corpus/sample"
LINES = tuple(
    line
    for source in find_sources([SAMPLE]).sources
    for record in read_source(source)
    for line in record.text.splitlines()
    if line.strip()
)


def record_of(text: str) -> Record:
    return Record(source_file="any.txt", format="text", text=text, encoding="utf-8", encoding_reason="valid UTF-8")


def assert_it_hangs_together(reading: Reading) -> None:
    groups = (reading.people, reading.organisations, reading.regions, reading.clusters, reading.concepts)
    ids = [referent.id for group in groups for referent in group]
    assert len(ids) == len(set(ids))
    assert set(reading.author_ids) <= set(ids)
    assert {end for link in reading.links for end in (link.subject, link.object)} <= {*ids, DOCUMENT}
    assert all(link.evidence for link in reading.links)
    assert [credit.position for credit in reading.credits] == list(range(1, len(reading.credits) + 1))


def assert_it_quotes(graph: DocumentGraph) -> None:
    spans = [(m.begin, m.end) for m in graph.mentions] + [span for s in graph.statements for span in s.evidence]
    assert all(0 <= begin < end <= len(graph.text) for begin, end in spans)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14), st.sampled_from(["\n", "\n\n", " "]))
def test_pages_of_scrambled_lines(lines: list[str], between: str) -> None:
    record = record_of(between.join(lines))
    outcome = read_one(record)
    assert outcome.reading is not None, outcome.reason
    assert_it_hangs_together(outcome.reading)
    assert_it_quotes(state(record, outcome.reading))
    assert read_one(record) == outcome


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=300))
def test_any_text(text: str) -> None:
    record = record_of(text)
    outcome = read_one(record)
    assert outcome.reading is not None, outcome.reason
    assert_it_quotes(state(record, outcome.reading))


def test_a_cached_reading_is_the_reading(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    record = record_of("\n".join(LINES[:40]))
    (fresh,) = state_records([record], cache)
    assert fresh.graph is not None
    assert cache.get(record_digest(record)) == read_one(record).reading
    (kept,) = state_records([record], cache)
    assert kept == fresh


def test_a_damaged_cache_file_is_read_anew(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    record = record_of("The wine cluster in Styria is old.")
    (fresh,) = state_records([record], cache)
    for path in tmp_path.rglob("*.json"):
        path.write_text("{", encoding="utf-8")
    assert cache.get(record_digest(record)) is None
    assert list(state_records([record], cache)) == [fresh]


def test_a_text_beyond_the_limit_is_refused_with_its_mend() -> None:
    outcome = read_one(record_of("word " * (MAX_CHARACTERS // 5 + 1)))
    assert outcome.reading is None
    assert "split it" in outcome.reason
