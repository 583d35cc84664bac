"""One entry of a ledger shown outside: proved, or refused, whatever is altered."""

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from ovillo.domain.errors import VerificationError
from ovillo.ledger import EMPTY, Node, Position, append, inclusion_positions, inclusion_proof, leaf_hash
from ovillo.ledger.checkpoints import Checkpoint
from ovillo.ledger.keys import COSIGNATURE, ED25519, SigningKey
from ovillo.ledger.notes import Note, cosign, sign_note
from ovillo.ledger.openings import Opened, encode_opening, verify_opening
from ovillo.ledger.policies import parse_policy

LOG = SigningKey("log.example/1", ED25519, bytes(range(32)))
WITNESS = SigningKey("witness.example/1", COSIGNATURE, bytes(range(1, 33)))
POLICY = parse_policy(f"log {LOG.verifier.text}\nwitness w {WITNESS.verifier.text}\nquorum w\n")
OPENED = Opened(
    2, "docket", "add", "Prosecutor Imaginary", "2031-05-14T10:00:00+00:00", bytes(32), ("docket", "about", "q")
)


def shown(opened: Opened = OPENED, size: int = 5) -> dict[str, Any]:
    frontier, nodes = EMPTY, {}
    for place in range(size):
        leaf = OPENED.leaf if place == OPENED.number else leaf_hash(bytes([place]))
        frontier, made = append(frontier, leaf)
        nodes.update({Position(each.level, each.index): each.hash for each in (Node(0, place, leaf), *made)})
    text = Checkpoint(LOG.name, size, frontier.root).text
    head = Note(text, (sign_note(text, LOG), cosign(text, WITNESS, at=1_936_000_000))).encoded
    path = inclusion_proof(2, size, {each: nodes[each] for each in inclusion_positions(2, size)})
    return json.loads(json.dumps(encode_opening(opened, path, head)))


def test_what_is_shown_is_proved_and_read_again() -> None:
    opened, trusted = verify_opening(shown(), POLICY)

    assert opened == OPENED
    assert opened.cells == {"about": "q"}
    assert (trusted.checkpoint.size, [each.key for each in trusted.cosigned]) == (5, [WITNESS.verifier])


@pytest.mark.parametrize(
    "other",
    [
        replace(OPENED, number=3),
        replace(OPENED, actor="Somebody Else"),
        replace(OPENED, at="2030-05-14T10:00:00+00:00"),
        replace(OPENED, action="judge"),
        replace(OPENED, salt=bytes([1] * 32)),
        replace(OPENED, content=("docket", "about", "other")),
    ],
)
def test_an_entry_that_says_anything_else_is_not_in_the_ledger(other: Opened) -> None:
    with pytest.raises(VerificationError):
        verify_opening(shown(other), POLICY)


@pytest.mark.parametrize("name", sorted(shown()))
@pytest.mark.parametrize("value", [None, 1, "x", "\ud800", [], [1], [None], {}, -1, True, "AAAA"])
def test_whatever_stands_in_place_of_a_part_is_refused(name: str, value: object) -> None:
    told = {**deepcopy(shown()), name: value}

    with pytest.raises(VerificationError):
        verify_opening(told, POLICY)


@pytest.mark.parametrize("told", [None, [], "x", {}, {**shown(), "head": shown()["head"].replace("5", "6", 1)}])
def test_what_is_no_opening_is_refused(told: object) -> None:
    with pytest.raises(VerificationError):
        verify_opening(told, POLICY)


def test_a_head_that_the_policy_does_not_hold_valid_proves_nothing() -> None:
    told = shown()
    told["head"] = told["head"].rsplit("—", 1)[0]

    with pytest.raises(VerificationError):
        verify_opening(told, POLICY)


def test_what_is_shown_has_one_spelling() -> None:
    for name in ("salt", "path"):
        told = shown()
        spelt = told[name] if name == "salt" else told[name][0]
        told[name] = spelt + "\n" if name == "salt" else [spelt + "\n", *told[name][1:]]

        with pytest.raises(VerificationError):
            verify_opening(told, POLICY)


def test_the_filled_columns_are_told_by_name() -> None:
    columns = replace(OPENED, content=("docket", "kind", "noted", "entry", 2)).cells

    assert columns == {"kind": "noted", "entry": 2}
    assert replace(OPENED, content=("docket", "kind", "noted", "left over")).cells == {"kind": "noted"}


def test_what_is_no_object_is_no_entry() -> None:
    for told in ([], "x", None, 3):
        with pytest.raises(VerificationError, match="No entry of a ledger"):
            verify_opening(told, POLICY)
