"""Signing in with a password and a one-time code.

1. Whether a name, a password or a code was wrong is never told, nor seen by how long the answer takes.
2. After five failures in a row an account waits, each time twice as long, up to a quarter of an hour.
   Failures are counted one after another, however many ask at once.
3. A code serves once. One step earlier or later is forgiven, for clocks that differ.
4. A password and its second factor hold once a code of it was given back: a mistyped secret locks nobody out.
"""

import base64
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.storage.credentials import Account, Credentials

STEP_SECONDS = 30
DIGITS = 6
FREE_FAILURES = 5
LONGEST_WAIT_SECONDS = 900
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1_000
_SECRET_BYTES = 20
_CHECKING = Lock()
"""Held while an account is compared and what came of it is kept (2)."""
_TOO_SHORT = mark("A password has at least 12 characters. A sentence that only you know is a good one.")


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What a person puts into the program on their telephone that shows codes."""

    secret: str
    address: str
    """otpauth://… for a program that reads it."""


@cache
def _hasher() -> PasswordHasher:
    """Argon2id as RFC 9106 has it for machines of little memory: 64 MiB, three passes, four lanes."""
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    """Compared with where there is no such account, so that it takes as long."""
    return _hasher().hash(secrets.token_urlsafe(_SECRET_BYTES))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A password and a second factor that do not hold yet."""

    account: Account
    factor: SecondFactor


def propose(name: str, password: str, *, case: str) -> Proposal:
    """A new password and a new second factor for this person. Raises `UsageError` for a short one."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(problem=_TOO_SHORT)
    secret = secrets.token_bytes(_SECRET_BYTES)
    written = base64.b32encode(secret).decode().rstrip("=")
    label = quote(f"Ovillo {case}:{name}", safe="")
    address = f"otpauth://totp/{label}?secret={written}&issuer=Ovillo&digits={DIGITS}"
    return Proposal(Account(name, _hasher().hash(password), secret, 0, 0, 0.0), SecondFactor(written, address))


def confirm(folder: Path, proposal: Proposal, code: str, *, at: datetime) -> bool:
    """Whether the code is one of the proposed factor: what is proposed then holds, and the code is used up."""
    step = _step_of(proposal.account, code, at.timestamp())
    if step is None:
        return False
    Credentials(folder).keep(replace(proposal.account, last_step=step))
    return True


def has_accounts(folder: Path) -> bool:
    """Whether somebody can sign in with a password or a passkey."""
    credentials = Credentials(folder)
    return bool(credentials.names() or credentials.names_with_passkey())


def names_with_password(folder: Path) -> tuple[str, ...]:
    """Who can sign in with a password."""
    return Credentials(folder).names()


def forget(folder: Path, name: str) -> None:
    """Nobody signs in under this name any more."""
    Credentials(folder).forget(name)


def check(folder: Path, name: str, password: str, code: str, *, at: datetime) -> bool:
    """Whether this is that person; a failure is counted, a code is used up."""
    with _CHECKING:
        return _check(Credentials(folder), name, password, code, now=at.timestamp())


def _check(credentials: Credentials, name: str, password: str, code: str, *, now: float) -> bool:
    account = credentials.find(name)
    if account is None or len(password) > LONGEST_PASSWORD:
        _matches(_nobodys_hash(), password[:LONGEST_PASSWORD])
        return False
    if now < account.failed_at + wait_seconds(account.failures):
        return False
    step = _step_of(account, code, now)
    if not _matches(account.password, password) or step is None:
        credentials.keep(replace(account, failures=account.failures + 1, failed_at=now))
        return False
    credentials.keep(replace(account, failures=0, failed_at=0.0, last_step=step))
    return True


def wait_seconds(failures: int) -> float:
    """How long an account waits after so many failures in a row."""
    return 0 if failures < FREE_FAILURES else min(2.0 ** (failures - FREE_FAILURES + 1), LONGEST_WAIT_SECONDS)


def _matches(kept: str, password: str) -> bool:
    try:
        return _hasher().verify(kept, password)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def _step_of(account: Account, code: str, now: float) -> int | None:
    """The step whose code this is, if it was not used."""
    if account.code_secret is None:
        return account.last_step
    made = TOTP(account.code_secret, DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - what programs for codes implement
    given = code.replace(" ", "").encode("utf-8", "replace")
    for step in range(int(now // STEP_SECONDS) - 1, int(now // STEP_SECONDS) + 2):
        try:
            made.verify(given, step * STEP_SECONDS)
        except InvalidToken:
            continue
        return step if step > account.last_step else None
    return None
