"""Hypotheses that the case holds open: every set, one set as its reader may see it, and one number at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from ovillo.casework.access import Act
from ovillo.domain.hypotheses import PRIOR, HeldSet
from ovillo.domain.messages import mark
from ovillo.rendering.hypotheses.held import SetView, claim_lines, held_page, publishable_held_page
from ovillo.rendering.hypotheses.page import INVESTIGATIVE_ON_PAGE, READ_FIRST
from ovillo.rendering.hypotheses.written import Table
from ovillo.rendering.inert import inline
from ovillo.web.guarding import require_token
from ovillo.web.pages import catalogue_of, render
from ovillo.web.workbench import workbench_of
from ovillo.workflows.access import allows
from ovillo.workflows.held_hypotheses import find_set, list_sets, rate_cell, show_set

if TYPE_CHECKING:
    from ovillo.web.signing_in import Session

router = APIRouter(include_in_schema=False)
_OPEN = mark("held open")
_CLOSED = mark("closed")


def _actor(request: Request) -> str:
    session: Session = request.state.session
    return session.actor


@router.get("/hypotheses")
def hypotheses(request: Request) -> Response:
    """Every set with its hypotheses, as they may be published; no number."""
    catalogue = catalogue_of(request)
    sets = [
        (each, tuple(claim_lines(each.draft, catalogue)), _CLOSED if each.closed else _OPEN)
        for each in list_sets(workbench_of(request).opened.record)
    ]
    return render(request, "hypotheses.html.jinja", sets=sets, name=_name)


@router.get("/hypotheses/{of}")
def hypothesis_set(request: Request, of: str, rater: str = "", history: str = "", publishable: str = "") -> Response:
    """One set: every probability first, then what follows; blind for whoever still rates. Or what may be published."""
    if publishable:
        return _publishable(request, of)
    return _show(request, of, rater, with_history=bool(history))


@router.post("/hypotheses/{of}/rate", dependencies=[Depends(require_token)])
def rate(
    request: Request,
    of: str,
    row: Annotated[str, Form()],
    column: Annotated[str, Form()],
    value: Annotated[str, Form()],
    reason: Annotated[str, Form()] = "",
) -> Response:
    """One number of whoever is signed in, with the reason."""
    bench = workbench_of(request)
    held = rate_cell(bench.opened.record, of, row, column, value, reason=reason, actor=_actor(request), now=bench.now)
    if isinstance(held, HeldSet):
        return RedirectResponse(f"/hypotheses/{held.id}", status_code=303)
    catalogue = catalogue_of(request)
    faults = [
        catalogue.say(
            mark("Row {row}, column {column}: {problem}"),
            row=inline(each.row),
            column=inline(each.column),
            problem=catalogue.reason(each.problem, dict(each.fields)),
        )
        for each in held
    ]
    return _show(request, of, "", faults=faults, status=400)


def _publishable(request: Request, of: str) -> Response:
    held, catalogue = find_set(workbench_of(request).opened.record, of), catalogue_of(request)
    return render(
        request,
        "hypothesis_words.html.jinja",
        made=publishable_held_page(held, catalogue),
        held=held,
        read_first=catalogue.say(READ_FIRST),
    )


def _show(
    request: Request,
    of: str,
    rater: str,
    *,
    with_history: bool = False,
    faults: Sequence[str] = (),
    status: int = 200,
) -> Response:
    bench, actor, catalogue = workbench_of(request), _actor(request), catalogue_of(request)
    day = bench.now().astimezone().date()
    seen = show_set(bench.opened.record, find_set(bench.opened.record, of).id, reader=actor, rater=rater, on=day)
    to_go = len(seen.held.missing[actor]) if seen.is_blind else None
    view = SetView(seen.held, seen.evaluation, seen.rater, seen.posteriors, seen.agreements, to_go, seen.findings)
    draft = seen.held.draft
    return render(
        request,
        "hypothesis_set.html.jinja",
        status=status,
        made=held_page(view, catalogue, with_history=with_history, investigative=INVESTIGATIVE_ON_PAGE),
        held=seen.held,
        rows=[*(each.id for each in draft.items), PRIOR],
        columns=[*(each.id for each in draft.claims), "r", "b"],
        faults=faults,
        may_rate=not seen.held.closed and allows(bench.opened.record, actor, Act.WORK),
        with_history=with_history,
        is_table=lambda block: isinstance(block, Table),
    )


def _name(held: HeldSet) -> str:
    return inline(held.draft.question or held.draft.name) or held.id[:12]
