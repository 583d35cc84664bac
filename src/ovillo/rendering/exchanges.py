"""That the guardians of a case were exchanged: it stands wherever the case is checked, for good."""

from collections.abc import Mapping
from typing import Any

from ovillo.domain.approvals import Exchange
from ovillo.domain.messages import mark
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.inert import inline

_EXCHANGED = mark(
    "GUARDIANS WERE EXCHANGED at ledger entry {number} by {by}, {at}: from {former} to {new}; {approved}; {accepted}."
)
_APPROVED = mark("two signed for it ({id})")
_NOT_APPROVED = mark("no two signed for it")
_ACCEPTED = mark("the former cosigned it")
_NOT_ACCEPTED = mark("the former did not cosign it, so that they stay in force")


def exchange_line(found: Exchange, catalogue: Catalogue) -> str:
    """That guardians were exchanged: when, by whom, for whom."""
    approved = catalogue.say(_APPROVED, id=inline(found.approval)) if found.approval else catalogue.say(_NOT_APPROVED)
    return catalogue.say(
        _EXCHANGED,
        number=found.number,
        by=inline(found.by),
        at=found.at.strftime("%Y-%m-%d %H:%M UTC"),
        former=", ".join(map(inline, found.former)),
        new=", ".join(map(inline, found.new)),
        approved=approved,
        accepted=catalogue.say(_ACCEPTED if found.is_accepted else _NOT_ACCEPTED),
    )


def exchange_json(found: Exchange) -> Mapping[str, Any]:  # Any: a JSON value
    """The same for programs."""
    return {
        "entry": found.number,
        "by": found.by,
        "at": found.at.isoformat(),
        "former": list(found.former),
        "new": list(found.new),
        "approval": found.approval or None,
        "accepted": found.is_accepted,
    }
