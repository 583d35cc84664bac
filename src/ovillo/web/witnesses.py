"""Witnesses: which guardians cosigned what size of the ledger and when, which are missing, and whether it still holds.

1. To verify, nobody is asked over the network: note, policy, roots and case are enough, and are forgotten.
2. An owner attaches guardians; the key of the log is then kept beside the case, as `ovillo ledger attach` keeps it.
3. A time stamp is asked of the authority that whoever serves the case named, and of no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response

from ovillo.casework.access import Act
from ovillo.casework.approvals.office import ASKED
from ovillo.domain.errors import OvilloError, VerificationError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Fault
from ovillo.ledger.checkpoints import parse_checkpoint
from ovillo.ledger.notes import parse_note
from ovillo.ledger.policies import Policy, Trusted
from ovillo.rendering.approvals import done_lines
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.exchanges import exchange_line
from ovillo.rendering.inert import inline
from ovillo.rendering.ledger_lines import BESIDE, place_line
from ovillo.web.forms import At, Desk, Given, Refused, desk_of, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import INTEGRITY
from ovillo.web.workbench import served_by
from ovillo.wiring.cases import witnessed_in
from ovillo.wiring.whole_cases import verify_case
from ovillo.wiring.witnesses import stamp as ask_stamp
from ovillo.workflows import acknowledged
from ovillo.workflows.acknowledged import WitnessedRecord, state, waiting
from ovillo.workflows.approvals import attach_guardians, office
from ovillo.workflows.guarded import need_to_know
from ovillo.workflows.time_stamps import check_stamps, time_roots, time_stamp
from ovillo.workflows.witnessed import Checked, check, covering, open_alarms, read_log_key, read_policy, written

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED: Final = [Depends(require_worker)]
PAGE: Final = "/integrity/witnesses"
_STAMPED: Final = mark("{size} entries stood in the ledger before {at}, says {who}.")


@dataclass(frozen=True, slots=True)
class Guardian:
    """One guardian of a policy."""

    name: str
    at: datetime | None
    """When it cosigned; None: it did not."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a note says of the case."""

    told: str
    fault: str
    proof: str
    """That what is wrong stood in the ledger when it was cosigned; empty where nothing of that is known."""
    is_intact: bool
    size: int
    root: str
    guardians: Sequence[Guardian]


@dataclass(frozen=True, slots=True)
class Attached:
    """The guardians that the case waits for."""

    acknowledged: int
    """Entries that a quorum has cosigned."""
    waits: int
    """Entries after them."""
    guardians: Sequence[Guardian]


@dataclass(frozen=True, slots=True)
class Stamped:
    """What time stamps say by the roots of whoever asked."""

    told: Sequence[str]
    faults: Sequence[str]


@router.get(PAGE)
def witnesses(desk: At) -> Response:
    """How far the ledger has grown, whom the case waits for, and the form of a verification."""
    return _show(desk, None)


@router.post(f"{PAGE}/check")
def check_note(desk: At, given: Given) -> Response:
    """Whether the ledger continues what guardians cosigned, without asking anybody."""
    with desk.record.reading():  # only for whoever may read; what waits is in the ledger that is compared
        record = _below(desk)
    try:
        policy = read_policy(given.one("policy").content)
        checked = check(record, given.one("note").content, policy)
        verdict = _verdict(desk, checked, policy)
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, verdict=verdict)


def require_owner(request: Request) -> None:
    """Before the key of a log is kept. Raises `AccessDeniedError`."""
    need_to_know(desk_of(request).record).rights().require(Act.GOVERN)


@router.post(f"{PAGE}/attach", dependencies=[Depends(require_owner)])
def attach(desk: At, given: Given) -> Response:
    """Has every later entry wait for the guardians of a policy."""

    def act() -> None:
        key, policy = read_log_key(given.one("key").content), given.one("policy").content
        read_policy(policy)
        attach_guardians(desk.record, _below(desk), key, policy.decode("utf-8"), actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/cosign", dependencies=WORKED)
def cosign(desk: At, given: Given) -> Response:
    """Has what waits cosigned."""
    return desk.do(given, _below(desk).acknowledge, then=PAGE, page=lambda refused: _show(desk, refused))


@router.get(f"{PAGE}/head")
def last_head(desk: At) -> Response:
    """The last head that was cosigned, to be kept by somebody else."""
    with desk.record.reading():  # only for whoever may read
        note = _below(desk).heads.last()
    if not note:
        raise HTTPException(404)
    return Response(note, media_type="text/plain", headers={"content-disposition": 'attachment; filename="head"'})


@router.post(f"{PAGE}/stamp", dependencies=WORKED)
def stamp(desk: At, given: Given) -> Response:
    """Has the last head stamped by the authority that is named."""

    def act() -> None:
        time_stamp(_below(desk).heads, server=desk.bench.settings.time_server, ask=ask_stamp)

    return desk.do(given, act, then=f"{PAGE}#stamps-title", page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/stamps")
def check_times(desk: At, given: Given) -> Response:
    """What the time stamps beside the case say, by the root certificates of whoever asks."""
    with desk.record.reading():  # only for whoever may read; what waits is in the ledger that is compared
        record = _below(desk)
    try:
        found = check_stamps(record, record.heads, time_roots(given.one("roots").content))
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    say = desk.catalogue.say
    told = [say(_STAMPED, size=size, at=written(each.at), who=each.authority) for size, each in found.stamps]
    return _show(desk, None, stamped=Stamped(told, [say(each.template, **each.fields) for each in found.faults]))


def _below(desk: Desk) -> WitnessedRecord:
    return witnessed_in(served_by(desk.request).opened)


def _sizes(desk: Desk) -> Sequence[int | None]:
    """How many entries each stamped head had; None where it cannot be read."""
    found: list[int | None] = []
    for note, _ in _below(desk).heads.stamps():
        try:
            found.append(parse_checkpoint(parse_note(note).text).size)
        except VerificationError:
            found.append(None)
    return found


def _verdict(desk: Desk, checked: Checked, policy: Policy) -> Verdict:
    catalogue = desk.catalogue
    guardians = _guardians(policy, checked.trusted)
    fault = verify_case(desk.bench.opened.folder).fault if checked.is_intact else None
    proof = covering(checked.trusted, fault.entry) if fault else None
    told = catalogue.say(checked.verdict.template, **checked.verdict.fields)
    head = checked.trusted.checkpoint
    return Verdict(
        told,
        _beside(fault, catalogue) if fault else "",
        catalogue.say(proof.template, **proof.fields) if proof else "",
        checked.is_intact and not fault,
        head.size,
        head.root.hex(),
        guardians,
    )


def _guardians(policy: Policy, trusted: Trusted | None) -> Sequence[Guardian]:
    """Every guardian of a policy, and when it cosigned this head."""
    at = {each.key: each.at for each in trusted.cosigned} if trusted else {}
    return [
        Guardian(inline(name), datetime.fromtimestamp(when, UTC) if (when := at.get(key)) is not None else None)
        for name, key in policy.witnesses.items()
    ]


def _attached(desk: Desk) -> Attached | None:
    """None where the case waits for nobody."""
    record = _below(desk)
    attached, found = state(record.record)[0], waiting(record)
    if attached is None or found is None:
        return None
    guardians = _guardians(attached.policy, found.trusted)
    return Attached(found.acknowledged, found.size - found.acknowledged, guardians)


def _done(desk: Desk) -> Sequence[Sequence[str]]:
    """What two signed for and was done, with those who signed: first the act, then each of them."""
    held = office(desk.record)
    with desk.record.reading() as reader:
        shown = {each.about for each in reader.docket(ASKED)}
    acts = [each for each in held.approvals.values() if each.used is not None and each.id in shown]
    return [[line.strip() for line in done_lines(each, desk.catalogue)] for each in reversed(acts)]


def _beside(fault: Fault, catalogue: Catalogue) -> str:
    problem = catalogue.say(fault.problem, **fault.fields)
    told = catalogue.say(BESIDE, place=inline(place_line(fault.place, catalogue)), problem=problem)
    return f"{told} {_beside(fault.besides, catalogue)}" if fault.besides else told


def _show(
    desk: Desk, refused: Refused | None, *, verdict: Verdict | None = None, stamped: Stamped | None = None
) -> Response:
    with need_to_know(desk.record).reading_all() as reader:
        head = reader.head()
    below = _below(desk)
    return desk.show(
        "witnesses.html.jinja",
        refused,
        tabs=INTEGRITY,
        head=head,
        verdict=verdict,
        attached=_attached(desk),
        alarms=[desk.catalogue.say(each.template, **each.fields) for each in open_alarms(below, below.heads)],
        has_head=bool(below.heads.last()),
        stamps=_sizes(desk),
        stamped=stamped,
        exchanges=[exchange_line(each, desk.catalogue) for each in acknowledged.exchanged(below)],
        done=_done(desk),
        has_authority=bool(desk.bench.settings.time_server),
        may_govern=desk.may(Act.GOVERN),
    )
