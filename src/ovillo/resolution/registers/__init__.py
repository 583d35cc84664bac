"""Rows of large registers of people: which may be one person, how much speaks for it, what a written rule joins."""

from ovillo.resolution.registers.bands import REGISTER_ROW, Band, band_of, contradict, rows_agree, rows_contradict
from ovillo.resolution.registers.clusters import Clusters, cluster_rows
from ovillo.resolution.registers.fields import Levels, compare_rows, weigh
from ovillo.resolution.registers.name_levels import ASKED_AGAIN, NameLevel, Reach, name_level, name_level_within
from ovillo.resolution.registers.rarity import in_order_of_names, name_rarities
from ovillo.resolution.registers.rows import PersonRow, PreparedRow, block_keys, prepare
from ovillo.resolution.registers.weights import Weight, weights

__all__ = [
    "ASKED_AGAIN",
    "REGISTER_ROW",
    "Band",
    "Clusters",
    "Levels",
    "NameLevel",
    "PersonRow",
    "PreparedRow",
    "Reach",
    "Weight",
    "band_of",
    "block_keys",
    "cluster_rows",
    "compare_rows",
    "contradict",
    "in_order_of_names",
    "name_level",
    "name_level_within",
    "name_rarities",
    "prepare",
    "rows_agree",
    "rows_contradict",
    "weigh",
    "weights",
]
