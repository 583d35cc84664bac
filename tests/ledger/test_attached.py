"""Which policy of a case is in force."""

from datetime import UTC, datetime

from ovillo.domain.docket import DocketEntry
from ovillo.ledger import leaf_hash
from ovillo.ledger.attached import ACCEPTED, ATTACHED, in_force, policies_of
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
