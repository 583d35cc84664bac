"""The witness: a published session, each refusal of the specification, and a log that tries everything."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ovillo.domain.errors import VerificationError
from ovillo.ledger import EMPTY, Node, Position, append, consistency_proof, leaf_hash, root_hash
from ovillo.ledger.checkpoints import LARGEST_SIZE, Checkpoint, parse_checkpoint
from ovillo.ledger.keys import COSIGNATURE, ED25519, NoteFormatError, SigningKey, VerifierKey
from ovillo.ledger.notes import Note, parse_note, parse_signatures, sign_note, verify_note
from ovillo.ledger.witness import (
    MOST_PROOF_LINES,
    Answer,
    CheckpointRequest,
    WitnessedLog,
    WitnessState,
    add_checkpoint,
    latest_checkpoint,
    origin_hash,
    parse_request,
)
from tests.ledger.published import LOG, LOG_PUBLIC, SESSION, SUM_DATABASE, WITNESSED

KEY = SigningKey("witness.example/1", COSIGNATURE, bytes(range(1, 33)))
ORIGIN = "log.example/1"
SIGNER = SigningKey(ORIGIN, ED25519, bytes(range(32)))
KNOWN = WitnessState({ORIGIN: WitnessedLog((SIGNER.verifier,))})


def leaves(count: int, start: int = 0) -> list[bytes]:
    return [leaf_hash(bytes([number + start])) for number in range(count)]


def proof(hashes: list[bytes], old: int) -> tuple[bytes, ...]:
    if not 0 < old <= len(hashes):
        return ()
    nodes, frontier = {}, EMPTY
    for place, each in enumerate(hashes):
        frontier, made = append(frontier, each)
        for node in (Node(0, place, each), *made):
            nodes[Position(node.level, node.index)] = node.hash
    return consistency_proof(old, len(hashes), nodes)


def request(old: int, hashes: list[bytes], signer: SigningKey = SIGNER, **changed: object) -> bytes:
    checkpoint = replace(Checkpoint(ORIGIN, len(hashes), root_hash(hashes)), **changed)  # type: ignore[arg-type]
    note = Note(checkpoint.text, (sign_note(checkpoint.text, signer),))
    return CheckpointRequest(old, proof(hashes, old), note, checkpoint).encoded


def ask(state: WitnessState, body: bytes, at: int = 1_900_000_000) -> Answer:
    return add_checkpoint(state, body, key=KEY, at=at)


def test_a_published_session_is_answered_as_the_specification_asks() -> None:
    state = WitnessState({LOG: WitnessedLog((VerifierKey(LOG, ED25519, LOG_PUBLIC),))})

    for body, status, expected in SESSION:
        answer = ask(state, body)

        assert answer.response.status == status
        assert expected is None or answer.response.body == expected
        assert (answer.state is state) == (status != 200)
        state = answer.state


def test_published_checkpoints_are_read_and_written_alike() -> None:
    for published in (SUM_DATABASE, WITNESSED):
        note = parse_note(published.encode())

        assert parse_checkpoint(note.text).text == note.text
    assert parse_checkpoint(parse_note(SUM_DATABASE.encode()).text).size == 35_225_469


def test_what_is_cosigned_verifies_with_the_request_and_is_kept() -> None:
    answer = ask(KNOWN, request(0, leaves(3)), at=1_900_000_001)

    sent = parse_note(request(0, leaves(3)).partition(b"\n\n")[2])
    with_cosignature = Note(sent.text, (*sent.signatures, *parse_signatures(answer.response.body.decode())))
    verified = verify_note(with_cosignature, [SIGNER.verifier, KEY.verifier])
    assert [each.at for each in verified] == [None, 1_900_000_001]
    assert answer.state.logs[ORIGIN].checkpoint == with_cosignature.encoded
    assert latest_checkpoint(answer.state, origin_hash(ORIGIN)).body == with_cosignature.encoded
    assert origin_hash(ORIGIN) == hashlib.sha256(ORIGIN.encode()).hexdigest()


def test_before_the_first_checkpoint_and_of_an_unknown_log_there_is_none() -> None:
    assert latest_checkpoint(KNOWN, origin_hash(ORIGIN)).status == 404
    assert latest_checkpoint(ask(KNOWN, request(0, leaves(3))).state, "else").status == 404


SEEN = ask(KNOWN, request(0, leaves(3))).state


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (request(3, leaves(5)), 200),
        (request(3, leaves(3)), 200),
        (request(3, leaves(5), origin="log.example/2"), 404),
        (request(3, leaves(5), SigningKey(ORIGIN, ED25519, bytes(32))), 403),
        (request(3, leaves(5), SigningKey("log.example/2", ED25519, SIGNER.seed)), 403),
        (request(5, leaves(3)), 400),
        (request(2, leaves(5)), 409),
        (request(4, leaves(5)), 409),
        (request(0, leaves(5)), 409),
        (request(3, [*leaves(2, 9), *leaves(3)]), 422),
        (request(3, leaves(3, 7)), 422),
        (request(3, leaves(3)).replace(b"\n\n", b"\n" + b"A" * 43 + b"=\n\n", 1), 422),
    ],
)
def test_each_refusal_of_the_specification(body: bytes, status: int) -> None:
    answer = ask(SEEN, body)

    assert answer.response.status == status
    assert (answer.response.body, answer.response.content_type) == (b"3\n", "text/x.tlog.size") or status != 409
    assert answer.is_evidence == (status == 422)
    assert (answer.state is SEEN) == (status != 200)


def test_the_empty_log_has_one_root_and_no_proof() -> None:
    empty, forged = request(0, []), request(0, [], root=bytes(32))
    with_proof = request(0, leaves(2)).replace(b"\n\n", b"\n" + b"A" * 43 + b"=\n\n", 1)

    assert [ask(KNOWN, body).response.status for body in (empty, forged, with_proof)] == [200, 422, 422]


def test_one_failing_signature_of_a_known_key_outweighs_a_good_one() -> None:
    good = request(3, leaves(5))
    line = good.decode().rstrip("\n").rpartition("\n")[2]
    other = sign_note("another text\n", SIGNER).line.encode()

    assert ask(SEEN, good + line.encode() + b"\n").response.status == 200
    assert ask(SEEN, good + other).response.status == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"old 3\n",
        b"\n\n" + SUM_DATABASE.encode(),
        b"new 3\n\n" + SUM_DATABASE.encode(),
        b"old -1\n\n" + SUM_DATABASE.encode(),
        b"old 03\n\n" + SUM_DATABASE.encode(),
        b"old 9223372036854775808\n\n" + SUM_DATABASE.encode(),
        b"old \xff\n\n" + SUM_DATABASE.encode(),
        b"old 3\nAAAA\n\n" + SUM_DATABASE.encode(),
        b"old 3\n?\n\n" + SUM_DATABASE.encode(),
        b"old 3\n" + (b"A" * 43 + b"=\n") * (MOST_PROOF_LINES + 1) + b"\n" + SUM_DATABASE.encode(),
        b"old 3\n\n" + SUM_DATABASE.encode()[:-1],
        b"old 3\n\n" + SUM_DATABASE.replace("35225469", "035225469").encode(),
        b"old 3\n\n" + SUM_DATABASE.replace("35225469\n", "").encode(),
        b"old 3\n\n" + SUM_DATABASE.replace("35225469", "\n35225469").encode(),
        b"old 3\n\n" + SUM_DATABASE.replace("vt5T6G", "vt5T").encode(),
        b"old 3\n\n" + SUM_DATABASE.replace("vt5T6G", "6G").encode(),
        b"old 3\n\n" + SUM_DATABASE.replace("35225469", "9" * 19).encode(),
    ],
)
def test_what_is_no_request_is_a_bad_one(body: bytes) -> None:
    answer = ask(SEEN, body)

    assert answer.response.status == 400
    with pytest.raises(NoteFormatError):
        parse_request(body)


def test_a_proof_has_sixty_three_lines_at_most() -> None:
    lines = [b"old 3\n" + (b"A" * 43 + b"=\n") * count + b"\n" + SUM_DATABASE.encode() for count in (63, 64)]

    assert len(parse_request(lines[0]).proof) == 63
    with pytest.raises(NoteFormatError, match="more than 63 lines"):
        parse_request(lines[1])


@pytest.mark.parametrize("body", [b"old 3\n", b"new 3\n\n" + SUM_DATABASE.encode()])
def test_whoever_asks_otherwise_is_told_how_a_request_begins(body: bytes) -> None:
    assert b"begin with the old size" in ask(SEEN, body).response.body


@given(st.binary(max_size=300))
def test_no_bytes_make_a_witness_stumble(body: bytes) -> None:
    assert ask(SEEN, body).response.status == 400


def test_requests_are_read_as_they_were_written() -> None:
    for body, status, _ in SESSION:
        assert status == 400 or parse_request(body).encoded == body
    assert parse_request(request(0, leaves(2), size=LARGEST_SIZE)).checkpoint.size == LARGEST_SIZE


def test_extension_lines_are_cosigned_with_the_rest() -> None:
    answer = ask(KNOWN, request(0, leaves(3), extensions=("more",)))

    note = parse_note(answer.state.logs[ORIGIN].checkpoint)
    assert note.text.endswith("\nmore\n")
    altered = Note(note.text.replace("more", "less"), note.signatures)
    with pytest.raises(VerificationError):
        verify_note(altered, [KEY.verifier])


class AnyLog(RuleBasedStateMachine):
    """A log that grows, forks, shortens and rewrites itself, before two witnesses of which each sees what it is shown.

    Whatever it tries, all that one witness ever cosigned are beginnings of one another.
    """

    @initialize()
    def start(self) -> None:
        self.state = KNOWN
        self.branches: list[list[bytes]] = [[]]
        self.cosigned: list[list[bytes]] = []
        self.clock = 1_900_000_000

    @rule(branch=st.integers(0, 3), count=st.integers(1, 3), first=st.integers(0, 200))
    def grow(self, branch: int, count: int, first: int) -> None:
        self.branches[branch % len(self.branches)] += leaves(count, first)

    @rule(branch=st.integers(0, 3), kept=st.integers(0, 12))
    def fork(self, branch: int, kept: int) -> None:
        self.branches = [*self.branches, self.branches[branch % len(self.branches)][:kept]][-4:]

    @rule(years=st.integers(-10, 10))
    def move_the_clock(self, years: int) -> None:
        self.clock = max(1, self.clock + years * 31_557_600)

    @rule(branch=st.integers(0, 3), size=st.integers(0, 20), lie=st.integers(-1, 1))
    def ask_for_a_cosignature(self, branch: int, size: int, lie: int) -> None:
        shown = self.branches[branch % len(self.branches)][:size]
        known = self.state.logs[ORIGIN].size
        answer = ask(self.state, request(max(0, known + lie), shown), self.clock)
        if answer.response.status == 200:
            assert lie == 0 or known == 0
            self.cosigned.append(shown)
        else:
            assert answer.state is self.state
        self.state = answer.state

    @invariant()
    def each_is_the_beginning_of_the_next(self) -> None:
        for one, next_one in zip(self.cosigned, self.cosigned[1:], strict=False):
            assert next_one[: len(one)] == one


TestAnyLog = AnyLog.TestCase
