"""Which mentions are one person, organisation or place, why, what a written rule accepts, what people decided."""

from ovillo.resolution.clusters import Contradiction, cluster, find_contradictions
from ovillo.resolution.context import weigh_context
from ovillo.resolution.folding import LONGEST_NAME
from ovillo.resolution.matching import Matcher, propose_pairs
from ovillo.resolution.names import NameScore, compare_names, is_schema
from ovillo.resolution.parting import (
    WITHIN_DOCUMENT,
    Parted,
    forms_of,
    joined_inside,
    mention_id,
    names_joined,
    owners,
    part,
    without,
)
from ovillo.resolution.propose import compare_entities
from ovillo.resolution.surroundings import Surroundings, gather_surroundings
from ovillo.resolution.waterfall import Explanation, FieldWeight, explain

__all__ = [
    "LONGEST_NAME",
    "WITHIN_DOCUMENT",
    "Contradiction",
    "Explanation",
    "FieldWeight",
    "Matcher",
    "NameScore",
    "Parted",
    "Surroundings",
    "cluster",
    "compare_entities",
    "compare_names",
    "explain",
    "find_contradictions",
    "forms_of",
    "gather_surroundings",
    "is_schema",
    "joined_inside",
    "mention_id",
    "names_joined",
    "owners",
    "part",
    "propose_pairs",
    "weigh_context",
    "without",
]
