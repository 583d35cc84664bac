"""Parquet twins of sealed tables: what an original says, read once and kept beside it.

1. The original is the evidence. A twin is made from it and can be made again: it is in no backup and in no entry of the
   ledger, and nothing is lost with it.
2. A twin answers only where it names the SHA-256 of the original, the reader that made it (every file that decides how
   a table is read) and how that was asked to read, and where its files have the digests that it names. Any other is
   made again.
3. It appears under its name only when it is whole. Where the case cannot be written, it lasts as long as the command.
"""

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import duckdb

from ovillo.domain.canonical import identity

_SEAL: Final = "twin.json"
_UNFINISHED: Final = ".new-"
_ABANDONED_SECONDS: Final = 86_400
_PACKAGES: Final = ("phonenumbers", "tzdata", "python-calamine")
_DIGITS: Final = 16

Told = Mapping[str, Any]  # Any: a JSON value


@dataclass(frozen=True, slots=True)
class Twin:
    """What an original says, as Parquet."""

    folder: Path
    told: Told
    """How it was read."""

    @property
    def files(self) -> list[Path]:
        """The Parquet files, by name."""
        return sorted(self.folder.glob("*.parquet"))


@cache
def reader_digest() -> str:
    """Of every file and package that decides how a table is read (rule 2)."""
    package = Path(__file__).parents[2]
    rooms = [package / "reading" / "calls", package / "reading" / "records", package / "storage" / "records"]
    files = [each for room in rooms for each in sorted(room.iterdir()) if each.suffix in {".py", ".toml"}]
    files += [package / "domain" / f"{name}.py" for name in ("calls", "nobody", "records")]
    return identity("table-reader", *(each.read_bytes() for each in files), *map(_version, _PACKAGES))


class TwinShelf:
    """The twins of one case, and those that last as long as a command."""

    def __init__(self, folder: Path | None, temporary: Path) -> None:
        """A shelf.

        Args:
            folder: of the case's twins; None for a table without a case.
            temporary: a folder that goes when the command ends.
        """
        self._folder, self._temporary = folder, temporary

    def find(self, document: str, asked: Told) -> Twin | None:
        """The twin that fits (rule 2)."""
        if self._folder is None:
            return None
        found = self._folder / document / _key(asked)
        told = _sealed(found)
        if told is None or (told["document"], told["reader"], told["asked"]) != (document, reader_digest(), asked):
            return None
        return Twin(found, told["told"])

    def keep(self, document: str, asked: Told, make: Callable[[Path], Told]) -> Twin:
        """A twin, made now; what `make` raises is raised, and leaves nothing.

        Args:
            document: SHA-256 of the original.
            asked: how it is to be read.
            make: writes Parquet files into a folder and tells how it read.
        """
        if self._folder is not None:
            # Read-only or full: the question is answered all the same.
            with suppress(OSError, duckdb.IOException):
                return _made(self._folder, document, asked, make)
        return _made(self._temporary, document, asked, make)

    def forget(self, document: str) -> None:
        """Takes the twins of a document away."""
        if self._folder is not None:
            shutil.rmtree(self._folder / document, ignore_errors=True)

    def forget_all(self) -> None:
        """Takes every twin away."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def kept(self) -> Iterator[tuple[str, str, Told | None]]:
        """Document, place and seal of every twin that this reader made; no seal where it is damaged."""
        for found in sorted(self._folder.glob("*/*")) if self._folder is not None else ():
            told = _sealed(found)
            if found.is_dir() and (told is None or told["reader"] == reader_digest()):
                yield found.parent.name, f"{found.parent.name}/{found.name}", told


def _made(folder: Path, document: str, asked: Told, make: Callable[[Path], Told]) -> Twin:
    target = folder / document / _key(asked)
    unfinished = target.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}")
    unfinished.mkdir(parents=True, mode=0o700)
    try:
        told = make(unfinished)
        files = {each.name: _digest(each) for each in sorted(unfinished.iterdir())}
        seal = {"document": document, "reader": reader_digest(), "asked": asked, "told": told, "files": files}
        (unfinished / _SEAL).write_text(json.dumps(seal, ensure_ascii=False), "utf-8")
        _clear(target)
        with suppress(OSError):  # Another command was faster: its twin is as good.
            unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Twin(target, told)


def _clear(target: Path) -> None:
    """Takes away what stands in the way, what other readers made of the document, and what was never finished."""
    for each in target.parent.iterdir():
        told = None if each.name.startswith(_UNFINISHED) else _sealed(each)
        is_old = time.time() - each.stat().st_mtime > _ABANDONED_SECONDS
        is_in_the_way = each == target or (told is not None and told["reader"] != reader_digest())
        if is_in_the_way or (told is None and is_old):
            shutil.rmtree(each, ignore_errors=True)


def _sealed(folder: Path) -> dict[str, Any] | None:  # Any: a JSON value
    """The seal of a twin whose files are those that it names."""
    try:
        told = json.loads((folder / _SEAL).read_text("utf-8"))
        names = {each.name for each in folder.iterdir()} - {_SEAL}
        if names != set(told["files"]) or {"document", "reader", "asked", "told"} - told.keys():
            return None
        if any(_digest(folder / name) != digest for name, digest in told["files"].items()):
            return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return dict(told)


def _key(asked: Told) -> str:
    return identity("asked", json.dumps(asked, sort_keys=True))[:_DIGITS]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
