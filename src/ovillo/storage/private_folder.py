"""A folder that one service keeps to itself: open to its owner only, for one program, each file whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ovillo.domain.errors import OvilloError
from ovillo.storage.layout import FOLDER_MODE, synchronise_file, synchronise_folder

try:
    import fcntl
except ImportError:  # another system than Unix: two programs of one folder are the operator's care there
    fcntl = None  # type: ignore[assignment]  # a module or nothing

_PRIVATE_MODE: Final = 0o600


def make_private_folder(folder: Path, *inside: str, taken: OvilloError) -> None:
    """A new folder with these inside. Raises `taken` where it is not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise taken
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    for each in inside:
        (folder / each).mkdir(mode=FOLDER_MODE)


@contextmanager
def alone_with(path: Path, *, busy: OvilloError) -> Iterator[None]:
    """This program alone until the block ends, where the system can lock this file. Raises `busy`."""
    with path.open("rb") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise busy from error
        yield


@contextmanager
def in_turn_with(path: Path) -> Iterator[None]:
    """This program alone until the block ends, where the system can lock this file; it waits for others."""
    with open(path, "ab", opener=_private) as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_whole(path: Path, content: bytes) -> None:
    """The file with this content, on the disk when it returns; before that the old one, whole."""
    beside = path.with_name(f"{path.name}.new")
    try:
        with open(beside, "wb", opener=_private) as stream:
            stream.write(content)
        synchronise_file(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    synchronise_folder(path.parent)


def _private(path: str, flags: int) -> int:
    """Opens a file for its owner only."""
    return os.open(path, flags, _PRIVATE_MODE)
