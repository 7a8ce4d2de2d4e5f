"""The customs by which GROBID and AnyStyle label entries, made one.

The labels become those of `entry_labels`; "In", "pp." and "(eds)" stay outside of the labelled words, and volume and
issue are told apart.
"""

import re
from collections.abc import Iterator

from pipeline.training.data import Example, Labelled

_GROBID = {
    "author": "author",
    "orgName:collaboration": "author",
    "title:a": "title",
    "title:j": "venue",
    "title:m": "venue",
    "title:s": "note",
    "date": "date",
    "biblScope:volume": "volume",
    "biblScope:vol": "volume",
    "biblScope:issue": "issue",
    "biblScope:pp": "pages",
    "biblScope:page": "pages",
    "biblScope:pages": "pages",
    "editor": "editor",
    "publisher": "publisher",
    "orgName": "publisher",
    "pubPlace": "place",
    "pubplace": "place",
}
_ANYSTYLE = {
    "author": "author",
    "title": "title",
    "journal": "venue",
    "container-title": "venue",
    "date": "date",
    "volume": "volume",
    "pages": "pages",
    "editor": "editor",
    "translator": "editor",
    "director": "author",
    "producer": "editor",
    "publisher": "publisher",
    "location": "place",
    "url": "web",
    "doi": "web",
    "isbn": "web",
}
_ISSUE = re.compile(
    r"(?P<before>.*?\d\s?\()(?P<inner>[^()]*?)\W*\Z"
    r"|(?P<lead>.*?)\b(?:no|nr|n|num|number|issue|iss|heft|fasc)s?\b[.:°º\s]*(?P<number>\d[\d/–-]*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = {
    "venue": re.compile(r"\s*(?:in|dans|im|en)\b[\s:]*(?=\w|[“\"«])", re.IGNORECASE),
    "editor": re.compile(r"\s*(?:in|dans|im|en|edited by|ed\. by)\b[\s:]*(?=\w)", re.IGNORECASE),
    "pages": re.compile(r"[^\d]*?(?=[A-Za-z]{0,2}\d)"),
    "volume": re.compile(r"\W*(?:(?:vol(?:ume)?s?|v|t|tome|bd|band)\b[\s.:]*)?", re.IGNORECASE),
}


def grobid_parts(example: Example) -> tuple[Labelled, ...]:
    """The parts of a GROBID entry by our labels: "title:m" is the work itself when there is no "title:a"."""
    inner = any(name == "title:a" for name, _ in example.parts)
    own = {**_GROBID, **({} if inner else {"title:m": "title"})}
    return tuple(part for name, words in example.parts for part in _customary(own.get(name) or _other(name), words))


def anystyle_parts(example: Example) -> tuple[Labelled, ...]:
    """The parts of an AnyStyle entry by our labels."""
    return tuple(
        part
        for name, words in example.parts
        if name != "citation-number"
        for part in _customary(_ANYSTYLE.get(name, "note"), words)
    )


def _other(name: str) -> str:
    return "web" if name.startswith(("idno", "ptr")) else "note"


def _customary(label: str, words: str) -> Iterator[Labelled]:
    """The stretch of a label, without the words that only announce it; an issue within a volume apart."""
    if label == "volume":
        match = _ISSUE.match(words)
        if match and match["inner"] is not None:
            yield from _customary("volume", match["before"].rstrip(" ("))
            yield "issue", match["inner"]
            return
        if match:
            yield from ((label, part) for part in (_led("volume", match["lead"]),) if re.search(r"\w", part))
            yield "issue", match["number"]
            return
    yield label, _led(label, words)


def _led(label: str, words: str) -> str:
    lead = _LEAD.get(label)
    match = lead.match(words) if lead else None
    return words[match.end() :] if match and match.end() < len(words) else words


def trimmed(label: str, words: str) -> str:
    """The words of a label without the signs at their edges, and without the mark of editors."""
    if label == "editor":
        words = re.sub(r"[\s,(]*\(?\b(?:eds?|hrsg|editors?|éds?)\b[\s.,):]*\Z", "", words, flags=re.IGNORECASE)
    return words.strip(" \t\n.,;:()[]{}“”„«»\"'‘’`/–—-*?!") or words
