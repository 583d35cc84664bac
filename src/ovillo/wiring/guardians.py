"""Guardians on disk."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ovillo.ledger.keys import SEED_BYTES, VerifierKey
from ovillo.ledger.witness import WitnessedLog
from ovillo.storage import guardian_folder
from ovillo.workflows.guardian import Clock, Guardian, log_key, new_key


def make_guardian(folder: Path, *, name: str) -> VerifierKey:
    """A new guardian with a key of its own; the key that others trust."""
    key = new_key(name, secrets.token_bytes(SEED_BYTES))
    guardian_folder.make_guardian(folder, key)
    return key.verifier


def add_log(folder: Path, key: str, *, origin: str) -> None:
    """One more log that a guardian cosigns for, or one more key of it."""
    parsed = log_key(key)
    with guardian_folder.open_guardian(folder) as memory:
        memory.load()
        memory.know(origin or parsed.name, parsed)


def show_guardian(folder: Path) -> tuple[VerifierKey, Mapping[str, WitnessedLog]]:
    """The key that others trust, and what a guardian remembers of each log, also while it serves."""
    key, state = guardian_folder.read_guardian(folder)
    return key.verifier, state.logs


@contextmanager
def open_guardian(folder: Path, *, now: Clock) -> Iterator[Guardian]:
    """The guardian of a folder, for this program alone until the block ends."""
    with guardian_folder.open_guardian(folder) as memory:
        yield Guardian(memory, now=now)
