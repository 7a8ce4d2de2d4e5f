"""The patterns by which lines about authors are told, made of signatures.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CAPITAL = r"(?-i:(?=[^\W\d_a-zà-ÿ]))"


@dataclass(frozen=True, slots=True)
class Patterns:
    """`field`, `citing` and `about` open a line, `other` and `persons` are whole ones, `person` opens one.

    `byline`, `naming` and `announcing` end where the names begin; `outlet` and `verb` stand anywhere.
    """

    field: re.Pattern[str]
    other: re.Pattern[str]
    persons: re.Pattern[str]
    person: re.Pattern[str]
    byline: re.Pattern[str]
    naming: re.Pattern[str]
    announcing: re.Pattern[str]
    outlet: re.Pattern[str]
    citing: re.Pattern[str]
    about: re.Pattern[str]
    verb: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns.

    >>> patterns().byline.match("Written by Ann Lee").end(), patterns().field.match("Creator: Lee").end()
    (11, 9)
    """
    words = tomllib.loads(Path(__file__).with_name("signatures.toml").read_text("utf-8"))
    either = {name: _either(entries) for name, entries in words.items()}
    return Patterns(
        field=_folded(rf"\W{{0,3}}(?:{either['fields']})(?:\s?:\s*|\s{{2,}}|\s*\Z)"),
        other=_folded(rf"\W{{0,3}}(?:{either['others']})\s?:?\s*\Z"),
        persons=_folded(rf"\W{{0,3}}(?:{either['persons']})\s?:?\s*\Z"),
        person=_folded(rf"\W{{0,3}}(?:{either['persons']})\s?:\s*\S"),
        byline=_folded(
            rf"(?:\W{{0,3}}(?:(?:{either['written']})\s)?|(?-i:[^\W\d_a-zà-ÿ]).{{0,60}}(?:\d|\s[–—|·•-])\s)by:?\s+{_CAPITAL}"
        ),
        naming=_folded(rf".{{0,120}}(?:{either['naming']})\s?[:–—-]\s?{_CAPITAL}"),
        announcing=_folded(
            rf"(?:(?:\A\W{{0,3}}(?:an?\s|the\s)?(?:[\w-]+\s){{0,2}}?(?:(?:{either['documents']})\s)?"
            rf"|\b(?:this|the\spresent)\s(?:[\w-]+\s){{0,2}}?(?:{either['documents']})\s(?:(?:has|have)\sbeen|was|were|is)\s)"
            rf"(?:{either['written']})(?:\s(?:for|on\sbehalf\sof)\s[^.;:\n]{{3,80}}?)?"
            rf"|\A\W{{0,3}}(?:an?\s|the\s)?(?:[\w-]+\s){{0,2}}?(?:{either['documents']}))\sby\s?(?::\s*|\s+{_CAPITAL}|\Z)"
        ),
        outlet=_folded(rf"\b(?:{either['outlets']})\b"),
        citing=_folded(rf"\W{{0,3}}(?:{either['citing']})(?:\s*[:.–—-]\s*|\s*\Z|\s+(?-i:(?=[^\W\d_a-zà-ÿ])))"),
        about=_folded(rf"\W{{0,3}}(?:{either['about']})(?:\s*[:.–—-]\s*|\s*\Z)"),
        verb=_folded(rf",?\s(?:{either['verbs']})\s"),
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _folded(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
