"""A guardian's folder: its key, the logs that it knows, their last checkpoints, and requests kept as evidence.

1. Everything is text that other programs for C2SP read: keys are verifier keys, checkpoints are signed notes.
2. A checkpoint is written beside, flushed to the disk and moved into place, and so is the folder: whatever happens, the
   old one or the new one is there, and the new one before anybody is told.
3. A checkpoint counts only where this guardian's own cosignature and one of its log stand below it.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ovillo.domain.errors import OvilloError, UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.ledger.checkpoints import parse_checkpoint
from ovillo.ledger.keys import NoteFormatError, SigningKey, VerifierKey, parse_signing_key, parse_verifier_key
from ovillo.ledger.notes import parse_note, verify_note
from ovillo.ledger.witness import WitnessedLog, WitnessState, origin_hash
from ovillo.storage.private_folder import alone_with, make_private_folder, write_whole

KEY: Final = "key"
LOGS: Final = "logs"
EVIDENCE: Final = "evidence"
MOST_EVIDENCE: Final = 10_000
"""Requests that are kept; a log that misbehaves more often says nothing new."""


class GuardianExistsError(UsageError):
    code = "guardian_exists"
    template = mark("{path} already holds a guardian or other files. Choose another folder.")


class GuardianMissingError(UsageError):
    code = "guardian_missing"
    template = mark("There is no guardian at {path}. Make one with: ovillo guardian new {path} --name NAME")


class GuardianBusyError(OvilloError):
    code = "guardian_busy"
    template = mark(
        "Another program runs the guardian at {path}. Stop it first: two of them would forget what the other saw."
    )


class GuardianDamagedError(OvilloError):
    code = "guardian_damaged"
    template = mark(
        "The guardian at {path} does not remember what it cosigned ({file}). Do not run it again: make a new one with "
        "a new key, and tell those who trusted this one."
    )


def make_guardian(folder: Path, key: SigningKey) -> None:
    """A new guardian's folder, open to its owner only.

    Raises:
        GuardianExistsError: the folder is not empty.
    """
    make_private_folder(folder, LOGS, EVIDENCE, taken=GuardianExistsError(path=folder))
    write_whole(folder / KEY, f"{key.text}\n".encode())


@contextmanager
def open_guardian(folder: Path) -> Iterator["GuardianFolder"]:
    """The guardian of a folder, for this program alone until the block ends.

    Raises:
        GuardianMissingError: there is none.
        GuardianBusyError: another program has it.
    """
    _require_guardian(folder)
    with alone_with(folder / KEY, busy=GuardianBusyError(path=folder)):
        yield GuardianFolder(folder)


def read_guardian(folder: Path) -> tuple[SigningKey, WitnessState]:
    """The key and the last checkpoints, also while another program runs it: each file is one that it kept whole.

    Raises:
        GuardianMissingError: there is none.
        GuardianDamagedError: a checkpoint is not what it cosigned.
    """
    _require_guardian(folder)
    return GuardianFolder(folder).load()


def _require_guardian(folder: Path) -> None:
    if not (folder / KEY).is_file():
        raise GuardianMissingError(path=folder)


class GuardianFolder:
    """See `GuardianMemory`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> tuple[SigningKey, WitnessState]:
        """The key, and the last checkpoint of each known log. Raises `GuardianDamagedError`."""
        with self._whole(KEY):
            key = parse_signing_key((self._folder / KEY).read_text("utf-8").rstrip("\n"))
        logs = {}
        for path in sorted((self._folder / LOGS).glob("*.keys")):
            with self._whole(f"{LOGS}/{path.name}"):
                origin, keys = _log_of(path)
            with self._whole(f"{LOGS}/{path.stem}.checkpoint"):
                logs[origin] = _remembered(path.with_suffix(".checkpoint"), origin, keys, key.verifier)
        return key, WitnessState(logs)

    def keep(self, origin: str, checkpoint: bytes) -> None:
        """Puts the last checkpoint of a log on the disk. Raises `OSError`."""
        write_whole(self._folder / LOGS / f"{origin_hash(origin)}.checkpoint", checkpoint)

    def keep_evidence(self, request: bytes) -> None:
        """Keeps a request, once; the first `MOST_EVIDENCE` of them."""
        path = self._folder / EVIDENCE / f"{hashlib.sha256(request).hexdigest()}.request"
        if not path.exists() and sum(1 for _ in path.parent.iterdir()) < MOST_EVIDENCE:
            write_whole(path, request)

    def know(self, origin: str, key: VerifierKey) -> None:
        """Adds a log, or one more key of one."""
        path = self._folder / LOGS / f"{origin_hash(origin)}.keys"
        keys = _log_of(path)[1] if path.exists() else ()
        lines = [origin, *(each.text for each in dict.fromkeys((*keys, key)))]
        write_whole(path, "".join(f"{line}\n" for line in lines).encode())

    @contextmanager
    def _whole(self, file: str) -> Iterator[None]:
        try:
            yield
        except (VerificationError, ValueError) as error:
            raise GuardianDamagedError(path=self._folder, file=file) from error


def _log_of(path: Path) -> tuple[str, tuple[VerifierKey, ...]]:
    origin, *keys = path.read_text("utf-8").rstrip("\n").split("\n")
    if origin_hash(origin) != path.stem or not keys:
        raise NoteFormatError("The file of a log is another log's, or holds no key.")
    return origin, tuple(map(parse_verifier_key, keys))


def _remembered(path: Path, origin: str, keys: tuple[VerifierKey, ...], own: VerifierKey) -> WitnessedLog:
    if not path.exists():
        return WitnessedLog(keys)
    content = path.read_bytes()
    note = parse_note(content)
    checkpoint = parse_checkpoint(note.text)
    signers = {each.key for each in verify_note(note, [*keys, own])}
    if checkpoint.origin != origin or own not in signers or not signers & set(keys):
        raise VerificationError("The checkpoint is not one that this guardian cosigned.")
    return WitnessedLog(keys, checkpoint.size, checkpoint.root, content)
