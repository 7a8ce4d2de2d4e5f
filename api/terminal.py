"""What a build shows on the terminal while it works."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one build."""

    shown: Progress
    task: TaskID

    def begin(self, total: int) -> None:
        """Say how many files there are."""
        self.shown.update(self.task, total=total)

    def step(self, name: str) -> None:
        """One more is done."""
        # Names come from the file system: no markup is read in them.
        self.shown.update(self.task, advance=1, description=name[-40:].replace("[", r"\["))


@contextmanager
def progress(*, quiet: bool) -> Iterator[Bar]:
    """A progress bar on stderr; nothing where stderr is no terminal, so that logs stay readable."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    disabled = quiet or not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=disabled) as shown:
        yield Bar(shown, shown.add_task("", total=None))
