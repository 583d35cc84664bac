"""Units, tasks and hand-offs, the joint strategy, notes and referrals of a case."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ovillo.casework.access import Role
from ovillo.casework.approvals.office import units_object
from ovillo.casework.approvals.papers import strategy_message
from ovillo.casework.approvals.signing import OfficialKey
from ovillo.casework.team import papers, tasks
from ovillo.casework.team.compartments import ENTERED, LEFT, compartment_called, fold_compartments, may_let_in
from ovillo.casework.team.need_to_know import SENTENCES, Refusal
from ovillo.casework.team.template import template_tables
from ovillo.casework.team.units import FILES, UNITS_STATED, read_units, units_content, units_of
from ovillo.domain.approvals import Action
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.protection import PseudonymUnknownError, is_pseudonym
from ovillo.domain.teamwork import (
    NotAssignableError,
    Note,
    Referral,
    Strategy,
    StrategyError,
    Task,
    TaskAct,
    TaskStep,
    TaskUnknownError,
)
from ovillo.domain.units import Side, Units
from ovillo.interfaces.record import Record, RecordReader
from ovillo.reading.input_tables import read_input_table
from ovillo.workflows.access import members_of
from ovillo.workflows.approvals import approval_needed, office_now
from ovillo.workflows.guarded import NoNeedToKnowError, need_to_know
from ovillo.workflows.victims import is_victim
from ovillo.workflows.who_signs import require_key

_NO_TITLE: Final = mark("A task says what is to be done. Give it in quotation marks.")
_NO_STRATEGY: Final = mark("Nobody has proposed a strategy. Propose one with: ovillo strategy CASE propose TEXT")
_NO_TEXT: Final = mark("A strategy has a text. Give it in quotation marks, or a file with --file.")
_NO_SIDE: Final = mark(
    "Nobody knows on whose side you sign. Say --side police or --side prosecution, or state your unit with: "
    "ovillo units CASE state FOLDER"
)
_OTHER_SIDE: Final = mark("Your unit is on another side than the one that you sign for.")
_BY_KEY: Final = mark("You have a key in this case, and sign with it: ovillo strategy CASE sign --key FILE")
_TWICE: Final = mark("That side has signed this text, or you have signed it for the other side.")
_NO_NOTE: Final = mark("A note has a text. Give it in quotation marks.")
_REFERRAL_NEEDS: Final = mark("A referral says whom it concerns, to whom with --to, and why with --reason.")
_NO_VICTIM: Final = mark(
    "Nothing in this case marks or states this person as a victim. Mark them first (ovillo protect CASE PERSON --as "
    "victim), or say with --because why they are referred all the same."
)
_ANSWERED: Final = mark("This referral was answered before. Nothing was recorded; make a new one where it changed.")
_DECLINED_WHY: Final = mark("Say why the referral is declined: it is answered only once. Nothing was recorded.")
_NO_REFERRAL: Final = mark("There is no such referral in this case.")
_NO_COMPARTMENT: Final = mark("Say which compartment with --compartment.")
_UNITS: Final = "units.csv"
_NO_UNITS: Final = mark(
    "The table units.csv is missing. The tables are {names}; the first row of each names its columns."
)
_OTHER_TABLE: Final = mark("{file} is none of the tables of units, and none was read. The tables are {names}.")


@dataclass(frozen=True, slots=True)
class People:
    """The members of a case, and the compartments that the viewer is in."""

    members: Mapping[str, Role]
    compartments: Mapping[str, frozenset[str]]
    units: Units


def template() -> Mapping[str, str]:
    """The tables of units to fill, by file name."""
    return template_tables()


def check_units(contents: Mapping[str, bytes]) -> Units:
    """What tables of units say; the departments are those of the template where no table says others.

    Args:
        contents: by file name.

    Raises:
        BadCellError, BadTableError: a table does not fit.
        UsageError: units.csv is not among them, or a file is none of the tables.
    """
    for name in contents:
        if name not in FILES:
            raise UsageError(problem=_OTHER_TABLE, file=name, names=", ".join(FILES))
    if _UNITS not in contents:
        raise UsageError(problem=_NO_UNITS, names=", ".join(FILES))
    filled = {"departments.csv": template_tables()["departments.csv"].encode(), **contents}
    return read_units({name: read_input_table(filled[name], name) for name in FILES if name in filled})


def state_units(record: Record, units: Units, *, actor: str, now: Callable[[], datetime]) -> None:
    """These units hold in the case from here on, in place of earlier ones.

    Raises:
        NotApprovedError: two have to sign before these hold, and did not.
    """
    moment, content = now(), units_content(units)
    with record.writing(actor=actor, at=moment) as writer:
        held, called = office_now(record), None
        if held.needs_to_state(units):
            called = approval_needed(held, Action.UNITS, units_object(content), moment)
        writer.enter(UNITS_STATED, "units", content if called is None else {**content, "approval": called})


def units_in(record: Record) -> Units:
    """The units that were stated last; without officials where nobody stated any."""
    with record.reading() as reader:
        return _units(reader)


def _units(reader: RecordReader) -> Units:
    entries = reader.docket(UNITS_STATED)
    return units_of(entries[-1].content) if entries else Units(())


def unit_of(units: Units, person: str) -> str:
    """The unit of an official; nothing where nobody stated it."""
    return next((each.unit for each in units.officials if each.name == person), "")


def people(record: Record) -> People:
    """Who is in the case; of compartments, those that the viewer is in."""
    guarded = need_to_know(record)
    with record.reading() as reader:
        members = members_of(reader)
        units = _units(reader)
    inside = fold_compartments(guarded.rights().entries)
    return People(members, {name: who for name, who in inside.items() if guarded.actor in who}, units)


def let_in(record: Record, person: str, compartment: str, *, actor: str, now: Callable[[], datetime]) -> None:
    """Somebody enters a compartment. Raises `NoNeedToKnowError` where the actor may not let them in."""
    _move(record, person, compartment, ENTERED, actor=actor, now=now)


def let_out(record: Record, person: str, compartment: str, *, actor: str, now: Callable[[], datetime]) -> None:
    """Somebody leaves a compartment. Raises `NoNeedToKnowError` where the actor may not say so."""
    _move(record, person, compartment, LEFT, actor=actor, now=now)


def _move(record: Record, person: str, compartment: str, kind: str, *, actor: str, now: Callable[[], datetime]) -> None:
    if not compartment.strip():
        raise UsageError(problem=_NO_COMPARTMENT)
    with record.writing(actor=actor, at=now()) as writer:
        entries = need_to_know(record).rights().entries
        members, compartment = members_of(writer), compartment_called(compartment, entries)
        inside = fold_compartments(entries).get(compartment, frozenset())
        allowed = may_let_in(actor, inside, members) if kind == ENTERED else actor in {person, *inside}
        if not allowed or (kind == ENTERED and members and person not in members):
            raise NoNeedToKnowError(problem=SENTENCES[Refusal.NO_NEED])
        writer.enter(kind, person, {"compartment": compartment})


def list_tasks(record: Record) -> Sequence[Task]:
    """Every task, in the order in which they were opened."""
    with record.reading() as reader:
        return list(_tasks(reader).values())


def one_task(record: Record, called: str) -> Task:
    """One task. Raises `TaskUnknownError`."""
    with record.reading() as reader:
        known = _tasks(reader)
    if called.strip().upper() not in known:
        raise TaskUnknownError(task=called, known=", ".join(known) or "—")
    return known[called.strip().upper()]


def _tasks(reader: RecordReader) -> Mapping[str, Task]:
    units = _units(reader)
    return tasks.fold_tasks(reader.docket(*tasks.KINDS.values()), lambda person: unit_of(units, person))


def open_task(
    record: Record, title: str, *, to: str, due: date | None, actor: str, now: Callable[[], datetime]
) -> Task:
    """A new task, asked of somebody or of nobody yet. Raises `NotAssignableError`."""
    if not title.strip():
        raise UsageError(problem=_NO_TITLE)
    _require_assignable(record, to)
    with record.writing(actor=actor, at=now()) as writer:
        called = tasks.task_id(len(_tasks(writer)) + 1)
        said = {"title": title.strip(), "to": to, "due": due.isoformat() if due else ""}
        writer.enter(tasks.KINDS[TaskAct.OPEN], called, said)
        return _tasks(writer)[called]


def act_on_task(
    record: Record, task: str, act: TaskAct, *, to: str, reason: str, actor: str, now: Callable[[], datetime]
) -> Task:
    """The task after one act more.

    Raises:
        TaskUnknownError, TaskActError: there is none, or the rules do not allow it.
        NotAssignableError: it cannot be given to that person.
    """
    _require_assignable(record, to)
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        units = _units(writer)
        known = _tasks(writer)
        called = task.strip().upper()
        if called not in known:
            raise TaskUnknownError(task=task, known=", ".join(known) or "—")
        step = TaskStep(0, act, actor, moment, to, reason.strip())
        tasks.after(known[called], step, lambda person: unit_of(units, person))
        writer.enter(tasks.KINDS[act], called, {"to": to, "reason": reason.strip()})
        return _tasks(writer)[called]


def _require_assignable(record: Record, to: str) -> None:
    if to and units_in(record).unit(to) is None and not need_to_know(record).may_hold(to):
        raise NotAssignableError(person=to)


def strategy(record: Record) -> Strategy | None:
    """The last text of the strategy and its signatures; None where there is none."""
    with record.reading() as reader:
        return papers.fold_strategy(reader.docket(papers.PROPOSED, papers.SIGNED))


def propose_strategy(record: Record, text: str, *, actor: str, now: Callable[[], datetime]) -> Strategy:
    """A new text, which nobody has signed yet."""
    if not text.strip():
        raise StrategyError(problem=_NO_TEXT)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(papers.PROPOSED, "strategy", {"text": text.strip()})
        return _required(papers.fold_strategy(writer.docket(papers.PROPOSED, papers.SIGNED)))


def sign_strategy(
    record: Record, side: Side | None, *, actor: str, now: Callable[[], datetime], key: OfficialKey | None = None
) -> Strategy:
    """The strategy with one signature more; by key, of whoever has one in this case.

    Raises:
        StrategyError: it cannot be signed, or not without a key.
        ApprovalError: it is not the actor's key.
    """
    with record.writing(actor=actor, at=now()) as writer:
        units = _units(writer)
        unit = units.unit(unit_of(units, actor))
        if unit is not None and side not in {None, unit.side}:
            raise StrategyError(problem=_OTHER_SIDE)
        signed_for = unit.side if unit is not None else side
        if signed_for not in papers.SIDES:
            raise StrategyError(problem=_NO_SIDE)
        before = _required(papers.fold_strategy(writer.docket(papers.PROPOSED, papers.SIGNED)))
        if signed_for in before.signatures or actor in {each.by for each in before.signatures.values()}:
            raise StrategyError(problem=_TWICE)
        content = {"digest": before.digest, "side": signed_for.value}
        held = office_now(record)
        if key is not None:
            require_key(held, key, actor)
            content["signature"] = key.sign(strategy_message(before.digest, signed_for.value, actor))
        elif held.key_of(actor):
            raise StrategyError(problem=_BY_KEY)
        writer.enter(papers.SIGNED, "strategy", content)
        return _required(papers.fold_strategy(writer.docket(papers.PROPOSED, papers.SIGNED)))


def _required(found: Strategy | None) -> Strategy:
    if found is None:
        raise StrategyError(problem=_NO_STRATEGY)
    return found


def write_note(record: Record, text: str, *, about: str, actor: str, now: Callable[[], datetime]) -> None:
    """A note of the case, or about one thing in it."""
    if not text.strip():
        raise UsageError(problem=_NO_NOTE)
    with record.writing(actor=actor, at=now()) as writer:
        writer.enter(papers.NOTED, about, {"text": text.strip()})


def list_notes(record: Record) -> Sequence[Note]:
    """The notes, first to last."""
    with record.reading() as reader:
        return papers.fold_notes(reader.docket(papers.NOTED))


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """What is said of a referral."""

    person: str
    referred: str
    reason: str
    details: str
    has_consent: bool
    because: str = ""
    """Why somebody is referred whom nothing in the case marks as a victim."""


def refer(record: Record, draft: ReferralDraft, *, actor: str, now: Callable[[], datetime]) -> Referral:
    """A victim is referred to those who care for them.

    Raises:
        UsageError: something is missing, or nothing marks the person as a victim and it is not said why.
        PseudonymUnknownError: nobody in this case has the pseudonym: help would be asked for nobody.
    """
    if not (draft.person.strip() and draft.referred.strip() and draft.reason.strip()):
        raise UsageError(problem=_REFERRAL_NEEDS)
    called = draft.person.strip()
    if is_pseudonym(called) and all(
        each.pseudonym.casefold() != called.casefold() for each in need_to_know(record).protected()
    ):
        raise PseudonymUnknownError(name=called)
    if not draft.because.strip() and not is_victim(record, called):
        raise UsageError(problem=_NO_VICTIM)
    moment = now()
    with record.writing(actor=actor, at=moment) as writer:
        units = _units(writer)
        made = papers.fold_referrals(writer.docket(papers.REFERRED, papers.REFERRAL_ANSWERED))
        called = f"R-{len(made) + 1}"
        said = {
            "person": draft.person.strip(),
            "referring": unit_of(units, actor) or actor,
            "referred": draft.referred.strip(),
            "reason": draft.reason.strip(),
            "day": moment.date().isoformat(),
            "details": draft.details.strip(),
        }
        because = {"because": draft.because.strip()} if draft.because.strip() else {}
        writer.enter(papers.REFERRED, called, {**said, **because, "consent": draft.has_consent})
        return papers.fold_referrals(writer.docket(papers.REFERRED, papers.REFERRAL_ANSWERED))[-1]


def answer_referral(
    record: Record, referral: str, answer: str, *, reason: str, actor: str, now: Callable[[], datetime]
) -> Referral:
    """The referral with its answer.

    Raises:
        UsageError: there is no such referral, it was answered before, or is declined without a reason: a second answer
            would change nothing.
    """
    if answer == "declined" and not reason.strip():
        raise UsageError(problem=_DECLINED_WHY)
    with record.writing(actor=actor, at=now()) as writer:
        kinds = (papers.REFERRED, papers.REFERRAL_ANSWERED)
        found = {each.id: each for each in papers.fold_referrals(writer.docket(*kinds))}
        called = referral.strip().upper()
        if called not in found:
            raise UsageError(problem=_NO_REFERRAL)
        if found[called].answer:
            raise UsageError(problem=_ANSWERED)
        writer.enter(papers.REFERRAL_ANSWERED, called, {"answer": answer, "reason": reason.strip()})
        return {each.id: each for each in papers.fold_referrals(writer.docket(*kinds))}[called]


def list_referrals(record: Record) -> Sequence[Referral]:
    """The referrals, first to last."""
    with record.reading() as reader:
        return papers.fold_referrals(reader.docket(papers.REFERRED, papers.REFERRAL_ANSWERED))
