"""Held against Cavallaro, Ficara et al. 2020, doi:10.1371/journal.pone.0236476."""

import csv

import pytest

from ovillo.analysis.network.betweenness import betweenness
from ovillo.analysis.network.graph import build_graph, component_sizes
from ovillo.analysis.network.key_players import rank
from ovillo.analysis.network.prediction import worth
from tests.shared_data import SHARED

CALLS = SHARED / "networks" / "montagna_phonecalls.csv"


@pytest.mark.skipif(not CALLS.exists(), reason="the published edge lists are not on this machine")
def test_without_the_five_most_between_a_third_of_the_largest_part_stays_together() -> None:
    rows = csv.reader(CALLS.read_text("utf-8").splitlines(), delimiter="\t")
    graph = build_graph([(source, target, 1.0) for source, target, _ in rows], is_directed=False)

    left = component_sizes(graph, without=rank(betweenness(graph))[:5])[0]

    assert round(left / component_sizes(graph)[0], 4) == 0.3258


@pytest.mark.skipif(not CALLS.exists(), reason="the published edge lists are not on this machine")
@pytest.mark.parametrize(("name", "least", "most"), [("meetings", 0.90, 0.97), ("phonecalls", 0.50, 0.65)])
def test_shared_contacts_tell_meetings_well_and_telephone_calls_hardly(name: str, least: float, most: float) -> None:
    rows = csv.reader(CALLS.with_name(f"montagna_{name}.csv").read_text("utf-8").splitlines(), delimiter="\t")
    graph = build_graph([(source, target, 1.0) for source, target, _ in rows], is_directed=False)

    told = worth(graph)

    assert told is not None
    assert least < told[0].auc < most
