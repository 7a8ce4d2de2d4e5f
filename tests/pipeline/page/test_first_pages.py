"""First pages as people copy them out of PDF files: no labels, broken lines, markers, running heads."""

import pytest

from corpus.record import Record
from pipeline.page.model import Page, ZoneKind
from pipeline.page.read import read_page

FIRST_PAGE = """\
Annals of Invented Geography 12 (2015) 101-119
Looms, Lakes and Learning: A Study of the Weav-
ing District of Quarrow
Rita Coined 1,* , Ben Madeup 2 , Petra
Feign 1 and Tom Q. Sham 2
1 Department of Economics, Quarrow University, Quarrow
2 Institute for Textile Studies, Lake Road 4, Brindle
* Corresponding author: coined@quarrow.example
The weaving district of Quarrow has lived by its looms for two hundred years, and it is
asked here how its firms have learnt from each other. We find that the workshops on the
lake exchange far more than yarn: they exchange people, and with them what these know.
Keywords: weaving; industrial district; long-
term learning
"""


def read(text: str) -> Page:
    return read_page(Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="test"))


def value(text: str, name: str) -> str | None:
    return next(iter(read(text).values(name)), None)


def abstract(text: str) -> str:
    return " ".join(span.of(text) for span in read(text).spans([ZoneKind.ABSTRACT]))


def test_a_title_over_two_lines_is_read_without_its_hyphen() -> None:
    assert value(FIRST_PAGE, "title") == "Looms, Lakes and Learning: A Study of the Weaving District of Quarrow"


def test_a_running_line_tells_year_and_volume() -> None:
    assert (value(FIRST_PAGE, "year"), value(FIRST_PAGE, "venue")) == ("2015", "Annals of Invented Geography")


def test_names_with_markers_run_over_two_lines() -> None:
    page = read(FIRST_PAGE)
    assert [credit.family for credit in page.credits] == ["Coined", "Madeup", "Feign", "Sham"]
    assert [credit.given for credit in page.credits] == ["Rita", "Ben", "Petra", "Tom Q."]


def test_markers_lead_to_addresses() -> None:
    by_family = {
        credit.family: [part.name.of(FIRST_PAGE) for one in credit.affiliations for part in one.chain]
        for credit in read(FIRST_PAGE).credits
    }
    assert by_family["Feign"] == ["Department of Economics", "Quarrow University"]
    assert "Institute for Textile Studies" in by_family["Sham"]


def test_an_abstract_without_a_label_is_found() -> None:
    found = abstract(FIRST_PAGE)
    assert found.startswith("The weaving district")
    assert found.endswith("what these know.")


def test_a_keyword_broken_at_the_end_of_a_line() -> None:
    assert read(FIRST_PAGE).values("keyword") == ("weaving", "industrial district", "longterm learning")
    assert "long-term learning" in read(FIRST_PAGE + "\n\nIntroduction\nA long-term view.\n").values("keyword")


def test_one_name_a_line_shares_the_address_below() -> None:
    text = (
        "Weavers of the Lower Lake\nRita Coined\nBen Madeup\nQuarrow University, Quarrow\nAbstract\n"
        "The weavers of the lower lake are asked what they have learnt from each other since the war.\n"
    )
    page = read(text)
    assert [credit.family for credit in page.credits] == ["Coined", "Madeup"]
    assert all(credit.affiliations for credit in page.credits)


def test_names_that_have_lost_their_blanks() -> None:
    text = FIRST_PAGE.replace(
        "Rita Coined 1,* , Ben Madeup 2 , Petra\nFeign 1 and Tom Q. Sham 2", "RitaCoined1, BenMadeup2"
    )
    page = read(text)
    assert [(credit.given, credit.family) for credit in page.credits] == [("Rita", "Coined"), ("Ben", "Madeup")]
    assert [credit.names[0].of(text) for credit in page.credits] == ["RitaCoined", "BenMadeup"]
    assert page.credits[1].affiliations[0].chain[0].name.of(text) == "Institute for Textile Studies"


def test_a_running_head_that_cuts_the_title_is_not_the_title() -> None:
    text = (
        "Weavers of the\nAnnals of Invented Geography, Vol. 4 No. 2, 2011, pp. 3-9.\nRita Coined\n"
        "Weavers of the Lower Lake and Their Guilds\nRita Coined\nQuarrow University, Quarrow\nAbstract\n"
        "The weavers of the lower lake are asked what they have learnt from each other since the war.\n"
    )
    assert value(text, "title") == "Weavers of the Lower Lake and Their Guilds"


def test_a_title_behind_its_label_may_be_broken() -> None:
    text = (
        "Title: Weavers of the lower lake and how their guilds respond to\nchanging markets\nAuthors: Rita Coined\n\n"
        "Abstract: The weavers of the lower lake are asked what they have learnt from each other since the war.\n"
    )
    assert value(text, "title") == "Weavers of the lower lake and how their guilds respond to changing markets"


STRUCTURED = """\
Weavers of the Lower Lake
Rita Coined
Quarrow University, Quarrow
Purpose – The paper asks how the weavers of the lower lake learn from each other and from the dyers of the town.
Design/methodology/approach – We asked ninety firms of the district in two rounds.
Findings – The firms learn from their suppliers and seldom from their customers.
Originality/value – Nobody has asked the weavers before.
Keywords: weaving, guilds
Introduction
It is an old trade.
"""


def test_the_parts_of_a_structured_abstract_are_the_abstract() -> None:
    found = abstract(STRUCTURED)
    assert "ninety firms" in found
    assert "asked the weavers before" in found
    assert "old trade" not in found


def test_headings_of_a_body_are_no_structured_abstract() -> None:
    body = "The weavers of the lake were asked what they do and with whom, and they have told us much of it. " * 30
    sections = "".join(f"\n{heading}\n\n{body}\n" for heading in ("Methods", "Results", "Conclusion"))
    text = f"Abstract: We ask the weavers what they know of dyes.\n{sections}"
    assert abstract(text) == "We ask the weavers what they know of dyes."


@pytest.mark.parametrize(
    "label", ["AMS 2000 Subject Classifications: 62G08", "PACS numbers: 41.20.-q", "General Terms: Design"]
)
def test_classifications_are_no_keywords(label: str) -> None:
    text = (
        f"Weavers of the Lake\n\nRita Coined\n\nAbstract: We ask the weavers.\n\nKeywords: weaving, guilds\n{label}\n"
    )
    assert read(text).values("keyword") == ("weaving", "guilds")


def test_undated_news_are_of_the_year_they_tell_of() -> None:
    text = (
        "Minister opens the weaving centre of Quarrow\n\nThe new centre of the weaving cluster was opened by the "
        "minister on Thursday, 3 March 2016, and the firms of the lake have welcomed it, said its director.\n\n"
        "It was founded in May 2003.\n"
    )
    assert value(text, "type") == "news"
    assert value(text, "year") == "2016"
    assert value(text.replace("3 March 2016", "3 March 2016 and not in May 2015"), "year") is None
