"""A guardian whose disk fails."""

from datetime import UTC, datetime

from tests.cli.guardian_client import InventedLog

from ovillo.ledger.keys import COSIGNATURE, ED25519, SigningKey
from ovillo.ledger.witness import WitnessedLog, WitnessState, origin_hash
from ovillo.workflows.guardian import Guardian

KEY = SigningKey("witness.example/1", COSIGNATURE, bytes(range(1, 33)))


class FailingMemory:
    """Keeps nothing while it is full."""

    def __init__(self, log: InventedLog) -> None:
        self.is_full = True
        self.kept: list[bytes] = []
        self._state = WitnessState({log.name: WitnessedLog((log.key.verifier,))})

    def load(self) -> tuple[SigningKey, WitnessState]:
        return KEY, self._state

    def keep(self, origin: str, checkpoint: bytes) -> None:
        if self.is_full:
            raise OSError(28, "No space left on device")
        self.kept.append(checkpoint)

    def keep_evidence(self, request: bytes) -> None:
        self.keep("", request)


def test_what_cannot_be_kept_is_not_cosigned_and_can_be_asked_again() -> None:
    log = InventedLog()
    log.grow(2)
    memory = FailingMemory(log)
    guardian = Guardian(memory, now=lambda: datetime(2031, 5, 14, tzinfo=UTC))

    assert guardian.add_checkpoint(log.request(0)).status == 503
    assert guardian.checkpoint(origin_hash(log.name)).status == 404
    memory.is_full = False
    assert guardian.add_checkpoint(log.request(0)).status == 200
    assert guardian.checkpoint(origin_hash(log.name)).body == memory.kept[0]


def test_a_fork_is_refused_though_the_evidence_cannot_be_kept() -> None:
    log, fork = InventedLog(), InventedLog()
    log.grow(2)
    fork.grow(2, "x")
    memory = FailingMemory(log)
    guardian = Guardian(memory, now=lambda: datetime(1960, 1, 1, tzinfo=UTC))
    memory.is_full = False
    assert guardian.add_checkpoint(log.request(0)).status == 200
    memory.is_full = True

    assert guardian.add_checkpoint(fork.request(2)).status == 422
    assert guardian.verifier.type != ED25519
