"""The review queue: one statement or one pair of names at a time, its words on the left, what was read on the right.

A page holds the next few, so that a key shows the next one before the server has heard of the decision.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from markupsafe import Markup
from pydantic import BeforeValidator

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.statements import PredicateKind, Statement
from ovillo.rendering.claims import Narrator
from ovillo.rendering.comparisons import MISSING, say_field
from ovillo.rendering.marking import Span, mark_quotes
from ovillo.rendering.readings import Reading, read_out
from ovillo.web.pages import catalogue_of, render
from ovillo.web.places import find_document
from ovillo.web.statement_form import KIND_TITLES, form_fields, require_work
from ovillo.web.workbench import workbench_of
from ovillo.workflows.answers import Answers
from ovillo.workflows.judge import ProposalLine
from ovillo.workflows.review import (
    WantedStatements,
    own_judgements,
    queue_proposals,
    queue_statements,
)
from ovillo.workflows.views import StatementNotFoundError

router = APIRouter(include_in_schema=False)
BATCH = 15
"""Few, as a page asks for more with the first decision."""
BEFORE, AFTER = 700, 500
"""Characters of the text shown around a quote."""
MOST_QUOTED = 4_000


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words with the text around them."""

    document: Document
    source: str
    start: int
    end: int
    text: Markup


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A statement to judge."""

    target: str
    reading: Reading
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class PairItem:
    """Two names to judge."""

    target: str
    line: ProposalLine
    excerpts: tuple[Excerpt, ...]
    fields: tuple[tuple[str, float, bool], ...]
    """What was compared, what it weighs in bits, and whether it is a conflict."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reviewer goes through."""

    queue: str
    wanted: WantedStatements

    @property
    def address(self) -> str:
        """The query of this queue's addresses."""
        kind = self.wanted.kind.value if self.wanted.kind else ""
        again = "1" if self.wanted.again else ""
        return f"queue={self.queue}&document={self.wanted.document}&kind={kind}&again={again}"


Queue = Literal["statements", "merges"]
Kind = Annotated[PredicateKind | None, BeforeValidator(lambda given: given or None)]
"""An empty field of a form asks for every kind."""


def _asked(answers: Answers, queue: Queue, document: str, kind: PredicateKind | None, again: str) -> Asked:
    """What an address asks for. Raises `DocumentNotFoundError`."""
    wanted = find_document(answers, document).id if document else ""
    return Asked(queue, WantedStatements(wanted, kind, again=bool(again)))


@router.get("/review")
def review(
    request: Request, queue: Queue = "statements", document: str = "", kind: Kind = None, again: str = ""
) -> Response:
    """The first items of the queue."""
    answers = workbench_of(request).answers.texts()
    asked = _asked(answers, queue, document, kind, again)
    items, decided, total, others = _items(request, answers, asked, held=())
    return render(
        request,
        "review.html.jinja",
        asked=asked,
        items=items,
        decided=decided,
        total=total,
        others=others,
        kinds=KIND_TITLES,
        scripts=("review.js",),
        documents=sorted(
            (each for each in answers.documents.values() if each.id in answers.statements_of),
            key=lambda each: (each.details.title or each.name).casefold(),
        ),
    )


@router.get("/review/items")
def more_items(
    request: Request,
    held: Annotated[Sequence[str], Query(default_factory=tuple)],
    queue: Queue = "statements",
    document: str = "",
    kind: Kind = None,
    again: str = "",
) -> Response:
    """The next items after those that the page holds."""
    answers = workbench_of(request).answers.texts()
    items, *_ = _items(request, answers, _asked(answers, queue, document, kind, again), held=held)
    return render(request, "review_items.html.jinja", items=items)


@router.get("/review/amend/{statement}")
def amend(request: Request, statement: str) -> Response:
    """The form in which a reviewer reads a statement otherwise."""
    require_work(request)
    answers = workbench_of(request).answers.texts()
    found = next((each for each in answers.resolved.view.statements if each.id == statement), None)
    if found is None:
        raise StatementNotFoundError(id=statement[:64])
    return render(
        request,
        "amend.html.jinja",
        form=form_fields(answers, found.document, found, words=found.quote),
        statement=found,
    )


def _items(
    request: Request, answers: Answers, asked: Asked, *, held: Sequence[str]
) -> tuple[Sequence[StatementItem | PairItem], int, int, int]:
    """The next items, how many are decided of how many, and how many wait in the other queue."""
    bench, catalogue = workbench_of(request), catalogue_of(request)
    own = own_judgements(bench.opened.record, request.state.session.actor)
    narrator = Narrator(catalogue, answers.documents)
    statements, pairs = queue_statements(answers, own, asked.wanted), queue_proposals(answers, own)
    known = frozenset(held)
    if asked.queue == "merges":
        waiting = [each for each in pairs.waiting if _pair_target(each) not in known][:BATCH]
        made = [_pair_item(each, narrator) for each in waiting]
        return made, pairs.decided, pairs.total, len(statements.waiting)
    next_ones = [each for each in statements.waiting if each.id not in known][:BATCH]
    return (
        [StatementItem(each.id, read_out(each, narrator), (_excerpt(each, narrator),)) for each in next_ones],
        statements.decided,
        statements.total,
        len(pairs.waiting),
    )


def _excerpt(statement: Statement, narrator: Narrator) -> Excerpt:
    return _around(statement.document, statement.start, statement.end, narrator)


def _around(document: str, start: int, end: int, narrator: Narrator) -> Excerpt:
    """The place with the text around it."""
    found = narrator.documents[document]
    first, last = _window(found.text, start, end)
    before, after = "… " if first else "", " …" if last < len(found.text) else ""
    marked = mark_quotes(found.text[first:last], [Span(start - first, end - first, 0)])
    html = "".join(marked).replace('<a class="back" href="#r0" data-n="0"></a>', "").replace(' id="q0"', ' class="lit"')
    html = f"{before}{html}{after}"
    return Excerpt(found, narrator.source(document), start, end, Markup(html))  # noqa: S704 - mark_quotes escaped it


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """What is shown of the text around a quote: cut at white space where there is some."""
    shown = min(end, start + MOST_QUOTED)
    first, last = max(0, start - BEFORE), min(len(text), shown + AFTER)
    if first:
        first = next((place + 1 for place in range(first, start) if text[place].isspace()), first)
    if last < len(text):
        last = next((place for place in range(last, shown, -1) if text[place].isspace()), last)
    return first, last


def _pair_target(line: ProposalLine) -> str:
    return f"{line.proposal.left}+{line.proposal.right}"


def _pair_item(line: ProposalLine, narrator: Narrator) -> PairItem:
    fields = tuple(
        (say_field(narrator.catalogue, each.field, each.says), each.weight_bits, each.is_conflict)
        for each in line.explanation.fields
        if each.says not in MISSING
    )
    sides = tuple(_first_mention(each, narrator) for each in (line.left, line.right))
    return PairItem(_pair_target(line), line, sides, fields)


def _first_mention(entity: DocumentEntity, narrator: Narrator) -> Excerpt:
    mention = entity.mentions[0]
    return _around(entity.document, mention.start, mention.end, narrator)
