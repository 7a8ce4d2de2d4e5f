"""How well headers, names, addresses and reference entries are read, on labelled data that nobody here wrote.

    python benchmarks/page.py [--data ../shared/data] [--part held-out|seen|all] [--errors N] [SET …]

The data sets are GROBID's training files and AnyStyle's core set. Even rows may be looked at; odd rows ("held-out") are
only measured. Figures are shares of the rows of which the value was read rightly, but for names: precision and recall.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.record import Record
from pipeline.page.affiliations import read_affiliations
from pipeline.page.entry import parse_entry
from pipeline.page.names import read_names
from pipeline.page.plain import plain
from pipeline.page.read import read_page
from pipeline.spans import Span

Row = dict[str, Any]
Tally = Counter[str]


def folded(words: str) -> str:
    """Letters and digits only, without accents and case."""
    plain_words = unicodedata.normalize("NFKD", words).casefold()
    return re.sub(r"\W+", " ", "".join(c for c in plain_words if not unicodedata.combining(c))).strip()


def alike(one: str | None, other: str | None) -> bool:
    """Whether two strings are the same but for a tenth of their letters."""
    if not one or not other:
        return False
    return SequenceMatcher(None, folded(one).replace(" ", ""), folded(other).replace(" ", "")).ratio() >= 0.9


def rows(path: Path) -> list[Row]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def note(tally: Tally, name: str, *, right: bool) -> None:
    """Count one value."""
    tally[f"{name} wanted"] += 1
    tally[f"{name} right"] += right


def names(row: Row, tally: Tally) -> Iterator[str]:
    """Author lines: family name and first letter of the given name."""
    wanted = Counter(_person(person) for person in row["persons"])
    read = read_names(re.sub(r"^by\s+", "", row["raw"], flags=re.IGNORECASE))
    given = Counter((folded(name.family), folded(name.given)[:1]) for name in read.names)
    right = sum((wanted & given).values())
    tally.update({"names right": right, "names wanted": sum(wanted.values()), "names given": sum(given.values())})
    if right < sum(wanted.values()):
        yield f"{row['raw']!r}: {sorted((given - wanted).elements())} for {sorted((wanted - given).elements())}"


def _person(parts: Sequence[Sequence[str]]) -> tuple[str, str]:
    table = {part[0]: part[1] for part in parts}
    return folded(table.get("surname", "")), folded(table.get("forename", ""))[:1]


def header(row: Row, tally: Tally) -> Iterator[str]:
    """First pages: title, family names of the authors, keywords."""
    page = read_page(
        Record(source_file=row["src"], format="text", text=row["raw"], encoding="utf-8", encoding_reason="benchmark")
    )
    fields: dict[str, list[str]] = {}
    for name, value in row["fields"]:
        fields.setdefault(name, []).append(value)
    if "titlePart" in fields:
        title = next(iter(page.values("title")), None)
        note(tally, "title", right=alike(title, fields["titlePart"][0]))
        if not alike(title, fields["titlePart"][0]):
            yield f"title {title!r} for {fields['titlePart'][0]!r}"
    yield from _header_authors(fields, [credit.family for credit in page.credits], tally)


def _header_authors(fields: dict[str, list[str]], families: list[str], tally: Tally) -> Iterator[str]:
    bylines = folded(" ".join(fields.get("docAuthor", [])))
    wanted = _families(fields)
    right = sum(folded(family) in bylines for family in families)
    found = sum(any(family == folded(other) for other in families) for family in wanted)
    tally.update({"authors given": len(families), "authors given right": right})
    tally.update({"authors wanted": len(wanted), "authors found": found})
    if found < len(wanted) or right < len(families):
        yield f"authors {families} for {fields.get('docAuthor')}"


def _families(fields: dict[str, list[str]]) -> list[str]:
    """The family names of the first byline, as far as a simple reading of it can be trusted."""
    line = fields.get("docAuthor", [""])[0]
    return [folded(name.family) for name in read_names(line).names]


def addresses(row: Row, tally: Tally) -> Iterator[str]:
    """Address blocks, one affiliation each: institution, department, settlement."""
    for wanted in row["affiliations"]:
        raw = wanted["raw"]
        view = plain(raw, Span(0, len(raw))) if raw else None
        chains = [part for one in read_affiliations(view) for part in one.chain] if view else []
        for name, value in wanted["fields"]:
            if name in ("orgName:institution", "orgName:department"):
                hit = any(alike(part.name.of(raw), value) for part in chains)
                note(tally, name.partition(":")[2], right=hit)
                if not hit:
                    yield f"{name} {value!r}: {[part.name.of(raw) for part in chains]} in {raw!r}"
            elif name == "settlement":
                note(tally, name, right=any(part.place and alike(part.place.of(raw), value) for part in chains))


def entries(row: Row, tally: Tally) -> Iterator[str]:
    """Reference entries: first author, year, title, venue, volume, pages."""
    raw = row["raw"]
    read = parse_entry(raw, Span(0, len(raw)))
    if read is None:
        tally["unread"] += 1
        return
    given = {"author": next(iter(read.authors), None), "year": str(read.year or ""), "title": read.title}
    given |= {"venue": read.venue, "volume": (read.volume or "").split("(")[0], "pages": read.pages}
    for name, value in row["wanted"].items():
        right = _same_value(name, value, given[name])
        note(tally, name, right=right)
        if not right:
            yield f"{name}: {given[name]!r} for {value!r} in {raw!r}"


def _same_value(name: str, wanted: str, given: str | None) -> bool:
    if name == "author":
        return bool(given) and folded(wanted).startswith(folded(given or "").split(" et al")[0])
    if name in ("year", "volume", "pages"):
        return re.findall(r"\d+", wanted)[:1] == re.findall(r"\d+", given or "")[:1]
    return alike(wanted, given)


_GROBID = {"author": ("author",), "year": ("date",), "title": ("title:a", "title:m"), "venue": ("title:j",)}
_GROBID |= {"volume": ("biblScope:volume", "biblScope:vol"), "pages": ("biblScope:pp", "biblScope:page")}
_ANYSTYLE = {
    "author": "author",
    "date": "year",
    "title": "title",
    "journal": "venue",
    "volume": "volume",
    "pages": "pages",
}


def grobid_entries(path: Path) -> Iterator[Row]:
    """GROBID's reference strings with the values that are compared."""
    for row in rows(path):
        wanted = {
            name: next(row["gold"][key][0] for key in keys if key in row["gold"])
            for name, keys in _GROBID.items()
            if any(key in row["gold"] for key in keys)
        }
        yield {"raw": row["raw"], "wanted": {name: value for name, value in wanted.items() if folded(value)}}


def anystyle_entries(path: Path) -> Iterator[Row]:
    """AnyStyle's reference strings with the values that are compared."""
    for sequence in ElementTree.parse(path).getroot():  # noqa: S314 - a file of our own data folder
        wanted: dict[str, str] = {}
        for part in sequence:
            if part.tag in _ANYSTYLE and part.text and folded(part.text):
                wanted.setdefault(_ANYSTYLE[part.tag], part.text.strip())
        yield {"raw": " ".join(part.text or "" for part in sequence), "wanted": wanted}


def sets(data: Path) -> dict[str, tuple[Callable[[Row, Tally], Iterator[str]], list[Row]]]:
    """The measurements with their rows."""
    grobid = data / "grobid"
    return {
        "names": (names, rows(grobid / "name_header_train.jsonl")),
        "header": (header, rows(grobid / "header_train.jsonl")),
        "addresses": (addresses, rows(grobid / "affiliation_train.jsonl")),
        "entries": (entries, list(grobid_entries(grobid / "citation_train.jsonl"))),
        "entries-anystyle": (entries, list(anystyle_entries(data / "anystyle" / "core.xml"))),
    }


def measure(name: str, judge: Callable[[Row, Tally], Iterator[str]], part: Sequence[Row], errors: int) -> None:
    """Print the figures of one set and some of its errors."""
    tally: Tally = Counter()
    missed = [line for row in part for line in judge(row, tally)]
    print(f"{name} ({len(part)} rows)")
    for key in sorted(tally):
        wanted = tally.get(f"{key.rsplit(' ', 1)[0]} wanted", 0)
        share = f"{tally[key] / wanted:8.3f}" if wanted and key.endswith(("right", "found")) else ""
        print(f"  {key:24} {tally[key]:6}{share}")
    for line in missed[:: max(1, len(missed) // errors)][:errors] if errors else ():
        print("   ", line[:400])


def main() -> None:
    """Measure the sets that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "../shared/data")
    parser.add_argument("--part", choices=("held-out", "seen", "all"), default="held-out")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    for name, (judge, found) in sets(args.data).items():
        if not args.sets or name in args.sets:
            part = {"held-out": found[1::2], "seen": found[::2], "all": found}[args.part]
            measure(name, judge, part, args.errors if args.part == "seen" else 0)


if __name__ == "__main__":
    main()
