"""What is an entry of a reference list."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.record import Record
from pipeline.page.model import Page, Reference
from pipeline.page.read import read_page


def page_of(text: str) -> Page:
    """The page of a text."""
    return read_page(Record(source_file="a", format="text", text=text, encoding="utf-8", encoding_reason="a test"))


def references(entries: str, heading: str = "## References") -> tuple[Reference, ...]:
    """The entries below a heading."""
    return page_of(f"# Peat\n\n## 1. Introduction\n\nPeat is old.\n\n{heading}\n\n{entries}").references


@pytest.mark.parametrize(
    "entries",
    [
        # numbered, broken over lines
        "[1] M. Mast, “Models of\nports,” J. Bog, vol. 2,\n2010, pp. 4–5.\n[2] L. Quayle, Ports.\nOslo: Bogs, 2004.\n",
        "1. Mast M. Models of ports // Ports. 2010.\n№ 2. S. 44–51.\n2. Quayle L. Peat and ports. Oslo, 2004. 214 s.\n",
        # the number alone in its line
        "1.\nMast, M. (2010). Models of cooperation. Oslo: Bog Press.\n2.\nQuayle, L. (2004). Peat and ports. Oslo.\n",
        # bulleted, hanging, not set off at all
        "- Mast, M. 2010. Models of cooperation.\n  Oslo.\n- Quayle, L. 2004. Peat and ports. Oslo.\n",
        "Mast, M. (2010), Models of\n    ports, Ports, 37 (6), 545-558.\nQuayle, L. (2004) Peat and ports. Oslo.\n",
        "Mast, M. (2010), Models of\ncooperation, Ports, 37 (6), 545-558.\nQuayle, L. (2004) Peat and ports. Oslo.\n",
        # blank lines between
        "Mast, M. (2010). Models of\ncooperation. Oslo.\n\nQuayle, L. (2004). Peat and ports.\n\n",
        # several in one paragraph
        "1. Mast M. Models of ports // Ports. 2010. No 6. P. 5-8. 2. Quayle L. Peat and ports. Oslo, 2004. 214 p.\n",
        "[1] Mast M. Models of cooperation. Ports, 2010, 6, 545-558. [2] Quayle L. Peat and ports. Oslo, 2004.\n",
        "Mast, M. (2010). Models of ports. Ports, 37 (6), 545-558. Quayle, L. (2004) Peat and ports. Oslo.\n",
        "Mast M. Models of ports // Ports. 2010. No 6. P. 545-558. Quayle L. Peat and ports. Oslo, 2004. 214 p.\n",
    ],
)
def test_lists(entries: str) -> None:
    assert [entry.year for entry in references(entries)] == [2010, 2004]


@pytest.mark.parametrize(
    "entry",
    [
        "Quayle, L. (1999). Ports. In P. Harbour & M. Mast (Eds.), Harbours (Vol. 2. Part 3. Ports, pp. 2–4). Oslo.\n",
        "1. Quayle L. Ports of the North. Vol. 2. The harbours. Oslo: Bog Press, 1999. 12 p.\n",
        "Quayle, L. 2001. Ports and their people. Oslo: A. Lee. Second printing 2004.\n",
    ],
)
def test_one_entry_stays_one(entry: str) -> None:
    assert len(references(entry)) == 1


def test_a_dash_stands_for_the_same_authors() -> None:
    found = references(
        "Mast, M. (2004). Peat and ports. Oslo: Bog Press.\n——— (2007). Clusters of peat firms. Oslo: Bog Press.\n"
        "Ruddle, O. 1999. Yards. Oslo: Bog Press.\n"
    )
    assert [(entry.authors, entry.year) for entry in found] == [
        (("Mast, M.",), 2004),
        (("Mast, M.",), 2007),
        (("Ruddle, O.",), 1999),
    ]


def test_russian_list() -> None:
    found = references(
        "1. Волков Д.А. Экономика прибрежных поселков. – Мурманск: Север, 2011. – 214 с.\n"
        "2. Белых А. Н. Сети верфей [Электронный ресурс]. – URL: http://verf.example/a (дата обращения: 11.05.2019).\n",
        "## Список литературы",
    )
    assert [(entry.authors, entry.year, entry.title) for entry in found] == [
        (("Волков Д.А.",), 2011, "Экономика прибрежных поселков"),
        (("Белых А. Н.",), None, "Сети верфей"),
    ]


def test_footnotes_that_name_works() -> None:
    notes = (
        "1 See M. Mast, Clusters of Peat Firms (Groningen: Noorderlicht, 2007), p. 44.\n"
        "2 P. Harbour, “Bogs,” Journal of Bogs 3 (1999), pp. 1–9.\n3 Ibid., p. 7.\n4 This holds in the North alone.\n"
    )
    assert [entry.year for entry in references(notes, "## Notes")] == [2007, 1999]


def test_notes_of_markdown() -> None:
    page = page_of(
        "# Peat\n\n## 1. Introduction\n\nPeat is old.[^1] Ports are young.[^2]\n\n"
        "[^1]: M. Mast, Clusters of Peat Firms (Groningen: Noorderlicht, 2007), p. 44.\n[^2]: Nobody knows.\n"
    )
    assert [entry.title for entry in page.references] == ["Clusters of Peat Firms"]
    assert [citation.reference for citation in page.citations] == [0]


@given(
    st.lists(
        st.sampled_from(["1. ", "[2] ", "Lee, A. ", "(2004). ", "Wages. ", "\n", "— ", "P. 3-5. ", "[^1]: "]),
        max_size=40,
    )
)
def test_entries_are_ordered_and_apart(pieces: list[str]) -> None:
    found = references("".join(pieces))
    assert all(one.span.end <= other.span.begin for one, other in itertools.pairwise(found))
