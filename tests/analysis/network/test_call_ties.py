from datetime import date

from ovillo.analysis.network.call_ties import CallSource, with_calls
from ovillo.domain.calls import TABLE, Call
from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Network, NetworkNode, Wanted
from ovillo.domain.statements import Standing

SOURCES = [CallSource("d0", "uno.csv"), CallSource("d1", "dos.csv")]
CALLS = [
    Call(2, "900 000 017", "900000021", 0, "2031-05-06T10:00:00", 60),
    Call(TABLE + 5, "900 000 017", "900000021", 0, "2031-05-09T10:00:00", 60),
    Call(3, "900000021", "900 000 017", 0, "2031-05-07T10:00:00", 60),
    Call(4, "900000021", "", 0, "2031-05-07T10:00:00", 60),
    Call(5, "900000021", "900000021", 0, "2031-05-07T10:00:00", 60),
]
ONLY = Wanted(kinds=frozenset({"calls"}))
PHONE = NetworkNode("entity", "900-000-017", EntityType.PHONE)


def test_calls_of_one_direction_are_one_part_with_every_row() -> None:
    network = with_calls(Network((), ()), CALLS, SOURCES, ONLY)

    there, back = network.ties
    assert (there.source, there.target) == ("phone:900 000 017", "phone:900000021")
    assert (there.parts[0].count, there.weight, back.weight) == (2, 2, 1)
    assert [each.place for each in there.parts[0].citations] == ["d0:line 2", "d1:line 5"]
    assert (there.first, there.last) == (date(2031, 5, 6), date(2031, 5, 9))


def test_beside_what_was_said_a_table_weighs_one_and_a_number_of_the_case_is_the_same_node() -> None:
    said = Network((PHONE,), ())

    network = with_calls(said, CALLS, SOURCES, Wanted(kinds=frozenset({"calls", "conduct"})))

    assert [tie.weight for tie in network.ties] == [2, 1]
    assert {node.id for node in network.nodes} == {"entity", "phone:900000021"}


def test_days_and_sources_choose_calls_and_a_standing_leaves_all_of_them_out() -> None:
    def count(**wanted: object) -> int:
        network = with_calls(Network((), ()), CALLS, SOURCES, Wanted(kinds=frozenset({"calls"}), **wanted))
        return sum(part.count or 0 for tie in network.ties for part in tie.parts)

    assert count() == 3
    assert count(since=date(2031, 5, 8)) == 1
    assert count(until=date(2031, 5, 6)) == 1
    assert count(sources=["dos.csv"]) == 1
    assert count(standings=[Standing.CHARGED]) == count(only_accepted=True) == 0
