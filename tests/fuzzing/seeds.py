"""What fuzzing begins with: the exports and documents that the tests make, by the format that knows them."""

import ast
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from corpus.documents.markdown import is_markdown
from corpus.formats.format import HEAD_BYTES, Head
from corpus.formats.table import FORMATS, recognised
from tests.conftest import ROOT, SHARED

PDF: Final = "PDF"
_TESTS: Final = ROOT / "tests/corpus"
_SAMPLES: Final = ("bibliometrix/*.csv", "bibliometrix/*.txt", "redif/*.rdf", "anystyle/*.xml")
_SAMPLE_LETTERS: Final = 12_000
_LEAST_LETTERS: Final = 40
_TITLES: Final = ("Looms of Łódź", "مقدمة في العناقيد", "Étude: p < 0.05 & R&D")


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to begin with: its content and its name; `mapping` stands beside a table."""

    content: bytes
    name: str = "input"
    mapping: str = ""


def seeds() -> Mapping[str, list[Seed]]:
    """The seeds of each reader: of each format by its name, and of each kind of document."""
    found: dict[str, dict[Seed, None]] = defaultdict(dict)
    for text in _texts():
        found[_kind(text)].setdefault(Seed(text.encode()))
    for kind, seed in (*_exports(), *_documents(), *_tables()):
        found[kind].setdefault(seed)
    found.pop("", None)
    order = [*(one.name for one in FORMATS), *found]
    return {kind: list(found[kind]) for kind in dict.fromkeys(order) if found[kind]}


def _kind(text: str) -> str:
    """The format or kind of document of a text; "" for text that is neither."""
    start = text.lstrip()[:20].casefold()
    if start.startswith(("<!doctype html", "<html")):
        return "HTML"
    form = recognised(Head(name="input", data=text.encode()[:HEAD_BYTES], text=text[:HEAD_BYTES]))
    if form is not None:
        return form.name
    return "Markdown" if is_markdown("input", text) else ""


def _texts() -> Iterator[str]:
    """Every text of the tests, and the beginnings of the samples of others where they are there."""
    for path in sorted(_TESTS.rglob("*.py")):
        yield from (text for text in _written(path) if len(text) >= _LEAST_LETTERS)
    for pattern in _SAMPLES:
        yield from (path.read_text("utf-8")[:_SAMPLE_LETTERS] for path in sorted((SHARED / "data").glob(pattern)))


def _written(path: Path) -> Iterator[str]:
    """The literals in a file of tests, and what its constants come to."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    literals = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    for value in (*literals, *vars(module).values()):
        if isinstance(value, str):
            yield from (value, *_wrapped(value, path.stem.removeprefix("test_")))
        elif isinstance(value, dict) and _is_json(value):
            yield from (json.dumps(one) for one in (value, [value], {"data": {"attributes": value}}))


def _is_json(value: object) -> bool:
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return False
    return True


def _wrapped(record: str, module: str) -> Iterator[str]:
    """A record of XML in the export of the format that its tests are about."""
    from tests.corpus.formats.exports import XML

    if record.lstrip().startswith("<"):
        for export in XML:
            if export.form.read.__module__.endswith(f".{module}"):
                yield export.begin + record + export.end


def _exports() -> Iterator[tuple[str, Seed]]:
    from tests.corpus.formats.exports import EXPORTS

    for export in EXPORTS:
        yield export.form.name, Seed(export.of(*_TITLES).encode())


def _documents() -> Iterator[tuple[str, Seed]]:
    for path in sorted((ROOT / "corpus/sample").iterdir()):
        kind = {".txt": "text", ".html": "HTML"}.get(path.suffix)
        if kind is not None:
            yield kind, Seed(path.read_bytes(), path.name)
    yield from (("DOCX", Seed(content)) for content in _words_documents())
    yield "ODT", Seed(_open_document())
    yield "EPUB", Seed(_book())
    yield from ((PDF, Seed(content)) for content in _printed())
    yield "HTML", Seed(_page())
    yield "Markdown", Seed(_MARKDOWN.encode(), "input.md")


def _words_documents() -> Iterator[bytes]:
    import docx

    from tests.corpus.documents.test_docx import body, saved

    document = docx.Document()
    document.core_properties.title = "Cork and wine"
    document.add_heading("Cork and wine", 0)
    document.add_paragraph("Anna Muster")
    document.add_table(2, 2).rows[0].cells[0].text = "Region"
    yield saved(document)
    yield _zipped(body(_PARAGRAPHS) | {"word/footnotes.xml": _NOTES})


def _open_document() -> bytes:
    from tests.corpus.documents.test_odt import letter, saved

    return saved(letter())


def _book() -> bytes:
    from tests.corpus.documents.test_epub import book

    chapters = {
        "one": "<h1>One</h1><table><tr><td>a</td></tr></table>",
        "two": "<p>Wine&#160;&amp; cork.</p>",
    }
    return _zipped(book(chapters, ["one", "two", "gone"]))


def _zipped(members: Mapping[str, str | bytes]) -> bytes:
    from tests.fuzzing.mutations import zipped

    return zipped({name: part.encode() if isinstance(part, str) else part for name, part in members.items()})


def _printed() -> Iterator[bytes]:
    """Two columns below a title, packed and with its operators to be seen."""
    from fpdf import FPDF

    from tests.corpus.documents.test_pdf import LEFT, RIGHT, columns, title

    for packed in (True, False):
        made = FPDF()
        made.set_compression(packed)
        made.set_font("Helvetica", size=10)
        made.set_title("Cork and wine")
        for _ in range(2):
            made.add_page()
            title(made)
            columns(made, (LEFT, RIGHT))
        yield bytes(made.output())


def _page() -> bytes:
    from tests.corpus.test_html_fields import ARTICLE, script

    facts = '<title>T</title><meta name="citation_title" content="Cork"><meta name="DC.creator" content="Ek">'
    coins = '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.atitle=Cork&amp;rft.au=Ek"></span>'
    rows = "<table><tr><th>a<td>b</table><ul><li>c<ol><li>d</ol></ul><pre> e\n f</pre>"
    head = f"<head>{facts}{script(ARTICLE)}</head>"
    return f"<!doctype html><html>{head}<body><h1>Cork</h1>{coins}{rows}</body></html>".encode()


def _tables() -> Iterator[tuple[str, Seed]]:
    from tests.corpus.formats.books import old_workbook, workbook
    from tests.corpus.formats.test_mapped import MAPPING

    yield "Web of Science (tab-delimited)", Seed(_WOS_TAB.encode(), "input.txt")
    yield "Web of Science (saved from Excel)", Seed(_WOS_EXCEL.encode(), "input.csv")
    yield "table", Seed(_TABLE.encode(), "input.csv")
    yield "table", Seed(_TABLE.replace(";", "\t").encode("utf-16"), "input.tsv")
    yield "table with a mapping", Seed(_MAPPED.encode(), "input.csv", MAPPING)
    rows = [line.split(";") for line in _TABLE.splitlines()]
    papers: list[Sequence[object]] = [["A list"], *rows, ["Of wine", "Ek, B", 2014.0, None, True]]
    yield "workbook", Seed(workbook(Papers=papers, Other=rows))
    yield "workbook", Seed(old_workbook(Papers=papers, Other=rows))


_TABLE: Final = (
    "Title;Authors;Year;Journal;DOI;Keywords;Abstract\n"
    'Of cork;"Sand, A; Ek, B";2014;J. Corks;10.1000/a;cork, oak;"A ""cluster""\nof oaks."\n'
    "Of wine;Muster, C;2015-03;J. Wines;;wine;Étude\n"
)
_WOS_TAB: Final = (
    "PT\tAU\tAF\tTI\tSO\tC1\tDE\tPY\tCR\tSN\tOI\n"
    'J\tSand, A; Ek, B\tSand, Anna; Ek, Bo\tA "cork"\tJ CORKS\t[Sand, Anna; Ek, Bo] Univ Graz; [Ek, Bo] Bologna\t'
    "cork; wine\t2014\tMuster C, 1999, CORKS, V1, P2; Ek B, 2000, OAKS\t0378-5955\tSand, Anna/0000-0002-1825-0097\n"
)
_WOS_EXCEL: Final = (
    "Authors,Author Full Names,Article Title,Source Title,Addresses,Publication Year,UT (Unique WOS ID)\n"
    '"Sand, A; Ek, B","Sand, Anna; Ek, Bo","A ""cork""",J CORKS,"[Sand, Anna] Univ Graz",2014,WOS:1\n'
)
_MAPPED: Final = (
    "Paper Name,Family,Given,Institute,When,Kind,State\n"
    '"Of cork",Sand,Anna,"Univ; Graz",3 May 2014,WP,ok\nOf wine,Ek,Bo,,2015,JA,retracted\n'
)
_MARKDOWN: Final = (
    "---\ntitle: Cork and wine\nauthor:\n  - name: Anna Muster\n    affiliation: [Graz, Bologna]\n"
    "date: 2014-03-02\nkeywords: [cork, 'wine']\nabstract: >\n  A cluster\n  of oaks.\n---\n# Cork\n\nWords.\n"
)
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARAGRAPHS: Final = (
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    '<w:r><w:footnoteReference w:id="4"/><w:tab/><w:t>two</w:t><w:br/></w:r></w:p>'
    "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
_NOTES: Final = (
    f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="4"><w:p><w:r><w:t>As Ek says.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
