"""Which sources describe one work depends on the sources alone, not on the way in which they came and went."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.source_table import Keys, SourceRow, SourceTable
from ontology.statement import Iri

NAMES = [f"{letter}.bib#{number}" for letter in "ab" for number in range(4)]
KEYS = st.builds(
    Keys, doi=st.sampled_from([None, "10.1/a", "10.1/b"]), work=st.sampled_from([None, "v", "w"]), title=st.none()
)
CHANGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["record", "page", ""]), KEYS), max_size=12)


def row(name: str, kind: str, keys: Keys) -> SourceRow:
    file = name.partition("#")[0]
    return SourceRow(name=name, file=file, kind=kind, format="x", digest="1", keys=keys, record=b"x")


def documents(table: SourceTable) -> dict[str, list[str]]:
    """Brings what changed up to date, as a build does."""
    table.gather()
    for rows in table.stirred():
        table.note_document([one.name for one in rows], Iri(f"doc:{rows[0].name}"))
    assert not set(table.left()) & {Iri(f"doc:{name}") for name in NAMES if table.of_document(Iri(f"doc:{name}"))}
    found = {name: table.of_document(Iri(f"doc:{name}")) for name in NAMES}
    return {name: members for name, members in found.items() if members}


@settings(max_examples=150)
@given(st.lists(CHANGES, min_size=1, max_size=4))
def test_works_do_not_depend_on_the_way(steps: list[list[tuple[str, str, Keys]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before: Path | None = None
        last: dict[str, SourceRow] = {}
        for number, changes in enumerate(steps):
            directory = Path(folder, str(number))
            directory.mkdir()
            table = SourceTable(directory, before)
            for name, kind, keys in changes:
                last.pop(name, None)
                if kind:
                    last[name] = row(name, kind, keys)
                    table.put(last[name])
                else:
                    table.forget([name])
            found = documents(table)
            table.close()
            before = directory
        fresh = Path(folder, "fresh")
        fresh.mkdir()
        table = SourceTable(fresh, None)
        for one in last.values():
            table.put(one)
        assert found == documents(table)
        assert sorted(name for members in found.values() for name in members) == sorted(last)
        table.close()


def test_two_dois_are_two_works_whatever_their_titles(tmp_path: Path) -> None:
    table = SourceTable(tmp_path, None)
    for name, doi in (("a", "10.1/a"), ("b", "10.1/b"), ("c", None)):
        table.put(row(name, "record", Keys(doi=doi, work="w")))
    table.gather()
    assert [[one.name for one in rows] for rows in table.stirred()] == [["a", "c"], ["b"]]
    table.close()
