"""The ledger: every write with its actor and time, the root that proves them, and whether all of it is intact."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import Response

from ovillo.domain.messages import mark
from ovillo.rendering.ledger_lines import place_line
from ovillo.rendering.teamwork import read_line
from ovillo.web.guarding import require_token
from ovillo.web.pages import catalogue_of, render
from ovillo.web.workbench import workbench_of
from ovillo.wiring.whole_cases import verify_case, verify_tables
from ovillo.workflows.guarded import need_to_know
from ovillo.workflows.protected_reads import list_reads
from ovillo.workflows.verify import Verified

router = APIRouter(include_in_schema=False)
PAGE = 100
KINDS = {
    "case": mark("the case"),
    "document": mark("a document"),
    "reading": mark("who a document names"),
    "statement": mark("a statement"),
    "judgement": mark("a judgement"),
    "withdrawal": mark("a withdrawal"),
    "reversal": mark("a withdrawal turned round"),
    "undo": mark("a judgement taken back"),
    "rereading": mark("a document read again"),
    "rate": mark("an exchange rate"),
    "docket": mark("what somebody did in the case"),
}
ACTIONS = {
    "create": mark("made"),
    "add": mark("added"),
    "judge": mark("judged"),
    "withdraw": mark("withdrew"),
    "restore": mark("restored"),
    "undo": mark("undid"),
    "read": mark("read"),
}


@router.get("/ledger")
def ledger(request: Request, before: int = 0) -> Response:
    """The last entries, or those before a number."""
    return _show(request, before)


@router.post("/ledger/verify", dependencies=[Depends(require_token)])
def verify(request: Request, before: Annotated[int, Form()] = 0) -> Response:
    """Proves every original and every entry anew, as `ovillo verify` does."""
    bench = workbench_of(request)
    record = need_to_know(bench.opened.record)
    with record.reading():  # only for whoever may read
        folder = bench.opened.folder
    return _show(request, before, verified=verify_tables(folder, verify_case(folder, viewer=record.actor)))


def _show(request: Request, before: int, *, verified: Verified | None = None) -> Response:
    record, catalogue = need_to_know(workbench_of(request).opened.record), catalogue_of(request)
    with record.reading_all() as reader:
        head = reader.head()
        end = min(before, head.size) if before > 0 else head.size
        start = max(0, end - PAGE)
        entries = reader.entries(start, end - start)
        name = reader.case_name()
    reads = {
        each.number: read_line(each.by, each.at, each.pseudonym, each.purpose, catalogue)
        for each in list_reads(record, among=range(start, end))
    }
    return render(
        request,
        "ledger.html.jinja",
        head=head,
        checkpoint=f"{name}\n{head.size}\n{head.root.hex()}",
        entries=entries[::-1],
        start=start,
        end=end,
        kinds=KINDS,
        reads=reads,
        actions=ACTIONS,
        verified=verified,
        place=place_line(verified.fault.place, catalogue) if verified and verified.fault else "",
    )
