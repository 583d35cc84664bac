"""Which mentions are one person, organisation or place, why, what a written rule accepts, what people decided."""

from ovillo.resolution.clusters import cluster, find_contradicting_judgements
from ovillo.resolution.context import weigh_context
from ovillo.resolution.names import NameScore, compare_names
from ovillo.resolution.propose import propose_pairs
from ovillo.resolution.surroundings import Surroundings, gather_surroundings
from ovillo.resolution.waterfall import Explanation, FieldWeight, explain

__all__ = [
    "Explanation",
    "FieldWeight",
    "NameScore",
    "Surroundings",
    "cluster",
    "compare_names",
    "explain",
    "find_contradicting_judgements",
    "gather_surroundings",
    "propose_pairs",
    "weigh_context",
]
