"""OpenAlex: works as the interface gives them (one, a page, a list) and as the snapshot holds them (one a line)."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from corpus.formats.format import Fault, Format, Head, Opened
from corpus.formats.streams.json_stream import Object, objects
from corpus.formats.streams.json_values import objects_at, text, texts
from corpus.formats.values.crosswalk import Value
from corpus.formats.values.people import affiliation, cited, named
from corpus.formats.values.shape import json_values, load_layout
from corpus.formats.values.structured import assembled, each
from corpus.work import Affiliation, Creator, Work

_NAMESPACE: Final = "https://openalex.org/"
_WORK: Final = re.compile(r'"id"\s*:\s*"https?://openalex\.org/W\d')
_layout: Final = partial(load_layout, Path(__file__).with_suffix(".toml"))


def _recognises(head: Head) -> bool:
    return head.text.lstrip()[:1] in {"{", "["} and _WORK.search(head.text) is not None


def _read(opened: Opened) -> Iterator[Work | Fault]:
    return each(objects(opened, "results"), _work, "work of OpenAlex")


def _work(record: Object) -> Work | None:
    layout = _layout()
    own = (
        Value("key", text(record, "id").removeprefix(_NAMESPACE)),
        Value("abstract", put_together(record.get("abstract_inverted_index"))),
        *(Value("raw_author_name", name) for name in _other_names(record)),
    )
    return assembled(
        layout.crosswalk,
        chain(own, json_values(record, layout.shape)),
        authors=map(_author, objects_at(record, "authorships")),
        more=record.get("is_authors_truncated") is True,
        references=(cited(work) for work in texts(record, "referenced_works")),
    )


def put_together(index: object) -> str:
    """The text of an inverted index: each word with the places, from 0, at which it stands.

    >>> put_together({"Clusters": [0], "grow.": [3], "and": [1], "firms": [2]})
    'Clusters and firms grow.'
    """
    if not isinstance(index, dict):
        return ""
    places = ((place, word) for word, held in index.items() if isinstance(held, list) for place in held)
    return " ".join(word for place, word in sorted(pair for pair in places if isinstance(pair[0], int)))


def _author(authorship: Object) -> Creator | None:
    name = text(authorship, "author.display_name", "raw_author_name")
    orcid = text(authorship, "author.orcid", "raw_orcid")
    return named(name, orcid=orcid, affiliations=_affiliations(authorship))


def _other_names(record: Object) -> Iterator[str]:
    """Names as a work prints them where OpenAlex goes by others."""
    for authorship in objects_at(record, "authorships"):
        printed, known = text(authorship, "raw_author_name"), text(authorship, "author.display_name")
        if printed and known and printed != known:
            yield printed


def _affiliations(authorship: Object) -> Iterator[Affiliation]:
    """As the work prints them, with the institution that OpenAlex recognised where it is one; else institutions."""
    institutions = objects_at(authorship, "institutions")
    known = {text(one, "id"): text(one, "ror") for one in institutions}
    printed = objects_at(authorship, "affiliations")
    for one in printed:
        rors = {known[name] for name in texts(one, "institution_ids") if known.get(name)}
        yield affiliation(text(one, "raw_affiliation_string"), rors.pop() if len(rors) == 1 else "")
    strings = texts(authorship, "raw_affiliation_strings") or texts(authorship, "raw_affiliation_string")
    if not printed:
        only = text(institutions[0], "ror") if len(institutions) == 1 and len(strings) == 1 else ""
        yield from (affiliation(string, only) for string in strings)
    if not printed and not strings:
        yield from (affiliation(text(one, "display_name"), text(one, "ror")) for one in institutions)


FORMAT = Format(name="OpenAlex JSON", recognises=_recognises, read=_read)
