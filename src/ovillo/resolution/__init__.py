"""Which mentions are one person, organisation or place, why, what a written rule accepts, what people decided."""

from ovillo.resolution.clusters import cluster, find_contradicting_judgements
from ovillo.resolution.names import NameScore, compare_names
from ovillo.resolution.propose import propose_pairs
from ovillo.resolution.waterfall import Explanation, explain

__all__ = [
    "Explanation",
    "NameScore",
    "cluster",
    "compare_names",
    "explain",
    "find_contradicting_judgements",
    "propose_pairs",
]
