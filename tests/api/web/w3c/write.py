"""The table of the W3C's tests in api/web/SPARQL.md, written anew by `python -m tests.api.web.w3c.write`."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import httpx

from api.web.settings import Settings
from tests.api.conftest import served
from tests.api.web.w3c.asking import Verdict, publish_graphs, verdict
from tests.api.web.w3c.suite import cases

PAGE = Path(__file__).parents[4] / "api/web/SPARQL.md"
BEGIN, END = "<!-- written by tests/api/web/w3c/write.py -->\n", "<!-- end -->\n"
HEAD = ("group of tests", "tests", "as the engine", "as the suite expects", "not as the suite expects")


def shown(page: str) -> str:
    """The table on the page."""
    return page.partition(BEGIN)[2].partition(END)[0]


def table(verdicts: Sequence[Verdict]) -> str:
    """A row a group, in Markdown."""
    rows = [_row(group, list(some)) for group, some in groupby(verdicts, key=lambda one: one.case.group)]
    sums = [str(sum(int(row[column]) for row in rows)) for column in (1, 2, 3)]
    lines = [HEAD, ("---", "--:", "--:", "--:", "---"), *rows, ("all", *sums, "")]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(group: str, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    same = sum(one.is_same for one in verdicts)
    others = [one.case.name for one in verdicts if not one.expected]
    return group, str(len(verdicts)), str(same), str(len(verdicts) - len(others)), ", ".join(others)


def verdicts_of(store: Path) -> Mapping[str, Verdict]:
    """What became of every test that a service may be asked, over a store made for them in an empty folder."""
    return {one.case.id: one for one in _asked(store)}


def _asked(store: Path) -> Iterator[Verdict]:
    publish_graphs(store)
    with served(store, Settings()) as address, httpx.Client(base_url=address, timeout=60) as client:
        for case in cases():
            if not case.is_federated:
                yield verdict(case, client)


def main() -> None:
    """Put all tests to a service and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        found = verdicts_of(Path(folder))
    page = PAGE.read_text("utf-8")
    head, _, tail = page.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}{table(list(found.values()))}{END}{tail.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
