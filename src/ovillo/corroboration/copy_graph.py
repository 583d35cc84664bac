"""Who takes from whom in a whole case, and how that is seen: an edge for every copy and its origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ovillo.corroboration.copying import shown_order
from ovillo.corroboration.origins import Origins, Sign
from ovillo.corroboration.sources import source_label
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
    unclear = _unclear(origins)
    return tuple(
        CopyEdge(
            copy=copy,
            origin=origin,
            named=tuple(sorted(seen[copy, origin][Sign.NAMED])),
            repeated=tuple(sorted(seen[copy, origin][Sign.REPEATED])),
            errors=errors.get((copy, origin), ()),
            is_order_shown=(copy, origin) not in unclear or bool(seen[copy, origin][Sign.NAMED]),
        )
        for copy, origin in sorted({*seen, *errors}, key=lambda edge: (edge[1], edge[0]))
    )


def _unclear(origins: Origins) -> frozenset[tuple[str, str]]:
    """(copy, origin) where the documents show nowhere who of the two was first."""
    shown: dict[tuple[str, str], bool] = defaultdict(bool)
    pairs = [(copy, origin) for copy, found in origins.copies.items() for origin in found]
    pairs.extend((place[0], origin) for place, origin in origins.sentences.items())
    for copy, origin in pairs:
        left, right = origins.documents[copy], origins.documents[origin]
        shown[source_label(left), source_label(right)] |= shown_order(left, right) is not None
    return frozenset(pair for pair, is_shown in shown.items() if not is_shown)
