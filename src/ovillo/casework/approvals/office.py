"""What the docket proves of keys and approvals: folded in the order of the ledger, every signature checked again.

1. A chain of command is its head, the unit above which there is none. The rule applies where officials of two chains
   are stated; a case without stays as it is. Erasure needs two chains in every case.
2. The first key that an official enters holds; another one is signed by the key before it, or two others approve it.
   From the first key on, units are stated anew only with an approval: nobody moves themselves into a second chain.
   Before it, officials may be added by one alone; that any leaves, or has another head above them, needs it always:
   else one could state the second chain away.
3. A signature counts where its key was in force, its maker has a chain, is in the case and is not recused. Two
   signatures of different chains are needed, and both count at the moment of use: who was recused meanwhile does not.
   Neither may have made the other one whose signature counts (`independence`); a key is one person's for good.
4. An approval is for one action on one object at one size of the ledger, is used once, and expires.
5. Break-glass goes on one signature, for a few hours, never for what cannot be undone; whoever owes a countersignature
   of another chain for longer than a day breaks no other. One that comes late ends the debt, and stays an alert.
6. What an entry claims and these rules do not allow changes nothing, and is a problem that `verify` names.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from ovillo.casework.access import MEMBERSHIP, Role
from ovillo.casework.access import fold as fold_members
from ovillo.casework.approvals.independence import Origins, accepted_since, pair_of
from ovillo.casework.approvals.runs import entries_object, numbers_of
from ovillo.casework.approvals.signing import is_signed, message
from ovillo.casework.recusal.standing import KINDS as RECUSAL_KINDS
from ovillo.casework.recusal.standing import fold as fold_recusal
from ovillo.casework.team.units import UNITS_STATED, units_of
from ovillo.domain.approvals import (
    COUNTERSIGN,
    GUARDIANS_ATTACHED,
    Action,
    Approval,
    ApprovalSignature,
    ApprovalState,
    CaseStatus,
    Countersigned,
    Made,
)
from ovillo.domain.canonical import identity
from ovillo.domain.docket import DocketEntry, Json, docket_text
from ovillo.domain.units import Units

KEY_ENTERED: Final = "key_entered"
ASKED: Final = "approval_asked"
SIGNED: Final = "approval_signed"
TAKEN_OUT: Final = "taken_out"
STATUS_SET: Final = "status_set"
ERASED: Final = "erased"
APPROVAL_KINDS: Final = (KEY_ENTERED, ASKED, SIGNED, TAKEN_OUT, STATUS_SET, ERASED)
KINDS: Final = (*APPROVAL_KINDS, UNITS_STATED, MEMBERSHIP, *RECUSAL_KINDS, GUARDIANS_ATTACHED)
"""Everything that bears on approvals."""

CASE: Final = "case"
"""The object of what is done with the case as a whole."""
STATUS_OF: Final[Mapping[Action, CaseStatus]] = {
    Action.SEAL: CaseStatus.SEALED,
    Action.RELEASE: CaseStatus.OPEN,
    Action.CLOSE: CaseStatus.CLOSED,
}
GLASS: Final = frozenset({Action.EXPORT, Action.SEAL, Action.RELEASE, Action.CLOSE})
"""What may go on one signature: nothing that cannot be undone, and nothing that would change the rule itself."""
EXPIRY: Final = timedelta(days=7)
GLASS_EXPIRY: Final = timedelta(hours=4)
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that claims what the rules do not allow."""

    number: int
    is_signature: bool
    """Its signature is not what it should be; else it was done without the approval that it needs."""
    holder: str = ""
    """Whose key it enters under another name."""


@dataclass(frozen=True, slots=True)
class Office:
    """Keys, approvals and status of a case, after the entries that were folded."""

    units: Units = field(default_factory=lambda: Units(()))
    members: Mapping[str, Role] = field(default_factory=dict)
    recused: frozenset[str] = frozenset()
    keys: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """By official: (number of the entry, public key in base64), the last in force."""
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    status: CaseStatus = CaseStatus.OPEN
    status_entry: int | None = None
    problems: tuple[Problem, ...] = ()
    origins: Origins = field(default_factory=Origins)
    stood: int | None = None
    """The entry that first stated officials of two chains; for good, whoever states one alone later."""
    guardians: str = ""
    """The policy that the case was last said to wait by."""

    def chain_of(self, person: str) -> str:
        """The head of an official's chain of command; nothing where nobody stated their unit."""
        unit = next((each.unit for each in self.units.officials if each.name == person), "")
        return (self.units.chain(unit) or ("",))[-1]

    @property
    def applies(self) -> bool:
        """Whether officials of two chains of command are stated."""
        return len({self.chain_of(each.name) for each in self.units.officials}) >= _TWO

    def needs(self, action: Action) -> bool:
        """Whether two have to sign for this in this case."""
        return action in {Action.ERASE, Action.KEY} or self.applies

    def needs_to_state(self, units: Units) -> bool:
        """Whether two have to sign before these units hold in place of those that do now."""
        after = replace(self, units=units)
        return self.applies and (
            bool(self.keys)
            or any(self.chain_of(each.name) != after.chain_of(each.name) for each in self.units.officials)
        )

    def needs_to_attach(self, policy: str) -> bool:
        """Whether two have to sign before guardians of this policy take over from others."""
        return self.applies and self.guardians not in {"", policy}

    def holder_of(self, public: str) -> str:
        """Who entered this key first; nothing where nobody did."""
        return next((who for who, held in self.keys.items() if any(key == public for _, key in held)), "")

    def key_of(self, person: str, *, before: int | None = None) -> str:
        """The public key of an official, now or before an entry; nothing where there is none."""
        held = self.keys.get(person, ())
        return next((public for number, public in reversed(held) if before is None or number < before), "")

    def may_sign(self, person: str) -> bool:
        """Whether a signature of this person counts now."""
        is_in = not self.members or person in self.members
        return is_in and person not in self.recused and bool(self.chain_of(person))

    def signature_of(self, person: str, signature: str, number: int, at: datetime) -> ApprovalSignature:
        """A signature of this person, as they stand now."""
        chain, public = self.chain_of(person), self.key_of(person)
        made, makers = self.origins.of(person), self.origins.makers_of(person)
        since = self.origins.since.get(person, 0)
        return ApprovalSignature(person, chain, public, signature, number, at, made, makers, since)

    @property
    def can_sign(self) -> bool:
        """Whether two chains of command have somebody left whose signature counts, where two are stated at all."""
        signers = {self.chain_of(each.name) for each in self.units.officials if self.may_sign(each.name)}
        return len(signers) >= _TWO or not self.applies

    def state(self, approval: Approval, at: datetime) -> ApprovalState:
        """Where an approval stands at this moment."""
        if approval.used is not None:
            return ApprovalState.USED
        if at - approval.at > (GLASS_EXPIRY if approval.is_glass else EXPIRY):
            return ApprovalState.EXPIRED
        counted = [each for each in approval.signatures if self.may_sign(each.by)]
        holds = bool(pair_of(approval, counted, self.stood))
        if approval.is_glass:
            holds = any(each.by == approval.by for each in counted)
        return ApprovalState.HOLDS if holds else ApprovalState.WAITING

    def countersigned(self, approval: Approval, at: datetime) -> Countersigned | None:
        """Whether a break-glass was countersigned in time; None of any other approval, or before its maker signed."""
        own = [each for each in approval.signatures if each.by == approval.by]
        if not approval.is_glass or not own:
            return None
        if approval.countersignature is not None and not approval.is_late:
            return Countersigned.DONE
        return Countersigned.OVERDUE if at - approval.at > COUNTERSIGN else Countersigned.WAITING

    def owes(self, person: str, at: datetime) -> bool:
        """Whether this person broke the glass longer than a day ago, and nobody of another chain countersigned yet."""
        return any(
            each.by == person
            and each.countersignature is None
            and self.countersigned(each, at) is Countersigned.OVERDUE
            for each in self.approvals.values()
        )

    def holding(self, action: Action, object_: str, at: datetime) -> Approval | None:
        """The first approval that this can be done on now."""
        return next(
            (
                each
                for each in self.approvals.values()
                if (each.action, each.object) == (action, object_) and self.state(each, at) is ApprovalState.HOLDS
            ),
            None,
        )


def approval_message(approval: Approval, by: str) -> str:
    """What an official signs."""
    return message(
        "approval/1",
        {
            "action": approval.action.value,
            "by": by,
            "ledger_root": approval.root,
            "ledger_size": approval.size,
            "object": approval.object,
            "request": approval.id,
        },
    )


def key_message(official: str, public: str) -> str:
    """What the new key signs, and the one before it."""
    return message("key/1", {"official": official, "public": public})


def key_object(official: str, public: str) -> str:
    """The object of an approval for a key in place of one that was lost."""
    return f"{public} {official}"


def units_object(content: Mapping[str, Json]) -> str:
    """The object of an approval to state units anew: a digest of what is stated."""
    return identity("units", docket_text({name: each for name, each in content.items() if name != "approval"}))


def guardians_object(policy: str) -> str:
    """The object of an approval for other guardians: a digest of their policy."""
    return identity("guardians", policy)


def fold(entries: Iterable[DocketEntry]) -> Office:
    """The office after these entries, which are in the order of the ledger; other kinds are passed over."""
    return [Office(), *(office for _, office in after_each(entries))][-1]


def after_each(entries: Iterable[DocketEntry]) -> Iterator[tuple[DocketEntry, Office]]:
    """Each of these entries, and the office after it."""
    office = Office()
    recusals: list[DocketEntry] = []
    memberships: list[DocketEntry] = []
    for entry in entries:
        if entry.kind in RECUSAL_KINDS:
            recusals.append(entry)
            acts = fold_recusal(recusals).acts
            office = replace(
                office, recused=frozenset(each for each, held in acts.items() if held.recused_since is not None)
            )
        elif entry.kind == MEMBERSHIP:
            memberships.append(entry)
            office = _member(office, entry, fold_members(memberships))
        elif entry.kind == UNITS_STATED:
            office = _stated(office, entry)
        elif entry.kind in _FOLDS:
            office = _FOLDS[entry.kind](office, entry)
        yield entry, office


def _problem(office: Office, entry: DocketEntry, *, is_signature: bool = False) -> Office:
    return replace(office, problems=(*office.problems, Problem(entry.number, is_signature)))


def _member(office: Office, entry: DocketEntry, members: Mapping[str, Role]) -> Office:
    origins = office.origins.with_role(entry, office.members.get(entry.about), members.get(entry.about))
    return replace(office, members=members, origins=origins)


def _stated(office: Office, entry: DocketEntry) -> Office:
    units, accepted = units_of(entry.content), None
    if office.needs_to_state(units):
        carried = _carried_out(office, entry, Action.UNITS, units_object(entry.content))
        if carried is None:
            return _problem(office, entry)
        accepted = accepted_since(carried.approvals[str(entry.content["approval"])], office.stood)
        office = carried
    after, origins = replace(office, units=units), office.origins
    for each in units.officials:
        if after.chain_of(each.name) != office.chain_of(each.name):
            origins = origins.with_one(each.name, Made.UNIT, entry, accepted=accepted)
        elif accepted is not None:
            origins = origins.with_accepted(each.name, accepted)
    stood = entry.number if office.stood is None and after.applies else office.stood
    return replace(after, origins=origins, stood=stood)


def _attached(office: Office, entry: DocketEntry) -> Office:
    policy = str(entry.content.get("policy", ""))
    if office.needs_to_attach(policy):
        office = _carried_out(office, entry, Action.GUARDIANS, guardians_object(policy)) or _problem(office, entry)
    return replace(office, guardians=policy)


def _key_entered(office: Office, entry: DocketEntry) -> Office:
    content, before = entry.content, office.key_of(entry.about)
    public = str(content.get("public", ""))
    text = key_message(entry.about, public)
    if entry.by != entry.about or not is_signed(str(content.get("signature", "")), text, public):
        return _problem(office, entry, is_signature=True)
    if before and not is_signed(str(content.get("before", "")), text, before):
        carried = _carried_out(office, entry, Action.KEY, key_object(entry.about, public))
        if carried is None:
            return _problem(office, entry, is_signature=True)
        office = carried
    if office.holder_of(public) not in {"", entry.about}:
        twice = Problem(entry.number, is_signature=True, holder=office.holder_of(public))
        return replace(office, problems=(*office.problems, twice))
    held = office.keys.get(entry.about, ())
    origins = office.origins.with_one(entry.about, Made.KEY, entry)
    return replace(office, keys={**office.keys, entry.about: (*held, (entry.number, public))}, origins=origins)


def _asked(office: Office, entry: DocketEntry) -> Office:
    content, held = entry.content, office.approvals
    action, size = str(content.get("action", "")), content.get("size")
    is_glass = content.get("glass") is True
    if action not in set(Action) or not isinstance(size, int) or size > entry.number or entry.about in held:
        return _problem(office, entry)
    if is_glass and (Action(action) not in GLASS or office.owes(entry.by, entry.at)):
        return _problem(office, entry)
    object_, root, reason = (str(content.get(name, "")) for name in ("object", "root", "reason"))
    asked = Approval(
        entry.about, Action(action), object_, size, root, entry.by, entry.at, entry.number, reason, is_glass
    )
    return replace(office, approvals={**held, entry.about: asked})


def _signed(office: Office, entry: DocketEntry) -> Office:
    held = office.approvals
    approval, public = held.get(entry.about), office.key_of(entry.by)
    signature = str(entry.content.get("signature", ""))
    if approval is None or not public or not office.may_sign(entry.by):
        return _problem(office, entry, is_signature=True)
    if not is_signed(signature, approval_message(approval, entry.by), public):
        return _problem(office, entry, is_signature=True)
    if any(each.by == entry.by for each in approval.signatures):
        return office
    one = office.signature_of(entry.by, signature, entry.number, entry.at)
    signed = replace(approval, signatures=(*approval.signatures, one))
    return replace(office, approvals={**held, entry.about: signed})


def _taken_out(office: Office, entry: DocketEntry) -> Office:
    if not office.needs(Action.EXPORT):
        return office
    return _carried_out(office, entry, Action.EXPORT, entry.about) or _problem(office, entry)


def _status_set(office: Office, entry: DocketEntry) -> Office:
    told = str(entry.content.get("action", ""))
    if told not in {each.value for each in STATUS_OF}:
        return _problem(office, entry)
    action = Action(told)
    if office.needs(action):
        carried = _carried_out(office, entry, action, CASE)
        if carried is None:
            return _problem(office, entry)
        office = carried
    return replace(office, status=STATUS_OF[action], status_entry=entry.number)


def _erased(office: Office, entry: DocketEntry) -> Office:
    object_ = entries_object(numbers_of(entry.content.get("entries")))
    return _carried_out(office, entry, Action.ERASE, object_) or _problem(office, entry)


def _carried_out(office: Office, entry: DocketEntry, action: Action, object_: str) -> Office | None:
    """The office with the approval that the entry names used up; None where it does not hold for this."""
    held = office.approvals
    approval = held.get(str(entry.content.get("approval", "")))
    if approval is None or (approval.action, approval.object) != (action, object_):
        return None
    if office.state(approval, entry.at) is not ApprovalState.HOLDS:
        return None
    return replace(office, approvals={**held, approval.id: replace(approval, used=entry.number)})


def status_of(entries: Iterable[DocketEntry]) -> tuple[CaseStatus, int | None]:
    """What the last entry that sets a status says, and its number; whether it was approved is for `fold`."""
    found: tuple[CaseStatus, int | None] = (CaseStatus.OPEN, None)
    for entry in entries:
        action = str(entry.content.get("action", ""))
        if entry.kind == STATUS_SET and action in STATUS_OF:
            found = STATUS_OF[Action(action)], entry.number
    return found


def erasures(entries: Iterable[DocketEntry]) -> tuple[tuple[int, str], ...]:
    """(number of the erasure, the entries whose content went under it) of each."""
    given = ((each.number, each.content.get("entries")) for each in entries if each.kind == ERASED)
    return tuple((number, entries_object(numbers_of(what))) for number, what in given)


_FOLDS: Final = {
    KEY_ENTERED: _key_entered,
    ASKED: _asked,
    SIGNED: _signed,
    TAKEN_OUT: _taken_out,
    STATUS_SET: _status_set,
    ERASED: _erased,
    GUARDIANS_ATTACHED: _attached,
}
