"""A case's ledger against what its guardians cosigned: the keys, the policy, and the check, which needs no network.

1. The head is signed with a key of the log; whoever holds that key can still not take back what guardians have seen.
2. A head counts where the policy holds it valid. One beside the case with a line of nobody is a fault of the case.
3. The first entries are compared with each head, from the smallest: what lies between the last that they are and the
   first that they are not was altered, exchanged or put in another order. Above all that there are, the largest tells.
4. An entry above a head was made after it was cosigned, one below before; clocks may differ by `CLOCKS_DIFFER`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

from ovillo.domain.errors import UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.heads import Alarm, KeptHeads
from ovillo.interfaces.record import LedgerEntry, Record
from ovillo.ledger import EMPTY, append
from ovillo.ledger.attached import ATTACHED_KINDS, policies_of
from ovillo.ledger.keys import ED25519, NoteFormatError, SigningKey, is_key_name, parse_signing_key
from ovillo.ledger.notes import parse_note, verify_note
from ovillo.ledger.policies import Policy, PolicyFormatError, Trusted, parse_policy, verify_checkpoint
from ovillo.workflows.cosigning import ALARMS, NOT_CONTINUED, Told

CLOCKS_DIFFER: Final = timedelta(minutes=10)
_ENTRIES_AT_ONCE: Final = 5_000

TOO_SHORT: Final = mark(
    "The guardians cosigned {size} entries, and the ledger has {present}. Entries were taken out, or an old copy was "
    "put back."
)
DIFFERS: Final = mark(
    "The first {size} entries are not those that the guardians cosigned. Entries were altered or exchanged."
)
CONTINUES: Final = mark("The ledger continues what the guardians cosigned: {size} entries of {present}.")
TAKEN_OUT: Final = mark(
    "Entries {first} to {last} are gone: {who} cosigned {size} entries, {at}, and the ledger has {present}. They were "
    "taken out, or an old copy was put back."
)
ONE_TAKEN_OUT: Final = mark(
    "Entry {first} is gone: {who} cosigned {size} entries, {at}, and the ledger has {present}. It was taken out, or an "
    "old copy was put back."
)
EXCHANGED: Final = mark(
    "Entries {first} to {last} are not those that {who} cosigned, {at}: they were altered, exchanged, taken out or put "
    "in another order."
)
ONE_EXCHANGED: Final = mark(
    "Entry {first} is not the one that {who} cosigned, {at}: it was altered, exchanged, taken out or put in another "
    "order."
)
FORKED: Final = mark(
    "Two histories of {size} entries were signed with the key of the log and cosigned: by {who}, {at}, and by {others}."
    " Whoever holds that key showed one to some and another to others."
)
BACK_DATED: Final = mark(
    "Entry {number} says {said}, and {who} had cosigned all before it already, {at}: it was dated back."
)
DATED_AHEAD: Final = mark("Entry {number} says {said}, and {who} had cosigned it already, {at}: it was dated ahead.")
COVERED: Final = mark(
    "Entry {number}, which is concerned, stood in the ledger when {who} cosigned {size} entries, {at}."
)
HEAD_DAMAGED: Final = mark("Head {place} beside the case is damaged, or was put there by somebody else.")
HEADS_DAMAGED: Final = mark(
    "{count} heads beside the case, the first of them head {place}, have a line of nobody whom a policy names: they "
    "were damaged or put there by somebody else, or the policy of the case was altered."
)
KEY_DAMAGED: Final = mark("The key of the log beside the case is damaged.")


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


class NoHeadError(UsageError):
    code = "no_head"
    template = mark(
        "There is no head that this policy holds valid, so that nothing beyond the case itself can be proved. Give one "
        "with --head: of ovillo ledger cosign, or from a guardian."
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """A case beside a note that its policy holds valid."""

    trusted: Trusted
    verdict: Told
    is_intact: bool


@dataclass(frozen=True, slots=True)
class HeadsChecked:
    """A case beside all heads that are known of it."""

    heads: int
    """How many count."""
    present: int
    """Entries of the ledger."""
    last: Trusted | None
    """The largest that the ledger continues."""
    faults: Sequence[Told]
    by_own_policy: bool
    """Whether nobody but the case itself said whose cosignatures count."""

    def of_entry(self, number: int | None) -> "HeadsChecked":
        """The same, saying who cosigned the entry that something is wrong with."""
        told = covering(self.last, number)
        return self if told is None else replace(self, faults=[told, *self.faults])


def covering(head: Trusted | None, number: int | None) -> Told | None:
    """That this entry stood in the ledger when a head was cosigned: the proof that something was done to it since."""
    if number is None or head is None or number >= head.checkpoint.size:
        return None
    return Told(COVERED, {"number": number, "size": head.checkpoint.size, **_whose(head)})


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


def check(record: Record, note: bytes, policy: Policy) -> Checked:
    """Whether the ledger of a case continues what guardians cosigned.

    Raises:
        NotWitnessedError: the policy does not hold the note valid.
    """
    trusted = _given(note, policy)
    size = trusted.checkpoint.size
    roots, present = _roots(record, {size})
    fields: dict[str, object] = {"size": size, "present": present}
    if present < size:
        return Checked(trusted, Told(TOO_SHORT, fields), is_intact=False)
    if roots[size] != trusted.checkpoint.root:
        return Checked(trusted, Told(DIFFERS, fields), is_intact=False)
    return Checked(trusted, Told(CONTINUES, fields), is_intact=True)


def check_heads(
    record: Record,
    kept: Sequence[bytes],
    *,
    given: Sequence[bytes] = (),
    policy: Policy | None = None,
    own: Sequence[Policy] = (),
    alarms: Sequence[Alarm] = (),
) -> HeadsChecked:
    """Whether the ledger of a case continues every head that is known of it.

    Args:
        record: of the case.
        kept: notes that lie beside it, of which those count that a policy holds valid.
        given: notes from elsewhere, all of which must.
        policy: whose cosignatures count; without one, those of the case's own policies.
        own: every policy that the case ever had.
        alarms: what writers were told, whether or not they passed it on.

    Raises:
        NotWitnessedError: the policy does not hold a given note valid.
        NoHeadError: a policy was given, and no head counts.
    """
    counted = [policy] if policy is not None else list(own)
    heads = [*(_given(note, each) for note in given for each in counted[:1]), *_valid(kept, counted)]
    if policy is not None and not heads:
        raise NoHeadError
    heads.sort(key=lambda each: each.checkpoint.size)
    roots, present = _roots(record, {each.checkpoint.size for each in heads})
    same = [each for each in heads if roots.get(each.checkpoint.size) == each.checkpoint.root]
    faults = [*_damaged(kept, [*own, *counted]), *_forks(heads), *_broken(heads, roots, present)]
    faults += [*_misdated(record, same, present), *_unanswered(alarms, same)]
    return HeadsChecked(len(heads), present, same[-1] if same else None, faults, by_own_policy=policy is None)


def open_alarms(record: Record, heads: KeptHeads) -> Sequence[Told]:
    """The alarms beside a case that no later head answers; whether it continues that head is for `check_heads`."""
    with record.reading() as reader:
        own = policies_of(reader.docket(*ATTACHED_KINDS))
    return list(_unanswered(heads.alarms(), list(_valid(heads.all(), own))))


def _unanswered(alarms: Iterable[Alarm], same: Sequence[Trusted]) -> Iterator[Told]:
    """The last alarm of each guardian that cosigned nothing since which this ledger continues."""
    for alarm in {(each.template, each.guardian): each for each in alarms}.values():
        later = [each for each in same if each.checkpoint.size >= alarm.size]
        keys = {one.key.text for each in later for one in each.cosigned}
        if alarm.template in {*ALARMS, NOT_CONTINUED} and not (alarm.guardian in keys if alarm.guardian else later):
            yield Told(alarm.template, dict(alarm.fields))


def _given(note: bytes, policy: Policy) -> Trusted:
    try:
        return verify_checkpoint(note, policy)
    except VerificationError as error:
        raise NotWitnessedError(why=str(error)) from error


def _valid(notes: Iterable[bytes], policies: Sequence[Policy]) -> Iterator[Trusted]:
    for note in notes:
        for policy in policies:
            try:
                yield verify_checkpoint(note, policy)
            except VerificationError:
                continue
            break


def _damaged(kept: Sequence[bytes], policies: Sequence[Policy]) -> Iterator[Told]:
    """The heads beside the case of which a line is signed by nobody that a policy names (rule 2), told once."""
    keys = {key for each in policies for key in (*each.logs.values(), *each.witnesses.values())}
    places = []
    for place, note in enumerate(kept, start=1):
        try:
            read = parse_note(note)
            is_whole = len(verify_note(read, keys)) == len(read.signatures)
        except VerificationError:
            is_whole = False
        if not is_whole:
            places.append(place)
    if len(places) == 1:
        yield Told(HEAD_DAMAGED, {"place": places[0]})
    elif places:
        yield Told(HEADS_DAMAGED, {"count": len(places), "place": places[0]})


def _roots(record: Record, sizes: Iterable[int]) -> tuple[Mapping[int, bytes], int]:
    """The roots over the first so many entries, where there are so many; and how many there are."""
    wanted, frontier = set(sizes), EMPTY
    found = {0: EMPTY.root} if 0 in wanted else {}
    with record.reading() as reader:
        for _, leaf in reader.entries_after(0):
            frontier, _ = append(frontier, leaf)
            if frontier.size in wanted:
                found[frontier.size] = frontier.root
    return found, frontier.size


def root_of(record: Record, size: int) -> bytes | None:
    """The root over the first so many entries; None where there are fewer."""
    return _roots(record, {size})[0].get(size)


def _forks(heads: Sequence[Trusted]) -> Iterator[Told]:
    for one, other in pairwise(heads):
        if one.checkpoint.size == other.checkpoint.size and one.checkpoint.root != other.checkpoint.root:
            yield Told(FORKED, {"size": one.checkpoint.size, **_whose(one), "others": _whose(other)["who"]})


def _broken(heads: Sequence[Trusted], roots: Mapping[int, bytes], present: int) -> Iterator[Told]:
    """The first head that the ledger does not continue (rule 3)."""
    same = 0
    for head in heads:
        size = head.checkpoint.size
        if size > present:
            most = heads[-1]
            fields = {"first": present, "last": most.checkpoint.size - 1, "present": present, **_whose(most)}
            template = ONE_TAKEN_OUT if most.checkpoint.size == present + 1 else TAKEN_OUT
            yield Told(template, {**fields, "size": most.checkpoint.size})
            return
        if size == same and roots[size] != head.checkpoint.root:
            continue  # the other one of a fork
        if roots[size] != head.checkpoint.root:
            template = ONE_EXCHANGED if size == same + 1 else EXCHANGED
            yield Told(template, {"first": same, "last": size - 1, **_whose(head)})
            return
        same = size


def _misdated(record: Record, heads: Sequence[Trusted], present: int) -> Iterator[Told]:
    """The first entry that a head says was made later than it tells, and the first made earlier (rule 4)."""
    bounds = [(head, *_times(head)) for head in heads if head.cosigned]
    if not bounds:
        return
    below = above = 0  # how many heads are no larger than the entry's number; the next is the first above it
    named: set[str] = set()
    for entry in _entries(record, present):
        while above < len(bounds) and bounds[above][0].checkpoint.size <= entry.number:
            above += 1
        below = above
        if BACK_DATED not in named and below and entry.at < bounds[below - 1][1] - CLOCKS_DIFFER:
            named.add(BACK_DATED)
            yield _dated(BACK_DATED, entry, bounds[below - 1][0])
        if DATED_AHEAD not in named and above < len(bounds) and entry.at > bounds[above][2] + CLOCKS_DIFFER:
            named.add(DATED_AHEAD)
            yield _dated(DATED_AHEAD, entry, bounds[above][0])


def _dated(template: str, entry: LedgerEntry, head: Trusted) -> Told:
    return Told(template, {"number": entry.number, "said": written(entry.at), **_whose(head)})


def _entries(record: Record, present: int) -> Iterator[LedgerEntry]:
    for first in range(0, present, _ENTRIES_AT_ONCE):
        with record.reading() as reader:
            yield from reader.entries(first, min(_ENTRIES_AT_ONCE, present - first))


def _times(head: Trusted) -> tuple[datetime, datetime]:
    """When the first and the last guardian cosigned."""
    times = [_moment(each.at or 0) for each in head.cosigned]
    return min(times), max(times)


def _whose(head: Trusted) -> dict[str, object]:
    times = [written(_moment(each.at or 0)) for each in head.cosigned[:1]]
    return {"who": ", ".join(each.key.name for each in head.cosigned), "at": "".join(times)}


def _moment(seconds: int) -> datetime:
    """The time of a cosignature; one that no calendar has is the latest there is."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return datetime.max.replace(tzinfo=UTC)


def written(moment: datetime) -> str:
    """A moment as reports tell it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
