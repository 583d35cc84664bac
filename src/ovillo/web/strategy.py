"""The joint strategy, which holds when both sides signed the same text, and the notes of the case."""

from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.casework.team.papers import SIDES
from ovillo.domain.units import Side
from ovillo.rendering.teamwork import SIDES as SIDE_WORDS
from ovillo.rendering.teamwork import note_line, strategy_lines
from ovillo.web.approving import has_key
from ovillo.web.forms import At, Desk, Given, Refused, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import TOGETHER
from ovillo.workflows.team import (
    list_notes,
    propose_strategy,
    sign_strategy,
    strategy,
    unit_of,
    units_in,
    write_note,
)

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/together/strategy"


@router.get(PAGE)
def strategy_page(desk: At) -> Response:
    """The last text with its signatures, and the notes."""
    return _show(desk, None)


@router.post(f"{PAGE}/propose", dependencies=WORKED)
def propose(desk: At, given: Given) -> Response:
    """A new text, which nobody has signed yet."""

    def act() -> None:
        propose_strategy(desk.record, given["text"].replace("\r\n", "\n"), actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/sign", dependencies=WORKED)
def sign(desk: At, given: Given) -> Response:
    """Signs the text, for the side of one's unit or the one that is said."""
    side = Side(given["side"]) if given["side"] in set(Side) else None

    def act() -> None:
        sign_strategy(desk.record, side, actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/note", dependencies=WORKED)
def note(desk: At, given: Given) -> Response:
    """Writes a note."""

    def act() -> None:
        text = given["note"].replace("\r\n", "\n")
        write_note(desk.record, text, about=given["of"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#notes-title", page=lambda refused: _show(desk, refused))


def _show(desk: Desk, refused: Refused | None) -> Response:
    found, units, catalogue = strategy(desk.record), units_in(desk.record), desk.catalogue
    unit = units.unit(unit_of(units, desk.actor))
    side = unit.side if unit else None
    head, *rest = strategy_lines(found, catalogue) if found else ("",)
    return desk.show(
        "strategy.html.jinja",
        refused,
        tabs=TOGETHER,
        found=found,
        title=head,
        lines=[line for line in rest if not line.startswith("    ")],
        may_sign=found is not None and (side in SIDES or side is None),
        side=side,
        by_key=has_key(desk),
        sides=[(each.value, catalogue.say(SIDE_WORDS[each])) for each in SIDES],
        notes=[note_line(each) for each in reversed(list_notes(desk.record))],
    )
