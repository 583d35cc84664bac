"""Two bearers of one name on two sides of a case: accused in one document, in office in another.

1. They are not joined by rule, unless some document tells both of one bearer of the name: "the chief of police was
   arrested" tells it, and takes nobody apart.
2. Those told of neither stay with the larger side, and alone where the sides are equal.
3. A document that tells posts of two kinds of one name, of a judge and a doctor, may speak of two people.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ovillo.domain.entities import DocumentEntity
from ovillo.resolution.posts import ACCUSED, OFFICE
from ovillo.resolution.surroundings import NOTHING, Surroundings
from ovillo.resolution.waterfall import FieldWeight

_AGAINST = -4.0
_BOTH = "both"


def _side(told: Collection[str]) -> str:
    """Accused, in office, both (an accused who was in office is), or neither."""
    if ACCUSED not in told:
        return OFFICE if OFFICE in told else ""
    return ACCUSED if len(told) == 1 else _BOTH


def has_two_posts(around: Surroundings) -> bool:
    """Rule 3."""
    return len(around.facts.get("post", {})) > 1


def compare_sides(left: Surroundings, right: Surroundings) -> FieldWeight | None:
    """What speaks against joining two of whom one is accused and the other in office; nothing where that is not so."""
    one, other = left.facts.get("side", {}), right.facts.get("side", {})
    if {_side(one), _side(other)} != {ACCUSED, OFFICE}:
        return None
    detail = one.get(OFFICE) or other.get(OFFICE)
    return FieldWeight(
        "Side of the case", "accused in one, in office in the other", _AGAINST, None, detail, is_conflict=True
    )


def part_by_side(
    groups: Iterable[Sequence[DocumentEntity]], surroundings: Mapping[str, Surroundings]
) -> Iterator[tuple[DocumentEntity, ...]]:
    """The groups of bearers of one name, each parted where it holds both sides: rules 1 and 2."""
    groups = tuple(groups)
    sides = {each.id: _side(surroundings.get(each.id, NOTHING).facts.get("side", {})) for g in groups for each in g}
    is_vouched = _BOTH in sides.values()
    for group in groups:
        accused, office = ([one for one in group if sides[one.id] == side] for side in (ACCUSED, OFFICE))
        if is_vouched or not accused or not office:
            yield tuple(group)
            continue
        silent = [one for one in group if not sides[one.id]]
        larger = {len(accused) > len(office): accused, len(office) > len(accused): office}.get(True)
        for side in (accused, office):
            members = {one.id for one in (*side, *(silent if side is larger else ()))}
            yield tuple(one for one in group if one.id in members)
        if larger is None:
            yield from ((one,) for one in silent)
