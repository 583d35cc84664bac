"""Which guardians a case waits for, as its docket says.

1. The first policy holds from its entry on.
2. A later one holds once the quorum of the one before cosigned a ledger that has its entry: nobody is sent away behind
   their back, and what they cosigned stands in the docket beside it.
3. What is written otherwise counts for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from ovillo.domain.approvals import GUARDIANS_ATTACHED, Exchange
from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import VerificationError
from ovillo.ledger.policies import Policy, Trusted, parse_policy, verify_checkpoint

ATTACHED: Final = GUARDIANS_ATTACHED
"""The kind of an entry whose content has `policy`, the text of a policy file."""
ACCEPTED: Final = "guardians_accepted"
"""Of an entry about the number of such an entry, whose content has `head`: a note that the quorum before cosigned."""
ATTACHED_KINDS: Final = (ATTACHED, ACCEPTED)


@dataclass(frozen=True, slots=True)
class Attached:
    """A policy of a case."""

    policy: Policy
    text: str
    number: int
    """Of its entry in the ledger."""


def in_force(entries: Sequence[DocketEntry]) -> Attached | None:
    """The policy that holds after these entries, if any does."""
    held: Attached | None = None
    waiting: dict[str, Attached] = {}
    for entry in entries:
        if entry.kind == ATTACHED and (new := _attached(entry)) is not None:
            waiting[str(new.number)] = new
            held = held or new
        elif entry.kind == ACCEPTED and held is not None and entry.about in waiting:
            new = waiting[entry.about]
            held = new if _is_cosigned(str(entry.content.get("head", "")), held.policy, new.number) else held
    return held


def exchanges(entries: Sequence[DocketEntry]) -> Sequence[Exchange]:
    """Each exchange of guardians, in the order of the ledger; the first that are attached take nobody's place."""
    found: list[Exchange] = []
    for place, entry in enumerate(entries):
        former, after = in_force(entries[:place]), in_force(entries[: place + 1])
        if former is None or after is None:
            continue
        new = _attached(entry) if entry.kind == ATTACHED else None
        if new is not None and new.text != former.text:
            said = str(entry.content.get("approval", ""))
            found.append(Exchange(entry.number, entry.by, entry.at, _names(former.policy), _names(new.policy), said))
        elif after.number != former.number:
            found = [replace(each, is_accepted=each.is_accepted or each.number == after.number) for each in found]
    return found


def waiting_for(entries: Sequence[DocketEntry], text: str) -> int | None:
    """The number of the last entry with this policy that nothing accepted yet, where other guardians are in force."""
    held = in_force(entries)
    if held is None or held.text == text:
        return None
    found = [each.number for each in entries if each.kind == ATTACHED and each.content.get("policy") == text]
    return next((number for number in reversed(found) if number > held.number), None)


def policies_of(entries: Sequence[DocketEntry]) -> Sequence[Policy]:
    """Every policy that was ever attached, whether it came into force or not."""
    found = (_attached(entry) for entry in entries if entry.kind == ATTACHED)
    return [each.policy for each in found if each is not None]


def _names(policy: Policy) -> tuple[str, ...]:
    return tuple(each.name for each in policy.witnesses.values())


def _attached(entry: DocketEntry) -> Attached | None:
    text = str(entry.content.get("policy", ""))
    try:
        return Attached(_policy(text), text, entry.number)
    except VerificationError:
        return None


_policy = lru_cache(maxsize=8)(parse_policy)
"""Whoever writes asks for the same one each time."""


@lru_cache(maxsize=8)
def trusted_head(note: bytes, policy: str) -> Trusted:
    """The checkpoint of a note that is valid by the text of a policy: once verified, it is asked for by the next write.

    Raises:
        VerificationError: it is not.
    """
    return verify_checkpoint(note, _policy(policy))


def _is_cosigned(head: str, policy: Policy, number: int) -> bool:
    try:
        return verify_checkpoint(head.encode(), policy).checkpoint.size > number
    except VerificationError:
        return False
