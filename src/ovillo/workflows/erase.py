"""`erase`: content and its salt destroyed, on the signatures of two chains of command; the commitment stays.

1. What two sign is the list of entries, so that nothing more goes than they were shown, and nothing that came later.
2. The record is erased first, in one transaction with its entry; then originals, copies and twins go, then traces in
   the files of the database. What is cut short is finished by the next run, and `verify` says so until then.
3. No name outlives what said it, and whoever is still named stays protected (`erased_names`). The entry of the erasure
   tells the numbers of the entries that still name somebody: of the names themselves nothing is left to find them by.
"""

from collections.abc import Callable
from datetime import datetime

from ovillo.casework.approvals.runs import STILL_NAMED, entries_object
from ovillo.casework.protection.people import protected_content
from ovillo.domain.approvals import Action, ApprovalError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Originals, Record
from ovillo.workflows.approvals import approval_needed, going_now, office_now
from ovillo.workflows.erased_names import going, still_named

_NO_SUCH = mark("Nothing was asked for under this number that would be erased.")
_OVERTAKEN = mark(
    "Something was noted since about what was signed for, and would go with it. Ask for all of it, and let two sign: "
    "ovillo approval CASE ask erase {goes} --reason WHY."
)


def erase(record: Record, what: str, *, actor: str, now: Callable[[], datetime]) -> tuple[int, str]:
    """(number of the entry of the erasure, the entries that went); `finish` clears the rest away.

    Raises:
        NotApprovedError: two have not signed for exactly this.
        ErasureOwnerError: on a server, whoever runs this cannot take traces away.
    """
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        entries = going(record, what)
        object_ = entries_object(entries)
        called = approval_needed(office_now(record), Action.ERASE, object_, moment)
        left = still_named(record, frozenset(entries))
        for kind, person in left.people:
            writer.enter(kind, person.pseudonym, protected_content(person))
        return writer.erase(entries, {"approval": called or "", STILL_NAMED: list(left.entries)}), object_


def erase_approved(record: Record, called: str, *, actor: str, now: Callable[[], datetime]) -> tuple[int, str]:
    """The same of what two signed for under this number.

    Raises:
        ApprovalError: nothing that would be erased was asked for under it, or something was noted about the document
            since, so that more would go than was signed.
        ErasureError: it was erased before.
        NotApprovedError: it does not hold.
        ErasureOwnerError: on a server, whoever runs this cannot take traces away.
    """
    asked = office_now(record).approvals.get(called.strip().upper())
    if asked is None or asked.action is not Action.ERASE:
        raise ApprovalError(problem=_NO_SUCH)
    with record.reading():
        number, goes = going_now(record, asked.object)
    if goes not in {"", asked.object}:
        raise ApprovalError(problem=_OVERTAKEN, goes=goes)
    return erase(record, str(number), actor=actor, now=now)


def finish(record: Record, originals: Originals, *, forget: Callable[[], None]) -> None:
    """Nothing of what was erased is left: originals, then what `forget` clears away, then the database's own traces.

    Raises:
        ErasureCutShortError: others have the case open.
    """
    for document in record.erased_documents():
        originals.remove(document)
    forget()
    record.finish_erasure()
