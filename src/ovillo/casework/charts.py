"""Charts: where somebody put the nodes of a network, what they hid and what they put together.

1. A chart is kept as an entry of the docket, `chart`; its `about` is the chart's id. A later entry replaces it; one
   without places takes it away.
2. Only whoever kept a chart replaces it or takes it away. An entry of somebody else about it changes nothing.
3. A chart is its keeper's own until they share it.
4. A place says nothing of anybody: near is not tied.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ovillo.domain.docket import DocketEntry, Json

CHART: Final = "chart"
"""The kind of the entries."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart as it was last kept."""

    id: str
    name: str
    by: str
    at: datetime
    is_shared: bool
    address: str
    """The query of the page that it was drawn on: kinds, standings and days."""
    places: Mapping[str, tuple[int, int]]
    """Pixels at scale 1, by id of the node."""
    hidden: Sequence[str]
    groups: Sequence[tuple[str, Sequence[str]]]
    """Name and members of what was put together."""


def content_of(chart: Chart) -> Mapping[str, Json]:
    """What the docket keeps of a chart."""
    return {
        "name": chart.name,
        "shared": chart.is_shared,
        "address": chart.address,
        "places": [[node, x, y] for node, (x, y) in chart.places.items()],
        "hidden": list(chart.hidden),
        "groups": [{"name": name, "members": list(members)} for name, members in chart.groups],
    }


def fold(entries: Iterable[DocketEntry]) -> Mapping[str, Chart]:
    """The charts that there are, by id, in the order in which they were first kept.

    Args:
        entries: of the docket, in order; those of other kinds play no part.
    """
    charts: dict[str, Chart] = {}
    keepers: dict[str, str] = {}
    for entry in entries:
        if entry.kind != CHART or keepers.setdefault(entry.about, entry.by) != entry.by:  # 2
            continue
        chart = _chart_of(entry)
        if chart.places:
            charts[entry.about] = chart
        else:
            charts.pop(entry.about, None)
    return charts


def seen_by(charts: Mapping[str, Chart], person: str) -> Sequence[Chart]:
    """Those that somebody may open: their own and those that are shared."""
    return [chart for chart in charts.values() if chart.is_shared or chart.by == person]


def _chart_of(entry: DocketEntry) -> Chart:
    content = entry.content
    return Chart(
        id=entry.about,
        name=str(content.get("name") or ""),
        by=entry.by,
        at=entry.at,
        is_shared=content.get("shared") is True,
        address=str(content.get("address") or ""),
        places={str(node): (_whole(x), _whole(y)) for node, x, y in map(_listed, _listed(content.get("places")))},
        hidden=[str(each) for each in _listed(content.get("hidden"))],
        groups=[_group_of(each) for each in _listed(content.get("groups"))],
    )


def _group_of(kept: Json) -> tuple[str, Sequence[str]]:
    assert isinstance(kept, Mapping), "the docket holds what was entered"
    return str(kept["name"]), [str(each) for each in _listed(kept["members"])]


def _listed(kept: Json) -> Sequence[Json]:
    return kept if isinstance(kept, list | tuple) else ()


def _whole(kept: Json) -> int:
    assert isinstance(kept, int), "the docket holds what was entered"
    return kept
