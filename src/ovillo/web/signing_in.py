"""Who is signed in.

Rules:
1. A link to enter works once, and for a quarter of an hour. Only whoever sees the terminal sees it.
2. A session is a random number in a cookie that no script can read; the server keeps its digest only.
3. A session ends after twelve hours, or eight hours in which nothing was asked.
4. What lets somebody in from then on (a password, its second factor, a passkey) is changed within a quarter of an hour
   of signing in: a screen that was left open gives nobody an account for good. A new password ends all other sessions.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from ovillo.wiring.accounts import Proposal

COOKIE = "ovillo_session"
_USUAL_PORT = "8737"
LINK_LIFE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
LONGEST_IDLE = timedelta(hours=8)
FRESH = timedelta(minutes=15)
BETWEEN_LINKS = timedelta(seconds=20)
_SECRET_BYTES = 32


def cookie_at(host: str) -> str:
    """The name of the cookie where a browser calls the server so.

    A browser sends a cookie to every port of its host: two cases that are served at once signed one another out.
    """
    port = host.rpartition(":")[2]
    return f"{COOKIE}_{port}" if port.isdecimal() and port != _USUAL_PORT else COOKIE


@dataclass(slots=True)
class Session:
    """Somebody who is signed in."""

    actor: str
    csrf: str
    """What each form and script must send along: a page of somebody else cannot know it."""
    began: datetime
    seen: datetime
    proposal: Proposal | None = None
    """A password and a second factor of which no code was given back yet."""

    def is_fresh(self, *, at: datetime) -> bool:
        """Whether they signed in a short while ago."""
        return at - self.began < FRESH


@dataclass(slots=True)
class Sessions:
    """Everybody who is signed in, and the links that still wait to be used."""

    _sessions: dict[bytes, Session] = field(default_factory=dict)
    _links: dict[bytes, tuple[str, datetime]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def link_for(self, actor: str, *, at: datetime) -> str:
        """The secret of a link that signs this person in once."""
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        with self._lock:
            self._links = {each: link for each, link in self._links.items() if at - link[1] < LINK_LIFE}
            self._links[_digest(secret)] = (actor, at)
        return secret

    def may_offer(self, *, at: datetime) -> bool:
        """Whether somebody at the door is told of a new link: not at each reload of the page."""
        with self._lock:
            return all(at - made >= BETWEEN_LINKS for _, made in self._links.values())

    def enter(self, secret: str, *, at: datetime) -> str | None:
        """The secret of a new session, or nothing where the link is unknown, used or too old."""
        with self._lock:
            actor, made = self._links.pop(_digest(secret), ("", at))
        return self.begin(actor, at=at) if actor and at - made < LINK_LIFE else None

    def begin(self, actor: str, *, at: datetime) -> str:
        """The secret of a new session of this person."""
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        with self._lock:
            self._sessions = {key: each for key, each in self._sessions.items() if _is_alive(each, at)}
            self._sessions[_digest(secret)] = Session(actor, secrets.token_urlsafe(_SECRET_BYTES), at, at)
        return secret

    def find(self, secret: str, *, at: datetime) -> Session | None:
        """The session of this cookie, if it still runs."""
        with self._lock:
            session = self._sessions.get(_digest(secret)) if secret else None
            if session is None or not _is_alive(session, at):
                return None
            session.seen = at
            return session

    def end_all(self, actor: str) -> None:
        """Signs somebody out everywhere."""
        with self._lock:
            self._sessions = {key: each for key, each in self._sessions.items() if each.actor != actor}
            self._links = {key: link for key, link in self._links.items() if link[0] != actor}

    def end_others(self, actor: str, secret: str) -> None:
        """Signs somebody out everywhere but where this cookie is."""
        with self._lock:
            kept = self._sessions.get(_digest(secret))
            self._sessions = {key: each for key, each in self._sessions.items() if each.actor != actor or each is kept}
            self._links = {key: link for key, link in self._links.items() if link[0] != actor}

    def end(self, secret: str) -> None:
        """Signs out."""
        with self._lock:
            self._sessions.pop(_digest(secret), None)


def _is_alive(session: Session, at: datetime) -> bool:
    return at - session.began < LONGEST and at - session.seen < LONGEST_IDLE


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
