"""Members, tasks, the joint strategy, notes, referrals and protected people, for people and for programs.

The JSON of a referral has the names of HTCDS for outgoing referrals.

Source: Human Trafficking Case Data Standard 2.0, IOM, CC BY 4.0, https://github.com/UNMigration/HTCDS: names of fields.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from ovillo.domain.messages import mark
from ovillo.domain.protection import Protected, ProtectedAs
from ovillo.domain.teamwork import Note, Opening, Referral, Strategy, Task, TaskAct, TaskState
from ovillo.domain.units import Side, Units
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

Line = Mapping[str, Any]  # Any: a JSON value

MEMBER_ROLES = {"reader": mark("reader"), "reviewer": mark("reviewer"), "owner": mark("owner")}
"""What a role is called, by its value."""
_STATES = {
    TaskState.OPEN: mark("open: nobody has it"),
    TaskState.REQUESTED: mark("asked of {asked}"),
    TaskState.ACCEPTED: mark("held by {holder}"),
    TaskState.RETURNED: mark("returned: {reason}"),
    TaskState.CLOSED: mark("closed"),
}
_ACTS = {
    TaskAct.OPEN: mark("opened by {by}"),
    TaskAct.ASSIGN: mark("asked of {to} by {by}"),
    TaskAct.HAND_OVER: mark("handed over to {to} by {by}"),
    TaskAct.ACCEPT: mark("accepted by {by}"),
    TaskAct.RETURN: mark("returned by {by}: {reason}"),
    TaskAct.CLOSE: mark("closed by {by}"),
}
SIDES = {
    Side.POLICE: mark("police"),
    Side.PROSECUTION: mark("prosecution"),
    Side.COURT: mark("court"),
    Side.CARE: mark("protection and care"),
    Side.OTHER: mark("other"),
}
PROTECTED_AS = {
    ProtectedAs.VICTIM: mark("victim"),
    ProtectedAs.MINOR: mark("minor"),
    ProtectedAs.WITNESS: mark("witness"),
    ProtectedAs.SOURCE: mark("source of information"),
}

KIN = mark(
    "Called kin of this person in the documents, and shown by name: {names}. A name in common leads to whom it is to "
    "hide: protect them, too, where that is so."
)


def task_json(task: Task, today: date) -> Line:
    """A task with every act on it."""
    return {
        "id": task.id,
        "title": task.title,
        "state": task.state.value,
        "holder": task.holder or None,
        "asked": task.asked or None,
        "due": task.due.isoformat() if task.due else None,
        "overdue": task.is_overdue(today),
        "opened_by": task.opened_by,
        "acts": [
            {
                "act": each.act.value,
                "by": each.by,
                "to": each.to or None,
                "reason": each.reason or None,
                "at": each.at.isoformat(),
                "entry": each.number,
            }
            for each in task.steps
        ],
    }


def task_lines(task: Task, today: date, catalogue: Catalogue, *, is_whole: bool) -> Iterator[str]:
    """A task on a line; with every act on it where it is asked for alone."""
    yield f"{task.id} {inline(task.title)}: {task_state(task, today, catalogue)}"
    yield from (f"    {line}" for line in (task_history(task, catalogue) if is_whole else ()))


def task_state(task: Task, today: date, catalogue: Catalogue) -> str:
    """Who has a task or is asked to take it, and by when."""
    reason = next((each.reason for each in reversed(task.steps) if each.act is TaskAct.RETURN), "")
    fields = {"asked": inline(task.asked), "holder": inline(task.holder), "reason": inline(reason)}
    told = catalogue.say(_STATES[task.state], **fields)
    if task.state in {TaskState.REQUESTED, TaskState.RETURNED} and task.holder:
        told += "; " + catalogue.say(_STATES[TaskState.ACCEPTED], **fields)
    if task.due is not None:
        due = mark("OVERDUE since {due}") if task.is_overdue(today) else mark("due {due}")
        told += "; " + catalogue.say(due, due=task.due.isoformat())
    return told


def task_history(task: Task, catalogue: Catalogue) -> Iterator[str]:
    """Every act on a task, the first first."""
    for each in task.steps:
        said = catalogue.say(_ACTS[each.act], by=inline(each.by), to=inline(each.to), reason=inline(each.reason))
        yield f"{each.at.isoformat(timespec='minutes')} {said} [{each.number}]"


def strategy_json(found: Strategy | None) -> Line:
    """The strategy, and who signed that text."""
    if found is None:
        return {"strategy": None}
    return {
        "strategy": found.text,
        "sha256": found.digest,
        "version": found.version,
        "by": found.by,
        "holds": found.holds,
        "signatures": {
            side.value: {"by": each.by, "at": each.at.isoformat(), "entry": each.number, "by_key": each.is_by_key}
            for side, each in found.signatures.items()
        },
    }


def strategy_lines(found: Strategy, catalogue: Catalogue) -> Iterator[str]:
    """The same for a person."""
    yield catalogue.say(
        mark("Version {version}, proposed by {by}, SHA-256 {digest}:"),
        version=found.version,
        by=inline(found.by),
        digest=found.digest[:12],
    )
    yield from (f"    {inline(line)}" for line in found.text.splitlines())
    for side in (Side.POLICE, Side.PROSECUTION):
        each = found.signatures.get(side)
        told = mark("signed for the {side} by {by} [{entry}]") if each else mark("not signed for the {side}")
        if each and each.is_by_key:
            told = mark("signed by key for the {side} by {by} [{entry}]")
        by, entry = (inline(each.by), each.number) if each else ("", "")
        yield catalogue.say(told, side=catalogue.say(SIDES[side]), by=by, entry=entry)
    yield catalogue.say(
        mark("It holds.") if found.holds else mark("It does not hold yet: both sides sign the same text.")
    )


def note_json(note: Note) -> Line:
    """A note."""
    return {
        "entry": note.number,
        "by": note.by,
        "at": note.at.isoformat(),
        "about": note.about or None,
        "text": note.text,
    }


def note_line(note: Note) -> str:
    """The same for a person."""
    about = f" ({inline(note.about)})" if note.about else ""
    return f"{note.at.isoformat(timespec='minutes')} {inline(note.by)}{about}: {inline(note.text)} [{note.number}]"


def referral_json(referral: Referral) -> Line:
    """A referral, its fields as HTCDS calls them, with what that standard has no field for."""
    return {
        "id": referral.id,
        "person": referral.person,
        "ReferringOrganisation": referral.referring,
        "ReferringPrimaryCaseWorker": referral.by,
        "ReferredOrganisation": referral.referred,
        "ReasonForOutgoingReferral": referral.reason,
        "OutgoingReferralDate": referral.day.isoformat(),
        "OutgoingReferralDetails": referral.details,
        "consent": referral.has_consent,
        "because": referral.because or None,
        "answer": referral.answer or None,
        "answer_reason": referral.answer_reason or None,
        "entry": referral.number,
    }


def referral_line(referral: Referral, catalogue: Catalogue) -> str:
    """The same for a person."""
    answers = {
        "accepted": mark("accepted"),
        "declined": mark("declined: {reason}"),
        "": mark("not answered"),
    }
    consent = mark("with consent") if referral.has_consent else mark("WITHOUT consent")
    answer = catalogue.say(answers[referral.answer], reason=inline(referral.answer_reason))
    because = f", {inline(referral.because)}" if referral.because else ""
    return (
        f"{referral.id} {referral.day.isoformat()} {inline(referral.person)}: {inline(referral.referring)} → "
        f"{inline(referral.referred)} ({inline(referral.reason)}{because}), {catalogue.say(consent)}; {answer}"
    )


def protected_json(person: Protected, *, is_inside: bool) -> Line:
    """A protected person: why and where only for those who are inside."""
    return {
        "pseudonym": person.pseudonym,
        "as": person.kind.value if is_inside else None,
        "compartment": person.compartment if is_inside else None,
        "by_rule": person.by_rule if is_inside else None,
    }


def protected_line(person: Protected, catalogue: Catalogue, *, is_inside: bool) -> str:
    """The same for a person."""
    if not is_inside:
        return person.pseudonym
    told = f"{person.pseudonym}: {catalogue.say(PROTECTED_AS[person.kind])} [{inline(person.compartment)}]"
    return told + (f" ({catalogue.say(mark('marked by a statement'))})" if person.by_rule else "")


def read_line(by: str, at: datetime, pseudonym: str, purpose: str, catalogue: Catalogue) -> str:
    """Who opened which protected record, when, for what."""
    return catalogue.say(
        mark("{at} {by} opened {record}, for: {purpose}"),
        at=at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        by=inline(by),
        record=pseudonym or catalogue.say(mark("a record that is there no more")),
        purpose=inline(purpose),
    )


def opening_lines(opening: Opening | None, catalogue: Catalogue) -> Iterator[str]:
    """Which unit opened the case, where somebody said it."""
    if opening is not None:
        yield catalogue.say(
            mark("Opened by {official} for {unit}, {when}."),
            official=inline(opening.official),
            unit=inline(opening.unit),
            when=catalogue.date(opening.at.date()),
        )


def units_lines(units: Units, catalogue: Catalogue) -> Iterator[str]:
    """Each department with the units of both sides; what one side lacks is said."""
    for department in units.departments:
        here = [each for each in units.units if department.code in units.covers(each)]
        parts = []
        for side in (Side.POLICE, Side.PROSECUTION):
            names = ", ".join(inline(each.name) for each in here if each.side is side)
            parts.append(f"{catalogue.say(SIDES[side])}: {names or catalogue.say(mark('nobody'))}")
        yield f"{department.code} {inline(department.name)}: {'; '.join(parts)}"


def units_json(units: Units) -> Sequence[Line]:
    """The same, with every unit of a department."""
    return [
        {
            "code": department.code,
            "department": department.name,
            "units": [
                {"unit": each.name, "agency": each.agency, "side": each.side.value, "territory": each.territory}
                for each in units.units
                if department.code in units.covers(each)
            ],
        }
        for department in units.departments
    ]
