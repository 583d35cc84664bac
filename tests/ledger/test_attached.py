"""Which policy of a case is in force."""

from datetime import UTC, datetime

import pytest

from ovillo.domain.docket import DocketEntry
from ovillo.domain.errors import VerificationError
from ovillo.ledger import leaf_hash
from ovillo.ledger.attached import (
    ACCEPTED,
    ATTACHED,
    exchanges,
    in_force,
    policies_of,
    trusted_head,
    waiting_for,
)
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import COSIGNATURE, ED25519, SigningKey
from ovillo.ledger.notes import Note, cosign, sign_note

AT = datetime(2031, 5, 14, tzinfo=UTC)
LOG = SigningKey("log.example/1", ED25519, bytes(range(32)))
FIRST, SECOND, THIRD = (SigningKey(f"w.example/{n}", COSIGNATURE, bytes([n] * 32)) for n in (1, 2, 3))


def policy(witness: SigningKey) -> str:
    return f"log {LOG.verifier.text}\nwitness w {witness.verifier.text}\nquorum w\n"


def entry(number: int, kind: str, about: str, **content: str) -> DocketEntry:
    return DocketEntry(number, kind, about, content, "Ana", AT)


def attached(number: int, witness: SigningKey) -> DocketEntry:
    return entry(number, ATTACHED, LOG.name, policy=policy(witness))


def head(size: int, witness: SigningKey) -> str:
    text = Checkpoint(LOG.name, size, leaf_hash(b"")).text
    return Note(text, (sign_note(text, LOG), cosign(text, witness, at=1_936_000_000))).encoded.decode()


def accepted(number: int, about: int, size: int, witness: SigningKey) -> DocketEntry:
    return entry(number, ACCEPTED, str(about), head=head(size, witness))


def names(*entries: DocketEntry) -> tuple[int, str] | None:
    held = in_force(entries)
    return held and (held.number, held.policy.witnesses["w"].name)


def test_the_first_policy_holds_from_its_entry_on() -> None:
    assert names() is None
    assert names(attached(4, FIRST)) == (4, FIRST.name)
    held = in_force([attached(4, FIRST)])
    assert held is not None
    assert held.text == policy(FIRST)


def test_a_later_one_holds_once_the_former_quorum_cosigned_its_entry() -> None:
    both = attached(4, FIRST), attached(6, SECOND)

    assert names(*both) == (4, FIRST.name)
    assert names(*both, accepted(7, 6, 7, FIRST)) == (6, SECOND.name)
    assert names(*both, accepted(7, 6, 6, FIRST)) == (4, FIRST.name)  # the entry was not in what they cosigned
    assert names(*both, accepted(7, 6, 7, SECOND)) == (4, FIRST.name)  # the new ones wave themselves in
    assert names(*both, accepted(7, 5, 7, FIRST)) == (4, FIRST.name)  # of no policy
    assert names(*both, entry(7, ACCEPTED, "6")) == (4, FIRST.name)
    assert names(*both, entry(7, "other", "6", head=head(7, FIRST))) == (4, FIRST.name)


def test_of_two_that_wait_the_one_that_was_accepted_holds() -> None:
    entries = attached(4, FIRST), attached(6, SECOND), attached(8, THIRD)

    assert names(*entries, accepted(9, 6, 9, FIRST)) == (6, SECOND.name)
    assert names(*entries, accepted(9, 8, 9, FIRST)) == (8, THIRD.name)


def test_each_change_needs_the_quorum_that_is_in_force_then() -> None:
    entries = attached(4, FIRST), attached(6, SECOND), accepted(7, 6, 7, FIRST), attached(9, THIRD)

    assert names(*entries, accepted(10, 9, 10, FIRST)) == (6, SECOND.name)
    assert names(*entries, accepted(10, 9, 10, SECOND)) == (9, THIRD.name)


def test_what_is_no_policy_counts_for_nothing() -> None:
    bad = entry(2, ATTACHED, LOG.name, policy="no policy"), entry(3, ATTACHED, LOG.name)

    assert names(*bad) is None
    assert names(accepted(3, 2, 3, FIRST)) is None
    assert names(*bad, attached(4, FIRST), accepted(5, 2, 6, FIRST)) == (4, FIRST.name)
    assert [each.witnesses["w"].name for each in policies_of([*bad, attached(4, FIRST), attached(6, SECOND)])] == [
        FIRST.name,
        SECOND.name,
    ]
    assert policies_of([accepted(5, 2, 6, FIRST)]) == []


def changes(*entries: DocketEntry) -> list[tuple[int, tuple[str, ...], tuple[str, ...], str, bool]]:
    return [(each.number, each.former, each.new, each.approval, each.is_accepted) for each in exchanges(entries)]


def test_each_exchange_of_guardians_is_told_with_whose_place_is_taken_and_whether_it_holds() -> None:
    first, second = attached(4, FIRST), attached(6, SECOND)
    approved = entry(8, ATTACHED, LOG.name, policy=policy(THIRD), approval="A-2")
    to_second = (6, (FIRST.name,), (SECOND.name,), "")

    assert changes() == changes(first) == changes(first, attached(5, FIRST)) == []
    assert changes(first, entry(5, ATTACHED, LOG.name, policy="no policy"), entry(6, "other", "x")) == []
    assert changes(first, second) == [(*to_second, False)]
    assert changes(first, second, accepted(7, 6, 7, FIRST)) == [(*to_second, True)]
    assert changes(first, second, accepted(7, 6, 7, FIRST), approved, accepted(9, 8, 9, SECOND)) == [
        (*to_second, True),
        (8, (SECOND.name,), (THIRD.name,), "A-2", True),
    ]
    # neither cosigned by those before, nor by those whom it would bring in
    assert changes(first, second, approved, accepted(9, 8, 9, THIRD)) == [
        (*to_second, False),
        (8, (FIRST.name,), (THIRD.name,), "A-2", False),
    ]
    # of two that wait the one that was accepted holds, and the other does not
    assert [each[-1] for each in changes(first, second, approved, accepted(9, 8, 9, FIRST))] == [False, True]
    told = exchanges([first, second])[0]
    assert (told.by, told.at) == ("Ana", AT)


def test_the_last_entry_of_a_policy_that_nothing_accepted_yet_is_what_it_waits_for() -> None:
    first, second, again = attached(4, FIRST), attached(6, SECOND), attached(8, SECOND)

    assert waiting_for([], policy(FIRST)) is None
    assert waiting_for([first], policy(FIRST)) is None
    assert waiting_for([first, second], policy(SECOND)) == 6
    assert waiting_for([first, second, again], policy(SECOND)) == 8
    assert waiting_for([first, second], policy(THIRD)) is None
    assert waiting_for([first, second, accepted(7, 6, 7, FIRST)], policy(SECOND)) is None
    assert waiting_for([first, second, accepted(7, 6, 7, FIRST)], policy(FIRST)) is None  # sent away, not asked anew


def test_a_head_is_trusted_by_the_text_of_a_policy_alone() -> None:
    found = trusted_head(head(7, FIRST).encode(), policy(FIRST))

    assert (found.checkpoint.origin, found.checkpoint.size) == (LOG.name, 7)
    for other in (policy(SECOND), "no policy"):
        with pytest.raises(VerificationError):
            trusted_head(head(7, FIRST).encode(), other)
