"""Two raters beside one another: how far their numbers differ, and whether they see the same inconsistencies.

Source: kappa, Cohen 1960, doi:10.1177/001316446002000104.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ovillo.casework.hypotheses.weighing import THRESHOLD
from ovillo.domain.hypotheses import HeldSet, Numbers, RaterAgreement

WIDEST = 5


def compare_raters(held: HeldSet) -> Iterator[RaterAgreement]:
    """Every two who rated all cells, in the order of their first numbers."""
    cells = [(item.id, claim.id) for item in held.draft.items for claim in held.draft.claims]
    for first, second in combinations(held.complete_raters, 2):
        yield _compare(first, second, held.numbers[first], held.numbers[second], cells)


def _compare(first: str, second: str, one: Numbers, other: Numbers, cells: Sequence[tuple[str, str]]) -> RaterAgreement:
    differences = [(abs(one[cell].mid - other[cell].mid), cell) for cell in cells]
    widest = sorted((each for each in differences if each[0]), key=lambda each: (-each[0], each[1]))[:WIDEST]
    return RaterAgreement(
        first,
        second,
        float(sum(each for each, _ in differences)) / len(cells) if cells else 0.0,
        kappa([one[cell].mid < THRESHOLD for cell in cells], [other[cell].mid < THRESHOLD for cell in cells]),
        tuple((row, column, float(difference)) for difference, (row, column) in widest),
    )


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float | None:
    """Agreement beyond chance: 1 for the same, 0 for as much as chance, `None` where chance agrees on everything."""
    if not one:
        return None
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
    shares = sum(one) / len(one), sum(other) / len(other)
    by_chance = shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
    return None if by_chance >= 1 else (agreed - by_chance) / (1 - by_chance)
