"""What the terminal shows: how far a build is, and tables in colour."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from api.explaining.tables import Cell, Row, Table, safe

_WIDEST = 24
"""Columns are aligned up to this width; a longer cell pushes the rest of its line."""

_COLUMNS: Mapping[str, str] = {"line": "dim", "span": "cyan", "label": "magenta", "key": "dim", "mentions": "dim"}
_LABELS: Mapping[str, str] = {
    "title": "bold yellow",
    "heading": "yellow",
    "imprint": "yellow",
    "byline": "bold magenta",
    "affiliation": "magenta",
    "abstract": "bold green",
    "body": "green",
    "keywords": "blue",
    "codes": "blue",
    "references": "blue",
    "furniture": "dim",
}
_SURE, _DOUBTFUL = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one build."""

    shown: Progress
    task: TaskID

    def begin(self, total: int, unit: str) -> None:
        """Begin anew, with so many bytes ("B") or works ahead."""
        self.shown.reset(self.task, total=total, unit=unit, done="")

    def step(self, name: str, amount: int = 1) -> None:
        """So many more are done."""
        # Names come from the file system: no markup is read in them.
        self.shown.update(self.task, advance=amount, description=name[-40:].replace("[", r"\["))
        self.shown.update(self.task, done=_counted(self.shown.tasks[0]))


def _counted(task: Task) -> str:
    """How far it is, in megabytes or in numbers."""
    unit, total = task.fields["unit"], task.total or 0
    if unit == "B":
        return f"{task.completed / 1e6:.1f} of {total / 1e6:.1f} MB"
    return f"{task.completed:.0f} of {total:.0f} {unit}"


@contextmanager
def progress(*, quiet: bool) -> Iterator[Bar]:
    """A progress bar on stderr; nothing where stderr is no terminal, so that logs stay readable."""
    columns = (BarColumn(), TextColumn("{task.fields[done]}"), TimeRemainingColumn(), TextColumn("{task.description}"))
    disabled = quiet or not sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=disabled) as shown:
        yield Bar(shown, shown.add_task("", total=None, unit="", done=""))


def colours() -> Console | None:
    """The console, where standard output is a terminal that shows colours and NO_COLOR does not forbid them."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    wanted = console.is_terminal and not console.no_color and not console.is_dumb_terminal
    return console if wanted else None


def show(tables: Iterable[Table], console: Console) -> None:
    """The tables with aligned, coloured columns; the terminal breaks what is longer than its lines."""
    for number, table in enumerate(tables):
        if number:
            console.print()
        console.print(Text(table.title, style="bold underline"))
        widths = _widths(table)
        for row in table.rows:
            console.print(_coloured(table, row, widths))


def _widths(table: Table) -> list[int]:
    columns = range(len(table.columns))
    return [min(_WIDEST, max((len(row.cells[column].words) for row in table.rows), default=0)) for column in columns]


def _coloured(table: Table, row: Row, widths: list[int]) -> Text:
    line = Text()
    for column, cell, width in zip(table.columns, row.cells, widths, strict=True):
        line.append(f"{safe(cell.words):{width}}", style=_style(column, cell))
        line.append("  ")
    line.rstrip()
    return line


def _style(column: str, cell: Cell) -> str:
    """The style of a cell; unknown labels have that of their column."""
    if column == "label":
        return _LABELS.get(cell.words, _COLUMNS[column])
    if column == "confidence" and cell.words[:1].isdigit():
        sure = float(cell.words)
        return "green" if sure >= _SURE else "yellow" if sure >= _DOUBTFUL else "red"
    return _COLUMNS.get(column, "")
