"""The files that pages load, all from our own origin.

Our sheets and scripts, the vis-network that pyvis brings, and in static/vendor what `make editor` built, if it was run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from api.web.http.problems import NotFoundError

_OWN = Path(__file__).parents[1] / "static"
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}
_YEAR = 31_536_000

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file; its `digest` stands in its address, so that a browser may keep it for good."""

    path: Path
    media_type: str
    digest: str


@cache
def assets() -> Mapping[str, Asset]:
    """The assets by name."""
    found = [*sorted(_OWN.iterdir()), *sorted((_OWN / "vendor").glob("*")), *_vendored()]
    return {path.name: _asset(path) for path in found if path.suffix in _MEDIA_TYPES}


def asset_path(name: str) -> str:
    """The address of an asset.

    >>> asset_path("site.css").partition("?")[0]
    '/static/site.css'
    """
    return f"/static/{name}?v={assets()[name].digest}"


def shipped(name: str) -> str:
    """The address of an asset that an installation may lack; nothing where it does.

    >>> shipped("nothing.js")
    ''
    """
    return asset_path(name) if name in assets() else ""


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """One asset, kept by browsers for a year when its digest is asked for."""
    asset = assets().get(name)
    if asset is None:
        raise NotFoundError("There is no such file.")
    lasting = request.query_params.get("v") == asset.digest
    kept = f"public, max-age={_YEAR}, immutable" if lasting else "no-cache"
    return FileResponse(asset.path, media_type=asset.media_type, headers={"cache-control": kept})


@router.get("/favicon.ico")
def favicon() -> Response:
    """What browsers ask for by themselves."""
    asset = assets()["favicon.svg"]
    return FileResponse(asset.path, media_type=asset.media_type)


def _asset(path: Path) -> Asset:
    digest = sha256(path.read_bytes()).hexdigest()[:12]
    return Asset(path=path, media_type=_MEDIA_TYPES[path.suffix], digest=digest)


def _vendored() -> list[Path]:
    """vis-network out of the installed pyvis, which is found but not imported: it would bring half of IPython along."""
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        return []
    folder = Path(spec.submodule_search_locations[0]) / "lib" / "vis-9.1.2"
    return [folder / "vis-network.css", folder / "vis-network.min.js"]
