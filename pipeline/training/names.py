"""Training of the model that reads author lines, and its measure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pipeline.labelling.shapes import letters
from pipeline.labelling.tokens import Token, tokenise
from pipeline.page.name_labels import MODEL, features, name_items
from pipeline.page.names import read_names
from pipeline.scoring.tally import Tally
from pipeline.training import fitting
from pipeline.training.alignment import aligned
from pipeline.training.data import Grouped, names
from pipeline.training.fitting import Sequenced
from pipeline.training.invented_lines import invented
from pipeline.training.invented_names import cited_families

_LABELS = {
    "forename": "given",
    "firstname": "given",
    "middlename": "given",
    "surname": "family",
    "suffix": "suffix",
    "rolename": "role",
    "marker": "marker",
}


def fit(data: Path) -> None:
    """Fit the model to the training rows and to lines that were invented."""
    training, _ = names(data)
    fitting.fit(MODEL, examples(training, data), l1=0.2, l2=0.1, iterations=70)


def examples(training: Sequence[Grouped], data: Path) -> Iterator[Sequenced]:
    """All that the model learns from; labelled lines count twice, because invented ones are many times as many."""
    labelled_lines = list(sequences(training))
    yield from (*labelled_lines, *labelled_lines)
    yield from sequences(invented(training, cited_families(data)))


def sequences(rows: Iterable[Grouped]) -> Iterator[Sequenced]:
    """Features and labels of the rows whose values are found in their words."""
    for row in rows:
        items = name_items(row.raw)
        labels = labelled(row, items)
        if labels:
            yield features(items), labels


def labelled(row: Grouped, items: Sequence[Token]) -> list[str] | None:
    """The label of each item; None when the values are not found."""
    parts = [
        (f"{_LABELS[label.lower()]}/{number}", words)
        for number, person in enumerate(row.groups)
        for label, words in person.parts
    ]
    found = aligned(row.raw, parts, ordered=True)
    if found is None:
        return None
    at = {token.begin: label.partition("-")[2] for token, label in zip(tokenise(row.raw), found, strict=True)}
    return ordered(_edged([at.get(item.begin, "") for item in items], [item.text for item in items]))


def _edged(labels: Sequence[str], words: Sequence[str]) -> list[str]:
    """Only the first word of a person begins; what stands between the words of one name is inside it."""
    found: list[str] = []
    person = ""
    for index, (label, word) in enumerate(zip(labels, words, strict=True)):
        name, _, number = label.partition("/")
        if name in ("given", "family"):
            found.append(f"{'I' if number == person else 'B'}-{name}")
            person = number
        elif not name and person and _goes_on(labels, index, person):
            found.append("I-sign")
        else:
            stop = not name and word == "." and found and found[-1] == "role"
            found.append("role" if stop else name or "O")
    return found


def _goes_on(labels: Sequence[str], index: int, person: str) -> bool:
    following = next((label for label in islice(labels, index, None) if label), "")
    return following in (f"given/{person}", f"family/{person}")


def ordered(labels: Sequence[str]) -> list[str]:
    """Labels with the order of the last name begun, of the first one before it: the model remembers one label only.

    >>> ordered(["O", "B-family", "I-given", "O", "B-given"])
    ['O/inverted', 'B-family/inverted', 'I-given/inverted', 'O/inverted', 'B-given/direct']
    """
    orders = {"B-given": "direct", "B-family": "inverted"}
    order = next((orders[label] for label in labels if label in orders), "direct")
    found: list[str] = []
    for label in labels:
        order = orders.get(label, order)
        found.append(f"{label}/{order}")
    return found


def measure(data: Path) -> Mapping[str, Tally]:
    """How well the names of the held-out lines are read: family names, given names, both of one person."""
    _, held_out = names(data)
    return tallies(held_out)


def tallies(rows: Iterable[Grouped]) -> Mapping[str, Tally]:
    """The figures over some rows. Case, accents, spaces and signs make no difference."""
    sums = {"surname": Tally(), "given": Tally(), "person": Tally()}
    for row in rows:
        wanted = [person for group in row.groups if (person := _wanted(group.parts)) != ("", "")]
        given = [(letters(name.family), letters(name.given)) for name in read_names(row.raw, known=True).names]
        sums["surname"] += _tally((family for family, _ in wanted), (family for family, _ in given))
        sums["given"] += _tally((name for _, name in wanted), (name for _, name in given))
        sums["person"] += _tally((f"{a}, {b}" for a, b in wanted), (f"{a}, {b}" for a, b in given))
    return sums


def _wanted(parts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    words = {"family": "", "given": ""}
    for label, part in parts:
        name = _LABELS.get(label.lower(), "")
        if name in words:
            words[name] += letters(part)
    return words["family"], words["given"]


def _tally(wanted: Iterable[str], given: Iterable[str]) -> Tally:
    return Tally.of(Counter(filter(None, wanted)), Counter(filter(None, given)))
