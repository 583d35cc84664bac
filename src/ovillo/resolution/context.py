"""What stands around two mentions compared, and what each agreement is worth in bits; a second pass over neighbours.

1. A thing that many share (a hub: a ministry's telephone, a capital city) says little: an agreement weighs
   log2(all / sharers), where those already joined count once, and nothing where everybody shares it.
2. What one side lacks weighs nothing.
3. Ages are brought to one day: an age of whole years leaves one year of births. Ages that overlap agree; those more
   than a year apart cannot be one person's. Nor can two different numbers of one sort of document, or two signs that
   tell people of one name apart: padre and hijo, señor and señora, two days of birth, two fathers, a death before an
   act. "hijo" that only one says leaves it open. Nor is the accused by rule whoever is in office elsewhere (`sides`).
4. People named beside both count once each, damped by how many documents name them (Adamic and Adar 2003,
   doi:10.1016/S0378-8733(03)00009-1). In a second pass those likely to be one count by half.
5. Context never joins by itself: it orders suggestions, shows what speaks for and against, and takes a rule away.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.judgements import Proposal
from ovillo.resolution.sides import compare_sides, has_two_posts, part_by_side
from ovillo.resolution.signs import SIGNS, acted_after_death, disagree
from ovillo.resolution.surroundings import KINDS, NOTHING, Surroundings, ToldAge, pool
from ovillo.resolution.waterfall import FieldWeight

_LABELS = {
    "document": "Document number",
    "phone": "Telephone",
    "account": "Account",
    "address": "Address",
    "office": "Office or employer",
    "role": "Role",
    "place": "Place",
    "day": "Day of an act",
    "alias": "Alias",
}
_MOST_BITS = {"office": 6.0, "role": 3.0, "place": 4.0, "day": 5.0, "alias": 6.0}
_MOST_OF_A_NUMBER, _MOST_OF_PEOPLE = 12.0, 8.0
_OTHERS = {"office": 64, "role": 16, "place": 32, "day": 64, "alias": 64}
_OTHERS_OF_A_NUMBER = 4096
"""How many different values there are at least: a case of two reports does not show that a telephone is rare."""
_AGE_BITS, _AGE_AGAINST, _DOCUMENT_AGAINST, _APART_BITS = 3.0, -6.0, -8.0, -4.0
_SIGN_AGAINST = -6.0
_SIGN_LABELS = {
    "generation": "Generation",
    "title": "Title",
    "born": "Date of birth",
    "parent": "Parent",
    "died": "Date of death",
}
_SIGN_BITS = {"generation": 2.0, "title": 0.5, "born": 8.0, "parent": 6.0, "died": 5.0}
_NEIGHBOUR_BITS = 2.0
_YEAR = timedelta(days=365.2425)
_MOST_SHOWN, _MOST_OF_RARE = 5, 3
_LIKELY_SCORE, _LIKELY_BITS, _LIKELY_BITS_OF_PARTS = 0.6, 2.0, 6.0
_SAME, _DIFFERENT, _ONE, _NEITHER = "the same", "different", "only one has it", "missing in both"


def ages_apart_years(left: ToldAge, right: ToldAge) -> float:
    """How many years lie between the two years of births; 0 where they overlap."""
    gap = max(_latest_birth(left) - _latest_birth(right), _latest_birth(right) - _latest_birth(left)) - _YEAR
    return max(0.0, gap / _YEAR)


def _latest_birth(age: ToldAge) -> timedelta:
    return (age.on - date.min) - age.years * _YEAR


def compare_ages(left: Sequence[ToldAge], right: Sequence[ToldAge]) -> FieldWeight:
    """The two ages that fit best; a year between them is forgiven and weighs nothing."""
    if not left or not right:
        return FieldWeight("Age", _ONE if left or right else _NEITHER, 0.0, None)
    apart, one, other = min((ages_apart_years(one, other), one, other) for one in left for other in right)
    detail = f"{one.years} ({one.on.isoformat()}), {other.years} ({other.on.isoformat()})"
    if apart == 0:
        return FieldWeight("Age", "fits", _AGE_BITS, None, detail)
    if apart <= 1:
        return FieldWeight("Age", "a year apart, which is forgiven", 0.0, None, detail)
    return FieldWeight("Age", "cannot be of one person", _AGE_AGAINST, None, detail, is_conflict=True)


def compare_documents(left: Mapping[str, str], right: Mapping[str, str]) -> tuple[str, ...] | None:
    """The numbers that both have; `None` where two of one sort differ and none is shared."""
    shared = tuple(sorted(left.keys() & right.keys()))
    sorts = {value.partition(" ")[0] for value in left if " " in value}
    sorts &= {value.partition(" ")[0] for value in right if " " in value}
    return None if sorts and not shared else shared


def is_conflict(left: Surroundings, right: Surroundings) -> bool:
    """Whether an age, a document number or a sign beside the name says that two mentions cannot be one person."""
    if compare_ages(left.ages, right.ages).is_conflict or any(
        field.is_conflict for field in compare_signs(left, right)
    ):
        return True
    return compare_documents(left.facts.get("document", {}), right.facts.get("document", {})) is None


def is_torn(around: Surroundings) -> bool:
    """Whether what stands around one entity cannot be of one person: its document may speak of two."""
    years = [_latest_birth(age) for age in around.ages]
    if years and max(years) - min(years) > 2 * _YEAR:
        return True
    numbers = [value.partition(" ")[0] for value in around.facts.get("document", {}) if " " in value]
    if len(set(numbers)) < len(numbers) or has_two_posts(around):
        return True
    return any(
        disagree(kind, {one: one}, {other: other})
        for kind in SIGNS
        for one, other in combinations(around.facts.get(kind, {}), 2)
    )


def compare_signs(left: Surroundings, right: Surroundings) -> tuple[FieldWeight, ...]:
    """What stands beside the two names to tell people apart, where both have it or one says a generation."""
    fields = []
    for kind in SIGNS:
        one, other = left.facts.get(kind, {}), right.facts.get(kind, {})
        detail = ", ".join(min(values.values()) for values in (one, other) if values)
        if disagree(kind, one, other):
            says = _DIFFERENT if one and other else "only one says it"
            fields.append(FieldWeight(_SIGN_LABELS[kind], says, _SIGN_AGAINST, None, detail, is_conflict=True))
        elif one and other:
            fields.append(FieldWeight(_SIGN_LABELS[kind], _SAME, _SIGN_BITS[kind], None, detail))
    for dead, alive in ((left, right), (right, left)):
        if acted_after_death(dead.facts.get("died", {}), alive.facts.get("day", {})):
            detail = min(dead.facts["died"].values())
            fields.append(
                FieldWeight(
                    "Date of death", "before an act of the other", _SIGN_AGAINST, None, detail, is_conflict=True
                )
            )
    return tuple(fields)


def part_by_conflicts(
    bearers: Sequence[DocumentEntity], surroundings: Mapping[str, Surroundings]
) -> tuple[tuple[DocumentEntity, ...], ...]:
    """Bearers of one name in groups without a conflict, each in the given order; the groups by their first.

    Those of whom neither age nor document is told stay with the larger group where ages conflict, because one paper's
    slip must not take all others apart. They stand alone where groups are equal or documents conflict.
    """
    signed: dict[_Signature, list[DocumentEntity]] = defaultdict(list)
    silent, torn = [], [bearer for bearer in bearers if is_torn(surroundings.get(bearer.id, NOTHING))]
    for bearer in bearers:
        if bearer in torn:
            continue
        signature = _signature(surroundings.get(bearer.id, NOTHING))
        if any(signature):
            signed[signature].append(bearer)
        else:
            silent.append(bearer)
    groups = _group_signed(signed, surroundings)
    documents = {value for signature in signed for value in signature[1]}
    has_main = len(groups) > 1 and len(groups[0]) > len(groups[1]) and len(documents) < 2
    unmarked: list[DocumentEntity] = []
    for bearer in silent:
        fitting_groups = [group for group in groups if not _has_conflict(group, bearer, surroundings)]
        if not groups:
            unmarked.append(bearer)
        elif fitting_groups and (len(groups) == 1 or (has_main and fitting_groups[0] is groups[0])):
            groups[0].append(bearer)
        elif fitting_groups:
            groups.append([bearer])
        else:
            unmarked.append(bearer)
    groups.extend([[bearer] for bearer in torn] + ([unmarked] if unmarked else []))
    place = {bearer.id: number for number, bearer in enumerate(bearers)}
    ordered = (tuple(sorted(group, key=lambda bearer: place[bearer.id])) for group in groups)
    return tuple(sorted(part_by_side(ordered, surroundings), key=lambda group: place[group[0].id]))


def _group_signed(
    signed: "Mapping[_Signature, Sequence[DocumentEntity]]", surroundings: Mapping[str, Surroundings]
) -> list[list[DocumentEntity]]:
    """Bearers that something is told of, in groups without a conflict, the largest first."""
    groups: list[list[DocumentEntity]] = []
    for _, alike in sorted(signed.items(), key=lambda each: (-len(each[1]), each[0])):
        fitting = next((group for group in groups if not _has_conflict(group, alike[0], surroundings)), None)
        if fitting is None:
            groups.append(list(alike))
        else:
            fitting.extend(alike)
    return sorted(groups, key=len, reverse=True)


def _has_conflict(
    group: Sequence[DocumentEntity], bearer: DocumentEntity, surroundings: Mapping[str, Surroundings]
) -> bool:
    around = surroundings.get(bearer.id, NOTHING)
    return any(is_conflict(surroundings.get(one.id, NOTHING), around) for one in group)


_Signature = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]


def _signature(around: Surroundings) -> _Signature:
    """What tells its bearer from others of the name: years of birth by age, documents, signs; all empty for most."""
    documents = tuple(sorted(value for value in around.facts.get("document", {}) if " " in value))
    signs = tuple(f"{kind} {value}" for kind in SIGNS for value in sorted(around.facts.get(kind, {})))
    return tuple(sorted({round(_latest_birth(age) / _YEAR) for age in around.ages})), documents, signs


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything by case entity, as the joins so far make it."""

    root: Mapping[str, str]
    around: Mapping[str, Surroundings]
    documents: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    """By document, the people named there."""
    names: Mapping[str, str]
    sharers: Mapping[tuple[str, str], int]
    degrees: Mapping[str, int]


def weigh_context(
    entities: Sequence[DocumentEntity],
    joined: Sequence[CaseEntity],
    proposals: Sequence[Proposal],
    *,
    surroundings: Mapping[str, Surroundings],
    decided: AbstractSet[tuple[str, str]] = frozenset(),
) -> dict[tuple[str, str], tuple[FieldWeight, ...]]:
    """For each proposal, by its two ids, the fields that its surroundings add to the waterfall.

    Two that are joined already are compared by what stands around each of them alone, all others by what stands
    around everybody joined to them. Pairs that people have `decided` are not taken to be likely one.
    """
    case = _gather(entities, joined, surroundings)
    first = {(each.left, each.right): _fields(each, case, surroundings) for each in proposals}
    likely = _likely([each for each in proposals if (each.left, each.right) not in decided], first, case)
    return {(each.left, each.right): (*first[each.left, each.right], _beside(each, case, likely)) for each in proposals}


def _gather(
    entities: Sequence[DocumentEntity], joined: Sequence[CaseEntity], surroundings: Mapping[str, Surroundings]
) -> _Case:
    root = {member: each.id for each in joined for member in each.members}
    around = {each.id: pool(surroundings[one] for one in each.members if one in surroundings) for each in joined}
    sharers: dict[tuple[str, str], int] = defaultdict(int)
    for each in around.values():
        for kind, values in each.facts.items():
            for value in values:
                sharers[kind, value] += 1
    people: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type is EntityType.PERSON and entity.level is NameLevel.FULL:
            people[entity.document].add(root[entity.id])
    degrees: dict[str, int] = defaultdict(int)
    for named in people.values():
        for person in named:
            degrees[person] += 1
    return _Case(
        root=root,
        around=around,
        documents={each.id: frozenset(each.documents) for each in joined},
        people={document: frozenset(named) for document, named in people.items()},
        names={each.id: each.name for each in joined},
        sharers=sharers,
        degrees=degrees,
    )


def _fields(proposal: Proposal, case: _Case, surroundings: Mapping[str, Surroundings]) -> tuple[FieldWeight, ...]:
    left, right = case.root[proposal.left], case.root[proposal.right]
    if left == right:
        one, other = surroundings.get(proposal.left, NOTHING), surroundings.get(proposal.right, NOTHING)
    else:
        one, other = case.around[left], case.around[right]
    fields = [_compare(kind, one.facts.get(kind, {}), other.facts.get(kind, {}), case) for kind in KINDS]
    fields.append(compare_ages(one.ages, other.ages))
    if one.facts.get("alias") and other.facts.get("alias"):
        fields.append(_compare("alias", one.facts["alias"], other.facts["alias"], case))
    fields.extend(compare_signs(one, other))
    if against := compare_sides(one, other):
        fields.append(against)
    if left != right and case.documents[left] & case.documents[right]:
        fields.append(FieldWeight("Same document", "names both, apart", _APART_BITS, None))
    return tuple(fields)


def _compare(kind: str, left: Mapping[str, str], right: Mapping[str, str], case: _Case) -> FieldWeight:
    label = _LABELS[kind]
    if not left or not right:
        return FieldWeight(label, _ONE if left or right else _NEITHER, 0.0, None)
    if kind == "document" and compare_documents(left, right) is None:
        detail = ", ".join((min(left.values()), min(right.values())))
        return FieldWeight(label, _DIFFERENT, _DOCUMENT_AGAINST, None, detail, is_conflict=True)
    shared = sorted((max(2, case.sharers.get((kind, value), 2)), value) for value in left.keys() & right.keys())
    if not shared:
        return FieldWeight(label, "nothing shared", 0.0, None)
    sharers, value = shared[0]
    bits = _rarity_bits(kind, sharers, len(case.around))
    rarity = "rare" if sharers <= _MOST_OF_RARE else "common"
    return FieldWeight(label, _SAME, bits, rarity, min(left[value], right[value]), sharers=sharers)


def _rarity_bits(kind: str, sharers: int, everybody: int) -> float:
    """log2 of how rare the thing is; a hub fades to nothing as everybody comes to share it."""
    rare = math.log2(max(everybody, _OTHERS.get(kind, _OTHERS_OF_A_NUMBER)) / sharers)
    fading = 1 - (sharers - 2) / (everybody - 2) if everybody > 2 else 1.0
    return round(min(_MOST_BITS.get(kind, _MOST_OF_A_NUMBER), max(0.0, rare)) * min(1.0, max(0.0, fading)), 1)


def _likely(
    proposals: Sequence[Proposal], first: Mapping[tuple[str, str], Sequence[FieldWeight]], case: _Case
) -> dict[str, str]:
    """By case entity, another with which it is likely to be one: best first, a chain never grows longer than a pair."""
    found = []
    for each in proposals:
        left, right = case.root[each.left], case.root[each.right]
        fields = first[each.left, each.right]
        needed = _LIKELY_BITS if each.score >= _LIKELY_SCORE else _LIKELY_BITS_OF_PARTS
        bits = sum(field.weight_bits for field in fields) + _beside(each, case, {}).weight_bits
        if left != right and bits >= needed and not any(field.is_conflict for field in fields):
            found.append((-each.score, -bits, left, right))
    likely: dict[str, str] = {}
    for _, _, left, right in sorted(found):
        if left not in likely and right not in likely:
            likely[left], likely[right] = right, left
    return likely


def _beside(proposal: Proposal, case: _Case, likely: Mapping[str, str]) -> FieldWeight:
    """People named beside both, in documents that do not name both."""
    label = "People named beside"
    left, right = case.root[proposal.left], case.root[proposal.right]
    if left == right:
        return FieldWeight(label, "counted for those not joined", 0.0, None)
    both = case.documents[left] & case.documents[right]
    one, other = (_neighbours(case.documents[each] - both, case) - {left, right} for each in (left, right))
    if not one or not other:
        return FieldWeight(label, _ONE if one or other else _NEITHER, 0.0, None)
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    shared = [(case.degrees[each], each) for each in few & many]
    halves = [(case.degrees[each], each) for each in few - many if likely.get(each) in many and likely[each] not in few]
    if not shared and not halves:
        return FieldWeight(label, "nothing shared", 0.0, None)
    bits = sum(map(_damped, shared)) + sum(map(_damped, halves)) / 2
    names = [case.names[each] for _, each in sorted([*shared, *halves])]
    detail = ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")
    rarity = "rare" if min(shared + halves)[0] <= _MOST_OF_RARE else "common"
    return FieldWeight(label, _SAME, round(min(_MOST_OF_PEOPLE, bits), 1), rarity, detail)


def _damped(neighbour: tuple[int, str]) -> float:
    return _NEIGHBOUR_BITS / math.log2(1 + max(2, neighbour[0]))


def _neighbours(documents: Iterable[str], case: _Case) -> AbstractSet[str]:
    return {person for document in documents for person in case.people.get(document, ())}
