"""Spark in local mode answers every question about calls as DuckDB does, from the same expressions.

Skipped without `ovillo[spark]` or Java; slow, because Spark takes a while to start: `make test-slow` installs the extra.
"""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ovillo.testing import write_sample_tables
from tests.cli.conftest import PROGRAM, run_ovillo

HERE = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="needs ovillo[spark]"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17"),
]


def run(*command: object) -> str:
    done = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
        cwd=HERE,
        env={**os.environ, "LANG": "en_GB.UTF-8", "OVILLO_WORKERS": "2"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_question_has_the_same_answer_on_both() -> None:
    equal = json.loads(run(sys.executable, "-m", "tests.storage.records.both_engines"))

    assert len(equal) == 11
    assert all(equal.values()), equal


def test_a_case_and_a_file_are_asked_on_spark_by_the_same_command(tmp_path: Path) -> None:
    write_sample_tables(tmp_path / "documents")
    assert run_ovillo("new", tmp_path / "case", "--name", "x").status == 0
    assert run_ovillo("add", tmp_path / "case", tmp_path / "documents").status == 0
    file = ["--table", tmp_path / "documents" / "tablas" / "trafico.csv"]

    for asked in ([tmp_path / "case"], file):
        words = [PROGRAM, "calls", *asked, "contacts", "--as", "json"]
        assert json.loads(run(*words, "--engine", "spark")) == json.loads(run(*words))
