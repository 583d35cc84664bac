"""Time stamps of RFC 3161 over heads: asked of an authority, kept beside the case, checked without a network.

1. What is stamped is the last head with its cosignatures, once.
2. A stamp is kept as it came: whose roots count is for whoever checks to say.
3. An entry below a stamped head was made before the time of the stamp; clocks may differ by `CLOCKS_DIFFER`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ovillo.domain.errors import OvilloError, UsageError, VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.heads import KeptHeads
from ovillo.interfaces.record import Record
from ovillo.ledger.checkpoints import parse_checkpoint
from ovillo.ledger.notes import parse_note
from ovillo.ledger.witness import OK
from ovillo.workflows.cosigning import Ask, Told
from ovillo.workflows.witnessed import CLOCKS_DIFFER, root_of, written

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from ovillo.ledger.stamps import Stamp

STAMP_WRONG: Final = mark(
    "Time stamp {place} beside the case is damaged, of another head, or of nobody whom you trust."
)
STAMPED_OTHER: Final = mark(
    "The first {size} entries are not those of which {who} stamped the head, {at}: they were altered, exchanged or "
    "taken out."
)
STAMPED_EARLIER: Final = mark("Entry {number} says {said}, and {who} had stamped it already, {at}: it was dated ahead.")


class NoTimeServerError(UsageError):
    code = "no_time_server"
    template = mark("No authority for time stamps is named. Give its address with --server, or in OVILLO_TIME_SERVER.")


class NotStampedError(OvilloError):
    code = "not_stamped"
    template = mark("The authority for time stamps gave none (status {status}). Nothing was kept; try again later.")


class StampUnreadError(OvilloError):
    code = "stamp_unread"
    template = mark(
        "The authority for time stamps answered, and its answer is no time stamp of this head that can be read. "
        "Nothing was kept."
    )


class TimeRootsError(UsageError):
    code = "time_roots"
    template = mark("The file with root certificates holds none in PEM. Give another with --time-root.")


@dataclass(frozen=True, slots=True)
class StampsChecked:
    """What authorities stamped of a case."""

    stamps: Sequence[tuple[int, "Stamp"]]
    """The size of the ledger, and when by whom."""
    faults: Sequence[Told]


def time_stamp(heads: KeptHeads, *, server: str, ask: Ask) -> int:
    """Has the last head stamped, and keeps the response; the size of its ledger.

    Raises:
        NoTimeServerError: nobody is to be asked.
        UsageError: nothing was cosigned.
        NotStampedError: nobody answered, or not with a time stamp.
        StampUnreadError: what came is no time stamp of this head.
    """
    from ovillo.ledger.stamps import require_granted, stamp_request  # noqa: PLC0415 - loads only where it is used

    note = heads.last()
    if not server:
        raise NoTimeServerError
    if not note:
        raise UsageError(problem=mark("No head of this case was cosigned yet. Run ovillo ledger cosign first."))
    size = parse_checkpoint(parse_note(note).text).size
    if any(stamped == note for stamped, _ in heads.stamps()):
        return size
    try:
        status, body = ask(server, stamp_request(note))
        if status != OK:
            raise NotStampedError(status=status)
        require_granted(body, note)
    except OSError as error:
        raise NotStampedError(status="—") from error
    except VerificationError as error:
        raise StampUnreadError from error
    heads.keep_stamp(note, body)
    return size


def time_roots(content: bytes) -> "Sequence[Certificate]":
    """The root certificates of a PEM file. Raises `TimeRootsError`."""
    from ovillo.ledger.stamps import read_roots  # noqa: PLC0415 - as above

    try:
        return read_roots(content)
    except VerificationError as error:
        raise TimeRootsError from error


def check_stamps(record: Record, heads: KeptHeads, roots: "Sequence[Certificate]") -> StampsChecked:
    """Every time stamp that lies beside a case, by the roots of whoever checks."""
    from ovillo.ledger.stamps import verify_stamp  # noqa: PLC0415 - as above

    found: list[tuple[int, Stamp]] = []
    faults: list[Told] = []
    for place, (note, response) in enumerate(heads.stamps(), start=1):
        try:
            checkpoint = parse_checkpoint(parse_note(note).text)
            stamp = verify_stamp(response, note, roots)
        except VerificationError:
            faults.append(Told(STAMP_WRONG, {"place": place}))
            continue
        found.append((checkpoint.size, stamp))
        if root_of(record, checkpoint.size) != checkpoint.root:
            told = {"size": checkpoint.size, "who": stamp.authority, "at": written(stamp.at)}
            faults.append(Told(STAMPED_OTHER, told))
        else:
            faults += _earlier(record, checkpoint.size, stamp)
    return StampsChecked(found, faults)


def _earlier(record: Record, size: int, stamp: "Stamp") -> Iterator[Told]:
    """The first entry that says it was made after it was stamped (rule 3)."""
    with record.reading() as reader:
        for entry in reader.entries(0, size):
            if entry.at > stamp.at + CLOCKS_DIFFER:
                fields = {"number": entry.number, "said": written(entry.at), "who": stamp.authority}
                yield Told(STAMPED_EARLIER, {**fields, "at": written(stamp.at)})
                return
