"""Single entries of reference lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.entry import parse_entry
from pipeline.page.entry_authors import split_authors
from pipeline.page.model import Reference
from pipeline.spans import Span


def parsed(entry: str) -> Reference:
    """The values of an entry that has some."""
    found = parse_entry(entry, Span(0, len(entry)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("entry", "authors", "year", "title", "venue", "volume", "issue", "pages"),
    [
        (  # APA
            "Harbour, P., & Quayle, L. (2003). Do harbours learn? Regional Bogs, 37(6), 545–558.",
            ("Harbour, P.", "Quayle, L."), 2003, "Do harbours learn?", "Regional Bogs", "37", "6", "545-558",
        ),
        (  # Harvard
            "Harbour, P. and L. Quayle (2003), 'Ports as clusters', Journal of Maritime Geography 12, 31-46.",
            ("Harbour, P.", "L. Quayle"), 2003, "Ports as clusters", "Journal of Maritime Geography", "12", None,
            "31-46",
        ),
        (  # GOST in Latin letters
            ("Volkov D.A., Serova N.K. Clusters of small shipyards // Maritime economy: theory and practice. 2012. "
            "№ 14 (245). S. 22–31."),
            ("Volkov D.A.", "Serova N.K."), 2012, "Clusters of small shipyards",
            "Maritime economy: theory and practice", None, "14", "22-31",
        ),
        (  # GOST in Russian
            ("Лисицын П.В., Серова Н.К. Кооперация рыболовецких артелей // Морской вестник. – 2014. – Т. 7, № 3 (21). "
            "– С. 55–63."),
            ("Лисицын П.В.", "Серова Н.К."), 2014, "Кооперация рыболовецких артелей", "Морской вестник", "7", "3",
            "55-63",
        ),
        (  # numbered, of an engineer
            ("[7] M. Mast and O. Ruddle, “Graphs of port cooperation,” in Proc. 5th Int. Conf. on Port Economics, "
            "Vaasa, 2010, pp. 44–51."),
            ("M. Mast", "O. Ruddle"), 2010, "Graphs of port cooperation",
            "Proc. 5th Int. Conf. on Port Economics", None, None, "44-51",
        ),
        (  # of a physicist: no title
            "M. Mast, O. Ruddle, Phys. Rev. B 44, 1203 (2002).",
            ("M. Mast", "O. Ruddle"), 2002, None, "Phys. Rev. B", "44", None, "1203",
        ),
        (  # of a physician
            "12. Mast M, Ruddle O. Cooperation between ports in the strait. Marit Policy Manag. 2010;37(2):101-18.",
            ("Mast M", "Ruddle O."), 2010, "Cooperation between ports in the strait", "Marit Policy Manag", "37", "2",
            "101-18",
        ),
        (  # a footnote
            "See M. Mast, Clusters of Peat Firms (Groningen: Noorderlicht, 2007), p. 44.",
            ("M. Mast",), 2007, "Clusters of Peat Firms", None, None, None, "44",
        ),
        (  # a chapter
            ("Quayle, L. 1999. 'Ports as clusters', in P. Harbour and M. Mast (eds), The Economics of Harbours, "
            "Cheltenham: Edward Elgar, pp. 12–40."),
            ("Quayle, L.",), 1999, "Ports as clusters", "The Economics of Harbours", None, None, "12-40",
        ),
        (  # an organisation, no journal
            ("Ministry of Fisheries of Norrland. (2010). Annual report on ports. Retrieved June 3, 2015, from "
            "http://www.fisk.example/report.pdf"),
            ("Ministry of Fisheries of Norrland",), 2010, "Annual report on ports", None, None, None, None,
        ),
        (  # no year
            "Mast, M. (n.d.). Peat and ports. https://ports.example/peat",
            ("Mast, M.",), None, "Peat and ports", None, None, None, None,
        ),
        (  # a working paper
            "Mast, M. Clusters of peat firms. Working Paper No. 2007-14, Institute of Bogs, Groningen, 2007.",
            ("Mast, M.",), 2007, "Clusters of peat firms", None, None, None, None,
        ),
    ],
)  # fmt: skip
def test_styles(
    entry: str,
    authors: tuple[str, ...],
    year: int | None,
    title: str | None,
    venue: str | None,
    volume: str | None,
    issue: str | None,
    pages: str | None,
) -> None:
    read = parsed(entry)
    assert (read.authors, read.year, read.title) == (authors, year, title)
    assert (read.venue, read.volume, read.issue, read.pages) == (venue, volume, issue, pages)


def test_a_colon_parts_title_and_subtitle() -> None:
    read = parsed(
        "Forms of Organisation of the Local Ports: A Review of Foreign Practice. 2013. Bergen: Peat Centre, 41."
    )
    assert (read.authors, read.year, read.venue) == ((), 2013, None)
    assert read.title == "Forms of Organisation of the Local Ports: A Review of Foreign Practice"


def test_identifiers() -> None:
    read = parsed("Mast, M. (2007). Peat and ports. Oslo: Bog Press. https://doi.org/10.1234/peat.7.")
    assert (read.doi, read.venue) == ("10.1234/peat.7", None)


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    assert parsed("Mast, M. (2007). Peat and har-\nbours of the\nNorth. Oslo: Bog Press.").title == (
        "Peat and harbours of the North"
    )


def test_markup_is_no_part_of_a_value() -> None:
    assert parsed("Mast, M. (2007). Peat and ports. *Annals of Bogs*, *4*(2), 3-9.").venue == "Annals of Bogs"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Lee, A. B., Moss, C., & Gray, E.", ("Lee, A. B.", "Moss, C.", "Gray, E.")),
        ("A. B. Lee, C. Moss et al.", ("A. B. Lee", "C. Moss")),
        ("Lee AB, Moss C", ("Lee AB", "Moss C")),
        ("Lee, Ann and Moss, Carl", ("Lee, Ann", "Moss, Carl")),
        ("Ann Lee, Carl Moss and Eve Gray", ("Ann Lee", "Carl Moss", "Eve Gray")),
        ("Lee, Moss, and Gray", ("Lee", "Moss", "Gray")),
        ("Ford, W.K., Jr., van der Meer, P.", ("Ford, W.K., Jr.", "van der Meer, P.")),
        ("O’Grady, P.; Saint-Clair, Q.", ("O’Grady, P.", "Saint-Clair, Q.")),
        ("Иванов И.И., Петров П.П. и др.", ("Иванов И.И.", "Петров П.П.")),
        ("Ministry of Trade, Industry and Energy", ("Ministry of Trade, Industry and Energy",)),
        ("", ()),
    ],
)
def test_authors_are_told_apart(words: str, names: tuple[str, ...]) -> None:
    assert split_authors(words) == names


@given(st.text(min_size=1, max_size=300))
def test_nothing_raises(text: str) -> None:
    read = parse_entry(text, Span(0, len(text)))
    assert read is None or (0 < read.confidence <= 1 and read == parse_entry(text, Span(0, len(text))))


@given(st.text(alphabet='Ab.,()/-–"“” 19дЖ[]', min_size=1, max_size=400))
def test_signs_and_digits_do_no_harm(text: str) -> None:
    read = parse_entry(text, Span(0, len(text)))
    assert read is None or all(author.strip() for author in read.authors)


def test_what_is_too_long_is_read_in_part() -> None:
    text = "Lee, A. (2001). Wages. " + "Words and words. " * 20_000
    assert parsed(text).year == 2001


@pytest.mark.parametrize("text", ["12.", "—", "1999 45", "a"])
def test_what_says_nothing_is_no_entry(text: str) -> None:
    assert parse_entry(text, Span(0, len(text))) is None
