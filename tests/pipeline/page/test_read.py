"""read_page through its door: invented pages of every layout."""

import pytest

from corpus.record import Record
from pipeline.page.model import Page, ZoneKind
from pipeline.page.read import read_page


def read(text: str) -> Page:
    """The page of a text."""
    return read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="a test"))


def value(page: Page, name: str) -> str | None:
    """The only value of a field."""
    found = page.values(name)
    return found[0] if found else None


ARTICLE = """Journal of Imaginary Trade
ISSN 1234-5679 (Print)
Current Issue

RETRACTED: How wages travel between the valleys of Foo

Journal of Imaginary Trade. 2011. Vol. 3. No. 2. Pp. 45-61.
Get the full text (PDF)
Moss C. D.
Foo Polytechnic University
12 Mill St., 3000 Bern, Switzerland

The article asks how wages travel between valleys and what the firms of the valleys know of it. It is shown that wages
follow the rivers, and that firms learn of them at markets which are held in the towns in between.

  • • wages
  • • river trade
  • • valleys
"""


def test_a_journal_page_without_labels() -> None:
    page = read(ARTICLE)
    assert value(page, "title") == "How wages travel between the valleys of Foo"
    assert (value(page, "status"), value(page, "type"), value(page, "language")) == (
        "retracted",
        "journal-article",
        "en",
    )
    assert (value(page, "year"), value(page, "volume"), value(page, "issue")) == ("2011", "3", "2")
    assert (value(page, "pages"), value(page, "venue")) == ("45-61", "Journal of Imaginary Trade")
    assert page.values("issn") == ("1234-5679",)
    assert page.values("keyword") == ("wages", "river trade", "valleys")
    credit = page.credits[0]
    assert (credit.family, credit.given) == ("Moss", "C. D.")
    part = credit.affiliations[0].chain[0]
    assert part.name.of(ARTICLE) == "Foo Polytechnic University"
    assert part.place is not None
    assert part.place.of(ARTICLE) == "Bern"
    assert [span.of(ARTICLE).split()[:2] for span in page.spans([ZoneKind.ABSTRACT])] == [["The", "article"]]


def test_every_value_that_stands_in_the_text_has_a_span() -> None:
    for field in read(ARTICLE).fields:
        if field.name not in ("language", "type"):
            assert field.span is not None
            words = field.span.of(ARTICLE)
            assert words == field.value or field.name == "status", field


NEWS = """Skip to content
Home / News / Contact
A market for used looms opens in Foo

March 4, 2013

The mayor of Foo opened the market on Monday. “We have waited for it for years,” said Ann Lee, Director of the Guild.

Back to news
Sponsors
  • Guild of Weavers
  • Sponsor
"""


def test_a_news_page() -> None:
    page = read(NEWS)
    assert (value(page, "type"), value(page, "date"), value(page, "year")) == ("news", "2013-03-04", "2013")
    assert value(page, "title") == "A market for used looms opens in Foo"
    assert page.credits == ()
    prose = " ".join(span.of(NEWS) for span in page.spans([ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.HEADING]))
    assert "Sponsor" not in prose
    assert "Skip" not in prose


MARKED = """## Looms and Lakes

Ann Lee<sup>1</sup>, Carl Moss<sup>2</sup>

**Abstract:** *Looms stand at lakes because lakes do not run dry, and that is what this paper is about.*

**Keywords:** *loom, lake, water power (mills, wheels).*

**JEL Classification:** L67, R11

---

<sup>1</sup> Department of Weaving, Foo University, Bern, Switzerland, e-mail: [ann@foo.org](mailto:ann@foo.org)

<sup>2</sup> Institute of Lakes — branch of Bar Academy BARA (Old Bar School), Oslo, Norway
"""


def test_markers_lead_from_authors_to_addresses() -> None:
    page = read(MARKED)
    first, second = page.credits
    assert [part.name.of(MARKED) for part in first.affiliations[0].chain] == ["Department of Weaving", "Foo University"]
    assert first.email == "ann@foo.org"
    branch, academy = second.affiliations[0].chain
    assert branch.name.of(MARKED) == "Institute of Lakes"
    assert branch.place is not None
    assert branch.place.of(MARKED) == "Oslo"
    assert "Old Bar School" in [alias.of(MARKED) for alias in academy.aliases]
    assert page.values("keyword") == ("loom", "lake", "water power (mills, wheels)")
    assert page.values("jel") == ("L67", "R11")
    assert value(page, "title") == "Looms and Lakes"


HEADED = """ArticleName Salt on the roads of Foo
ArticleAuthor Moss C. D., Lee A. B.

Foo Technical Institute, Bern, Switzerland:

C. D. Moss, Senior Lecturer of Road Chair
A. B. Lee, Professor

keywords Salt, roads
"""


def test_posts_below_a_heading_belong_to_its_organisation() -> None:
    page = read(HEADED)
    first, second = page.credits
    assert [name.of(HEADED) for name in first.names] == ["Moss C. D.", "C. D. Moss"]
    assert first.role is not None
    assert first.role.of(HEADED) == "Senior Lecturer of Road Chair"
    assert [part.name.of(HEADED) for part in first.affiliations[0].chain] == ["Road Chair", "Foo Technical Institute"]
    assert [part.name.of(HEADED) for part in second.affiliations[0].chain] == ["Foo Technical Institute"]


TWICE = """Moss C.D., Lee A.B. Barges and Bridges on the River Foo

Carl Denis Moss

Doctor of Law, Professor, Head of Chair of River Law, Foo State University

Mill St., 7, 3000 Bern, Switzerland

Anna Berta Lee

Candidate of Law, Docent, Bar University

Key words: barge; bridge
"""


def test_a_byline_that_is_printed_twice_gives_one_credit_a_person() -> None:
    page = read(TWICE)
    first, second = page.credits
    assert [name.of(TWICE) for name in first.names] == ["Carl Denis Moss", "Moss C.D."]
    assert (first.family, first.given) == ("Moss", "Carl Denis")
    assert first.role is not None
    assert first.role.of(TWICE) == "Head of Chair of River Law, Foo State University"
    assert [part.name.of(TWICE) for part in first.affiliations[0].chain] == [
        "Chair of River Law",
        "Foo State University",
    ]
    assert second.affiliations[0].chain[0].name.of(TWICE) == "Bar University"
    assert value(page, "title") == "Barges and Bridges on the River Foo"


@pytest.mark.parametrize(
    ("byline", "wanted"),
    [
        ("By Ann Lee, Carl Moss and Eva Gray", ["Lee", "Moss", "Gray"]),
        ("Ann LEE1 Carl D. MOSS2", ["LEE", "MOSS"]),
        ("A Lee1,*, C Moss2 , and E Gray1", ["Lee", "Moss", "Gray"]),
        ("LEE, Ann\nVAN DEN MOSS, Carl", ["LEE", "VAN DEN MOSS"]),
        ("Ann Lee, Foo Bar University, [email protected] Carl Moss, GRAU, [email protected]", ["Lee", "Moss"]),
        ("Authors: Ann Lee, Carl van der Moss", ["Lee", "van der Moss"]),
        ("Ann Lee (1,*) and Carl Moss (2)", ["Lee", "Moss"]),
        ("Ли А. Б., Мосс К. Д.", ["Ли", "Мосс"]),
    ],
)
def test_bylines(byline: str, wanted: list[str]) -> None:
    page = read(f"The weavers of the lake and their looms\n\n{byline}\n\nAbstract\n\nLooms stand at lakes.\n")
    assert [credit.family for credit in page.credits] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Annals of Foo 38(4)                    255", {"volume": "38", "issue": "4", "venue": "Annals of Foo"}),
        ("Foo Review of Looms, 12(3), 2015, pp. 201-219", {"volume": "12", "year": "2015", "pages": "201-219"}),
        ("P: ISSN No. 1234-567X VOL.- VIII , ISSUE- I April  - 2023", {"volume": "VIII", "issue": "I", "year": "2023"}),
        ("F3S Web of Looms 258, 06070 (2021) https://doi.org/10.1051/f3s/2021", {"pages": "06070", "year": "2021"}),
        ("Published in: Foo Letters, Volume 6, Issue 1, pages 4-6 (2019)", {"venue": "Foo Letters", "year": "2019"}),
        ("Bulletin of Foo, 2014, no. 3 (11), pp. 62-78.", {"issue": "3 (11)", "pages": "62-78"}),
        ("Revised Manuscript Received on October 14, 2019.", {"year": None}),
        ("Date post: 28-Jul-2015", {"year": None}),
    ],
)
def test_imprints(line: str, wanted: dict[str, str | None]) -> None:
    page = read(f"{line}\n\nThe weavers of the lake and their looms\n\nAnn B. Lee\n\nAbstract\n\nLooms since 1990.\n")
    assert {name: value(page, name) for name in wanted} == wanted


def test_a_year_in_prose_is_no_year_of_publication() -> None:
    page = read("Looms of Foo\n\nThe looms of Foo were built in 1998 and in 2003 by the guild of the weavers of Foo.\n")
    assert value(page, "year") is None


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("FOO WORKING PAPERS\nNo. 2019-07", "working-paper"),
        ("Proceedings of the 4th Foo Conference, 3-4 May 2011", "conference-paper"),
        ("Doctoral thesis", "thesis"),
        ("In: C. Moss (ed.), A Book of Looms. Foo Press, 2016.\nCHAPTER 7", "chapter"),
    ],
)
def test_types(head: str, wanted: str) -> None:
    page = read(
        f"{head}\n\nThe weavers of the lake and their looms\n\nAnn B. Lee\n\nAbstract\n\nLooms stand at lakes.\n"
    )
    assert value(page, "type") == wanted


def test_a_portal_page_is_no_article() -> None:
    page = read(
        "Weaving in Foo\n\nThese are the looms:\n\n1- Lake Loom (2003)\n\nThe first loom that was built in Foo.\n"
    )
    assert value(page, "type") == "other"
    assert value(page, "title") == "Weaving in Foo"
