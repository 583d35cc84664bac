"""`erase`: content and its salt destroyed, on the signatures of two chains of command; the commitment stays.

1. What two sign is the list of entries, so that nothing more goes than they were shown, and nothing that came later.
2. The record is erased first, in one transaction with its entry; then originals, copies and twins go, then traces in
   the files of the database. What is cut short is finished by the next run, and `verify` says so until then.
3. No name outlives what said it, and whoever is still named stays protected (`erased_names`). The entry of the erasure
   tells the numbers of the entries that still name somebody: of the names themselves nothing is left to find them by.
"""

from collections.abc import Callable
from datetime import datetime

<<<<<<< HEAD
from ovillo.casework.approvals.runs import STILL_NAMED, entries_object, entries_of_object
from ovillo.casework.protection.people import protected_content
from ovillo.domain.approvals import Action, ApprovalError, NotApprovedError
=======
from ovillo.casework.approvals.runs import entries_object
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import PROTECTED, protected_content
from ovillo.domain.approvals import Action, ApprovalError
from ovillo.domain.docket import Json
>>>>>>> m8f
from ovillo.domain.erasures import ErasureError
from ovillo.domain.messages import mark
<<<<<<< HEAD
from ovillo.interfaces.record import Originals, Record
from ovillo.workflows.approvals import approval_needed, office_now
from ovillo.workflows.erased_names import going, still_named

_NO_SUCH = mark("Nothing was asked for under this number that would be erased.")
=======
from ovillo.domain.protection import Protected
from ovillo.interfaces.record import Originals, Record, RecordReader
from ovillo.workflows.approvals import approval_needed, going_now, office_now
from ovillo.workflows.guarded import need_to_know

_NO_SUCH = mark("Nothing was asked for under this number that would be erased.")
_OVERTAKEN = mark(
    "Something was noted since about what was signed for, and would go with it. Ask for all of it, and let two sign: "
    "ovillo approval CASE ask erase {goes} --reason WHY."
)
_LEAST = 3
"""Letters of a word of a name that is no particle."""
>>>>>>> m8f


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
<<<<<<< HEAD
    with record.reading():
        what = next((it for it in entries_of_object(asked.object) if _goes_with(record, it) == asked.object), None)
    if what is None:
        raise NotApprovedError(asked=f"{asked.action.value} {asked.object}")
    return erase(record, str(what), actor=actor, now=now)


def _goes_with(record: Record, number: int) -> str:
    """What is erased together with an entry, as an approval names it; nothing where it is not erased by itself."""
    try:
        return entries_object(going(record, str(number)))
    except (ErasureError, EntryNotFoundError):
        return ""
=======
    with record.reading() as reader:
        number, goes = going_now(reader, asked.object)
    if goes not in {"", asked.object}:
        raise ApprovalError(problem=_OVERTAKEN, goes=goes)
    return erase(record, str(number), actor=actor, now=now)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_of(text))


def _texts(value: Json) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list() | tuple():
            for each in value:
                yield from _texts(each)
        case dict():
            for each in value.values():
                yield from _texts(each)
        case _:
            return
>>>>>>> m8f


def finish(record: Record, originals: Originals, *, forget: Callable[[], None]) -> None:
    """Nothing of what was erased is left: originals, then what `forget` clears away, then the database's own traces.

    Raises:
        ErasureCutShortError: others have the case open.
    """
    for document in record.erased_documents():
        originals.remove(document)
    forget()
    record.finish_erasure()
