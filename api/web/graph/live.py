"""The generation that the service shows: opened once, replaced when a build publishes another."""

import gc
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from api.web.graph.catalogue import Catalogue
from api.web.graph.catalogue_file import catalogue_of
from api.web.graph.incidence import Incidence, incidence_of
from api.web.graph.linked import warm
from api.web.http.problems import NoGenerationError, NotFoundError
from ontology.dataset import Dataset
from ontology.errors import NoDatasetError
from ontology.generations import current_generation

Made = TypeVar("Made")

LOOK_SECONDS = 0.1
"""A generation may be shown so long after another was published."""


class Generation:
    """One finished generation; what takes long to read is read once, by the first who asks for it."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.name = dataset.generation
        self._lock = threading.Lock()
        self._counting = threading.Lock()  # of its own: no other page waits while a store without the file is counted
        self._catalogue: Catalogue | None = None
        self._incidence: Incidence | None = None
        self._making = threading.RLock()  # what is made may be made of what is made here, too
        self._made: dict[tuple[object, str], Any] = {}

    @property
    def catalogue(self) -> Catalogue:
        """All things with a name."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = catalogue_of(self.dataset)
            return self._catalogue

    @property
    def incidence(self) -> Incidence:
        """What the pages of analysis count."""
        with self._counting:
            if self._incidence is None:
                self._incidence = incidence_of(self.dataset)
            return self._incidence

    def views(self) -> tuple[str, ...]:
        """The names of the networks that the build drew."""
        return tuple(sorted(path.stem for path in (self.dataset.directory / "networks").glob("*.json")))

    def network(self, view: str) -> dict[str, Any]:
        """A drawn network as the build left it; raises NotFoundError for a view that the build did not draw."""
        if view not in self.views():
            raise NotFoundError(f"There is no network {view!r}; there are: {', '.join(self.views()) or 'none'}.")
        found: dict[str, Any] = json.loads((self.dataset.directory / "networks" / f"{view}.json").read_text("utf-8"))
        return found

    def once(self, make: Callable[["Generation", str], Made], name: str) -> Made:
        """What `make` makes of this generation and a name of which there are few; kept as long as the generation is."""
        key = make, name
        if key not in self._made:
            with self._making:
                if key not in self._made:
                    self._made[key] = make(self, name)
        made: Made = self._made[key]
        return made


class Live:
    """The current generation of a store."""

    def __init__(self, store: Path) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._looked = 0.0

    def generation(self) -> Generation:
        """The generation that `current` points to, the one before while that cannot be opened.

        Raises NoGenerationError when there is none at all.
        """
        if self._generation is not None and time.monotonic() - self._looked < LOOK_SECONDS:
            return self._generation
        with self._lock:
            try:
                if self._generation is None or self._generation.name != current_generation(self.store):
                    self._generation = self._open()
                self._looked = time.monotonic()
            except NoDatasetError as error:
                if self._generation is None:
                    raise NoGenerationError(f"The store {error.reason}.") from error
            return self._generation

    def _open(self) -> Generation:
        generation = Generation(Dataset.open(self.store))
        threading.Thread(target=_warm, args=(generation,), daemon=True).start()  # before the first visitor waits for it
        return generation


def _warm(generation: Generation) -> None:
    """Reads what every page needs."""
    generation.dataset.fetch_files()
    assert generation.catalogue is not None
    assert generation.incidence is not None
    warm(generation.dataset)
    gc.unfreeze()  # what the generation before kept may go
    gc.collect()
    settle()


def settle() -> None:
    """Spares the collector what is kept as long as a generation: looking through it took a tenth of a second each time.

    What is no cycle is given back all the same.
    """
    gc.freeze()
