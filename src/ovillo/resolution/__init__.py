"""Which mentions are one person, organisation or place, why, what a written rule accepts, what people decided."""

from ovillo.resolution.clusters import cluster, find_contradicting_judgements
from ovillo.resolution.names import NameScore, compare_names
from ovillo.resolution.propose import propose_pairs

__all__ = ["NameScore", "cluster", "compare_names", "find_contradicting_judgements", "propose_pairs"]
