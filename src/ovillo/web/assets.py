"""The files that pages are made of: read once, compressed once, and kept by browsers.

1. All stand below one version, the digest of all of them: a new version has new addresses, and no browser shows an old.
2. The version is part of the path, not of a query: a module that imports its neighbour by a relative address gets the
   one that the page has, and not a second copy that answers to each key a second time.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

STATIC = Path(__file__).parent / "static"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
_DIGEST_LENGTH = 12
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    content: bytes
    compressed: bytes | None
    media_type: str
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """Every file below `static`, by its path there."""
    return {
        path.relative_to(STATIC).as_posix(): _read(path)
        for path in sorted(STATIC.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    compressed = gzip.compress(content, 9, mtime=0)
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(
        content,
        compressed if len(compressed) < len(content) else None,
        media_type,
        hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH],
    )


@cache
def version() -> str:
    """The digest of all files."""
    parts = (f"{name}\0{asset.digest}\n" for name, asset in sorted(assets().items()))
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:_DIGEST_LENGTH]


def address_of(name: str) -> str:
    """The address of a file below `static`: "/static/0f31…/workbench.css"."""
    assert name in assets(), name
    return f"/static/{version()}/{name}"


@router.get("/static/{name:path}", include_in_schema=False)
def static(request: Request, name: str) -> Response:
    """The file, for a year where its address names the version."""
    told, _, rest = name.partition("/")
    is_named = told == version()
    found = assets().get(rest if is_named else name)
    if found is None:
        raise HTTPException(404)
    headers = {"cache-control": "private, max-age=31536000, immutable" if is_named else "no-cache"}
    headers["vary"] = "accept-encoding"
    if found.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(found.compressed, media_type=found.media_type, headers=headers)
    return Response(found.content, media_type=found.media_type, headers=headers)
