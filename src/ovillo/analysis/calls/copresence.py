"""Numbers that are seen in the same cell within some minutes, beside how often chance would show them so.

1. An occasion is a maximal chain of meetings of one pair in one cell, each within the window of the one before.
2. Chance: both keep their rows of that cell and spread them evenly over the time that the table covers, day and
   night alike; people who live by one mast meet there more often than that says.
3. Two rows that meet lie in one stretch of time as long as the window, or in neighbouring ones: only those are
   compared.
4. Travelling together: an occasion in another cell within `TRAVEL_HOURS` of the one before.
5. What is usual for these two: the weeks of one are moved against the other's by 1 to `MOST_WEEKS`, so that each keeps
   days, hours and cells; neighbours and colleagues meet as often then, people who met on purpose do not. Only pairs
   with two occasions are held against it, in tables of `FEWEST_WEEKS` weeks and more.
6. Every two numbers of the table are compared: a pair stands out where its chance, times so many pairs, is below
   `OUTSTANDING`. Of many pairs some share a cell now and then, whatever they do.
7. One occasion says little, however rare it is; so do few rows of one of the two: both are said beside the pair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import ibis

from ovillo.analysis.calls.chance import SMALL_SAMPLE, at_least
from ovillo.analysis.calls.columns import Expression, Query, text_of

TRAVEL_HOURS: Final = 6
MOST_WEEKS: Final = 8
FEWEST_WEEKS: Final = 3
OUTSTANDING: Final = 0.05
_WEEK: Final = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Copresence:
    """Two numbers in the same cells at about the same time."""

    a: str
    b: str
    times: int
    """Separate occasions."""
    expected: float
    """Occasions that chance gives, by rule 2."""
    chance: float
    """Of as many occasions or more, for this one pair."""
    cells: Sequence[str]
    first: str
    last: str
    rows: Sequence[int]
    moves: int = 0
    """Occasions that follow one in another cell within `TRAVEL_HOURS` (rule 4)."""
    usual: float | None = None
    """Occasions with one's weeks moved against the other's, on average (rule 5); None where it cannot be told."""
    usual_moves: float | None = None
    radius_km: float | None = None
    """The farthest that one of the shared cells reaches; None where no table tells."""
    compared: int = 0
    """Pairs of numbers that are compared: all of the table."""
    stands_out: bool = False
    """Whether chance would seldom show any of so many pairs so (rule 6)."""
    is_small_sample: bool = False
    """Whether there is one occasion only, or few rows of one of the two (rule 7)."""


def find_copresence(
    calls: Expression, query: Query, *, minutes: int, radii: Mapping[str, float] | None = None
) -> Sequence[Copresence]:
    """The pairs that share a cell within `minutes`, those that chance explains least first.

    Args:
        calls: the table.
        query: runs it.
        minutes: between two rows that meet.
        radii: how far each cell reaches, km, where a table tells.
    """
    window = minutes * 60
    placed = query.keep(
        calls.filter((calls.cell != "") & (calls.located != "")).mutate(stretch=(calls.instant // window).cast("int64"))
    )
    ((begin, end, numbers),) = query.fetch(
        placed.aggregate(begin=placed.instant.min(), end=placed.instant.max(), numbers=placed.located.nunique())
    )
    if begin is None:
        return []
    span, compared = max(end - begin, 1), int(numbers) * (int(numbers) - 1) // 2
    met = query.keep(meetings(placed, window=window))
    occasions = query.keep(_occasions(met, window=window))
    found = _by_pair(occasions).join(_expected(met, placed, share=min(1.0, 2 * window / span)), ["a", "b"])
    moves = {(a, b): int(count) for a, b, count in query.fetch(_moves(occasions, ["a", "b"]))}
    few = _few_rows(placed, query)
    usual = _usual(placed, query.keep(_several(occasions)), query, window=window, span=(begin, end))
    answers = [
        Copresence(
            a,
            b,
            int(times),
            round(expected, 4),
            float(f"{(chance := at_least(int(times), expected)):.3g}"),
            sorted(cells),
            text_of(first),
            text_of(last),
            sorted({*early, *late}),
            moves.get((a, b), 0),
            *_usual_of(usual, a, b, times=int(times)),
            max((radii[cell] for cell in cells if cell in radii), default=None) if radii else None,
            compared,
            chance * compared < OUTSTANDING,
            int(times) == 1 or a in few or b in few,
        )
        for a, b, times, cells, first, last, early, late, expected in query.fetch(found)
    ]
    return sorted(answers, key=lambda one: (one.chance, -one.times, one.a, one.b))


def _by_pair(occasions: Expression) -> Expression:
    each = ibis._
    return occasions.group_by("a", "b").aggregate(
        times=each.is_new.sum(),
        cells=each.cell.collect(distinct=True),
        first=each.first.min(),
        last=each.last.max(),
        early=each.early.collect(distinct=True),
        late=each.late.collect(distinct=True),
    )


def _few_rows(placed: Expression, query: Query) -> frozenset[str]:
    """The numbers with fewer than `SMALL_SAMPLE` rows that have a cell."""
    counts = placed.group_by("located").aggregate(rows=ibis._.count())
    return frozenset(number for (number,) in query.fetch(counts.filter(counts.rows < SMALL_SAMPLE).select("located")))


def _several(occasions: Expression) -> Expression:
    """The pairs with two occasions and more: a, b."""
    times = occasions.group_by("a", "b").aggregate(times=ibis._.is_new.sum())
    return times.filter(times.times > 1).select("a", "b")


def meetings(placed: Expression, *, window: int) -> Expression:
    """Every two rows of different numbers in one cell within `window` seconds: a, b, cell, both rows and moments.

    Args:
        placed: rows that have a cell, with `stretch`, the number of the stretch of time (rule 3).
        window: seconds.
    """
    here = placed.select("cell", "stretch", "located", "instant", "moment", "row")
    sought = ibis.union(here, here.mutate(stretch=here.stretch - 1))
    later = sought.rename({f"later_{name}": name for name in ("located", "instant", "moment", "row")})
    two = here.join(later, ["cell", "stretch"])
    is_later = (two.later_instant > two.instant) | ((two.later_instant == two.instant) & (two.later_row > two.row))
    two = two.filter(is_later & (two.located != two.later_located) & (two.later_instant - two.instant <= window))
    return two.select(
        "cell",
        "later_instant",
        a=ibis.least(two.located, two.later_located),
        b=ibis.greatest(two.located, two.later_located),
        early=two.row,
        late=two.later_row,
        first=two.moment,
        last=two.later_moment,
    )


_Usual = dict[tuple[str, str], tuple[float, float]]


def _usual_of(usual: _Usual | None, a: str, b: str, *, times: int) -> tuple[float | None, float | None]:
    if usual is None or times < 2:
        return None, None
    return usual.get((a, b), (0.0, 0.0))


def _usual(placed: Expression, pairs: Expression, query: Query, *, window: int, span: tuple[int, int]) -> _Usual | None:
    """Occasions and moves of these pairs with the weeks of the second moved (rule 5), on average."""
    begin, end = span
    weeks = (end - begin) // _WEEK + 1
    if weeks < FEWEST_WEEKS:
        return None
    turns = min(MOST_WEEKS, weeks - 1)
    here = placed.select("cell", "stretch", "instant", "row", a=placed.located).semi_join(pairs, "a")
    moved = placed.select("cell", "instant", "row", b=placed.located).semi_join(pairs, "b")
    turn = query.load({"turn": "int64"}, {"turn": list(range(1, turns + 1))})
    moved = moved.cross_join(turn)
    moved = moved.mutate(then=(moved.instant - begin + moved.turn * _WEEK) % (weeks * _WEEK) + begin)
    moved = moved.mutate(stretch=(moved.then // window).cast("int64"))
    near = ibis.union(moved, moved.mutate(stretch=moved.stretch - 1), moved.mutate(stretch=moved.stretch + 1))
    near = near.select("cell", "stretch", "b", "turn", "then", late=near.row)
    two = here.join(near, ["cell", "stretch"]).semi_join(pairs, ["a", "b"])
    two = two.filter((two.then - two.instant).abs() <= window)
    two = two.select(
        "a", "b", "turn", "cell", "late", early=two.row, later_instant=ibis.greatest(two.instant, two.then)
    )
    occasions = query.keep(_occasions(two, window=window, by=("a", "b", "turn", "cell")))
    of_pair = occasions.group_by("a", "b").aggregate(times=ibis._.is_new.sum())
    moves: dict[tuple[str, str], int] = {}
    for a, b, count in query.fetch(_moves(occasions, ["a", "b", "turn"])):
        moves[a, b] = moves.get((a, b), 0) + int(count)
    return {
        (a, b): (round(int(times) / turns, 2), round(moves.get((a, b), 0) / turns, 2))
        for a, b, times in query.fetch(of_pair)
    }


def _moves(occasions: Expression, by: Sequence[str]) -> Expression:
    """How often each pair is next seen together in another cell within `TRAVEL_HOURS`: a, b, count; none of nothing."""
    begun = occasions.filter(occasions.is_new == 1)
    in_order = ibis.window(group_by=list(by), order_by=[begun.later_instant, begun.late, begun.early])
    begun = begun.mutate(cell_before=begun.cell.lag().over(in_order), before=begun.later_instant.lag().over(in_order))
    is_move = (begun.cell != begun.cell_before) & (begun.later_instant - begun.before <= TRAVEL_HOURS * 3_600)
    moved = begun.filter(is_move)
    return moved.group_by("a", "b").aggregate(count=moved.count())


def _occasions(met: Expression, *, window: int, by: Sequence[str] = ("a", "b", "cell")) -> Expression:
    in_order = ibis.window(group_by=list(by), order_by=[met.later_instant, met.late, met.early])
    before = met.later_instant.lag().over(in_order)
    return met.mutate(is_new=(before.isnull() | (met.later_instant - before > window)).cast("int64"))


def _expected(met: Expression, placed: Expression, *, share: float) -> Expression:
    counts = placed.group_by("cell", "located").aggregate(rows=ibis._.count())
    of_a = counts.select("cell", a=counts.located, rows_a=counts.rows)
    of_b = counts.select("cell", b=counts.located, rows_b=counts.rows)
    both = met.select("a", "b").distinct().join(of_a, "a").join(of_b, ["b", "cell"])
    products = (both.rows_a * both.rows_b).cast("float64")
    return both.mutate(product=products).group_by("a", "b").aggregate(expected=ibis._.product.sum() * share)
