"""`ovillo recusal`: ties of officials to the parties of a case, asked about before access, decided by people."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ovillo.cli import surface
from ovillo.cli.surface import (
    LanguageOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    catalogue,
    note,
    now,
    say,
    settings,
    words_of,
)
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.recusal import Role, Tie, TieKind
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.workflows.recusal import Asked

_WORDS_NEEDED: Final = mark(
    "That is no question about recusal. Give CASE, or CASE and one of: party NAME, tie NAME NAME, ask OFFICIAL …, "
    "declare, accept OFFICIAL, recuse OFFICIAL, lift OFFICIAL."
)
_ANSWER_NEEDED: Final = mark("A declaration says --tie or --no-tie, one of the two. Nothing was recorded.")
_NO_QUESTION: Final = mark("No question to you is open in this case.")
_DECIDE: Final = mark("Decide with: ovillo recusal CASE accept OFFICIAL, or recuse OFFICIAL --reason WHY")
_DONE: Final = mark("Recorded.")

Words = Annotated[
    list[str],
    words_of(
        mark("CASE [party|tie|ask|declare|accept|recuse|lift NAME …]"),
        mark("Folder of the case; what is named, asked, declared or decided, and whom it concerns."),
    ),
]
RoleOption = Annotated[Role, typer.Option("--role", help=mark("For party: what they are in the case."))]
KindOption = Annotated[TieKind | None, typer.Option("--kind", help=mark("For tie: what ties the two."))]
Degree = Annotated[int | None, typer.Option("--degree", min=1, max=9, help=mark("For tie: degree of kin, if known."))]
Ended = Annotated[bool, typer.Option("--ended", help=mark("For tie: it has ended."))]
HasTie = Annotated[
    bool | None,
    typer.Option("--tie/--no-tie", help=mark("For declare: whether you have such a tie."), show_default=False),
]
Reason = Annotated[str, typer.Option("--reason", help=mark("Why, or in your own words."))]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the options say."""

    role: Role
    kind: TieKind | None
    degree: int | None
    is_ended: bool
    has_tie: bool | None
    reason: str
    form: PlainFormat
    output: Path | None


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command(help=mark("Ties of officials to the parties of a case: asked about before access, decided by people."))(
        recusal
    )


def recusal(
    words: Words,
    role: RoleOption = Role.OTHER,
    kind: KindOption = None,
    degree: Degree = None,
    ended: Ended = False,
    has_tie: HasTie = None,
    reason: Reason = "",
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    said = _Said(role, kind, degree, ended, has_tie, reason, form, output)
    match words:
        case [case]:
            _tell_own(Path(case))
        case [case, "ask", *officials] if officials:
            _print_asked(Path(case), officials, said)
        case [case, act, *whom]:
            _record(Path(case), act, whom, said)
        case _:
            raise UsageError(problem=_WORDS_NEEDED)


def _tell_own(case: Path) -> None:
    """Whether a question to the actor is open: who is recused is told what is told to whom nothing concerns.

    To whoever decides about others, also whose declarations wait for that.
    """
    from ovillo.rendering.recusal import asked_lines  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only here
    from ovillo.workflows.recusal import own_question, waiting  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        question = own_question(opened.record)
        found = waiting(opened.record) if question is None else ()
    surface.line(say(question or _NO_QUESTION))
    for each in found:
        for line in asked_lines(each.official, each.position, each.ways, catalogue()):
            surface.line(line)
    if found:
        surface.line(say(_DECIDE))


def _print_asked(case: Path, officials: Sequence[str], said: _Said) -> None:
    from ovillo.rendering.recusal import MEANING, asked_json, asked_lines  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.recusal import ask_others  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        found: Sequence[Asked] = ask_others(opened.record, officials)
    if said.form is PlainFormat.JSON:
        told = (asked_json(each.official, each.position, each.ways) for each in found)
        surface.print_parts(surface.json_parts("officials", told, {"meaning": say(MEANING)}), said.output)
        return
    lines = [line for each in found for line in asked_lines(each.official, each.position, each.ways, catalogue())]
    surface.print_parts((inert_line(line) + "\n" for line in (*lines, "", say(MEANING))), said.output)


def _record(case: Path, act: str, whom: Sequence[str], said: _Said) -> None:
    from ovillo.casework.recusal.standing import Answer  # noqa: PLC0415 - as above
    from ovillo.rendering.recusal import NO_OWNER, STANDS_STILL  # noqa: PLC0415 - as above
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import recusal as work  # noqa: PLC0415 - as above
    from ovillo.workflows.approvals import stands_still  # noqa: PLC0415 - as above

    actor = settings().actor
    with open_case(case) as opened:
        record = opened.record
        match act, whom:
            case "party", [name]:
                work.name_party(record, name, said.role, actor=actor, now=now)
            case "tie", [one, other] if said.kind is not None:
                tie = Tie(one, other, said.kind, said.degree, said.is_ended)
                work.state_tie(record, tie, actor=actor, now=now)
            case "declare", []:
                if said.has_tie is None:
                    raise UsageError(problem=_ANSWER_NEEDED)
                answer = Answer.TIE if said.has_tie else Answer.NO_TIE
                work.declare_own(record, answer, said.reason, now=now)
            case "accept", [official]:
                work.accept(record, official, said.reason, actor=actor, now=now)
            case "recuse", [official]:
                work.recuse(record, official, said.reason, actor=actor, now=now)
            case "lift", [official]:
                work.lift(record, official, said.reason, actor=actor, now=now)
            case _:
                raise UsageError(problem=_WORDS_NEEDED)
        told = [
            work.own_question(record),
            STANDS_STILL if stands_still(record) else None,
            NO_OWNER if work.has_no_owner(record) else None,
        ]
    for each in (_DONE, *filter(None, told)):
        note(each)
