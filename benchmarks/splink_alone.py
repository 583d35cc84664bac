"""Splink as its documentation has it for people: its own comparisons, weights estimated from the data, plain blocks."""

import logging
from collections.abc import Sequence

import duckdb
import pyarrow as pa
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.registries.registry import Row

_COLUMNS = ("given", "surname1", "surname2", "born", "document", "phone", "place")


def link_with_splink_alone(data: Sequence[Row]) -> list[tuple[int, int, float]]:
    """Pairs of rows with Splink's match weight."""
    logging.getLogger("splink").setLevel(logging.CRITICAL)
    with duckdb.connect() as database:
        database.execute("set threads = 2")
        columns: dict[str, object] = {"unique_id": list(range(len(data)))}
        for name in _COLUMNS:
            columns[name] = [row[name].casefold() or None for row in data]
        database.register("arriving", pa.table(columns))
        database.execute("create table people as select * from arriving")
        present = {name for name in _COLUMNS if any(row[name] for row in data)}
        linker = Linker(DuckDBAPI(database).register("people"), _settings(present), log_level=None)
        _train(linker)
        found = linker.inference.predict(threshold_match_weight=-5, warning_mode="never")
        sql = f"select unique_id_l, unique_id_r, match_weight from {found.physical_name}"
        return [(one, other, float(weight)) for one, other, weight in database.execute(sql).fetchall()]


def _settings(present: set[str]) -> SettingsCreator:
    compared = [comparisons.NameComparison(name) for name in ("given", "surname1", "surname2") if name in present]
    compared.append(comparisons.DateOfBirthComparison("born", input_is_string=True))
    compared.append(comparisons.LevenshteinAtThresholds("document", [1, 2]))
    compared += [
        comparisons.ExactMatch(name).configure(term_frequency_adjustments=True)
        for name in ("phone", "place")
        if name in present
    ]
    blocks = [
        block_on("document"),
        block_on("born", "surname1"),
        block_on("born", "given"),
        block_on("given", "surname1", "surname2"),
        block_on("given", "surname1", "substr(born, 1, 4)"),
        *([block_on("phone")] if "phone" in present else []),
    ]
    return SettingsCreator(link_type="dedupe_only", comparisons=compared, blocking_rules_to_generate_predictions=blocks)


def _train(linker: Linker) -> None:
    training = linker.training
    certain = [block_on("document"), block_on("born", "given", "surname1")]
    training.estimate_probability_two_random_records_match(certain, recall=0.8)
    training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("born"))
    training.estimate_parameters_using_expectation_maximisation(block_on("given", "surname1"))
