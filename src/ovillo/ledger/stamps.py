"""Time stamps of RFC 3161 over a head: an authority says when the note, with its cosignatures, was there at the latest.

1. What is stamped is the note as it is kept, so that nobody adds a cosignature afterwards and dates it back.
2. A stamp counts by the root certificates of whoever checks, as of the time that it tells.
3. Certificates, which no signature covers, may come in any order, as RFC 5652 says of readers and OpenSSL writes them;
   the package reads them only in the order of DER. They are put into it to be read, and kept as they came.
4. Granted with modifications is granted (RFC 3161, 2.4.2): which they are is in the token, of which all that counts
   here is checked. The package verifies nothing but what is granted as asked, and no signature covers the status.

Source: RFC 3161; the package rfc3161-client (Apache-2.0) reads and verifies.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, NamedTuple

from cryptography import x509
from rfc3161_client import HashAlgorithm, PKIStatus, TimestampRequestBuilder, VerifierBuilder, decode_timestamp_response
from rfc3161_client import VerificationError as StampError

from ovillo.domain.errors import VerificationError


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp that was verified."""

    at: datetime
    authority: str
    """As its certificate calls it."""


def stamp_request(note: bytes) -> bytes:
    """The request for a time stamp over a note. No nonce: a note is stamped once, and an older answer is true too."""
    built = TimestampRequestBuilder().data(note).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=False)
    return built.build().as_bytes()


def require_granted(response: bytes, note: bytes) -> None:
    """Nothing, where an authority says to have stamped this note; by whom, nobody looks.

    Raises:
        VerificationError: it does not.
    """
    try:
        read = decode_timestamp_response(_as_granted(response))
        is_ours = read.status == PKIStatus.GRANTED and read.tst_info.message_imprint.message == _digest(note)
    except (ValueError, TypeError) as error:
        raise VerificationError("The answer is no time stamp.") from error
    if not is_ours:
        raise VerificationError("The answer is no time stamp of this note.")


def read_roots(content: bytes) -> Sequence[x509.Certificate]:
    """The certificates of a PEM file. Raises `VerificationError`."""
    try:
        return x509.load_pem_x509_certificates(content)
    except ValueError as error:
        raise VerificationError("The file holds no certificate in PEM.") from error


def verify_stamp(response: bytes, note: bytes, roots: Sequence[x509.Certificate]) -> Stamp:
    """The stamp of an authority that one of these roots answers for.

    Raises:
        VerificationError: it is none, of another note, or of nobody whom the roots know.
    """
    builder = VerifierBuilder(roots=list(dict.fromkeys(roots)))
    try:
        response = _as_granted(response)
        read = decode_timestamp_response(response)
        builder.build().verify(read, _digest(note))
        # The package takes signers out of the set while it verifies: they are read anew.
        signed = decode_timestamp_response(response)
        (signer,) = signed.signed_data.signer_infos
        certificates = [x509.load_der_x509_certificate(each) for each in signed.signed_data.certificates]
        of_signer = signer.issuer, signer.serial_number
        own = next(each for each in certificates if (each.issuer, each.serial_number) == of_signer)
        return Stamp(signed.tst_info.gen_time.astimezone(UTC), own.subject.rfc4514_string())
    except (StampError, ValueError, TypeError, StopIteration) as error:
        raise VerificationError("The time stamp does not verify.") from error


_FIELDS: Final = (0xA0, 0xA1)
"""Tags of certificates and of revocation lists among the fields of SignedData."""
_GRANTED: Final = b"\x02\x01\x00"
_GRANTED_WITH_MODS: Final = b"\x02\x01\x01"
"""Of as many bytes, so that nothing after them moves."""


class _Part(NamedTuple):
    """One value of DER in some bytes: its tag, and where it, its content and it again begin, begins and ends."""

    tag: int
    start: int
    content: int
    end: int


def _as_granted(response: bytes) -> bytes:
    """The response with its lists in the order of DER, and granted as asked if it was granted; as it came if no DER.

    Its lists are certificates and revocation lists (rules 3 and 4).
    """
    try:
        (answer,) = _parts(response, 0, len(response))
        info, token = _parts(response, answer.content, answer.end)
        status, *_ = _parts(response, info.content, info.end)
        if response[status.start : status.end] == _GRANTED_WITH_MODS:
            response = response[: status.start] + _GRANTED + response[status.end :]
        _, explicit = _parts(response, token.content, token.end)
        (signed,) = _parts(response, explicit.content, explicit.end)
        for field in _parts(response, signed.content, signed.end):
            if field.tag in _FIELDS:
                values = _parts(response, field.content, field.end)
                ordered = b"".join(sorted(response[each.start : each.end] for each in values))
                response = response[: field.content] + ordered + response[field.end :]
    except ValueError:
        pass
    return response


def _parts(content: bytes, start: int, end: int) -> list[_Part]:
    """The values that follow one another. Raises `ValueError` where they are no DER."""
    found = []
    while start < end:
        if end - start < 2 or content[start] & 0x1F == 0x1F:
            raise ValueError("no tag of one byte, or no length")
        length, begin = content[start + 1], start + 2
        if length & 0x80:
            size = length & 0x7F
            length, begin = int.from_bytes(content[begin : begin + size]), begin + size
            if not size:
                raise ValueError("a length that is told at the end")
        if begin + length > end:
            raise ValueError("longer than what holds it")
        found.append(_Part(content[start], start, begin, begin + length))
        start = begin + length
    return found


def _digest(note: bytes) -> bytes:
    return hashlib.sha256(note).digest()
