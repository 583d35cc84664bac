"""The hypotheses that a case holds: whose numbers, how far raters agree, and who changed what, when and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ovillo.domain.findings import Finding
from ovillo.domain.hypotheses import (
    BASE_RATE,
    RELIABILITY,
    Claim,
    Draft,
    Evaluation,
    HeldSet,
    HypothesesLine,
    NumberChange,
    Numbers,
    RaterAgreement,
    Rating,
    SetAct,
)
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue, mark_many
from ovillo.rendering.hypotheses.fields import Line, evaluation_as_json, step_fields
from ovillo.rendering.hypotheses.page import (
    BITS,
    CLOSING,
    INVESTIGATIVE,
    UNTITLED,
    evaluation_sections,
    publishable_text,
    stated_text,
    step_lines,
)
from ovillo.rendering.hypotheses.written import Page, Section, Table
from ovillo.rendering.inert import inline

SHORT_ID: Final = 12
NO_TOTAL: Final = mark("Nobody has rated every cell: no total is shown before.")
NOT_RATED: Final = mark(
    "Not everybody who rates has rated every piece of evidence yet, so that the steps are not ranked."
)
_CELLS: Final = mark_many("{who}: {count} cell not rated", "{who}: {count} cells not rated")
_ACTS: Final = {
    "opened": mark("opened"),
    "extended": mark("extended"),
    "linked": mark("linked to a finding"),
    "unlinked": mark("link taken back"),
    "closed": mark("closed"),
    "reopened": mark("opened again"),
}
_BLIND: Final = mark("You have {count} cells to go. The numbers of others are shown when all of yours are there.")


@dataclass(frozen=True, slots=True)
class SetView:
    """A set and what one reader may see of it."""

    held: HeldSet
    evaluation: Evaluation | None
    rater: str
    posteriors: Mapping[str, Sequence[float]]
    agreements: tuple[RaterAgreement, ...]
    cells_to_go: int | None
    """Of a reader who rates and is not done; `None` for everybody else."""
    findings: Mapping[str, Finding] = field(default_factory=dict)
    """Those that rows and hypotheses lead to, by id."""


def held_page(view: SetView, catalogue: Catalogue, *, with_history: bool, investigative: str = INVESTIGATIVE) -> Page:
    """The page for whoever investigates.

    Args:
        view: the set.
        catalogue: of the reader's language.
        with_history: tells who changed what too.
        investigative: that it is not for publication, and where to find what is.
    """
    say, held = catalogue.say, view.held
    sections = [Section(say(mark("The set")), tuple(_about(view, catalogue)))]
    if view.evaluation:
        sections.extend(evaluation_sections(view.evaluation, catalogue))
    else:
        lines = [f"{inline(each.id)}: {_text(each, catalogue)}" for each in held.draft.claims]
        sections.append(Section(say(mark("Hypotheses")), tuple(lines)))
        rows = [f"{inline(each.id)}: {inline(each.text)}" for each in held.draft.items]
        sections.append(Section(say(mark("Evidence")), tuple(rows)))
    if links := tuple(_links(view, catalogue)):
        sections.append(Section(say(mark("What the rows lead to")), links))
    if len(view.posteriors) > 1:
        sections.append(Section(say(mark("Those who rated, beside one another")), tuple(_raters(view, catalogue))))
    if with_history:
        sections.append(Section(say(mark("Who changed which number, when and why")), _history(held.history, catalogue)))
        sections.append(Section(say(mark("What else was done with the set")), (_acts(held.acts, catalogue),)))
    return Page(_title(held.draft, catalogue), tuple(sections), (say(investigative), *map(say, CLOSING)))


def publishable_held_page(held: HeldSet, catalogue: Catalogue) -> Page:
    """The page for everybody: no number, and nothing that no finding supports."""
    lines = tuple(claim_lines(held.draft, catalogue))
    return Page(_title(held.draft, catalogue), (Section(catalogue.say(mark("Hypotheses")), lines),), ())


def publishable_held_as_json(held: HeldSet, catalogue: Catalogue) -> Line:
    """What may be published: no number."""
    return {
        "question": held.draft.question,
        "hypotheses": [
            {"id": each.id, "text": each.text, "publish": publishable_text(each, catalogue)}
            for each in held.draft.claims
        ],
    }


def claim_lines(draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    """Each hypothesis with what may be said of it outside of the investigation."""
    for each in draft.claims:
        yield f"{inline(each.id)}: {_text(each, catalogue)}: {publishable_text(each, catalogue)}"


@dataclass(frozen=True, slots=True)
class OpenHypotheses:
    """An open set as finished lines, for a brief."""

    title: str
    claims: tuple[str, ...]
    settling: tuple[str, ...]
    """What would settle it, the most information for its cost first."""


def open_hypotheses(line: HypothesesLine, catalogue: Catalogue) -> OpenHypotheses:
    """An open set as a brief says it: no probability, which would be read before the numbers that it rests on."""
    ranked = (*step_lines(line.steps, catalogue), catalogue.say(BITS)) if line.steps else ()
    steps = ranked if line.is_ranked else _unranked(line, catalogue)
    settling = steps or (catalogue.say(mark("No step is written down.")),)
    return OpenHypotheses(_title(line.draft, catalogue), tuple(claim_lines(line.draft, catalogue)), settling)


def _unranked(line: HypothesesLine, catalogue: Catalogue) -> tuple[str, ...]:
    return (catalogue.say(NOT_RATED), *(inline(each.step.text) for each in line.steps))


def list_lines(sets: Sequence[HeldSet], catalogue: Catalogue) -> Iterator[str]:
    """One line a set."""
    for each in sets:
        state = mark("closed") if each.closed else mark("held open")
        told = catalogue.say_many(
            mark("rated completely by {count} person"),
            mark("rated completely by {count} people"),
            len(each.complete_raters),
        )
        yield f"{each.id[:SHORT_ID]}  {_title(each.draft, catalogue)}  [{catalogue.say(state)}; {told}]"


def set_as_json(view: SetView, catalogue: Catalogue) -> Line:
    """Everything that the page and its history show."""
    held = view.held
    return {
        **set_fields(held),
        "hypotheses": [_claim(each, catalogue) for each in held.draft.claims],
        "evidence": [
            {"id": each.id, "text": each.text, "group": each.group or None, "findings": list(each.findings)}
            for each in held.draft.items
        ],
        "cells_to_go": view.cells_to_go,
        "rater": view.rater or None,
        "evaluation": evaluation_as_json(view.evaluation, catalogue) if view.evaluation else None,
        "posteriors": {
            rater: dict(zip((each.id for each in held.draft.claims), values, strict=True))
            for rater, values in view.posteriors.items()
        },
        "agreements": [
            {
                "raters": [each.first, each.second],
                "mean_difference": each.mean_difference,
                "kappa": each.kappa,
                "widest": [
                    {"row": row, "column": column, "difference": difference} for row, column, difference in each.widest
                ],
            }
            for each in view.agreements
        ],
        "history": [_change(each) for each in held.history],
        "acts": [
            {
                "entry": each.entry,
                "act": each.kind,
                "about": list(each.about),
                "by": each.by,
                "at": each.at.isoformat(),
                "reason": each.reason,
            }
            for each in held.acts
        ],
    }


def set_fields(held: HeldSet) -> Line:
    """What is said of a set in a list."""
    return {
        "id": held.id,
        "name": held.draft.name,
        "question": held.draft.question,
        "opened_by": held.opened_by,
        "opened_at": held.opened_at.isoformat(),
        "reason": held.reason,
        "closed": held.closed or None,
        "raters": [
            {"name": rater, "missing": len(cells), "invited": rater in held.invited}
            for rater, cells in held.missing.items()
        ],
    }


def line_as_json(line: HypothesesLine) -> Line:
    """An open set as a brief has it, the same in every language."""
    catalogue = Catalogue("en")
    ids = [each.id for each in line.draft.claims]
    return {
        "id": line.id,
        "name": line.draft.name,
        "question": line.draft.question,
        "hypotheses": [_claim(each, catalogue) for each in line.draft.claims],
        "raters": line.raters,
        "ranked": line.is_ranked,
        "next_steps": [
            {**step_fields(number if line.is_ranked else None, each, ids), "outcomes": None}
            for number, each in enumerate(line.steps, start=1)
        ],
    }


def sheet_as_json(draft: Draft, numbers: Numbers) -> dict[str, Any]:  # Any: a JSON value
    """The sheet of a set with somebody's numbers, for them to fill in and hand back."""
    ids = [each.id for each in draft.claims]
    return {
        "name": draft.name,
        "question": draft.question,
        "hypotheses": [
            {
                "id": each.id,
                "text": each.text,
                "none_of_these": each.is_none_of_these,
                "prior": _stated(numbers.get(("prior", each.id))),
            }
            for each in draft.claims
        ],
        "evidence": [
            {
                "id": each.id,
                "text": each.text,
                "group": each.group,
                "joint": each.is_joint,
                "r": _stated(numbers.get((each.id, RELIABILITY))),
                "b": _stated(numbers.get((each.id, BASE_RATE))),
                "p": {name: _stated(numbers.get((each.id, name))) for name in ids},
            }
            for each in draft.items
        ],
    }


def _stated(number: Rating | None) -> str | None:
    return None if number is None else stated_text(number)


def _claim(each: Claim, catalogue: Catalogue) -> Line:
    return {
        "id": each.id,
        "text": each.text,
        "none_of_these": each.is_none_of_these,
        "publish": publishable_text(each, catalogue),
        "findings": list(each.findings),
    }


def _change(each: NumberChange) -> Line:
    return {
        "entry": each.entry,
        "row": each.row,
        "column": each.column,
        "before": stated_text(each.before) if each.before else None,
        "after": stated_text(each.after),
        "by": each.by,
        "at": each.at.isoformat(),
        "reason": each.reason,
    }


def _title(draft: Draft, catalogue: Catalogue) -> str:
    return inline(draft.question or draft.name) or catalogue.say(UNTITLED)


def _text(claim: Claim, catalogue: Catalogue) -> str:
    return inline(catalogue.say(claim.text) if claim.is_none_of_these else claim.text)


def _about(view: SetView, catalogue: Catalogue) -> Iterator[str]:
    say, held = catalogue.say, view.held
    yield say(
        mark("{id}, opened by {who} on {day}: {reason}"),
        id=held.id[:SHORT_ID],
        who=inline(held.opened_by),
        day=catalogue.date(held.opened_at.date()),
        reason=inline(held.reason),
    )
    if held.closed:
        yield say(mark("Closed: {reason}"), reason=inline(held.closed))
    for rater, cells in held.missing.items():
        if cells:
            yield catalogue.say_many(*_CELLS, len(cells), who=inline(rater))
        else:
            yield say(mark("{who}: every cell is rated"), who=inline(rater))
    if view.cells_to_go is not None:
        yield say(_BLIND, count=view.cells_to_go)
    if view.evaluation:
        yield say(mark("Below: the numbers of {who}."), who=inline(view.rater))
    elif view.cells_to_go is None:
        yield say(NO_TOTAL)


def _links(view: SetView, catalogue: Catalogue) -> Iterator[str]:
    """Each finding with what it is about, and how many independent sources give it."""
    for part in view.held.draft.parts:
        for finding in (view.findings[each] for each in part.findings if each in view.findings):
            who = [inline(each.name) for each in (finding.subject, finding.object) if each]
            about = ": ".join([catalogue.predicate(finding.predicate), *([" – ".join(who)] if who else [])])
            sources = catalogue.say_many(
                mark("{count} independent source"), mark("{count} independent sources"), finding.independent_sources
            )
            yield f"{inline(part.id)}: {finding.id[:SHORT_ID]}, {about} ({sources})"


def _acts(acts: Sequence[SetAct], catalogue: Catalogue) -> Table:
    say = catalogue.say
    rows = tuple(
        (
            str(each.entry),
            f"{each.at:%Y-%m-%d %H:%M}",
            inline(each.by),
            say(_ACTS[each.kind]),
            ", ".join(inline(one[:SHORT_ID]) for one in each.about),
            inline(each.reason),
        )
        for each in acts
    )
    header = (mark("entry"), mark("when (UTC)"), mark("who"), mark("act"), mark("about"), mark("why"))
    return Table(tuple(map(say, header)), rows)


def _raters(view: SetView, catalogue: Catalogue) -> Iterator[str | Table]:
    say = catalogue.say
    ids = tuple(inline(each.id) for each in view.held.draft.claims)
    rows = tuple((inline(rater), *(f"{one:.4f}" for one in values)) for rater, values in view.posteriors.items())
    yield Table((say(mark("posterior by")), *ids), rows)
    for each in view.agreements:
        kappa = say(mark("not defined")) if each.kappa is None else f"{each.kappa:.2f}"
        yield say(
            mark("{first} and {second}: mean difference {difference}; kappa of what is inconsistent: {kappa}"),
            first=inline(each.first),
            second=inline(each.second),
            difference=f"{each.mean_difference:.3f}",
            kappa=kappa,
        )
        if each.widest:
            cells = ", ".join(f"{inline(row)}/{inline(column)} ({apart:.2f})" for row, column, apart in each.widest)
            yield say(mark("They differ most at {cells}."), cells=cells)


def _history(history: Sequence[NumberChange], catalogue: Catalogue) -> tuple[str | Table, ...]:
    say = catalogue.say
    rows = tuple(
        (
            str(each.entry),
            f"{each.at:%Y-%m-%d %H:%M}",
            inline(each.by),
            f"{inline(each.row)} / {inline(each.column)}",
            f"{stated_text(each.before) if each.before else '–'} → {stated_text(each.after)}",
            inline(each.reason),
        )
        for each in history
    )
    header = (mark("entry"), mark("when (UTC)"), mark("who"), mark("row / column"), mark("number"), mark("why"))
    return (Table(tuple(map(say, header)), rows),) if rows else (say(mark("No number was stated yet.")),)
