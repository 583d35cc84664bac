"""Evidence: who holds an item under which seal, what was done with it, and what its chain lacks."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, Response

from ovillo.casework.custody import HANDED_OVER, Limits
from ovillo.casework.custody.folding import BROKEN
from ovillo.domain.custody import ActKind, CustodyAct
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.custody import MEANING, act_words, custody_graph, gap_lines, state_words
from ovillo.rendering.inert import inline
from ovillo.web.approving import has_key
from ovillo.web.forms import ABOUT, At, Desk, Given, Refused, Typed, require_worker
from ovillo.web.guarding import require_token
from ovillo.web.tabs import TOGETHER
from ovillo.workflows.custody import custody, read_moment, record_act
from ovillo.workflows.team import people

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
WORKED = [Depends(require_worker)]
PAGE: Final = "/together/custody"
LIMITS: Final = Limits()
ZONE: Final = "America/Lima"
"""In which a time is offered; the form takes any other."""
TITLES: Final[Mapping[ActKind, str]] = {
    ActKind.SEAL: mark("Seal"),
    ActKind.HAND: mark("Hand over"),
    ActKind.RECEIVE: mark("Receive"),
    ActKind.OPEN: mark("Open"),
    ActKind.COPY: mark("Copy"),
    ActKind.RETURN: mark("Return"),
}
DETAILS: Final[Mapping[str, str]] = {
    "seal": mark("seal"),
    "what": mark("what it is"),
    "to": mark("to"),
    "from": mark("from"),
    "purpose": mark("purpose"),
    "witness": mark("witness"),
    "seal_state": mark("state of the seal"),
    "sha256": mark("SHA-256"),
    "copy": mark("copy"),
    "place": mark("place"),
}
FIELDS: Final[Mapping[ActKind, Sequence[tuple[str, bool]]]] = {
    ActKind.SEAL: (("seal", True), ("what", False), ("sha256", False)),
    ActKind.HAND: (("to", True), ("seal", False)),
    ActKind.RECEIVE: (("from", True), ("seal", False)),
    ActKind.OPEN: (("purpose", True), ("witness", False), ("seal", False)),
    ActKind.COPY: (("copy", True), ("sha256", False)),
    ActKind.RETURN: (("to", True), ("purpose", False)),
}
"""What each act is asked for, and whether it must be said; its place and time are always asked."""
SEAL_SEEN: Final = frozenset({ActKind.RECEIVE, ActKind.OPEN})
_NO_ACT: Final = mark("That cannot be done with an item. Choose one of its acts.")


@router.get(PAGE)
def every_item(desk: At) -> Response:
    """Every item and what its chain lacks."""
    return _show(desk, None)


@router.get(f"{PAGE}/item")
def one_item(desk: At, name: str, act: str = "") -> Response:
    """One item, everything that was done with it, and the form of one act more."""
    return _show_item(desk, None, name, ActKind(act) if act in set(ActKind) else None)


@router.get(f"{PAGE}/uco")
def as_uco(desk: At) -> Response:
    """Every chain as CASE/UCO."""
    graph = custody_graph(custody(desk.record, now=desk.now(), limits=LIMITS))
    return JSONResponse(graph, headers={"content-disposition": 'attachment; filename="custody.jsonld"'})


@router.post(f"{PAGE}/seal", dependencies=WORKED)
def seal(desk: At, given: Given) -> Response:
    """A new item, sealed."""

    def act() -> None:
        _record(desk, given, given["item"], ActKind.SEAL)

    return desk.do(given, act, then=_address(given["item"]), page=lambda refused: _show(desk, refused))


@router.post(f"{PAGE}/act", dependencies=WORKED)
def act_on(desk: At, given: Given) -> Response:
    """One act more on an item."""
    kind = ActKind(given["act"]) if given["act"] in set(ActKind) else None

    def act() -> None:
        if kind is None:
            raise UsageError(problem=_NO_ACT)
        _record(desk, given, given[ABOUT], kind)

    return desk.do(
        given, act, then=_address(given[ABOUT]), page=lambda refused: _show_item(desk, refused, given[ABOUT], kind)
    )


def _record(desk: Desk, given: Typed, item: str, act: ActKind) -> None:
    details = {name: given[name] for name in DETAILS} | {"seal_state": BROKEN if given["broken"] else ""}
    happened = read_moment(given["at"], given["zone"] or "UTC")
    record_act(desk.record, item, act, details, happened=happened, actor=desk.actor, now=desk.now, limits=LIMITS)


def _address(item: str) -> str:
    return f"{PAGE}/item?name={quote(item)}"


def _show(desk: Desk, refused: Refused | None) -> Response:
    found, catalogue = custody(desk.record, now=desk.now(), limits=LIMITS), desk.catalogue
    return desk.show(
        "custody.html.jinja",
        refused,
        tabs=TOGETHER,
        items=[
            (each, state_words(each, catalogue), list(gap_lines(each, catalogue)), _address(each.item))
            for each in found
        ],
        meaning=catalogue.say(MEANING),
        zone=ZONE,
    )


def _show_item(desk: Desk, refused: Refused | None, item: str, act: ActKind | None) -> Response:
    (chain,) = custody(desk.record, now=desk.now(), limits=LIMITS, item=item or "—")
    catalogue, known = desk.catalogue, people(desk.record)
    return desk.show(
        "custody_item.html.jinja",
        refused,
        tabs=TOGETHER,
        chain=chain,
        state=state_words(chain, catalogue),
        gaps=list(gap_lines(chain, catalogue)),
        acts=[(each, act_words(each, catalogue), _details(each, catalogue)) for each in chain.acts],
        meaning=catalogue.say(MEANING),
        address=_address(chain.item),
        kinds=[(each.value, catalogue.say(title)) for each, title in TITLES.items()],
        act=act.value if act else "",
        fields=[(name, catalogue.say(DETAILS[name]), needed) for name, needed in FIELDS[act]] if act else [],
        by_key=act in HANDED_OVER and has_key(desk),
        sees_seal=act in SEAL_SEEN,
        whom=sorted({*known.members, *(each.name for each in known.units.officials)}),
        zone=ZONE,
    )


def _details(act: CustodyAct, catalogue: Catalogue) -> str:
    return "; ".join(f"{catalogue.say(DETAILS[name])}: {inline(text)}" for name, text in sorted(act.details.items()))
