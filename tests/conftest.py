"""Stores that many tests read: built once a test process, by the command a user would type."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

from api.cli import app

ROOT = Path(__file__).parents[1]
SHARED = ROOT / "../shared"

Run = Callable[..., Result]

collect_ignore = ["quality/calibrate.py"]  # a program that imports the one beside it

# A busy machine is no fault, so no example has a deadline; in continuous integration the examples are always the same.
settings.register_profile("clusterkg", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("clusterkg")


@pytest.fixture(scope="session")
def clusterkg() -> Run:
    """The command line, in this process: `clusterkg("build", folder, "--store", store)`."""
    runner = CliRunner()

    def run(*arguments: object) -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments])

    return run


@pytest.fixture(scope="session")
def sample_store(clusterkg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the whole sample corpus."""
    store = tmp_path_factory.mktemp("sample") / "store"
    result = clusterkg("build", ROOT / "corpus/sample", "--store", store)
    assert result.exit_code == 0, result.output
    return store


@pytest.fixture(scope="session")
def seeds_store(clusterkg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the shared seed documents; tests that need it are skipped where they are absent."""
    seeds = SHARED / "seeds"
    if not seeds.is_dir():
        pytest.skip("the shared seed documents are not here")
    store = tmp_path_factory.mktemp("seeds") / "store"
    result = clusterkg("build", seeds, "--store", store)
    assert result.exit_code == 0, result.output
    return store
