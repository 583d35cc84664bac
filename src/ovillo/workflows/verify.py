"""`verify`: proves offline that every original and every entry is what it was."""

from dataclasses import dataclass

from ovillo.interfaces.record import Fault, LedgerHead, Originals, Record


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, and the first thing that is not intact."""

    fault: Fault | None
    head: LedgerHead | None = None
    documents: int = 0


def verify(record: Record, originals: Originals) -> Verified:
    """Checks the record first, then the originals of every document, withdrawn ones included."""
    if fault := record.verify():
        return Verified(fault)
    with record.reading() as reader:
        head, expected = reader.head(), tuple(reader.document_ids())
    return Verified(originals.verify(expected), head, len(expected))
