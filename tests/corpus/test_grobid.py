"""PDF files of which a GROBID server reads the head: a server of HTTP that answers as it is told."""

import threading
from collections.abc import Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.formats.format import Fault
from corpus.merging import has_page, merged
from corpus.record import Record
from corpus.sources import Source, contents, read_source
from corpus.work import Work

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title level="a" type="main">Cork along one road</title></titleStmt>
<sourceDesc><biblStruct><analytic>
<author><persName><forename type="first">Ada</forename><surname>Quill</surname></persName>
<affiliation key="aff0"><note type="raw_affiliation">Institute of Oaks, Graz</note></affiliation></author>
</analytic><monogr><title level="j">Bark</title><imprint><date when="2014">2014</date></imprint></monogr>
<idno type="DOI">10.5555/bark.7</idno></biblStruct></sourceDesc></fileDesc>
<profileDesc><abstract><p>Firms that boil cork share one road.</p></abstract></profileDesc>
</teiHeader><text><body/></text></TEI>"""


class Server(ThreadingHTTPServer):
    """Answers every request alike, and keeps what it was asked."""

    status, answer = 200, TEI
    asked: list[tuple[str, str, bytes]]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Content-Type"], body))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def grobid(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        monkeypatch.setenv("CLUSTERKG_GROBID_URL", f"{server.address}/")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def paper(tmp_path: Path) -> Source:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    made.multi_cell(0, 6, "The cork firms of the valley have settled along one road since the railway came.")
    path = tmp_path / "paper.pdf"
    path.write_bytes(bytes(made.output()))
    return Source(source_file="paper.pdf", path=path)


def all_of(source: Source) -> list[Record | Fault]:
    return [one for content in contents(source) for one in content.records]


@pytest.mark.usefixtures("grobid")
def test_the_head_comes_from_the_server_and_the_text_from_the_file(paper: Source) -> None:
    [record] = all_of(paper)
    assert isinstance(record, Record)
    assert record.stated
    work = record.stated.work
    assert (work.title, work.doi, work.year, work.venue) == ("Cork along one road", "10.5555/bark.7", 2014, "Bark")
    assert [(one.family, one.affiliations[0].name) for one in work.authors] == [("Quill", "Institute of Oaks, Graz")]
    assert record.stated.body is not None
    assert record.text[record.stated.body :].startswith("The cork firms of the valley")
    assert (record.source_file, record.format, record.also) == ("paper.pdf", "GROBID + pdf", ())


def test_the_server_gets_the_file_and_is_asked_to_call_nobody(grobid: Server, paper: Source) -> None:
    all_of(paper)
    [(path, kind, body)] = grobid.asked
    assert path == "/api/processFulltextDocument"
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts = [part for part in message.walk() if not part.is_multipart()]
    sent = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}
    assert sent["input"] == paper.path.read_bytes()
    assert (sent["consolidateHeader"], sent["consolidateCitations"]) == (b"0", b"0")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (503, ""),
        (204, ""),
        (200, ""),
        (200, "no XML"),
        (200, "<TEI/>"),
        (200, TEI[:300]),
        (200, "<html><p>x</p></html>"),
    ],
)
def test_a_server_that_does_not_help_is_named_and_costs_nothing(
    grobid: Server, paper: Source, status: int, answer: str
) -> None:
    grobid.status, grobid.answer = status, answer
    fault, record = all_of(paper)
    assert isinstance(fault, Fault)
    assert grobid.address in fault.place
    assert "CLUSTERKG_GROBID_URL" in fault.mend
    assert isinstance(record, Record)
    assert record.stated is None
    assert record.text.startswith("The cork firms of the valley")


def test_a_server_that_is_not_there_is_named(paper: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTERKG_GROBID_URL", "http://127.0.0.1:9")
    fault, record = all_of(paper)
    assert isinstance(fault, Fault)
    assert fault.reason
    assert isinstance(record, Record)


def test_nobody_is_asked_unless_a_server_is_named(
    grobid: Server, paper: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLUSTERKG_GROBID_URL")
    [record] = all_of(paper)
    assert isinstance(record, Record)
    assert record.stated is None
    assert not grobid.asked


@pytest.mark.usefixtures("grobid")
def test_the_text_stays_when_another_source_describes_the_work(paper: Source, tmp_path: Path) -> None:
    [read] = list(read_source(paper))
    (tmp_path / "a.bib").write_text("@article{q, title={Cork along one road}, author={Quill, Ada}, pages={1--9}}")
    [described] = list(read_source(Source(source_file="a.bib", path=tmp_path / "a.bib")))
    both = merged([described, read])
    assert has_page(both)
    assert both.stated
    assert both.stated.work.pages == "1-9"
    assert both.text[both.stated.body :].startswith("The cork firms of the valley")
    assert both.stated.work.doi == Work(doi="10.5555/bark.7").doi
    assert both.also == ("paper.pdf",)
