"""Folders of evaluators and boards: text files, as guardians keep them (decision 0037).

1. `settings.json` says what the folder is of; `prosecutors` holds the keys whose authorisations it takes, a line each;
   `policy`, where it is there, in which ledgers they must stand.
2. `kept` has a line for each use or submission, flushed before it is answered. A last line without its end was never
   answered: it is cut off.
3. A new epoch puts a new key and an empty `kept` in place and deletes the old ones: nobody can make tags of the old
   epoch any more. `epochs` keeps their names, a line each: none comes again, or an authorisation that was never used in
   it would be taken anew, and units would not see that their agreement is of another key.
"""

import base64
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from ovillo.casework.deconfliction.blinding import EvaluatorKey
from ovillo.casework.deconfliction.queries import Use, Uses
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.deconfliction import HeldBoard, HeldEvaluator
from ovillo.ledger.keys import NoteFormatError, VerifierKey, parse_verifier_key
from ovillo.ledger.policies import parse_policy
from ovillo.storage.private_folder import alone_with, make_private_folder, write_whole

SETTINGS: Final = "settings.json"
PROSECUTORS: Final = "prosecutors"
POLICY: Final = "policy"
KEPT: Final = "kept"
EPOCHS: Final = "epochs"
OUTBOX: Final = "outbox"
EVALUATOR: Final = "evaluator"
BOARD: Final = "board"
_SETTINGS: Final[Mapping[str, Mapping[str, type]]] = {
    EVALUATOR: {"name": str, "branch": str, "epoch": str, "seed": str, "budget": int, "prosecutor_budget": int},
    BOARD: {"epoch": str},
}


class ServiceExistsError(UsageError):
    code = "service_exists"
    template = mark("{path} already holds files. Choose another folder.")


class ServiceMissingError(UsageError):
    code = "service_missing"
    template = mark(
        "There is no evaluator and no board at {path}. Make one with: ovillo deconflict evaluator, or board."
    )


class EpochTakenError(UsageError):
    code = "epoch_taken"
    template = mark("There was an epoch {epoch} here already. Give the new one another name; nothing was changed.")


class ServiceBusyError(OvilloError):
    code = "service_busy"
    template = mark("Another program runs what is at {path}. Stop it first.")


class ServiceDamagedError(OvilloError):
    code = "service_damaged"
    template = mark(
        "What is at {path} cannot be read ({file}). Do not run it again: begin a new epoch with a new folder."
    )


def make_folder(folder: Path, settings: Mapping[str, str | int]) -> None:
    """A new folder, open to its owner only. Raises `ServiceExistsError`."""
    make_private_folder(folder, OUTBOX, taken=ServiceExistsError(path=folder))
    for name in (PROSECUTORS, KEPT):
        write_whole(folder / name, b"")
    write_whole(folder / SETTINGS, json.dumps(settings).encode())


@contextmanager
def open_folder(folder: Path) -> Iterator["ServiceFolder"]:
    """What a folder holds, for this program alone until the block ends.

    Raises:
        ServiceMissingError: it holds neither.
        ServiceBusyError: another program has it.
    """
    if not (folder / SETTINGS).is_file():
        raise ServiceMissingError(path=folder)
    with alone_with(folder / PROSECUTORS, busy=ServiceBusyError(path=folder)):
        yield ServiceFolder(folder)


class ServiceFolder:
    """The files of an evaluator or a board."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def settings(self) -> Mapping[str, Any]:  # Any: a JSON value
        """What the folder is of. Raises `ServiceDamagedError`."""
        with self._whole(SETTINGS):
            found = json.loads((self.folder / SETTINGS).read_bytes())
            if not isinstance(found, dict) or any(
                type(found.get(name)) is not kind for name, kind in _SETTINGS[found["is"]].items()
            ):
                raise ValueError("no settings")
            return found

    @property
    def prosecutors(self) -> tuple[VerifierKey, ...]:
        """Whose authorisations are taken. Raises `ServiceDamagedError`."""
        with self._whole(PROSECUTORS):
            return tuple(map(parse_verifier_key, (self.folder / PROSECUTORS).read_text("utf-8").splitlines()))

    def trust(self, key: VerifierKey) -> None:
        """Takes the authorisations of one more prosecutor."""
        keys = dict.fromkeys((*self.prosecutors, key))
        with (self.folder / PROSECUTORS).open("r+b") as stream:  # in place: the lock is on this file
            stream.write("".join(f"{each.text}\n" for each in keys).encode())
            os.fsync(stream.fileno())

    def go_by(self, policy: str) -> None:
        """Takes only authorisations that stand in a ledger which this policy holds valid."""
        write_whole(self.folder / POLICY, policy.encode())

    def begin_epoch(self, settings: Mapping[str, str | int]) -> None:
        """The next epoch: other settings, and nothing of the old ones (rule 3). Raises `EpochTakenError`."""
        path = self.folder / EPOCHS
        with self._whole(EPOCHS):
            over = path.read_text("utf-8").splitlines() if path.exists() else []
        over = list(dict.fromkeys((*over, str(self.settings["epoch"]))))
        if settings["epoch"] in over:
            raise EpochTakenError(epoch=settings["epoch"])
        write_whole(path, "".join(f"{each}\n" for each in over).encode())
        write_whole(self.folder / KEPT, b"")
        write_whole(self.folder / SETTINGS, json.dumps(settings).encode())

    def lines(self) -> list[bytes]:
        """What was kept, each whole (rule 2)."""
        content = (self.folder / KEPT).read_bytes()
        whole, _, rest = content.rpartition(b"\n")
        if rest:
            write_whole(self.folder / KEPT, whole + b"\n" if whole else b"")
        return whole.split(b"\n") if whole else []

    def append(self, line: bytes) -> None:
        """One line more, on the disk when it returns; where it cannot be, none of it. Raises `OSError`."""
        with (self.folder / KEPT).open("ab") as stream:
            before = stream.tell()
            try:
                stream.write(line + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
            except OSError:
                os.truncate(self.folder / KEPT, before)
                raise

    @contextmanager
    def _whole(self, file: str) -> Iterator[None]:
        try:
            yield
        except (NoteFormatError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise ServiceDamagedError(path=self.folder, file=file) from error


class EvaluatorFolder(ServiceFolder):
    """See `EvaluatorMemory`."""

    def load(self) -> HeldEvaluator:
        """All that it remembers. Raises `ServiceDamagedError`."""
        told, prosecutors = self.settings, self.prosecutors
        with self._whole(SETTINGS):
            key = EvaluatorKey(base64.b64decode(told["seed"], validate=True))
            uses = Uses(str(told["epoch"]), int(told["budget"]), int(told["prosecutor_budget"]))
        with self._whole(KEPT):
            for line in self.lines():
                uses = uses.with_use(Use(**json.loads(line)))
        with self._whole(POLICY):
            path = self.folder / POLICY
            policy = parse_policy(path.read_text("utf-8")) if path.exists() else None
        return HeldEvaluator(str(told["name"]), str(told["branch"]), key, uses, prosecutors, policy)

    def keep(self, use: Use) -> None:
        """Puts one use on the disk. Raises `OSError`."""
        self.append(json.dumps(asdict(use)).encode())


class BoardFolder(ServiceFolder):
    """See `BoardMemory`."""

    def load(self) -> HeldBoard:
        """All that it remembers. Raises `ServiceDamagedError`."""
        with self._whole(KEPT):
            requests = [base64.b64decode(line, validate=True) for line in self.lines()]
        return HeldBoard(str(self.settings["epoch"]), self.prosecutors, requests)

    def keep(self, request: bytes) -> None:
        """Puts one request on the disk. Raises `OSError`."""
        self.append(base64.b64encode(request))

    def put_out(self, name: str, content: bytes) -> None:
        """Puts one hit into the liaison's outbox, once. Raises `OSError`."""
        path = self.folder / OUTBOX / f"{name}.hit"
        if not path.exists():
            write_whole(path, content)
