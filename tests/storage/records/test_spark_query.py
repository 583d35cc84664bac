"""Spark in local mode answers every question about calls as DuckDB does, from the same expressions.

Skipped without `ovillo[spark]` or Java; slow, because Spark takes a while to start: `make test-slow` installs the extra.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

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
from ovillo.testing import write_sample_tables
from ovillo.wiring.tables import spark_query
from tests.analysis.calls.test_equal_answers import invented
from tests.cli.conftest import run_ovillo

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="needs ovillo[spark]"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17"),
]


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
        "first": find_first_contacts(calls, query, instant=1_928_000_000),
    }
    for name, those in found.items():
        yield name, [asdict(one) for one in those]


def test_every_question_has_the_same_answer_on_both() -> None:
    with DuckDBQuery() as on_duckdb, spark_query(workers=2) as on_spark:
        expected, found = dict(answers(on_duckdb)), dict(answers(on_spark))

    assert found == expected
    assert all(expected.values())


@pytest.mark.parametrize("question", ["change-of-number", "contacts"])
def test_a_case_and_a_file_are_asked_on_spark_by_the_same_command(tmp_path: Path, question: str) -> None:
    write_sample_tables(tmp_path / "documents")
    assert run_ovillo("new", tmp_path / "case", "--name", "x").status == 0
    assert run_ovillo("add", tmp_path / "case", tmp_path / "documents").status == 0
    file = ["--table", tmp_path / "documents" / "tablas" / "trafico.csv"]

    for asked in ([tmp_path / "case"], file):
        words = ["calls", *asked, question, "--as", "json"]
        on_duckdb, on_spark = run_ovillo(*words), run_ovillo(*words, "--engine", "spark")
        assert (on_spark.status, on_duckdb.status) == (0, 0), on_spark.err
        assert json.loads(on_spark.out) == json.loads(on_duckdb.out)
