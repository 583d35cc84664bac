"""The API of the workbench: what the pages do, for programs of the same session. Described in /api/v1/openapi.json."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from ovillo.domain.entities import EntityType
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.statements import Quantifier, Standing
from ovillo.rendering.brief_json import brief_as_json
from ovillo.rendering.exports import copy_line, finding_line, statement_line
from ovillo.web.guarding import require_token
from ovillo.web.workbench import workbench_of
from ovillo.workflows import judge as judging
from ovillo.workflows.approvals import require_free
from ovillo.workflows.by_hand import state, take_back
from ovillo.workflows.drafts import Draft
from ovillo.workflows.export import line_of_entity
from ovillo.workflows.search import search

router = APIRouter(prefix="/api/v1", dependencies=[Depends(require_token)])
Line = dict[str, Any]  # Any: JSON values; the keys are those of the exports (docs/interfaces.md)
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
LONGEST_REASON = 2_000
Thing = TypeVar("Thing")


class Lines(BaseModel):
    """Part of a list."""

    total: int
    lines: list[Line]


class Decision(BaseModel):
    """A judgement to take."""

    target: Annotated[str, Field(min_length=8, max_length=140)]
    """Id of a statement, of a proposal, or two ids of entities or an entity and a mention, joined by "+"."""
    verdict: Verdict
    reason: Annotated[str, Field(min_length=1, max_length=LONGEST_REASON)]


class Undoing(BaseModel):
    """A judgement to take back."""

    target: Annotated[str, Field(min_length=8, max_length=140)]
    reason: Annotated[str, Field(max_length=LONGEST_REASON)] = ""


class Decided(BaseModel):
    """What a judgement came to."""

    id: str
    verdict: Verdict
    held_up: bool = False
    """Whether other decisions keep it from taking effect."""


class StatementDraft(BaseModel):
    """A statement by hand; names as the text writes them, or ids of entities of the document."""

    document: Annotated[str, Field(min_length=64, max_length=64)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    predicate: Annotated[str, Field(max_length=60)]
    standing: Standing
    negated: bool = False
    subject: Annotated[str, Field(max_length=300)] = ""
    subject_type: EntityType | None = None
    """Without one, what the document has it for; a person where nobody read it yet."""
    object: Annotated[str, Field(max_length=300)] = ""
    object_type: EntityType | None = None
    where: Annotated[str, Field(max_length=300)] = ""
    value: Annotated[str, Field(max_length=300)] = ""
    number: Annotated[str, Field(max_length=60)] = ""
    unit: Annotated[str, Field(max_length=30)] = ""
    qualifier: Quantifier | None = None
    """Without one, that of the statement in place of which it stands; exact where there is none."""
    since: date | None = None
    until: date | None = None
    speaker: Annotated[str, Field(max_length=300)] | None = None
    """Who says it, nearest first, joined by ";"; "" for the source itself; left out, as what it stands in place of."""
    speaker_type: EntityType | None = None
    supersedes: Annotated[str, Field(max_length=64)] | None = None


class Made(BaseModel):
    """The id of what was made."""

    id: str


def require_no_signatures(request: Request) -> None:
    """What `ovillo export` writes leaves on two signatures where the case asks for them, and not in parts."""
    require_free(workbench_of(request).opened.record, request.url.path.rpartition("/")[2])


@router.get("/case")
def case(request: Request) -> Line:
    """The name of the case and the head of its ledger."""
    bench = workbench_of(request)
    with bench.opened.record.reading() as reader:
        head = reader.head()
        return {"name": reader.case_name(), "ledger": {"size": head.size, "root": head.root.hex()}}


@router.get("/brief")
def brief(request: Request) -> Line:
    """The brief, as `ovillo brief --as json` writes it."""
    return brief_as_json(workbench_of(request).answers.now().brief)


@router.get("/statements", dependencies=[Depends(require_no_signatures)])
def statements(request: Request, limit: Limit = 100, offset: Offset = 0, document: str = "") -> Lines:
    """Statements, as `ovillo export --as statements` writes them."""
    answers = workbench_of(request).answers.now()
    found = answers.resolved.view.statements
    asked = [each for each in found if each.document == document] if document else found
    lines = [
        statement_line(each, answers.documents[each.document], joined=answers.entities)
        for each in asked[offset : offset + limit]
    ]
    return Lines(total=len(asked), lines=lines)


@router.get("/findings", dependencies=[Depends(require_no_signatures)])
def findings(request: Request, limit: Limit = 100, offset: Offset = 0) -> Lines:
    """Findings, as `ovillo export --as findings` writes them."""
    return _part(workbench_of(request).answers.now().found.findings, finding_line, limit, offset)


@router.get("/entities", dependencies=[Depends(require_no_signatures)])
def entities(request: Request, limit: Limit = 100, offset: Offset = 0) -> Lines:
    """Entities, as `ovillo export --as entities` writes them."""
    answers = workbench_of(request).answers.now()
    return _part(answers.resolved.entities, lambda each: line_of_entity(each, answers.members), limit, offset)


@router.get("/copies", dependencies=[Depends(require_no_signatures)])
def copies(request: Request, limit: Limit = 100, offset: Offset = 0) -> Lines:
    """Who takes from whom, as `ovillo export --as copies` writes it."""
    return _part(workbench_of(request).answers.now().found.copies, copy_line, limit, offset)


@router.get("/proposals")
def proposals(request: Request, limit: Limit = 100, offset: Offset = 0) -> Lines:
    """Who may be the same, as `ovillo proposals --as json` lists them."""
    lines = workbench_of(request).answers.now().proposals
    return Lines(total=len(lines), lines=[each.as_object() for each in lines[offset : offset + limit]])


@router.get("/search")
def find(request: Request, q: Annotated[str, Query(min_length=1, max_length=300)], limit: Limit = 20) -> Lines:
    """Where words stand, as `ovillo search --as json` lists it."""
    matches = search(workbench_of(request).opened.record, q, limit=limit)
    lines = [
        {
            "document": each.document.id,
            "name": each.document.name,
            "publisher": each.document.details.publisher,
            "start": each.hit.locator.start,
            "end": each.hit.locator.end,
            "snippet": each.hit.snippet,
        }
        for each in matches
    ]
    return Lines(total=len(lines), lines=lines)


@router.post("/judgements")
def judge(request: Request, decision: Decision) -> Decided:
    """Records a judgement of whoever is signed in."""
    bench = workbench_of(request)
    made = judging.judge(
        bench.opened.record,
        decision.target,
        verdict=decision.verdict,
        reason=decision.reason,
        actor=_actor(request),
        now=bench.now,
    )
    return Decided(id=made.id, verdict=made.verdict, held_up=_is_held_up(request, made))


@router.post("/judgements/undo")
def undo(request: Request, undoing: Undoing) -> Decided:
    """Takes back one's own judgement; that of somebody else by its own id."""
    bench = workbench_of(request)
    taken = judging.undo_own(
        bench.opened.record, undoing.target, reason=undoing.reason, actor=_actor(request), now=bench.now
    )
    return Decided(id=taken.id, verdict=taken.verdict)


@router.post("/statements")
def make_statement(request: Request, draft: StatementDraft) -> Made:
    """Keeps a statement that a person reads from a document, in place of another where it supersedes one."""
    bench = workbench_of(request)
    fields = draft.model_dump(exclude={"supersedes"})
    made = state(
        bench.opened.record, Draft(**fields), actor=_actor(request), now=bench.now, supersedes=draft.supersedes
    )
    return Made(id=made.id)


@router.post("/statements/undo")
def unmake_statement(request: Request, undoing: Undoing) -> Made:
    """Takes back one's own statement by hand; what it superseded stands again."""
    bench = workbench_of(request)
    taken = take_back(bench.opened.record, undoing.target, actor=_actor(request), now=bench.now)
    return Made(id=taken)


def _is_held_up(request: Request, made: Judgement) -> bool:
    return made.verdict is Verdict.SAME and judging.is_held_up(workbench_of(request).opened.record, made)


def _actor(request: Request) -> str:
    return str(request.state.session.actor)


def _part(found: Sequence[Thing], line: Callable[[Thing], Line], limit: int, offset: int) -> Lines:
    return Lines(total=len(found), lines=[line(each) for each in found[offset : offset + limit]])
