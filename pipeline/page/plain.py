"""A stretch of text without its markup, every character of which knows where it stands in the record."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.spans import Span

_EMPHASIS_LIMIT = 2000
"""Longest run of emphasised words that is recognised; it also keeps the search linear."""

_LETTERS = str.maketrans(
    {
        **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ", "0123456789abcde", strict=True)),
        **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u202f\u205f\u3000", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
    }
)
"""Superscript letters are letters, and every kind of space is a space; lengths stay."""

_MARKUP = re.compile(
    r"""
    (?P<heading>^[ \t]*\#{1,6}[ \t]+)
    | (?P<supopen><(?:sup|SUP)>)(?P<sup>[^<>\n]{1,30})(?P<supclose></(?:sup|SUP)>)
    | (?P<linkopen>!?\[)(?P<link>[^\[\]\n]{1,300})(?P<linkclose>\]\([^()\s]{0,500}\))
    | (?P<autoopen><)(?P<auto>(?:https?://|mailto:)[^<>\s]{1,500})(?P<autoclose>>)
    | (?P<tag></?(?i:a|abbr|b|big|br|center|cite|div|em|font|h[1-6]|hr|i|li|mark|ol|p|small|span|strong|su[bp]
        |t[dhr]|u|ul)(?:\s[^<>\n]{0,200})?/?>)  # tags of layout alone: others are words of the page
    | (?P<escape>\\{1,2}(?=[_*\#\[\]()&~`]))
    | (?P<bold>\*\*|__(?=\w)|(?<=\w)__)
    """,
    re.VERBOSE | re.MULTILINE,
)
_EMPHASIS = re.compile(
    rf"(?<![\w*\\])(?P<open>\*)(?=[\w\"“„'‘(\[])(?P<inner>[^*\n]{{1,{_EMPHASIS_LIMIT}}})(?<!\s)(?P<close>\*)(?![\w*])"
)
_MARKS = re.compile(r"[#*<\[\\_]")
"""Without one of these a text has no markup."""

_INNER = ("sup", "link", "auto")


@dataclass(frozen=True, slots=True)
class Plain:
    """Words without markup. Superscripts stand between \\x02 and \\x03, because they are markers and not letters.

    `starts[i]` and `begins[i]` say that the plain text from `starts[i]` on is the record's text from `begins[i]` on.
    """

    text: str
    starts: tuple[int, ...]
    begins: tuple[int, ...]

    def span(self, begin: int, end: int) -> Span:
        """The stretch of the record for the non-empty plain stretch [begin, end)."""
        return Span(self._place(begin), self._place(end - 1) + 1)

    def _place(self, position: int) -> int:
        piece = bisect_right(self.starts, position) - 1
        return self.begins[piece] + position - self.starts[piece]


def plain(text: str, span: Span) -> Plain:
    """The words of `span` without Markdown and HTML marks.

    >>> page = "see **Big** [site](http://a.b) and *this*<sup>1</sup>"
    >>> words = plain(page, Span(0, len(page)))
    >>> words.text
    'see Big site and this\\x021\\x03'
    >>> words.span(4, 12).of(page)
    'Big** [site'
    """
    source = span.of(text)
    if _MARKS.search(source) is None:
        return Plain(source.translate(_LETTERS), (0,), (span.begin,))
    return _joined(_pieces(source, _cuts(source)), span.begin)


def _cuts(source: str) -> list[tuple[int, int, str]]:
    """What to take out: (begin, end, what stands there instead)."""
    cuts = [cut for match in _MARKUP.finditer(source) for cut in _markup_cuts(match)]
    taken = {place for begin, end, _ in cuts for place in range(begin, end)}
    for match in _EMPHASIS.finditer(source):
        for name in ("open", "close"):
            if match.start(name) not in taken:
                cuts.append((match.start(name), match.end(name), ""))
    return sorted(cuts)


def _markup_cuts(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    inner = next((name for name in _INNER if match[name]), None)
    if inner is None:
        yield match.start(), match.end(), ""
        return
    left, right = ("\x02", "\x03") if inner == "sup" else ("", "")
    yield match.start(inner + "open"), match.end(inner + "open"), left
    yield match.start(inner + "close"), match.end(inner + "close"), right


def _pieces(source: str, cuts: list[tuple[int, int, str]]) -> Iterator[tuple[str, int]]:
    position = 0
    for begin, end, instead in cuts:
        if begin > position:
            yield source[position:begin], position
        if instead:
            yield instead, begin
        position = max(position, end)
    if position < len(source):
        yield source[position:], position


def _joined(pieces: Iterator[tuple[str, int]], base: int) -> Plain:
    words: list[str] = []
    starts: list[int] = []
    begins: list[int] = []
    length = 0
    for piece, begin in pieces:
        words.append(piece)
        starts.append(length)
        begins.append(base + begin)
        length += len(piece)
    return Plain("".join(words).translate(_LETTERS), tuple(starts), tuple(begins))
