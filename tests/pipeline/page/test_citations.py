"""References and the citations that mean them."""

import pytest

from corpus.record import Record
from pipeline.page.model import Page
from pipeline.page.read import read_page

LIST = """## References

- Lee, A.B. and Moss, C. 2009. Wages in Foo. *Journal of Bar*, 4(2), 11-20.
- Moss, C., Gray, E. (Eds.). 2004. *Looms and Lakes*. Bern, Foo Press.
- Ministry of Looms of Foo. 2011. A Survey of Looms. From <http://looms.example>.
- Looms of the World: A Survey of Many Years. 2013. Bern: Centre for Looms, 41.
- Gray, E. 2004a. The Loom. Annals of Foo, 5, 3-9.
- Gray, E. 2004b. The Lake. Annals of Foo, 6, 3-9.
- Weaverling, T. 2005. Cloth of Foo. Foo Press.
"""


def read(body: str) -> tuple[Page, str]:
    """The page of a body with the list below it, and its text."""
    text = f"# Looms\n\n## 1. Introduction\n\n{body}\n\n{LIST}"
    return read_page(
        Record(source_file="a", format="text", text=text, encoding="utf-8", encoding_reason="a test")
    ), text


def test_entries() -> None:
    page, _ = read("Nothing is cited.")
    assert [(entry.authors, entry.year, entry.title) for entry in page.references][:4] == [
        (("Lee, A.B.", "Moss, C."), 2009, "Wages in Foo"),
        (("Moss, C.", "Gray, E."), 2004, "Looms and Lakes"),
        (("Ministry of Looms of Foo",), 2011, "A Survey of Looms"),
        ((), 2013, "Looms of the World: A Survey of Many Years"),
    ]
    first = page.references[0]
    assert (first.venue, first.volume, first.issue, first.pages) == ("Journal of Bar", "4", "2", "11-20")
    assert page.citations == ()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "It is so (Lee and Moss, 2009; Moss *et al.*, 2004).",
            [("Lee and Moss, 2009", 0), ("Moss *et al.*, 2004", 1)],
        ),
        ("It was found by Lee (2009) first.", [("Lee (2009)", 0)]),
        ("Later authors count too (Gray and others; Moss, 2009).", [("Moss, 2009", 0)]),
        ("A survey (Ministry of Looms of Foo, 2011) says so.", [("Ministry of Looms of Foo, 2011", 2)]),
        ("A title stands as the key (Looms of the World, 2013).", [("Looms of the World, 2013", 3)]),
        ("Letters tell years apart (Gray, 2004b).", [("Gray, 2004b", 5)]),
        ("Nobody knows (Unknown Author, 1999).", [("Unknown Author, 1999", None)]),
        ("It began (in May 2009) and (see the theory of looms, Lee, 2009) grew.", [("Lee, 2009", 0)]),
        ("Numbers [1, 3-4] work as well.", [("1", 0), ("3-4", 2), ("3-4", 3)]),
    ],
)
def test_citations(body: str, wanted: list[tuple[str, int | None]]) -> None:
    page, text = read(body)
    assert [(citation.span.of(text), citation.reference) for citation in page.citations] == wanted


def test_without_a_list_there_are_no_citations() -> None:
    record = Record(source_file="a", format="text", text="So it is (Lee, 2009).", encoding="utf-8", encoding_reason="-")
    assert read_page(record).citations == ()


def test_a_misspelt_name_is_resolved() -> None:
    page, _ = read("It is so (Wevarling, 2005; Grey, 2004).")
    assert [citation.reference for citation in page.citations] == [6, None]


@pytest.mark.parametrize(
    ("entry", "authors", "year", "title"),
    [
        ("Lee, A. B., & Moss, C. (2009). Wages in Foo. Foo Press.", ("Lee, A. B.", "Moss, C."), 2009, "Wages in Foo"),
        ("Moss C.D. Wages in Foo // Annals of Bar. 2009. № 4. С. 5–10.", ("Moss C.D.",), 2009, "Wages in Foo"),
        ("[3] A. B. Lee, C. Moss, “Wages,” Bar Letters 12, 3988 (2004).", ("A. B. Lee", "C. Moss"), 2004, "Wages"),
        ("12. Lee AB, Moss C. Wages in Foo. Bar J 2004;12(3):45-6.", ("Lee AB", "Moss C."), 2004, "Wages in Foo"),
        ("(1999). Wages in Foo: theory and practice. World of looms", (), 1999, "Wages in Foo: theory and practice"),
        ("Lee, Ann, and Carl Moss (1989). Wages. In Annals of Bar, pp. 4-6.", ("Lee, Ann", "Carl Moss"), 1989, "Wages"),
    ],
)  # fmt: skip
def test_styles(entry: str, authors: tuple[str, ...], year: int, title: str) -> None:
    text = f"Looms\n\nReferences\n\n{entry}\n"
    page = read_page(Record(source_file="a", format="text", text=text, encoding="utf-8", encoding_reason="a test"))
    found = page.references[0]
    assert (found.authors, found.year, found.title) == (authors, year, title)


MORE = """## References

- Mast, M. and Ruddle, O. 2004. Peat and Ports of the North. *Journal of Bogs*, 4(2), 11-20.
- Müller-Brandt, K., O’Grady, P., Quayle, L. 2010. Bogs and their people. Oslo: Bog Press.
- Ministry of Peat and Harbours of Norrland. 2011. A Survey of Peat. From <http://peat.example>.
- Harbour, Paul (2005). Harbours of the South. Annals of Foo, 5, 3-9.
- Harbour, Paul (2005). Lakes of the South. Annals of Foo, 6, 3-9.
- Кузнецова Н.В. Кластеры Волги // Вестник Волги. 2012. № 3. С. 3-9.
- van der Meer, J. (1998). Dykes of the West. Leiden: Water Press.
- Tarkowski, W. (n.d.). Peat fires. https://peat.example/fire
- Okafor, C. (forthcoming). Small ports. Journal of Bogs.
"""


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Accents may lack (Muller-Brandt et al., 2010).", [("Muller-Brandt et al., 2010", 1)]),
        ("Letters change places (Harbuor, 2005a).", [("Harbuor, 2005a", 3)]),
        ("The order tells what letters mean: Harbour (2005a, b).", [("Harbour (2005a", 3), ("b", 4)]),
        ("An acronym (MPHN, 2011) stands for an office.", [("MPHN, 2011", 2)]),
        ("Its name is cut (Ministry of Peat and Harbours, 2011).", [("Ministry of Peat and Harbours, 2011", 2)]),
        ("Latin letters (Kuznetsova, 2012) for Russian ones.", [("Kuznetsova, 2012", 5)]),
        ("Кузнецова и др. (2012) пишут о том же.", [("Кузнецова и др. (2012)", 5)]),
        ("Particles belong to names: Van der Meer (1998).", [("Van der Meer (1998)", 6)]),
        ("No year (Tarkowski, n.d.).", [("Tarkowski, n.d", 7)]),
        ("It is not out (Okafor, forthcoming).", [("Okafor, forthcoming", 8)]),
        ("It has come out since (Okafor, 2021).", [("Okafor, 2021", 8)]),
        ("So wrote Mast and Ruddle, 2004.", [("Mast and Ruddle, 2004", 0)]),
        ("Square ones, too [Mast, Ruddle, 2004, p. 5].", [("Mast, Ruddle, 2004", 0)]),
        ("More may be said (see Harbour, 2005b for details).", [("Harbour, 2005b", 4)]),
        ("One after the other (cited in Mast & Ruddle 2004).", [("Mast & Ruddle 2004", 0)]),
        ("Nobody (2001) said so.", [("Nobody (2001)", None)]),
        ("Nor did Nobody and Another (2001).", [("Nobody and Another (2001)", None)]),
        ("In Moscow (2005), in (Table 3, 2004) and (Lisbon, 2005) nothing is cited.", []),
        ("Numbers with pages [1, p. 15; 3], and one too many [2, 99].", [("1", 0), ("3", 2), ("2", 1), ("99", None)]),
    ],
)  # fmt: skip
def test_citations_of_many_forms(body: str, wanted: list[tuple[str, int | None]]) -> None:
    text = f"# Peat\n\n## 1. Introduction\n\nWe know much of peat in the North of the land. {body}\n\n{MORE}"
    page = read_page(Record(source_file="a", format="text", text=text, encoding="utf-8", encoding_reason="a test"))
    assert [(citation.span.of(text), citation.reference) for citation in page.citations] == wanted
