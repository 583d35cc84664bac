"""Expressions behind the search for changed numbers: lives, ties, and what two numbers share.

`ties` has one row for each number and contact; `contact` is the contact's person, once found successors are renamed.
Every expression has a rule of `changes` that it keeps.
"""

from typing import Final

import ibis

from ovillo.analysis.calls.columns import MOMENT, Expression, between_two, both_ways

DAY: Final = 86_400
MOST_GAP_DAYS: Final = 60
MOST_OVERLAP_DAYS: Final = 7
FEWEST_SHARED: Final = 3
FEWEST_OUT: Final = 3
"""Calls that a number makes before its end is that of its own calls."""
LEAST_OVERLAP: Final = 0.5
LEAST_OF_OLD: Final = 0.45
PEOPLE: Final = {"number": "string", "person": "string"}
"""Columns of the table of renamed numbers."""

each = ibis._


def raw_ties(calls: Expression) -> Expression:
    """Every number with every other that it speaks with: own, other, first, last, last outgoing moment, calls out."""
    two = between_two(calls)
    forth = two.select("moment", own=two.caller, other=two.called, out=two.moment)
    back = two.select("moment", own=two.called, other=two.caller, out=ibis.literal(0, "int64"))
    both = ibis.union(forth, back)
    return both.group_by("own", "other").aggregate(
        first=both.moment.min(), last=both.moment.max(), last_out=both.out.max(), calls_out=(both.out > 0).sum()
    )


def lives_of(raw: Expression) -> Expression:
    """The life of each number in seconds (rule 1): own, first_moment, first, last."""
    lives = raw.group_by("own").aggregate(
        first_moment=raw["first"].min(),
        last_moment=raw["last"].max(),
        last_out=raw.last_out.max(),
        calls_out=raw.calls_out.sum(),
    )
    last = (lives.calls_out >= FEWEST_OUT).ifelse(lives.last_out, lives.last_moment)
    return lives.select("own", "first_moment", first=_second(lives.first_moment), last=_second(last))


def named(raw: Expression, people: Expression) -> Expression:
    """Each number with each person that it speaks with, and the second in which it last did: own, contact, last."""
    known = raw.join(people, raw.other == people.number, how="left")
    told = known.select(own=known.own, contact=ibis.coalesce(known.person, known.other), last=_second(known["last"]))
    return told.group_by("own", "contact").aggregate(last=told["last"].max())


def of_active(ties: Expression, people: Expression) -> Expression:
    """The ties of numbers with enough contacts (rule 2), with the person behind each: own, contact, last, person."""
    active = ties.group_by("own").aggregate(contacts=each.count()).filter(each.contacts >= FEWEST_SHARED)
    kept = ties.join(active.select("own"), "own")
    known = kept.join(people, kept.own == people.number, how="left")
    person = ibis.coalesce(known.person, known.own)
    return known.select(own=known.own, contact=known.contact, last=known["last"], person=person)


def sizes_of(active: Expression) -> Expression:
    """How many people have each contact: contact, size."""
    return active.group_by("contact").aggregate(size=each.person.nunique())


def weights_of(sizes: Expression, *, people: int, most: int) -> Expression:
    """What each contact that few have weighs, in bits: contact, weight."""
    few = sizes.filter(sizes["size"] <= most)
    others = ibis.greatest(few["size"] - 1, 1).cast("float64")
    return few.select("contact", weight=ibis.greatest((ibis.literal(float(people)) / others).log2(), 0.1))


def candidates(active: Expression, weights: Expression, lives: Expression, raw: Expression) -> Expression:
    """Numbers that may follow one another (rules 1 to 3): old, new, weight, overlap, whole of the larger, begins."""
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
    known = known.mutate(
        overlap=known.weight / ibis.least(known.total_old, known.total_new),
        whole=ibis.greatest(known.total_old, known.total_new),
    )
    known = known.filter(known.overlap >= LEAST_OVERLAP)
    called = raw.select(old=raw.own, new=raw.other)
    apart = _going_on(known.anti_join(called, ["old", "new"]), active.join(weights, "contact"), lives)
    begins = lives.select(new=lives.own, begins=lives.first_moment)
    return apart.join(begins, "new").select("old", "new", "weight", "overlap", "whole", "begins")


def _going_on(known: Expression, heavy: Expression, lives: Expression) -> Expression:
    """Those who share enough of whom the old number last spoke with, in as many days as the new one lives (rule 4)."""
    old = lives.select(old=lives.own, old_last=lives["last"])
    new = lives.select(new=lives.own, days=lives["last"] - lives["first"])
    pairs = known.select("old", "new").join(old, "old").join(new, "new")
    its = heavy.select(old=heavy.own, heavy=heavy.weight, spoke=heavy["last"])
    late = pairs.join(its, "old").filter(each.spoke >= each.old_last - each.days)
    totals = late.group_by("old", "new").aggregate(total_late=each.heavy.sum())
    held = known.left_join(totals, ["old", "new"])
    return held.filter(held.weight >= LEAST_OF_OLD * held.total_late.fill_null(0)).select(*known.columns)


def circles(numbers: Expression, active: Expression, weights: Expression) -> Expression:
    """The contacts of these numbers that few have, and who else has them: contact, weight, other."""
    own = active.semi_join(numbers, [("own", "number")]).select("contact").distinct().join(weights, "contact")
    return own.join(active, "contact").select("contact", "weight", other=active.own)


def rows_of(calls: Expression, people: Expression, wanted: Expression) -> Expression:
    """The rows of these numbers with each person: own, contact, rows."""
    sided = both_ways(calls).select("own", "other", "row").join(wanted, "own")
    known = sided.join(people, sided.other == people.number, how="left")
    named_rows = known.select(own=known.own, row=known.row, contact=ibis.coalesce(known.person, known.other))
    return named_rows.group_by("own", "contact").aggregate(rows=each.row.collect())


def _second(moment: Expression) -> Expression:
    return (moment // MOMENT).cast("int64")


def _follows(two: Expression) -> Expression:
    gap = two.new_first - two.old_last
    shorter = ibis.least(two.old_last - two.old_first, two.new_last - two.new_first)
    is_near = gap.between(-MOST_OVERLAP_DAYS * DAY, MOST_GAP_DAYS * DAY)
    return is_near & ((gap >= 0) | (gap * -2 < shorter))
