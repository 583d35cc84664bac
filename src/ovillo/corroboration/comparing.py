"""Every two sides of one thing: the same, one coarser, contradictory, or side by side without a comparison.

1. Sides are the different values, the different days of an act of one day, and those who affirm against those who
   negate or deny. Who denies a deed does not contradict the court that clears them, nor who pleads not guilty the
   charge: that is the history of one thing. One source does not contradict itself: a side counts against another only
   between two sources.
2. Two numbers are compared as they stand and, where they cannot meet so, after conversion (`values`).
3. Intervals of days that touch fit one another; days that exclude each other contradict.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations, product

from ovillo.corroboration.days import Interval, day_of, exclude, touch
from ovillo.corroboration.disagreement import affirms
from ovillo.corroboration.origins import Origins
from ovillo.corroboration.quoted_numbers import is_besides, tables
from ovillo.corroboration.sources import fold_words
from ovillo.corroboration.values import CaseNumbers, Range, comparable, contradict, find_later_parts, is_currency
from ovillo.domain.findings import About, Comparison, Conversion, Relation
from ovillo.domain.statements import KIND_OF, PredicateKind, Standing, Statement

_JOINING = frozenset({Conversion.PARTS_ADDED, Conversion.BETWEEN_BOUNDS})
"""What a source's statements give only together."""
_ADDED = frozenset({Conversion.PARTS_ADDED, Conversion.OTHERS_COUNTED})

_CHARGED = frozenset({Standing.CHARGED})
_BEFORE_COURT = _CHARGED | {Standing.SUSPECTED, Standing.INVESTIGATED, Standing.ACCUSED}
"""What is held of a deed until a court decides."""

Judged = tuple[Relation, tuple[Conversion, ...]]


def compare_sides(active: Sequence[Statement], origins: Origins, case: CaseNumbers) -> tuple[Comparison, ...]:
    """Every comparison of what sources say of one thing, in the order first said.

    Args:
        active: statements of one group that no later one corrects, in order.
        origins: who takes what from whom.
        case: what numbers need to be compared.
    """
    affirmed = [one for one in active if affirms(one)]
    return (
        *_whether(active, affirmed),
        *_joined(_numbers(affirmed, origins, case)),
        *_days(affirmed, origins),
    )


def _ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(sorted({one.id for one in statements}))


def _whether(active: Sequence[Statement], affirmed: Sequence[Statement]) -> Iterator[Comparison]:
    own_words = {one.voice for one in affirmed}
    against = [one for one in active if not affirms(one) and (not one.negated or one.voice not in own_words)]
    against = [one for one in against if not _is_of_something_else(one)]
    held = _held_against(affirmed, against)
    if held and against:
        yield Comparison(About.WHETHER, Relation.CONTRADICTS, _ids(held), _ids(against))


def _held_against(affirmed: Sequence[Statement], against: Sequence[Statement]) -> list[Statement]:
    """Those who affirm what the others negate, without what only precedes a court's word or agrees with a denial."""
    held = [one for one in affirmed if not _is_acquittal(one)]
    if any(one.negated or one.standing is not Standing.DENIED for one in against):
        return held
    is_plea = all(_is_plea(one) for one in against)
    is_cleared = len(held) < len(affirmed)
    open_to = (_CHARGED if is_plea else frozenset()) | (_BEFORE_COURT if is_cleared else frozenset())
    return [one for one in held if one.standing not in open_to]


def _is_plea(statement: Statement) -> bool:
    folded = f" {fold_words(statement.quote)} "
    return any(f" {plea} " in folded for plea in tables().pleas)


def _is_acquittal(statement: Statement) -> bool:
    """Whether a court clears somebody of the deed: that agrees with who denies it."""
    is_step = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE
    return statement.standing is Standing.ACQUITTED and not is_step


def _is_of_something_else(statement: Statement) -> bool:
    """Whether it denies the deed and not the step ("pleaded not guilty" of a charge), or speaks of others."""
    is_step = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE
    value = statement.value
    is_of_others = value is not None and value.number is not None and is_besides(value, statement.quote)
    return (is_step and statement.standing is Standing.DENIED and not statement.negated) or is_of_others


@dataclass(slots=True)
class _Accounts:
    """The numbers of each source as a whole, and which sources cannot both be right."""

    ranges: Mapping[str, tuple[Range, ...]]
    known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def contradict(self, one: str, other: str) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in self.known:
            self.known[pair] = contradict(self.ranges[pair[0]], self.ranges[pair[1]])
        return self.known[pair]


def _numbers(affirmed: Sequence[Statement], origins: Origins, case: CaseNumbers) -> Iterator[Comparison]:
    sides: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    by_source: dict[str, list[Statement]] = defaultdict(list)
    for one in affirmed:
        if one.value is not None and one.value.number is not None:
            sides[_side(one, case)].append(one)
            by_source[origins.label(one)].append(one)
    accounts = _Accounts({label: case.ranges(_own(said, origins)) for label, said in by_source.items()})
    later = find_later_parts(affirmed)
    alone = {
        key: tuple(one for each in said for one in case.ranges([each], later=later)) for key, said in sides.items()
    }
    of_parts = {key for key, said in sides.items() if later.issuperset(one.id for one in said)}
    for left, right in combinations(sides, 2):
        labels = [sorted({origins.label(one) for one in sides[key]}) for key in (left, right)]
        pairs = [(one, other) for one, other in product(*labels) if one != other]
        judged = _relate(alone[left], alone[right]) if pairs else None
        if judged and judged[0] is Relation.SUPPORTS and case.side(sides[left][0]) == case.side(sides[right][0]):
            continue  # one age, told on two days
        if judged and judged[0] is Relation.CONTRADICTS and not any(accounts.contradict(*pair) for pair in pairs):
            judged = _relate_together(accounts, pairs)
        if judged and judged[0] is Relation.CONTRADICTS and not of_parts.isdisjoint((left, right)):
            continue  # its list is compared as a whole
        if judged:
            totals = _total(alone[left]), _total(alone[right])
            yield Comparison(About.NUMBER, judged[0], _ids(sides[left]), _ids(sides[right]), judged[1], totals)


def _own(said: Sequence[Statement], origins: Origins) -> Sequence[Statement]:
    """What a source says itself, if it does: what it took from another is no account of its own."""
    return [one for one in said if origins.taken_from(one) is None] or said


def _total(ranges: Sequence[Range]) -> Decimal | None:
    """What parts, or those named and the others, come to where it is known."""
    return max((one.high for one in ranges if one.by in _ADDED and one.low == one.high), default=None)


def _side(statement: Statement, case: CaseNumbers) -> tuple[object, ...]:
    """What makes two numbers one side: for ages also when they were told; both bounds of one range are one."""
    if statement.id in case.spans and statement.value is not None:
        return (*case.spans[statement.id], statement.value.unit)
    told = case.published[statement.document] if statement.predicate == "age" else None
    return *case.side(statement), told


def _relate(left: Sequence[Range], right: Sequence[Range]) -> Judged | None:
    """How two numbers stand to each other; nothing where they count different things."""
    pairs = comparable(left, right)
    here = [(ours, theirs) for ours, theirs in pairs if not ours.is_elsewhere(theirs)]
    if not here:
        if pairs:
            return Relation.NOT_COMPARABLE, _conversions(pairs)  # told of two places
        is_money = any(is_currency(one.unit) for one in left) and any(is_currency(one.unit) for one in right)
        return (Relation.NOT_COMPARABLE, ()) if is_money else None
    same = [pair for pair in here if pair[0].is_same(pair[1])]
    meeting = [pair for pair in here if pair[0].meets(pair[1])]
    if same:
        return Relation.SUPPORTS, _conversions(same)
    return (Relation.COMPATIBLE, _conversions(meeting)) if meeting else (Relation.CONTRADICTS, _conversions(here))


def _conversions(pairs: Sequence[tuple[Range, Range]]) -> tuple[Conversion, ...]:
    """What was done for the pair that needed least."""
    needed = min(({one.by for one in pair if one.by} for pair in pairs), key=lambda done: (len(done), sorted(done)))
    return tuple(sorted(needed))


def _relate_together(accounts: _Accounts, pairs: Sequence[tuple[str, str]]) -> Judged | None:
    """How two numbers stand where everything that their sources say makes them meet."""
    found: set[Judged] = set()
    for one, other in pairs:
        for ours, theirs in comparable(accounts.ranges[one], accounts.ranges[other]):
            done = {each.by for each in (ours, theirs) if each.by}
            if done & _JOINING and ours.meets(theirs) and not ours.is_elsewhere(theirs):
                relation = Relation.SUPPORTS if ours.is_same(theirs) else Relation.COMPATIBLE
                found.add((relation, tuple(sorted(done))))
    return min(found, key=lambda judged: (judged[0] is not Relation.SUPPORTS, judged[1]), default=None)


def _joined(comparisons: Iterable[Comparison]) -> Iterable[Comparison]:
    """Parts of one sum are one side."""
    made: dict[object, Comparison] = {}
    for one in comparisons:
        key = (one.relation, one.by, one.right) if Conversion.PARTS_ADDED in one.by else one
        known = made.get(key)
        made[key] = replace(known, left=_union(known.left, one.left), totals=_totals(known, one)) if known else one
    joined: dict[object, Comparison] = {}
    for one in made.values():
        key = (one.relation, one.by, one.left) if Conversion.PARTS_ADDED in one.by else one
        known = joined.get(key)
        joined[key] = replace(known, right=_union(known.right, one.right), totals=_totals(known, one)) if known else one
    return joined.values()


def _totals(one: Comparison, other: Comparison) -> tuple[Decimal | None, Decimal | None]:
    """What each side comes to, by whichever of its parts begins the list."""
    left, right = ([each for each in pair if each is not None] for pair in zip(one.totals, other.totals, strict=True))
    return max(left, default=None), max(right, default=None)


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


def _days(affirmed: Sequence[Statement], origins: Origins) -> Iterator[Comparison]:
    sides: dict[Interval, list[Statement]] = defaultdict(list)
    by_source: dict[str, list[Interval]] = defaultdict(list)
    for one in affirmed:
        interval = day_of(one)
        if interval is not None:
            sides[interval].append(one)
            by_source[origins.label(one)].append(interval)
    for left, right in combinations(sides, 2):
        labels = [{origins.label(one) for one in sides[key]} for key in (left, right)]
        pairs = [(one, other) for one, other in product(*labels) if one != other]
        if not pairs:
            continue
        if touch(left, right):
            yield Comparison(About.DAY, Relation.COMPATIBLE, _ids(sides[left]), _ids(sides[right]))
        elif any(exclude(by_source[one], by_source[other]) for one, other in pairs):
            yield Comparison(About.DAY, Relation.CONTRADICTS, _ids(sides[left]), _ids(sides[right]))
