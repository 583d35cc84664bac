"""`ovillo resolve` as a user runs it."""

import csv
import io
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HAS_BATCH = all(find_spec(package) for package in ("splink", "duckdb", "pyarrow"))
needs_batch = pytest.mark.skipif(not HAS_BATCH, reason="needs ovillo[batch]")

REGISTER = """name,born,document
"CARDO NOGAL, LUCIA INES",11/02/1990,40123456
Lucía Cardo Nogal,1990-02-11,
"Encina Retama, Blas",1971-05-06,
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, "utf-8")
    return path


@pytest.mark.skipif(HAS_BATCH, reason="ovillo[batch] is installed")
def test_without_the_extra_it_says_how_to_install_it(run: Run, register: Path) -> None:
    done = run("resolve", register)

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "ovillo[batch]" in done.err


@needs_batch
def test_rows_get_their_cluster_and_the_summary_goes_to_standard_error(run: Run, register: Path) -> None:
    done = run("resolve", register, "--as", "csv")

    assert done.status == 0
    assert [row["cluster"] for row in csv.DictReader(io.StringIO(done.out))] == ["2", "2", "4"]
    assert done.err == "Rows: 3; people by rule: 2; pairs to look at: 0.\n"


@needs_batch
def test_pairs_tell_what_joined_them_and_go_to_a_file(run: Run, register: Path, tmp_path: Path) -> None:
    output = tmp_path / "pairs.csv"

    done = run("resolve", register, "--as", "pairs", "-o", output, "--language", "es")

    assert (done.status, done.out) == (0, "")
    pair = next(csv.DictReader(io.StringIO(output.read_text("utf-8"))))
    assert (pair["row1"], pair["row2"], pair["verdict"], pair["born"]) == ("2", "3", "same", "same")
    assert "personas" in done.err


@needs_batch
def test_what_is_no_register_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", "utf-8")

    done = run("resolve", path)

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


@needs_batch
def test_new_rows_are_matched_against_a_register_that_was_resolved(run: Run, register: Path, tmp_path: Path) -> None:
    resolved, new = tmp_path / "resolved.csv", tmp_path / "new.csv"
    run("resolve", register, "-o", resolved)
    new.write_text("name,born\nBLAS ENCINA RETAMA,1971-05-06\nZoé Ñandú,2001-01-01\n", "utf-8")

    done = run("resolve", new, "--against", resolved)

    assert done.status == 0
    assert [row["cluster"] for row in csv.DictReader(io.StringIO(done.out))] == ["4", "6"]
    assert done.err == "New rows: 2; by rule of people in the register: 1; pairs to look at: 0.\n"
