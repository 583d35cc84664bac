"""A time stamp authority on this machine: a root and a signer made here, and answers by openssl."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CONFIGURATION = """[tsa]
default_tsa = own
[own]
serial = {folder}/serial
signer_cert = {folder}/signer.pem
signer_key = {folder}/signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class TimeAuthority:
    folder: Path
    root: bytes

    @staticmethod
    def make(folder: Path) -> "TimeAuthority":
        if shutil.which("openssl") is None:
            pytest.skip("openssl, which answers for the time authority, is not installed")
        root_key, signer_key = (rsa.generate_private_key(65_537, 2_048) for _ in range(2))
        root = _certificate("Imaginary Root", root_key, "Imaginary Root", root_key, is_root=True)
        signer = _certificate("Imaginary Time Authority", signer_key, "Imaginary Root", root_key, is_root=False)
        pem = root.public_bytes(Encoding.PEM)
        (folder / "root.pem").write_bytes(pem)
        (folder / "signer.pem").write_bytes(signer.public_bytes(Encoding.PEM))
        key = signer_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "signer.key").write_bytes(key)
        (folder / "serial").write_text("01\n", "ascii")
        (folder / "both.pem").write_bytes((folder / "signer.pem").read_bytes() + pem)
        (folder / "tsa.conf").write_text(CONFIGURATION.format(folder=folder), "utf-8")
        return TimeAuthority(folder, pem)

    def answer(self, request: bytes, *, chain: str = "") -> bytes:
        """The answer, with what certificates a file of the folder holds beside the signer's own."""
        asked, told = self.folder / "request", self.folder / "response"
        asked.write_bytes(request)
        words = ["-config", self.folder / "tsa.conf", "-queryfile", asked, "-out", told]
        words += ["-chain", self.folder / chain] if chain else []
        subprocess.run(["openssl", "ts", "-reply", *words], check=True, capture_output=True)
        return told.read_bytes()


def _certificate(
    name: str, key: rsa.RSAPrivateKey, issuer: str, by: rsa.RSAPrivateKey, *, is_root: bool
) -> x509.Certificate:
    subject, signing = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, issuer))
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(signing)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3_650))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    if not is_root:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(by, hashes.SHA256())
