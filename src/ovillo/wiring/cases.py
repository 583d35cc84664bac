"""Cases on disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ovillo.domain.errors import CaseDamagedError
from ovillo.interfaces.record import Fault, Originals, Record
from ovillo.storage import cases
from ovillo.storage.originals import open_originals
from ovillo.workflows.verify import Verified, verify


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case and where it is."""

    folder: Path
    record: Record
    originals: Originals


@contextmanager
def create_case(folder: Path, *, name: str, actor: str, at: datetime) -> Iterator[OpenCase]:
    """A new case, closed at the end of the block."""
    record = cases.create_case(folder, name=name, actor=actor, at=at)
    try:
        yield OpenCase(folder, record, open_originals(folder))
    finally:
        record.close()


@contextmanager
def open_case(folder: Path) -> Iterator[OpenCase]:
    """An existing case, closed at the end of the block."""
    record = cases.open_case(folder)
    try:
        yield OpenCase(folder, record, open_originals(folder))
    finally:
        record.close()


def verify_case(folder: Path) -> Verified:
    """Whether the case is intact; a case too damaged to open is not."""
    try:
        with open_case(folder) as opened:
            return verify(opened.record, opened.originals)
    except CaseDamagedError as error:
        return Verified(Fault(what="database", place=str(folder), problem=str(error)))


def back_up(folder: Path, target: Path) -> None:
    """A copy that opens and verifies."""
    cases.back_up(folder, target)
