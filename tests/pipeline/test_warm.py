"""Workers load nothing that the process they are forked from could have loaded for them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ_WARM = """
import sys
from pathlib import Path
from corpus.sources import find_sources, read_source
from pipeline.flow import read_one
import pipeline.warm

records = [record for source in find_sources([Path("corpus/sample")]).sources for record in read_source(source)]
opened = []
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == "open" else None)
for record in records:
    assert read_one(record).reading is not None
print(*opened, sep="\\n")
"""


def test_after_the_warm_up_reading_opens_small_tables_at_most() -> None:
    done = subprocess.run([sys.executable, "-c", READ_WARM], cwd=ROOT, capture_output=True, text=True, check=True)
    sizes = {path: Path(path).stat().st_size for path in done.stdout.splitlines() if path}
    assert sum(sizes.values()) < 20_000, sizes
