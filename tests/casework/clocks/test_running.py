"""The clocks of a case are folded from its docket."""

from datetime import UTC, datetime, timedelta

import pytest

from ovillo.casework.clocks import read_length, shipped_profiles
from ovillo.casework.clocks.running import (
    EXTENDED,
    STARTED,
    STOPPED,
    Request,
    clock_id,
    fold,
    named,
    outlook,
    require_new,
)
from ovillo.domain.clock_errors import ClockRunsAlreadyError, ClockStoppedError, ClockUnknownError
from ovillo.domain.docket import DocketEntry, Json

NOW = datetime(2024, 4, 20, 15, 0, tzinfo=UTC)
PROFILES = shipped_profiles()


def entry(number: int, kind: str, about: str, content: dict[str, Json]) -> DocketEntry:
    return DocketEntry(number, kind, about, content, "Fiscal Inventada", NOW)


def started(number: int, about: str, rule: str, start: str, **more: Json) -> DocketEntry:
    request = Request(rule, (start,))
    return entry(number, STARTED, about, {**request.content(), "label": f"about {about}", **more})


ENTRIES = (
    started(1, "aa1", "F01", "2024-01-02"),
    started(2, "bb2", "D01", "2024-04-19T20:00"),
    started(3, "cc3", "P05", "2024-04-01"),
    started(4, "dd4", "F02", "2024-01-02"),
    entry(5, EXTENDED, "aa1", {"length": "60d", "granted_by": "prosecutor", "asked": "2024-04-01"}),
    entry(6, STOPPED, "dd4", {"reason": "charge filed"}),
    entry(7, STOPPED, "zz9", {"reason": "of no clock"}),
)


def test_the_earliest_end_comes_first_and_what_has_none_last() -> None:
    found = outlook(fold(ENTRIES), PROFILES, now=NOW)

    assert [each.id for each in found.clocks] == ["bb2", "aa1", "cc3"]
    assert [each.minutes_left for each in found.clocks][2] is None
    assert (
        found.clocks[0].minutes_left == 34 * 60
    )  # from ten in the morning of the 20th to eight in the evening of the 21st, in Lima
    assert found.clocks[1].extensions == 1
    assert found.uncounted == ()


def test_an_end_that_has_passed_is_overdue() -> None:
    late = outlook(fold(ENTRIES), PROFILES, now=datetime(2024, 4, 22, 1, 1, tzinfo=UTC)).clocks[0]
    in_time = outlook(fold(ENTRIES), PROFILES, now=datetime(2024, 4, 22, 1, 0, tzinfo=UTC)).clocks[0]

    assert (late.id, late.is_overdue, in_time.is_overdue) == ("bb2", True, False)


def test_an_end_on_a_day_lasts_to_the_end_of_that_day() -> None:
    entries = [started(1, "aa1", "F05", "2024-04-05")]  # ten working days: Friday, 19 April
    evening = datetime(2024, 4, 20, 4, 59, tzinfo=UTC)  # 23:59 of the 19th in Lima

    assert not outlook(fold(entries), PROFILES, now=evening).clocks[0].is_overdue
    assert outlook(fold(entries), PROFILES, now=evening + timedelta(minutes=1)).clocks[0].is_overdue


def test_alerts_are_raised_at_their_leads() -> None:
    found = outlook(fold(ENTRIES), PROFILES, now=NOW, leads=[read_length("12h"), read_length("2d")]).clocks[0]

    assert [(each.lead.count, each.is_raised) for each in found.alerts] == [(2, True), (12, False)]


def test_a_clock_that_no_rule_counts_any_more_is_listed_with_why() -> None:
    found = outlook(fold([started(1, "aa1", "Q77", "2024-01-02"), ENTRIES[1]]), PROFILES, now=NOW)

    assert [each.id for each in found.clocks] == ["bb2"]
    assert [(clock.id, error.code) for clock, error in found.uncounted] == [("aa1", "clock_rule_unknown")]


def test_a_clock_is_named_by_its_first_digits() -> None:
    clocks = fold(ENTRIES)

    assert named(clocks, "aa").id == "aa1"
    for digits in ("", "ee"):
        with pytest.raises(ClockUnknownError):
            named(clocks, digits)
    with pytest.raises(ClockStoppedError):
        named(clocks, "dd4")


def test_one_rule_start_and_label_is_one_clock() -> None:
    request = Request("F01", ("2024-01-02",))
    first = clock_id(request, "one")

    assert first != clock_id(request, "another")
    with pytest.raises(ClockRunsAlreadyError):
        require_new(fold([started(1, first, "F01", "2024-01-02")]), first)


def test_folding_more_entries_only_adds_to_what_was_there() -> None:
    for size in range(len(ENTRIES)):
        before, after = fold(ENTRIES[:size]), fold(ENTRIES)

        assert [each.id for each in before] == [each.id for each in after][: len(before)]
