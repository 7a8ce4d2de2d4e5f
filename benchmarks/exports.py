"""How long reading an export takes, and how much memory: invented records, written to a file and read as a build does.

    python benchmarks/exports.py [--records 50000] [FORMAT …]

FORMAT is bibtex, ris, wos or lens. Memory is the peak of the process that reads, which does nothing else, so that it
shows what reading alone needs; it must not grow with the records.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.formats.streams.opened import FileOpened
from corpus.formats.table import recognised
from corpus.work import Work

_FAMILIES = ("Moss", 'M{\\"u}ller', "van der Berg", "{\\'E}cole", "Sokolova", "Gray", "\\v{S}koda")
_WORDS = [
    "looms",
    "{Lakes}",
    "and",
    "R\\&D",
    "in",
    "50\\%",
    "of",
    "the",
    "upper",
    "valley",
    "run",
    "at",
    "night",
    "because",
    "wages",
    "rise",
]


def _sentence(seed: int, length: int) -> str:
    return " ".join(_WORDS[(seed * 7 + place * place) % len(_WORDS)] for place in range(length))


def _plain(text: str) -> str:
    return text.translate(str.maketrans("", "", '\\{}"'))


def _bibtex(number: int) -> str:
    names = " and ".join(f"{_FAMILIES[(number + place) % 7]}, A{place}." for place in range(1 + number % 6))
    return (
        f"@article{{k{number},\n  author = {{{names}}},\n  title = {{{_sentence(number, 10)}}},\n"
        f"  journal = {{Journal of {_sentence(number, 2)}}},\n  year = {1980 + number % 40},\n  month = jan,\n"
        f"  pages = {{{number}--{number + 9}}},\n  doi = {{10.1000/x{number}}},\n  keywords = {{a; b}},\n"
        f"  abstract = {{{_sentence(number, 150)}}}\n}}\n\n"
    )


def _ris(number: int) -> str:
    names = "".join(f"AU  - {_plain(_FAMILIES[(number + place) % 7])}, A{place}.\n" for place in range(1 + number % 6))
    return (
        f"TY  - JOUR\nID  - k{number}\n{names}TI  - {_plain(_sentence(number, 10))}\nT2  - Journal\nPY  - 2001\n"
        f"DO  - 10.1000/x{number}\nKW  - a\nKW  - b\nAB  - {_plain(_sentence(number, 150))}\nER  - \n\n"
    )


def _wos(number: int) -> str:
    cited = "\n   ".join(f"MOSS A, {1950 + place}, J LOOMS, V{place}, P{number}" for place in range(30))
    return (
        f"PT J\nAU Moss, A\n   Gray, B\nAF Moss, Anna\n   Gray, Bea\nTI {_plain(_sentence(number, 10))}\nSO J LOOMS\n"
        f"C1 [Moss, Anna; Gray, Bea] Univ Bern, Bern, Switzerland.\nCR {cited}\nPY 2001\nUT WOS:{number}\n"
        f"AB {_plain(_sentence(number, 150))}\nER\n\n"
    )


def _lens(number: int) -> str:
    head = "Lens ID,Title,Author/s,Publication Year,Abstract\n" if number == 0 else ""
    return (
        f'{head}{number},"{_plain(_sentence(number, 10))}","A Moss; B Gray",2001,"{_plain(_sentence(number, 150))}"\n'
    )


_FORMATS: Mapping[str, Callable[[int], str]] = {"bibtex": _bibtex, "ris": _ris, "wos": _wos, "lens": _lens}


def _records(name: str, count: int) -> Iterator[str]:
    return (_FORMATS[name](number) for number in islice(range(count), count))


def _measure(path: Path) -> str:
    """What reading the file took, in one line."""
    opened = FileOpened(path, path.name)
    form = recognised(opened.head)
    assert form is not None
    begin = time.process_time()
    works = sum(isinstance(one, Work) for one in form.read(opened))
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    speed = f"{seconds:>6.1f} s {works / seconds:>8,.0f}/s"
    return f"{form.name:<16} {works:>8,} records of {size:>7.1f} MB {speed} {peak:>6.0f} MB of memory"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", default=list(_FORMATS))
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(_measure(options.read))
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats:
            path = Path(folder) / name
            with path.open("w", encoding="utf-8") as file:
                file.writelines(_records(name, options.records))
            subprocess.run([sys.executable, __file__, "--read", str(path)], check=True)  # noqa: S603 -- itself


if __name__ == "__main__":
    main()
