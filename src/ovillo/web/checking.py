"""Checks of case handling: a table is read, told, and forgotten; a question that is opened stays, with its replies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import Response

from ovillo.analysis.handling.chances import LEAST
from ovillo.analysis.handling.results import FALSE_SHARE, Finding
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, Typed, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import INTEGRITY
from ovillo.workflows.call_tables import require_zone
from ovillo.workflows.check_logs import CHECK_TABLES
from ovillo.workflows.check_own import OWN_TABLES, own_tables, table_of, tables_among
from ovillo.workflows.check_questions import close, open_questions, questions, questions_asked, reply
from ovillo.workflows.check_statements import Sentence
from ovillo.workflows.check_tables import CheckOptions
from ovillo.workflows.checks import MEANING, Told, check_table, tell_run
from ovillo.workflows.reply_times import day_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/integrity"
TITLES: Final[Mapping[str, str]] = {
    "slower": mark("slower for one"),
    "milder": mark("milder for one"),
    "assignment": mark("steered assignment"),
    "peeking": mark("peeking"),
    "leak": mark("leaked operations"),
    "archiving": mark("archiving outlier"),
    "conformance": mark("acts missing or late"),
    "conflicts": mark("undeclared conflicts"),
    "rewritten": mark("rewritten record"),
    "attrition": mark("evidence attrition"),
    "ignored": mark("ignored warnings"),
}
OWN_TITLES: Final[Mapping[str, str]] = {
    OWN_TABLES[0]: mark("Hand-overs of evidence in this case"),
    OWN_TABLES[1]: mark("When acts on evidence happened and were recorded"),
}
_working = Lock()
"""One run at a time: draws take all that a core has."""
_NO_CHECK: Final = mark("There is no such check. Choose one of the list.")


@dataclass(frozen=True, slots=True)
class Shown:
    """What one table says, in the reader's language."""

    place: str
    check: str
    told: Told
    figures: Mapping[str, str]
    lines: Sequence[str]
    findings: Sequence[tuple[str, str, str]]
    """Rows, what is said of them, and the rule."""


@router.get(PAGE)
def checks(desk: At) -> Response:
    """The questions that were opened, and the form of a run."""
    return _show(desk, None)


@router.get(f"{PAGE}/own/{{name}}")
def own_table(desk: At, name: str) -> Response:
    """One of the tables that the case's own docket gives, so that rows can be looked up."""
    content = own_tables(desk.record, now=desk.now()).get(name)
    if content is None:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="text/csv", headers=headers)


@router.post(f"{PAGE}/run")
def run(desk: At, given: Given) -> Response:
    """What tables say; with the wish for it, the questions that they open stand in the case."""
    try:
        tables = _tables(desk, given)
        if given["check"] and given["check"] not in CHECK_TABLES:
            raise UsageError(problem=_NO_CHECK)
        how = CheckOptions(now=desk.now(), zone=_zone(given))
        with _working:
            checked = [check_table(content, how, place=name, check=given["check"] or None) for name, content in tables]
        told = tell_run(checked)
        if given["enter"]:
            found = [(each, content) for each, (_, content) in zip(told, tables, strict=True)]
            open_questions(desk.record, found, actor=desk.actor, now=desk.now)
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, told=told)


@router.post(f"{PAGE}/reply", dependencies=WORKED)
def reply_to(desk: At, given: Given) -> Response:
    """A reply to a question, for the office that was asked."""

    def act() -> None:
        reply(desk.record, given[ABOUT], given["text"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#questions-title", page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/close", dependencies=WORKED)
def close_question(desk: At, given: Given) -> Response:
    """Closes a question of somebody else."""

    def act() -> None:
        close(desk.record, given[ABOUT], given["text"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#questions-title", page=lambda refused: _show(desk, refused))


def _tables(desk: Desk, given: Typed) -> Sequence[tuple[str, bytes]]:
    """The table of the case that was chosen, else the files that were."""
    if given["own"]:
        return [table_of(desk.record, desk.bench.opened.originals, given["own"], now=desk.now())]
    return [(each.name, each.content) for each in given.several("tables")]


def _zone(given: Typed) -> tzinfo | None:
    if not given["zone"]:
        return None
    require_zone(given["zone"])
    return ZoneInfo(given["zone"])


def _said(sentences: Sequence[Sentence], catalogue: Catalogue) -> list[str]:
    return [catalogue.reason(template, fields) for template, fields in sentences]


def _shown(told: Told, catalogue: Catalogue) -> Shown:
    figures = {
        catalogue.say(mark("units compared")): str(told.n),
        catalogue.say(mark("statistic")): _figure(told.statistic),
        catalogue.say(mark("p")): _below(told.p) + _figure(told.p),
        catalogue.say(mark("smallest p that these rows could give")): _below(told.smallest_p)
        + _figure(told.smallest_p),
        catalogue.say(mark("among all of the run (Benjamini–Hochberg)")): _below(told.p) + _figure(told.adjusted),
    }
    lines = _said([*told.by_rule, *told.by_chance], catalogue)
    return Shown(
        inline(told.place), catalogue.say(TITLES[told.check]), told, figures, lines, _places(told.findings, catalogue)
    )


def _places(findings: Sequence[Finding], catalogue: Catalogue) -> Sequence[tuple[str, str, str]]:
    """Rows, what is said of them, and the rule."""
    return [
        (", ".join(map(str, each.rows)), catalogue.reason(each.sentence, each.fields), each.rule) for each in findings
    ]


def _below(chance: float | None) -> str:
    """What stands before a figure of a chance that no number can hold."""
    return "< " if chance is not None and chance <= LEAST else ""


def _figure(number: float | None) -> str:
    return "–" if number is None else f"{number:.5g}"


def _show(desk: Desk, refused: Refused | None, *, told: Sequence[Told] = ()) -> Response:
    catalogue, today = desk.catalogue, day_of(desk.now())
    asked = questions_asked(desk.record, desk.actor)
    own = [(name, catalogue.say(OWN_TITLES[name])) for name in own_tables(desk.record, now=desk.now())]
    return desk.show(
        "checks.html.jinja",
        refused,
        tabs=INTEGRITY,
        told=[_shown(each, catalogue) for each in told],
        false_share=f"{FALSE_SHARE:.0%}",
        meaning=catalogue.say(MEANING),
        checks=[("", catalogue.say(mark("the one that the columns tell"))), *_titles(catalogue)],
        own=own,
        tables=tables_among(desk.record),
        questions=[
            (
                each,
                catalogue.say(TITLES.get(each.check, each.check)),
                _said(each.sentences, catalogue),
                _places(each.findings, catalogue),
                each.may_close(desk.actor, today),
                each.id in asked,
            )
            for each in reversed(questions(desk.record))
        ],
    )


def _titles(catalogue: Catalogue) -> Sequence[tuple[str, str]]:
    return [(name, f"{catalogue.say(title)} ({name})") for name, title in TITLES.items()]
