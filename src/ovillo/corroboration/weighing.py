"""Which value is shown first: by the grades of the independent sources that give it. Never which one is true.

1. Every grade of the Admiralty code has a reliability between 0 and 1; F and no grade stand in the middle, because
   they say nothing.
2. An origin counts once, with its own grade, however many outlets repeat it. Where its documents bear several grades,
   the lowest counts.
3. A value that is the same once converted is one with it: "14 others" beside one named gives 15.
4. The weight of a value is 1 - (1 - r1)(1 - r2)… over its origins: each further origin closes a part of what is left,
   so that no number of unreliable ones reaches a reliable one soon.

The page docs/corroboration.md works examples; they are tested.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import prod

from ovillo.corroboration.disagreement import affirms
from ovillo.corroboration.origins import Origins
from ovillo.corroboration.sources import source_label
from ovillo.corroboration.values import CaseNumbers
from ovillo.domain.documents import Document
from ovillo.domain.findings import Comparison, FindingValue, Relation
from ovillo.domain.sources import Grade
from ovillo.domain.statements import Statement

RELIABILITY: Mapping[Grade | None, float] = {
    Grade.A: 0.95,
    Grade.B: 0.8,
    Grade.C: 0.6,
    Grade.D: 0.4,
    Grade.E: 0.2,
    Grade.F: 0.5,
    None: 0.5,
}
"""A convention that orders; the Admiralty code gives letters, and no numbers."""


def grades_of(documents: Iterable[Document]) -> Mapping[str, float]:
    """The reliability of each source by label: that of the lowest grade that its documents bear."""
    found: dict[str, list[float]] = defaultdict(list)
    for document in documents:
        label = source_label(document)
        found[label].extend([RELIABILITY[document.details.grade]] if document.details.grade else [])
    return {label: min(given, default=RELIABILITY[None]) for label, given in found.items()}


def weight(behind: Iterable[str], grades: Mapping[str, float]) -> float:
    """The weight of what these origins say, 0 to 1; 0 where there is none."""
    return 1 - prod(1 - grades.get(origin, RELIABILITY[None]) for origin in sorted(behind))


def list_values(
    said: Sequence[Statement],
    compared: Sequence[Comparison],
    *,
    origins: Origins,
    case: CaseNumbers,
    grades: Mapping[str, float],
) -> tuple[FindingValue, ...]:
    """Values that differ in number, unit or bound (or, without a number, in words): the weightiest first, then as said.

    Args:
        said: statements of one group that no later one corrects, in order.
        compared: the comparisons of that group.
        origins: who takes what from whom.
        case: what numbers need to be compared.
        grades: reliability by label.
    """
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in said:
        if one.value is not None:
            groups[case.side(one)].append(one)
    by_id = {one.id: one for one in said}
    agreeing = _agreeing(compared)
    made = []
    for members in groups.values():
        ids = {one.id for one in members}
        given = [by_id[each] for each in sorted(ids.union(*(agreeing[each] for each in ids))) if affirms(by_id[each])]
        behind = origins.behind(given) if any(map(affirms, members)) else frozenset()
        made.append(_finding_value(members, behind, origins, grades))
    return tuple(sorted(made, key=lambda one: -one.weight))


def _agreeing(compared: Sequence[Comparison]) -> Mapping[str, set[str]]:
    """For each statement, those of other values that are the same once converted."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in compared:
        if one.relation is Relation.SUPPORTS:
            for ours, theirs in ((one.left, one.right), (one.right, one.left)):
                for each in ours:
                    found[each].update(theirs)
    return found


def _finding_value(
    members: Sequence[Statement], behind: frozenset[str], origins: Origins, grades: Mapping[str, float]
) -> FindingValue:
    value = members[0].value
    assert value is not None
    return FindingValue(
        value=value,
        sources=tuple(sorted({origins.label(one) for one in members})),
        statements=tuple(sorted(one.id for one in members)),
        independent_sources=len(behind),
        weight=round(weight(behind, grades), 4),
    )
