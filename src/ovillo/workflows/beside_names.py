"""What stands beside a name, in lists, drawings, answers and files alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ovillo.analysis import decided_for, standings_of
from ovillo.analysis.standings import concerned
from ovillo.domain.briefs import Contested
from ovillo.domain.entities import CaseEntity
from ovillo.domain.exoneration import BesideName, Exoneration
from ovillo.domain.findings import Finding
from ovillo.domain.statements import FIRMNESS


def beside_names(
    entities: Iterable[CaseEntity], findings: Iterable[Finding], contested: Contested
) -> Mapping[str, BesideName]:
    """By the id of whoever something was decided for, by what counts or by what reviewers contradict one another on."""
    own, left_out = _by_whom(findings), _by_whom(contested.left_out)
    found = {}
    for each in entities:
        made = beside_name_of(each, own.get(each.id, ()), left_out.get(each.id, ()))
        if made is not None:
            found[each.id] = made
    return found


def beside_name_of(
    entity: CaseEntity, findings: Sequence[Finding], left_out: Sequence[Finding] = ()
) -> BesideName | None:
    """Of one entity; None where nothing was decided for it.

    Args:
        entity: of whom.
        findings: that concern it.
        left_out: likewise, of which one reviewer accepts and another rejects what they rest on.
    """
    settled, also = decided_for(findings), decided_for(left_out) if left_out else ()
    if not settled and not also:
        return None
    firmest = next(iter(standings_of(entity, findings)), None)
    told = tuple(sorted({*settled, *also}, key=list(Exoneration).index))
    contested = tuple(each for each in told if each not in settled)
    return BesideName(told, firmest if firmest in FIRMNESS else None, contested)


def _by_whom(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if (part := concerned(each)) is not None:
            found[part.id].append(each)
    return found
