"""The two-person rule: what two officials of different chains of command sign before it is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ovillo.domain.errors import UsageError


class Action(StrEnum):
    """What needs two signatures where chains of command are declared."""

    EXPORT = "export"
    """The case leaves: statements, findings, entities, copies, a backup, or its record to another place."""
    SEAL = "seal"
    """Nothing is added until it is released."""
    RELEASE = "release"
    CLOSE = "close"
    ERASE = "erase"
    UNITS = "units"
    """Who is in which chain of command is stated anew."""
    KEY = "key"
    """An official whose key is lost gets another."""
    GUARDIANS = "guardians"
    """Other guardians in place of those that the case waits for."""


class CaseStatus(StrEnum):
    """Whether a case takes anything in."""

    OPEN = "open"
    SEALED = "sealed"
    CLOSED = "closed"


class ApprovalState(StrEnum):
    """Where an approval stands."""

    WAITING = "waiting"
    """Too few signatures of different chains of command."""
    HOLDS = "holds"
    """It can be carried out once."""
    USED = "used"
    EXPIRED = "expired"


class Countersigned(StrEnum):
    """Where a break-glass stands."""

    WAITING = "waiting"
    DONE = "done"
    OVERDUE = "overdue"


GUARDIANS_ATTACHED: Final = "guardians_attached"
"""The kind of an entry that says which guardians a case waits for."""


COUNTERSIGN: Final = timedelta(hours=24)
"""Within which another chain countersigns a broken glass."""
YOUNG: Final = timedelta(hours=72)
"""A member, unit or key of that age is told wherever it signs, and signs for no erasure."""
_LONGEST_NUMBER: Final = 19
"""Digits of a ledger's largest size."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """That somebody put other guardians in the place of those that a case waited for."""

    number: int
    """Of the entry with the new policy."""
    by: str
    at: datetime
    former: tuple[str, ...]
    """Names of guardians."""
    new: tuple[str, ...]
    approval: str
    """Under which two signed for it; empty where nobody was asked."""
    is_accepted: bool = False
    """Whether the quorum of the former cosigned it, so that it holds."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """That one chain of command alone is left in a case in which two had been: since which entry, whose."""

    number: int
    by: str
    at: datetime


class Made(StrEnum):
    """What makes somebody one whose signature counts."""

    MEMBER = "member"
    UNIT = "unit"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Who entered one of these, and when."""

    what: Made
    by: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class ApprovalSignature:
    """One signature that verified when it was entered."""

    by: str
    chain: str
    """The head of the signer's chain of command."""
    public: str
    """The key, base64."""
    signature: str
    """Base64."""
    number: int
    at: datetime
    made: tuple[MadeBy, ...] = ()
    """How the signer came to be one, as it stood when they signed."""
    makers: frozenset[str] = frozenset()
    """Who alone made the signer a member or stated their unit, and who had made these."""
    since: int = 0
    """The entry since which the signer is of this chain; of whom two accepted, since which these are."""

    @property
    def young(self) -> tuple[MadeBy, ...]:
        """What of the signer was younger than `YOUNG` when they signed."""
        return tuple(each for each in self.made if self.at - each.at < YOUNG)


def are_two(one: ApprovalSignature, other: ApprovalSignature) -> bool:
    """Whether these are signatures of two chains, of which neither made the other."""
    return (
        one.chain != other.chain
        and one.public != other.public
        and one.by not in other.makers
        and other.by not in one.makers
    )


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody asked others to sign, and who did."""

    id: str
    action: Action
    object: str
    size: int
    """Entries of the ledger when it was asked for; what is exported is the case as it stood then."""
    root: str
    by: str
    at: datetime
    number: int
    reason: str = ""
    is_glass: bool = False
    """Carried out on one signature, to be countersigned."""
    signatures: tuple[ApprovalSignature, ...] = ()
    used: int | None = None
    """The number of the entry that carried it out."""

    @property
    def countersignature(self) -> ApprovalSignature | None:
        """Of a broken glass: the first signature of another chain than its maker's, in time or late."""
        own = next((each for each in self.signatures if each.by == self.by), None)
        return next((each for each in self.signatures if own and are_two(own, each)), None)

    @property
    def is_late(self) -> bool:
        """Whether a broken glass was countersigned, and only after the time for it."""
        signed = self.countersignature
        return signed is not None and signed.at - self.at > COUNTERSIGN

    @property
    def first_entry(self) -> int:
        """Of the entries that an erasure takes along, the first; 0 where its object names none."""
        runs = (run.partition("-")[0] for run in self.object.split())
        return min((int(run) for run in runs if run.isdecimal() and len(run) < _LONGEST_NUMBER), default=0)

    @property
    def was_nobody_there(self) -> bool:
        """Whether this destroys what was in the case before anybody who signed for it."""
        is_signed = self.action is Action.ERASE and bool(self.signatures)
        return is_signed and all(each.since > self.first_entry for each in self.signatures)


@dataclass(frozen=True, slots=True)
class Going:
    """What an erasure takes along, as whoever is to sign for it may see it."""

    documents: tuple[str, ...]
    """Their names; of one that was withdrawn, its first digits."""
    acts: tuple[tuple[int, str, str], ...]
    """What people entered: number of the entry, its kind, by whom."""
    others: int
    """What was read from the documents, and decided about that: how many entries."""
    overtaken_by: str = ""
    """What would go now, as an approval names it, where that is no longer what was asked for."""


@dataclass(frozen=True, slots=True)
class StillNaming:
    """Entries that still name somebody of whom an erased document or entry told."""

    erasable: tuple[int, ...]
    never: tuple[int, ...]
    """Those that are not erased: they say who may do what, or what was done."""


class ApprovalError(UsageError):
    code = "approval"
    template = "{problem} Nothing was recorded."


class NotApprovedError(UsageError):
    code = "not_approved"
    template = (
        "Two officials of different chains of command sign this first. Ask for it with: "
        "ovillo approval CASE ask {asked} --reason WHY"
    )


class CaseSealedError(UsageError):
    code = "case_sealed"
    template = "The case takes nothing in since ledger entry {entry}, until two officials release it."


class KeyFileError(UsageError):
    code = "key_file"
    template = "{problem} Nothing was recorded."
