"""Plain text from LaTeX as it stands in bibliographies."""

import functools
import logging
import re
import unicodedata
from typing import Final

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError

from corpus.formats.bibtex.commands import commands

_SPECIAL: Final = re.compile(r"[\\{}$~]|--|``|''")
_ESCAPED: Final = re.compile(r"\\([&%_#${}])")
_HELD: Final = {sign: chr(0xE000 + place) for place, sign in enumerate("&%_#${}~^\\-")}
"""Signs that LaTeX escapes, held as private-use letters until braces and dollars have been read."""
_RELEASED: Final = str.maketrans({held: sign for sign, held in _HELD.items()})
_BREAK: Final = re.compile(r"\\\\(?![\"'`^~=.A-Za-z{])(?:\[[^\]]{0,20}\])?|\\(?:newline|linebreak)\b")
_DOUBLED: Final = re.compile(r"\\\\(?=[\"'`^~=.A-Za-z{])")
_ESCAPED_COMMAND: Final = re.compile(
    r"(?:\$\\backslash\$|\{\\textbackslash\}|\\textbackslash\{\})(?=\\?[\"'`^~=.]\s?\{?\\?[A-Za-z])"
)
"""The backslash of an accent that a program (Mendeley) took for a sign of the text."""
_ESCAPED_MATH: Final = re.compile(r"\{\\\$\}(.{1,200}?)\{\\\$\}")
_IN_ESCAPED_MATH: Final = re.compile(r"\{\\([_^])(?:\{\})?\}")
_OF_MATH: Final = re.compile(r"\{\\[_^]|\\[a-z]{2}")
_AS_TYPED: Final = re.compile(r"\\verb\*?([|!+/])(.{0,200}?)\1")
_PHANTOM: Final = re.compile(r"\\[vh]?phantom\s*(?:\\[{}]|\{(?:[^{}\\]|\\[{}])?\})")
"""What takes room and is not seen: programs balance braces with it."""
_LONE_TILDE: Final = re.compile(r"\\~(?=\s|\}|$)(?:\{\})?|\\~\{\}")
_BOX: Final = re.compile(
    r"\\(?:mbox|hbox|fbox|text|textrm|textup|textnormal|mathrm|mathit|mathsf|mathbf)\s*\{([^{}]*)\}"
)
_FONT: Final = re.compile(r"\\(?:rm|it|bf|sf|tt|sl|scriptsize|scriptstyle|footnotesize|small|tiny)(?![A-Za-z])\s*")
_DOUBLY_BRACED: Final = re.compile(r"([_^])\s*\{\s*\{([^{}]*)\}\s*\}")
_IN_BRACKETS: Final = re.compile(r"\\\(([^$]{0,500}?)\\\)")
_TEXT_ALONE: Final = ("textmd", "textsf", "texttt", "textup", "mbox")
"""Commands of which the library leaves out the text."""
_DEGREES: Final = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ\b)")
_PARAGRAPH: Final = re.compile(r"\\par\b(?:\{\})?")
_ACCENT: Final = re.compile(
    r"\\(?:[\"'`^~=.]\s*|[uvHtcdbkrG](?:\s+|(?=[{\\])))"
    r"(?:\{\s*(?:\\[ij]|[^\W\d_]{1,2})?\s*\}|\\[ij](?![A-Za-z])(?:\{\})?|[^\W\d_])"
)
_LETTER: Final = re.compile(
    r"\\(?:ss|SS|ae|AE|oe|OE|aa|AA|o|O|l|L|dh|DH|th|TH|dj|DJ|ng|NG|i|j)(?![A-Za-z])(?:\{\}|\s+)?"
)
_ADDRESS: Final = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")
_BARE_TILDE: Final = re.compile(r"\\string\s*~")
_ACCENTED_IN_BRACES: Final = re.compile(r"\{([^\x00-\x7f]|[A-Za-z][\u0300-\u036f])\}")
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\*?")
_COMMAND_AT_END: Final = re.compile(r"\\[A-Za-z]+$")
_NAMED: Final = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])(?:\{\}|\s+)?")
_QUOTED: Final = re.compile(r"\\(?:mkbibquote|enquote\*?|textquote)\s*\{((?:[^{}]++|\{[^{}]*+\})*+)\}")
_MATH: Final = re.compile(r"\$([^$]{0,500})\$")
_RAISED: Final = re.compile(r"([_^])(?:\{([^{}\\]{1,20})\}|([0-9A-Za-z+-]))")
_MATHEMATICAL: Final = re.compile(r"[\\^_]")
_PROSE: Final = re.compile(r"[A-Za-z]{2}")
_LIGATURES: Final = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_FAILURES: Final = (LatexWalkerError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""How the library gives up on commands without their arguments."""
_SUPER: Final = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_SUB: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_BRACE_OR_BEGIN: Final = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z\s{}])\s*\{|\\[(\[]|[{}]")
_DEEPEST: Final = 30
_DEEPEST_COMMANDS: Final = 6
_LONGEST: Final = 200_000
"""What is nested deeper, or longer, is only rid of its commands: the library takes twice as long for each command that
is within another."""


@functools.cache
def _library() -> LatexNodes2Text:
    # What it does not understand it says on the terminal, for every value.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    known = get_default_latex_context_db()
    alone = [MacroTextSpec(name, simplify_repl="%s") for name in _TEXT_ALONE]
    known.add_context_category("text-alone", macros=alone, prepend=True)
    return LatexNodes2Text(latex_context=known, math_mode="text", keep_comments=True, strict_latex_spaces=False)


def latex_text(value: str) -> str:
    r"""The text that LaTeX would print; a % is a per cent sign, for no bibliography has comments in its values.

    >>> print(latex_text(r"M{\"u}ller \& {\'E}cole: 50% of {GDP}, \emph{in} $\alpha$-CO$_2$ -- \v{S}koda"))
    Müller & École: 50% of GDP, in α-CO₂ – Škoda
    """
    if not _SPECIAL.search(value):
        return value
    text = value
    if "\\" in text:
        text = _QUOTED.sub(r"“\1”", _lettered(_prepared(text)))
    text = _MATH.sub(_raised, text) if text.count("$") > 1 else text.replace("$", _HELD["$"])
    if "\\" in text or "$" in text:
        text = _thorough(text)
    for signs, sign in _LIGATURES:
        text = text.replace(signs, sign)
    text = text.replace("{", "").replace("}", "").replace("~", " ").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", text.translate(_RELEASED).replace("\u00ad", ""))


def lettered(value: str) -> str:
    r"""The value with its accented and special letters as letters, and all other commands and braces.

    >>> lettered(r"Jo{\~a}o \'{A}lvares and {\O}y {V}ind")
    'João Álvares and Øy {V}ind'
    """
    if "\\" not in value:
        return value
    text = _lettered(_DOUBLED.sub(r"\\", _ESCAPED_COMMAND.sub(r"\\", value)))
    return _ACCENTED_IN_BRACES.sub(r"\1", unicodedata.normalize("NFC", text))


def _lettered(text: str) -> str:
    text = _LETTER.sub(_accented, _ACCENT.sub(_accented, text))
    return commands().combined.sub(_combined, text)


def _combined(found: re.Match[str]) -> str:
    return (found[2] or found[3]) + commands().combining[found[1]]


def _prepared(text: str) -> str:
    """Escaped signs held, breaks made blanks, links made their text, signs by name made signs."""
    text = _ESCAPED_MATH.sub(_unescaped_math, _ESCAPED_COMMAND.sub(r"\\", _AS_TYPED.sub(r"\2", text)))
    text = _BREAK.sub(" ", _PHANTOM.sub("", text))
    text = _BARE_TILDE.sub(_HELD["~"], _DOUBLED.sub(r"\\", text))
    text = _BOX.sub(r"{\1}", _LONE_TILDE.sub(_HELD["~"], text))
    text = _DEGREES.sub("°", text)
    text = _ESCAPED.sub(lambda sign: _HELD[sign[1]], text)
    text = _PARAGRAPH.sub("\n\n", text)
    text = _IN_BRACKETS.sub(r"$\1$", commands().unseen.sub("", _ADDRESS.sub(_address, text)))
    return _NAMED.sub(_sign, text)


def _unescaped_math(found: re.Match[str]) -> str:
    """Mathematics of which a program took the signs for text; sums of money are none."""
    if not _OF_MATH.search(found[1]):
        return found[0]
    return "$" + _IN_ESCAPED_MATH.sub(r"\1", found[1]) + "$"


def _address(found: re.Match[str]) -> str:
    """What is no blank and no dash in an address, though it would be in words."""
    return found[1].replace("~", _HELD["~"]).replace("-", _HELD["-"])


def _sign(found: re.Match[str]) -> str:
    sign = commands().signs.get(found[1])
    return found[0] if sign is None else _apart(found, _HELD.get(sign, sign))


def _accented(found: re.Match[str]) -> str:
    return _apart(found, _letter(found[0]))


def _apart(found: re.Match[str], text: str) -> str:
    r"""The text that stands for a command, kept from becoming part of the name of the command before it.

    >>> latex_text(r"{\em\'Etudes} in PC\thinspace\TeX")
    'Études in PCTeX'
    """
    before = found.string[max(0, found.start() - 20) : found.start()]
    return "{}" + text if text[:1].isalpha() and _COMMAND_AT_END.search(before) else text


@functools.lru_cache(maxsize=4096)
def _letter(command: str) -> str:
    try:
        text: str = _library().latex_to_text(command.strip())
    except _FAILURES:
        return _COMMAND.sub("", command)
    # An accented i is made of the letter without its dot.
    return unicodedata.normalize("NFC", text.replace("ı", "i")) if len(text) > 1 else text


def _raised(found: re.Match[str]) -> str:
    """Mathematics; "US$ 5 and US$ 7" is none."""
    if _PROSE.search(found[1]) and not _MATHEMATICAL.search(found[1]):
        return f"{_HELD['$']}{found[1]}{_HELD['$']}"
    bare = _DOUBLY_BRACED.sub(r"\1{\2}", _FONT.sub("", found[1]))
    return f"${_RAISED.sub(_script, bare)}$"


def _script(found: re.Match[str]) -> str:
    """Digits as raised or lowered digits; of other letters the sign before them stays off."""
    words = found[2] or found[3]
    turned = words.translate(_SUPER if found[1] == "^" else _SUB)
    return words if any(one in turned for one in words) else turned


def _thorough(text: str) -> str:
    if len(text) > _LONGEST or _too_deep(text):
        return _COMMAND.sub("", text).replace("\\", "")
    try:
        read: str = _library().latex_to_text(text.replace("%", _HELD["%"]))
    except _FAILURES:
        return _COMMAND.sub("", text).replace("\\", "")
    return read


def _too_deep(text: str) -> bool:
    """Whether braces, or commands within commands, nest deeper than people write."""
    commands: list[bool] = []
    for brace in _BRACE_OR_BEGIN.findall(text):
        if brace == "}":
            del commands[-1:]
        else:
            commands.append(brace != "{")
            if len(commands) > _DEEPEST or sum(commands) > _DEEPEST_COMMANDS:
                return True
    return False
