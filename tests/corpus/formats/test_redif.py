"""ReDIF: the real templates equal what their lines say, read here in another way; then the awkward cases."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Format
from corpus.formats.tagged.redif import FORMAT
from tests.conftest import SHARED

from .conftest import Read

FILES = sorted((SHARED / "data/redif").glob("*.rdf"))


def stated(template: str, name: str) -> list[str]:
    """The values of an attribute, each up to the next line that begins one."""
    found = re.findall(rf"^{name}:(.*?)(?=^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: ?|\Z)", template, re.MULTILINE | re.DOTALL)
    return [" ".join(value.split()) for value in found]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_template_is_what_the_file_says(read: Read, path: Path) -> None:
    works, faults = read(FORMAT, path)
    _, *templates = re.split(r"^Template-Type:", path.read_text("utf-8-sig"), flags=re.MULTILINE)
    assert not faults
    assert len(works) == len(templates)
    for work, template in zip(works, templates, strict=True):
        assert [work.key] == stated(template, "Handle")
        assert [work.title] == stated(template, "Title")
        assert [who.name for who in work.authors] == stated(template, "Author-Name")
        assert [work.date] == stated(template, "Creation-Date")
        assert ([work.doi] if work.doi else []) == stated(template, "DOI")
        assert [" ".join(work.abstract.split())] == stated(template, "Abstract")
        assert [work.issue] == stated(template, "Number")
        assert [work.url] == stated(template, "File-URL")
        assert [f"Published in {work.venue}"] == stated(template, "Publication-Status")


def test_there_are_seventy_three_templates(read: Read) -> None:
    if FILES:
        assert sum(len(read(FORMAT, path)[0]) for path in FILES) == 73


FILE = """Template-Type: ReDIF-Series 1.0
Name: Loom Papers
Handle: RePEc:aaa:looms

template-type:  ReDIF-Paper 1.0
Author-Name: Abel, Anna
Author-Name-First: Anna
Author-Name-Last: Abel
Author-Email: abel@example.org
Author-Workplace-Name: University of Graz
Author-Workplace-Location: Austria
Author-Workplace-Name: University of Vienna
Author-Person: pab1
AUTHOR-NAME: Ludwig van Berg and Jane Doe
Editor-Name: Ed Itor
Title: Looms: a
  tale
Abstract: First line.

Results: none of these lines
begins an attribute
Keywords: yarn; loom, big
Classification-JEL: L67, N6; O14
Creation-Date: 200405
Revision-Date: 2005
Number: 12
Handle: RePEc:aaa:looms:12
Template-Type: ReDIF-Article 1.0
Author-X-Name-First: Robert
Author-X-Name-Last: Roe
Author-Name-First: Jane
Author-Name-Last: Doe
Title: Second
Journal: Loom Review
Year: 1999
Month: March
Publication-Status: Published in Other Review, 2001, pages 3-4
Pages: 1-9
X-Unknown: kept
Handle: RePEc:aaa:art:1
"""


def test_clusters_series_and_lines_that_go_on(read: Read) -> None:
    for text in (FILE, FILE.replace("\n", "\r\n"), "\ufeff" + FILE):
        (paper, article), faults = read(FORMAT, text)
        assert not faults
        assert paper.title == "Looms: a tale"
        assert [(who.family, who.given) for who in paper.authors] == [
            ("Abel", "Anna"),
            ("van Berg", "Ludwig"),
            ("Doe", "Jane"),
        ]
        first = paper.authors[0]
        assert first.email == "abel@example.org"
        assert [place.name for place in first.affiliations] == ["University of Graz, Austria", "University of Vienna"]
        assert [who.family for who in paper.editors] == ["Itor"]
        assert paper.abstract == "First line.\n\nResults: none of these lines begins an attribute"
        assert (paper.keywords, paper.jel) == (("yarn", "loom, big"), ("L67", "N6", "O14"))
        assert (paper.type, paper.venue, paper.date) == ("working-paper", "Loom Papers", "2004-05")
        rest = [(field.name, field.value) for field in paper.rest]
        assert ("author-person", "pab1") in rest
        assert ("revision-date", "2005") in rest
        assert [(who.family, who.given) for who in article.authors] == [("Roe", "Robert"), ("Doe", "Jane")]
        assert (article.type, article.venue, article.date) == ("journal-article", "Loom Review", "1999-03")
        assert ("x-unknown", "kept") in [(field.name, field.value) for field in article.rest]


def test_what_is_redif(recognised: Callable[[Format, str], bool]) -> None:
    assert recognised(FORMAT, FILE)
    assert not recognised(FORMAT, "Title: Looms\nAbstract: A tale\n")


LINES = st.sampled_from(
    [
        "Template-Type: ReDIF-Paper 1.0",
        "Author-Name: A B",
        "Author-Workplace-Name: C",
        "Title:",
        "Author-:",
        "x",
        "\x00",
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join) | st.binary(max_size=200))
def test_nothing_that_a_file_holds_is_an_accident(read: Read, content: str | bytes) -> None:
    with suppress(UnreadableSourceError):
        read(FORMAT, content)
