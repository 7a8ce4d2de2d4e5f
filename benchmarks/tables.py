"""Time and memory of reading a large table of no known layout: a generated CSV file, read as its mapping says.

python benchmarks/tables.py --megabytes 1000
"""

import argparse
import csv
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.formats.streams.opened import FileOpened
from corpus.formats.tables.mapped import mapped_beside
from corpus.work import Work

HEADINGS = ("Nr", "Titel", "Autoren", "Jahr", "Zeitschrift", "DOI", "Zusammenfassung", "Schlagwörter", "Farbe")
MAPPING = """
[fields]
title = "Titel"
author = "Autoren"
year = "Jahr"
venue = "Zeitschrift"
doi = "DOI"
abstract = "Zusammenfassung"
keywords = "Schlagwörter"
key = "Nr"
[separators]
author = ";"
keywords = ","
"""
WORDS = ("Kork", "Wein", "Cluster", "Region", "Firmen", "wachsen", "langsam", '"schnell"', "und", "gern", "Öl,", "x;y")


def main() -> None:
    """Write the table, read it, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "list.csv")
        rows = write(table, options.megabytes * 1_000_000)
        Path(folder, "list.mapping.toml").write_text(MAPPING, encoding="utf-8")
        measure(table, rows)


def write(table: Path, size: int) -> int:
    """Rows with cells of several lines, until the file is as large; the number of them."""
    chance, number = random.Random(7), 0  # noqa: S311 -- no secret
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        while number % 1000 or stream.tell() < size:
            number += 1
            said = " ".join(chance.choices(WORDS, k=120))
            authors = "; ".join(f"Muster{chance.randrange(9999)}, A." for _ in range(3))
            row = (f"r{number}", f"Titel {number}", authors, 2014, "Z. f. Kork", f"10.1000/{number}", f"{said}\n{said}")
            writer.writerow((*row, "Kork, Wein", "rot"))
    return number


def measure(table: Path, rows: int) -> None:
    """Print what reading the table takes."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, begun = time.process_time(), table.stat().st_size / 1e6
    format_ = mapped_beside(table)
    if format_ is None:
        raise SystemExit("the mapping is not found")
    works = sum(isinstance(work, Work) and work.year == 2014 for work in format_.read(FileOpened(table, table.name)))
    seconds = time.process_time() - clock
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{begun:.0f} MB, {works} of {rows} works, {seconds:.1f} s of processor time, {begun / seconds:.1f} MB a second"
    )
    print(f"memory at most {after / 1024:.0f} MB, {(after - before) / 1024:.0f} MB more than before")


if __name__ == "__main__":
    main()
