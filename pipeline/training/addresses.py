"""The model that names the words of an address: its training, and how well addresses are read."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.labelling.shapes import letters
from pipeline.labelling.tokens import tokenise
from pipeline.page.address_labels import MODEL, address_features
from pipeline.page.affiliations import read_affiliations
from pipeline.page.plain import plain
from pipeline.scoring.tally import Tally, summed
from pipeline.spans import Span
from pipeline.training import fitting
from pipeline.training.alignment import aligned
from pipeline.training.data import Example, Grouped, Labelled, addresses
from pipeline.training.fitting import Sequenced
from pipeline.training.invented_addresses import invented

_LABELS = {
    "orgName:institution": "institution",
    "institution": "institution",
    "orgName:institute": "institution",
    "orgName:consortium": "institution",
    "orgName:department": "unit",
    "orgName:departement": "unit",
    "orgName:laboratory": "unit",
    "orgName:Laboratory": "unit",
    "settlement": "city",
    "country": "country",
    "region": "region",
    "region:state": "region",
    "postCode": "postcode",
    "addrLine": "street",
    "postBox": "street",
    "marker": "marker",
}
"""The labels of the data by what they are called here."""

_ARTICLE = re.compile(r"\A(?:from )?the ", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)|\s*\bcedex\b.*", re.IGNORECASE)

Values = Counter[str]
"""How often an address has a value, letters and digits alone."""


def fit(data: Path) -> None:
    """Write the model, made of the rows for training and of invented addresses."""
    training, _ = addresses(data)
    fitting.fit(MODEL, sequences([*training, *invented()]), l1=0.3, l2=0.01, iterations=150, least=2)


def sequences(rows: Iterable[Grouped]) -> Iterator[Sequenced]:
    """What to learn from: each block, its affiliations one by one, and the block in worse print."""
    for number, row in enumerate(rows):
        variants = [row, _worse(row, random.Random(number))]  # noqa: S311 - no secret
        if len(row.groups) > 1:
            variants += [Grouped(group.raw, (group,)) for group in row.groups]
        for variant in variants:
            labels = _labels(variant)
            if labels:
                yield address_features(tokenise(variant.raw)), labels


def _labels(row: Grouped) -> list[str] | None:
    return aligned(row.raw, [part for group in row.groups for part in known(group.parts)], ordered=True)


def _worse(row: Grouped, source: random.Random) -> Grouped:
    """The block with commas and semicolons between its parts lost, or line breaks in their place."""
    labels = _labels(row) or []
    share, instead = source.choice((0.3, 0.7, 1.0)), source.choice((" ", " ", "\n"))
    words, position = "", 0
    for token, label, following in zip(tokenise(row.raw), labels, labels[1:], strict=False):
        if label == "O" and token.text in (",", ";") and following.startswith("B-") and source.random() < share:
            words += row.raw[position : token.begin].rstrip() + instead
            position = token.end
    return Grouped(words + row.raw[position:], row.groups)


def known(parts: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """The parts that have a label of ours."""
    return tuple((_LABELS[name], words) for name, words in parts if name in _LABELS)


def measure(data: Path) -> Mapping[str, Tally]:
    """The counts over the addresses held out.

    A value is right when it has the letters and digits of a wanted one, each wanted one once; case, signs, an article
    before it, brackets within it, "Cedex" behind it do not count. All fields but the last are counted over the single
    addresses, each read alone, values of all chains that are read from it together:

    - institution, unit: a wanted name is found when any chain has it, whatever kind it goes by there. What no kind
      wants at all counts as given, and wrong, of the kind that it was called.
    - institution by kind, unit by kind: the same names, but right only by the right kind; an institution called a unit
      is one missed institution and one wrong unit.
    - city, country: the places of the affiliations. An address in which no organisation is read has none.
    - affiliations: the addresses of a block that have organisations, read from the whole block at once. One is right
      when an affiliation has exactly its names of organisations, of whatever kind and in any order.

    A name that the data leave unlabelled, or cut in another way, is an error; about one kind in twelve is arguable.
    """
    _, held_out = addresses(data)
    return tallies(held_out)


def tallies(rows: Iterable[Grouped]) -> dict[str, Tally]:
    """The counts of these rows."""
    return summed(pair for row in rows for pair in _counts(row))


def _counts(row: Grouped) -> Iterator[tuple[str, Tally]]:
    """The counts of each address read alone, and of the block that holds them."""
    for group in row.groups:
        yield from _counted(group) if group.raw else ()
    yield "affiliations", _whole(row)


def _whole(row: Grouped) -> Tally:
    """How many of the addresses of a block are found in it, each by the names of its organisations."""
    wanted = (_wanted(group) for group in row.groups)
    names = Counter(frozenset(values["institution"] + values["unit"]) for values in wanted)
    read = read_affiliations(plain(row.raw, Span(0, len(row.raw))))
    given = Counter(frozenset(_values(row.raw, (part.name for part in one.chain))) for one in read)
    names.pop(frozenset(), None)
    return Tally.of(names, given)


def _counted(group: Example) -> Iterator[tuple[str, Tally]]:
    wanted = _wanted(group)
    read = read_affiliations(plain(group.raw, Span(0, len(group.raw))))
    chains = _values(group.raw, (part.name for one in read for part in one.chain))
    called = {
        "institution": _values(group.raw, (part.name for one in read for part in one.chain if not part.unit)),
        "unit": _values(group.raw, (part.name for one in read for part in one.chain if part.unit)),
    }
    strange = {name: values - wanted["institution"] - wanted["unit"] for name, values in called.items()}
    for name, values in strange.items():
        yield name, Tally.of(wanted[name], (wanted[name] & chains) + values)
    for name, values in called.items():
        yield f"{name} by kind", Tally.of(wanted[name], values)
    yield "city", Tally.of(wanted["city"], _values(group.raw, (span for one in read for span in one.cities)))
    yield "country", Tally.of(wanted["country"], _values(group.raw, (span for one in read for span in one.countries)))


def _wanted(group: Example) -> Mapping[str, Values]:
    found: dict[str, Values] = {name: Counter() for name in _LABELS.values()}
    for name, words in known(group.parts):
        found[name][_letters(words)] += 1
    return found


def _values(raw: str, spans: Iterable[Span]) -> Values:
    return Counter(_letters(span.of(raw)) for span in dict.fromkeys(spans))


def _letters(words: str) -> str:
    """Letters and digits alone, without an article before a name, a bracket within it, a post office behind it."""
    bare = _BRACKET.sub("", _ARTICLE.sub("", words)) or words
    return letters(bare)
