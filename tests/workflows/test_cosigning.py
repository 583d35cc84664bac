"""What guardians answer, and what is told of it; everybody is invented."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ovillo.domain.judgements import Judgement, Verdict
from ovillo.ledger.keys import COSIGNATURE, ED25519, SigningKey
from ovillo.ledger.policies import parse_policy
from ovillo.storage.cases import create_case
from ovillo.storage.record import SqlRecord
from ovillo.workflows.cosigning import OTHER_PAST, REFUSED, cosign

AT = datetime(2031, 5, 14, tzinfo=UTC)
LOG = SigningKey("police.example/case-17", ED25519, bytes(range(32)))
GUARDIAN = SigningKey("guardian.example/1", COSIGNATURE, bytes([7] * 32))
POLICY = parse_policy(
    f"log {LOG.verifier.text}\nwitness one {GUARDIAN.verifier.text} http://one\ngroup all 1 one\nquorum all\n"
)


@pytest.fixture
def record(tmp_path: Path) -> SqlRecord:
    made = create_case(tmp_path / "case", name="Caso inventado", actor="Ana", at=AT)
    with made.writing(actor="Ana", at=AT) as writer:
        writer.judge(Judgement("1" * 64, Verdict.SAME, "left", "right", "Ana", "Why.", AT))
    return made


@pytest.mark.parametrize("body", [b"", b"2\n", b"root hash does not match\n"])
def test_a_fork_of_one_size_is_an_alarm_though_a_guardian_of_the_older_text_says_409(
    record: SqlRecord, body: bytes
) -> None:
    asked = []

    def ask(_: str, request: bytes) -> tuple[int, bytes]:
        asked.append(request)
        return 409, body

    found = cosign(record, LOG, POLICY, ask=ask, known=2)

    assert ([each.template for each in found.alarms], found.has_quorum, len(asked)) == ([OTHER_PAST], False, 1)
    record.close()


@pytest.mark.parametrize(("known", "body"), [(1, b"busy\n"), (0, b"busy\n"), (0, b"0\n"), (1, b"1\n")])
def test_a_409_that_tells_no_other_size_is_a_refusal_and_no_alarm(record: SqlRecord, known: int, body: bytes) -> None:
    found = cosign(record, LOG, POLICY, ask=lambda *_: (409, body), known=known)

    (refusal,) = found.refusals
    assert (refusal.template, refusal.fields["status"], found.alarms) == (REFUSED, 409, [])
    record.close()
