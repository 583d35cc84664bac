"""The head of a ledger before its guardians: asked at once, each from the size that it knows.

1. A guardian is asked from the size that was cosigned last, and else tells its own; nothing that is written beside the
   record decides what is proved.
2. One that knows more than there is, or another past, is told by name: it is the alarm for which guardians are there.
   Knowing more counts only if the ledger, read once more, is still shorter: somebody else may have written meanwhile.
3. Once enough have cosigned, the others are waited for a little longer, not until they answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import Final, TypeAlias

from ovillo.domain.errors import VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.ledger.checkpoints import Checkpoint, parse_size
from ovillo.ledger.keys import SigningKey, VerifierKey
from ovillo.ledger.notes import Note, NoteSignature, parse_signatures, sign_note, verify_note
from ovillo.ledger.policies import Policy
from ovillo.ledger.witness import CONFLICT, OK, UNPROCESSABLE, CheckpointRequest

Ask = Callable[[str, bytes], tuple[int, bytes]]
"""Posts a request to an address; the status and the body. Raises `OSError`."""
ROUNDS: Final = 6
"""How often a guardian that has seen another size is asked again, while others write too."""
PATIENCE_SECONDS: Final = 10.0
"""The longest wait for the next answer once enough have cosigned, where nobody asks for less."""

NO_ADDRESS: Final = mark("{name}: the policy tells no address.")
NOT_REACHED: Final = mark("{name}: not reached.")
REFUSED: Final = mark("{name}: refused, status {status}.")
NOT_ITS_OWN: Final = mark("{name}: what it answered is no cosignature of its key.")
KNOWS_MORE: Final = mark(
    "{name}: HAS COSIGNED {seen} ENTRIES, AND THIS LEDGER HAS {size}. Entries were taken out, or an old copy was put "
    "back."
)
OTHER_PAST: Final = mark("{name}: COSIGNED ANOTHER PAST than that of this ledger. Entries were altered or exchanged.")
NOT_CONTINUED: Final = mark(
    "THE LEDGER IS NOT THE ONE THAT ITS GUARDIANS COSIGNED: they saw {seen} entries, and it has {size}, or others. "
    "Entries were taken out, or an old copy was put back. Run ovillo verify."
)
ALARMS: Final = frozenset({KNOWS_MORE, OTHER_PAST})


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
    checkpoint: Checkpoint
    refusals: Sequence[Told]
    has_quorum: bool

    @property
    def alarms(self) -> Sequence[Told]:
        """Which of the refusals say that the ledger is not what it was."""
        return [each for each in self.refusals if each.is_alarm]


Answer: TypeAlias = "NoteSignature | Told | int"
"""A cosignature, a refusal, or the size that a guardian knows."""


def cosign(
    record: Record, key: SigningKey, policy: Policy, *, ask: Ask, known: int = 0, patience: float = PATIENCE_SECONDS
) -> Cosigned:
    """The head of a case's ledger, cosigned by as many of the policy's guardians as would.

    Args:
        record: of the case.
        key: of the log; its name is the origin.
        policy: guardians with their addresses.
        ask: how one is reached.
        known: the size that they have probably seen; any number is safe.
        patience: seconds between two answers that are waited for once there are enough.
    """
    sizes = dict.fromkeys(policy.witnesses, known)
    log, answers = _Log.of(record, key, sizes.values()), dict[str, Answer]()
    for _ in range(ROUNDS):
        open_names = [name for name in policy.witnesses if isinstance(answers.get(name, 0), int)]
        asked = {name: (policy, log, sizes[name], ask) for name in open_names}
        answers.update(_answers(asked, policy, answers, patience))
        sizes.update({name: each for name, each in answers.items() if isinstance(each, int)})
        if not any(isinstance(each, int) for each in answers.values()):
            break
        again = _Log.of(record, key, sizes.values())
        answers = _kept(answers, again.size, is_same=again.checkpoint == log.checkpoint)
        log = again
    return _outcome(log, policy, answers)


def _kept(answers: Mapping[str, Answer], size: int, *, is_same: bool) -> dict[str, Answer]:
    """The answers that hold for the ledger as it was read again (rule 2)."""
    if not is_same:
        return {}
    return {
        name: Told(KNOWS_MORE, {"name": name, "seen": each, "size": size})
        if isinstance(each, int) and each > size
        else each
        for name, each in answers.items()
    }


def _outcome(log: "_Log", policy: Policy, answers: Mapping[str, Answer]) -> Cosigned:
    signatures = {name: each for name, each in answers.items() if isinstance(each, NoteSignature)}
    refusals = [
        each if isinstance(each, Told) else Told(REFUSED if isinstance(each, int) else NOT_REACHED, _why(name, each))
        for name, each in ((name, answers.get(name)) for name in policy.witnesses)
        if not isinstance(each, NoteSignature)
    ]
    has_quorum = policy.is_met_by({policy.witnesses[name] for name in signatures})
    note = Note(log.note.text, (*log.note.signatures, *signatures.values()))
    return Cosigned(note, log.checkpoint, refusals, has_quorum)


def _why(name: str, answer: object) -> dict[str, object]:
    return {"name": name, "status": CONFLICT} if isinstance(answer, int) else {"name": name}


def _answers(
    asked: "Mapping[str, tuple[Policy, _Log, int, Ask]]",
    policy: Policy,
    before: Mapping[str, Answer],
    patience: float,
) -> Mapping[str, Answer]:
    """What those who are asked answer, without the late ones (rule 3)."""
    told: Queue[tuple[str, Answer]] = Queue()
    for name, (of, log, size, ask) in asked.items():
        Thread(target=_put, args=(told, name, of, log, size, ask), daemon=True).start()
    found: dict[str, Answer] = {}
    while len(found) < len(asked):
        signed = [name for name, each in {**before, **found}.items() if isinstance(each, NoteSignature)]
        is_enough = policy.is_met_by({policy.witnesses[name] for name in signed})
        try:
            name, answer = told.get(timeout=patience if is_enough else None)
        except Empty:
            break
        found[name] = answer
    return {name: found.get(name, Told(NOT_REACHED, {"name": name})) for name in asked}


def _put(told: "Queue[tuple[str, Answer]]", name: str, policy: Policy, log: "_Log", size: int, ask: Ask) -> None:
    told.put((name, _ask(log, name, policy.witnesses[name], policy.urls, old=size, ask=ask)))


@dataclass(frozen=True, slots=True)
class _Log:
    """A ledger ready to be asked about."""

    checkpoint: Checkpoint
    note: Note
    proofs: Mapping[int, tuple[bytes, ...]]
    """From these sizes to this one."""

    @property
    def size(self) -> int:
        return self.checkpoint.size

    @staticmethod
    def of(record: Record, key: SigningKey, sizes: Iterable[int]) -> "_Log":
        with record.reading() as reader:
            head = reader.head()
            proofs = {each: reader.consistency_proof(each) for each in set(sizes) if 0 < each <= head.size}
        checkpoint = Checkpoint(key.name, head.size, head.root)
        return _Log(checkpoint, Note(checkpoint.text, (sign_note(checkpoint.text, key),)), proofs)

    def asked_from(self, old: int) -> int:
        """The size from which a guardian that knows this one is asked."""
        return old if old in self.proofs else 0

    def request(self, old: int) -> bytes:
        return CheckpointRequest(old, self.proofs.get(old, ()), self.note, self.checkpoint).encoded


def _ask(log: _Log, name: str, key: VerifierKey, urls: Mapping[str, str], *, old: int, ask: Ask) -> Answer:
    """The cosignature of one guardian, why there is none, or the size that it knows (rules 1 and 2)."""
    if name not in urls:
        return Told(NO_ADDRESS, {"name": name})
    old = log.asked_from(old)
    try:
        status, body = ask(urls[name].rstrip("/") + "/add-checkpoint", log.request(old))
        if status == CONFLICT:
            return _conflict(log, name, body, old=old)
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


def _conflict(log: _Log, name: str, body: bytes, *, old: int) -> Answer:
    """The size that a guardian knows; where it tells none but the one that it was asked from, what its 409 means."""
    try:
        known = parse_size(body.decode("ascii", "replace").rstrip("\n"))
    except VerificationError:
        known = old
    if known != old:
        return known
    # Older texts of the specification answer another root of the same size by 409; now it is 422.
    return Told(OTHER_PAST, {"name": name}) if old == log.size else Told(REFUSED, {"name": name, "status": CONFLICT})
