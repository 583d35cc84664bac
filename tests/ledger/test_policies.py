"""Policies: three of four, groups of groups, and files that say less than they seem to."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.errors import VerificationError
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import COSIGNATURE, ED25519, SigningKey
from ovillo.ledger.notes import Note, cosign, sign_note
from ovillo.ledger.policies import PolicyFormatError, parse_policy, verify_checkpoint

LOG = SigningKey("log.example/1", ED25519, bytes(range(32)))
OTHER_LOG = SigningKey(LOG.name, ED25519, bytes(32))
WITNESSES = [SigningKey(f"witness.example/{n}", COSIGNATURE, bytes([n] * 32)) for n in range(1, 7)]
CHECKPOINT = Checkpoint(LOG.name, 3, bytes(32))
LINES = [
    f"log {LOG.verifier.text} https://log.example",
    *(f"witness w{n} {key.verifier.text}" for n, key in enumerate(WITNESSES, start=1)),
]
THREE_OF_FOUR = "\n".join(
    [*LINES[:4], LINES[4] + "  https://w4.example", "group all-four 3 w1 w2 w3 w4", "quorum all-four", ""]
)


def signed(*witnesses: int, log: SigningKey = LOG) -> bytes:
    lines = [cosign(CHECKPOINT.text, WITNESSES[each - 1], at=each) for each in witnesses]
    return Note(CHECKPOINT.text, (sign_note(CHECKPOINT.text, log), *lines)).encoded


def test_three_of_four_are_needed_and_any_three_are_enough() -> None:
    policy = parse_policy(THREE_OF_FOUR)

    for count in range(5):
        for some in combinations(range(1, 5), count):
            if count < 3:
                with pytest.raises(VerificationError):
                    verify_checkpoint(signed(*some), policy)
            else:
                found = verify_checkpoint(signed(*some), policy)
                assert (found.checkpoint, [each.at for each in found.cosigned]) == (CHECKPOINT, list(some))
    assert dict(policy.urls) == {"w4": "https://w4.example", LOG.name: "https://log.example"}


def test_a_witness_that_the_policy_does_not_name_does_not_count() -> None:
    with pytest.raises(VerificationError):
        verify_checkpoint(signed(1, 2, 5, 6), parse_policy(THREE_OF_FOUR))


def test_the_log_must_have_signed_too_and_be_named() -> None:
    policy = parse_policy(THREE_OF_FOUR)
    only_witnesses = Note(CHECKPOINT.text, tuple(cosign(CHECKPOINT.text, key, at=1) for key in WITNESSES[:4]))

    for content in (signed(1, 2, 3, log=SigningKey(LOG.name, ED25519, bytes(32))), only_witnesses.encoded):
        with pytest.raises(VerificationError):
            verify_checkpoint(content, policy)
    with pytest.raises(VerificationError):
        verify_checkpoint(signed(1, 2, 3), parse_policy("quorum none\n"))


@given(st.sets(st.integers(1, 6)))
def test_groups_of_groups_ask_two_of_one_office_and_one_of_the_other(some: set[int]) -> None:
    text = "\n".join([*LINES, "group x 2 w1 w2 w3", "group y any w4 w5 w6", "group both all x y", "quorum both", ""])

    is_met = parse_policy(text).is_met_by({WITNESSES[each - 1].verifier for each in some})

    assert is_met == (len(some & {1, 2, 3}) >= 2 and len(some & {4, 5, 6}) >= 1)


def test_one_witness_or_none_may_be_a_quorum() -> None:
    one, none = (parse_policy("\n".join([*LINES, f"quorum {name}", ""])) for name in ("w2", "none"))

    assert one.is_met_by({WITNESSES[1].verifier})
    assert not one.is_met_by({WITNESSES[0].verifier})
    assert none.is_met_by(set())


def test_blanks_and_comments_say_nothing() -> None:
    text = "\n  \t\n# a comment\n \t# another\n" + THREE_OF_FOUR.replace(" w1 w2", " \tw1\t w2 ")

    assert parse_policy(text) == parse_policy(THREE_OF_FOUR)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([], 0),
        (["quorum none", "quorum none"], 2),
        (["quorum nobody"], 1),
        (["quorum"], 1),
        (["quorum none none"], 1),
        (["witness"], 1),
        (["log"], 1),
        (["guardian a b"], 1),
        ([LINES[0], LINES[0]], 2),
        ([LINES[0] + " b"], 1),
        ([LINES[1], LINES[1].replace("w1", "w9")], 2),
        ([LINES[1], LINES[2].replace("w2", "w1")], 2),
        ([LINES[1].replace("w1", "none")], 1),
        ([LINES[1].replace(WITNESSES[0].verifier.text, LOG.verifier.text)], 1),
        ([LINES[0].replace(LOG.verifier.text, WITNESSES[0].verifier.text)], 1),
        ([LINES[1].replace("+", "-")], 1),
        ([LINES[1], "group w1 any w1"], 2),
        ([LINES[1], "group g any w2"], 2),
        ([LINES[1], "group g any g"], 2),
        ([LINES[1], "group g 2 w1"], 2),
        ([LINES[1], "group g 0 w1"], 2),
        ([LINES[1], "group g 01 w1"], 2),
        ([LINES[1], "group g most w1"], 2),
        ([LINES[1], "group g 1"], 2),
        ([LINES[1], LINES[2], "group g 2 w1 w2 w1"], 3),
        ([LINES[1], "group g any w1", "group h any w1"], 3),
        ([LINES[0], f"log {OTHER_LOG.verifier.text}", "quorum none"], 2),
        ([LINES[1] + " https://w1.example more", "quorum none"], 1),
        ([LINES[1].replace("w1", "w\x01"), "quorum none"], 1),
        (["# a\x07 bell"], 0),
        (["quorum none\x7f"], 1),
        (["quorum none\r"], 1),
    ],
)
def test_what_is_no_policy_is_refused_with_its_line(lines: list[str], line: int) -> None:
    with pytest.raises(PolicyFormatError) as refused:
        parse_policy("\n".join([*lines, ""]))

    assert f"Line {line} " in str(refused.value) or not line


def test_a_last_line_without_end_is_refused() -> None:
    with pytest.raises(PolicyFormatError, match="Line 7 of the policy has no end"):
        parse_policy(THREE_OF_FOUR[:-1] + " ")
