"""Recusal: on whom the case bears, who is tied to whom, who stands aside; for whoever decides about others."""

from collections.abc import Callable, Mapping
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.domain.recusal import Role, Tie, TieKind
from ovillo.rendering.recusal import MEANING, NO_OWNER, ROLES, STANDS_STILL, TIES, asked_lines
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import TOGETHER
from ovillo.workflows import recusal as work
from ovillo.workflows.approvals import stands_still
from ovillo.workflows.team import people

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/together/recusal"
DEGREES: Final = frozenset("123456789")
Decide = Callable[..., object]
DECISIONS: Final[Mapping[str, Decide]] = {"accept": work.accept, "recuse": work.recuse, "lift": work.lift}
_ROLE: Final = mark("Choose what the party is in the case.")
_TIE: Final = mark("Choose what ties the two.")
_DECISION: Final = mark("Choose what is decided.")
_WHY: Final = mark("Whatever is decided has a reason. Give it.")


@router.get(PAGE)
def recusal(desk: At, official: str = "") -> Response:
    """The parties, and where one official stands whom the reader asks about."""
    return _show(desk, None, official.strip())


@router.post(f"{PAGE}/party", dependencies=WORKED)
def party(desk: At, given: Given) -> Response:
    """Names somebody on whom the case bears."""

    def act() -> None:
        if given["role"] not in set(Role):
            raise UsageError(problem=_ROLE)
        work.name_party(desk.record, given["name"], Role(given["role"]), actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused, ""))


@router.post(f"{PAGE}/tie", dependencies=WORKED)
def tie(desk: At, given: Given) -> Response:
    """States a tie between two people."""

    def act() -> None:
        if given["kind"] not in set(TieKind):
            raise UsageError(problem=_TIE)
        degree = int(given["degree"]) if given["degree"] in DEGREES else None
        stated = Tie(given["one"], given["other"], TieKind(given["kind"]), degree, bool(given["ended"]))
        work.state_tie(desk.record, stated, actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused, ""))


@router.post(f"{PAGE}/decide", dependencies=WORKED)
def decide(desk: At, given: Given) -> Response:
    """Decides about an official; nobody decides about themselves."""

    def act() -> None:
        if given["decision"] not in DECISIONS:
            raise UsageError(problem=_DECISION)
        if not given["reason"]:
            raise UsageError(problem=_WHY)
        DECISIONS[given["decision"]](desk.record, given[ABOUT], given["reason"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused, given[ABOUT]))


def _show(desk: Desk, refused: Refused | None, official: str) -> Response:
    catalogue, known = desk.catalogue, people(desk.record)
    asked = work.ask_others(desk.record, [official]) if official else ()
    return desk.show(
        "recusal.html.jinja",
        refused,
        tabs=TOGETHER,
        parties=[(each.person, catalogue.say(ROLES[each.role])) for each in work.list_parties(desk.record)],
        officials=sorted({*known.members, *(each.name for each in known.units.officials)} - {desk.actor}),
        official=official,
        lines=[line for each in asked for line in asked_lines(each.official, each.position, each.ways, catalogue)],
        roles=[(each.value, catalogue.say(title)) for each, title in ROLES.items()],
        ties=[(each.value, catalogue.say(title)) for each, title in TIES.items()],
        degrees=[("", "–"), *((each, each) for each in sorted(DEGREES))],
        meaning=catalogue.say(MEANING),
        waiting=[
            (each.official, next(asked_lines(each.official, each.position, each.ways, catalogue)))
            for each in work.waiting(desk.record)
        ],
        cautions=[
            catalogue.say(told)
            for told, holds in (
                (STANDS_STILL, stands_still(desk.record)),
                (NO_OWNER, work.has_no_owner(desk.record)),
            )
            if holds
        ],
    )
