import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.planning.counts.comparing import (
    Growth,
    Refusal,
    Refused,
    add_parts,
    compare,
    compare_in_order,
    find_disagreements,
    find_ratios,
    find_unions,
)
from ovillo.planning.counts.figures import Figure, read_figures

HEADER = "period,source,register,unit,count,where,definition,parts,coverage,reporting,bound"


def figures(*rows: str) -> Sequence[Figure]:
    filled = [row + "," * (10 - row.count(",")) for row in rows]
    return read_figures(list(enumerate(csv.reader(io.StringIO("\n".join([HEADER, *filled]))), start=1)), place="f")


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        (("2019,TIP,RETA,victims,765", "2019,TIP,DIRCTPTIM,victims,1054", "2019,TIP,FISTRAP,victims,476"), 1054, 2295),
        (("2018,TIP,police,victims,1600", "2018,TIP,Public Ministry,victims,882"), 1600, 2482),
    ],
)
def test_registers_that_nobody_linked_hold_between_the_largest_and_the_sum(
    rows: tuple[str, ...], low: int, high: int
) -> None:
    (union,) = find_unions(figures(*rows))

    assert (union.low, union.high) == (low, high)


def test_a_rise_of_one_register_is_a_rate_and_says_what_would_have_to_be_true() -> None:
    found = compare(*figures("2016,press,unknown,victim reports,300", "2017,press,unknown,victim reports,1400"))

    assert isinstance(found, Growth)
    assert found.percent == pytest.approx(367, abs=0.5)
    assert found.reading.factor == pytest.approx(4.7, abs=0.05)
    assert found.reading.most_before == pytest.approx(300 / 1400)


def test_stated_coverage_and_reporting_explain_their_part() -> None:
    found = compare(*figures("2016,MP,F,victims,300,,,,0.2,0.1", "2017,MP,F,victims,1400,,,,0.8,0.1"))

    assert isinstance(found, Growth)
    assert found.reading.known == pytest.approx(4)
    assert found.reading.left == pytest.approx(1400 / 300 / 4)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("2016,MP,F,complaints,300", "2017,MP,F,victims,1400", Refusal.UNIT),
        ("2016,MP,F,presumed victims,300", "2017,MP,F,identified victims,1400", Refusal.UNIT),
        ("2016,MP,F,victims,300", "2017,MP,G,victims,1400", Refusal.REGISTER),
        ("2016,A,unknown,victims,300", "2017,B,unknown,victims,1400", Refusal.REGISTER),
        ("2016,MP,F,victims,300,,minors", "2017,MP,F,victims,1400,,all", Refusal.DEFINITION),
        ("2009-2016,MP,F,victims,300", "2017,MP,F,victims,1400", Refusal.LENGTH),
        ("2016-01/2016-12,MP,F,victims,300", "2016-06/2017-05,MP,F,victims,1400", Refusal.OVERLAP),
        ("2016,MP,F,victims,0", "2017,MP,F,victims,1400", Refusal.ZERO),
        ("2016,MP,F,victims,300,,,,,,at_least", "2017,MP,F,victims,1400", Refusal.BOUND),
        ("2016,MP,F,victims,300", "2017,MP,F,victims,1400,,,,,,unos", Refusal.BOUND),
        ("2016,MP,F,victims,300,Lima", "2017,MP,F,victims,1400,Tacna", Refusal.WHERE),
    ],
)
def test_figures_that_do_not_belong_together_give_no_rate(one: str, other: str, why: Refusal) -> None:
    found = compare(*figures(one, other))

    assert isinstance(found, Refused)
    assert found.why is why


def test_neighbours_of_one_source_are_put_side_by_side_and_refused_where_they_must() -> None:
    table = figures(
        "2016,MP,F,complaints,300", "2017,MP,F,victims,1400", "2018,MP,F,complaints,350", "2017,PNP,R,complaints,9"
    )

    growth, refused = compare_in_order(table)

    assert [(each.earlier.row, each.later.row) for each in growth] == [(2, 4)]
    assert {(each.earlier.row, each.later.row, each.why) for each in refused} == {
        (2, 3, Refusal.UNIT),
        (3, 4, Refusal.UNIT),
        (2, 5, Refusal.REGISTER),
        (5, 4, Refusal.REGISTER),
    }


def test_one_register_of_which_sources_differ_is_named_and_widens_the_union() -> None:
    table = figures("2019,press,RETA,victims,700", "2019,TIP,reta,victims,765", "2019,TIP,FISTRAP,victims,476")

    (disagreement,) = find_disagreements(table)
    (union,) = find_unions(table)

    assert (disagreement.rows, disagreement.low, disagreement.high) == ((2, 3), 700, 765)
    assert (union.low, union.high) == (700, 765 + 476)


def test_two_units_of_one_register_and_period_give_a_ratio() -> None:
    (ratio,) = find_ratios(figures("2009-2017,MP,F,complaints,5707", "2009-2017,MP,F,presumed victims,7463"))

    assert ratio.value == pytest.approx(1.31, abs=0.005)


def test_parts_are_added_up_beside_the_figure() -> None:
    table = figures("2018,PNP,R,victims,1600,,,287+1313", "2019,PNP,R,victims,100,,,40+50")

    assert [(each.total, each.figure.count) for each in add_parts(table)] == [(1600, 1600), (90, 100)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=6))
def test_a_union_is_never_below_a_register_nor_above_all(counts: list[int]) -> None:
    rows = [f"2019,S,R{number},victims,{count}" for number, count in enumerate(counts)]

    (union,) = find_unions(figures(*rows))

    assert union.low == max(counts)
    assert union.high == sum(counts)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(["2016,A,F,victims,3", "2017,A,F,victims,9", "2018,B,G,complaints,2", "2017,B,G,complaints,1"]))
def test_the_order_of_the_rows_changes_no_rate(rows: list[str]) -> None:
    growth, refused = compare_in_order(figures(*rows))

    assert sorted(each.percent for each in growth) == pytest.approx([100, 200])
    assert {each.why for each in refused} == set()


@pytest.mark.parametrize("bound", ["at_least", "más de", "a lo más", "fewer than", "about"])
def test_a_bound_enters_no_interval_no_ratio_no_disagreement_and_no_sum(bound: str) -> None:
    table = figures(
        f"2031,A,police,victims,1000,,,400+500,,,{bound}",
        "2031,A,police,victims,900",
        "2031,A,courts,victims,70",
        f"2031,A,courts,files,7,,,,,,{bound}",
    )

    (union,) = find_unions(table)
    assert (union.low, union.high) == (900, 970)
    assert (find_ratios(table), find_disagreements(table), add_parts(table)) == ((), (), ())
