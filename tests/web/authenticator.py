"""A security key in memory, as WebAuthn has it: enough to sign in with, and to lie with; and a telephone's codes.

Source: Web Authentication Level 3, W3C, sections 6.1 (authenticator data) and 6.5.4 (attestation object).
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.twofactor.totp import TOTP

PRESENT, VERIFIED, HOLDS_KEY = 0x01, 0x04, 0x40


def written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@dataclass
class SecurityKey:
    """One key for one site."""

    origin: str
    site: str
    flags: int = PRESENT | VERIFIED
    count: int = 0
    private: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def make(self, options: dict[str, Any]) -> str:  # Any: JSON
        """The answer of `navigator.credentials.create`."""
        numbers = self.private.public_key().public_numbers()
        point = {-2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, **point})
        data = self._data(HOLDS_KEY) + bytes(16) + len(self.id).to_bytes(2) + self.id + public
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options)
        return self._answer({"clientDataJSON": written(client), "attestationObject": written(attested)})

    def sign(self, options: dict[str, Any]) -> str:  # Any: as above
        """The answer of `navigator.credentials.get`."""
        self.count += 1
        data, client = self._data(0), self._client("webauthn.get", options)
        signature = self.private.sign(data + hashlib.sha256(client).digest(), ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": written(client),
                "authenticatorData": written(data),
                "signature": written(signature),
                "userHandle": written(b"x"),
            }
        )

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.site.encode()).digest() + bytes([self.flags | flags]) + self.count.to_bytes(4)

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:  # Any: as above
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _answer(self, response: dict[str, str]) -> str:
        return json.dumps(
            {"id": written(self.id), "rawId": written(self.id), "type": "public-key", "response": response}
        )


def code_of(secret: str, seconds: float) -> str:
    """What a telephone with this secret shows then."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    return TOTP(key, 6, SHA1(), 30).generate(int(seconds)).decode()
