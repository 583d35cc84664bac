"""How much of a case answers may be made from: what waits for its guardians has no effect before they cosigned it."""

from dataclasses import dataclass

from ovillo.interfaces.record import Record
from ovillo.workflows.acknowledged import WitnessedRecord, waiting
from ovillo.workflows.guarded import NeedToKnowRecord


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A case of which the last entries wait."""

    size: int
    """Of the ledger as far as it has effect."""
    waits: int
    """Entries after that."""


def unsettled(record: Record) -> Unsettled | None:
    """What waits, of what the viewer may read; None: nothing does, or the case has no guardians.

    Raises:
        AccessDeniedError: they may not read it.
    """
    below = record
    while isinstance(below, NeedToKnowRecord):
        below = below.record
    found = waiting(below) if isinstance(below, WitnessedRecord) else None
    if found is None or found.settled >= found.size:
        return None
    with record.reading() as reader:
        waits = reader.head().size - found.settled
    return Unsettled(found.settled, waits) if waits > 0 else None


def settled_size(record: Record) -> int | None:
    """As of what size answers are made; None: as the case stands."""
    found = unsettled(record)
    return found.size if found else None
