"""The files that paths given by a user stand for: folders walked in sorted order, nothing opened.

1. Hidden files and folders are passed over; so is a manifest, which is listed by itself.
2. A link to a folder is followed once; one that leads back gets a line. What is no file is refused without waiting.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MANIFEST_NAME = "sources.csv"

NOT_FOUND = "There is no such file or folder. Check the path."
LOOP = "This link leads back to a folder that holds it. Remove the link, or add the folder that you mean."
SEEN = "This link leads to a folder that was listed already. Nothing is lost: its files are added once."
BROKEN_LINK = "This link leads nowhere. Remove it, or put back the file that it stands for."
NOT_A_FILE = "This is no file but a pipe, a socket or a device. Copy its content into a file, then add that."
FOLDER_DENIED = "You may not list this folder. Change its permissions, or ask its owner for a copy."
REFUSALS = (NOT_FOUND, LOOP, SEEN, BROKEN_LINK, NOT_A_FILE, FOLDER_DENIED)
"""Every template, for the catalogue of translations."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to add."""

    name: str
    """Path below the folder that was given, with "/"; the bare file name for a file that was given itself."""
    path: Path


@dataclass(frozen=True, slots=True)
class RefusedPath:
    """One path that gives no files, and why."""

    path: Path
    refusal: str
    refusal_fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileList:
    """What the paths stand for."""

    files: tuple[FoundFile, ...]
    manifests: tuple[FoundFile, ...]
    """Each `sources.csv`; its rows name files relative to its folder."""
    refusals: tuple[RefusedPath, ...]


def list_files(paths: Sequence[Path]) -> FileList:
    """Every file below these paths: paths in the order given, each folder sorted by name, each file once."""
    files: dict[str, FoundFile] = {}
    manifests: dict[str, FoundFile] = {}
    refusals: list[RefusedPath] = []
    visited: set[str] = set()
    for path in paths:
        for found in _walk(path, path.name, ancestors=(), visited=visited, is_given=True):
            if isinstance(found, RefusedPath):
                refusals.append(found)
            else:
                target = manifests if found.path.name == MANIFEST_NAME else files
                target.setdefault(os.path.realpath(found.path), found)
    return FileList(tuple(files.values()), tuple(manifests.values()), tuple(refusals))


def _walk(
    path: Path, name: str, *, ancestors: tuple[str, ...], visited: set[str], is_given: bool
) -> Iterator[FoundFile | RefusedPath]:
    try:
        mode = path.stat().st_mode
    except OSError:
        yield RefusedPath(path, _why_no_stat(path))
        return
    if stat.S_ISREG(mode):
        yield FoundFile(name, path)
    elif stat.S_ISDIR(mode):
        yield from _walk_folder(path, "" if is_given else name, ancestors=ancestors, visited=visited)
    else:
        yield RefusedPath(path, NOT_A_FILE)


def _why_no_stat(path: Path) -> str:
    if not path.is_symlink():
        return NOT_FOUND
    return BROKEN_LINK


def _walk_folder(
    path: Path, name: str, *, ancestors: tuple[str, ...], visited: set[str]
) -> Iterator[FoundFile | RefusedPath]:
    real = os.path.realpath(path)
    if real in ancestors:
        yield RefusedPath(path, LOOP)
        return
    if real in visited:
        if path.is_symlink():
            yield RefusedPath(path, SEEN)
        return
    visited.add(real)
    try:
        entries = sorted(entry.name for entry in path.iterdir())
    except OSError:
        yield RefusedPath(path, FOLDER_DENIED)
        return
    for entry in entries:
        if not entry.startswith("."):
            inner = f"{name}/{entry}" if name else entry
            yield from _walk(path / entry, inner, ancestors=(*ancestors, real), visited=visited, is_given=False)
