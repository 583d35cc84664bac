"""Checkpoints of C2SP: which log, how many entries, and the root hash over them, as the text of a signed note.

Source: c2sp.org/tlog-checkpoint.
"""

import re
from dataclasses import dataclass
from typing import Final

from ovillo.ledger.keys import NoteFormatError, decode_base64, encode_base64
from ovillo.ledger.tree import HASH_BYTES

LARGEST_SIZE: Final = 2**63 - 1
_DECIMAL: Final = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log at one size."""

    origin: str
    """The log's name, without end of line."""
    size: int
    root: bytes
    """32 bytes."""
    extensions: tuple[str, ...] = ()
    """Further lines, which nobody checks."""

    @property
    def text(self) -> str:
        """The text that the log signs."""
        lines = (self.origin, str(self.size), encode_base64(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint that the text of a note is.

    Raises:
        NoteFormatError: it is none.
    """
    lines = text.split("\n")
    if lines.pop() or len(lines) < 3 or not all(lines):
        raise NoteFormatError("A checkpoint has three lines or more, none of them empty.")
    origin, size, root, *extensions = lines
    content = decode_base64(root)
    if len(content) != HASH_BYTES:
        raise NoteFormatError("The root hash of the checkpoint has another length.")
    return Checkpoint(origin, parse_size(size), content, tuple(extensions))


def parse_size(text: str) -> int:
    """The number of entries of a log, in decimal without leading zeros.

    Raises:
        NoteFormatError: it is not written so, or too large.
    """
    if not _DECIMAL.fullmatch(text) or int(text) > LARGEST_SIZE:
        raise NoteFormatError("The size is not written in decimal, or too large.")
    return int(text)
