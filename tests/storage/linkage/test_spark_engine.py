"""Spark in local mode gives the clusters and pairs that DuckDB gives, by the command that a user runs.

Skipped without `ovillo[spark]` or Java; slow, because Spark takes a while to start: `make test-slow` installs the extra.
"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.registries.registry import make_registry, write_registry

PROGRAM = Path(sys.executable).with_name("ovillo")
MISSING = [package for package in ("pyspark", "splink", "duckdb", "pyarrow") if find_spec(package) is None]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason="needs ovillo[spark]"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17"),
]


def _resolve(path, engine, form, *more):
    done = subprocess.run(
        [PROGRAM, "resolve", path, "--engine", engine, "--as", form, "--workers", "2", *more],
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("form", ["csv", "pairs"])
def test_the_same_register_has_the_same_answer_on_both(tmp_path, form):
    path = tmp_path / "register.csv"
    write_registry(path, make_registry(400, seed=11))

    on_duckdb, on_spark = _resolve(path, "duckdb", form), _resolve(path, "spark", form)

    assert on_spark == on_duckdb
    assert on_duckdb.count("\n") > 100


def test_new_rows_against_a_register_have_the_same_answer_on_both(tmp_path):
    rows = make_registry(400, seed=11)
    known, new = tmp_path / "known.csv", tmp_path / "new.csv"
    write_registry(known, rows[:350])
    write_registry(new, rows[350:])

    answers = {_resolve(new, engine, "pairs", "--against", known) for engine in ("duckdb", "spark")}

    assert len(answers) == 1
    assert answers.pop().count("\n") > 10


def test_a_register_without_rows_has_no_people(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("name,born\n", "utf-8")

    assert _resolve(path, "spark", "csv") == "name,born,cluster,suggested_with\n"
