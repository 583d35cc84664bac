"""`ovillo member`, `task`, `strategy`, `note`, `refer`: what people of several units do in one case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ovillo.cli import surface
from ovillo.cli.official_keys import KeyFile, read
from ovillo.cli.surface import (
    LanguageOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    catalogue,
    note,
    now,
    settings,
    words_of,
)
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.teamwork import TaskAct
from ovillo.domain.units import Side
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.interfaces.record import Record

_MEMBER_WORDS: Final = mark(
    "That is no question about members. Give CASE, or CASE and one of: admit NAME --role ROLE, remove NAME, "
    "let-in NAME --compartment NAME, let-out NAME --compartment NAME."
)
_TASK_WORDS: Final = mark(
    "That is no question about tasks. Give CASE, CASE TASK, or CASE and one of: open TITLE, assign TASK --to WHO, "
    "hand-over TASK --to WHO, accept TASK, return TASK --reason WHY, close TASK, list."
)
_STRATEGY_WORDS: Final = mark("That is no question about the strategy. Give CASE, or CASE and: propose TEXT, or sign.")
_NOTE_WORDS: Final = mark("A note is one text. Give CASE, or CASE and the text in quotation marks.")
_REFER_WORDS: Final = mark(
    "That is no question about referrals. Give CASE, or CASE and one of: make PERSON, accept REFERRAL, "
    "decline REFERRAL --reason WHY."
)
_ROLES: Final = mark("A member is a reader, a reviewer or an owner. Give --role.")
_DAY: Final = mark("A day is written YYYY-MM-DD. Give --due again.")
_CONSENT: Final = mark("Say whether the person agrees: --consent or --no-consent.")
_DONE: Final = mark("Recorded.")
_NO_TASK: Final = mark("No task is open in this case.")
_NO_STRATEGY: Final = mark("Nobody has proposed a strategy. Propose one with: ovillo strategy CASE propose TEXT")

Reason = Annotated[str, typer.Option("--reason", help=mark("Why, or in your own words."))]
To = Annotated[str, typer.Option("--to", help=mark("An official, or a unit of: ovillo units CASE"))]


MemberWords = Annotated[
    list[str], words_of(mark("CASE [admit|remove|let-in|let-out NAME]"), mark("Folder of the case; who comes or goes."))
]
TaskWords = Annotated[
    list[str],
    words_of(
        mark("CASE [TASK] | CASE open|assign|hand-over|accept|return|close|list [TASK]"),
        mark("Folder of the case; a task, or what is done with one."),
    ),
]
StrategyWords = Annotated[
    list[str],
    words_of(
        mark("CASE [propose TEXT | sign]"), mark("Folder of the case; a text, or a signature under the last one.")
    ),
]
NoteWords = Annotated[list[str], words_of(mark("CASE [TEXT]"), mark("Folder of the case; what is to be noted."))]
ReferWords = Annotated[
    list[str],
    words_of(
        mark("CASE [make PERSON | accept|decline REFERRAL]"),
        mark("Folder of the case; whom it concerns, or an answer."),
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("Who is in a case: owners, reviewers, readers, and who may know protected people."))(member)
    app.command(
        help=mark("Tasks and hand-offs: who is asked, who holds what, what came back and why, what is overdue.")
    )(task)
    app.command(help=mark("The joint strategy of police and prosecution: it holds when both signed the same text."))(
        strategy
    )
    app.command("note", help=mark("Notes of a case, each under its author's name."))(note_command)
    app.command(help=mark("Referral of victims to those who care for them."))(refer)


@contextmanager
def opened(case: str) -> Iterator["Record"]:
    """The record of a case, as the actor may use it."""
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened

    with open_case(Path(case)) as found:
        yield found.record


def show(
    form: PlainFormat, name: str, objects: Iterable[Mapping[str, Any]], lines: Iterable[str], output: Path | None
) -> None:  # Any: JSON
    """A list for programs or for people."""
    if form is PlainFormat.JSON:
        surface.print_text(surface.as_json({name: list(objects)}), output)
    else:
        surface.print_parts((inert_line(line) + "\n" for line in lines), output)


def member(
    words: MemberWords,
    role: Annotated[str, typer.Option("--role", help=mark("For admit: reader, reviewer or owner."))] = "",
    compartment: Annotated[str, typer.Option("--compartment", help=mark("For let-in and let-out: which."))] = "",
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.casework.access import Role  # noqa: PLC0415 - loads only here
    from ovillo.workflows import team as work  # noqa: PLC0415 - as above
    from ovillo.workflows.access import set_member  # noqa: PLC0415 - as above
    from ovillo.workflows.approvals import stands_still  # noqa: PLC0415 - as above

    actor, is_still = settings().actor, False
    match words:
        case [case]:
            _list_members(case, form, output)
            return
        case [case, "admit", name] if role in set(Role):
            with opened(case) as record:
                set_member(record, name, Role(role), actor=actor, now=now)
        case [_, "admit", _]:
            raise UsageError(problem=_ROLES)
        case [case, "remove", name]:
            with opened(case) as record:
                set_member(record, name, None, actor=actor, now=now)
                is_still = stands_still(record)
        case [case, "let-in" | "let-out" as act, name]:
            move = work.let_in if act == "let-in" else work.let_out
            with opened(case) as record:
                move(record, name, compartment.strip(), actor=actor, now=now)
        case _:
            raise UsageError(problem=_MEMBER_WORDS)
    note(_DONE)
    if is_still:
        from ovillo.rendering.recusal import STANDS_STILL  # noqa: PLC0415 - as above

        note(STANDS_STILL)


def _list_members(case: str, form: PlainFormat, output: Path | None) -> None:
    from ovillo.rendering.teamwork import MEMBER_ROLES  # noqa: PLC0415 - as above
    from ovillo.workflows.team import people, unit_of  # noqa: PLC0415 - as above

    with opened(case) as record:
        found = people(record)
    told: Sequence[Mapping[str, Any]] = [  # Any: JSON
        {
            "member": name,
            "role": role.value,
            "unit": unit_of(found.units, name) or None,
            "compartments": [each for each, inside in found.compartments.items() if name in inside],
        }
        for name, role in found.members.items()
    ]
    lines = [
        f"{each['member']}: {surface.say(MEMBER_ROLES[each['role']])}"
        + (f", {each['unit']}" if each["unit"] else "")
        + (f" [{', '.join(each['compartments'])}]" if each["compartments"] else "")
        for each in told
    ]
    show(form, "members", told, lines or [surface.say(mark("The case has no members: it is its folder's."))], output)


def task(
    words: TaskWords,
    to: To = "",
    due: Annotated[str, typer.Option("--due", metavar=mark("YYYY-MM-DD"), help=mark("For open: by which day."))] = "",
    reason: Reason = "",
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.teamwork import task_json, task_lines  # noqa: PLC0415 - as above
    from ovillo.workflows import team as work  # noqa: PLC0415 - as above

    acts = {each.value: each for each in TaskAct}
    actor, today, is_whole = settings().actor, now().date(), True
    match words:
        case [case] | [case, "list"]:
            with opened(case) as record:
                found = work.list_tasks(record)
            is_whole = False
        case [case, "open", title]:
            day = _day(due)
            with opened(case) as record:
                found = [work.open_task(record, title, to=to.strip(), due=day, actor=actor, now=now)]
        case [case, act, called] if act in acts:
            with opened(case) as record:
                done = work.act_on_task(record, called, acts[act], to=to.strip(), reason=reason, actor=actor, now=now)
            found = [done]
        case [case, called] if called not in acts:
            with opened(case) as record:
                found = [work.one_task(record, called)]
        case _:
            raise UsageError(problem=_TASK_WORDS)
    lines = [line for each in found for line in task_lines(each, today, catalogue(), is_whole=is_whole)]
    show(form, "tasks", [task_json(each, today) for each in found], lines or [surface.say(_NO_TASK)], output)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(problem=_DAY) from error


def strategy(
    words: StrategyWords,
    file: Annotated[Path | None, typer.Option("--file", help=mark("For propose: a file with the text."))] = None,
    side: Annotated[
        Side | None, typer.Option("--side", help=mark("For sign, where no table of units says it."))
    ] = None,
    key: KeyFile = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.reading.decoding import decode  # noqa: PLC0415 - as above
    from ovillo.rendering.teamwork import strategy_json, strategy_lines  # noqa: PLC0415 - as above
    from ovillo.workflows import team as work  # noqa: PLC0415 - as above

    actor = settings().actor
    match words:
        case [case]:
            with opened(case) as record:
                found = work.strategy(record)
        case [case, "propose", *text] if len(text) == (0 if file else 1):
            said = decode(surface.read_file(file)) if file else text[0]
            with opened(case) as record:
                found = work.propose_strategy(record, said, actor=actor, now=now)
        case [case, "sign"]:
            held = read(key) if key else None
            with opened(case) as record:
                found = work.sign_strategy(record, side, actor=actor, now=now, key=held)
        case _:
            raise UsageError(problem=_STRATEGY_WORDS)
    if form is PlainFormat.JSON:
        surface.print_text(surface.as_json(strategy_json(found)), output)
        return
    lines = strategy_lines(found, catalogue()) if found else [surface.say(_NO_STRATEGY)]
    surface.print_parts((inert_line(line) + "\n" for line in lines), output)


def note_command(
    words: NoteWords,
    about: Annotated[str, typer.Option("--about", help=mark("What it is about: a task, an item, a document."))] = "",
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.teamwork import note_json, note_line  # noqa: PLC0415 - as above
    from ovillo.workflows import team as work  # noqa: PLC0415 - as above

    match words:
        case [case]:
            with opened(case) as record:
                notes = work.list_notes(record)
            show(form, "notes", map(note_json, notes), map(note_line, notes), output)
        case [case, text]:
            with opened(case) as record:
                work.write_note(record, text, about=about.strip(), actor=settings().actor, now=now)
            note(_DONE)
        case _:
            raise UsageError(problem=_NOTE_WORDS)


def refer(
    words: ReferWords,
    to: Annotated[str, typer.Option("--to", help=mark("For make: the organisation that is to help."))] = "",
    reason: Reason = "",
    details: Annotated[str, typer.Option("--details", help=mark("For make: what they need to know."))] = "",
    consent: Annotated[
        bool | None,
        typer.Option("--consent/--no-consent", help=mark("For make: whether the person agrees."), show_default=False),
    ] = None,
    because: Annotated[
        str, typer.Option("--because", help=mark("For make: why somebody whom nothing in the case calls a victim."))
    ] = "",
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.rendering.teamwork import referral_json, referral_line  # noqa: PLC0415 - as above
    from ovillo.workflows import team as work  # noqa: PLC0415 - as above

    actor = settings().actor
    match words:
        case [case]:
            with opened(case) as record:
                found = work.list_referrals(record)
        case [case, "make", person]:
            if consent is None:
                raise UsageError(problem=_CONSENT)
            draft = work.ReferralDraft(person, to, reason, details, consent, because)
            with opened(case) as record:
                found = [work.refer(record, draft, actor=actor, now=now)]
        case [case, "accept" | "decline" as act, called]:
            answer = "accepted" if act == "accept" else "declined"
            with opened(case) as record:
                found = [work.answer_referral(record, called, answer, reason=reason, actor=actor, now=now)]
        case _:
            raise UsageError(problem=_REFER_WORDS)
    lines = [referral_line(each, catalogue()) for each in found]
    show(form, "referrals", map(referral_json, found), lines, output)
