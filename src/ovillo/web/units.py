"""Units and territory: which department has whom on both sides; members, their units and compartments."""

from typing import Final

from fastapi import APIRouter, Depends, HTTPException
from fastapi.responses import Response

from ovillo.casework.access import Act
from ovillo.domain.units import Side
from ovillo.rendering.teamwork import SIDES, opening_lines
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.people import TITLES
from ovillo.web.tabs import TOGETHER
from ovillo.workflows.opening import opened_by
from ovillo.workflows.team import check_units, let_in, let_out, people, state_units, template, unit_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/together/units"


@router.get(PAGE)
def units_page(desk: At) -> Response:
    """Departments with the units of both sides; members with their units and compartments."""
    return _show(desk, None)


@router.get(f"{PAGE}/template/{{name}}")
def template_table(name: str) -> Response:
    """One of the tables to fill."""
    tables = template()
    if name not in tables:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(tables[name], media_type="text/csv", headers=headers)


@router.post(f"{PAGE}/state", dependencies=WORKED)
def state(desk: At, given: Given) -> Response:
    """The units as tables state them, in place of earlier ones."""

    def act() -> None:
        found = check_units({each.name: each.content for each in given.several("tables")})
        state_units(desk.record, found, actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/let-in", dependencies=WORKED)
def enter_compartment(desk: At, given: Given) -> Response:
    """Somebody enters a compartment."""

    def act() -> None:
        let_in(desk.record, given["person"], given["compartment"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#members-title", page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/let-out", dependencies=WORKED)
def leave_compartment(desk: At, given: Given) -> Response:
    """Somebody leaves a compartment."""

    def act() -> None:
        let_out(desk.record, given[ABOUT], given["compartment"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=f"{PAGE}#members-title", page=lambda refused: _show(desk, refused))


def _show(desk: Desk, refused: Refused | None) -> Response:
    known, catalogue = people(desk.record), desk.catalogue
    units = known.units
    sides = (Side.POLICE, Side.PROSECUTION)
    departments = [
        (
            each,
            [[unit for unit in units.units if each.code in units.covers(unit) and unit.side is side] for side in sides],
        )
        for each in units.departments
    ]
    return desk.show(
        "units.html.jinja",
        refused,
        tabs=TOGETHER,
        opening=list(opening_lines(opened_by(desk.record), catalogue)),
        departments=[(each, both) for each, both in departments if any(both)],
        empty=catalogue.listed([each.name for each, both in departments if not any(both)]),
        sides=[catalogue.say(SIDES[side]) for side in sides],
        lacking=sum(any(not here for here in both) and any(both) for _, both in departments),
        members=[
            (
                name,
                catalogue.say(TITLES[role]),
                unit_of(units, name),
                units.chain(unit_of(units, name))[1:],
                [each for each, inside in known.compartments.items() if name in inside],
            )
            for name, role in known.members.items()
        ],
        compartments=sorted(known.compartments),
        files=list(template()),
        may_govern=desk.may(Act.GOVERN),
    )
