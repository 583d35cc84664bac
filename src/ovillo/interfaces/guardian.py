"""What a guardian needs from outside: a place that remembers, also after the power fails."""

from typing import Protocol

from ovillo.ledger.keys import SigningKey
from ovillo.ledger.witness import WitnessState


class GuardianMemory(Protocol):
    """The key and the checkpoints of one guardian, open to one program at a time."""

    def load(self) -> tuple[SigningKey, WitnessState]:
        """The key, and the last checkpoint of each known log.

        Raises:
            GuardianDamagedError: a checkpoint is not what this guardian cosigned.
        """
        ...

    def keep(self, origin: str, checkpoint: bytes) -> None:
        """Puts the last checkpoint of a log on the disk; when it returns, no power cut takes it away.

        Raises:
            OSError: it could not; what was there before still is.
        """
        ...

    def keep_evidence(self, request: bytes) -> None:
        """Keeps a request that may show that a log misbehaves; the same request once."""
        ...
