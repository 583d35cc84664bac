"""What speaks for a person: one answer for lines, names, lists, drawings and files.

A court acquits; a conviction is quashed and a charge or an investigation dropped, or it is told that there was none;
somebody denies it; its own source takes it back. Whatever shows a deed shows each of these in the same way.
"""

from dataclasses import dataclass
from enum import StrEnum

from ovillo.domain.statements import Standing


class Exoneration(StrEnum):
    """In the order in which they are told."""

    ACQUITTED = "acquitted"
    NOT_CONVICTED = "not_convicted"
    NOT_CHARGED = "not_charged"
    NOT_INVESTIGATED = "not_investigated"
    DENIED = "denied"
    CORRECTED = "corrected"


DECIDED = frozenset(
    {Exoneration.ACQUITTED, Exoneration.NOT_CONVICTED, Exoneration.NOT_CHARGED, Exoneration.NOT_INVESTIGATED}
)
"""What a court or a prosecutor decides of a person: it stands beside the name, whatever line the name stands on."""
UNDONE = {
    "convicted": Exoneration.NOT_CONVICTED,
    "sentenced": Exoneration.NOT_CONVICTED,
    "charged": Exoneration.NOT_CHARGED,
    "indicted": Exoneration.NOT_CHARGED,
    "investigated": Exoneration.NOT_INVESTIGATED,
}
"""By what is told not to be so, or no longer."""


def exoneration_in(
    predicate: str, standing: Standing | None, *, negated: bool, is_corrected: bool = False
) -> Exoneration | None:
    """What one statement says for the person; None where it says nothing for them."""
    if is_corrected:
        return Exoneration.CORRECTED
    if negated:
        return None if predicate == "acquitted" else UNDONE.get(predicate, Exoneration.DENIED)
    if standing is Standing.DENIED:
        return Exoneration.DENIED
    is_cleared = predicate == "acquitted" or standing is Standing.ACQUITTED
    return Exoneration.ACQUITTED if is_cleared else None


@dataclass(frozen=True, slots=True)
class BesideName:
    """What stands beside the name of somebody for whom something was decided."""

    exonerations: tuple[Exoneration, ...]
    firmest: Standing | None = None
    """The firmest in the order of firmness that another source gives."""
    contested: tuple[Exoneration, ...] = ()
    """Those of them that count for nothing meanwhile, as reviewers contradict one another on what says so."""
