"""The sealed bytes of a case, each file named by the SHA-256 of its content.

Rules:
1. A file appears under its name only when all of its bytes are on disk.
2. A name that is there with other bytes is damage; putting the same content again repairs it.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from ovillo.domain.errors import CaseDamagedError, DocumentNotFoundError
from ovillo.interfaces.record import Fault
from ovillo.storage.engines.sqlite_errors import disk_errors
from ovillo.storage.layout import ORIGINALS, synchronise_folder
from ovillo.storage.problems import ORIGINAL_ALTERED, ORIGINAL_MISSING, ORIGINAL_UNREADABLE

_READ_ONLY = 0o444
_WRITABLE = 0o600
_CHUNK_BYTES = 1 << 20
_NAME_DIGITS = 64


class FolderOriginals:
    """Originals as files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """The SHA-256 of the content, which is on disk when this returns. Putting twice keeps one file."""
        name = hashlib.sha256(content).hexdigest()
        path = self._folder / name
        with disk_errors(self._folder.parent):
            if not (path.is_file() and _digest(path) == name):
                self._folder.mkdir(exist_ok=True)
                _write_sealed(path, content)
                synchronise_folder(self._folder)
        return name

    def open(self, document: str) -> bytes:
        """The bytes as stored; `verify` says whether they are intact."""
        if not _is_name(document):
            raise DocumentNotFoundError(document=document)
        try:
            return (self._folder / document).read_bytes()
        except OSError as error:
            raise CaseDamagedError(path=self._folder.parent) from error

    def is_intact(self, document: str) -> bool:
        """Whether the original is there with the bytes that were stored."""
        return self._fault_of(document) is None

    def remove(self, document: str) -> None:
        """The bytes of an erased document, overwritten where the disk does so in place, and gone."""
        path = self._folder / document
        if not _is_name(document) or not path.is_file():
            return
        with disk_errors(self._folder.parent):
            path.chmod(_WRITABLE)
            size = path.stat().st_size
            with path.open("r+b") as file:
                for start in range(0, size, _CHUNK_BYTES):
                    file.write(bytes(min(_CHUNK_BYTES, size - start)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            synchronise_folder(self._folder)

    def verify(self, expected: Sequence[str]) -> Fault | None:
        """The first of these originals that is missing or altered, then the first other file with a false name."""
        others = sorted(set(self._names()) - set(expected))
        return next((fault for name in (*expected, *others) if (fault := self._fault_of(name))), None)

    def _names(self) -> Iterator[str]:
        if self._folder.is_dir():
            yield from (path.name for path in self._folder.iterdir() if _is_name(path.name))

    def _fault_of(self, name: str) -> Fault | None:
        try:
            digest = _digest(self._folder / name)
        except FileNotFoundError:
            return Fault("original", name, ORIGINAL_MISSING)
        except OSError:
            return Fault("original", name, ORIGINAL_UNREADABLE)
        return None if digest == name else Fault("original", name, ORIGINAL_ALTERED)


def open_originals(case: Path) -> FolderOriginals:
    """The originals of the case in this folder."""
    return FolderOriginals(case / ORIGINALS)


def copy_originals(source: Path, target: Path) -> None:
    """Every original of one case into the new folder of another, on disk when this returns."""
    target.mkdir()
    for path in sorted(source.iterdir()) if source.is_dir() else ():
        if _is_name(path.name) and path.is_file():
            _write_sealed(target / path.name, path.read_bytes())
    synchronise_folder(target)


def _write_sealed(path: Path, content: bytes) -> None:
    """A read-only file that is whole, or not there at all; its folder must be synchronised before it is relied on."""
    temporary = path.with_name(f".new-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_READ_ONLY)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_name(text: str) -> bool:
    return len(text) == _NAME_DIGITS and not set(text) - set("0123456789abcdef")
