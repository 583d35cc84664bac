"""`erase`: content and its salt destroyed, on the signatures of two chains of command; the commitment stays.

1. What two sign is the list of entries, so that nothing more goes than they were shown, and nothing that came later.
2. The record is erased first, in one transaction with its entry; then originals, copies and twins go, then traces in
   the files of the database. What is cut short is finished by the next run, and `verify` says so until then.
"""

from collections.abc import Callable
from datetime import datetime

from ovillo.casework.approvals.runs import entries_object, entries_of_object
from ovillo.domain.approvals import Action, ApprovalError, NotApprovedError
from ovillo.domain.erasures import ErasureError
from ovillo.domain.errors import EntryNotFoundError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Originals, Record, RecordReader
from ovillo.workflows.approvals import approval_needed, office_now

_NO_SUCH = mark("Nothing was asked for under this number that would be erased.")


def erase(record: Record, what: str, *, actor: str, now: Callable[[], datetime]) -> tuple[int, str]:
    """(number of the entry of the erasure, the entries that went); `finish` clears the rest away.

    Raises:
        NotApprovedError: two have not signed for exactly this.
        ErasureOwnerError: on a server, whoever runs this cannot take traces away.
    """
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        entries = writer.erased_with(what)
        object_ = entries_object(entries)
        called = approval_needed(office_now(record), Action.ERASE, object_, moment)
        return writer.erase(entries, {"approval": called or ""}), object_


def erase_approved(record: Record, called: str, *, actor: str, now: Callable[[], datetime]) -> tuple[int, str]:
    """The same of what two signed for under this number.

    Raises:
        ApprovalError: nothing that would be erased was asked for under it.
        NotApprovedError: it does not hold, or something was noted about the document since.
        ErasureOwnerError: on a server, whoever runs this cannot take traces away.
    """
    asked = office_now(record).approvals.get(called.strip().upper())
    if asked is None or asked.action is not Action.ERASE:
        raise ApprovalError(problem=_NO_SUCH)
    with record.reading() as reader:
        what = next((it for it in entries_of_object(asked.object) if _goes_with(reader, it) == asked.object), None)
    if what is None:
        raise NotApprovedError(asked=f"{asked.action.value} {asked.object}")
    return erase(record, str(what), actor=actor, now=now)


def _goes_with(reader: RecordReader, number: int) -> str:
    """What is erased together with an entry, as an approval names it; nothing where it is not erased by itself."""
    try:
        return entries_object(reader.erased_with(str(number)))
    except (ErasureError, EntryNotFoundError):
        return ""


def finish(record: Record, originals: Originals, *, forget: Callable[[], None]) -> None:
    """Nothing of what was erased is left: originals, then what `forget` clears away, then the database's own traces.

    Raises:
        ErasureCutShortError: others have the case open.
    """
    for document in record.erased_documents():
        originals.remove(document)
    forget()
    record.finish_erasure()
