"""Expressions behind the search for changed numbers: lives, ties, and what two numbers share.

`ties` has one row for each number and contact; `contact` is the contact's person, once found successors are renamed.
Every expression has a rule of `changes` that it keeps.
"""

from collections.abc import Mapping
from typing import Final

import ibis

from ovillo.analysis.calls.columns import MOMENT, Expression, both_ways

DAY: Final = 86_400
MOST_GAP_DAYS: Final = 60
MOST_OVERLAP_DAYS: Final = 3
FEWEST_SHARED: Final = 3
LEAST_OVERLAP: Final = 0.5
PEOPLE: Final = {"number": "string", "person": "string"}
"""Columns of the table of renamed numbers."""

each = ibis._


def raw_ties(calls: Expression) -> Expression:
    """Every number with every other that it speaks with: own, other, first and last moment."""
    return both_ways(calls).group_by("own", "other").aggregate(first=each.moment.min(), last=each.moment.max())


def lives_of(raw: Expression) -> Expression:
    """The first and last second of each number: own, first, last, first_moment."""
    lives = raw.group_by("own").aggregate(first_moment=raw["first"].min(), last_moment=raw["last"].max())
    return lives.select("own", "first_moment", first=_second(lives.first_moment), last=_second(lives.last_moment))


def named(raw: Expression, people: Expression) -> Expression:
    """Each number with each person that it speaks with: own, contact."""
    known = raw.join(people, raw.other == people.number, how="left")
    return known.select(own=known.own, contact=ibis.coalesce(known.person, known.other)).distinct()


def of_active(ties: Expression, people: Expression) -> Expression:
    """The ties of numbers with enough contacts (rule 2), with the person behind each: own, contact, person."""
    active = ties.group_by("own").aggregate(contacts=each.count()).filter(each.contacts >= FEWEST_SHARED)
    kept = ties.join(active.select("own"), "own")
    known = kept.join(people, kept.own == people.number, how="left")
    return known.select(own=known.own, contact=known.contact, person=ibis.coalesce(known.person, known.own))


def sizes_of(active: Expression) -> Expression:
    """How many people have each contact: contact, size."""
    return active.group_by("contact").aggregate(size=each.person.nunique())


def weights_of(sizes: Expression, *, people: int, most: int) -> Expression:
    """What each contact that few have weighs, in bits: contact, weight."""
    few = sizes.filter(sizes["size"] <= most)
    others = ibis.greatest(few["size"] - 1, 1).cast("float64")
    return few.select("contact", weight=ibis.greatest((ibis.literal(float(people)) / others).log2(), 0.1))


def candidates(active: Expression, weights: Expression, lives: Expression, raw: Expression) -> Expression:
    """Numbers that may follow one another (rules 1 to 3): old, new, weight, overlap, begins."""
    heavy = active.join(weights, "contact").select("own", "contact", "weight")
    totals = heavy.group_by("own").aggregate(total=each.weight.sum())
    lived = heavy.join(lives, "own")
    old = lived.select("contact", "weight", old=lived.own, old_first=lived["first"], old_last=lived["last"])
    new = lived.select("contact", new=lived.own, new_first=lived["first"], new_last=lived["last"])
    both = old.join(new, "contact")
    both = both.filter((both.old != both.new) & _follows(both))
    shared = both.group_by("old", "new").aggregate(shared=each.count(), weight=each.weight.sum())
    shared = shared.filter(shared.shared >= FEWEST_SHARED)
    of_old = totals.select(old=totals.own, total_old=totals.total)
    of_new = totals.select(new=totals.own, total_new=totals.total)
    known = shared.join(of_old, "old").join(of_new, "new")
    known = known.mutate(overlap=known.weight / ibis.least(known.total_old, known.total_new))
    known = known.filter(known.overlap >= LEAST_OVERLAP)
    called = raw.select(old=raw.own, new=raw.other)
    apart = known.anti_join(called, ["old", "new"])
    begins = lives.select(new=lives.own, begins=lives.first_moment)
    return apart.join(begins, "new").select("old", "new", "weight", "overlap", "begins")


def best_peers(
    olds: Expression, active: Expression, weights: Expression, lives: Expression, sizes: Expression
) -> Expression:
    """The most that each of these numbers shares with somebody who spoke at the same time: old, weight."""
    own = olds.join(active, olds.old == active.own).join(weights, "contact")
    own = own.select("old", "contact", "weight", old_person=own.person)
    other = active.select("contact", other=active.own, other_person=active.person)
    both = own.join(other, "contact").filter(each.old_person != each.other_person)
    shared = both.group_by("old", "other", "other_person").aggregate(weight=each.weight.sum())
    # A call centre shares contacts with everybody, and is nobody's double.
    common = sizes.anti_join(weights, "contact").select(other_person=each.contact)
    shared = shared.anti_join(common, "other_person")
    of_old = lives.select(old=lives.own, old_first=lives["first"], old_last=lives["last"])
    of_other = lives.select(other=lives.own, new_first=lives["first"], new_last=lives["last"])
    known = shared.join(of_old, "old").join(of_other, "other")
    turned = {"old_first": known.new_first, "old_last": known.new_last}
    turned |= {"new_first": known.old_first, "new_last": known.old_last}
    apart = known.filter(~_follows(known) & ~_follows_in(turned))
    return apart.group_by("old").aggregate(weight=apart.weight.max())


def rows_of(calls: Expression, people: Expression, wanted: Expression) -> Expression:
    """The rows of these numbers with each person: own, contact, rows."""
    sided = both_ways(calls).select("own", "other", "row").join(wanted, "own")
    known = sided.join(people, sided.other == people.number, how="left")
    named_rows = known.select(own=known.own, row=known.row, contact=ibis.coalesce(known.person, known.other))
    return named_rows.group_by("own", "contact").aggregate(rows=each.row.collect())


def _second(moment: Expression) -> Expression:
    return (moment // MOMENT).cast("int64")


def _follows(two: Expression) -> Expression:
    return _follows_in({name: two[name] for name in ("old_first", "old_last", "new_first", "new_last")})


def _follows_in(two: Mapping[str, Expression]) -> Expression:
    gap = two["new_first"] - two["old_last"]
    shorter = ibis.least(two["old_last"] - two["old_first"], two["new_last"] - two["new_first"])
    is_near = gap.between(-MOST_OVERLAP_DAYS * DAY, MOST_GAP_DAYS * DAY)
    return is_near & ((gap >= 0) | (gap * -2 < shorter))
