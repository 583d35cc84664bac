"""Asks DuckDB and Spark the same questions and prints which answers are equal, as JSON; a program of its own.

Spark speaks with its Java side by a socket of this machine, which tests may not open.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from ovillo.analysis.calls import (
    CALL_COLUMNS,
    Query,
    columns_of,
    contact_pairs,
    find_bursts,
    find_bursts_around,
    find_chains,
    find_changes,
    find_common_contacts,
    find_copresence,
    find_first_contacts,
    find_reciprocity,
    find_silences,
)
from ovillo.storage.records.duckdb_query import DuckDBQuery
from ovillo.wiring.tables import spark_query
from tests.analysis.calls.test_equal_answers import invented


def answers(query: Query) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    calls = query.load(CALL_COLUMNS, columns_of(invented(3, people=60, count=4_000, strangers=False)))
    found = {
        "contacts": contact_pairs(calls, query),
        "most contacts": contact_pairs(calls, query, most=5),
        "common": find_common_contacts(calls, query, ["n1", "n2", "n3"]),
        "reciprocity": find_reciprocity(calls, query),
        "changes": find_changes(calls, query),
        "bursts": find_bursts(calls, query),
        "around": find_bursts_around(calls, query, date(2031, 2, 20), days=2),
        "copresence": find_copresence(calls, query, minutes=20),
        "chains": find_chains(calls, query, minutes=30),
        "silences": find_silences(calls, query),
        "first": find_first_contacts(calls, query, clock=1_928_000_000),
    }
    for name, those in found.items():
        yield name, [asdict(one) for one in those]


def main() -> None:
    with DuckDBQuery() as on_duckdb, spark_query(workers=2) as on_spark:
        expected, found = dict(answers(on_duckdb)), dict(answers(on_spark))
    sys.stdout.write(json.dumps({name: bool(those) and found[name] == those for name, those in expected.items()}))


if __name__ == "__main__":
    main()
