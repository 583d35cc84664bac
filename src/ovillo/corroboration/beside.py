"""Findings that must be read together: an acquittal beside the charge or the conviction of one person, and back.

They are about different things (another count, another court, another time), so they stay two findings; but nobody who
reads that a person was convicted may miss that a source says the person was acquitted.

1. Against a person: an affirmed investigation, charge, indictment, conviction or sentence, and conduct of which some
   source holds the person suspected, investigated, accused, charged or convicted.
2. For the person: an affirmed acquittal, conduct that some source holds as acquitted, and a charge or a conviction that
   a source says is not, or is no more.
3. What is only reported or admitted of the person (a deed, an arrest), and a deal whose other side the person is, stand
   beside it too: a filter may leave nothing else of them. What speaks for the person does not name them in turn: an
   acquittal is told with what it answers, not with everything that somebody reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ovillo.corroboration.disagreement import affirms
from ovillo.domain.entities import CaseEntity
from ovillo.domain.findings import Finding
from ovillo.domain.statements import KIND_OF, TAKEN_BACK, PredicateKind, Standing

_PROCEEDED = frozenset({"investigated", "charged", "indicted", "convicted", "sentenced"})
_ADVERSE = _PROCEEDED | {"detained", "searched"}
_OF_BOTH_SIDES = frozenset({"collaborates_with", "bribes", "pays"})
"""Conduct that says something of whoever it is done with, too."""
_TAKEN_BACK = TAKEN_BACK - {"acquitted"}
_HELD_AGAINST = frozenset(
    {Standing.SUSPECTED, Standing.INVESTIGATED, Standing.ACCUSED, Standing.CHARGED, Standing.CONVICTED}
)


def point_at_each_other(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings in the same order, each with the ids of those that must be read beside it."""
    made = tuple(findings)
    against: dict[str, set[str]] = defaultdict(set)
    cleared: dict[str, list[str]] = defaultdict(list)
    for finding in made:
        for person, is_cleared in _sides(finding):
            if is_cleared:
                cleared[person].append(finding.id)
            else:
                against[person].add(finding.id)
    beside: dict[str, set[str]] = defaultdict(set)
    for one in made if cleared else ():
        for person in _told_of(one) & cleared.keys():
            for other in cleared[person]:
                if one.id != other:
                    beside[one.id].add(other)
                    if one.id in against[person]:
                        beside[other].add(one.id)
    return tuple(replace(one, beside=tuple(sorted(beside[one.id]))) if one.id in beside else one for one in made)


def left_out_beside(findings: Iterable[Finding], left_out: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """What speaks for a person and is left out of the findings: by id of each finding that says the contrary.

    That is an acquittal beside whatever is held against the person, and a denial beside what it denies.
    """
    clearing = [(person, one) for one in left_out for person in cleared_by(one)]
    found: dict[str, tuple[Finding, ...]] = {}
    for each in findings if clearing else ():
        against = _told_of(each)
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
    person = _person(finding)
    return frozenset(cleared | ({person.id} if person is not None and _is_denied(finding) else set()))


def _person(finding: Finding) -> CaseEntity | None:
    """Who did it, or whom a procedure was against."""
    return finding.subject if KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT else finding.object


def _told_of(finding: Finding) -> frozenset[str]:
    """Ids of those of whom it says what an acquittal of theirs must stand beside, however it is held."""
    if all(not affirms(one) or one.standing is Standing.ACQUITTED for one in finding.statements):
        return frozenset()
    if KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT:
        ends = (finding.subject, finding.object if finding.predicate in _OF_BOTH_SIDES else None)
    else:
        ends = (None, finding.object if finding.predicate in _ADVERSE else None)
    return frozenset(end.id for end in ends if end is not None)


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
