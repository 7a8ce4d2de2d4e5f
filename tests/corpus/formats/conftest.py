"""Readers are tested as the build uses them: on a file, through the door that unpacks and decodes it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.formats.format import Fault, Format
from corpus.formats.streams.opened import FileOpened
from corpus.work import Work

Reading = tuple[list[Work], list[Fault]]
Read = Callable[[Format, str | bytes | Path], Reading]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """The works and the faults of a file, or of a file that has this content."""
    path = tmp_path_factory.mktemp("formats") / "export"

    def works_and_faults(form: Format, content: str | bytes | Path) -> Reading:
        if not isinstance(content, Path):
            path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
        file = FileOpened(content if isinstance(content, Path) else path, "export")
        found = list(form.read(file))
        return [one for one in found if isinstance(one, Work)], [one for one in found if isinstance(one, Fault)]

    return works_and_faults


@pytest.fixture(scope="session")
def recognised(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Format, str], bool]:
    """Whether a format knows a file with this content for its own."""
    path = tmp_path_factory.mktemp("recognised") / "export"

    def known(form: Format, content: str) -> bool:
        path.write_text(content, "utf-8")
        return form.recognises(FileOpened(path, "export").head)

    return known
