"""Findings that must be read together: an acquittal beside the charge or the conviction of one person, and back.

They are about different things (another count, another court, another time), so they stay two findings; but nobody who
reads that a person was convicted may miss that a source says the person was acquitted.

1. Against a person: an affirmed investigation, charge, indictment, conviction or sentence, and conduct of which some
   source holds the person suspected, investigated, accused, charged or convicted.
2. For the person: an affirmed acquittal, conduct that some source holds as acquitted, and a charge or a conviction that
   a source says is not, or is no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ovillo.corroboration.disagreement import affirms
from ovillo.domain.findings import Finding
from ovillo.domain.statements import KIND_OF, TAKEN_BACK, PredicateKind, Standing

_PROCEEDED = frozenset({"investigated", "charged", "indicted", "convicted", "sentenced"})
_TAKEN_BACK = TAKEN_BACK - {"acquitted"}
_HELD_AGAINST = frozenset(
    {Standing.SUSPECTED, Standing.INVESTIGATED, Standing.ACCUSED, Standing.CHARGED, Standing.CONVICTED}
)


def point_at_each_other(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings in the same order, each with the ids of those that must be read beside it."""
    made = tuple(findings)
    against: dict[str, list[Finding]] = defaultdict(list)
    cleared: dict[str, list[Finding]] = defaultdict(list)
    for finding in made:
        for person, is_cleared in _sides(finding):
            (cleared if is_cleared else against)[person].append(finding)
    beside: dict[str, set[str]] = defaultdict(set)
    for person in against.keys() & cleared.keys():
        for one in against[person]:
            for other in cleared[person]:
                if one.id != other.id:
                    beside[one.id].add(other.id)
                    beside[other.id].add(one.id)
    return tuple(replace(one, beside=tuple(sorted(beside[one.id]))) if one.id in beside else one for one in made)


def left_out_beside(findings: Iterable[Finding], left_out: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """What speaks for a person and is left out of the findings: by id of each finding that says the contrary.

    That is an acquittal beside whatever is held against the person, and a denial beside what it denies.
    """
    clearing = [(person, one) for one in left_out for person in cleared_by(one)]
    found: dict[str, tuple[Finding, ...]] = {}
    for each in findings if clearing else ():
        against = {person for person, is_cleared in _sides(each) if not is_cleared}
        beside = {
            one.id: one
            for person, one in clearing
            if person in against or (_is_denied(one) and _thing(one) == _thing(each))
        }
        if beside:
            found[each.id] = tuple(beside.values())
    return found


def cleared_by(finding: Finding) -> frozenset[str]:
    """Ids of the people for whom it speaks: whom it clears, and whose deed or case it denies."""
    cleared = {person for person, is_cleared in _sides(finding) if is_cleared}
    person = finding.subject if KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT else finding.object
    return frozenset(cleared | ({person.id} if person is not None and _is_denied(finding) else set()))


def _is_denied(finding: Finding) -> bool:
    return any(one.negated or one.standing is Standing.DENIED for one in finding.statements)


def _thing(finding: Finding) -> tuple[str, str | None, str | None]:
    subject, target = finding.subject, finding.object
    return finding.predicate, subject.id if subject else None, target.id if target else None


def _sides(finding: Finding) -> Iterable[tuple[str, bool]]:
    """(id of a person, whether the finding clears them)."""
    kept = [one for one in finding.statements if one.id not in finding.superseded]
    said = [one for one in kept if affirms(one)]
    if finding.object is not None and finding.predicate in _TAKEN_BACK and any(one.negated for one in kept):
        yield finding.object.id, True
    if KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT and finding.subject is not None:
        if any(one.standing is Standing.ACQUITTED for one in said):
            yield finding.subject.id, True
        if any(one.standing in _HELD_AGAINST for one in said):
            yield finding.subject.id, False
    elif finding.object is not None and said:
        if finding.predicate == "acquitted":
            yield finding.object.id, True
        elif finding.predicate in _PROCEEDED:
            yield finding.object.id, False
