"""What waits for the reader in joint work today: tasks, clocks, evidence on its way, signatures, answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from ovillo.casework.clocks.running import LEADS
from ovillo.domain.custody import ActKind, Chain, CustodyState
from ovillo.domain.messages import mark
from ovillo.domain.teamwork import TaskState
from ovillo.rendering.clocks import running_state, words
from ovillo.rendering.inert import inline
from ovillo.rendering.recusal import asked_lines
from ovillo.rendering.teamwork import referral_line, task_state
from ovillo.web.approving import told_of
from ovillo.web.approving import waits_for as is_to_be_signed_by
from ovillo.web.clocks import known_rules
from ovillo.web.custody import LIMITS
from ovillo.web.forms import At, Desk
from ovillo.web.tabs import TOGETHER
from ovillo.web.tasks import waits_for
from ovillo.workflows.approvals import list_approvals
from ovillo.workflows.clock import next_to_run_out
from ovillo.workflows.custody import custody
from ovillo.workflows.recusal import waiting as declarations
from ovillo.workflows.team import list_referrals, list_tasks, strategy, unit_of, units_in

router = APIRouter(include_in_schema=False)
MOST_CLOCKS: Final = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """Things of one kind that wait, and the page on which they are settled."""

    title: str
    """A template of the catalogue."""
    address: str
    lines: Sequence[str]


@router.get("/together")
def today(desk: At) -> Response:
    """The page."""
    waiting = [*_tasks(desk), _clocks(desk), *_evidence(desk), _strategy(desk), _signatures(desk), _referrals(desk)]
    waiting.append(_declarations(desk))
    return desk.show("today.html.jinja", None, tabs=TOGETHER, waiting=[each for each in waiting if each.lines])


def _tasks(desk: Desk) -> Sequence[Waiting]:
    """Tasks that the reader is asked to take, and those that they hold."""
    units, today = units_in(desk.record), desk.today
    unit = unit_of(units, desk.actor)
    found = [each for each in list_tasks(desk.record) if each.state is not TaskState.CLOSED]
    asked = [each for each in found if waits_for(desk, each, unit)]
    held = [each for each in found if each.holder == desk.actor and each not in asked]
    overdue = [each for each in found if each.is_overdue(today) and each not in (*asked, *held)]
    kinds = (
        (mark("You are asked to take"), asked),
        (mark("You hold"), held),
        (mark("Overdue with others"), overdue),
    )
    return [
        Waiting(
            title,
            "/together/tasks",
            [f"{each.id} {inline(each.title)}: {task_state(each, today, desk.catalogue)}" for each in tasks],
        )
        for title, tasks in kinds
    ]


def _clocks(desk: Desk) -> Waiting:
    """What runs out next."""
    found = next_to_run_out(desk.record, known_rules(), now=desk.now(), leads=LEADS).clocks
    lines = [
        f"{inline(each.label or each.answer.rule)}: {'; '.join(running_state(each, desk.catalogue))} "
        f"({each.answer.rule}, {words(each.answer.title, desk.catalogue)})"
        for each in found[:MOST_CLOCKS]
    ]
    return Waiting(mark("What runs out next"), "/together/clocks", lines)


def _evidence(desk: Desk) -> Sequence[Waiting]:
    """Items on their way to the reader, and chains with gaps."""
    found = custody(desk.record, now=desk.now(), limits=LIMITS)
    coming = [
        inline(each.item)
        for each in found
        if each.state is CustodyState.IN_TRANSIT and _last_receiver(each) == desk.actor
    ]
    gaps = [
        desk.catalogue.say_many("{item}: {count} gap", "{item}: {count} gaps", len(each.gaps), item=inline(each.item))
        for each in found
        if each.gaps
    ]
    return [
        Waiting(mark("Evidence on its way to you"), "/together/custody", coming),
        Waiting(mark("Gaps in the custody of evidence"), "/together/custody", gaps),
    ]


def _last_receiver(chain: Chain) -> str:
    """To whom an item was handed last."""
    handed = [each for each in chain.acts if each.kind in {ActKind.HAND, ActKind.RETURN}]
    return handed[-1].details.get("to", "") if handed else ""


def _strategy(desk: Desk) -> Waiting:
    """The strategy, where it waits for a signature."""
    found = strategy(desk.record)
    waits = found is not None and not found.holds
    told = desk.catalogue.say(mark("It does not hold yet: both sides sign the same text."))
    return Waiting(mark("Joint strategy"), "/together/strategy", [told] if waits else [])


def _signatures(desk: Desk) -> Waiting:
    """What two officials are to sign, and the reader has not."""
    found = [each for each in list_approvals(desk.record, desk.now()) if is_to_be_signed_by(desk, each)]
    lines = [told_of(each, desk.catalogue)[0] for each in found]
    return Waiting(mark("Waits for your signature"), "/integrity/approvals", lines)


def _referrals(desk: Desk) -> Waiting:
    """Referrals without an answer."""
    lines = [referral_line(each, desk.catalogue) for each in list_referrals(desk.record) if not each.answer]
    return Waiting(mark("Referrals without an answer"), "/together/protected", lines)


def _declarations(desk: Desk) -> Waiting:
    """Officials who denied a direct tie, for whoever decides about it."""
    lines = [
        next(asked_lines(each.official, each.position, each.ways, desk.catalogue)) for each in declarations(desk.record)
    ]
    return Waiting(mark("Declarations about which somebody else decides"), "/together/recusal", lines)
