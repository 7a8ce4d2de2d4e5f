"""The conference at which a paper was presented."""

import re
from collections.abc import Iterator, Sequence

from pipeline.page.model import Field, ZoneKind
from pipeline.page.plain import plain
from pipeline.page.zones import Labelled
from pipeline.spans import Span

_HEAD = 60
_LINES = 3
"""The name of a conference is broken into no more lines."""

_PRESENTED = re.compile(
    r"\b(?:presented|delivered|prepared|submitted|written|given|paper)\s(?:at|to|for|in|during)\s(?:the\s)?"
    r"(?=[^.]{0,160}?\b(?:conference|congress|symposium|workshop|seminar|meeting|forum|colloquium|summer school)\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[^.;“\"«„]{0,80}?[“\"«„](?P<name>[^“”\"«»]{5,160})[”\"»“]")
_NAMED = re.compile(
    r"(?P<name>(?:[^,.;:(]|\b(?:st|nd|rd|th)\.){5,160}?)(?=\s*(?:[,.;:(]|\Z|\b(?:in|at|held|organi[sz]ed)\s|[–—-]\s))"
)
_SERIES = re.compile(
    r"\b(?:presented|delivered|prepared)\s(?:at|for)\s(?:the\s)?(?P<name>[A-ZÀ-Þ][\w&-]*(?:\s[A-ZÀ-Þ][\w&-]*){0,5}\s(?:19|20)\d\d)\b"
)
"""A conference that is known by its name alone: "presented at the STEEL 2011"."""
_KIND = re.compile(r"\b(?:conference|congress|symposium|workshop|seminar|meeting|forum|colloquium|school)\b", re.I)


def presented_fields(text: str, labelled: Sequence[Labelled]) -> Iterator[Field]:
    """The name of the conference: in quotation marks if it stands so, else up to the place or the days."""
    for index, piece in enumerate(labelled[:_HEAD]):
        if piece.kind is ZoneKind.REFERENCES or piece.line.prose:
            continue
        if series := _SERIES.search(piece.line.view.text):
            span = piece.line.view.span(*series.span("name"))
            yield Field(name="venue", value=series["name"], span=span, confidence=0.88)
            return
        if not _PRESENTED.search(piece.line.words):
            continue
        view = plain(text, Span(piece.line.span.begin, _end(labelled, index)))
        found = _PRESENTED.search(view.text)
        name = found and (_QUOTED.match(view.text, found.end()) or _NAMED.match(view.text, found.end()))
        if name and (name[0] != name["name"] or _KIND.search(name["name"])):
            value = re.sub(r"\s+", " ", name["name"]).strip()
            yield Field(name="venue", value=value, span=view.span(*name.span("name")), confidence=0.88)
            return


def _end(labelled: Sequence[Labelled], index: int) -> int:
    """Where the lines end that are glued to this one."""
    last = index
    while last + 1 < min(len(labelled), index + _LINES) and not labelled[last + 1].line.blank:
        last += 1
    return labelled[last].line.span.end
