"""What evaluators and boards need from outside: places that remember, also after the power fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ovillo.casework.deconfliction.blinding import EvaluatorKey
from ovillo.casework.deconfliction.queries import Use, Uses
from ovillo.ledger.keys import VerifierKey
from ovillo.ledger.policies import Policy


@dataclass(frozen=True, slots=True)
class HeldEvaluator:
    """What an evaluator's folder holds."""

    name: str
    branch: str
    key: EvaluatorKey
    uses: Uses
    prosecutors: tuple[VerifierKey, ...]
    policy: Policy | None = None
    """Of which logs and guardians the ledger must be that holds an authorisation; None: its signature is enough."""


@dataclass(frozen=True, slots=True)
class HeldBoard:
    """What a board's folder holds."""

    epoch: str
    prosecutors: tuple[VerifierKey, ...]
    submissions: Sequence[bytes]
    """Requests that were taken in, in the order in which they came."""


class EvaluatorMemory(Protocol):
    """One evaluator, open to one program at a time."""

    def load(self) -> HeldEvaluator:
        """All that it remembers. Raises `ServiceDamagedError`."""
        ...

    def keep(self, use: Use) -> None:
        """Puts one use on the disk; when it returns, no power cut takes it away. Raises `OSError`."""
        ...


class BoardMemory(Protocol):
    """One board, open to one program at a time."""

    def load(self) -> HeldBoard:
        """All that it remembers. Raises `ServiceDamagedError`."""
        ...

    def keep(self, request: bytes) -> None:
        """Puts one request on the disk; when it returns, no power cut takes it away. Raises `OSError`."""
        ...

    def put_out(self, name: str, content: bytes) -> None:
        """Puts one hit into the liaison's outbox, once. Raises `OSError`."""
        ...
