"""`verify`: proves offline that every original and every entry is what it was, and that whoever signed did."""

from dataclasses import dataclass
from typing import Final

from ovillo.casework.approvals.office import KINDS, Office, Problem, erasures, fold
from ovillo.casework.approvals.papers import PAPER_KINDS, paper_problems
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Fault, LedgerHead, Originals, Record

SIGNATURE_WRONG: Final = mark(
    "A signature by key is missing, or is not that of whoever made this entry. Ask who had access to the case."
)
NOT_APPROVED: Final = mark(
    "This needed the signatures of two chains of command, and does not have them. Ask who had access to the case."
)
OTHER_LEDGER: Final = mark(
    "What was signed here names another ledger than this one had. Ask who had access to the case."
)


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, and the first thing that is not intact."""

    fault: Fault | None
    head: LedgerHead | None = None
    documents: int = 0
    erased: tuple[tuple[int, str], ...] = ()
    """(number of an erasure, the entries whose content went under it)."""


def verify(record: Record, originals: Originals) -> Verified:
    """Checks the record, then what people signed, then the originals of every document, withdrawn ones included."""
    if fault := record.verify():
        return Verified(fault)
    with record.reading() as reader:
        head, expected = reader.head(), tuple(reader.document_ids())
        entries = reader.docket(*KINDS, *PAPER_KINDS)
    office = fold(entries)
    if fault := _signed_fault((*office.problems, *paper_problems(entries, office))) or _ledger_fault(record, office):
        return Verified(fault)
    return Verified(originals.verify(expected), head, len(expected), erasures(entries))


def _signed_fault(problems: tuple[Problem, ...]) -> Fault | None:
    first = min(problems, key=lambda each: each.number, default=None)
    if first is None:
        return None
    return Fault("signature", f"entry {first.number}", SIGNATURE_WRONG if first.is_signature else NOT_APPROVED)


def _ledger_fault(record: Record, office: Office) -> Fault | None:
    """The first approval that was signed over a ledger that this one never was."""
    for each in office.approvals.values():
        with record.reading_as_of(each.size) as reader:
            if reader.head().root.hex() != each.root:
                return Fault("signature", f"entry {each.number}", OTHER_LEDGER)
    return None
