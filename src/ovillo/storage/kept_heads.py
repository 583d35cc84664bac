"""What the guardians of a case cosigned, beside its record: a line for each note in one file, and the key of the log.

1. A line is appended and flushed before anybody is told. One that a power cut left without its end was told to nobody:
   the next one takes its place.
2. Nothing here is believed: whoever reads a note verifies it.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from ovillo.domain.errors import VerificationError
from ovillo.interfaces.heads import Alarm
from ovillo.ledger.keys import SigningKey, parse_signing_key
from ovillo.storage.layout import FOLDER_MODE, WITNESSED, synchronise_folder
from ovillo.storage.private_folder import in_turn_with, write_whole

HEADS: Final = "heads"
STAMPS: Final = "stamps"
ALARMS: Final = "alarms"
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
        return tuple(map(_note, self._lines(HEADS)))

    def stamps(self) -> Sequence[tuple[bytes, bytes]]:
        return tuple(map(_stamp, self._lines(STAMPS)))

    def keep(self, note: bytes) -> None:
        self._append(HEADS, note.decode("utf-8"))

    def keep_stamp(self, note: bytes, response: bytes) -> None:
        self._append(STAMPS, [note.decode("utf-8"), b64encode(response).decode("ascii")])

    def alarms(self) -> Sequence[Alarm]:
        return tuple(filter(None, map(_alarm, self._lines(ALARMS))))

    def keep_alarm(self, alarm: Alarm) -> None:
        if alarm not in self.alarms():
            self._append(ALARMS, asdict(alarm))

    def _lines(self, name: str) -> Sequence[bytes]:
        try:
            content = (self._folder / name).read_bytes()
        except FileNotFoundError:
            return ()
        *lines, torn = content.split(b"\n")
        return [*lines, torn] if torn else lines

    def _append(self, name: str, value: object) -> None:
        """One line more, on the disk when it returns (rule 1)."""
        self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        path = self._folder / name
        is_new = not path.exists()
        with path.open("ab+") as stream:
            size = stream.seek(0, os.SEEK_END)
            if size and os.pread(stream.fileno(), 1, size - 1) != b"\n":
                os.ftruncate(stream.fileno(), path.read_bytes().rfind(b"\n") + 1)
            stream.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        if is_new:
            synchronise_folder(self._folder)


def _note(line: bytes) -> bytes:
    """The note of a line; of a damaged one, bytes that are none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return b""
    return found.encode("utf-8", "replace") if isinstance(found, str) else b""


def _stamp(line: bytes) -> tuple[bytes, bytes]:
    try:
        note, response = json.loads(line)
        return note.encode("utf-8", "replace"), b64decode(response, validate=True)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return b"", b""


def _alarm(line: bytes) -> Alarm | None:
    try:
        found = Alarm(**json.loads(line))
        found.template.format(**found.fields)
        return found if isinstance(found.size, int) and isinstance(found.guardian, str) else None
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return None


def copy_heads(source: Path, target: Path) -> None:
    """Notes, time stamps and alarms of one case into the folder of another, on disk at the end; the key stays."""
    for name in (HEADS, STAMPS, ALARMS):
        if (source / WITNESSED / name).is_file():
            (target / WITNESSED).mkdir(mode=FOLDER_MODE, exist_ok=True)
            write_whole(target / WITNESSED / name, (source / WITNESSED / name).read_bytes())
    synchronise_folder(target)
