"""Saved web pages."""

import re

from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree
from lxml import html as lxml_html

from corpus.encoding import Decoded, without_controls
from corpus.errors import UnreadableSourceError
from corpus.html_fields import stated_fields
from corpus.record import Record

_NOT_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "nav", "form")
"""Elements whose words nobody wrote for readers of the document."""
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*){2,}")
_MAX_DEPTH = 400
"""Elements nested deeper are refused: the layout engine recurses, and no page that people write nests so deep."""


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first 4,096 bytes, as it is written there.

    >>> declared_encoding(b'<meta charset="windows-1251">')
    'windows-1251'
    """
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return found.group(1).decode("ascii") if found else None


def read_html(decoded: Decoded, source_file: str) -> Record:
    """The record of a web page: the words a reader sees, a line a block, and the facts it states as fields.

    Raises UnreadableSourceError when the page shows no words.

    >>> page = "<html><head><title>T</title></head><body><h1>Wine</h1><script>x</script><p>A cluster.</p></body></html>"
    >>> read_html(Decoded(text=page, encoding="utf-8", reason="valid UTF-8"), "a.html").text
    'Wine\\n\\nA cluster.'
    """
    tree = _tree(decoded.text, source_file)
    fields = tuple(stated_fields(tree))
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_NOT_TEXT, with_tail=False)
    _refuse_depth(tree, source_file)
    words = Inscriptis(tree, ParserConfig(css=STRICT_CSS_PROFILE)).get_text()
    lines = "\n".join(line.rstrip(" \t\u00a0") for line in without_controls(words).splitlines())
    text = _BLANK_LINES.sub("\n\n", lines).strip("\n")
    if not text.strip():
        reason = "the page shows no words without its scripts"
        raise UnreadableSourceError(source_file, reason, "open it in a browser and save it from there as text")
    return Record(
        source_file=source_file,
        format="html",
        text=text,
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
        fields=fields,
    )


def _tree(markup: str, source_file: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        # "surrogatepass" is not needed: decoded text has no surrogates. Bytes, because lxml refuses text that names
        # another encoding in an XML declaration.
        tree = lxml_html.document_fromstring(without_controls(markup).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableSourceError(source_file, f"is no HTML page ({error})", "save the page again") from error
    return tree


def _refuse_depth(tree: lxml_html.HtmlElement, source_file: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            reason = f"nests elements more than {_MAX_DEPTH} deep"
            raise UnreadableSourceError(source_file, reason, "save the page as plain text")
