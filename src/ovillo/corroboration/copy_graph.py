"""Who takes from whom in a whole case, and how that is seen: an edge for every copy and its origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ovillo.corroboration.origins import Origins, Sign
from ovillo.domain.findings import CopyEdge
from ovillo.domain.statements import Statement


def draw_copies(
    statements: Iterable[Statement], origins: Origins, errors: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[CopyEdge, ...]:
    """Every edge, by origin, then copy.

    Args:
        statements: all of the case.
        origins: who takes what from whom by name and by words.
        errors: (copy, origin): ids of what shows an error that the two share.
    """
    seen: dict[tuple[str, str], dict[Sign, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in statements:
        sign = origins.sign_of(one)
        if sign is not None:
            seen[origins.label(one), sign[0]][sign[1]].add(one.id)
    return tuple(
        CopyEdge(
            copy=copy,
            origin=origin,
            named=tuple(sorted(seen[copy, origin][Sign.NAMED])),
            repeated=tuple(sorted(seen[copy, origin][Sign.REPEATED])),
            errors=errors.get((copy, origin), ()),
        )
        for copy, origin in sorted({*seen, *errors}, key=lambda edge: (edge[1], edge[0]))
    )
