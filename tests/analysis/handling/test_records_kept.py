"""Logs of records, evidence and alerts: what they show by themselves, and what they can be compared for."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.analysis.handling import records_kept
from ovillo.analysis.handling.records_kept import (
    Alert,
    Entry,
    HandOff,
    chain_digest,
    find_attrition,
    find_ignored,
    find_rewritten,
)

START = datetime(2031, 5, 1, 8)


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def chained(*contents: str) -> list[Entry]:
    found, before = [], ""
    for row, content in enumerate(contents, start=2):
        before = chain_digest(before, [content])
        found.append(Entry(row, "f", at(row), at(row), (content,), before))
    return found


@given(st.integers(0, 5), st.integers(0, 2))
def test_one_altered_byte_breaks_the_chain_at_that_entry(place: int, byte: int) -> None:
    entries = chained("abc", "def", "ghi", "jkl", "mno", "pqr")
    content = entries[place].parts[0]
    altered = content[:byte] + chr(ord(content[byte]) ^ 1) + content[byte + 1 :]
    one = entries[place]
    entries[place] = Entry(one.row, one.file, one.happened, one.recorded, (altered,), one.digest)

    found = find_rewritten(entries, (), draws=999, seed=1).findings

    assert [(each.rule, list(each.rows)) for each in found] == [("chain", [place + 2])]


def test_a_deleted_entry_breaks_the_chain_behind_it() -> None:
    entries = chained("a", "b", "c", "d")
    del entries[1]

    assert [each.rows for each in find_rewritten(entries, (), draws=999, seed=1).findings] == [[4]]


def test_a_time_before_the_event_or_before_the_entry_above_is_named() -> None:
    entries = [Entry(2, "f", at(1), at(2)), Entry(3, "f", at(3), at(2.5)), Entry(4, "f", at(0), at(1))]

    found = find_rewritten(entries, (), draws=999, seed=1)

    assert [(each.rule, list(each.rows)) for each in found.findings] == [
        ("recorded-after-the-event", [3]),
        ("recorded-in-order", [4]),
    ]
    assert found.shown is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 90), min_size=1, max_size=3), min_size=2, max_size=8), st.data())
def test_lags_are_compared_by_every_choice_of_files(lags: list[list[int]], data: st.DataObject) -> None:
    entries = [Entry(2, f"f{file}", at(0), at(hours)) for file, each in enumerate(lags) for hours in each]
    flagged = data.draw(st.lists(st.integers(0, len(lags) - 1), min_size=1, max_size=len(lags) - 1, unique=True))
    medians = [median(each) for each in lags]

    def difference(some: tuple[int, ...]) -> float:
        return median(medians[each] for each in some) - median(
            each for place, each in enumerate(medians) if place not in some
        )

    one = find_rewritten(entries, {f"f{each}" for each in flagged}, draws=999, seed=1).shown

    every = [difference(some) for some in combinations(range(len(lags)), len(flagged))]
    observed = difference(tuple(flagged))
    assert one is not None
    assert one.statistic == pytest.approx(observed)
    assert one.p == pytest.approx(sum(each >= observed - 1e-9 for each in every) / len(every))
    assert one.smallest_p == pytest.approx(sum(each >= max(every) - 1e-9 for each in every) / len(every))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.booleans()), min_size=2, max_size=8))
def test_what_tells_as_much_is_compared_with_its_like(given: list[tuple[int, bool, bool]]) -> None:
    """Files and items of one row each: (hours, whether by the day, whether flagged)."""
    places = range(len(given))
    flagged = {f"f{place}" for place in places if given[place][2]}
    if not flagged:
        return
    entries = [Entry(2, f"f{each}", at(0), at(given[each][0]), days=(given[each][1],) * 2) for each in places]
    moved = [HandOff(2, f"f{each}", "P", "R", at(0), at(given[each][0]), days=(given[each][1],) * 2) for each in places]

    lags = find_rewritten(entries, flagged, draws=999, seed=1).shown
    gaps = find_attrition(moved, flagged, longest=timedelta(hours=4)).shown

    by_day = sum(each[1] and each[2] for each in given)
    every = [some for some in combinations(places, len(flagged)) if sum(given[place][1] for place in some) == by_day]
    counts = [sum(given[place][0] > 4 for place in some) for some in every]
    observed = sum(given[place][0] > 4 for place in places if given[place][2])
    assert gaps is not None
    assert gaps.p == pytest.approx(sum(each >= observed for each in counts) / len(every))
    assert gaps.smallest_p == pytest.approx(counts.count(max(counts)) / len(every))
    assert gaps.expected == pytest.approx(sum(counts) / len(every))
    kinds = [[place for place in places if given[place][1] is by_day] for by_day in (False, True)]

    def difference(some: tuple[int, ...]) -> float:
        """The mean over the kinds of which some are flagged and some are not, by how many are."""
        told = [([p for p in kind if p in some], [p for p in kind if p not in some]) for kind in kinds]
        counts = [
            (len(mine), [median(given[p][0] for p in each) for each in (mine, rest)])
            for mine, rest in told
            if mine and rest
        ]
        total = sum(size for size, _ in counts)
        return sum(size * (mine - rest) for size, (mine, rest) in counts) / total if total else 0.0

    hours = [difference(some) for some in every]
    seen = hours[every.index(tuple(place for place in places if given[place][2]))]
    assert lags is not None
    assert lags.statistic == pytest.approx(seen)
    assert lags.p == pytest.approx(sum(each >= seen - 1e-9 for each in hours) / len(every))


def test_files_that_tell_less_or_more_do_not_move_what_is_compared() -> None:
    """Three files flagged, four hours later than ten others; twelve that tell days, all of them five days late."""
    later = [Entry(2, f"F{n}", at(0), at(5 + n / 60)) for n in range(3)] + [
        Entry(2, f"T{n}", at(0), at(1 + n / 60)) for n in range(10)
    ]
    of_days = [Entry(2, f"D{n}", at(0), at(120), days=(True, True)) for n in range(12)]

    alone, beside = (
        find_rewritten(each, {"F0", "F1", "F2"}, draws=9_999, seed=1).shown for each in (later, later + of_days)
    )

    assert alone is not None
    assert beside is not None
    assert (beside.statistic, beside.p, beside.smallest_p) == (alone.statistic, alone.p, alone.smallest_p)
    assert alone.statistic == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize("by_day", [1, 4])
def test_many_files_are_estimated_near_what_a_listing_gives(monkeypatch: pytest.MonkeyPatch, by_day: int) -> None:
    entries = [Entry(2, f"f{file}", at(0), at((file * 37) % 23), days=(file % 4 == by_day,) * 2) for file in range(14)]
    flagged = {"f1", "f2", "f5"}
    listed = find_rewritten(entries, flagged, draws=9_999, seed=1).shown
    monkeypatch.setattr(records_kept, "MOST_LISTED", 0)

    drawn = find_rewritten(entries, flagged, draws=9_999, seed=1).shown

    assert listed is not None
    assert drawn is not None
    assert drawn.draws == 9_999
    assert abs(drawn.p - listed.p) < 5 * drawn.standard_error


def hand_off(row: int, item: str, giver: str, receiver: str, hours: float | None, usable: bool = True) -> HandOff:
    received = None if hours is None else at(row + hours)
    return HandOff(row, item, giver, receiver, at(row), received, usable)


def faults(*hand_offs: HandOff) -> list[tuple[str, list[int]]]:
    found = find_attrition(hand_offs, (), longest=timedelta(hours=8)).findings
    return [(each.rule, list(each.rows)) for each in found]


def test_hand_offs_follow_one_another_by_their_times_and_not_by_their_rows() -> None:
    one, two, three = (
        hand_off(2, "phone", "a", "b", 1),
        hand_off(3, "phone", "b", "c", 1),
        hand_off(4, "phone", "c", "a", 1),
    )
    gap = hand_off(3, "phone", "x", "c", 1)
    untaken = replace(two, receiver="", received=None)

    assert faults(three, two, one) == faults(two, three, one) == []
    assert faults(three, gap, one) == [("from-hand-to-hand", [3])]
    assert faults(two, replace(one, released=at(9), received=at(9))) == [("from-hand-to-hand", [2])]
    assert faults(replace(untaken, is_under_way=True), one) == [], "the last by its time, and still on the way"
    assert faults(untaken, one) == [("received-by-somebody", [3])]


def test_of_one_day_without_times_any_order_that_hands_the_item_on_is_lawful() -> None:
    day = (at(-8), at(15))
    newest_first = [
        replace(hand_off(row, "phone", *pair, 0), span=day, days=(True, True))
        for row, pair in enumerate([("c", "d"), ("b", "c"), ("a", "b")], 2)
    ]

    assert faults(*newest_first) == faults(*newest_first[::-1]) == []
    assert faults(newest_first[0], newest_first[2]) == [("from-hand-to-hand", [4])]


def test_a_hand_off_with_no_receiver_for_nine_hours_is_one_finding() -> None:
    hand_offs = [
        hand_off(2, "phone", "a", "b", 0.5),
        hand_off(3, "phone", "b", "c", 9),
        hand_off(4, "knife", "a", "b", 8),
    ]

    found = find_attrition(hand_offs, (), longest=timedelta(hours=8))

    assert [(each.rule, list(each.rows), each.fields) for each in found.findings] == [
        ("received-in-time", [3], {"hours": 9})
    ]
    assert (found.n, found.shown) == (2, None)


def test_items_that_nobody_received_that_change_hands_unseen_or_are_lost_are_named() -> None:
    hand_offs = [
        hand_off(2, "phone", "a", "", None),
        hand_off(3, "tape", "a", "b", 0),
        hand_off(4, "tape", "c", "d", 0),
        hand_off(5, "disk", "a", "b", 0, usable=False),
        hand_off(6, "gun", "a", "b", 0),
    ]

    found = find_attrition(hand_offs, {"phone", "tape"}, longest=timedelta(hours=8))

    assert [(each.rule, list(each.rows)) for each in found.findings] == [
        ("received-by-somebody", [2]),
        ("from-hand-to-hand", [4]),
        ("still-of-use", [5]),
    ]
    assert found.shown is not None
    # Of 4 items 3 are damaged: both of 2 are, with 3 of 6 choices.
    assert (found.shown.statistic, found.shown.p) == (2, pytest.approx(0.5))


def test_an_alert_of_more_than_72_hours_is_named_once() -> None:
    alerts = [
        Alert(2, "one", at(0), at(72)),
        Alert(3, "one", at(0), None),
        Alert(4, "two", at(0), at(80)),
        Alert(5, "two", at(1), None),
    ]

    found = [
        [list(each.rows) for each in find_ignored(alerts, now=at(hours), longest=timedelta(hours=72)).findings]
        for hours in (72, 72.1, 500)
    ]

    assert found == [[[4]], [[3], [4]], [[3], [4], [5]]]


def test_offices_are_compared_by_the_alerts_that_were_due() -> None:
    alerts = [
        *(Alert(row, "one", at(0), at(1)) for row in range(2, 8)),
        *(Alert(row, "two", at(0), None) for row in range(8, 11)),
        Alert(11, "two", at(490), None),
    ]

    found = find_ignored(alerts, now=at(500), longest=timedelta(hours=72))

    assert found.shown is not None
    assert (found.shown.row, found.shown.statistic) == (8, 3)
    assert found.shown.p == found.shown.smallest_p == pytest.approx(1 / 84)
