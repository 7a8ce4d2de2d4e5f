"""`clusterkg explain`: a page as read, in plain lines, in colour and as one HTML file, however hostile its words."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement
from typer.testing import CliRunner, Result

from api.cli import app
from corpus.encoding import decode, without_controls
from corpus.errors import UnreadableSourceError
from pipeline.page.model import ZoneKind

Run = Callable[..., Result]

PAGE = """Looms and Lakes of the Upper Valley

Ann B. Lee<sup>1</sup>, Carl Moss<sup>2</sup>

<sup>1</sup> Department of Weaving, Foo University (FU), Bern, Switzerland, e-mail: ann@foo.org

<sup>2</sup> Bar Academy, Oslo, Norway

Abstract: Looms stand at lakes (Moss, 2009) because lakes do not run dry, and that is what this paper is about. The
loom cluster of Bern is a cluster of weavers who share a lake and its water.

Keywords: loom, lake, water power

References

Moss, C. (2009). Wages at night. Journal of Bar, 4(2), 11-20.
Lee, A., & Gray, E. (2011). Looms that run
at night and at day. Annals of Foo, 7, 1-9.
"""
TITLE = "Looms and Lakes of the Upper Valley"
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><style>*{display:none}</style>", "</td>",
    "</title>", "<!--", "-->", "&lt;b&gt;", "&#60;i>", "{{ 7*7 }}", "{% raw %}", "javascript:alert(1)", "' onclick='x",
    "\x1b[2J", "\x9b31m", "\u202edesrever\u202c", "\x00", "\ud7ff", "\u2028", "[bold]red[/bold]", "<svg/onload=x>",
    "\t", "\n", "\n\n", "Ann B. Lee, ", "Abstract: ", "Keywords: a, b\n", "Foo University, Bern", "(Moss, 2009)",
    "References\n", "Moss, C. (2009). Wages at night. Journal of Bar, 4(2), 11-20.\n", "Looms stand at lakes. ", "2011",
    "JEL: R11\n",
]  # fmt: skip
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "section", "article", "footer",
    "h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "div", "span", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "mark",
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests say themselves what the environment wishes."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The page as a file."""
    path = tmp_path / "looms.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def piped(data: str | bytes, *options: str) -> Result:
    """What the command makes of its standard input."""
    return CliRunner().invoke(app, ["explain", "-", *options], input=data)


def tables(output: str) -> dict[str, list[list[str]]]:
    """The tables of the plain output by their headings."""
    found = {}
    for block in output.rstrip("\n").split("\n\n"):
        title, *rows = block.split("\n")
        found[title] = [row.split("\t") for row in rows]
    return found


def quoted(span: str) -> str:
    """The words of the page at a printed span."""
    begin, end = map(int, span.split("-"))
    return PAGE[begin:end]


def test_each_line_has_its_number_its_label_and_its_span(clusterkg: Run, page: Path) -> None:
    result = clusterkg("explain", page)
    assert (result.exit_code, result.stderr) == (0, "")
    rows = tables(result.stdout)["Zones"]
    lines = PAGE.split("\n")
    assert [int(row[0]) for row in rows] == sorted(int(row[0]) for row in rows)
    assert {int(row[0]) for row in rows} == set(range(1, len(lines) + 1))
    for number, label, span, words in rows:
        if lines[int(number) - 1].strip():
            assert label in set(ZoneKind)
            assert quoted(span) == words.strip()
        else:
            assert (label, span, words) == ("-", "-", "")
    assert [row[1] for row in rows if row[0] == "1"] == ["title"]
    assert [row[1] for row in rows if row[0] == "9"] == ["furniture", "abstract"]


def test_fields_authors_references_and_citations_quote_the_page(clusterkg: Run, page: Path) -> None:
    found = tables(clusterkg("explain", page).stdout)
    title = found["Fields"][0]
    assert title[0] == "title"
    assert quoted(title[1]) == title[3] == title[4] == TITLE
    assert 0 < float(title[2]) <= 1
    authors = [row for row in found["Authors"] if row[0] == "1"]
    said = {row[1]: row[4] for row in authors}
    assert (said["name"], said["family"], said["given"], said["e-mail"]) == (
        "Ann B. Lee",
        "Lee",
        "Ann B.",
        "ann@foo.org",
    )
    assert (said["organisation 1.1"], said["organisation 1.2"]) == ("Department of Weaving", "Foo University")
    assert "Bern" in (said.get("organisation 1.1 place"), said.get("organisation 1.2 place"))
    assert all(quoted(row[2]) == row[4] for row in authors if row[2] != "-")
    second = [row[4] for row in found["References"] if row[:2] == ["2", "entry"]]
    assert second == ["Lee, A., & Gray, E. (2011). Looms that run at night and at day. Annals of Foo, 7, 1-9."]
    assert ["1", "year", "-", "-", "2009"] in found["References"]
    assert [(row[0], row[3]) for row in found["Citations"]] == [("1", "Moss, 2009")]


def test_every_table_has_its_columns_and_things_have_their_mentions(clusterkg: Run, page: Path) -> None:
    found = tables(clusterkg("explain", page).stdout)
    assert [*found] == [
        "Source", "Zones", "Fields", "Authors", "References", "Citations",
        "People", "Organisations", "Regions", "Clusters", "Concepts", "Links",
    ]  # fmt: skip
    assert all(len({len(row) for row in rows}) <= 1 for rows in found.values())
    assert ["Bern", "Bern"] in [[row[1], quoted(row[5])] for row in found["Regions"] if row[5] != "-"]
    assert found["Links"]


def test_plain_output_depends_on_the_page_alone(clusterkg: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = clusterkg("explain", page).stdout
    monkeypatch.setenv("COLUMNS", "20")
    assert clusterkg("explain", page).stdout == plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert clusterkg("explain", page).stdout == plain
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert clusterkg("explain", page).stdout == plain


def test_a_terminal_gets_colours_and_no_command_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Looms \x1b[2J and \x9b31m [bold]Lakes[/bold] \u202eyellaV\u202c :smile:\n\nAbstract: " + "Looms run. " * 9
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = piped(text).stdout
    codes = re.findall(r"\x1b\[[\d;]*m", shown)
    assert len(codes) > 10
    words = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", words)
    assert "[bold]Lakes[/bold]" in words
    assert ":smile:" in words


def test_standard_input_is_read_as_a_file_is(clusterkg: Run, page: Path) -> None:
    from_file, from_input = clusterkg("explain", page), piped(PAGE)
    assert from_input.exit_code == 0
    assert from_input.stdout == from_file.stdout.replace("looms.txt", "stdin")
    markup = piped(
        "<!doctype html><html><head><title>x</title></head><body><h1>Looms</h1><p>Looms run.</p></body></html>"
    )
    assert tables(markup.stdout)["Source"][1] == ["format", "html"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"%PDF-1.7 x", "PDF"), (b"a\x00b" * 9, "binary"), (b"word " * 2_100_000, "10 MB")],
)
def test_what_cannot_be_read_is_named_in_one_line(clusterkg: Run, tmp_path: Path, content: bytes, reason: str) -> None:
    bad, out = tmp_path / "bad.txt", tmp_path / "out.html"
    bad.write_bytes(content)
    for result, name in ((clusterkg("explain", bad, "--html", "-o", out), "bad.txt"), (piped(content), "stdin")):
        assert (result.exit_code, result.stdout) == (2, "")
        assert len(result.stderr.splitlines()) == 1
        assert name in result.stderr
        assert reason in result.stderr
    assert not out.exists()


def test_no_file_and_a_folder_are_refused(clusterkg: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.txt", tmp_path):
        result = clusterkg("explain", path)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
        assert "name one file that exists" in result.stderr


def parsed(document: str) -> HtmlElement:
    """The page as a browser would understand it, as far as a parser can tell."""
    return lxml_html.document_fromstring(document)


def own_words(element: HtmlElement) -> str:
    """The words of a part of the text, without the names of its marks."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child.get("class") == "tag" else own_words(child), child.tail or ""]
    return "".join(parts)


def rows_of_text(tree: HtmlElement) -> Iterator[tuple[int, str, str]]:
    """Number, label and words of each row of the text."""
    for row in tree.xpath("//table[@class='text']/tbody/tr"):
        number, label, cell = row
        yield int(number.text_content()), label.text_content(), own_words(cell)


def lines_shown(tree: HtmlElement) -> list[str]:
    """The lines of the text put together from their pieces."""
    found: dict[int, str] = {}
    for number, _, piece in rows_of_text(tree):
        found[number] = found.get(number, "") + piece
    return [found[number] for number in range(1, len(found) + 1)]


def holds(document: str) -> None:
    """What is true of every page, whatever was read."""
    tree = parsed(document)
    assert {element.tag for element in tree.iter()} <= ALLOWED
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not any(name.startswith("on") or name in ("style", "src") for name in attributes)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(href.startswith("#") and href[1:] in set(ids) for href in tree.xpath("//@href"))
    assert all(name in set(ids) for names in tree.xpath("//@aria-labelledby") for name in names.split())
    (style,) = tree.xpath("//style")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(following - level <= 1 for level, following in pairwise(levels))


def test_the_page_shows_every_line_with_its_label_and_marks_the_fields(clusterkg: Run, page: Path) -> None:
    result = clusterkg("explain", page, "--html")
    assert (result.exit_code, result.stderr) == (0, "")
    holds(result.stdout)
    tree = parsed(result.stdout)
    assert lines_shown(tree) == PAGE.split("\n")
    labels = [(number, label) for number, label, _ in rows_of_text(tree)]
    assert labels[:3] == [(1, "title"), (2, ""), (3, "byline")]
    marks = {
        (mark.get("class"), " ".join(own_words(mark).split())) for mark in tree.xpath("//table[@class='text']//mark")
    }
    assert {
        ("field", TITLE),
        ("field", "water power"),
        ("author", "Ann B. Lee"),
        ("place", "Oslo"),
    } <= marks
    assert ("organisation", "Bar Academy") in marks
    assert ("citation", "Moss, 2009") in marks
    tags = [tag.text_content() for tag in tree.xpath("//mark/a[@class='tag']")]
    assert any(re.fullmatch(r"title \d\.\d\d", tag) for tag in tags)
    assert any(re.fullmatch(r"cites reference 1 \d\.\d\d", tag) for tag in tags)


def test_marks_and_rows_lead_to_each_other(clusterkg: Run, page: Path) -> None:
    tree = parsed(clusterkg("explain", page, "--html").stdout)
    for tag in tree.xpath("//mark/a[@class='tag']"):
        (row,) = tree.xpath("//tr[@id=$name]", name=tag.get("href")[1:])
        assert row.xpath(".//a")
    (title,) = tree.xpath("//tr[@id='d1-field-1']")
    (link,) = title.xpath(".//a/@href")
    (mark,) = tree.xpath("//a[@id=$name]/..", name=link[1:])
    assert own_words(mark) == TITLE


def test_the_page_is_told_apart_by_words_and_landmarks(clusterkg: Run, page: Path) -> None:
    tree = parsed(clusterkg("explain", page, "--html").stdout)
    assert tree.get("lang") == "en"
    assert [len(tree.xpath(f"//{name}")) for name in ("header", "nav", "main", "footer", "title")] == [1] * 5
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    legend = {item.text_content().strip() for item in tree.xpath("//ul[@class='legend']/li[@class='label']")}
    assert legend == {kind.value for kind in ZoneKind}
    kinds = {mark.get("class") for mark in tree.xpath("//ul[@class='legend']//mark")}
    assert {mark.get("class") for mark in tree.xpath("//table//mark")} <= kinds
    for table in tree.xpath("//table"):
        assert table.xpath("./caption")
        assert all(scope == "col" for scope in table.xpath("./thead//th/@scope"))
        assert len(table.xpath("./tbody/tr/th[@scope='row']")) == len(table.xpath("./tbody/tr"))
    assert all(box.get("tabindex") == "0" and box.get("aria-label") for box in tree.xpath("//div[@class='scroll']"))


def test_the_page_can_be_written_to_a_file(clusterkg: Run, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    result = clusterkg("explain", page, "--html", "--output", out)
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_bytes() == clusterkg("explain", page, "--html").stdout_bytes
    plain = tmp_path / "out.txt"
    assert clusterkg("explain", page, "-o", plain).exit_code == 0
    assert plain.read_bytes() == clusterkg("explain", page).stdout_bytes


def test_blank_lines_within_an_address_and_a_long_entry_are_shown() -> None:
    text = PAGE.replace("Bern, Switzerland", "\n\nBern,\n\nSwitzerland").replace(
        "Looms that run", "\n  Looms that run  "
    )
    result = piped(text, "--html")
    holds(result.stdout)
    assert lines_shown(parsed(result.stdout)) == text.split("\n")


def _shown(text: str) -> Sequence[str]:
    """The lines as they should be shown: what steers terminals or turns writing is replaced, tabs are spaces."""
    lines = without_controls(decode(text.encode(), "a.txt").text)
    return re.sub("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\ufffd", lines.replace("\t", " ")).split("\n")


@given(st.lists(st.sampled_from(HOSTILE), max_size=25).map("".join))
@settings(max_examples=40)
def test_hostile_words_stay_words(text: str) -> None:
    page = f"Looms at night {text} and Lakes"
    result = piped(page.encode(), "--html")
    try:
        lines = _shown(page)
    except UnreadableSourceError:
        assert result.exit_code == 2
        return
    assert result.exit_code == 0, result.output
    holds(result.stdout)
    assert lines_shown(parsed(result.stdout)) == lines


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_contrast_enough_in_light_and_dark(scheme: int) -> None:
    style = parsed(piped(PAGE, "--html").stdout).xpath("//style")[0].text or ""
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", style.split("prefers-color-scheme: dark")[scheme]))
    assert len(colours) == 19
    washes = ("field", "author", "role", "organisation", "place", "reference", "citation", "target")
    for ground in ("paper", "card", *washes):
        assert contrast(colours["ink"], colours[ground]) >= 4.5
    for ground in ("paper", "card"):
        assert all(contrast(colours[name], colours[ground]) >= 4.5 for name in ("soft", "accent"))
        assert all(
            contrast(colours[name], colours[ground]) >= 3 for name in ("edge", "head", "people", "prose", "lists")
        )
    assert contrast(colours["accent"], colours["target"]) >= 4.5
