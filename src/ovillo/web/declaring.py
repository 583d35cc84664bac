"""An official's own declaration, which comes before access to anything of the case.

It is there for members who may see nothing yet, and says nothing of the case: whoever is asked, whoever waits,
whoever is recused and whoever nothing concerns see the same form.
"""

from typing import Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from ovillo.casework.recusal.standing import WAITS, Answer
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.web.forms import Given, Refused, Was, desk_of
from ovillo.web.guarding import require_token
from ovillo.web.pages import render
from ovillo.workflows.recusal import declare_own, own_question, require_member

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
PAGE: Final = "/declaration"
_NO_QUESTION: Final = mark("No question to you is open in this case.")
_ANSWER: Final = mark("Say whether you have such a tie. Nothing was recorded.")


@router.get(PAGE)
def declaration(request: Request) -> Response:
    """The question, or that none is open."""
    require_member(desk_of(request).record)
    return show_declaration(request)


@router.post(PAGE)
def declare(request: Request, given: Given) -> Response:
    """Records the answer."""
    desk = desk_of(request)
    try:
        if given["answer"] not in set(Answer):
            require_member(desk.record)
            raise UsageError(problem=_ANSWER)
        declare_own(desk.record, Answer(given["answer"]), given["words"], now=desk.now)
    except OvilloError as error:
        refused = desk.refusal(given, error)
        if refused.status != 400:
            raise
        return show_declaration(request, refused, status=400)
    return RedirectResponse("/", status_code=303)


def show_declaration(request: Request, refused: Refused | None = None, *, status: int = 200) -> Response:
    """The page, also in place of any other to whoever is asked first."""
    asked = own_question(desk_of(request).record)

    def was(*_: str) -> Was:
        return Was(refused.told, refused.fields) if refused else Was()

    return render(
        request,
        "declaration.html.jinja",
        status=status,
        was=was,
        question=asked or _NO_QUESTION,
        waits=asked == WAITS,
    )
