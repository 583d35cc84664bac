"""Commands for decisions: proposals, judge."""

from typing import TYPE_CHECKING, Annotated

import typer

from ovillo.cli import surface
from ovillo.cli.surface import (
    CaseFolder,
    LanguageOption,
    PlainFormat,
    PlainFormatOption,
    catalogue,
    note,
    now,
    say,
    settings,
)
from ovillo.domain.judgements import Verdict
from ovillo.domain.messages import mark
from ovillo.rendering.comparisons import MISSING, say_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ovillo.resolution import FieldWeight
    from ovillo.workflows.judge import ProposalLine

_A_PAIR = 2
_CONTRADICTED = (
    "To settle: judged the same, while other judgements keep the two apart. Take one of them back with --undo."
)
_NAMED_APART = (
    "To settle: judged the same, which would join two people whom one document names apart, or whose full names cannot "
    "be one person's. Take one of them back with --undo; or, of two documents, judge those two the same outright."
)
_HELD_UP = mark(
    "It has no effect yet: other decisions, or names that tell two people apart, stand against it. "
    "See ovillo proposals CASE."
)
_HELD_UP_TOO = mark("Nor has the decision {id} of {who} any more, until this is settled.")


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command(help=mark("List who may be the same across documents, and why."))(proposals)
    app.command(help=mark("Decide on a proposal or a statement, with a reason; --undo takes a decision back."))(judge)


def proposals(
    case: CaseFolder,
    document: Annotated[
        str | None,
        typer.Option(
            "--document", metavar=mark("ID"), help=mark("Only what concerns whoever is named in this document.")
        ),
    ] = None,
    form: PlainFormatOption = PlainFormat.TEXT,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows.judge import proposals as list_all  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        listed = list_all(opened.record, document=document)
    if form is PlainFormat.JSON:
        surface.print_json_list(line.as_object() for line in listed)
        return
    names_of = {side.id: side.name for line in listed for side in (line.left, line.right)}
    for line in listed:
        by_rule = mark("joined in one document") if line.is_inside else mark("joined by rule")
        held = line.verdict or (by_rule if line.proposal.rule else mark("open"))
        bits = line.explanation.weight_bits
        names = f"{line.left.name} = {line.right.name}"
        surface.line(f"{line.proposal.id[:12]}  {line.proposal.score:.2f}  {bits:+.1f} bit  {names}  [{say(held)}]")
        if line.contradicted:
            _say_contradictions(line, names_of)
        _say_fields(line.explanation.fields)
        for sentence in line.explanation.would_change:
            surface.line("    " + say(mark("Would change it: {what}"), what=say(sentence)))


def _say_contradictions(line: "ProposalLine", names_of: "Mapping[str, str]") -> None:
    """The task, and each judgement that takes part in it."""
    against = [judgement for each in line.contradicted for judgement in each.against]
    is_judged_apart = any(each.verdict is Verdict.DIFFERENT for each in against)
    surface.line("    " + say(_CONTRADICTED if is_judged_apart else _NAMED_APART))
    for each in line.contradicted:
        for judgement in (each.refused, *each.against):
            sides = f"{names_of[judgement.left]} / {names_of[judgement.right or '']}"
            told = f"{judgement.id[:12]}  {judgement.verdict.value}  {judgement.by}  {sides}  {judgement.reason}"
            surface.line(f"      {told}")


def _say_fields(fields: "Iterable[FieldWeight]") -> None:
    """One line each; what neither side has is told in one line for all."""
    missing = []
    for field in fields:
        if field.says in MISSING:
            missing.append(say(field.field))
            continue
        told = say_field(catalogue(), field.field, field.says)
        if field.detail is not None:
            told = say(mark("{told} ({detail})"), told=told, detail=field.detail)
        if field.sharers is not None and field.sharers > _A_PAIR:
            told = say(mark("{told}, in {count} entities"), told=told, count=field.sharers)
        surface.line(f"    {field.weight_bits:+5.1f} bit  {told}")
    if missing:
        surface.line("    " + say(mark("Told of neither: {fields}"), fields=", ".join(missing)))


def judge(
    case: CaseFolder,
    target: Annotated[
        str,
        typer.Argument(
            metavar=mark("PROPOSAL"),
            help=mark(
                "Id of a proposal or statement, or two of entities, or of an entity and a mention of it, joined by +; "
                "the first digits are enough, eight of an entity or mention."
            ),
        ),
    ],
    verdict: Annotated[
        Verdict | None, typer.Argument(help=mark("same, different, unsure; accept or reject a statement."))
    ] = None,
    reason: Annotated[str, typer.Option(help=mark("Why; kept with the decision."))] = "",
    undo: Annotated[
        bool, typer.Option("--undo", help=mark("Take back the latest decision on it, yours first."))
    ] = False,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows import judge as judging  # noqa: PLC0415 - as above

    if not undo and verdict is None:
        raise typer.BadParameter(say(mark("Give a verdict: same, different, unsure, accept or reject.")))
    with open_case(case) as opened:
        if undo:
            taken = judging.undo(opened.record, target, reason=reason, actor=settings().actor, now=now)
            note(mark("Took back the decision {id} of {who}."), id=taken.id[:12], who=taken.by)
        elif verdict is not None:
            made = judging.judge(opened.record, target, verdict=verdict, reason=reason, actor=settings().actor, now=now)
            note(mark("Recorded the decision {id}."), id=made.id[:12])
            held_up = judging.held_up_by(opened.record, made)
            if any(each.id == made.id for each in held_up):
                note(_HELD_UP)
            for each in held_up:
                if each.id != made.id:
                    note(_HELD_UP_TOO, id=each.id[:12], who=each.by)
