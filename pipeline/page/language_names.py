"""Languages as formats write them: codes of ISO 639, tags of BCP 47, English names."""

import re
from functools import lru_cache

import pycountry

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SEVERAL = re.compile(r"[;,/|]|\band\b")


@lru_cache(maxsize=256)
def language_tag(printed: str) -> str | None:
    """The BCP 47 tag of the first language named, without region; None for what is no language.

    >>> language_tag("English; French"), language_tag("ger"), language_tag("pt_BR"), language_tag("in print")
    ('en', 'de', 'pt', None)
    """
    words = _SEVERAL.split(printed, maxsplit=1)[0].strip(" .[]()")
    code = re.split("[-_]", words)[0] if _TAG.fullmatch(words) else words
    try:
        found = pycountry.languages.lookup(code) if code else None
    except LookupError:
        return None
    return None if found is None else str(getattr(found, "alpha_2", None) or found.alpha_3)
