"""The project's comparisons said in Splink's terms, the same for every engine.

1. Weights come from `resolution/registers/weights.toml`; Splink learns nothing from a case.
2. The prior is one half, so that Splink's match weight is the sum of the particulars, as `weigh` adds it.
3. Names are compared by the function `ovillo_name_level` that the engine registers: the project's own scorer. SQL asks
   it once a level, so an engine remembers its last answers.
4. That function is also told what the level of the names can still change (`Reach`): a pair whose other particulars
   leave it below even odds whatever the names say is left out of the result all the same, and its names are not
   compared.
"""

from collections.abc import Mapping
from math import log2
from typing import Any

from splink import SettingsCreator
from splink.comparison_level_library import CustomLevel, NullLevel
from splink.comparison_library import CustomComparison

from ovillo.resolution.registers import ASKED_AGAIN, Levels, NameLevel, Reach, weights

NAME_LEVEL = "ovillo_name_level"
LARGEST_BLOCK = 100
"""Rows that share one key; a key of more says too little to compare them by."""

FREQUENT_KEYS = f"select key from block_keys group by key having count(*) between 2 and {LARGEST_BLOCK}"  # noqa: S608 - a number
PAIRS = """
select distinct '0' as match_key, one.number as join_key_l, other.number as join_key_r
from kept_keys one join kept_keys other on one.key = other.key and one.number < other.number
"""
NEW_PAIRS = """
select distinct '0' as match_key, least(one.number, other.number) as join_key_l,
    greatest(one.number, other.number) as join_key_r
from kept_keys one join new_rows on one.number = new_rows.number
join kept_keys other on one.key = other.key and one.number <> other.number
"""
"""The pairs in which a row of `new_rows` takes part."""
COLUMNS = "number_l, number_r, match_weight, gamma_name, gamma_born, gamma_document, gamma_phone, gamma_place"
_ROUNDING_BITS = 0.001
"""Splink multiplies odds where bits are added here: so much below the least a pair is still compared."""
_PLACEHOLDER_U = 0.01
"""Splink puts the rarity of the name in its place."""
_NAMES = (
    NameLevel.SAME,
    NameLevel.CLOSE,
    NameLevel.LIKELY,
    NameLevel.LOOSE,
    NameLevel.SPELT,
    NameLevel.GIVEN,
    NameLevel.OPEN,
    NameLevel.TURNED,
    NameLevel.TYPED,
    NameLevel.DIFFERENT,
)
_PARTS = [f"substr(born_{{side}}, {start}, {length})" for start, length in ((1, 4), (6, 2), (9, 2))]


def _equal_part(one: int, other: int) -> str:
    return f"{_PARTS[one].format(side='l')} = {_PARTS[other].format(side='r')}"


_YEAR, _MONTH, _DAY = (_equal_part(part, part) for part in range(3))
_NEXT_DAY = f"abs(cast({_PARTS[2].format(side='l')} as int) - cast({_PARTS[2].format(side='r')} as int)) = 1"
_TURNED_DAY = f"{_equal_part(1, 2)} and {_equal_part(2, 1)}"
CONDITIONS: Mapping[str, Mapping[str, str]] = {
    "born": {
        "same": "born_l = born_r",
        "slip": f"{_YEAR} and (({_MONTH} and {_NEXT_DAY}) or ({_TURNED_DAY}))",
        "near": f"{_YEAR} and ({_MONTH} or {_DAY})",
        "year": _YEAR,
        "day": f"{_MONTH} and {_DAY}",
        "different": "ELSE",
    },
    "document": {
        "same": "document_l = document_r",
        "near": "length(document_l) >= 7 and length(document_r) >= 7 and levenshtein(document_l, document_r) <= 2",
        "different": "ELSE",
    },
    "phone": {"same": "phone_l = phone_r", "different": "ELSE"},
    "place": {"same": "place_l = place_r", "different": "ELSE"},
}


def settings(*, least_bits: float) -> SettingsCreator:
    """The model: the comparisons with their weights, for pairs of so many bits or more."""
    comparisons = [_names(_reach(least_bits)), *(_particular(name, levels) for name, levels in CONDITIONS.items())]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        probability_two_random_records_match=0.5,
        unique_id_column_name="number",
        retain_matching_columns=True,
    )


def _reach(least_bits: float) -> str:
    """What the level of the names of a pair can change, in SQL, as the number of a `Reach`."""
    others = " + ".join(f"({_bits_of(particular)})" for particular in CONDITIONS)
    names = {level: weights()["name"][level.name.lower()] for level in _NAMES}
    reached = {level: log2(weight.m / weight.spread) for level, weight in names.items() if weight.u is None}
    apart = max(log2(weight.m / weight.u) for weight in names.values() if weight.u is not None)
    again = max(reached[level] for level in ASKED_AGAIN)
    missing = f"{least_bits - _ROUNDING_BITS} - ({others})"
    rarity = "log2(greatest(rarity_l, rarity_r))"
    return (
        f"case when {missing} <= greatest({apart}, {again} - {rarity}) then {Reach.ALL.value} "
        f"when {missing} <= {max(reached.values())} - {rarity} then {Reach.SCORED.value} "
        f"else {Reach.NOTHING.value} end"
    )


def _bits_of(particular: str) -> str:
    """What a particular of a pair weighs, in SQL; nothing where a row lacks it."""
    said = [f"when {particular}_l is null or {particular}_r is null then 0.0"]
    for level, condition in CONDITIONS[particular].items():
        weight = weights()[particular][level]
        bits = log2(weight.m / weight.u) if weight.u is not None else 0.0
        said.append(f"else {bits}" if condition == "ELSE" else f"when {condition} then {bits}")
    return f"case {' '.join(said)} end"


def _names(reach: str) -> CustomComparison:
    levels = [NullLevel("name"), *(_name_level(level, reach) for level in _NAMES)]
    return CustomComparison(comparison_levels=levels, output_column_name="name")


def _name_level(level: NameLevel, reach: str) -> Any:  # Any: a class that splink does not export
    weight = weights()["name"][level.name.lower()]
    is_last = level is _NAMES[-1]
    condition = "ELSE" if is_last else f"{NAME_LEVEL}(name_l, name_r, {reach}) = {level.value}"
    if weight.u is not None:
        return CustomLevel(condition).configure(m_probability=weight.m, u_probability=weight.u)
    return CustomLevel(condition).configure(
        m_probability=weight.m / weight.spread,
        u_probability=_PLACEHOLDER_U,
        tf_adjustment_column="name",
        tf_adjustment_weight=1.0,
        disable_tf_exact_match_detection=True,
    )


def _particular(name: str, conditions: Mapping[str, str]) -> CustomComparison:
    table = weights()[name]
    levels = [NullLevel(name)]
    levels += [
        CustomLevel(condition).configure(m_probability=table[level].m, u_probability=table[level].u)
        for level, condition in conditions.items()
    ]
    return CustomComparison(comparison_levels=levels, output_column_name=name)


def levels_of(row: Mapping[str, Any]) -> Levels:  # Any: cells of a result
    """The levels that Splink numbered: the last level of a comparison is 0, the first the highest, missing -1."""

    def named(particular: str) -> str:
        number = int(row[f"gamma_{particular}"])
        return "" if number < 0 else list(CONDITIONS[particular])[-1 - number]

    name = _NAMES[-1 - int(row["gamma_name"])]
    return Levels(name, named("born"), named("document"), named("phone"), named("place"))
