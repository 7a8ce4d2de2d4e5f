"""PDF files: reading order, paragraphs, and what cannot be read."""

import io
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents.pdf import read_pdf
from corpus.documents.pdf.extraction import extract
from corpus.documents.pdf.hyphens import Hyphens
from corpus.documents.pdf.model import NoTextError
from corpus.errors import UnreadableSourceError

Print = Callable[[], FPDF]

# fpdf2 leaves the files of its fonts to the collector of garbage.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

LEFT = (
    "Cork is peeled from oaks every nine years. The firms that boil, sort and stamp it have settled along one road "
    "since the railway came, and a school teaches what they need. None of them owns a forest, and all of them know "
    "who does. The buyers come in May and stay in the same two inns."
)
RIGHT = (
    "What a newcomer learns first is whom to ask. Machines are lent, workers are lent, and prices are not spoken of. "
    "When the great factory closed, eleven smaller ones opened within sight of its chimney. Nobody planned this, and "
    "a plan that came later changed little of what was there."
)
END = "The road is still there, and so are both of the inns, with their long tables and their short lists of wine."


def lines(made: FPDF) -> list[str]:
    return [line for line in extract(bytes(made.output())).text.split("\n") if line]


def columns(made: FPDF, texts: Sequence[str]) -> None:
    top, left = made.get_y(), made.l_margin
    for at, text in enumerate(texts):
        made.set_left_margin(left + at * 100)
        made.set_xy(left + at * 100, top)
        made.multi_cell(90, 5, text, align="J")
    made.set_left_margin(left)
    made.set_x(left)


def title(made: FPDF, size: float = 18) -> None:
    made.set_font_size(size)
    made.multi_cell(0, 8, "What the Cork Makers of a Small Town Have to Say About a Very Large Cluster", align="C")
    made.set_font_size(10)
    made.ln(3)
    made.multi_cell(0, 5, "Anna Muster", align="C", new_x="LMARGIN", new_y="NEXT")
    made.multi_cell(0, 5, "Institute of Oaks, Graz", align="C", new_x="LMARGIN", new_y="NEXT")
    made.ln(5)


def test_columns_are_read_one_after_another_below_a_title_that_spans_them(printer: Print) -> None:
    made = printer()
    title(made)
    columns(made, (LEFT, RIGHT))
    made.ln(8)
    made.multi_cell(0, 5, END)
    assert lines(made) == [
        "What the Cork Makers of a Small Town Have to Say About a Very Large Cluster",
        "Anna Muster",
        "Institute of Oaks, Graz",
        LEFT,
        RIGHT,
        END,
    ]


def test_the_order_in_which_columns_were_written_does_not_matter(printer: Print) -> None:
    """Some programs write both columns line by line, some the right one first."""
    made = printer()
    made.set_font_size(9)
    halves = [text.split() for text in (LEFT, RIGHT)]
    rows = [[" ".join(words[at : at + 5]) for words in halves] for at in range(0, 50, 5)]
    for row in rows:
        y = made.get_y()
        for x, words in zip((110, 10), reversed(row), strict=True):
            made.set_xy(x, y)
            made.cell(90, 5, words)
        made.set_xy(10, y + 5)
    text = " ".join(lines(made))
    assert text == " ".join((*halves[0][:50], *halves[1][:50]))


def test_authors_side_by_side_are_read_one_after_another(printer: Print) -> None:
    made = printer()
    title(made)
    people = ("Carla Rossi\nDepartment of Vineyards\nBologna", "Bo Viking Ek\nSchool of Harbours\nUmeå, Sweden")
    columns(made, people)
    made.ln(20)
    made.multi_cell(0, 5, LEFT)
    assert lines(made)[3:9] == [line for person in people for line in person.split("\n")]


def test_words_broken_at_the_end_of_a_line_are_joined_and_compounds_keep_their_hyphen(printer: Print) -> None:
    made = printer()
    for line in (
        "It is the deve-",
        "lopment of long-",
        "term and rare-",
        "earth plans of rare-earth firms in Nord-",
        "Pas.",
    ):
        made.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    made.ln(10)
    made.multi_cell(0, 5, LEFT)
    known = Hyphens(["deve-", "rare-earth firms"])
    assert known.joined("the deve-", "lopment") == ("the deve", "")
    assert known.joined("of rare-", "earth") == ("of rare-", "")
    assert known.joined("of long-", "term") == ("of long-", "")
    assert known.joined("in Nord-", "Pas") == ("in Nord-", "")
    assert known.joined("a dash -", "here") == ("a dash -", " ")


def test_running_heads_stay_once_and_page_numbers_go(printer: Print) -> None:
    made, told = printer(), [LEFT, RIGHT, END, f"{RIGHT} {END}"]
    for number in range(1, 5):
        made.set_xy(10, 8)
        made.cell(0, 5, f"Journal of Corks, Vol. 3, p. {number}", new_x="LMARGIN", new_y="NEXT")
        made.ln(5)
        made.multi_cell(0, 5, told[number - 1])
        made.set_xy(100, 270)
        made.cell(0, 5, str(number))
        if number < 4:
            made.add_page()
    found = lines(made)
    assert [line for line in found if line.startswith("Journal")] == ["Journal of Corks, Vol. 3, p. 1"]
    assert not [line for line in found if line.strip().isdigit()]
    assert found[1:] == told


def test_a_paragraph_goes_on_over_pages_and_a_table_keeps_its_rows(printer: Print) -> None:
    made = printer()
    made.set_y(250)
    made.set_auto_page_break(True, 20)
    made.multi_cell(0, 5, f"{LEFT} {RIGHT} {END}")
    made.ln(5)
    for row in (("Town", "Firms"), ("Graz", "12")):
        for x, words in zip((10, 90), row, strict=True):
            made.set_x(x)
            made.cell(20, 5, words)
        made.ln(5)
    assert lines(made) == [f"{LEFT} {RIGHT} {END}", "Town\tFirms", "Graz\t12"]


def test_raised_marks_are_marks_and_turned_pages_are_read(printer: Print) -> None:
    made = printer()
    made.write(5, "Anna Muster")
    made.char_vpos = "SUP"
    made.write(5, "1,2")
    made.char_vpos = "LINE"
    made.ln(8)
    made.multi_cell(0, 5, LEFT)
    with made.rotation(90, 190, 100):
        made.text(190, 100, "stamped along the margin")
    assert lines(made) == ["Anna Muster¹,²", LEFT]


def test_properties_are_fields_and_titles_made_up_by_programs_are_not(printer: Print) -> None:
    made = printer()
    made.multi_cell(0, 5, LEFT)
    made.set_title("Microsoft Word - corks_final2.docx")
    made.set_author("Anna Muster")
    made.set_keywords("cork, oak")
    record = read_pdf(bytes(made.output()), "a.pdf")
    assert record.text == LEFT
    assert (record.format, record.encoding_reason) == ("pdf", "text layer of 1 page")
    assert [(field.name, field.value) for field in record.fields] == [
        ("pdf.author", "Anna Muster"),
        ("pdf.keywords", "cork, oak"),
    ]


def test_pictures_of_pages_protected_and_damaged_files_are_refused_with_a_mend(printer: Print) -> None:
    pictures = FPDF()
    pictures.add_page()
    pictures.rect(10, 10, 50, 50)
    protected = printer()
    protected.multi_cell(0, 5, LEFT)
    protected.set_encryption(owner_password="a", user_password="b")
    for data, reason in (
        (bytes(pictures.output()), "no text layer"),
        (bytes(protected.output()), "password"),
        (b"%PDF-1.7\nnothing", "damaged PDF"),
    ):
        with pytest.raises(UnreadableSourceError, match=reason) as caught:
            read_pdf(data, "a.pdf")
        assert caught.value.mend


def test_a_bomb_ends_within_its_limits() -> None:
    """A stream of a page that would unpack to gigabytes: PDFium stops by itself, or the limits of the process do."""
    packed = b"BT /F 9 Tf (x) Tj ET " * 50_000
    for _ in range(3):
        packed = zlib.compress(packed * 40, 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >> stream\n" % len(packed)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>",
        stream + packed + b"\nendstream",
    ]
    data = io.BytesIO()
    data.write(b"%PDF-1.7\n")
    for number, part in enumerate(parts, 1):
        data.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    data.write(b"trailer << /Root 1 0 R >>\n%%EOF")
    try:
        outcome = read_pdf(data.getvalue(), "bomb.pdf").text
    except UnreadableSourceError as error:
        outcome = error.reason
    assert len(outcome) < 1_000


def test_a_process_that_fails_says_how(printer: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    made = printer()
    made.multi_cell(0, 5, LEFT)
    monkeypatch.setenv("PYTHONHASHSEED", "no number")  # no interpreter begins with that
    with pytest.raises(UnreadableSourceError, match=r"cannot be read \(.*runtime"):
        read_pdf(bytes(made.output()), "a.pdf")


@pytest.mark.parametrize("size", ["0.00", "-1.0", "1e99", "9" * 40, "0.01"])
@pytest.mark.parametrize(
    "turned", ["", "0 0 0 0 5 5 Tm ", f"{'9' * 39} 0 0 {'9' * 39} 5 5 Tm ", f"1 0 0 1 {'9' * 60} 5 Tm "]
)
def test_letters_of_no_size_and_of_any_are_read(size: str, turned: str) -> None:
    made = FPDF()
    made.set_compression(False)
    made.set_font("Helvetica", size=10)
    made.add_page()
    made.multi_cell(0, 5, LEFT)
    data = bytes(made.output())
    assert b"10.00 Tf" in data
    with suppress(NoTextError):
        extract(data.replace(b"10.00 Tf", f"{size} Tf".encode()).replace(b"BT ", f"BT {turned}".encode()))


@pytest.mark.parametrize("line", [0, 1, 5])
def test_a_line_beyond_all_numbers_leaves_the_others(printer: Print, line: int) -> None:
    made = printer()
    made.set_compression(False)
    columns(made, (LEFT, RIGHT))
    parts = bytes(made.output()).split(b"BT ")
    far = b"BT ".join([*parts[: line + 1], b"314" * 60 + parts[line + 1], *parts[line + 2 :]])
    assert len(extract(far).text) > len(LEFT)


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 3_000), flips=st.lists(st.tuples(st.integers(0, 3_000), st.integers(1, 255)), max_size=8))
def test_damaged_files_are_read_or_refused(cut: int, flips: list[tuple[int, int]]) -> None:
    made = FPDF()
    made.set_font("Helvetica", size=10)
    made.add_page()
    made.multi_cell(0, 5, LEFT)
    data = bytearray(made.output())
    for at, change in flips:
        data[at % len(data)] ^= change
    with suppress(NoTextError):
        extract(bytes(data[: max(cut, 9)]))
