"""Where a case keeps what its guardians cosigned, and the key of its log."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from ovillo.ledger.keys import SigningKey


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

    def keep(self, note: bytes) -> None:
        """Puts one more note on the disk. Raises `OSError`."""
        ...
