"""Splink on DuckDB gives what the project's own comparisons give. Skipped where `ovillo[batch]` is not installed."""

from collections import defaultdict
from functools import cache
from itertools import combinations
from math import log2
from random import Random

import pytest
from benchmarks.registries.registry import make_registry

from ovillo.resolution.registers import PersonRow, block_keys, compare_rows, name_rarities, weigh

pytest.importorskip("splink", reason="needs ovillo[batch]")
pytest.importorskip("duckdb", reason="needs ovillo[batch]")

from ovillo.storage.linkage.duckdb_engine import DuckDBEngine
from ovillo.storage.linkage.model import LARGEST_BLOCK

ROWS = [
    PersonRow(row["name"], row["born"], row["document"], row["phone"], row["place"])
    for row in make_registry(600, seed=3)
]


def _found(rows, workers=1):
    linked = DuckDBEngine(workers=workers).link(rows)
    return linked.rows, {(pair.left, pair.right): pair for pair in linked.pairs}


def test_levels_and_weights_are_those_of_the_projects_own_comparisons():
    rows, pairs = _found(ROWS)
    shares = name_rarities(rows)

    assert len(pairs) > 200
    for (left, right), pair in pairs.items():
        levels = compare_rows(rows[left], rows[right])
        assert pair.levels == levels
        assert pair.weight_bits == pytest.approx(weigh(levels, max(shares[rows[left].name], shares[rows[right].name])))


@pytest.mark.parametrize("least_rows", [600, 250])
def test_no_pair_is_left_out_whose_names_would_have_brought_it_to_even_odds(least_rows):
    people = [PersonRow(row.name, row.born, row.document, "", row.place) for row in ROWS[:least_rows]]
    rows, pairs = _found(people)
    shares, sharing = name_rarities(rows), defaultdict(list)
    for number, row in enumerate(rows):
        for key in block_keys(row):
            sharing[key].append(number)

    likely = {
        (left, right)
        for numbers in sharing.values()
        if len(numbers) <= LARGEST_BLOCK
        for left, right in combinations(numbers, 2)
        if weigh(compare_rows(rows[left], rows[right]), max(shares[rows[left].name], shares[rows[right].name]))
        >= log2(len(rows))
    }

    assert pairs.keys() == likely


def test_neither_the_order_of_rows_nor_the_number_of_workers_changes_a_pair():
    order = list(range(len(ROWS)))
    Random(5).shuffle(order)

    _, pairs = _found(ROWS)
    _, again = _found([ROWS[row] for row in order], workers=2)

    turned = {tuple(sorted((order[left], order[right]))): pair for (left, right), pair in again.items()}
    assert turned.keys() == pairs.keys()
    assert all(turned[key].levels == pair.levels for key, pair in pairs.items())
    assert all(round(turned[key].weight_bits, 6) == round(pair.weight_bits, 6) for key, pair in pairs.items())


@pytest.mark.parametrize("settled", [1, 300, 590, 600])
def test_pairs_with_new_rows_are_those_of_everything_at_once(settled):
    _, everything = _found(ROWS)

    linked = DuckDBEngine(workers=1).link(ROWS, settled=settled)

    found = {(pair.left, pair.right): pair for pair in linked.pairs}
    assert found.keys() == {pair for pair in everything if pair[1] >= settled}
    assert all(pair.levels == everything[key].levels for key, pair in found.items())
    assert all(round(pair.weight_bits, 6) == round(everything[key].weight_bits, 6) for key, pair in found.items())


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_rows_of_a_register_are_the_same_people_whatever_the_number_of_workers(workers):
    _, pairs = _found(ROWS, workers=workers)

    assert {key: (pair.levels, pair.weight_bits) for key, pair in pairs.items()} == _of_one_worker()


@cache
def _of_one_worker():
    return {key: (pair.levels, pair.weight_bits) for key, pair in _found(ROWS)[1].items()}


@pytest.mark.parametrize("rows", [[], [PersonRow("Lucía Cardo")], [PersonRow("Lucía Cardo"), PersonRow("Blas Nogal")]])
def test_few_rows_have_no_pairs(rows):
    prepared, pairs = _found(rows)

    assert len(prepared) == len(rows)
    assert pairs == {}


def test_nothing_is_printed_and_no_log_line_names_a_person(capfd, caplog):
    caplog.set_level(0)

    _found(ROWS[:200])

    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")
    assert not [record for record in caplog.records if "Cardo" in record.getMessage()]
