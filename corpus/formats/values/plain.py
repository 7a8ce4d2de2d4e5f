"""Plain text from values that carry markup or entities, as most databases let them through."""

import html
import re
from typing import Final

from corpus.encoding import without_controls

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE = "i|b|u|s|em|strong|sub|sup|inf|sc|scp|tt|span|font|a|italic|bold|monospace|roman|underline|math|cite"
_BLOCK = "p|br|div|sec|section|title|label|list|list-item|ul|ol|li|h[1-6]|abstract|table|tr|td"
_INLINE_TAG: Final = re.compile(rf"</?(?:(?:jats:)?(?:{_INLINE})|mml:[\w-]+)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG: Final = re.compile(rf"</?(?:jats:)?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_JATS_TAG: Final = re.compile(r"</?jats:[\w-]+(?:\s[^<>]*)?/?>")
_EMPTY_LINES: Final = re.compile(r"\n\s*\n")
_HEADING: Final = re.compile(
    # From the beginning of the blanks before it only: a value may hold a hundred thousand.
    r"(?<!\s)\s*+<(?:jats:)?title>\s*(?:abstract|summary)\s*[.:]?\s*</(?:jats:)?title>",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The words of a value on one line: tags of HTML, JATS and MathML taken out, entities decoded.

    Only tags by their names are markup: "p < 0.05" and "<5 km" stay.

    >>> plain("CO<inf>2</inf> &amp; growth:  p < 0.05 &lt;i&gt;in vivo&lt;/i&gt;")
    'CO2 & growth: p < 0.05 in vivo'
    """
    return " ".join(_words(text).split())


def paragraphs(text: str) -> str:
    """As `plain`, with an empty line between paragraphs; a heading that only says "Abstract" is left out.

    >>> paragraphs("<jats:title>Abstract</jats:title><jats:p>One\\nline.</jats:p><jats:p>Two.</jats:p>")
    'One line.\\n\\nTwo.'
    """
    parts = (" ".join(part.split()) for part in _EMPTY_LINES.split(_words(text)))
    return "\n\n".join(filter(None, parts))


def _words(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub(_decoded, _ENTITY.sub(_decoded, text) if "&amp;" in text else text)
    if "<" not in text:
        return text
    text = _BLOCK_TAG.sub("\n\n", _HEADING.sub("", text))
    return _JATS_TAG.sub(" ", _INLINE_TAG.sub("", text))


def _decoded(entity: re.Match[str]) -> str:
    return without_controls(html.unescape(entity[0]))
