"""The language of a text, by its script and its commonest words."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pipeline.page.model import Field, Zone, ZoneKind

_SAMPLE = 20_000
_SCRIPTS = {
    "ru": re.compile("[А-я]+"),
    "el": re.compile("[Α-ω]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
    "ja": re.compile("[\u3040-\u30ff]+"),
    "ko": re.compile("[\uac00-\ud7a3]+"),
    "ar": re.compile("[\u0620-\u064a]+"),
}


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


def language_of(words: str) -> tuple[str, float] | None:
    """The ISO 639-1 code and a confidence; None when the text is too short to tell.

    >>> language_of("The firms of the valley are in the hands of their founders")[0]
    'en'
    >>> language_of("12, 14") is None
    True
    """
    found = re.findall(r"[^\W\d_]+", words[:_SAMPLE].casefold())
    letters = sum(map(len, found))
    if letters < 3:
        return None
    return _by_script(words[:_SAMPLE], letters) or _by_words(Counter(found), len(found))


def _by_script(words: str, letters: int) -> tuple[str, float] | None:
    if words.isascii():
        return None
    for language, script in _SCRIPTS.items():
        if sum(map(len, script.findall(words))) > letters / 2:
            ukrainian = language == "ru" and re.search(r"[іїєґ]", words.casefold())
            return ("uk" if ukrainian else language), 0.9
    return None


def _by_words(found: Counter[str], total: int) -> tuple[str, float] | None:
    counts = {language: sum(found[word] for word in words & found.keys()) for language, words in _words().items()}
    best = max(counts, key=lambda language: counts[language])
    if not counts[best]:
        return None
    rival = max(count for language, count in counts.items() if language != best)
    return best, 0.97 if counts[best] > 2 * rival and counts[best] / total > 0.15 else 0.7


def language_field(text: str, zones: Sequence[Zone]) -> Iterator[Field]:
    """The language of the abstract, else of the body, else of the title."""
    for kinds in ((ZoneKind.ABSTRACT,), (ZoneKind.BODY,), (ZoneKind.TITLE, ZoneKind.KEYWORDS)):
        words = " ".join(zone.span.of(text)[:_SAMPLE] for zone in zones if zone.kind in kinds)[:_SAMPLE]
        read = language_of(words) if len(words) > 40 or kinds[0] is ZoneKind.TITLE else None
        if read:
            yield Field(name="language", value=read[0], span=None, confidence=read[1])
            return
