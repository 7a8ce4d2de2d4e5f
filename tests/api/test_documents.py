"""Pages say the same whatever kind of file they come in."""

import gc
import html
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from api.building import build
from api.watching import Unwatched
from ontology.cards import cards
from ontology.dataset import Dataset

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

pytestmark = [
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no seeds at {SEEDS}"),
    # fpdf2 leaves the files of its fonts to the collector of garbage.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def as_text(text: str, path: Path) -> None:
    path.with_suffix(".txt").write_text(text, encoding="utf-8")


def as_paragraphs(text: str, path: Path) -> None:
    """A web page with a paragraph a line, as editors of sites save them."""
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{lines}</body></html>'
    path.with_suffix(".html").write_text(page, encoding="utf-8")


def as_breaks(text: str, path: Path) -> None:
    """A web page with a paragraph between two blank lines, in UTF-16."""
    stretches = re.split(r"\n\s*\n", text)
    inner = "".join(f"<p>{html.escape(stretch)}</p>".replace("\n", "<br>\n") for stretch in stretches)
    path.with_suffix(".html").write_text(f"<!DOCTYPE html><html><body>{inner}</body></html>", encoding="utf-16")


def as_word(text: str, path: Path) -> None:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path.with_suffix(".docx")))


def as_styled_word(text: str, path: Path) -> None:
    """Without blank paragraphs: styles set paragraphs apart."""
    document = docx.Document()
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(line)
    document.save(str(path.with_suffix(".docx")))


def as_pdf(text: str, path: Path) -> None:
    printed(text, path, "J")


def as_ragged_pdf(text: str, path: Path) -> None:
    printed(text, path, "L")


def printed(text: str, path: Path, align: str) -> None:
    if not FONT.exists():
        pytest.skip(f"no font of many scripts at {FONT}")
    made = FPDF()
    made.add_font("body", "", FONT)
    made.set_font("body", size=10)
    made.add_page()
    for line in text.expandtabs(4).split("\n"):
        if line.strip():
            made.multi_cell(0, 5, line, align=align, new_x="LMARGIN", new_y="NEXT")
        else:
            made.ln(5)
    made.output(str(path.with_suffix(".pdf")))


def built(folder: Path, write: Callable[[str, Path], None]) -> dict[str, object]:
    """The cards of the seeds written so, without what names their files."""
    sources = folder / "sources"
    sources.mkdir()
    for path in sorted(SEEDS.glob("*.txt")):
        write(path.read_text("utf-8"), sources / path.stem)
    summary = build([sources], folder / "store", workers=1, watch=Unwatched())
    assert summary.failed == []
    return {str(card["source_file"])[:3]: nameless(card) for card in cards(Dataset.open(folder / "store"))}


def nameless(part: object) -> object:
    if isinstance(part, dict):
        return {name: nameless(value) for name, value in part.items() if name not in ("id", "iri", "source_file")}
    return [nameless(value) for value in part] if isinstance(part, list) else part


@pytest.fixture(autouse=True)
def closed_fonts() -> Iterator[None]:
    """fpdf2 leaves the files of its fonts open: no later test shall be told."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return built(tmp_path_factory.mktemp("texts"), as_text)


@pytest.mark.parametrize("write", [as_paragraphs, as_breaks, as_word, as_styled_word, as_pdf, as_ragged_pdf])
def test_the_seeds_give_the_same_cards_in_any_kind_of_file(
    tmp_path: Path, texts: dict[str, object], write: Callable[[str, Path], None]
) -> None:
    found = built(tmp_path, write)
    assert found.keys() == texts.keys()
    for name, card in texts.items():
        assert found[name] == card, name
