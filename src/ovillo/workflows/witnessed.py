"""`ledger cosign` and `ledger check`: a case's ledger before its guardians, and against what they cosigned.

1. The head is signed with a key of the log; whoever holds that key can still not take back what guardians have seen.
2. A guardian is asked from the size that it knows, which it tells itself; one that knows more than there is, or another
   past, is told by name: it is the alarm for which guardians are there.
3. A check needs no network: the note, the policy and the case are enough.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from ovillo.domain.errors import UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.ledger import EMPTY, Node, Position, append, consistency_positions, consistency_proof, root_hash
from ovillo.ledger.checkpoints import Checkpoint, parse_size
from ovillo.ledger.keys import ED25519, NoteFormatError, SigningKey, VerifierKey, is_key_name, parse_signing_key
from ovillo.ledger.notes import Note, NoteSignature, parse_signatures, sign_note, verify_note
from ovillo.ledger.policies import Policy, PolicyFormatError, Trusted, parse_policy, verify_checkpoint
from ovillo.ledger.witness import CONFLICT, OK, UNPROCESSABLE, CheckpointRequest

Ask = Callable[[str, bytes], tuple[int, bytes]]
"""Posts a request to an address; the status and the body. Raises `OSError`."""

NO_ADDRESS: Final = mark("{name}: the policy tells no address.")
NOT_REACHED: Final = mark("{name}: not reached.")
REFUSED: Final = mark("{name}: refused, status {status}.")
NOT_ITS_OWN: Final = mark("{name}: what it answered is no cosignature of its key.")
KNOWS_MORE: Final = mark(
    "{name}: HAS COSIGNED {seen} ENTRIES, AND THIS LEDGER HAS {size}. Entries were taken out, or an old copy was put "
    "back."
)
OTHER_PAST: Final = mark("{name}: COSIGNED ANOTHER PAST than that of this ledger. Entries were altered or exchanged.")
TOO_SHORT: Final = mark(
    "The guardians cosigned {size} entries, and the ledger has {present}. Entries were taken out, or an old copy was "
    "put back."
)
DIFFERS: Final = mark(
    "The first {size} entries are not those that the guardians cosigned. Entries were altered or exchanged."
)
CONTINUES: Final = mark("The ledger continues what the guardians cosigned: {size} entries of {present}.")
ALARMS: Final = frozenset({KNOWS_MORE, OTHER_PAST})


class LogNameError(UsageError):
    code = "log_name"
    template = mark(
        "A log has a name without spaces and plus signs, such as police.example/case-17. Give it with --name."
    )


class LogKeyFileError(UsageError):
    code = "log_key_file"
    template = mark("The file with the key of the log holds none. Make one with: ovillo ledger key FILE --name NAME")


class PolicyFileError(UsageError):
    code = "policy_file"
    template = mark("The policy cannot be read: {why}")


class NotWitnessedError(UsageError):
    code = "not_witnessed"
    template = mark("The note is none that this policy holds valid: {why}")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about one guardian, or about the whole."""

    template: str
    fields: dict[str, object]

    @property
    def is_alarm(self) -> bool:
        """Whether it says that the ledger is not what it was."""
        return self.template in ALARMS


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What asking the guardians gave."""

    note: Note
    """The head, signed by the log and by those guardians that cosigned."""
    refusals: Sequence[Told]
    has_quorum: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A case beside a note that its policy holds valid."""

    trusted: Trusted
    verdict: Told
    is_intact: bool


def new_log_key(name: str, seed: bytes) -> SigningKey:
    """A log's key of 32 random bytes. Raises `LogNameError`."""
    if not is_key_name(name):
        raise LogNameError
    return SigningKey(name, ED25519, seed)


def read_log_key(content: bytes) -> SigningKey:
    """The private key of a log. Raises `LogKeyFileError`."""
    try:
        key = parse_signing_key(content.decode("utf-8").strip())
    except (NoteFormatError, UnicodeDecodeError) as error:
        raise LogKeyFileError from error
    if key.type != ED25519:
        raise LogKeyFileError
    return key


def read_policy(content: bytes) -> Policy:
    """A policy file. Raises `PolicyFileError`."""
    try:
        return parse_policy(content.decode("utf-8"))
    except (PolicyFormatError, UnicodeDecodeError) as error:
        raise PolicyFileError(why=str(error)) from error


def cosign(record: Record, key: SigningKey, policy: Policy, *, ask: Ask) -> Cosigned:
    """The head of a case's ledger, cosigned by as many of the policy's guardians as would.

    Args:
        record: of the case.
        key: of the log; its name is the origin.
        policy: guardians with their addresses.
        ask: how one is reached.
    """
    log = _Log.of(record, key)

    def ask_one(name: str) -> NoteSignature | Told:
        return _ask(log, name, policy.witnesses[name], policy.urls, ask)

    with ThreadPoolExecutor(max(1, len(policy.witnesses))) as pool:
        answers = dict(zip(policy.witnesses, pool.map(ask_one, policy.witnesses), strict=True))
    signatures = [each for each in answers.values() if isinstance(each, NoteSignature)]
    refusals = [each for each in answers.values() if isinstance(each, Told)]
    given = {policy.witnesses[name] for name, each in answers.items() if isinstance(each, NoteSignature)}
    return Cosigned(Note(log.note.text, (*log.note.signatures, *signatures)), refusals, policy.is_met_by(given))


def check(record: Record, note: bytes, policy: Policy) -> Checked:
    """Whether the ledger of a case continues what guardians cosigned.

    Raises:
        NotWitnessedError: the policy does not hold the note valid.
    """
    try:
        trusted = verify_checkpoint(note, policy)
    except VerificationError as error:
        raise NotWitnessedError(why=str(error)) from error
    size, leaves = trusted.checkpoint.size, _leaves(record)
    fields: dict[str, object] = {"size": size, "present": len(leaves)}
    if len(leaves) < size:
        return Checked(trusted, Told(TOO_SHORT, fields), is_intact=False)
    if root_hash(leaves[:size]) != trusted.checkpoint.root:
        return Checked(trusted, Told(DIFFERS, fields), is_intact=False)
    return Checked(trusted, Told(CONTINUES, fields), is_intact=True)


def _leaves(record: Record) -> Sequence[bytes]:
    with record.reading() as reader:
        return [leaf for _, leaf in reader.entries_after(0)]


@dataclass(frozen=True, slots=True)
class _Log:
    """A ledger ready to be asked about."""

    nodes: dict[Position, bytes]
    checkpoint: Checkpoint
    note: Note

    @staticmethod
    def of(record: Record, key: SigningKey) -> "_Log":
        nodes: dict[Position, bytes] = {}
        frontier = EMPTY
        for place, leaf in enumerate(_leaves(record)):
            frontier, made = append(frontier, leaf)
            nodes.update({Position(node.level, node.index): node.hash for node in (Node(0, place, leaf), *made)})
        checkpoint = Checkpoint(key.name, frontier.size, frontier.root)
        return _Log(nodes, checkpoint, Note(checkpoint.text, (sign_note(checkpoint.text, key),)))

    def request(self, old: int) -> bytes:
        size = self.checkpoint.size
        needed = consistency_positions(old, size) if old else ()
        proof = consistency_proof(old, size, {each: self.nodes[each] for each in needed}) if old else ()
        return CheckpointRequest(old, proof, self.note, self.checkpoint).encoded


def _ask(log: _Log, name: str, key: VerifierKey, urls: Mapping[str, str], ask: Ask) -> NoteSignature | Told:
    """The cosignature of one guardian, or why there is none (rule 2)."""
    if name not in urls:
        return Told(NO_ADDRESS, {"name": name})
    address = urls[name].rstrip("/") + "/add-checkpoint"
    size = log.checkpoint.size
    try:
        status, body = ask(address, log.request(0))
        if status == CONFLICT:
            seen = parse_size(body.decode("ascii", "replace").rstrip("\n"))
            if seen > size:
                return Told(KNOWS_MORE, {"name": name, "seen": seen, "size": size})
            status, body = ask(address, log.request(seen))
        if status == UNPROCESSABLE:
            return Told(OTHER_PAST, {"name": name})
        if status != OK:
            return Told(REFUSED, {"name": name, "status": status})
        cosigned = Note(log.note.text, parse_signatures(body.decode("utf-8", "replace")))
        return verify_note(cosigned, [key])[0].signature
    except OSError:
        return Told(NOT_REACHED, {"name": name})
    except VerificationError:
        return Told(NOT_ITS_OWN, {"name": name})
