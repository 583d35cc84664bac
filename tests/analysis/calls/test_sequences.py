"""Invented numbers only: letters stand for telephones."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ovillo.analysis.calls import common, sequences
from ovillo.domain.calls import Call
from ovillo.storage.records.duckdb_query import DuckDBQuery
from tests.analysis.calls.asking import table
from tests.analysis.calls.test_calls import START, call

DAILY = [("a", "b", 0.0), ("b", "c", 0.002), ("d", "b", 0.5)]


def test_common_contacts_name_each_number_its_calls_and_rows() -> None:
    calls = [call("a", "x", 1), call("x", "b", 2), call("a", "x", 3), call("a", "y", 4), call("c", "x", 5)]

    with DuckDBQuery() as query:
        (found,) = common.find_common_contacts(table(query, calls), query, ["a", "b"])

    assert (found.contact, found.numbers, found.counts) == ("x", ["a", "b"], [2, 1])
    assert found.rows == [one.row for one in calls[:3]]
    assert found.first.startswith("2031-02-04")


def test_reciprocity_counts_contacts_that_never_call_back() -> None:
    calls = [call("a", "x", 1), call("x", "a", 2), call("a", "y", 3), call("z", "a", 4), call("a", "", 5)]

    with DuckDBQuery() as query:
        found = {one.number: one for one in common.find_reciprocity(table(query, calls), query)}

    a = found["a"]
    assert (a.contacts, a.mutual, a.only_called, a.only_calling, a.reciprocity) == (3, 1, 1, 1, 0.3333)
    assert (a.calls_out, a.calls_in) == (2, 2)


def test_a_chain_in_time_is_beside_chance() -> None:
    calls = [call(own, other, day + shift) for day in range(20) for own, other, shift in DAILY]

    with DuckDBQuery() as query:
        (found,) = sequences.find_chains(table(query, calls), query, minutes=5)

    assert (found.a, found.b, found.c, found.times) == ("a", "b", "c", 20)
    assert found.expected < 2
    assert found.chance < 1e-9
    assert len(found.rows) == 40


def test_whoever_calls_back_at_once_is_no_chain() -> None:
    calls = [
        call(own, other, day + shift) for day in range(9) for own, other, shift in (("a", "b", 0), ("b", "a", 0.001))
    ]

    with DuckDBQuery() as query:
        assert sequences.find_chains(table(query, calls), query, minutes=5) == []


def test_a_silence_is_found_and_one_that_lasts_to_the_end_has_no_end() -> None:
    calls = [call("a", "b", day) for day in range(60) if not 20 < day < 40]
    calls += [call("c", "d", day / 2) for day in range(40)]

    with DuckDBQuery() as query:
        found = sequences.find_silences(table(query, calls), query)

    assert [
        (one.number, one.last_before[:10], one.first_after and one.first_after[:10], one.days) for one in found
    ] == [
        ("c", "2031-02-22", None, 39.5),
        ("d", "2031-02-22", None, 39.5),
        ("a", "2031-02-23", "2031-03-15", 20.0),
        ("b", "2031-02-23", "2031-03-15", 20.0),
    ]


def test_regular_calls_have_no_silence() -> None:
    with DuckDBQuery() as query:
        assert sequences.find_silences(table(query, [call("a", "b", day) for day in range(60)]), query) == []


@pytest.mark.parametrize(("other", "is_new"), [("b", False), ("n", True)])
def test_the_first_contact_after_an_event_says_whether_the_two_knew_one_another(other: str, is_new: bool) -> None:
    calls = [call("a", "b", 1), call("a", other, 3.5), call("a", "b", 4)]

    with DuckDBQuery() as query:
        found = list(sequences.find_first_contacts(table(query, calls), query, clock=START + 3 * 86_400))

    assert [(one.number, one.other, one.is_caller, one.is_new) for one in found if one.number == "a"] == [
        ("a", other, True, is_new)
    ]
    assert found[0].minutes_after == 720


def test_an_event_is_told_by_the_clock_of_the_rows() -> None:
    at = datetime.fromisoformat("2031-05-05T22:30:00-05:00")
    rows = [Call(row, "a", "b", int(at.timestamp()) + 3_600 * row, at.isoformat(), 1) for row in (0, 1)]
    rows = [replace(one, at=(at + timedelta(hours=one.row)).isoformat()) for one in rows]
    event = datetime(2031, 5, 5, 23, 0, tzinfo=UTC)

    with DuckDBQuery() as query:
        found = list(sequences.find_first_contacts(table(query, rows), query, clock=int(event.timestamp())))

    assert {(one.at, one.minutes_after) for one in found} == {("2031-05-05T23:30:00-05:00", 30.0)}


def test_an_empty_table_has_no_answer() -> None:
    with DuckDBQuery() as query:
        calls = table(query, [])

        assert list(common.find_reciprocity(calls, query)) == []
        assert common.find_common_contacts(calls, query, ["a", "b"]) == []
        assert sequences.find_chains(calls, query, minutes=5) == []
        assert sequences.find_silences(calls, query) == []
        assert list(sequences.find_first_contacts(calls, query, clock=0)) == []
