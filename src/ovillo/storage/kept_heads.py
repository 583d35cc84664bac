"""What the guardians of a case cosigned, beside its record: a line for each note in one file, and the key of the log.

1. A line is appended and flushed before anybody is told. One that a power cut left without its end was told to nobody:
   the next one takes its place.
2. Nothing here is believed: whoever reads a note verifies it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ovillo.domain.errors import VerificationError
from ovillo.ledger.keys import SigningKey, parse_signing_key
from ovillo.storage.layout import FOLDER_MODE, WITNESSED, synchronise_folder
from ovillo.storage.private_folder import in_turn_with, write_whole

HEADS: Final = "heads"
_KEY: Final = "log.key"
_TURN: Final = "turn"
_LONGEST_LINE: Final = 100_000


class FolderHeads:
    """See `KeptHeads`."""

    def __init__(self, case: Path) -> None:
        self._folder = case / WITNESSED

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises `OSError` where the folder cannot be written."""
        self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        with in_turn_with(self._folder / _TURN):
            yield

    def key(self) -> SigningKey | None:
        try:
            return parse_signing_key((self._folder / _KEY).read_text("utf-8").removesuffix("\n"))
        except (OSError, VerificationError, ValueError):
            return None

    def has_damaged_key(self) -> bool:
        return os.access(self._folder / _KEY, os.R_OK) and self.key() is None

    def put_key(self, key: SigningKey) -> None:
        self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        write_whole(self._folder / _KEY, f"{key.text}\n".encode())

    def last(self) -> bytes | None:
        try:
            with (self._folder / HEADS).open("rb") as stream:
                stream.seek(max(0, stream.seek(0, os.SEEK_END) - _LONGEST_LINE))
                whole = stream.read().rpartition(b"\n")[0]
        except FileNotFoundError:
            return None
        return _note(whole.rpartition(b"\n")[2]) if whole else None

    def all(self) -> Sequence[bytes]:
        try:
            content = (self._folder / HEADS).read_bytes()
        except FileNotFoundError:
            return ()
        *lines, torn = content.split(b"\n")
        return tuple(map(_note, [*lines, torn] if torn else lines))

    def keep(self, note: bytes) -> None:
        self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        path = self._folder / HEADS
        is_new = not path.exists()
        with path.open("ab+") as stream:
            self._take_torn_line_off(stream.fileno())
            stream.write(json.dumps(note.decode("utf-8"), ensure_ascii=False).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        if is_new:
            synchronise_folder(self._folder)

    def _take_torn_line_off(self, descriptor: int) -> None:
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            content = (self._folder / HEADS).read_bytes()
            os.ftruncate(descriptor, content.rfind(b"\n") + 1)


def _note(line: bytes) -> bytes:
    """The note of a line; of a damaged one, bytes that are none."""
    try:
        found = json.loads(line)
    except ValueError:
        return b""
    return found.encode("utf-8", "replace") if isinstance(found, str) else b""


def copy_heads(source: Path, target: Path) -> None:
    """The notes of one case into the folder of another, on disk when this returns; the key stays where it is."""
    heads = source / WITNESSED / HEADS
    if heads.is_file():
        (target / WITNESSED).mkdir(mode=FOLDER_MODE)
        write_whole(target / WITNESSED / HEADS, heads.read_bytes())
        synchronise_folder(target)
