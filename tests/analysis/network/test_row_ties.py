from datetime import date
from decimal import Decimal

from ovillo.analysis.network.row_ties import RowSource, called_rows, named_alike, paid_rows, with_rows
from ovillo.domain.calls import TABLE, Call
from ovillo.domain.entities import EntityType
from ovillo.domain.networks import Network, NetworkNode, Wanted
from ovillo.domain.records import RecordRow
from ovillo.domain.statements import Standing

SOURCES = [RowSource("d0", "uno.csv"), RowSource("d1", "dos.csv")]
CALLS = called_rows(
    [
        Call(2, "900 000 017", "900000021", 0, "2031-05-06T10:00:00", 60),
        Call(TABLE + 5, "900 000 017", "900000021", 0, "2031-05-09T10:00:00", 60),
        Call(3, "900000021", "900 000 017", 0, "2031-05-07T10:00:00", 60),
        Call(4, "900000021", "", 0, "2031-05-07T10:00:00", 60),
        Call(5, "900000021", "900000021", 0, "2031-05-07T10:00:00", 60),
    ]
)
ONLY = Wanted(kinds=frozenset({"calls"}))
PHONE = NetworkNode("entity", "900-000-017", EntityType.PHONE)


def test_calls_of_one_direction_are_one_part_with_every_row() -> None:
    network = with_rows(Network((), ()), "calls", CALLS, SOURCES, ONLY)

    there, back = network.ties
    assert (there.source, there.target) == ("phone:900 000 017", "phone:900000021")
    assert (there.parts[0].count, there.weight, back.weight) == (2, 2, 1)
    assert [each.place for each in there.parts[0].citations] == ["d0:line 2", "d1:line 5"]
    assert (there.first, there.last) == (date(2031, 5, 6), date(2031, 5, 9))


def test_beside_what_was_said_a_table_weighs_one_and_a_number_of_the_case_is_the_same_node() -> None:
    said = Network((PHONE,), ())

    network = with_rows(said, "calls", CALLS, SOURCES, Wanted(kinds=frozenset({"calls", "conduct"})))

    assert [tie.weight for tie in network.ties] == [2, 1]
    assert {node.id for node in network.nodes} == {"entity", "phone:900000021"}


def paid(row: int, source: str, target: str, amount: int, currency: str = "PEN") -> RecordRow:
    day = 1_935_014_400  # 2031-04-27
    return RecordRow(row, {"from": source, "to": target, "at": day, "amount": amount, "currency": currency})


def test_payments_are_added_up_by_currency_and_a_name_in_a_table_joins_nobody() -> None:
    rows = paid_rows(
        [
            paid(2, "Ana  Olla", "Eva", 150_00),
            paid(3, "Ana Olla", "Eva", 1),
            paid(4, "Ana Olla", "Eva", 20_00, "USD"),
            paid(5, "Eva", "Eva", 1),
        ]
    )
    said = Network((NetworkNode("entity", "ANA OLLA", EntityType.PERSON),), ())

    network = with_rows(said, "payments", rows, SOURCES, Wanted(kinds=frozenset({"payments"})))

    [tie] = network.ties
    [part] = tie.parts
    assert (tie.source, tie.target, tie.weight, part.count) == ("party:Ana Olla", "party:Eva", 3, 3)
    assert part.amounts == (("PEN", Decimal("150.01")), ("USD", Decimal(20)))
    assert part.first == date(2031, 4, 27)
    assert named_alike(network) == [("party:Ana Olla", "entity")]


def test_an_account_of_the_case_is_the_same_node() -> None:
    account = NetworkNode("entity", "0001-000017", EntityType.ACCOUNT)

    network = with_rows(
        Network((account,), ()), "payments", paid_rows([paid(2, "0001000017", "Eva", 1)]), SOURCES, Wanted()
    )

    assert network.ties[0].source == "entity"


def test_by_the_day_of_a_row_it_is_early_or_late() -> None:
    def count(**wanted: object) -> int:
        return len(with_rows(Network((), ()), "calls", CALLS, SOURCES, Wanted(kinds={"calls"}, **wanted)).ties)

    assert (count(said_by=date(2031, 5, 6)), count(said_by=date(2031, 5, 7)), count(until=date(2031, 5, 5))) == (
        1,
        2,
        0,
    )


def test_days_and_sources_choose_calls_and_a_standing_leaves_all_of_them_out() -> None:
    def count(**wanted: object) -> int:
        network = with_rows(Network((), ()), "calls", CALLS, SOURCES, Wanted(kinds=frozenset({"calls"}), **wanted))
        return sum(part.count or 0 for tie in network.ties for part in tie.parts)

    assert count() == 3
    assert count(since=date(2031, 5, 8)) == 1
    assert count(until=date(2031, 5, 6)) == 1
    assert count(sources=["dos.csv"]) == 1
    assert count(standings=[Standing.CHARGED]) == count(only_accepted=True) == 0


def test_a_party_that_names_nobody_ties_nobody() -> None:
    rows = paid_rows([paid(2, "Ana Olla", "-", 1), paid(3, "Desconocido", "Eva", 1), paid(4, "N/A", "Desconocido", 1)])

    network = with_rows(Network((), ()), "payments", rows, SOURCES, Wanted(kinds=frozenset({"payments"})))

    assert network == Network((), ())
