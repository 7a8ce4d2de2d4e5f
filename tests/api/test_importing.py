"""`clusterkg import`: a mapping is guessed, checked, and used by `build`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app

TABLE = 'Nr,Wer,Was,Jahr\n1,"Sand, A; Ek, B",Cork clusters of the south of Portugal,2014\n2,"Ek, B",Oaks,2015\n'


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def test_a_guess_is_written_once_and_shown(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text('Autor,Titel,Jahr\n"Sand, A",Kork,2014\n', encoding="utf-8")
    status, output = run("import", "--guess", str(table))
    assert (status, (tmp_path / "list.mapping.toml").is_file()) == (0, True)
    assert "authors      Sand, A" in output
    status, output = run("import", "--guess", str(table))
    assert status == 2
    assert "is there already" in output


def test_what_is_doubtful_is_named_and_checked_by_hand(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text(TABLE, encoding="utf-8")
    status, output = run("import", str(table))
    assert status == 2
    assert "import --guess list.csv" in output
    mapping = tmp_path / "list.mapping.toml"
    mapping.write_text('[fields]\ntitle = "Was"\nauthor = "Wer"\nyear = "Jahr"\n[separators]\nauthor = ";"\n', "utf-8")
    status, output = run("import", str(table))
    assert status == 0
    assert [line.split(maxsplit=1)[1] for line in output.splitlines() if "authors" in line] == [
        "Sand, A; Ek, B",
        "Ek, B",
    ]


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_what_is_no_table_is_refused(tmp_path: Path, name: str) -> None:
    status, output = run("import", str(tmp_path / name))
    assert status == 2
    assert "no such file" in output


def test_build_reads_a_table_with_its_mapping(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "list.csv").write_text(TABLE, encoding="utf-8")
    (sources / "list.mapping.toml").write_text(
        '[fields]\ntitle = "Was"\nauthor = "Wer"\nyear = "Jahr"\nkey = "Nr"\n[separators]\nauthor = ";"\n',
        encoding="utf-8",
    )
    status, output = run("build", str(sources), "--store", str(tmp_path / "store"), "--workers", "1", "--quiet")
    assert status == 0, output
    status, output = run("export", "--store", str(tmp_path / "store"), "--format", "cards")
    assert status == 0
    assert '"list.csv#1"' in output
    assert "Cork clusters of the south of Portugal" in output
