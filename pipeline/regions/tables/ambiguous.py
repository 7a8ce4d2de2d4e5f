"""Derives ambiguous.txt: `python -m pipeline.regions.tables.ambiguous header_train.jsonl authors.csv`.

Which place names are English words too is counted in the first pages of the GROBID training set (CC BY), which of them
are names of people in the authors of the NBER working papers (nberwp, https://github.com/bldavies/nberwp, MIT).
"""

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

from pipeline.regions.gazetteer import gazetteer

HERE = Path(__file__).parent
NOTE = """# Place names that are also English words, or names of people: only context tells them apart.
# Derived by pipeline/regions/tables/ambiguous.py from training pages of GROBID (CC BY) and the authors of nberwp (MIT).
"""


def common_words(pages: Path) -> frozenset[str]:
    """The words that are printed in small letters about as often as with a capital."""
    text = " ".join(json.loads(line)["raw"] for line in pages.read_text(encoding="utf-8").splitlines())
    counts = Counter(re.findall(r"(?<![\w@./-])[A-Za-z]+(?![\w@./-])", text))
    return frozenset(w for w, n in counts.items() if w.islower() and n > 1 and n * 3 > counts[w.capitalize()])


def people_names(authors: Path) -> frozenset[str]:
    """Given and family names."""
    with authors.open(encoding="utf-8", newline="") as file:
        return frozenset(word for row in csv.DictReader(file) for word in re.findall(r"\w{3,}", row["name"]))


def main(pages: Path, authors: Path) -> None:
    """Writes the table."""
    names = sorted(gazetteer().town_and_subdivision_names())
    words, people = common_words(pages), people_names(authors)
    sections = (
        ("[words]", [name for name in names if name.casefold() in words and not name.isupper()]),
        ("[people]", [name for name in names if name in people and name.casefold() not in words]),
    )
    lines = "\n".join(f"{heading}\n" + "\n".join(members) for heading, members in sections)
    (HERE / "ambiguous.txt").write_text(f"{NOTE}{lines}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
