"""Signing in with a passkey: a key that a device or a security key holds, and shows only to whoever unlocks it.

1. It stands for a password and a code: whoever signs must have unlocked it by a PIN, a face or a finger.
2. What is to be signed is a random number of ours. It serves once, within five minutes, for what it was asked for.
3. A key belongs to the name by which the browser calls this server. Browsers make none for a bare address (127.0.0.1),
   and none without HTTPS but for localhost.
4. Why an answer was refused is not told: nobody learns which keys are known.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.storage.credentials import Credentials, Passkey

if TYPE_CHECKING:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

CHALLENGE_LIFE = timedelta(minutes=5)
MOST_CHALLENGES = 10_000
MOST_KEYS = 20
"""Of one person."""
LONGEST_ANSWER = 100_000
_CHALLENGE_BYTES = 32
_REFUSED = mark("That passkey was not accepted. Try again, or enter in another way.")
_TOO_MANY = mark("You have as many passkeys as one person may have. Forget one first.")


class PasskeyRefusedError(UsageError):
    code = "passkey_refused"
    template = _REFUSED


@dataclass(frozen=True, slots=True)
class Site:
    """How the browser calls this server."""

    scheme: str
    host: str
    """ "localhost:8737"."""

    @property
    def name(self) -> str:
        """The host without its port."""
        return self.host.rpartition(":")[0] if ":" in self.host else self.host

    @property
    def origin(self) -> str:
        """As browsers write it."""
        return f"{self.scheme}://{self.host}"

    @property
    def has_passkeys(self) -> bool:
        """Whether browsers make passkeys here."""  # 3
        try:
            ip_address(self.name.strip("[]"))
        except ValueError:
            return self.scheme == "https" or self.name == "localhost"
        return False

    @property
    def with_passkeys(self) -> str:
        """The same server by the one name for which browsers make passkeys without HTTPS; empty where it has HTTPS."""
        return f"http://localhost:{self.host.rpartition(':')[2]}" if self.scheme == "http" else ""


@dataclass(slots=True)
class Challenges:
    """The random numbers that wait to be signed."""

    _waiting: dict[bytes, tuple[str, datetime]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def new(self, purpose: str, *, at: datetime) -> bytes:
        """A number to sign, for somebody who adds a key (their name) or whoever signs in (empty)."""
        made = secrets.token_bytes(_CHALLENGE_BYTES)
        with self._lock:
            self._waiting = {key: each for key, each in self._waiting.items() if at - each[1] < CHALLENGE_LIFE}
            while len(self._waiting) >= MOST_CHALLENGES:
                self._waiting.pop(next(iter(self._waiting)))
            self._waiting[made] = purpose, at
        return made

    def take(self, number: bytes, purpose: str, *, at: datetime) -> bool:
        """Whether this number waited for this; it waits no more."""  # 2
        with self._lock:
            kept, made = self._waiting.pop(number, ("", at - CHALLENGE_LIFE))
        return kept == purpose and at - made < CHALLENGE_LIFE


def options_to_add(folder: Path, name: str, site: Site, challenges: Challenges, *, at: datetime) -> str:
    """What the browser of this person is asked to make a key of, as JSON. Raises `UsageError` past `MOST_KEYS`."""
    from webauthn import generate_registration_options, options_to_json  # noqa: PLC0415 - loads where it is used
    from webauthn.helpers.structs import (  # noqa: PLC0415 - as above
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    held = Credentials(folder).passkeys(name)
    if len(held) >= MOST_KEYS:
        raise UsageError(problem=_TOO_MANY)
    options = generate_registration_options(
        rp_id=site.name,
        rp_name="Ovillo",
        user_name=name,
        user_id=hashlib.sha256(f"ovillo person\0{name}".encode()).digest(),
        challenge=challenges.new(name, at=at),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[_named(each) for each in held],
    )
    return options_to_json(options)


def _named(key: Passkey) -> "PublicKeyCredentialDescriptor":
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor  # noqa: PLC0415 - as above

    return PublicKeyCredentialDescriptor(id=key.id)


def add_passkey(folder: Path, name: str, answer: str, site: Site, challenges: Challenges, *, at: datetime) -> Passkey:
    """The key that the browser made, kept for this person. Raises `PasskeyRefusedError`."""
    from webauthn import verify_registration_response  # noqa: PLC0415 - as above
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415 - as above

    given = _read(answer)
    try:
        verified = verify_registration_response(
            credential=given,
            expected_challenge=_taken(given, challenges, name, at),
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,  # 1
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise PasskeyRefusedError from error  # 4
    made = Passkey(
        verified.credential_id, name, verified.credential_public_key, verified.sign_count, site.name, at.timestamp()
    )
    if not Credentials(folder).add_passkey(made):
        raise PasskeyRefusedError
    return made


def options_to_enter(site: Site, challenges: Challenges, *, at: datetime) -> str:
    """What the browser of whoever signs in is asked, as JSON: a key of this site, whosever it is."""
    from webauthn import generate_authentication_options, options_to_json  # noqa: PLC0415 - as above
    from webauthn.helpers.structs import UserVerificationRequirement  # noqa: PLC0415 - as above

    options = generate_authentication_options(
        rp_id=site.name,
        challenge=challenges.new("", at=at),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def person_of(folder: Path, answer: str, site: Site, challenges: Challenges, *, at: datetime) -> str:
    """Whose key signed. Raises `PasskeyRefusedError`."""
    from webauthn import verify_authentication_response  # noqa: PLC0415 - as above
    from webauthn.helpers import base64url_to_bytes  # noqa: PLC0415 - as above
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415 - as above

    given, credentials = _read(answer), Credentials(folder)
    try:
        challenge = _taken(given, challenges, "", at)
        key = credentials.passkey(base64url_to_bytes(str(given["id"])))
        if key is None:
            raise PasskeyRefusedError
        verified = verify_authentication_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,  # 1
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise PasskeyRefusedError from error  # 4
    credentials.keep_passkey(replace(key, sign_count=verified.new_sign_count))
    return key.name


def passkeys_of(folder: Path, name: str) -> tuple[Passkey, ...]:
    """The keys of this person, the oldest first."""
    return Credentials(folder).passkeys(name)


def forget_passkey(folder: Path, name: str, key: str) -> None:
    """This person signs in with the key of this id (hexadecimal digits) no more; another's is left alone."""
    try:
        id_ = bytes.fromhex(key)
    except ValueError:
        return
    Credentials(folder).forget_passkey(name, id_)


def _read(answer: str) -> dict[str, Any]:  # Any: JSON, which the library takes apart
    try:
        given = json.loads(answer) if len(answer) <= LONGEST_ANSWER else None
    except (ValueError, RecursionError) as error:
        raise PasskeyRefusedError from error
    if not isinstance(given, dict):
        raise PasskeyRefusedError
    return given


def _taken(given: dict[str, Any], challenges: Challenges, purpose: str, at: datetime) -> bytes:  # Any: as above
    """The number that was signed, where it is ours. Raises `PasskeyRefusedError`, and what JSON that lies raises."""
    from webauthn.helpers import base64url_to_bytes  # noqa: PLC0415 - as above

    told = json.loads(base64url_to_bytes(str(given["response"]["clientDataJSON"])))
    number = base64url_to_bytes(str(told["challenge"]))
    if not challenges.take(number, purpose, at=at):
        raise PasskeyRefusedError
    return number
