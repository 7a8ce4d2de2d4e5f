"""Gives every reader files that are wrong in all ways, and tells which of them do what no file may do.

    python tests/fuzz_readers.py SECONDS [FORMAT ...] [--seed NUMBER] [--keep FOLDER]

reads for so many seconds a reader ("RIS", "JATS XML", "PDF"; all when none is named) what becomes of the files that the
tests make when words, tags, lines, bytes, encodings, packings and parts of archives of theirs are changed. Told are: an
exception that is no CorpusError, words that are no UTF-8 or have control characters, two seconds of the processor for
200 kB, 300 MB of memory, and what another file says or a knock at the network. The status is 1 when there was any. Not
collected by pytest: `make test` has the findings, each as a test of its own.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from tests.fuzzing.mutations import Mutator, hostile
from tests.fuzzing.seeds import Seed, seeds
from tests.fuzzing.watching import Finding, Watch

_HOSTILE_OF: Final = 1
"""So many seeds of a reader are made hostile in the ways that are costly."""
_MOST_BRED: Final = 300
_BRED: Final = 0.02


class Fuzzing:
    """The fuzzing of one reader; `found` has the first input of each finding."""

    def __init__(self, kind: str, begin: Sequence[Seed], mutator: Mutator, random: Random, watch: Watch) -> None:
        self._kind = kind
        self._pool = list(begin)
        self._begin = tuple(begin)
        self._mutator = mutator
        self._random = random
        self._watch = watch
        self.inputs = 0
        self.found: dict[str, tuple[Finding, Seed]] = {}

    def run(self, seconds: float) -> None:
        """Read what is hostile, then mutated files until the time is over."""
        end = time.monotonic() + seconds
        for seed in self._inputs():
            if time.monotonic() > end:
                return
            self.inputs += 1
            for finding in self._watch.findings(self._kind, seed.content, seed.name, seed.mapping):
                if finding.what not in self.found:
                    self.found[finding.what] = (finding, seed)
                    print(f"  {self._kind}: {finding.what}\n{finding.told}", flush=True)

    def _inputs(self) -> Iterator[Seed]:
        yield from self._begin
        for seed in self._begin[:_HOSTILE_OF]:
            yield from (Seed(content, seed.name, seed.mapping) for content in hostile(seed.content))
        while True:
            yield self._next()

    def _next(self) -> Seed:
        """A mutated file; of a table with a mapping the mapping, now and then."""
        seed = self._random.choice(self._pool)
        if seed.mapping and self._random.random() < 0.3:
            made = Seed(seed.content, seed.name, self._mutator.mutated_text(seed.mapping))
        else:
            made = Seed(self._mutator.mutated(seed.content), seed.name, seed.mapping)
        if self._random.random() < _BRED and len(self._pool) < _MOST_BRED:
            self._pool.append(made)
        return made


def main() -> int:
    """Fuzz what the command line names; 1 when there were findings."""
    asked = _asked()
    every = seeds()
    wanted = {name.casefold() for name in asked.formats} or {kind.casefold() for kind in every}
    unknown = wanted.difference(kind.casefold() for kind in every)
    if unknown:
        sys.exit(f"no reader is called {sorted(unknown)[0]!r}: use {', '.join(every)}")
    found = 0
    for kind in every:
        if kind.casefold() in wanted:
            found += _fuzzed(kind, every, asked)
    return int(found > 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seconds", type=float, metavar="SECONDS", help="for each reader")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="names of formats; all when none is given")
    parser.add_argument("--seed", type=int, default=0, help="another number gives other files")
    parser.add_argument("--keep", type=Path, help="a folder for the files that did what none may do")
    return parser.parse_intermixed_args()


def _fuzzed(kind: str, every: Mapping[str, Sequence[Seed]], asked: argparse.Namespace) -> int:
    """Fuzz one reader and say how it went; the number of findings."""
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        watch = Watch(Path(folder))
        random = Random(f"{asked.seed} {kind}")
        texts = [seed.content.decode("utf-8", "replace") for seed in (*every[kind], *every["BibTeX"], *every["HTML"])]
        fuzzing = Fuzzing(kind, every[kind], Mutator(random, texts, watch.attacks), random, watch)
        fuzzing.run(asked.seconds)
        watch.close()
    seconds = time.monotonic() - began
    print(f"{kind}: {fuzzing.inputs:,} inputs in {seconds:.0f} s, {len(fuzzing.found)} findings", flush=True)
    if asked.keep:
        _keep(asked.keep, kind, fuzzing.found)
    return len(fuzzing.found)


def _keep(folder: Path, kind: str, found: Mapping[str, tuple[Finding, Seed]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for finding, seed in found.values():
        name = f"{kind.replace(' ', '_')}-{sha256(seed.content + seed.mapping.encode()).hexdigest()[:8]}"
        (folder / f"{name}.{seed.name}").write_bytes(seed.content)
        (folder / f"{name}.told").write_text(f"{finding.what}\n{finding.told}\n{seed.mapping}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
