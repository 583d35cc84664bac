"""Which logs and witnesses are trusted, and how many of these must have cosigned: a policy file of C2SP.

    log <vkey> [<url>]
    witness <name> <vkey> [<url>]
    group <name> all|any|<k> <name>...
    quorum <name>|none

Source: c2sp.org/tlog-policy. Names are compared as written; a group names only what stands above it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ovillo.domain.errors import VerificationError
from ovillo.ledger.checkpoints import Checkpoint, parse_checkpoint
from ovillo.ledger.keys import COSIGNATURE, ED25519, NoteFormatError, VerifierKey, parse_verifier_key
from ovillo.ledger.notes import Verified, parse_note, verify_note

NONE: Final = "none"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BLANKS: Final = re.compile(r"[ \t]+")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")


class PolicyFormatError(NoteFormatError):
    """A policy that is not written as the specification asks; the message says in which line."""


@dataclass(frozen=True, slots=True)
class Group:
    """Members of which so many must have cosigned."""

    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """What makes a checkpoint valid."""

    quorum: str
    """A witness, a group, or `NONE`."""
    logs: Mapping[str, VerifierKey] = field(default_factory=dict)
    """By origin."""
    witnesses: Mapping[str, VerifierKey] = field(default_factory=dict)
    """By the name that the policy gives them."""
    groups: Mapping[str, Group] = field(default_factory=dict)
    urls: Mapping[str, str] = field(default_factory=dict)
    """Of logs by origin and of witnesses by name, where the policy tells one."""

    def is_met_by(self, cosigners: Collection[VerifierKey]) -> bool:
        """Whether these witnesses are enough."""
        return self.quorum == NONE or self._has(self.quorum, frozenset(cosigners))

    def _has(self, name: str, cosigners: frozenset[VerifierKey]) -> bool:
        if name in self.witnesses:
            return self.witnesses[name] in cosigners
        group = self.groups[name]
        return sum(self._has(each, cosigners) for each in group.members) >= group.threshold


@dataclass(frozen=True, slots=True)
class Trusted:
    """A checkpoint that a policy holds valid."""

    checkpoint: Checkpoint
    cosigned: Sequence[Verified]
    """By which witnesses of the policy, and when."""


def verify_checkpoint(content: bytes, policy: Policy) -> Trusted:
    """The checkpoint of a note that one of the policy's logs signed and enough of its witnesses cosigned.

    Raises:
        NoteFormatError: it is no checkpoint.
        VerificationError: its log is unknown, a signature fails, or too few witnesses cosigned.
    """
    note = parse_note(content)
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin not in policy.logs:
        raise VerificationError("The policy does not name the log of this checkpoint.")
    log = policy.logs[checkpoint.origin]
    verified = verify_note(note, [log, *policy.witnesses.values()])
    if log not in {each.key for each in verified}:
        raise VerificationError("The log did not sign its checkpoint.")
    cosigned = [each for each in verified if each.at is not None]
    if not policy.is_met_by({each.key for each in cosigned}):
        raise VerificationError(f"Of the witnesses of the policy only {len(cosigned)} cosigned; that is no quorum.")
    return Trusted(checkpoint, cosigned)


def parse_policy(text: str) -> Policy:
    """The policy that a file holds.

    Raises:
        PolicyFormatError: it holds none; it says in which line.
    """
    reader = _Reader()
    lines = text.split("\n")
    if lines.pop():
        raise PolicyFormatError(f"Line {len(lines) + 1} of the policy has no end.")
    for number, line in enumerate(lines, start=1):
        words = _BLANKS.split(line.strip(" \t"))
        if words == [""] or words[0].startswith("#"):
            continue
        try:
            _require_visible(line)
            reader.read(words)
        except NoteFormatError as error:
            raise PolicyFormatError(f"Line {number} of the policy: {error}") from error
    if reader.quorum is None:
        raise PolicyFormatError("The policy has no quorum. End it with: quorum NAME")
    return Policy(reader.quorum, reader.logs, reader.witnesses, reader.groups, reader.urls)


class _Reader:
    """What was read so far."""

    def __init__(self) -> None:
        self.logs: dict[str, VerifierKey] = {}
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, Group] = {}
        self.urls: dict[str, str] = {}
        self.quorum: str | None = None

    def read(self, words: Sequence[str]) -> None:
        match words:
            case ["log", key, *url] if len(url) < 2:
                log = self._key(key, ED25519, self.logs.values())
                _require_new(log.name, self.logs)
                self.logs[log.name] = log
                self.urls.update(zip([log.name], url, strict=False))
            case ["witness", name, key, *url] if len(url) < 2:
                self._require_name(name)
                self.witnesses[name] = self._key(key, COSIGNATURE, self.witnesses.values())
                self.urls.update(zip([name], url, strict=False))
            case ["group", name, threshold, first, *others]:
                self._require_name(name)
                self.groups[name] = self._group(threshold, (first, *others))
            case ["quorum", name] if self.quorum is None:
                if name != NONE:
                    self._require_known(name)
                self.quorum = name
            case _:
                raise NoteFormatError(
                    "It is none of log, witness, group and one quorum, or has too few or too many words."
                )

    def _group(self, threshold: str, members: tuple[str, ...]) -> Group:
        for each in members:
            self._require_known(each)
        taken = [*(each for group in self.groups.values() for each in group.members), *members]
        if len(set(taken)) < len(taken):
            raise NoteFormatError("A member stands in a group already.")
        needed = {"all": str(len(members)), "any": "1"}.get(threshold, threshold)
        if not _NUMBER.fullmatch(needed) or int(needed) > len(members):
            raise NoteFormatError("So many members are not in the group.")
        return Group(int(needed), members)

    def _key(self, text: str, key_type: int, others: Iterable[VerifierKey]) -> VerifierKey:
        key = parse_verifier_key(text)
        if key.type != key_type:
            raise NoteFormatError("The key is of the other type: a log signs, a witness cosigns.")
        if key.public in {each.public for each in others}:
            raise NoteFormatError("The same key stands above.")
        return key

    def _require_name(self, name: str) -> None:
        if name == NONE:
            raise NoteFormatError("Nobody may be called none.")
        _require_new(name, {**self.witnesses, **self.groups})

    def _require_known(self, name: str) -> None:
        if name not in self.witnesses and name not in self.groups:
            raise NoteFormatError("It names what does not stand above.")


def _require_visible(line: str) -> None:
    if _CONTROL.search(line):
        raise NoteFormatError("It holds a control character.")


def _require_new(name: str, known: Mapping[str, object]) -> None:
    if name in known:
        raise NoteFormatError("The same name stands above.")
