"""Time stamps of RFC 3161 over a head: an authority says when the note, with its cosignatures, was there at the latest.

1. What is stamped is the note as it is kept, so that nobody adds a cosignature afterwards and dates it back.
2. A stamp counts by the root certificates of whoever checks, as of the time that it tells.

Source: RFC 3161; the package rfc3161-client (Apache-2.0) reads and verifies.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

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
        read = decode_timestamp_response(response)
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
        read = decode_timestamp_response(response)
        builder.build().verify(read, _digest(note))
        # The package takes signers out of the set while it verifies: they are read anew.
        signed = decode_timestamp_response(response)
        (signer,) = signed.signed_data.signer_infos
        certificates = [x509.load_der_x509_certificate(each) for each in signed.signed_data.certificates]
        (own,) = [each for each in certificates if each.serial_number == signer.serial_number]
        return Stamp(signed.tst_info.gen_time.astimezone(UTC), own.subject.rfc4514_string())
    except (StampError, ValueError, TypeError) as error:
        raise VerificationError("The time stamp does not verify.") from error


def _digest(note: bytes) -> bytes:
    return hashlib.sha256(note).digest()
