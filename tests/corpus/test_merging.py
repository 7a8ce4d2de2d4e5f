"""One record from several of one work: the same whatever their order, and nothing of another work in it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.composing import composed
from corpus.keeping import as_bytes, from_bytes
from corpus.merging import merged, told_apart
from corpus.record import Record, Stated
from corpus.work import Affiliation, Creator, Work

ADA = Creator(name="Quill, Ada", family="Quill", given="Ada")
BO = Creator(name="Reed, B.", family="Reed", given="B.", orcid="0000-0002-1825-0097")
PLACED = Creator(name="Reed, Bo", family="Reed", given="Bo", affiliations=(Affiliation(name="Institute of Sand"),))


def record_of(number: int, work: Work) -> Record:
    return composed(work, f"a.ris#{number}", "RIS", "utf-8", "valid UTF-8")


def work_of(record: Record) -> Work:
    assert record.stated is not None
    return record.stated.work


def notice(number: int, status: str, date: str) -> Record:
    stated = Stated(work=Work(status=status, date=date))
    return Record(
        source_file=f"w.csv#{number}", format="w", text=status, encoding="utf-8", encoding_reason="", stated=stated
    )


def test_each_field_is_the_best_that_a_source_has() -> None:
    one = Work(title="Looms", authors=(ADA, BO), year=2014, issns=("0378-5955",), type="other", abstract="Short.")
    other = Work(
        title="LOOMS", authors=(ADA, PLACED), year=2014, date="2014-03-09", type="book", abstract="A long one."
    )
    found = merged([record_of(1, one), record_of(2, other)])
    work = work_of(found)
    assert (work.title, work.date, work.type, work.abstract, work.issns) == (
        "Looms",
        "2014-03-09",
        "book",
        "A long one.",
        ("0378-5955",),
    )
    assert (work.authors[1].name, work.authors[1].orcid) == ("Reed, Bo", "0000-0002-1825-0097")
    assert (found.source_file, found.also) == ("a.ris#1", ("a.ris#2",))
    assert from_bytes(as_bytes(found)) == found


def test_chapters_with_the_doi_of_their_book_are_works_of_their_own() -> None:
    wool = record_of(1, Work(title="Wool and water", authors=(ADA,), doi="10.5555/b"))
    ports = record_of(2, Work(title="Ports", authors=(BO,), doi="10.5555/b"))
    again = record_of(3, Work(title="Wolle und Wasser", authors=(ADA,), doi="10.5555/b"))
    assert told_apart([wool, ports, again]) == [[wool, again], [ports]]


@pytest.mark.parametrize(
    ("notices", "status"),
    [
        ([("corrected", "2019-01-01")], "corrected"),
        ([("retracted", "2019-01-01"), ("corrected", "2020-01-01")], "retracted"),
        ([("retracted", "2019-01-01"), ("reinstated", "2020-01-01")], ""),
        ([("reinstated", "2020-01-01"), ("retracted", "2021-01-01")], "retracted"),
    ],
)
def test_the_last_word_of_the_notices_counts(notices: Sequence[tuple[str, str]], status: str) -> None:
    said = [notice(number, *one) for number, one in enumerate(notices)]
    assert work_of(merged([record_of(1, Work(title="Looms"))], None, said)).status == status
    assert work_of(merged([record_of(1, Work(title="Looms", status="retracted"))], None, said)).status == "retracted"


WORKS = st.builds(
    Work, title=st.sampled_from(["Looms", "Wool"]), authors=st.sampled_from([(), (ADA,), (BO,), (ADA, PLACED)])
)


@given(st.lists(WORKS, min_size=1, max_size=5))
def test_telling_apart_loses_nothing(works: list[Work]) -> None:
    records = [record_of(number, work) for number, work in enumerate(works)]
    found = told_apart(records)
    assert sorted(one.source_file for work in found for one in work) == [one.source_file for one in records]
