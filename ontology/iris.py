"""The names of things: `{base}id/{kind}/{key}`, each a pure function of what it names."""

import os
import re
import unicodedata
from functools import cache
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

from ontology.nt import nt
from ontology.statement import Iri, Term
from ontology.transliteration import ascii_letters

KINDS: Final = (
    "document",
    "person",
    "organisation",
    "region",
    "cluster",
    "concept",
    "venue",
    "authorship",
    "statement",
    "run",
    "scheme",
    "tie",
    "graph",
)
"""The kinds of things that have an IRI of ours."""

DEFAULT_BASE: Final = "https://w3id.org/clusterkg/"
_GEONAMES: Final = "https://sws.geonames.org/"
_SPAN: Final = re.compile(r"#char=([0-9]+),([0-9]+)")
_WORDS_THAT_TELL: Final = 4  # a title of fewer words ("Introduction", "Regional clusters") may belong to many works


@cache
def base() -> str:
    """The base IRI of all things: the environment's CLUSTERKG_BASE, else the public one; it ends in "/"."""
    return os.environ.get("CLUSTERKG_BASE", DEFAULT_BASE).rstrip("/") + "/"


def thing(kind: str, key: str) -> Iri:
    """The IRI of the thing of this kind with this key; the key may hold any characters.

    >>> thing("region", "RU-TOM").removeprefix(base())
    'id/region/RU-TOM'
    >>> thing("venue", "a/b c").removeprefix(base())
    'id/venue/a%2Fb%20c'
    """
    if kind not in KINDS or not key:
        raise ValueError(f"no thing has kind {kind!r} and key {key!r}")
    return Iri(f"{base()}id/{kind}/{_encoded(key)}")


def _encoded(key: str) -> str:
    """Percent-encoded UTF-8; a key of dots alone must not become a step in the path."""
    if key.isascii() and key.isalnum():
        return key
    whole = key.encode("utf-8", "replace").decode("utf-8")
    return whole.replace(".", "%2E") if not whole.strip(".") else quote(whole, safe="")


def kind_and_key(iri: str) -> tuple[str, str] | None:
    """The kind and the key of one of our things, without a fragment; None for any other IRI.

    >>> kind_and_key(thing("venue", "a/b c") + "#text")
    ('venue', 'a/b c')
    >>> kind_and_key("http://example.org/id/venue/a") is None
    True
    """
    kind, slash, key = iri.partition("#")[0].removeprefix(f"{base()}id/").partition("/")
    if not iri.startswith(f"{base()}id/") or kind not in KINDS or not slash or not key or "/" in key:
        return None
    return kind, unquote(key)


def slug(text: str, limit: int = 60) -> str:
    """The text as an ASCII key: lower case, words joined by "-", at most `limit` characters before a suffix.

    Texts that differ only in case, accents or punctuation share a slug. When letters or signs that have no
    transliteration fell away, or the text was cut, a suffix of the text's digest keeps it distinct.

    >>> slug("Łódź & Région de l'Est"), slug("Томская область")
    ('lodz-and-region-de-l-est', 'tomskaia-oblast')
    >>> slug("産業") == slug("産 業"), slug("C++") == slug("C")
    (False, False)
    """
    letters, whole = ascii_letters(text)
    key = _words(letters)
    if whole and key and len(key) <= limit:
        return key
    return "-".join(filter(None, (_cut(key, limit), _digest(_folded(text), 8))))


def document_iri(source_file: str) -> Iri:
    """The IRI of the document read from this source file: its path below the folder named on the command line.

    >>> document_iri("news/2015 April.txt").removeprefix(base())
    'id/document/news-2015-april-txt-847b24ed12'
    """
    path = unicodedata.normalize("NFC", source_file)
    return thing("document", "-".join(filter(None, (_cut(_words(ascii_letters(path)[0]), 60), _digest(path, 10)))))


def work_iri(title: str, year: int | None, first_author_family: str | None) -> Iri:
    """The IRI under which reference lists know a work.

    A title of four words or more names its work alone, however year and names are printed; a shorter one does so only
    together with them.

    >>> work_iri("The Wealth of Two Nations", 1976, "A") == work_iri("the wealth of two nations.", None, None)
    True
    >>> work_iri("Clusters", 1976, "A") == work_iri("Clusters", 1977, "A")
    False
    """
    words = _words(ascii_letters(_folded(title))[0])
    told = words.count("-") + 1 >= _WORDS_THAT_TELL
    parts = (
        [words or _folded(title)] if told else [words or _folded(title), str(year or ""), _family(first_author_family)]
    )
    return thing("document", "-".join(filter(None, ("work", _cut(words, 60), _digest("\n".join(parts), 10)))))


def _family(name: str | None) -> str:
    return _words(ascii_letters(_folded(name or ""))[0])


def authorship_iri(document: Iri, position: int) -> Iri:
    """The IRI of the credit at `position`, counted from 1.

    >>> authorship_iri(thing("document", "a"), 2).removeprefix(base())
    'id/authorship/a-2'
    """
    return thing("authorship", f"{_key(document)}-{position}")


def text_iri(document: Iri) -> Iri:
    """The IRI of the document's text, in which all offsets count."""
    return Iri(f"{document}#text")


def phrase_iri(document: Iri, begin: int, end: int) -> Iri:
    """The IRI of the half-open span of code points of the document's text, after RFC 5147.

    >>> phrase_iri(Iri("http://example.org/a"), 3, 8)
    Iri('http://example.org/a#char=3,8')
    """
    return Iri(f"{document}#char={begin},{end}")


def phrase_span(document: str, phrase: str) -> tuple[int, int] | None:
    """The half-open span that an IRI of a phrase of this document names; None for any other IRI.

    >>> phrase_span("http://example.org/a", "http://example.org/a#char=3,8")
    (3, 8)
    """
    match = _SPAN.fullmatch(phrase, len(document)) if phrase.startswith(document) else None
    return (int(match[1]), int(match[2])) if match else None


def statement_iri(document: Iri, subject: Iri, predicate: Iri, object: Term) -> Iri:  # noqa: A002 -- the RDF word
    """The IRI of what this document states: a digest of its content, without evidence and confidence."""
    return thing("statement", _digest("\n".join((nt(document), nt(subject), nt(predicate), nt(object))), 32))


def tie_iri(kind: str, source: Iri, target: Iri) -> Iri:
    """The IRI of the tie of this kind between two things; its weight is not part of the name."""
    return thing("tie", _digest("\n".join((kind, nt(source), nt(target))), 32))


def run_iri(content: str) -> Iri:
    """The IRI of the run that this content describes."""
    return thing("run", _digest(content, 32))


def graph_iri(name: str) -> Iri:
    """The IRI of a graph that belongs to no document: ontology, thesaurus, thesauri, networks, runs."""
    return thing("graph", name)


def scheme_iri(name: str) -> Iri:
    """The IRI of a concept scheme of ours ("candidates")."""
    return thing("scheme", name)


def geonames_iri(number: int) -> Iri:
    """The IRI by which GeoNames knows a place.

    >>> geonames_iri(658225)
    Iri('https://sws.geonames.org/658225/')
    """
    return Iri(f"{_GEONAMES}{number}/")


def _key(iri: Iri) -> str:
    known = kind_and_key(iri)
    return known[1] if known else _digest(iri, 16)


def _words(letters: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", letters.lower()))


def _cut(key: str, limit: int) -> str:
    """At most `limit` characters, cut between words where the last word is not most of it."""
    if len(key) <= limit:
        return key
    head = key[: limit + 1].rpartition("-")[0]
    return head if len(head) > limit // 2 else key[:limit]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _digest(text: str, digits: int) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:digits]
