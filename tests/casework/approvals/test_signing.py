"""A key file, held against its parts computed apart from it, and what is no key or no signature."""

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from ovillo.casework.approvals.signing import OfficialKey, is_signed, message, opened_key, sealed_key
from ovillo.domain.approvals import KeyFileError

SEED, SALT, NONCE = bytes(range(32)), bytes(range(16)), bytes(range(12))
PASSPHRASE = "diez letra"
KEY = OfficialKey(SEED)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    parts: dict[str, str] = json.loads(sealed_key(KEY, PASSPHRASE, salt=SALT, nonce=NONCE))
    return parts


def base(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_a_key_file_is_what_its_parts_say(made: dict[str, str]) -> None:
    stretched = hashlib.scrypt(PASSPHRASE.encode(), salt=SALT, n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
    sealed = ChaCha20Poly1305(stretched).encrypt(NONCE, SEED, b"ovillo official key 1")

    assert made == {
        "format": "ovillo official key 1",
        "public": base(Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes_raw()),
        "salt": base(SALT),
        "nonce": base(NONCE),
        "sealed": base(sealed),
    }
    assert opened_key(json.dumps(made), PASSPHRASE) == KEY
    assert str(list(SEED)) not in repr(KEY)
    assert repr(SEED) not in repr(KEY)


def test_another_passphrase_opens_nothing_and_a_short_one_seals_nothing(made: dict[str, str]) -> None:
    with pytest.raises(KeyFileError, match="does not open"):
        opened_key(json.dumps(made), PASSPHRASE + "s")
    with pytest.raises(KeyFileError, match="10 characters"):
        sealed_key(KEY, PASSPHRASE[:9], salt=SALT, nonce=NONCE)


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "another"},
        {"salt": base(SALT[1:])},
        {"nonce": base(NONCE + b"x")},
        {"sealed": base(bytes(47))},
        {"salt": None},
        {"nonce": 7},
        {"sealed": "*"},
        {"sealed": "é"},
    ],
)
def test_what_is_no_key_file_is_said(made: dict[str, str], changed: dict[str, object]) -> None:
    with pytest.raises(KeyFileError, match="no key"):
        opened_key(json.dumps({**made, **changed}), PASSPHRASE)


@pytest.mark.parametrize("text", ["", "[]", '"x"', "{", '{"format": 1}'])
def test_what_is_no_json_of_a_key_is_said(text: str) -> None:
    with pytest.raises(KeyFileError, match="no key"):
        opened_key(text, PASSPHRASE)


def test_a_signature_is_base64_in_its_one_form() -> None:
    text = message("x/1", {"b": 1, "a": "ñ"})
    signature = KEY.sign(text)
    other = signature[:-3] + chr(ord(signature[-3]) + 1) + "=="

    assert is_signed(signature, text, KEY.public)
    assert base64.b64decode(other) == base64.b64decode(signature)
    assert not is_signed(other, text, KEY.public)
    assert not is_signed(signature + "\n", text, KEY.public)
    assert not is_signed(signature, text, KEY.public[:-4])
    assert not is_signed(signature, text + " ", KEY.public)
    assert not is_signed("", text, KEY.public)
    assert not is_signed(signature, text, "")
