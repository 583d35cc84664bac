"""The files that pages are made of: read once, compressed once, named after their content so that they may be kept.

They are told apart by their digest: a new version of a file has a new address, and no browser shows an old one.
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


def address_of(name: str) -> str:
    """The address of a file below `static`: "/static/workbench.css?v=0f31…"."""
    return f"/static/{name}?v={assets()[name].digest}"


@router.get("/static/{name:path}", include_in_schema=False)
def static(request: Request, name: str) -> Response:
    """The file, for a year where its address names its content."""
    found = assets().get(name)
    if found is None:
        raise HTTPException(404)
    is_named = request.query_params.get("v") == found.digest
    headers = {"cache-control": "private, max-age=31536000, immutable" if is_named else "no-cache"}
    headers["vary"] = "accept-encoding"
    if found.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(found.compressed, media_type=found.media_type, headers=headers)
    return Response(found.content, media_type=found.media_type, headers=headers)
