"""What whoever reads a case is told of what they read it without: what waits for its guardians has no effect."""

from ovillo.interfaces.record import Record
from ovillo.workflows.acknowledged import WitnessedRecord, waiting
from ovillo.workflows.guarded import NeedToKnowRecord


def left_out(record: Record) -> int:
    """How many entries wait, of those that the viewer may read.

    Raises:
        AccessDeniedError: they may not read it.
    """
    below = record
    while isinstance(below, NeedToKnowRecord):
        below = below.record
    found = waiting(below) if isinstance(below, WitnessedRecord) else None
    if found is None or found.acknowledged == found.size or not isinstance(record, NeedToKnowRecord):
        return 0
    with record.reading() as settled, record.reading_all() as everything:
        return everything.head().size - settled.head().size
