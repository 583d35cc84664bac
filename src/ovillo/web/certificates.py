"""A certificate for a server that a team reaches by HTTPS, and the names under which it may be called."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import ExtensionOID

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark

HTTPS_PORT = 443
_UNREADABLE = mark("{path} cannot be read. Give the path of a file in PEM form that you may read.")
_NO_CERTIFICATE = mark("{path} holds no certificate in PEM form. Give the file whose first line is BEGIN CERTIFICATE.")
_NO_PAIR = mark("{path} is not the key of that certificate, or a password protects it. Give its own key without one.")
_EXPIRED = mark("The certificate in {path} ended on {day}. Renew it, then start again.")
_NAMELESS = mark(
    "The certificate in {path} names no host (subjectAltName). Have one made for the name that browsers use."
)


class CertificateError(UsageError):
    code = "certificate_unusable"


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files that fit together, and what the certificate vouches for."""

    path: Path
    key: Path
    names: Sequence[str]
    """Host names and addresses; "*.unidad.example" stands for any one label in place of the star."""

    def hosts(self, port: int) -> frozenset[str]:
        """What a browser may send as the name of this server: names with the port, and without where it is usual."""
        named = {f"{each}:{port}" for each in self.names}
        return frozenset(named | (set(self.names) if port == HTTPS_PORT else set()))


def read_certificate(path: Path, key: Path, *, at: datetime) -> Certificate:
    """The certificate in these files.

    Raises:
        CertificateError: a file cannot be read, is no certificate or not its key, names no host, or is past its end.
    """
    content = _content(path)
    _content(key)
    try:
        found = x509.load_pem_x509_certificate(content)
    except ValueError as error:
        raise _wrong(_NO_CERTIFICATE, path) from error
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(path, key, password=lambda: "")
    except (ssl.SSLError, OSError, ValueError) as error:
        raise _wrong(_NO_PAIR, key) from error
    if found.not_valid_after_utc < at:
        raise _wrong(_EXPIRED, path, day=found.not_valid_after_utc.date().isoformat())
    names = _names(found)
    if not names:
        raise _wrong(_NAMELESS, path)
    return Certificate(path, key, names)


def _names(found: x509.Certificate) -> Sequence[str]:
    try:
        told = found.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    assert isinstance(told, x509.SubjectAlternativeName)
    addresses = told.get_values_for_type(x509.IPAddress)
    hosts = [each.lower() for each in told.get_values_for_type(x509.DNSName)]
    return [*hosts, *(f"[{each}]" if getattr(each, "version", 4) == 6 else str(each) for each in addresses)]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _wrong(_UNREADABLE, path) from error


def _wrong(problem: str, path: Path, **fields: str) -> CertificateError:
    return CertificateError(problem=problem, path=path, **fields)
