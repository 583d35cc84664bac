"""Legal clocks of the case: what runs out next, what a rule says, a calendar for other programs."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.casework.clocks import Profile
from ovillo.casework.clocks.running import LEADS, Request
from ovillo.domain.clocks import Qualifier
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.clocks import answer_lines, running_state, words
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, Typed, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import TOGETHER
from ovillo.workflows.clock import ask, calendar, extend, known_profiles, listing, next_to_run_out, start, stop

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/together/clocks"
QUALIFIERS: Final[Mapping[Qualifier, str]] = {
    Qualifier.SIMPLE: mark("simple"),
    Qualifier.COMPLEX: mark("complex"),
    Qualifier.ORGANISED: mark("organised crime"),
}
FIELDS: Final[Mapping[str, str]] = {
    "event": mark("Counted from (as the answer names it)"),
    "length": mark("Length that somebody fixes, such as 60d"),
    "set_by": mark("Who fixed it"),
    "distance": mark("Term of the distance, in days"),
    "qualifier": mark("Proceedings"),
}
"""What the form calls what may be left open."""
_OPTIONS: Final[Mapping[str, str]] = {
    "--from": FIELDS["event"],
    "--length": FIELDS["length"],
    "--set-by": FIELDS["set_by"],
    "--distance-days": FIELDS["distance"],
    "--qualifier": FIELDS["qualifier"],
}
MOST_STARTS: Final = 100
_NO_NUMBER: Final = mark("The term of the distance is a whole number of days. Give it again.")


@cache
def known_rules() -> Sequence[Profile]:
    """The rules that are shipped, read once."""
    return known_profiles()


@router.get(PAGE)
def clocks(desk: At) -> Response:
    """What runs out next."""
    return _show(desk, None)


@router.get(f"{PAGE}/calendar.ics")
def as_calendar(desk: At) -> Response:
    """The ends of the clocks that run, with alarms."""
    moment = desk.now()
    found = next_to_run_out(desk.record, known_rules(), now=moment, leads=LEADS)
    ends = [(each.answer, each.id, each.label) for each in found.clocks]
    text = calendar(known_rules(), ends, LEADS, desk.catalogue, now=moment)
    headers = {"content-disposition": 'attachment; filename="ovillo.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


@router.post(f"{PAGE}/ask")
def ask_rule(desk: At, given: Given) -> Response:
    """What a rule says of a start; nothing runs."""
    try:
        told = list(answer_lines(ask(known_rules(), _request(given)), desk.catalogue, _OPTIONS))
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, answered=told, typed=given)


@router.post(f"{PAGE}/start", dependencies=WORKED)
def start_clock(desk: At, given: Given) -> Response:
    """Starts a clock."""

    def act() -> None:
        start(
            desk.record,
            known_rules(),
            _request(given),
            label=given["label"],
            actor=desk.actor,
            now=desk.now,
        )

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/extend", dependencies=WORKED)
def extend_clock(desk: At, given: Given) -> Response:
    """Records an extension that was granted."""

    def act() -> None:
        extension = given["length"], given["granted_by"], given["asked"]
        extend(desk.record, known_rules(), given[ABOUT], extension, actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/stop", dependencies=WORKED)
def stop_clock(desk: At, given: Given) -> Response:
    """Stops a clock, for a reason."""

    def act() -> None:
        stop(desk.record, given[ABOUT], reason=given["reason"], actor=desk.actor, now=desk.now)

    return desk.do(given, act, then=PAGE, page=lambda refused: _show(desk, refused))


def _request(given: Typed) -> Request:
    distance = given["distance"] or "0"
    if not (distance.isascii() and distance.isdecimal() and len(distance) <= 2):
        raise UsageError(problem=_NO_NUMBER)
    return Request(
        rule=given["rule"],
        starts=tuple(given["start"].replace(";", " ").split()[:MOST_STARTS]) or ("",),
        qualifier=given["qualifier"],
        on=given["on"],
        event=given["event"],
        distance_days=int(distance),
        length=given["length"],
        set_by=given["set_by"],
    )


@cache
def _offered(catalogue: Catalogue) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The rules to choose from, by country, that with the most first."""
    found: dict[str, dict[str, str]] = {}
    for row in listing(known_rules(), ""):
        title = f"{row['rule_id']}  {words(row['title'], catalogue)}"  # type: ignore[arg-type]  # a title by language
        found.setdefault(str(row["jurisdiction"]), {}).setdefault(str(row["rule_id"]), title)
    return {country: list(found[country].items()) for country in sorted(found, key=lambda each: -len(found[each]))}


def _show(desk: Desk, refused: Refused | None, *, answered: Sequence[str] = (), typed: Typed | None = None) -> Response:
    catalogue = desk.catalogue
    found = next_to_run_out(desk.record, known_rules(), now=desk.now(), leads=LEADS)
    return desk.show(
        "clocks.html.jinja",
        refused,
        tabs=TOGETHER,
        running=[
            (each, list(running_state(each, catalogue)), list(answer_lines(each.answer, catalogue, _OPTIONS)))
            for each in found.clocks
        ],
        uncounted=[(each.id, each.request.rule, each.label, catalogue.error(error)) for each, error in found.uncounted],
        offered=_offered(catalogue),
        qualifiers=[("", "–"), *((each.value, catalogue.say(title)) for each, title in QUALIFIERS.items())],
        fields=FIELDS,
        answered=answered,
        typed=typed.fields if typed else {},
    )
