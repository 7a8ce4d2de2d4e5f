"""How long a page takes to read, from 1 kB to 5 MB of text of every shape: linear reading keeps the ms per kB level.

    python benchmarks/reading.py [--flow] [--sizes 1 10 100 1000 5000] [--patience 60] [--profile] [SHAPE …]

With `--flow` the whole pipeline is measured, from the record to its statements, from 10 kB to 1 MB. Figures are
milliseconds of processor time per 1,000 characters; the exponent is that of the last growth (1 is linear). A size is
left out where the last one lets it take longer than the patience. `--profile` adds the functions in which the longest
reading of each shape spent its time.
"""

import argparse
import cProfile
import math
import pstats
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.record import Record
from pipeline.flow import MAX_CHARACTERS, read_one
from pipeline.page.read import read_page
from pipeline.regions.gazetteer import gazetteer
from pipeline.stating.state import state

_HEAD = "Looms and Lakes of the Upper Valley\n\n"
_BYLINE = "Ann B. Lee, Carl Moss\n\n"
_ABSTRACT = "Abstract\n\nLooms stand at lakes because lakes do not run dry, and that is what this paper is about.\n\n"
_SENTENCE = "Wages rise in the valley when the looms run at night (Moss, 2009), as Lee and Gray (2011) have shown. "
_PAGE = (
    "Journal of Imaginary Trade. 2011. Vol. 3. No. 2. Pp. 45-61.\n\n"
    + _HEAD
    + _BYLINE
    + "Department of Weaving, Foo University, 12 Mill St., 3000 Bern, Switzerland\n\n"
    + _ABSTRACT
    + "Keywords: loom; lake; water power\n\n1. Introduction\n\n"
    + _SENTENCE * 6
    + "\n\nReferences\n\nMoss, C. (2009). Wages at night. Journal of Bar, 4(2), 11-20.\n"
    + "Lee, A., & Gray, E. (2011). Looms that run. Annals of Foo, 7, 1-9.\n\n"
)
_GIVEN = ("Ann", "Carl", "Eva", "Denis", "Olga", "Igor", "Maria", "Peter")
_FAMILY = ("Lee", "Moss", "Gray", "Hill", "Weaver", "Sokolova", "Petrov", "Marsh", "Stone")
_TOWN = ("Bern, Switzerland", "Oslo, Norway", "Turku, Finland", "Riga, Latvia", "Kazan, Russia")
_ITEM = ("Home", "News", "Contact", "About us", "Events", "Members", "Publications", "Print this page")


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _listed(line: Callable[[int], str], length: int, joint: str = "\n") -> str:
    """Lines made from their number until the length is reached."""
    lines: list[str] = []
    total = 0
    while total < length:
        lines.append(line(len(lines)))
        total += len(lines[-1]) + len(joint)
    return joint.join(lines)


def _name(number: int) -> str:
    return f"{_GIVEN[number % 8]} {chr(65 + number % 26)}. {_FAMILY[number % 9]}"


def _entry(number: int) -> str:
    who = f"{_FAMILY[number % 9]}, {_GIVEN[number % 8][0]}."
    pages = f"{number % 300 + 1}-{number % 300 + 19}"
    return (
        f"{who} ({1950 + number % 70}). Wages and looms of year {number}. Journal of Bar, {number % 40 + 1}, {pages}."
    )


def _address(number: int) -> str:
    return f"{number + 1} Department of Weaving, University No. {number}, {number} Mill St., {_TOWN[number % 5]}"


def _cited(number: int) -> str:
    return f"Looms ran at night ({_FAMILY[number % 9]}, {1950 + number % 70})."


SHAPES: Mapping[str, Callable[[int], str]] = {
    "pages": lambda length: _repeated(_PAGE, length),
    "one-line": lambda length: _repeated(_SENTENCE, length),
    "one-word": lambda length: _repeated("looms", length),
    "paragraph": lambda length: _HEAD + _BYLINE + _repeated(_SENTENCE.replace(" when", "\nwhen") + "\n", length),
    "tiny-lines": lambda length: _repeated("a\nBc\n12\n", length),
    "byline": lambda length: _HEAD + _listed(_name, length, ", ") + "\n\n" + _ABSTRACT,
    "byline-lines": lambda length: _HEAD + _listed(_name, length) + "\n\n" + _ABSTRACT,
    "marked-byline": lambda length: _HEAD + _listed(lambda n: f"{_name(n)}{n + 1}", length, ", ") + "\n\n" + _ABSTRACT,
    "affiliations": lambda length: _HEAD + "Ann Lee1, Carl Moss2\n\n" + _listed(_address, length) + "\n\n" + _ABSTRACT,
    "address-line": lambda length: _HEAD + _BYLINE + _listed(_address, length, "; ") + "\n\n" + _ABSTRACT,
    "authors-and-addresses": lambda length: (
        _HEAD
        + _listed(lambda n: f"{_name(n)}{n + 1}", length // 3, ", ")
        + "\n\n"
        + _listed(_address, length * 2 // 3)
        + "\n\n"
        + _ABSTRACT
    ),
    "signatures": lambda length: _HEAD + _listed(lambda n: f"{_name(n)}\n{_address(n)}\n", length) + "\n\n" + _ABSTRACT,
    "references": lambda length: _HEAD + _BYLINE + _ABSTRACT + "References\n\n" + _listed(_entry, length),
    "reference-line": lambda length: _HEAD + _BYLINE + _ABSTRACT + "References\n\n" + _listed(_entry, length, " "),
    "citations": lambda length: (
        _HEAD
        + _BYLINE
        + _ABSTRACT
        + _listed(_cited, length // 2, " ")
        + "\n\nReferences\n\n"
        + _listed(_entry, length // 2)
    ),
    "numbered-citations": lambda length: (
        _HEAD
        + _ABSTRACT
        + _listed(lambda n: f"Looms ran at night [{n + 1}].", length // 3, " ")
        + "\n\nReferences\n\n"
        + _listed(lambda n: f"{n + 1}. {_entry(n)}", length * 2 // 3)
    ),
    "same-citation": lambda length: (
        _HEAD
        + _ABSTRACT
        + _repeated("Looms ran at night (Moss, 2009). ", length // 2)
        + "\n\nReferences\n\n"
        + _repeated("Lee, A. (2009). Wages at night. Journal of Bar, 4(2), 11-20.\n", length // 2)
    ),
    "cut-byline": lambda length: _HEAD + _listed(_name, length, ",\n") + "\n\n" + _ABSTRACT,
    "listed-parts": lambda length: _HEAD + _BYLINE + _repeated(f"Foo University, {'Lee, ' * 10}\n", length) + _ABSTRACT,
    "names-before-title": lambda length: _repeated(f"Lee A.B., Moss C. Looms{'-and-looms' * 30}. At night\n", length),
    "blanks": lambda length: _HEAD + "Authors: Lee" + " " * length + "Moss\n\n" + _ABSTRACT,
    "years": lambda length: _HEAD + _BYLINE + "How to cite: " + _repeated("2009 ", length) + "\n\n" + _ABSTRACT,
    "keywords": lambda length: _HEAD + _BYLINE + "Keywords: " + _listed(lambda n: f"loom {n}", length, "; "),
    "codes": lambda length: _HEAD + _BYLINE + "JEL: " + _listed(lambda n: f"{chr(65 + n % 26)}{n % 99}", length, ", "),
    "imprint": lambda length: _listed(lambda n: f"Journal of Bar, Vol. {n}, ISSN 1234-{n:04}, 2011, pp. 3-9", length),
    "title": lambda length: "# " + _repeated("Looms and Lakes of the Valley ", length) + "\n\n" + _BYLINE + _ABSTRACT,
    "menus": lambda length: "\n".join(islice(cycle(f"  • {item}" for item in _ITEM), length // 10)),
    "headings": lambda length: _listed(lambda n: f"{n + 1}. Looms of the lake\n\n{_SENTENCE}\n", length),
    "markup": lambda length: _repeated("**Looms** of [lakes](http://foo.org/a) <sup>1</sup> run *at night*. ", length),
    "bilingual": lambda length: (
        _HEAD
        + _BYLINE
        + "Abstract: "
        + _repeated(_SENTENCE, length // 2)
        + "\n\nКлючевые слова: озеро\n\nАннотация: "
        + _repeated("Станки стоят у озера, и зарплаты растут. ", length // 2)
        + "\n\nKeywords: lake\n"
    ),
}  # fmt: skip


@cache
def _places() -> tuple[str, ...]:
    """Names of places, each a word of some letters, in an order of no meaning."""
    known = sorted(name for name in gazetteer().patterns if name.isalpha() and name.istitle() and len(name) > 5)
    return tuple(known[number * 7919 % len(known)] for number in range(20_000))


def _invented(number: int) -> str:
    """A family name of three syllables, another one for each number."""
    syllables = ("Ba", "ko", "ri", "mu", "le", "tos", "van", "deb", "fin", "gor", "hul")
    return "".join(syllables[number // 11**place % 11] for place in range(4)).capitalize()


def _told(number: int) -> str:
    """Sentences that name a region, a cluster, an organisation and a person, other ones for each number."""
    place, other = _places()[number * 2 % 20_000], _places()[(number * 2 + 1) % 20_000]
    branch = ("wine", "textile", "ceramics", "aerospace", "furniture")[number % 5]
    who = f"{_GIVEN[number % 8]} {_invented(number)}"
    return (
        f"The {branch} cluster in {place} grows faster than the {branch} clusters of Italy and {other}. "
        f"It was founded by {who}, director of the Institute of {_invented(number * 3)} Studies in {place}. "
        f"The {_invented(number)} {branch.title()} Cluster includes the University of {other}. "
        f"{_invented(number)} agrees. "
    )


FLOW: Mapping[str, Callable[[int], str]] = {
    "prose": lambda length: _HEAD + _BYLINE + _ABSTRACT + _listed(_told, length, "\n\n"),
    "paragraph": lambda length: _HEAD + _BYLINE + _ABSTRACT + _listed(_told, length, ""),
    **{name: SHAPES[name] for name in ("citations", "authors-and-addresses", "one-line", "menus", "pages")},
}
"""What the whole pipeline is measured with."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One measured reading."""

    characters: int
    seconds: float

    @property
    def rate(self) -> float:
        """Milliseconds per 1,000 characters."""
        return self.seconds * 1e6 / self.characters


def flow(record: Record) -> None:
    """The way of a record to its statements."""
    outcome = read_one(record)
    if outcome.reading is None:
        raise SystemExit(outcome.reason)
    state(record, outcome.reading)


def measured(text: str, read: Callable[[Record], object]) -> Reading:
    """The processor time of one reading of the text; the quickest of three where it is short."""
    record = Record(source_file="a.txt", format="text", text=text, encoding="utf-8", encoding_reason="benchmark")
    times = []
    for _ in range(3 if len(text) < 50_000 else 1):
        begun = time.process_time()
        read(record)
        times.append(time.process_time() - begun)
    return Reading(len(text), min(times))


def exponent(readings: Sequence[Reading]) -> float | None:
    """How the time grew between the last two sizes: 1 is linear, 2 quadratic."""
    if len(readings) < 2:
        return None
    before, last = readings[-2:]
    return math.log(last.seconds / before.seconds) / math.log(last.characters / before.characters)


def series(
    shape: Callable[[int], str], sizes: Sequence[int], patience: float, read: Callable[[Record], object]
) -> list[Reading]:
    """The readings of one shape at growing sizes (kB), as far as the patience lets expect."""
    found: list[Reading] = []
    for size in sizes:
        text = shape(size * 1000)[:MAX_CHARACTERS] if read is flow else shape(size * 1000)
        growth = max(1.0, exponent(found) or 1.0)
        if found and found[-1].seconds * (len(text) / found[-1].characters) ** growth > patience:
            break
        found.append(measured(text, read))
    return found


def profiled(text: str, lines: int, read: Callable[[Record], object]) -> None:
    """Print where one reading of the text spent its time."""
    with cProfile.Profile() as profile:
        measured(text, read)
    pstats.Stats(profile).sort_stats("tottime").print_stats(lines)


def main() -> None:
    """Measure the shapes that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=", ".join(SHAPES))
    parser.add_argument("--flow", action="store_true", help=f"the whole pipeline; shapes: {', '.join(FLOW)}")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="KB")
    parser.add_argument("--patience", type=float, default=60, metavar="SECONDS")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    read, shapes = (flow, FLOW) if options.flow else (read_page, SHAPES)
    sizes = options.sizes or ([10, 100, 300, 1000] if options.flow else [1, 10, 100, 1000, 5000])
    measured(_PAGE, read)  # Word lists and models are loaded once; that is no part of a reading.
    print(f"{'ms per kB of':24}" + "".join(f"{size:>8} kB" for size in sizes) + "   exponent")
    for name, shape in shapes.items():
        if options.shapes and name not in options.shapes:
            continue
        found = series(shape, sizes, options.patience, read)
        cells = [f"{reading.rate:11.2f}" for reading in found] + ["          –"] * (len(sizes) - len(found))
        growth = exponent(found)
        print(f"{name:24}" + "".join(cells) + (f"{growth:11.2f}" if growth else ""), flush=True)
        if options.profile:
            profiled(shape(sizes[len(found) - 1] * 1000), 12, read)


if __name__ == "__main__":
    main()
