"""Who opened which protected record, when and for what, for those who may know it.

1. An entry names reader and purpose, and the record by a salted commitment: it is found by trying every pseudonym.
2. Whoever is in a record's compartment is told who opened it; an owner, who answers for the case, of every record. Both
   are told pseudonyms, and the purpose as any other words that somebody wrote.
3. Of a record whose protection was erased nobody knows any more whose it was: an owner is told that it was opened.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import READ, fold_protected, record_commitment, salt_of
from ovillo.domain.protection import Protected
from ovillo.interfaces.record import Record
from ovillo.workflows.guarded import NeedToKnowRecord, Rights, concealment_in, need_to_know


@dataclass(frozen=True, slots=True)
class ProtectedRead:
    """One opening of one protected record."""

    number: int
    """Of the entry."""
    by: str
    at: datetime
    pseudonym: str
    """Nothing: of a record that is there no more."""
    purpose: str


def list_reads(record: Record, called: str = "", *, among: Container[int] | None = None) -> Sequence[ProtectedRead]:
    """Every opening that the viewer may know of, in the order of the ledger.

    Args:
        record: of a case.
        called: a pseudonym, where only the openings of one record are wanted.
        among: numbers of entries, where only these are.
    """
    guarded = need_to_know(record)
    with record.reading() as reader:
        entries = [each for each in reader.docket(READ) if among is None or each.number in among]
    if not entries:
        return ()
    rights = guarded.rights()
    salt, people = salt_of(rights.entries), _people(guarded, rights)
    hidden = concealment_in(record)
    found: list[ProtectedRead] = []
    for entry in entries:
        nonce = str(entry.content["nonce"])
        matches = (
            each for name, each in people.items() if salt and record_commitment(salt, nonce, name) == entry.about
        )
        person = next(matches, None)
        if not rights.may_govern and (person is None or person.compartment not in rights.official.compartments):
            continue
        name = person.pseudonym if person else ""
        if called and words_of(called) not in {words_of(name), words_of(name)[1:]}:
            continue
        purpose = str(entry.content["purpose"])
        told = hidden.written(purpose) if hidden else purpose
        found.append(ProtectedRead(entry.number, entry.by, entry.at, name, told))
    return found


def _people(guarded: NeedToKnowRecord, rights: Rights) -> Mapping[str, Protected]:
    """Everybody who is protected, or was until somebody took it back, by pseudonym."""
    lifted = fold_protected(rights.entries)[1]
    return {each.pseudonym: each for each in (*lifted.values(), *guarded.protected())}
