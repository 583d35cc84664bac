"""Where a case keeps what its guardians cosigned, and the key of its log."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from ovillo.ledger.keys import SigningKey


@dataclass(frozen=True, slots=True)
class Alarm:
    """That a ledger was not what a guardian, or the last head beside it, had seen."""

    template: str
    """A sentence of the catalogue."""
    fields: Mapping[str, str | int]
    guardian: str
    """Its verifier key; empty where the last head beside the case told it."""
    size: int
    """How large a head must be that answers it: one that this guardian cosigned and the case continues."""


class KeptHeads(Protocol):
    """Beside the record, for programs that write at the same time. Nothing here is believed: each note is verified."""

    def turn(self) -> AbstractContextManager[None]:
        """This program alone until the block ends, after those that came before it."""
        ...

    def key(self) -> SigningKey | None:
        """The private key of the log; `None` where it cannot be read."""
        ...

    def has_damaged_key(self) -> bool:
        """Whether there is a key that can be read and is none."""
        ...

    def put_key(self, key: SigningKey) -> None:
        """Keeps the key, open to its owner only. Raises `OSError`."""
        ...

    def last(self) -> bytes | None:
        """The note that was kept last; bytes that are none, where it was damaged."""
        ...

    def all(self) -> Sequence[bytes]:
        """Every note that was kept, in that order; bytes that are none in place of a damaged one."""
        ...

    def stamps(self) -> Sequence[tuple[bytes, bytes]]:
        """Every note that was stamped, with the authority's response; bytes that are neither, where it was damaged."""
        ...

    def keep_stamp(self, note: bytes, response: bytes) -> None:
        """Puts one more time stamp on the disk. Raises `OSError`."""
        ...

    def alarms(self) -> Sequence[Alarm]:
        """Every alarm that was kept, in that order; nothing in place of a damaged one."""
        ...

    def keep_alarm(self, alarm: Alarm) -> None:
        """Puts one more alarm on the disk, where the same is not there already. Raises `OSError`."""
        ...

    def keep(self, note: bytes) -> None:
        """Puts one more note on the disk. Raises `OSError`."""
        ...
