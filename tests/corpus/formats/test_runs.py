"""A hundred thousand of the same letter cost what a hundred thousand letters cost, and not the square of it."""

import time
from pathlib import Path

import pytest

from corpus.formats.table import FORMATS
from corpus.sources import Source, contents

RUN = 100_000
SECONDS = 5.0  # a fiftieth of what the square of it takes
FILES = {
    "BibTeX": "@article{{q, title = {{Looms}}, keywords = {{cork{}wine}}}}\n",
    "RIS": "TY  - JOUR\nTI  - Looms\nKW  - cork{}wine\nER  - \n",
    "Web of Science": "FN Clarivate\nVR 1.0\nPT J\nAU Quill, A\nTI Looms\nDE cork{}wine\nER\n\nEF\n",
    "RefWorks tagged": "RT Journal Article\nSR Electronic(1)\nA1 Quill,Ada\nT1 Looms\nK1 cork{}wine\n",
    "ReDIF": "Template-Type: ReDIF-Paper 1.0\nTitle: Looms\nKeywords: cork{}wine\nHandle: RePEc:aaa:bbb:1\n",
    "CSL-JSON": '[{{"type": "book", "issued": {{"raw": "2014"}}, "title": "Looms", "keyword": "cork{}wine"}}]',
    "PubMed XML": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Looms"
    "</ArticleTitle><Abstract><AbstractText>cork{}wine</AbstractText></Abstract></Article></MedlineCitation>"
    "</PubmedArticle></PubmedArticleSet>",
    "table": "Title;Authors;Year;Journal;Keywords\nLooms;Quill, A;2014;J. Looms;cork{}wine\n",
}


@pytest.mark.parametrize("run", [" ", "a", "-", "\u00a0"])
@pytest.mark.parametrize("name", FILES)
def test_a_run_within_a_field(tmp_path: Path, name: str, run: str) -> None:
    assert name in {form.name for form in FORMATS}
    seconds_of(tmp_path / "export", name, FILES[name].format(run * RUN))


@pytest.mark.parametrize("run", ["<!--", "<![CDATA[", "<?", "<"])
def test_a_run_of_what_is_never_closed(tmp_path: Path, run: str) -> None:
    seconds_of(tmp_path / "export", "PubMed XML", FILES["PubMed XML"].format(run * RUN))


@pytest.mark.parametrize("run", [" ", "\n", "\u00a0", " and", "; "])
@pytest.mark.parametrize("tag", ["AU", "AB", "TI", "KW", "AD"])
def test_a_run_within_any_field_with_markup(tmp_path: Path, tag: str, run: str) -> None:
    seconds_of(tmp_path / "export", "RIS", f"TY  - JOUR\nTI  - Looms\n{tag}  - A <i>cork</i>{run * RUN}wine\nER  - \n")


@pytest.mark.parametrize("run", ["0-", "a", "-", " "])
def test_a_run_in_a_page_of_text(tmp_path: Path, run: str) -> None:
    """It is looked at by every format, to see whether it is one of it."""
    seconds_of(tmp_path / "page", "text", f'@include{{"{run * (RUN // len(run))}"}}')


def seconds_of(path: Path, name: str, text: str) -> None:
    path.write_text(text, "utf-8")
    began = time.process_time()
    (content,) = contents(Source(source_file="input", path=path))
    assert content.format == name
    assert list(content.records)
    assert time.process_time() - began < SECONDS
