"""Reference entries: what the model learns from, and how well entries are read."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.labelling.shapes import letters
from pipeline.labelling.tokens import tokenise
from pipeline.page.entry import parse_entry, without_number
from pipeline.page.entry_labels import LABELS, MODEL, entry_features
from pipeline.scoring.tally import Tally, summed
from pipeline.spans import Span
from pipeline.training import fitting
from pipeline.training.alignment import aligned
from pipeline.training.data import Example, Labelled, anystyle_entries, grobid_entries
from pipeline.training.entry_customs import anystyle_parts, grobid_parts, trimmed
from pipeline.training.fitting import Sequenced
from pipeline.training.invented_entries import forms, invented

_SEED = 3
_MADE_UP = 1800


def sequences(raw: str, parts: Sequence[Labelled], *, ordered: bool) -> Sequenced | None:
    """Features and labels of an entry's tokens; None when its parts do not stand in it."""
    begin = without_number(raw)
    labels = aligned(raw[begin:], [(label, trimmed(label, words)) for label, words in parts], ordered=ordered)
    return None if labels is None else (entry_features(tokenise(raw[begin:])), labels)


def training(grobid: Sequence[Example], anystyle: Sequence[Example], made_up: int) -> Iterator[Sequenced]:
    """The sequences of labelled entries, and of so many made-up ones with the titles and journals of the labelled."""
    labelled = [
        *((example.raw, grobid_parts(example), False) for example in grobid),
        *((example.raw, anystyle_parts(example), True) for example in anystyle),
    ]
    made_of = forms(_pool(labelled, "title"), _pool(labelled, "venue"))
    labelled += [(example.raw, example.parts, True) for example in invented(made_up, _SEED, made_of)]
    for raw, parts, ordered in labelled:
        found = sequences(raw, parts, ordered=ordered)
        if found:
            yield found


def _pool(labelled: Sequence[tuple[str, Sequence[Labelled], bool]], wanted: str) -> list[str]:
    """The values of a label, without signs at their edges, in their order."""
    values = (trimmed(label, words) for _, parts, _ in labelled for label, words in parts if label == wanted)
    return [words for words in dict.fromkeys(values) if len(words) > 3 and "{" not in words]


def fit(data: Path) -> None:
    """Fit the model of the page reader."""
    found = training(grobid_entries(data)[0], anystyle_entries(data)[0], _MADE_UP)
    fitting.fit(MODEL, found, l1=0.4, l2=0.01, iterations=100, least=2)


FIELDS = ("surnames", "title", "year", "container", "volume", "pages")


def measure(data: Path) -> Mapping[str, Tally]:
    """How well `parse_entry` reads the held-out entries: each data set apart, then both together, then the mean.

    - surnames: the multiset of folded words of the author list, without initials (one letter, or up to three
      capitals), particles, "and" and "et al."; full given names count as words of the list, too;
    - title, container (journal, proceedings or book that holds the work): the same letters and digits in the same
      order, whatever the case, accents, signs and spaces; where the gold has several stretches, one of them or all
      together. A work that is itself a book or report has a title and no container;
    - year: the same number; volume: the same first number, or word where there is none; pages: the same first and
      last number. A volume which the gold itself calls a number ("No. 4") is an issue and is not asked for.

    What the gold does not have counts as wrongly given.
    """
    grobid, anystyle = grobid_entries(data)[1], anystyle_entries(data)[1]
    sets = {
        "grobid": [(e.raw, grobid_parts(e)) for e in grobid],
        "anystyle": [(e.raw, anystyle_parts(e)) for e in anystyle],
    }
    return table(sets)


def table(sets: Mapping[str, Sequence[tuple[str, Sequence[Labelled]]]]) -> Mapping[str, Tally]:
    """The counts of each field in each set and in all together."""
    judgements = [(name, judged(raw, parts)) for name, entries in sets.items() for raw, parts in entries]
    apart = summed((f"{name} {field}", tally) for name, told in judgements for field, tally in told.items())
    together = summed(pair for _, told in judgements for pair in told.items())
    sums = {**apart, **together}
    keys = (key for field in FIELDS for key in (*(f"{name} {field}" for name in sets), field))
    return {key: sums.get(key, Tally()) for key in keys}


def judged(raw: str, parts: Sequence[Labelled]) -> Mapping[str, Tally]:
    """The counts of one entry."""
    read = parse_entry(raw, Span(0, len(raw)))
    gold = {label: [words for name, words in parts if name == label] for label in LABELS}
    authors = gold["author"] or gold["editor"]
    found = {"surnames": _words_tally(authors, read.authors if read else ())}
    for field, label, given, key in (
        ("title", "title", read and read.title, letters),
        ("container", "venue", read and read.venue, letters),
        ("year", "date", str(read.year or "") if read else "", _year),
        ("volume", "volume", read and read.volume, _first),
        ("pages", "pages", read and read.pages, _ends),
    ):
        wanted = [value for words in gold[label] if (value := key(words))]
        value = key(given or "")
        right = bool(value) and (value in wanted or value == key(" ".join(gold[label])))
        found[field] = Tally(int(right), int(bool(wanted)), int(bool(value)))
    return found


def _words_tally(wanted: Sequence[str], given: Sequence[str]) -> Tally:
    return Tally.of(Counter(_surnames(wanted)), Counter(_surnames(given)))


_NO_SURNAMES = re.compile(
    r"[^\W\d_]|and|und|et|al|others|jr|sr|eds?|hrsg|in|van|von|der|den|de|del|della|di|da|dos|du|la|le|el|ten|ter",
    re.IGNORECASE,
)


def _surnames(lists: Sequence[str]) -> Iterator[str]:
    for words in lists:
        for word in re.findall(r"[^\W\d_]+", words):
            if not (_NO_SURNAMES.fullmatch(word) or (len(word) <= 3 and word.isupper())):
                yield letters(word)


def _year(words: str) -> str:
    match = re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", words)
    return match[0] if match else ""


def _first(words: str) -> str:
    match = re.search(r"\d+", words) or re.search(r"\w+", words)
    return match[0].casefold() if match else ""


def _ends(words: str) -> str:
    numbers = re.findall(r"\d+", words)
    return f"{numbers[0]}-{numbers[-1]}" if numbers else ""
