"""Authors of pages that have no author zone: behind a copyright sign, in a note on the author, within running text."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page import addresses, features
from pipeline.page.labels import LabelKind
from pipeline.page.model import ZoneKind
from pipeline.page.name_lists import given_names
from pipeline.page.name_openings import first_opening, opening_name
from pipeline.page.name_runs import run_on
from pipeline.page.names import Name
from pipeline.page.plain import Plain
from pipeline.page.prose import SHORT
from pipeline.page.signature_lines import SignedLine
from pipeline.page.signature_phrases import announced, dated
from pipeline.page.signature_views import joined, part
from pipeline.page.signature_words import patterns
from pipeline.page.zones import Labelled

_COPYRIGHT = re.compile(
    r"\W{0,3}(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:(?:19|20)\d\d[,.]?\s*)?(?:by\s)?(?=[^\W\d_a-zà-ÿ])"
)
_NOTICE = re.compile(
    r"[,.;]?\s(?=(?:19|20)\d\d\b)|(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-zà-ÿ][^\W\d_]{3})|[.,;]\s(?=[Aa]ll rights)"
)
_ABSTRACT = re.compile(r"\b(?:Abstract|ABSTRACT|Summary|SUMMARY|Annotation|Abstrakt|Résumé|Resumen)(?![a-zß-ÿ])")
_CLAUSE = re.compile(r"\.\s|\s(?:and|who|which|where)\s[a-z]|;")
_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{20,300})[\"”»]")
_NOTE = 6
"""So many lines below its heading a note on the author goes on."""

_FOLLOWING = 3
"""So many further lines the post behind a copyright sign takes."""

_HEAD = 15
_REGION = 700
"""So much text (in code points) stands before an abstract on the same line."""


def opening_line(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """A paragraph that begins with a name and goes on with an address and an e-mail, or a phrase that announces one."""
    line = pieces[index].line
    if index < 2 * _HEAD and not line.prose and not line.label and (told := announced(pieces, index)):
        return told
    if index < _HEAD and not line.label and (told := dated(pieces, index)):
        return told
    if index >= _HEAD or not line.prose or line.label or pieces[index].kind is ZoneKind.REFERENCES:
        return None
    abstract = _ABSTRACT.search(line.view.text, 1, _REGION)
    end = abstract.start() if abstract else min(len(line.view.text), _REGION)
    if not addresses.EMAIL.search(line.view.text, 0, end):
        return None
    return SignedLine(part(line.view, 0, end), byline=True) if opening_name(line.view.text, 0, end) else None


def elsewhere(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """What a line outside of the zones says of the authors of a page that has no others."""
    if pieces[index].kind is ZoneKind.REFERENCES:
        return None
    found = announced(pieces, index) if index < 2 * _HEAD else None
    found = found or _copyright(pieces, index) or _note(pieces, index)
    return found or ((_titled(pieces, index) or _running(pieces, index)) if index < _HEAD else None)


def _titled(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """A line of nothing but names, one of them sure, that stands beside the title and was taken for a part of it."""
    piece = pieces[index]
    beside = any(
        near.kind is ZoneKind.TITLE for near in (*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2])
    )
    if piece.kind is not ZoneKind.TITLE or not beside or piece.line.label:
        return None
    read = features.byline(piece.line.words)
    sure = read.whole and any(name.sure for name in read.names)
    return SignedLine(piece.line.view, byline=True, blank=piece.line.blank) if sure else None


def _copyright(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """ "© Ann Lee, Head of …": persons only, with the lines that their posts run over."""
    view = pieces[index].line.view
    lead = _COPYRIGHT.match(view.text) if len(view.text) <= SHORT else None
    if lead is None:
        return None
    notice = _NOTICE.search(view.text, lead.end())
    rest = part(view, lead.end(), notice.start() if notice else len(view.text))
    if not _persons(rest.text):
        return None
    return SignedLine(rest if notice else joined([rest, *_wrapped(pieces, index)]), byline=True)


def _persons(words: str) -> bool:
    names = features.byline(words).names
    return bool(names) and all(map(_is_known, names))


def _is_known(name: Name) -> bool:
    """Whether a name shows by itself that it is a person's."""
    return name.sure or any(word.casefold() in given_names() for word in name.given.split())


def _wrapped(pieces: Sequence[Labelled], index: int) -> Iterator[Plain]:
    """The lines right below that a post runs over."""
    if re.search(r"[.;:]\Z", pieces[index].line.words):
        return
    for piece in pieces[index + 1 : index + 1 + _FOLLOWING]:
        line = piece.line
        if line.blank or line.label or line.prose or piece.kind in (ZoneKind.TITLE, ZoneKind.BYLINE):
            return
        yield line.view
        if line.words.endswith("."):
            return


def _note(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """ "About the author: Ann Lee is a lecturer at …", on one line or below its heading."""
    view = pieces[index].line.view
    about = patterns().about.match(view.text[: _HEAD * 4])
    if about:
        return _told(part(view, about.end(), len(view.text))) if view.text[about.end() :].strip() else None
    if len(view.text) > _REGION or not _is_headed(pieces, index):
        return None
    return _told(view)


def _is_headed(pieces: Sequence[Labelled], index: int) -> bool:
    """Whether the heading of a note stands above, without another label in between."""
    for piece in reversed(pieces[max(0, index - _NOTE) : index]):
        words = piece.line.words
        if len(words) < 60 and (about := patterns().about.match(words)):
            return about.end() == len(words)
        if piece.line.label or piece.line.heading:
            return False
    return False


def _told(view: Plain) -> SignedLine | None:
    """The person of whom a note speaks, with the organisation in its first clause."""
    verb = patterns().verb.search(view.text, 0, 80)
    if verb is None:
        return SignedLine(view, byline=True) if len(view.text) <= SHORT and _persons(view.text) else None
    read = features.byline(view.text[: verb.start()])
    if not read.whole or not all(map(_is_known, read.names)):
        return None
    clause = _CLAUSE.search(view.text, verb.end(), verb.end() + SHORT)
    end = clause.start() if clause else min(len(view.text), verb.end() + SHORT)
    return SignedLine(joined([part(view, 0, verb.start()), part(view, verb.end(), end)]), byline=True)


def _titles(pieces: Sequence[Labelled], index: int) -> Iterator[str]:
    """The titles that the page prints above."""
    for piece in pieces[:index]:
        quoted = _QUOTED.search(piece.line.words)
        if quoted or piece.kind is ZoneKind.TITLE:
            yield quoted[1] if quoted else piece.line.words


def _running(pieces: Sequence[Labelled], index: int) -> SignedLine | None:
    """A name with an address in text that runs from the title to the abstract without a break."""
    line = pieces[index].line
    abstract = _ABSTRACT.search(line.view.text, 1, _REGION)
    if line.label and line.label.kind is not LabelKind.TITLE:
        return None
    if abstract is None and (line.prose or len(line.words) > _REGION):
        return None
    view = line.view
    end = abstract.start() if abstract else len(view.text)
    names = run_on(view.text, end, _titles(pieces, index)) or first_opening(view.text, 0, end)
    if names is None or not addresses.has_strong_head(view.text[names[1] : end]):
        return None
    return SignedLine(joined([part(view, *names), part(view, names[1], end)]), byline=True)
