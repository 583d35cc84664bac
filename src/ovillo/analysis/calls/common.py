"""What numbers have in common: contacts that several of them share, and how far calls go both ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import ibis

from ovillo.analysis.calls.columns import Expression, Query, between_two, both_ways, text_of

each = ibis._


@dataclass(frozen=True, slots=True)
class CommonContact:
    """Somebody with whom at least two of the numbers asked about speak."""

    contact: str
    numbers: Sequence[str]
    """Those asked about that speak with this contact."""
    counts: Sequence[int]
    """Calls of each of them with this contact."""
    first: str
    last: str
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """How far the calls of a number go both ways."""

    number: str
    calls_out: int
    calls_in: int
    contacts: int
    mutual: int
    """Contacts that call and are called."""
    only_called: int
    """Contacts that this number calls and that never call."""
    only_calling: int
    reciprocity: float
    """Mutual of all contacts, 0 to 1."""
    rows: Sequence[int]
    """Of each contact the first call."""


def shared_contacts(sided: Expression) -> Expression:
    """The contacts of at least two numbers, among rows of these: contact, own, count, first and last moment, rows."""
    ties = sided.group_by("own", "other").aggregate(
        count=each.count(), first=each.moment.min(), last=each.moment.max(), rows=each.row.collect()
    )
    several = ties.group_by("other").aggregate(numbers=each.count()).filter(each.numbers > 1)
    shared = ties.semi_join(several, "other")
    return shared.select("own", "count", "first", "last", "rows", contact=shared.other)


def find_common_contacts(calls: Expression, query: Query, numbers: Sequence[str]) -> Sequence[CommonContact]:
    """The contacts that at least two of the numbers share, those of most numbers first; none where fewer are given."""
    wanted = query.load({"number": "string"}, {"number": sorted(set(numbers))})
    # Read once: the two sides of each row would be read from the files one after the other.
    few = calls.filter(calls.caller.isin(wanted.number) | calls.called.isin(wanted.number))
    few = query.keep(few.select("caller", "called", "moment", "row"))
    sided = query.keep(both_ways(few).semi_join(wanted, [("own", "number")]).select("own", "other", "moment", "row"))
    found: dict[str, list[Sequence[Any]]] = {}  # Any: values of several types
    for own, count, first, last, rows, contact in query.fetch(shared_contacts(sided).order_by("contact", "own")):
        found.setdefault(contact, []).append((own, count, first, last, rows))
    answers = [
        CommonContact(
            contact,
            [str(one[0]) for one in ties],
            [one[1] for one in ties],
            text_of(min(one[2] for one in ties)),
            text_of(max(one[3] for one in ties)),
            sorted({row for one in ties for row in one[4]}),
        )
        for contact, ties in found.items()
    ]
    return sorted(answers, key=lambda one: (-len(one.numbers), -sum(one.counts), one.contact))


def find_reciprocity(calls: Expression, query: Query) -> Iterator[Reciprocity]:
    """Every number with how far its calls go both ways, most contacts first."""
    two = between_two(calls)
    forth = two.select("row", own=two.caller, other=two.called, out=ibis.literal(1))
    back = two.select("row", own=two.called, other=two.caller, out=ibis.literal(0))
    ties = ibis.union(forth, back).group_by("own", "other")
    ties = ties.aggregate(out=each.out.sum(), into=(1 - each.out).sum(), row=each.row.min())
    found = ties.group_by("own").aggregate(
        calls_out=each.out.sum(),
        calls_in=each.into.sum(),
        contacts=each.count(),
        mutual=((each.out > 0) & (each.into > 0)).sum(),
        only_called=(each.into == 0).sum(),
        only_calling=(each.out == 0).sum(),
        rows=each.row.collect().sort(),
    )
    for number, *counts, rows in query.fetch(found.order_by(each.contacts.desc(), "own")):
        out, into, contacts, mutual, only_called, only_calling = map(int, counts)
        share = round(mutual / contacts, 4)
        yield Reciprocity(number, out, into, contacts, mutual, only_called, only_calling, share, rows)
