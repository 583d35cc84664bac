"""`ovillo checks questions|reply|close`: what checks asked, what the offices reply, who closed it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ovillo.cli import surface
from ovillo.cli.surface import (
    CaseFolder,
    LanguageOption,
    OutputOption,
    PlainFormat,
    PlainFormatOption,
    note,
    now,
    say,
    settings,
)
from ovillo.domain.messages import mark
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.analysis.handling.questions import Question, Said
    from ovillo.analysis.handling.results import Finding
    from ovillo.workflows.checks import Told

QuestionArgument = Annotated[
    str, typer.Argument(metavar=mark("QUESTION"), help=mark("Id of a question; its first eight digits are enough."))
]
STANDS_STILL = mark(
    "At most one chain of command can speak here, apart from those whom the asker put into the case: the time to reply "
    "stands still."
)
_NOTE = mark("note of {who} on {day}, of the side that asked: {text}")
TextOption = Annotated[str, typer.Option("--text", help=mark("The words of the reply, or why the question is closed."))]


def register(checks: typer.Typer) -> None:
    """Adds the commands of this module."""
    checks.command(help=mark("The questions that checks opened in a case, with their replies."))(questions)
    checks.command(help=mark("Reply to a question, for the office that was asked."))(reply)
    checks.command(help=mark("Close a question of somebody else, after its reply or when the time for it is over."))(
        close
    )


def enter(case: Path, told: "Sequence[tuple[Told, bytes]]") -> None:
    """The questions of a run into a case; each is told to standard error."""
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - the database library loads only where a case is opened
    from ovillo.workflows.check_questions import open_questions  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        asked = open_questions(opened.record, told, actor=settings().actor, now=now)
    for each in asked:
        _tell(each)
    if not asked:
        note(mark("No question was opened."))


def questions(
    case: CaseFolder,
    form: PlainFormatOption = PlainFormat.TEXT,
    output: OutputOption = None,
    language: LanguageOption = None,
) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.check_questions import questions as list_all  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        found = list_all(opened.record)
    if form is PlainFormat.JSON:
        surface.print_text(surface.as_json([_json(each) for each in found]), output)
    else:
        surface.print_parts(_lines(found), output)


def reply(case: CaseFolder, question: QuestionArgument, text: TextOption = "", language: LanguageOption = None) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.check_questions import reply as enter_reply  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        found = enter_reply(opened.record, question, text, actor=settings().actor, now=now)
    if found.replies[-1].is_of_office and not found.replies[-1].ends_waiting:
        runs_on = mark(
            "The reply stands beside question {id}. Whoever asked put you into the case, so that the office keeps its "
            "time for another, until {day}."
        )
        note(runs_on, id=found.id[:12], day=found.reply_until)
    elif found.replies[-1].is_of_office:
        note(mark("The reply stands beside question {id}."), id=found.id[:12])
    else:
        no_reply = mark(
            "The note stands beside question {id}. It is of the side that asked, and no reply of the office, which may "
            "reply until {day}."
        )
        note(no_reply, id=found.id[:12], day=found.reply_until)
    if found.stands_still:
        note(STANDS_STILL)


def close(case: CaseFolder, question: QuestionArgument, text: TextOption = "", language: LanguageOption = None) -> None:
    from ovillo.wiring.cases import open_case  # noqa: PLC0415 - as above
    from ovillo.workflows.check_questions import close as enter_closing  # noqa: PLC0415 - as above

    with open_case(case) as opened:
        found = enter_closing(opened.record, question, text, actor=settings().actor, now=now)
    note(mark("Question {id} is closed."), id=found.id[:12])


def _tell(question: "Question") -> None:
    note(
        mark("Question {id} ({check}, {table}): the office may reply until {day}."),
        id=question.id[:12],
        check=question.check,
        table=question.table,
        day=question.reply_until,
    )


def _lines(found: "Sequence[Question]") -> Iterator[str]:
    for each in found:
        rows = ", ".join(map(str, each.rows))
        yield inert_line(f"{each.id[:12]}  {each.check}  {each.table}  [{rows}]") + "\n"
        for template, fields in each.sentences:
            yield "    " + inert_line(_sentence(template, fields)) + "\n"
        for finding in each.findings:
            yield "      " + inert_line(place_line(finding)) + "\n"
        asked = mark("asked by {who} on {day}; the office may reply until {until}")
        day = each.at.date()
        yield "    " + inert_line(say(asked, who=each.by, day=day, until=each.reply_until)) + "\n"
        if each.stands_still and each.closed is None:
            yield "    " + inert_line(say(STANDS_STILL)) + "\n"
        for said in each.replies:
            template = mark("reply of {who} on {day}: {text}") if said.is_of_office else _NOTE
            yield "    " + inert_line(_said(template, said)) + "\n"
        if each.closed:
            yield "    " + inert_line(_said(mark("closed by {who} on {day}: {text}"), each.closed)) + "\n"
    if not found:
        yield say(mark("No question was opened.")) + "\n"


def place_line(finding: "Finding") -> str:
    """What a rule names, beside its rows."""
    rows = ", ".join(map(str, finding.rows))
    what = _sentence(finding.sentence, finding.fields)
    return say(mark("row {rows}: {what} [{rule}]"), rows=rows, what=what, rule=finding.rule)


def places_json(findings: "Sequence[Finding]") -> Sequence[Mapping[str, Any]]:  # Any: a JSON value
    """What rules name, each with its rows."""
    return [
        {"rule": each.rule, "rows": list(each.rows), "sentence": _sentence(each.sentence, each.fields)}
        for each in findings
    ]


def _sentence(template: str, fields: Mapping[str, object]) -> str:
    return surface.catalogue().reason(template, fields)


def _said(template: str, said: "Said") -> str:
    return say(template, who=said.by, day=said.at.date(), text=said.text)


def _json(question: "Question") -> Mapping[str, Any]:  # Any: a JSON value
    def said(each: "Said") -> Mapping[str, str]:
        return {"text": each.text, "by": each.by, "at": each.at.isoformat()}

    def replied(each: "Said") -> Mapping[str, Any]:
        return {**said(each), "of_office": each.is_of_office}

    return {
        "id": question.id,
        "entry": question.number,
        "check": question.check,
        "table": question.table,
        "sha256": question.table_sha256,
        "rows": list(question.rows),
        "statement": " ".join(_sentence(template, fields) for template, fields in question.sentences),
        "findings": places_json(question.findings),
        "asked_by": question.by,
        "asked_at": question.at.isoformat(),
        "reply_until": question.reply_until.isoformat(),
        "stands_still": question.stands_still,
        "replies": [replied(each) for each in question.replies],
        "closed": said(question.closed) if question.closed else None,
    }
