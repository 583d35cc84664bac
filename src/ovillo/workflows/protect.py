"""`protect`: who appears under a pseudonym, in which compartment, and who may see who it is, for what purpose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Final

from ovillo.casework.protection.kin import KIN_PREDICATES
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import LIFTED, PROTECTED, SALTED, protected_content, pseudonym, salt_of
from ovillo.casework.team.compartments import ENTERED, compartment_called, fold_compartments
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.protection import NobodyProtectedError, Protected, ProtectedAs, PurposeNeededError
from ovillo.interfaces.record import Record
from ovillo.workflows.guarded import NeedToKnowRecord, Rights, need_to_know
from ovillo.workflows.search import search
from ovillo.workflows.views import resolve

_SHORTEST_ID: Final = 8
_NO_REASON: Final = mark("Protection is taken back for a reason. Give it with --reason.")
_NO_COMPARTMENT: Final = mark("Say which compartment may know the name with --compartment.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A protected person as one viewer may be told of them."""

    person: Protected
    is_inside: bool
    """Whether the viewer is in the compartment: only then why and where they are protected is told."""


def protect(
    record: Record, who: str, kind: ProtectedAs, compartment: str, *, actor: str, now: Callable[[], datetime]
) -> Protected:
    """The person under a pseudonym, from here on, for everybody outside the compartment.

    Args:
        record: of a case.
        who: a name, an id of an entity, or the pseudonym of somebody whom a statement marked.
        kind: why.
        compartment: who may know the name; whoever makes a new one is in it.
        actor: who decides.
        now: the time.

    Raises:
        NobodyProtectedError: the viewer's view of the case has nobody of that name.
        NoNeedToKnowError: somebody else's compartment.
    """
    if not compartment.strip():
        raise UsageError(problem=_NO_COMPARTMENT)
    guarded = need_to_know(record)
    rights = guarded.rights()
    inside, compartment = fold_compartments(rights.entries), compartment_called(compartment, rights.entries)
    if inside.get(compartment):
        rights.require_inside(compartment)
    found = _already(guarded, rights, who) or _named(record, who)
    salt = salt_of(rights.entries) or guarded.known.salt
    person = replace(
        found,
        pseudonym=found.pseudonym or pseudonym(salt, token_hex(16)),
        kind=kind,
        compartment=compartment,
        document="",
        by_rule=False,
    )
    with record.writing(actor=actor, at=now()) as writer:
        if salt_of(rights.entries) is None:
            writer.enter(SALTED, "pseudonyms", {"salt": salt})
        if not inside.get(person.compartment):
            writer.enter(ENTERED, actor, {"compartment": person.compartment})
        writer.enter(PROTECTED, person.pseudonym, protected_content(person))
    return person


def lift(record: Record, called: str, reason: str, *, actor: str, now: Callable[[], datetime]) -> None:
    """The person appears under their name again. Raises `NobodyProtectedError`, `NoNeedToKnowError`."""
    if not reason.strip():
        raise UsageError(problem=_NO_REASON)
    guarded = need_to_know(record)
    person = _already(guarded, guarded.rights(), called)
    if person is None:
        raise NobodyProtectedError(name=called)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(LIFTED, person.pseudonym, {**protected_content(person), "reason": reason.strip()})


def reveal(record: Record, called: str) -> Protected:
    """Who is behind a pseudonym; the trace is in the ledger before this returns.

    Raises:
        PurposeNeededError: the record was opened without a purpose.
        NobodyProtectedError, NoNeedToKnowError: nobody is behind it, or nobody for this viewer.
    """
    guarded = need_to_know(record)
    if not guarded.purpose:
        raise PurposeNeededError
    person = next((each for each in guarded.protected() if _is_called(each, called)), None)
    guarded.open(person or Protected(called, ProtectedAs.VICTIM, "", ()))
    if person is None:
        raise NobodyProtectedError(name=called)
    return replace(person, names=tuple(sorted(person.names, key=_formality)))


def _formality(name: str) -> tuple[bool, bool, int]:
    """As people are called first: not surname first, not in capitals, in full."""
    return "," in name, name.isupper(), -len(words_of(name))


def list_protected(record: Record) -> Sequence[Shown]:
    """Everybody who is protected, by pseudonym."""
    guarded = need_to_know(record)
    with record.reading():  # whoever may not read the case is not told how many there are
        inside = guarded.rights().official.compartments
    found = [Shown(each, each.compartment in inside) for each in guarded.protected()]
    return sorted(found, key=lambda each: each.person.pseudonym)


def named_kin(record: Record, person: Protected) -> Sequence[str]:
    """The names of whom a source calls kin, partner or compadre of a protected person, and who are shown.

    In a joint case a rule hides them (`casework/protection/kin.py`); elsewhere only whom somebody protected, and the
    surname of a mother leads to her child. For whoever protects the person or may open who it is: the tie is hidden
    from everybody else.
    """
    guarded = need_to_know(record)
    with record.reading():  # whoever may not read the case is told nothing of it
        if guarded.rights().is_joint:
            return ()
    hidden = {member for each in guarded.protected() for member in each.entities}
    with guarded.record.reading() as reader:
        ties = [each for each in reader.statements(*KIN_PREDICATES) if not each.negated]
    ends = [(one, other) for each in ties for one, other in ((each.subject, each.object), (each.object, each.subject))]
    found = {
        other.name: None
        for one, other in ends
        if one is not None and other is not None and one.id in person.entities
        if other.is_named_person and other.id not in hidden
    }
    return sorted(found, key=str.casefold)


def _is_called(person: Protected, called: str) -> bool:
    return words_of(called) in {words_of(person.pseudonym), words_of(person.pseudonym)[1:]}


def _already(guarded: NeedToKnowRecord, rights: Rights, called: str) -> Protected | None:
    """The protected person of this pseudonym; into an empty compartment looks whoever may fill it."""
    person = next((each for each in guarded.protected() if _is_called(each, called)), None)
    if person is not None and fold_compartments(rights.entries).get(person.compartment):
        rights.require_inside(person.compartment)
    return person


def _named(record: Record, who: str) -> Protected:
    """Somebody of the viewer's own view of the case."""
    wanted = words_of(who)
    entities = [
        each
        for each in resolve(record).entities
        if wanted in map(words_of, each.names)
        or (len(who) >= _SHORTEST_ID and any(member.startswith(who) for member in (each.id, *each.members)))
    ]
    names = tuple(dict.fromkeys(name for each in entities for name in each.names))
    if not entities:
        if len(wanted) < 2 or not search(record, who, limit=1):
            raise NobodyProtectedError(name=who)
        names = (who.strip(),)
    members = frozenset(member for each in entities for member in each.members)
    return Protected("", ProtectedAs.VICTIM, "", names, members)
