"""`erase`: content and its salt destroyed, on the signatures of two chains of command; the commitment stays.

1. What two sign is the list of entries, so that nothing more goes than they were shown, and nothing that came later.
2. The record is erased first, in one transaction with its entry; then originals, copies and twins go, then traces in
   the files of the database. What is cut short is finished by the next run, and `verify` says so until then.
3. Whom nothing but the erased document marked, and whom something that stays still names, stays protected: the words of
   the name that are left, and no other, are entered under the pseudonym that hid them before.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from ovillo.casework.approvals.runs import entries_object
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import PROTECTED, protected_content
from ovillo.domain.approvals import Action, ApprovalError
from ovillo.domain.docket import Json
from ovillo.domain.erasures import ErasureError
from ovillo.domain.messages import mark
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


def erase(record: Record, what: str, *, actor: str, now: Callable[[], datetime]) -> tuple[int, str]:
    """(number of the entry of the erasure, the entries that went); `finish` clears the rest away.

    Raises:
        NotApprovedError: two have not signed for exactly this.
        ErasureOwnerError: on a server, whoever runs this cannot take traces away.
    """
    moment = now()
    by_rule = [each for each in need_to_know(record).protected() if each.by_rule]
    with record.writing(actor=actor, at=moment) as writer:
        entries = writer.erased_with(what)
        object_ = entries_object(entries)
        called = approval_needed(office_now(record), Action.ERASE, object_, moment)
        for person in _still_named(record, by_rule, frozenset(entries)):
            writer.enter(PROTECTED, person.pseudonym, protected_content(person))
        return writer.erase(entries, {"approval": called or ""}), object_


def _still_named(record: Record, people: Sequence[Protected], gone: Collection[int]) -> Iterator[Protected]:
    """Those whom no document marks but what goes, with the words of their names that something has which stays."""
    if not people:
        return
    with need_to_know(record).record.reading() as reader:
        acts = [each for each in reader.docket() if each.number not in gone and each.kind != PROTECTED]
        told = _words(text for each in acts for text in (each.about, *_texts(each.content)))
        texts = {each.id: frozenset(words_of(each.text)) for each in reader.documents()}
        marked = frozenset().union(*(each.entities for each in people))
        homes = {each.id: each.document for each in reader.entities() if each.id in marked}
        for person in people:
            names = [words_of(name) for name in person.names]
            going = {each for each, has in texts.items() if any(has.issuperset(name) for name in names)}
            going = {each for each in going if _goes(reader, each, gone)}
            if not going or any(home not in going for it in person.entities if (home := homes.get(it))):
                continue
            left = told.union(*(has for each, has in texts.items() if each not in going))
            kept = dict.fromkeys(" ".join(word for word in name if word in left) for name in names)
            kept_names = tuple(name for name in kept if any(len(word) >= _LEAST for word in name.split()))
            if kept_names:
                yield replace(person, names=kept_names, entities=frozenset(), document="", by_rule=False)


def _goes(reader: RecordReader, document: str, gone: Collection[int]) -> bool:
    """Whether a document is erased with these entries, also with the one that it lies in."""
    try:
        return frozenset(gone).issuperset(reader.erased_with(document))
    except ErasureError:
        container = next((each.container for each in reader.documents() if each.id == document), None)
        return container is not None and _goes(reader, container, gone)


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


def finish(record: Record, originals: Originals, *, forget: Callable[[], None]) -> None:
    """Nothing of what was erased is left: originals, then what `forget` clears away, then the database's own traces.

    Raises:
        ErasureCutShortError: others have the case open.
    """
    for document in record.erased_documents():
        originals.remove(document)
    forget()
    record.finish_erasure()
