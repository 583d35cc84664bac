"""Witnesses: which guardians cosigned what size of the ledger and when, which are missing, and whether it still holds.

The files are read, answered and forgotten. Nobody is asked over the network: note, policy and case are enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from ovillo.domain.errors import OvilloError
from ovillo.domain.messages import mark
from ovillo.ledger.policies import Policy, Trusted
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline
from ovillo.web.forms import At, Desk, Given, Refused
from ovillo.web.guarding import require_token
from ovillo.web.tabs import INTEGRITY
from ovillo.web.workbench import served_by
from ovillo.wiring.cases import witnessed_in
from ovillo.wiring.whole_cases import verify_case
from ovillo.workflows.acknowledged import state, waiting
from ovillo.workflows.witnessed import Checked, check, read_policy

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_token)])
PAGE: Final = "/integrity/witnesses"
_BESIDE: Final = mark("Beside the guardians, the case itself is not intact: {what} {place}: {problem}")


@dataclass(frozen=True, slots=True)
class Guardian:
    """One guardian of a policy."""

    name: str
    at: datetime | None
    """When it cosigned; None: it did not."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a note says of the case."""

    told: str
    fault: str
    is_intact: bool
    size: int
    root: str
    guardians: Sequence[Guardian]


@dataclass(frozen=True, slots=True)
class Attached:
    """The guardians that the case waits for."""

    acknowledged: int
    """Entries that a quorum has cosigned."""
    waits: int
    """Entries after them."""
    guardians: Sequence[Guardian]


@router.get(PAGE)
def witnesses(desk: At) -> Response:
    """How far the ledger has grown, whom the case waits for, and the form of a verification."""
    return _show(desk, None)


@router.post(f"{PAGE}/check")
def check_note(desk: At, given: Given) -> Response:
    """Whether the ledger continues what guardians cosigned, without asking anybody."""
    try:
        policy = read_policy(given.one("policy").content)
        checked = check(desk.record, given.one("note").content, policy)
        verdict = _verdict(desk, checked, policy)
    except OvilloError as error:
        return _show(desk, desk.refusal(given, error))
    return _show(desk, None, verdict=verdict)


def _verdict(desk: Desk, checked: Checked, policy: Policy) -> Verdict:
    catalogue = desk.catalogue
    guardians = _guardians(policy, checked.trusted)
    fault = _fault(desk, catalogue) if checked.is_intact else ""
    told = catalogue.say(checked.verdict.template, **checked.verdict.fields)
    head = checked.trusted.checkpoint
    return Verdict(told, fault, checked.is_intact and not fault, head.size, head.root.hex(), guardians)


def _guardians(policy: Policy, trusted: Trusted | None) -> Sequence[Guardian]:
    """Every guardian of a policy, and when it cosigned this head."""
    at = {each.key: each.at for each in trusted.cosigned} if trusted else {}
    return [
        Guardian(inline(name), datetime.fromtimestamp(when, UTC) if (when := at.get(key)) is not None else None)
        for name, key in policy.witnesses.items()
    ]


def _attached(desk: Desk) -> Attached | None:
    """None where the case waits for nobody."""
    record = witnessed_in(served_by(desk.request).opened)
    attached, found = state(record.record)[0], waiting(record)
    if attached is None or found is None:
        return None
    guardians = _guardians(attached.policy, found.trusted)
    return Attached(found.acknowledged, found.size - found.acknowledged, guardians)


def _fault(desk: Desk, catalogue: Catalogue) -> str:
    found = verify_case(desk.bench.opened.folder).fault
    if found is None:
        return ""
    return catalogue.say(_BESIDE, what=found.what, place=inline(found.place), problem=catalogue.say(found.problem))


def _show(desk: Desk, refused: Refused | None, *, verdict: Verdict | None = None) -> Response:
    with desk.record.reading() as reader:
        head = reader.head()
    return desk.show(
        "witnesses.html.jinja", refused, tabs=INTEGRITY, head=head, verdict=verdict, attached=_attached(desk)
    )
