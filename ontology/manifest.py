"""What a generation was made from."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ontology.errors import NoDatasetError
from ontology.statement import Iri

_FORMAT = 1


@dataclass(slots=True)
class Manifest:
    """`documents` maps each document to the digest of what its graph came from, `static` each static graph likewise.

    `thesauri` are those that the user gave: the digest of the content of each, and the path at which it lay.
    """

    documents: dict[Iri, str] = field(default_factory=dict)
    static: dict[str, str] = field(default_factory=dict)
    thesauri: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, directory: Path) -> "Manifest":
        """The manifest in the folder of a generation. Raises `NoDatasetError`."""
        path = directory / "manifest.json"
        try:
            content = json.loads(path.read_text("utf-8"))
            documents = {Iri(document): str(digest) for document, digest in content["documents"].items()}
            return cls(documents, dict(content["static"]), dict(content.get("thesauri", {})))
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise NoDatasetError(
                str(path), f"cannot be read ({error!r})", "remove the store and build it again"
            ) from error

    def write(self, directory: Path) -> None:
        """Writes the manifest, sorted."""
        content = {"format": _FORMAT, **asdict(self)}
        (directory / "manifest.json").write_text(json.dumps(content, sort_keys=True, indent=0), "utf-8")

    def copy(self) -> "Manifest":
        """A copy of its own."""
        return Manifest(dict(self.documents), dict(self.static), dict(self.thesauri))
