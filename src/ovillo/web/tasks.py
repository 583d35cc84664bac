"""Tasks and hand-offs: who is asked, who holds what, what came back and why, what is overdue."""

from collections.abc import Sequence

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.teamwork import Task, TaskAct, TaskState
from ovillo.rendering.teamwork import task_history, task_state
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, Typed, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import TOGETHER
from ovillo.workflows.team import act_on_task, list_tasks, open_task, people, unit_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE = "/together/tasks"
_NO_ACT = mark("That cannot be done with a task. Choose one of its buttons.")


@router.get(PAGE)
def tasks(desk: At, every: str = "") -> Response:
    """The tasks that are open, or all."""
    return _show(desk, None, every=bool(every))


@router.post(f"{PAGE}/open", dependencies=WORKED)
def new_task(desk: At, given: Given) -> Response:
    """Opens a task, asked of somebody or of nobody yet."""

    def act() -> None:
        open_task(desk.record, given["title"], to=given["to"], due=given.day("due"), actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/act", dependencies=WORKED)
def act_on(desk: At, given: Given) -> Response:
    """One act more on a task."""

    def act() -> None:
        act_on_task(
            desk.record,
            given[ABOUT],
            _act_of(given),
            to=given["to"],
            reason=given["reason"],
            actor=desk.actor,
            now=desk.now,
        )

    return desk.do(given, act, then=f"{PAGE}#{given[ABOUT]}", page=lambda refused: _show(desk, refused, every=True))


def _act_of(given: Typed) -> TaskAct:
    if given["act"] not in set(TaskAct) - {TaskAct.OPEN}:
        raise UsageError(problem=_NO_ACT)
    return TaskAct(given["act"])


def waits_for(desk: Desk, task: Task, unit: str) -> bool:
    """Whether the reader is asked to take this task, by name or as one of a unit."""
    return bool(task.asked) and task.asked in {desk.actor, unit} and task.state is not TaskState.CLOSED


def acts_of(desk: Desk, task: Task, unit: str) -> Sequence[str]:
    """What the page offers the reader to do with a task; the workflow decides."""
    if task.state is TaskState.CLOSED:
        return ()
    holds, asked, opened = task.holder == desk.actor, waits_for(desk, task, unit), task.opened_by == desk.actor
    offered = (
        (TaskAct.ACCEPT, asked),
        (TaskAct.RETURN, asked or holds),
        (TaskAct.HAND_OVER, holds),
        (TaskAct.ASSIGN, opened and not task.holder),
        (TaskAct.CLOSE, holds or opened),
    )
    return [act.value for act, is_offered in offered if is_offered]


def _show(desk: Desk, refused: Refused | None, *, every: bool = False) -> Response:
    found, known = list_tasks(desk.record), people(desk.record)
    unit, catalogue, today = unit_of(known.units, desk.actor), desk.catalogue, desk.today
    shown = [each for each in found if every or each.state is not TaskState.CLOSED]
    shown.sort(key=lambda each: (not waits_for(desk, each, unit), not each.is_overdue(today)))
    lines = [
        (each, task_state(each, today, catalogue), list(task_history(each, catalogue)), acts_of(desk, each, unit))
        for each in shown
    ]
    return desk.show(
        "tasks.html.jinja",
        refused,
        tabs=TOGETHER,
        lines=lines,
        today=today,
        closed=len(found) - len(shown),
        whom=sorted(
            {*known.members, *(each.name for each in known.units.officials), *(each.name for each in known.units.units)}
        ),
    )
