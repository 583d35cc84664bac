"""Custody of evidence: acts go into the docket, chains come out of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from ovillo.casework.approvals.papers import custody_message
from ovillo.casework.approvals.signing import OfficialKey
from ovillo.casework.clocks import read_start
from ovillo.casework.custody import HANDED_OVER, KINDS, SIGNED, Limits, act_content, chains, item_name, kind_of
from ovillo.domain.custody import ActKind, Chain, ItemUnknownError
from ovillo.domain.errors import UsageError, ZoneUnknownError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.workflows.approvals import office_now
from ovillo.workflows.guarded import need_to_know
from ovillo.workflows.who_signs import require_key

_HOUR_NEEDED: Final = mark(
    "When it happened has an hour. Give it with --at 2031-05-14T22:30, or leave it away for now."
)
_NOT_SIGNED: Final = mark("Signed is the act by which you handed over or received an item, right after it.")


def read_moment(at: str, zone: str) -> datetime | None:
    """When something happened, as 2031-05-14T22:30 in a time zone; None where nobody said.

    Raises:
        ZoneUnknownError, ClockStartError: there is no such zone, or no such moment.
        UsageError: it is a day without an hour.
    """
    try:
        place = ZoneInfo(zone)
    except (ValueError, KeyError, OSError) as error:
        raise ZoneUnknownError from error
    if not at:
        return None
    moment = read_start(at, place)
    if not isinstance(moment, datetime):
        raise UsageError(problem=_HOUR_NEEDED)
    return moment.replace(tzinfo=place)


def record_act(
    record: Record,
    item: str,
    act: ActKind,
    details: Mapping[str, str],
    *,
    happened: datetime | None,
    actor: str,
    now: Callable[[], datetime],
    limits: Limits,
) -> Chain:
    """The item's chain with one act more, whatever it lacks.

    Raises:
        ItemUnknownError, ItemExistsError: no such item, or one that differs in capitals only.
        CustodyDetailError, NoDigestError: the act cannot be understood.
    """
    moment = now()
    name = item_name(item)
    with record.writing(actor=actor, at=moment) as writer:
        held = chains(writer.docket(*KINDS), now=moment, limits=limits)
        content = act_content(held, name, act, details, happened=happened or moment)
        writer.enter(kind_of(act), name, content)
    return next(iter(custody(record, now=moment, limits=limits, item=name)))


def sign_act(record: Record, item: str, key: OfficialKey, *, actor: str, now: Callable[[], datetime]) -> None:
    """The actor's last act on an item, signed: over the chain of the record itself, whatever a viewer is shown of it.

    Raises:
        ApprovalError: it is not the actor's key.
        UsageError: the last act is none that is handed over or received by the actor.
    """
    name, moment = item_name(item), now()
    with record.writing(actor=actor, at=moment) as writer:
        require_key(office_now(record), key, actor)
        with need_to_know(record).record.reading() as reader:
            held = {each.item: each for each in chains(reader.docket(*KINDS, SIGNED), now=moment)}
        act = held[name].acts[-1] if name in held else None
        if act is None or act.by != actor or act.is_signed or act.kind not in HANDED_OVER:
            raise UsageError(problem=_NOT_SIGNED)
        signature = key.sign(custody_message(name, act.head, actor))
        writer.enter(SIGNED, name, {"act": act.number, "signature": signature})


def custody(record: Record, *, now: datetime, limits: Limits, item: str = "") -> Sequence[Chain]:
    """Every item's chain, or (with `item`) one. Raises `ItemUnknownError`."""
    with record.reading() as reader:
        entries = reader.docket(*KINDS, SIGNED)
    office = office_now(record)
    found = chains(
        entries, now=now, limits=limits, must_sign=lambda who, number: bool(office.key_of(who, before=number))
    )
    if not item:
        return found
    name = item_name(item)
    if not any(each.item == name for each in found):
        raise ItemUnknownError(item=name, known=", ".join(each.item for each in found) or "—")
    return [each for each in found if each.item == name]
