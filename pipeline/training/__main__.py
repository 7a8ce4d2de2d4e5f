"""Make the page reader's models from labelled data, or measure how well pages are read on what was held out.

    python -m pipeline.training fit [TASK …] [--data ../shared/data]
    python -m pipeline.training measure [TASK …] [--data ../shared/data]

Tasks are names, addresses, entries and pages; all of them when none is given.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.scoring.tally import Tally

TASKS = ("names", "addresses", "entries", "pages")
"""Each is a module of this package with `fit(data)` and `measure(data)`; pages learn from what the others find."""


@dataclass(frozen=True, slots=True)
class Task:
    """What can be done with one kind of labelled data."""

    fit: Callable[[Path], None]
    measure: Callable[[Path], Mapping[str, Tally]]


def task(name: str) -> Task:
    """The task of this name."""
    module = import_module(f"pipeline.training.{name}")
    return Task(module.fit, module.measure)


def main() -> None:
    """Fit or measure the tasks that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("fit", "measure"))
    parser.add_argument("tasks", nargs="*", metavar="TASK", choices=(*TASKS, []))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"{options.data}: no folder of labelled data; name one with --data")
    for name in options.tasks or TASKS:
        if options.action == "fit":
            print(f"fitting {name}", file=sys.stderr)
            task(name).fit(options.data)
        else:
            print("\n".join(table(name, task(name).measure(options.data))))


def table(name: str, tallies: Mapping[str, Tally]) -> list[str]:
    """The figures of one task for people: a line a field.

    >>> table("names", {"surname": Tally(3, 4, 6)})[1]
    'surname                 0.500  0.750  0.600       3      4     6'
    """
    head = f"{name:22} {'P':>6} {'R':>6} {'F1':>6}   right wanted given"
    return [
        head,
        *(
            f"{field:22} {t.precision:6.3f} {t.recall:6.3f} {t.f1:6.3f}  {t.right:6} {t.wanted:6} {t.given:5}"
            for field, t in tallies.items()
        ),
    ]


if __name__ == "__main__":
    main()
