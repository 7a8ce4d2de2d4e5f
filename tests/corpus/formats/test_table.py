"""A file is known by what is in it, among all formats, and a page of text or HTML stays a page."""

from pathlib import Path

import pytest

from corpus.formats.format import Head
from corpus.formats.streams.opened import opened_files
from corpus.formats.table import FORMATS, recognised
from corpus.sources import find_sources

ROOT = Path(__file__).parents[3]
SHARED = ROOT / "../shared"
HEADS = {
    "RIS": "TY  - JOUR\nTI  - Looms\nER  - \n",
    "BibTeX": "% made by hand\n@article{quill, title = {Looms}, year = 2014}\n",
    "Web of Science": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Quill, A\nTI Looms\nER\n\nEF\n",
    "Web of Science (tab-delimited)": "PT\tAU\tBA\tTI\tSO\tPY\nJ\tQuill, A\t\tLooms\tLoom Review\t2014\n",
    "PubMed (nbib)": "PMID- 1\nOWN - NLM\nTI  - Looms.\nAU  - Quill A\n",
    "ReDIF": "Template-Type: ReDIF-Paper 1.0\nTitle: Looms\nAuthor-Name: Ada Quill\nHandle: RePEc:aaa:bbb:1\n",
    "RefWorks tagged": "RT Journal Article\nSR Electronic(1)\nA1 Quill,Ada\nT1 Looms\nYR 2014\n",
    "EndNote tagged (Refer)": "%0 Journal Article\n%T Looms\n%A Quill, Ada\n%D 2014\n",
    "OpenAlex JSON": '{"id": "https://openalex.org/W1", "display_name": "Looms", "authorships": []}',
    "Crossref JSON": '{"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/a", "prefix": "10.5555"}}',
    "DataCite JSON": '{"data": {"attributes": {"creators": [], "titles": [], "publicationYear": 2014}}}',
    "CSL-JSON": '[{"id": "a", "type": "article-journal", "title": "Looms", "issued": {"date-parts": [[2014]]}}]',
    "PubMed XML": "<PubmedArticleSet><PubmedArticle><MedlineCitation/></PubmedArticle></PubmedArticleSet>",
    "JATS XML": "<article><front><article-meta><title-group/></article-meta></front></article>",
    "TEI XML (GROBID)": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>',
    "TEI bibliography": "<listBibl><biblStruct><monogr><title>Looms</title></monogr></biblStruct></listBibl>",
    "Bibliographic RDF": '<r:RDF xmlns:r="r" xmlns:b="http://purl.org/ontology/bibo/"><b:Book r:about="#a"/></r:RDF>',
    "EndNote XML": "<xml><records><record><ref-type name='Book'>6</ref-type></record></records></xml>",
    "MODS": '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods/></modsCollection>',
    "MARCXML": "<collection xmlns='http://www.loc.gov/MARC21/slim'><record><datafield/></record></collection>",
}


@pytest.mark.parametrize("name", HEADS)
def test_each_format_is_known_among_all(name: str) -> None:
    found = recognised(Head(name="export", data=HEADS[name].encode(), text=HEADS[name]))
    assert found is not None
    assert found.name == name


def test_names_are_their_own() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("folder", [ROOT / "corpus/sample", SHARED / "seeds", SHARED / "gold"])
def test_pages_are_no_records(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the shared documents are not here")
    for source in find_sources([folder]).sources:
        for file in opened_files(source.path, source.source_file):
            assert recognised(file.head) is None, source.source_file


@pytest.mark.parametrize("text", HEADS.values(), ids=HEADS)
def test_a_web_page_that_shows_a_record_is_a_page(text: str) -> None:
    page = f"<!doctype html>\n<html><body><pre>\n{text}</pre></body></html>"
    assert recognised(Head(name="page.html", data=page.encode(), text=page)) is None
