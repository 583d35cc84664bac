"""Charts: what the docket says of them becomes what people can open."""

from dataclasses import replace
from datetime import UTC, datetime

from ovillo.casework.charts import CHART, Chart, content_of, fold, seen_by
from ovillo.domain.docket import DocketEntry, docket_text

AT = datetime(2031, 5, 14, 9, tzinfo=UTC)
MINE = Chart(
    "c1", "Anillo", "Rosa Ejemplo", AT, False, "at=a", {"a": (1, -2), "b": (30, 4)}, ("z",), (("casa", ["a", "b"]),)
)


def entered(chart: Chart, number: int = 1) -> DocketEntry:
    return DocketEntry(number, CHART, chart.id, content_of(chart), chart.by, chart.at)


def test_a_chart_comes_back_as_it_was_kept() -> None:
    assert fold([entered(MINE)]) == {"c1": replace(MINE, hidden=["z"], groups=[("casa", ["a", "b"])])}
    assert docket_text(content_of(MINE))


def test_a_later_entry_replaces_it_and_one_without_places_takes_it_away() -> None:
    moved = replace(MINE, places={"a": (9, 9)})

    assert fold([entered(MINE), entered(moved, 2)])["c1"].places == {"a": (9, 9)}
    assert fold([entered(MINE), entered(replace(MINE, places={}), 2)]) == {}


def test_nobody_else_changes_or_takes_away_a_chart() -> None:
    other = replace(MINE, by="Luis Ejemplo", name="otro")

    assert fold([entered(MINE), entered(other, 2)])["c1"].name == "Anillo"
    assert fold([entered(MINE), entered(replace(other, places={}), 2)])["c1"].by == "Rosa Ejemplo"


def test_a_chart_is_its_keepers_own_until_it_is_shared() -> None:
    shared = replace(MINE, id="c2", is_shared=True)
    charts = fold([entered(MINE), entered(shared, 2)])

    assert [each.id for each in seen_by(charts, "Rosa Ejemplo")] == ["c1", "c2"]
    assert [each.id for each in seen_by(charts, "Luis Ejemplo")] == ["c2"]


def test_entries_of_other_kinds_play_no_part() -> None:
    assert fold([DocketEntry(1, "task_opened", "c1", {"name": "x"}, "Rosa Ejemplo", AT)]) == {}
