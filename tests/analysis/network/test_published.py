"""Held against Cavallaro, Ficara et al. 2020, doi:10.1371/journal.pone.0236476."""

import csv
from pathlib import Path

import pytest

from ovillo.analysis.network.betweenness import betweenness
from ovillo.analysis.network.graph import build_graph, component_sizes
from ovillo.analysis.network.key_players import rank

CALLS = Path("/work/shared/data/networks/montagna_phonecalls.csv")


@pytest.mark.skipif(not CALLS.exists(), reason="the published edge lists are not on this machine")
def test_without_the_five_most_between_a_third_of_the_largest_part_stays_together() -> None:
    rows = csv.reader(CALLS.read_text("utf-8").splitlines(), delimiter="\t")
    graph = build_graph([(source, target, 1.0) for source, target, _ in rows], is_directed=False)

    left = component_sizes(graph, without=rank(betweenness(graph))[:5])[0]

    assert round(left / component_sizes(graph)[0], 4) == 0.3258
