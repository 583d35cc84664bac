"""Custody of evidence: who held an item, from when to when, under which seal, and where the chain has a gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ovillo.domain.errors import UsageError


class ActKind(StrEnum):
    """What somebody does with an item."""

    SEAL = "seal"
    HAND = "hand"
    RECEIVE = "receive"
    OPEN = "open"
    COPY = "copy"
    RETURN = "return"


class GapKind(StrEnum):
    """What a chain of custody can lack."""

    NOBODY_RECEIVED = "nobody_received"
    LATE_RECEIPT = "late_receipt"
    RECEIVED_UNHANDED = "received_unhanded"
    OTHER_RECEIVER = "other_receiver"
    OTHER_GIVER = "other_giver"
    NOT_HOLDER = "not_holder"
    SEAL_DIFFERS = "seal_differs"
    SEAL_BROKEN = "seal_broken"
    OPENED_WITHOUT_WITNESS = "opened_without_witness"
    MOVED_OPEN = "moved_open"
    LEFT_OPEN = "left_open"
    SEALED_UNOPENED = "sealed_unopened"
    COPIED_SEALED = "copied_sealed"
    COPY_DIFFERS = "copy_differs"
    AFTER_RETURN = "after_return"
    NOT_SEALED_FIRST = "not_sealed_first"
    OUT_OF_ORDER = "out_of_order"
    RECORDED_LATE = "recorded_late"
    RECORDED_BEFORE = "recorded_before"
    CHAIN_BROKEN = "chain_broken"
    UNSIGNED = "unsigned"


class CustodyState(StrEnum):
    """Where an item is."""

    SEALED = "sealed"
    OPEN = "open"
    IN_TRANSIT = "in_transit"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class CustodyAct:
    """One act of one person on one item."""

    number: int
    """Of its entry in the ledger."""
    item: str
    kind: ActKind
    by: str
    happened: datetime
    recorded: datetime
    details: Mapping[str, str]
    """seal, what, to, from, purpose, witness, seal_state, sha256, copy: what there is of them."""
    head: str
    """Of the chain after this act."""
    is_signed: bool = False
    """Whether whoever acted signed it by key."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a chain of custody lacks. It tells of an item and its record, not of anybody's guilt."""

    kind: GapKind
    item: str
    acts: tuple[int, ...]
    """Numbers of the entries that show it."""
    since: datetime
    until: datetime | None = None
    """None: it still lasts, or has no length."""

    @property
    def hours(self) -> int | None:
        """Whole hours that it lasted."""
        return None if self.until is None else int((self.until - self.since).total_seconds() // 3600)


@dataclass(frozen=True, slots=True)
class Chain:
    """All that happened to one item."""

    item: str
    what: str
    state: CustodyState
    holder: str | None
    """None while it is on the way, or returned."""
    seal: str
    """The number of the last seal; empty while it is open."""
    sha256: str
    """Of the item's content, where it has any; empty otherwise."""
    acts: tuple[CustodyAct, ...]
    gaps: tuple[Gap, ...]
    head: str
    """Names the whole chain: whoever keeps it elsewhere sees that nothing was taken out."""


class ItemUnknownError(UsageError):
    code = "item_unknown"
    template = "No item of this case is called {item}. Seal it first, or name one of: {known}."


class ItemExistsError(UsageError):
    code = "item_exists"
    template = "An item is called {item} already. Give the new one another name, or act on that one."


class CustodyDetailError(UsageError):
    code = "custody_detail"
    template = "To {act} an item, {option} must be given. Nothing was recorded."


class NoDigestError(UsageError):
    code = "no_digest"
    template = "A SHA-256 has 64 hexadecimal digits. Give it as the tool that made the copy wrote it, or leave it away."
