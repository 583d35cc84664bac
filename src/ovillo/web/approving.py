"""The two-person rule: what was asked for, who signed, what waits; whether the case takes anything in.

Nobody signs here: a private key that is sent to a server is known to whoever runs it, who is one of those against whom
the rule stands. The page tells the command with which an official signs where their key is. What two have signed for is
carried out here; of what was erased the server keeps nothing that it had worked out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.casework.access import Act
from ovillo.casework.approvals.office import GLASS_EXPIRY, STATUS_OF
from ovillo.domain.approvals import Action, ApprovalState, CaseStatus, Countersigned
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.approvals import approval_lines, key_line, status_line
from ovillo.rendering.catalogue import Catalogue
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import INTEGRITY
from ovillo.web.workbench import served_by
from ovillo.wiring.whole_cases import finish_erasure
from ovillo.workflows import approvals as work
from ovillo.workflows.acknowledged import NotAcknowledgedError
from ovillo.workflows.erase import erase_approved

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/integrity/approvals"
FINISH: Final = f"{PAGE}/finish"
TITLES: Final[Mapping[Action, str]] = {
    Action.EXPORT: mark("export"),
    Action.SEAL: mark("seal the case"),
    Action.RELEASE: mark("release the case"),
    Action.CLOSE: mark("close the case"),
    Action.ERASE: mark("erase"),
    Action.UNITS: mark("state units anew"),
    Action.KEY: mark("another key"),
    Action.GUARDIANS: mark("exchange the guardians"),
}
HOURS: Final = int(GLASS_EXPIRY.total_seconds() // 3600)
_NO_ACTION: Final = mark("Choose what two officials are to sign for.")
_NOT_SURE: Final = mark("Nothing brings back what is erased. Say that you know it. Nothing was erased.")
_NO_STATUS: Final = mark("Choose whether the case is sealed, released or closed.")


@router.get(PAGE)
def approvals(desk: At) -> Response:
    """Everything that was asked for, the last first."""
    return _show(desk, None)


@router.post(f"{PAGE}/ask", dependencies=WORKED)
def ask(desk: At, given: Given) -> Response:
    """Asks two officials to sign; the signatures are made where their keys are."""

    def act() -> None:
        if given["action"] not in set(Action):
            raise UsageError(problem=_NO_ACTION)
        request = work.Request(Action(given["action"]), given["object"], given["reason"])
        work.ask(desk.record, request, None, actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/status", dependencies=WORKED)
def set_status(desk: At, given: Given) -> Response:
    """Seals, releases or closes the case, on an approval where one is needed."""

    def act() -> None:
        if given["status"] not in {each.value for each in STATUS_OF}:
            raise UsageError(problem=_NO_STATUS)
        work.set_status(desk.record, Action(given["status"]), actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/erase", dependencies=WORKED)
def erase(desk: At, given: Given) -> Response:
    """Destroys what two signed for, and then its traces."""

    def act() -> None:
        if not given["sure"]:
            raise UsageError(problem=_NOT_SURE)
        try:
            erase_approved(desk.record, given[ABOUT], actor=desk.actor, now=desk.now)
        except NotAcknowledgedError:  # it is erased all the same, and waits for the guardians of the case
            _clear(desk)
            raise

    done = desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))
    return finish(desk, given) if done.headers.get("location") == PAGE else done


@router.post(FINISH, dependencies=WORKED)
def finish(desk: At, given: Given) -> Response:
    """Clears away what an erasure that was cut short left."""
    return desk.do(given, lambda: _clear(desk), then=PAGE, page=lambda refused: _show(desk, _of_finishing(refused)))


def _clear(desk: Desk) -> None:
    served_by(desk.request).forget()
    finish_erasure(desk.bench.opened)


def _of_finishing(refused: Refused) -> Refused:
    """The same, told in the form with which one goes on."""
    return replace(refused, path=FINISH, about="")


def told_of(shown: work.Shown, catalogue: Catalogue) -> tuple[str, Sequence[str]]:
    """(what was asked for and where it stands, its alert, reason and signatures)."""
    state = shown.office.state(shown.approval, shown.at)
    glass = shown.office.countersigned(shown.approval, shown.at)
    first, *rest = approval_lines(shown.approval, state, glass, catalogue, goes=shown.goes, left=shown.left)
    return first, [line.strip() for line in rest]


def waits_for(desk: Desk, shown: work.Shown) -> bool:
    """Whether the reader could sign, and has not."""
    if _is_overtaken(shown):
        return False
    waits = shown.office.state(shown.approval, shown.at) is ApprovalState.WAITING or _is_alert(shown)
    return (
        waits and all(each.by != desk.actor for each in shown.approval.signatures) and shown.office.may_sign(desk.actor)
    )


def has_key(desk: Desk) -> bool:
    """Whether the reader signs papers by key, which is done where the key is."""
    return bool(work.office(desk.record).key_of(desk.actor))


def _is_overtaken(shown: work.Shown) -> bool:
    """Whether signing it, or doing it, comes to nothing: more would go than was asked for."""
    return shown.goes is not None and bool(shown.goes.overtaken_by)


def _is_alert(shown: work.Shown) -> bool:
    return shown.office.countersigned(shown.approval, shown.at) in {Countersigned.WAITING, Countersigned.OVERDUE}


def _show(desk: Desk, refused: Refused | None) -> Response:
    catalogue, held = desk.catalogue, work.office(desk.record)
    held_now = list(reversed(work.list_approvals(desk.record, desk.now())))
    shown = [(each.approval, *told_of(each, catalogue), _is_alert(each), waits_for(desk, each)) for each in held_now]
    keys = [
        key_line(name, last[1], held.chain_of(name), last[0])
        for name, last in ((n, k[-1]) for n, k in held.keys.items())
    ]
    return desk.show(
        "approvals.html.jinja",
        refused,
        tabs=INTEGRITY,
        standing=status_line(held.status, held.status_entry, catalogue),
        is_open=held.status is CaseStatus.OPEN,
        applies=held.applies,
        approvals=shown,
        keys=keys,
        actions=[(each.value, catalogue.say(title)) for each, title in TITLES.items()],
        changes=[
            (action.value, catalogue.say(TITLES[action]))
            for action, status in STATUS_OF.items()
            if status is not held.status
        ],
        hours=HOURS,
        may_erase=desk.may(Act.GOVERN),
        to_erase={
            each.approval.id
            for each in held_now
            if each.approval.action is Action.ERASE
            and each.office.state(each.approval, each.at) is ApprovalState.HOLDS
            and not _is_overtaken(each)
        },
        has_erased=any(each.approval.action is Action.ERASE and each.approval.used is not None for each in held_now),
    )
