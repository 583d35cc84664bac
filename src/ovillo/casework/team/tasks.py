"""Tasks and hand-offs, folded from the docket.

1. Whoever opens a task may ask somebody to take it; only who was asked accepts, by name or as one of the unit asked.
2. Whoever holds it may hand it over, and holds it until the other accepts. It comes back only with a reason.
3. Whoever holds it closes it, or whoever opened it. A closed task stays closed.
4. An entry that these rules do not allow changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from ovillo.domain.docket import DocketEntry
from ovillo.domain.messages import mark
from ovillo.domain.teamwork import Task, TaskAct, TaskActError, TaskState, TaskStep

KINDS: Final = {
    TaskAct.OPEN: "task_opened",
    TaskAct.ASSIGN: "task_assigned",
    TaskAct.HAND_OVER: "task_handed_over",
    TaskAct.ACCEPT: "task_accepted",
    TaskAct.RETURN: "task_returned",
    TaskAct.CLOSE: "task_closed",
}
_ACTS: Final = {kind: act for act, kind in KINDS.items()}
_CLOSED: Final = mark("it is closed.")
_NOT_OPENER: Final = mark("only who opened it, or who holds it, may do this.")
_NOT_HOLDER: Final = mark("only who holds it may hand it over.")
_NOT_ASKED: Final = mark("you were not asked to take it.")
_NOBODY: Final = mark("say whom with --to.")
_NO_REASON: Final = mark("say why with --reason.")
_HELD: Final = mark("somebody holds it already: it is handed over.")

UnitOf = Callable[[str], str]
"""The unit of a person; nothing where none is known."""


def task_id(number: int) -> str:
    """What the task of this place among all is called, from 1."""
    return f"T-{number}"


def fold_tasks(entries: Iterable[DocketEntry], unit_of: UnitOf) -> Mapping[str, Task]:
    """The tasks by id, in the order in which they were opened."""
    tasks: dict[str, Task] = {}
    for entry in entries:
        act = _ACTS.get(entry.kind)
        if act is None:
            continue
        to, reason = str(entry.content.get("to") or ""), str(entry.content.get("reason") or "")
        step = TaskStep(entry.number, act, entry.by, entry.at, to, reason)
        if act is TaskAct.OPEN:
            due = entry.content.get("due")
            task = Task(
                entry.about, str(entry.content["title"]), entry.by, due=date.fromisoformat(str(due)) if due else None
            )
            state = TaskState.REQUESTED if to else TaskState.OPEN
            tasks.setdefault(entry.about, replace(task, state=state, asked=to, steps=(step,)))
        elif entry.about in tasks:
            with suppress(TaskActError):
                tasks[entry.about] = after(tasks[entry.about], step, unit_of)
    return tasks


def after(task: Task, step: TaskStep, unit_of: UnitOf) -> Task:
    """The task after one act more. Raises `TaskActError` where the rules do not allow it."""
    problem = _problem(task, step, unit_of)
    if problem:
        raise TaskActError(task=task.id, problem=problem)
    done = replace(task, steps=(*task.steps, step))
    match step.act:
        case TaskAct.ASSIGN | TaskAct.HAND_OVER:
            return replace(done, state=TaskState.REQUESTED, asked=step.to)
        case TaskAct.ACCEPT:
            return replace(done, state=TaskState.ACCEPTED, holder=step.by, asked="")
        case TaskAct.RETURN:
            return replace(done, state=TaskState.RETURNED, holder=_held_before(task, step), asked="")
        case _:
            return replace(done, state=TaskState.CLOSED, asked="")


def _held_before(task: Task, step: TaskStep) -> str:
    """Who has it again: nobody gives back what they were only asked to take; who held it gives it to the one before."""
    if task.asked and task.holder != step.by:
        return task.holder
    earlier = [each.by for each in task.steps if each.act is TaskAct.ACCEPT and each.by != step.by]
    return earlier[-1] if earlier else ""


def _problem(task: Task, step: TaskStep, unit_of: UnitOf) -> str | None:
    is_holder = bool(task.holder) and step.by == task.holder
    is_asked = bool(task.asked) and task.asked in {step.by, unit_of(step.by)}
    problems = {
        TaskAct.ASSIGN: (
            (not step.to, _NOBODY),
            (step.by not in {task.opened_by, task.holder}, _NOT_OPENER),
            (bool(task.holder) and not is_holder, _HELD),
        ),
        TaskAct.HAND_OVER: ((not step.to, _NOBODY), (not is_holder, _NOT_HOLDER)),
        TaskAct.ACCEPT: ((not is_asked, _NOT_ASKED),),
        TaskAct.RETURN: ((not step.reason, _NO_REASON), (not (is_asked or is_holder), _NOT_ASKED)),
        TaskAct.CLOSE: ((step.by not in {task.opened_by, task.holder}, _NOT_OPENER),),
    }
    if task.state is TaskState.CLOSED:
        return _CLOSED
    return next((told for is_so, told in problems[step.act] if is_so), None)
