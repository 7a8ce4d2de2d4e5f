"""Stores that many tests read: built once a run, by the command a user would type."""

import fcntl
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
    return _built(clusterkg, ROOT / "corpus/sample", tmp_path_factory)


@pytest.fixture(scope="session")
def seeds_store(clusterkg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the shared seed documents; tests that need it are skipped where they are absent."""
    seeds = SHARED / "seeds"
    if not seeds.is_dir():
        pytest.skip("the shared seed documents are not here")
    return _built(clusterkg, seeds, tmp_path_factory)


def _built(clusterkg: Run, sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody writes to; processes that share the tests wait for the first of them to build it."""
    base = tmp_path_factory.getbasetemp()
    store = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"{sources.name}.store"
    with store.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not store.is_dir():
            result = clusterkg("build", sources, "--store", store)
            assert result.exit_code == 0, result.output
    return store
