"""Markdown pages with front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.markdown import is_markdown, read_markdown
from corpus.documents.table import read_document
from corpus.encoding import Decoded
from corpus.record import Record


def read(page: str) -> Record:
    return read_markdown(Decoded(text=page, encoding="utf-8", reason="valid UTF-8"), "a.md")


def fields(record: Record) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in record.fields]


def test_nested_front_matter_becomes_fields_and_the_head_of_the_page() -> None:
    record = read(
        "---\n# made by hand\ntitle: 'Cork: a cluster'\nauthor:\n  - name: Anna Muster\n"
        "    affiliation: Graz Institute\n  - name: Bo Ek\nkeywords: [cork, wine]\ndate: 2019-05-04\n"
        "draft: true\noutput:\n  pdf: yes\n...\n\n# Introduction\n"
    )
    assert fields(record) == [
        ("front.title", "Cork: a cluster"),
        ("front.author.name", "Anna Muster"),
        ("front.author.affiliation", "Graz Institute"),
        ("front.author.name", "Bo Ek"),
        ("front.keywords", "cork"),
        ("front.keywords", "wine"),
        ("front.date", "2019-05-04"),
    ]
    assert record.text.split("\n\n") == [
        "Cork: a cluster",
        "Anna Muster, Bo Ek",
        "Graz Institute",
        "Keywords: cork; wine",
        "# Introduction\n",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "+++\ntitle = 'Cork'\nauthor = ['Anna Muster']\n+++\n# Cork\n\nWords.",
        "---\ntitle: Cork\nauthor: Anna Muster\n---\n# Cork\n\nWords.",
        "% Cork\n% Anna Muster\n\n# Cork\n\nWords.",
    ],
)
def test_what_the_text_says_itself_is_not_said_twice(page: str) -> None:
    assert read(page).text.split("\n\n") == ["Anna Muster", "# Cork", "Words."]


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: [broken\n---\nWords",
        "---\na: &a [x, x]\nb: *a\n---\nWords",
        "---\n\n## A rule is no front matter\n---\nWords",
        "+++\ntitle = \n+++\nWords",
        "---\nkey: value without an end",
        "---\na: " + "[" * 5_000 + "\n---\nWords",
        f"+++\na = {'9' * 5_000}\n+++\nWords",
    ],
)
def test_what_is_no_front_matter_stays_text(page: str) -> None:
    assert (read(page).text, read(page).fields) == (page, ())


def test_a_number_without_end_states_nothing() -> None:
    endless = "f" * 5_000
    for page in (f"+++\na = 0x{endless}\nb = 1\n+++\nWords", f"---\na: 0x{endless}\nb: 1\n---\nWords"):
        assert [(field.name, field.value) for field in read(page).fields] == [("front.b", "1")]


def test_a_page_is_known_by_its_name_or_its_front_matter() -> None:
    assert read_document(b"# Cork", "a.MD").format == "markdown"
    assert read_document(b"---\ntitle: Cork\n---\nWords", "a.txt").format == "markdown"
    assert not is_markdown("a.txt", "# Cork")


@given(st.text(alphabet="-+%\n :[]{}'\"&*#ab1", max_size=80))
def test_any_text_is_read(page: str) -> None:
    for opening in ("", "---\n", "+++\n", "% "):
        assert read(opening + page).format == "markdown"
