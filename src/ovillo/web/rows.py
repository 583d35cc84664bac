"""One row of a table as its file writes it, with those next to it: where the row numbers of answers lead."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from ovillo.web.pages import render
from ovillo.web.workbench import workbench_of
from ovillo.wiring.case_rows import row_of

router = APIRouter(include_in_schema=False)


@router.get("/rows/{document}")
def rows(request: Request, document: str, row: Annotated[int, Query(ge=1, lt=1 << 32)]) -> Response:
    """The page.

    Raises:
        DocumentNotFoundError: no document of the case has this id, or it is no table.
    """
    found, shown = row_of(workbench_of(request).opened, document, row)
    return render(request, "rows.html.jinja", document=found, shown=shown, row=row)
