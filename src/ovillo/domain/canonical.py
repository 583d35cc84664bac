"""Canonical bytes: one value, one encoding, so that one identity never names two things.

Rules:
1. Every part carries its type and its length before its bytes; nothing is ever joined with a separator.
2. Text is UTF-8 as it stands: no Unicode normalisation, because evidence is kept as it was written.
3. Encodings are prefix-free, so two different sequences of parts never have the same bytes.
"""

import hashlib
from collections.abc import Iterable
from typing import TypeAlias

Part: TypeAlias = "str | bytes | int | bool | tuple[Part, ...] | None"


def encode(part: Part) -> bytes:
    """The canonical bytes of one part: tag, decimal length, colon, body."""
    if type(part) is str:  # first, and without a match: names and cells are most of what is hashed
        body = part.encode("utf-8", "surrogatepass")
        return b"s%d:%b" % (len(body), body)
    match part:
        case None:
            tag, body = b"n", b""
        case bool():
            tag, body = b"t", b"1" if part else b"0"
        case int():
            tag, body = b"i", str(part).encode("ascii")
        case str():
            tag, body = b"s", part.encode("utf-8", "surrogatepass")
        case bytes():
            tag, body = b"b", part
        case tuple():
            tag, body = b"l", encode_all(part)
    return b"%b%d:%b" % (tag, len(body), body)


def encode_all(parts: Iterable[Part]) -> bytes:
    """The canonical bytes of several parts, in order."""
    return b"".join([encode(part) for part in parts])


def identity(kind: str, *parts: Part) -> str:
    """A 64-digit lower-case hexadecimal SHA-256 that names one thing of this kind."""
    return hashlib.sha256(encode_all((kind, *parts))).hexdigest()
