"""The one door by which XML comes in: record by record, with no document type, no entities, no network.

Records are framed in the text before a parser sees them, so that one with wrong nesting costs only itself, memory does
not grow with the file, and what a document type declares (entities that expand to gigabytes or name files) is never
obeyed. Readers name elements without their namespaces: exports get those wrong more often than they mix vocabularies.
"""

import html
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from lxml import etree

from corpus.errors import UnreadableSourceError
from corpus.formats.format import Fault, Head, Opened
from corpus.formats.streams.characters import pieces_of_text
from corpus.formats.streams.patience import while_bearable
from corpus.formats.streams.pieces import Pieces

MAX_RECORD: Final = 32_000_000
"""Characters of the longest record read: a full text with thousands of references has two million."""
_SKIPPED: Final = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_AMPERSAND: Final = re.compile(
    r"&(?!#|(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]{0,40};)?|&#(?!\d{1,7};|x[0-9A-Fa-f]{1,6};)"
)
_LESS: Final = re.compile(r"<(?![A-Za-z_/!?])")
_MOST_BROKEN: Final = 10
"""So often is a long text gone over anew for the records behind a missing end tag."""
_BROKEN: Final = "correct the file there, or export it again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """A record as it stands in the file, and the number of its first line."""

    markup: str
    line: int


def holds(head: Head, *names: str) -> bool:
    """Whether a file is XML, not a web page about it, and begins with or soon has an element of one of these names."""
    start = head.text.lstrip()[:200].casefold()
    if not start.startswith("<") or start.startswith("<!doctype html") or head.root.casefold() == "html":
        return False
    return re.search(rf"<(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})(?=[\s/>])", head.text) is not None


def elements(opened: Opened, *names: str, nested: bool = False) -> Iterator[etree._Element | Fault]:
    """Each outermost element of one of these local names, parsed; a Fault for each that is no XML.

    An element that begins before another of its name has ended counts as broken, unless such elements are `nested`.
    Raises UnreadableSourceError when the file has no such element at all.
    """
    found = False
    with closing(opened.binary()) as stream:
        frames = _frames(Pieces(pieces_of_text(stream)), names, nested=nested)
        for frame in while_bearable(frames, opened.source_file):
            found = found or isinstance(frame, Framed) or frame.mend == _BROKEN
            yield _parsed(frame) if isinstance(frame, Framed) else frame
    if not found:
        reason = f"has no element <{names[0]}>"
        raise UnreadableSourceError(opened.source_file, reason, "export it again; the download may have failed")


def _frames(text: Pieces, names: tuple[str, ...], *, nested: bool) -> Iterator[Framed | Fault]:
    tokens = _tokens(names)
    broken = 0
    while (token := text.find(tokens, 0, "<")) is not None:
        opening = token.group()
        if token["name"] is None:
            text.drop(token.start())
            yield from _skipped(text, opening)
        elif token["end"] or token["inside"].endswith("/"):
            text.drop(token.end())
        else:
            text.drop(token.start())
            framed = _framed(text, tokens, token["name"], nested=nested and broken < _MOST_BROKEN)
            broken += isinstance(framed, Fault)
            yield framed


def _tokens(names: tuple[str, ...]) -> re.Pattern[str]:
    attributes = r"""(?P<inside>(?:[^<>"']|"[^"<]*"|'[^'<]*')*+)"""
    name = rf"(?P<name>(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))}))(?=[\s/>])"
    return re.compile(rf"<!--|<!\[CDATA\[|<\?|<!DOCTYPE\b|<(?P<end>/?){name}{attributes}>")


def _skipped(text: Pieces, opening: str) -> Iterator[Fault]:
    line = text.line
    if opening == "<!DOCTYPE":
        yield from _document_type(text)
    elif not text.skip_past(_SKIPPED[opening]):
        yield Fault(place=f"line {line}", reason=f"{opening} is never closed", mend=_BROKEN)


def _document_type(text: Pieces) -> Iterator[Fault]:
    """Pass over a document type declaration; entities that it declares are told of, and not expanded."""
    line = text.line
    found = text.find(re.compile(r"<!DOCTYPE[^\[>]*+[\[>]"), 0, "<", limit=MAX_RECORD)
    if found is None or found.group().endswith(">"):
        text.drop(found.end() if found else len("<!DOCTYPE"))
        return
    text.drop(found.end())
    closing = re.compile(r"\]\s*>")
    while (end := closing.search(text.held)) is None and len(text.held) < MAX_RECORD and text.more():
        pass
    declares = "<!ENTITY" in text.held[: end.start() if end else None]
    text.drop(end.end() if end else len(text.held))
    if declares:
        reason = "declares entities of its own; they are not expanded, nor is what they name opened"
        yield Fault(place=f"line {line}", reason=reason, mend="export the file without a document type")


def _framed(text: Pieces, tokens: re.Pattern[str], name: str, *, nested: bool) -> Framed | Fault:
    """The record at whose start tag the text stands; the text then stands behind it."""
    at, depth = 1, 1
    endless: set[str] = set()  # what is opened in vain once is not looked for again
    while depth:
        token = text.find(tokens, at, "<", limit=MAX_RECORD)
        if token is None:
            return _unended(text, name, nested=nested)
        at = token.end()
        if token["name"] is None:
            closed = _SKIPPED.get(token.group())
            if closed and closed not in endless:
                end = _behind(text, closed, at)
                at = end or at
                endless |= set() if end else {closed}
        elif token["name"] == name and not token["inside"].endswith("/"):
            if not token["end"] and not nested:
                fault = _fault(text.line, f"<{name}> has no end tag before the next one begins")
                text.drop(token.start())
                return fault
            depth += -1 if token["end"] else 1
    frame = Framed(markup=text.held[:at], line=text.line)
    text.drop(at)
    return frame


def _behind(text: Pieces, closing: str, at: int) -> int | None:
    """Where what closes a comment ends, None where nothing does before the text or the longest record ends."""
    while (end := text.held.find(closing, at)) < 0:
        if len(text.held) > MAX_RECORD or not text.more():
            return None
    return end + len(closing)


def _unended(text: Pieces, name: str, *, nested: bool) -> Fault:
    """Where records may stand in records, those behind a missing end tag seem to stand within: they are looked for."""
    size = len(text.held)
    reason = f"<{name}> is longer than {MAX_RECORD:,} characters" if size > MAX_RECORD else f"the file ends in <{name}>"
    fault = _fault(text.line, reason)
    text.drop(text.held.find(">") + 1 if nested else size)
    return fault


def _fault(line: int, reason: str) -> Fault:
    return Fault(place=f"line {line}", reason=reason, mend=_BROKEN)


def _parsed(frame: Framed) -> etree._Element | Fault:
    """The element; unescaped "&" and "<" and entities of HTML are mended where XML does not know them."""
    root, wrong = _parse(frame.markup)
    if wrong:
        root, wrong = _parse(_LESS.sub("&lt;", _AMPERSAND.sub(_escaped, frame.markup)))
    if root is None or wrong:
        line, message = wrong or (1, "no element")
        return _fault(frame.line + line - 1, f"broken XML ({message})")
    return root


def _parse(markup: str) -> tuple[etree._Element | None, tuple[int, str] | None]:
    """The element of this markup, and the first thing wrong with it; prefixes that are declared further up may lack."""
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, (error.lineno or 1, error.msg or "unreadable")
    wrong = [entry for entry in parser.error_log if entry.domain != etree.ErrorDomains.NAMESPACE]
    return root, (wrong[0].line, wrong[0].message) if wrong else None


def _escaped(found: re.Match[str]) -> str:
    """An entity of HTML as its character, any other "&" as itself."""
    character = html.unescape(found.group())
    return html.escape(character, quote=False)
