"""The files that paths given by a user stand for: folders walked in sorted order, nothing opened.

1. Hidden files and folders are passed over; so is a manifest, which is listed by itself.
2. A link is followed only to a place inside what was given, and once; any other, and one that leads back, gets a line:
   a stranger's folder must not take along files that nobody named. A link that is given itself is followed.
3. What is no file is refused without waiting.
4. The parts of a case that lies in a folder are no documents: they are passed over, and the case is named.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ovillo.domain.messages import mark

MANIFEST_NAME = "sources.csv"

NOT_FOUND = mark("There is no such file or folder. Check the path.")
LOOP = mark("This link leads back to a folder that holds it. Remove the link, or add the folder that you mean.")
SEEN = mark("This link leads to a folder that was listed already. Nothing is lost: its files are added once.")
BROKEN_LINK = mark("This link leads nowhere. Remove it, or put back the file that it stands for.")
LEADS_OUT = mark(
    "This link leads out of the folder that you gave. If you mean what it stands for, add that by its own path."
)
NOT_A_FILE = mark("This is no file but a pipe, a socket or a device. Copy its content into a file, then add that.")
FOLDER_DENIED = mark("You may not list this folder. Change its permissions, or ask its owner for a copy.")
HIDDEN = mark("{path} is hidden (its name begins with a dot) and was passed over. Name it to add it.")
OWN_FILES = mark("{path} holds a case: the files of the case itself are no documents and were passed over.")
REFUSALS = (NOT_FOUND, LOOP, SEEN, BROKEN_LINK, LEADS_OUT, NOT_A_FILE, FOLDER_DENIED)
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
    cases: tuple[Path, ...] = ()
    """Folders that hold a case, whose own files were passed over."""
    hidden: tuple[Path, ...] = ()
    """Files and folders with a name that begins with a dot, passed over where they were not given themselves."""


OwnNames = Callable[[Collection[str]], frozenset[str]]
"""Which of the names in one folder are parts of a case."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One path still to be looked at."""

    path: Path
    name: str
    """As it will be shown; empty for a folder that was given itself."""
    ancestors: tuple[str, ...] = ()
    """Real paths of the folders that lead to it."""


def _no_case(names: Collection[str]) -> frozenset[str]:
    del names
    return frozenset()


def list_files(paths: Sequence[Path], own_names: OwnNames = _no_case) -> FileList:
    """Every file below these paths: paths in the order given, each folder sorted by name, each file once."""
    files: dict[str, FoundFile] = {}
    manifests: dict[str, FoundFile] = {}
    refusals: list[RefusedPath] = []
    cases: list[Path] = []
    hidden: list[Path] = []
    for found in _walk(paths, own_names, hidden):
        if isinstance(found, RefusedPath):
            refusals.append(found)
        elif isinstance(found, Path):
            cases.append(found)
        else:
            target = manifests if found.path.name == MANIFEST_NAME else files
            target.setdefault(os.path.realpath(found.path), found)
    return FileList(tuple(files.values()), tuple(manifests.values()), tuple(refusals), tuple(cases), tuple(hidden))


def _walk(paths: Sequence[Path], own_names: OwnNames, hidden: list[Path]) -> Iterator[FoundFile | RefusedPath | Path]:
    """Files, refusals, and folders that hold a case. Steps wait on a stack: a tree may be deeper than Python calls."""
    visited: set[str] = set()
    given = tuple(Path(os.path.realpath(path)) for path in paths)
    waiting = [_Step(path, "") for path in reversed(paths)]
    while waiting:
        step = waiting.pop()
        try:
            mode = step.path.stat().st_mode
        except OSError:
            yield RefusedPath(step.path, BROKEN_LINK if step.path.is_symlink() else NOT_FOUND)
            continue
        if step.name and step.path.is_symlink() and _leads_out(step, given):
            yield RefusedPath(step.path, LEADS_OUT)
        elif stat.S_ISREG(mode):
            yield FoundFile(step.name or step.path.name, step.path)
        elif not stat.S_ISDIR(mode):
            yield RefusedPath(step.path, NOT_A_FILE)
        else:
            entries = _entries(step, visited, hidden)
            if isinstance(entries, RefusedPath):
                yield entries
                continue
            own = own_names([entry.path.name for entry in entries])
            if own:
                yield step.path
            waiting.extend(entry for entry in reversed(entries) if entry.path.name not in own)


def _leads_out(step: _Step, given: Sequence[Path]) -> bool:
    real = Path(os.path.realpath(step.path))
    return str(real) not in step.ancestors and not any(real.is_relative_to(one) for one in given)


def _entries(step: _Step, visited: set[str], hidden: list[Path]) -> RefusedPath | list[_Step]:
    """What a folder holds, sorted by name; nothing for one that was listed before."""
    real = os.path.realpath(step.path)
    if real in step.ancestors:
        return RefusedPath(step.path, LOOP)
    if real in visited:
        return RefusedPath(step.path, SEEN) if step.path.is_symlink() else []
    visited.add(real)
    try:
        every = sorted(entry.name for entry in step.path.iterdir())
    except OSError:
        return RefusedPath(step.path, FOLDER_DENIED)
    names = [name for name in every if not name.startswith(".")]
    hidden.extend(step.path / name for name in every if name.startswith("."))
    ancestors = (*step.ancestors, real)
    return [_Step(step.path / name, f"{step.name}/{name}" if step.name else name, ancestors) for name in names]
