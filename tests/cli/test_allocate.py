"""`ovillo allocate` as a user meets it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SQUARE = "name,x,y,demand\nnorth,0,10,4\nsouth,0,0,1\neast,1,10,1\n"


@pytest.fixture
def square(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(SQUARE, "utf-8")
    return path


def test_p_median_prints_these_keys_and_nothing_else(run: Run, square: Path) -> None:
    done = run("allocate", "p-median", square, "--p", "1", "--as", "json")

    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == {"status": "optimal", "objective": 11, "bound": 11, "gap": 0}


def test_p_median_names_the_open_sites(run: Run, square: Path) -> None:
    done = run("allocate", "p-median", square, "--p", "2")

    assert done.status == 0
    assert done.out.splitlines()[-2:] == ["  north", "  south"]


def test_the_number_of_sites_comes_from_the_file_or_is_asked_for(run: Run, square: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph.txt"
    graph.write_text(" 3 2 1 \n 1 2 5 \n 2 3 5 \n", "utf-8")

    told = run("allocate", "p-median", graph, "--as", "json")
    missing = run("allocate", "p-median", square)
    many = run("allocate", "p-median", square, "--p", "4")

    assert json.loads(told.out)["objective"] == 10
    assert (missing.status, many.status) == (2, 2)
    assert "--p" in missing.err
    assert missing.err.count("\n") == many.err.count("\n") == 1


def test_bad_cells_are_named_one_line_each(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name,latitude,longitude\nA,,-77\nB,-12,west\n", "utf-8")

    done = run("allocate", "p-median", path, "--p", "1", "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert [line.split(": ")[0] for line in done.err.splitlines()] == [
        f"{path}, row 2, column latitude",
        f"{path}, row 3, column longitude",
    ]


def test_no_answer_prints_no_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("from,to,km\na,b,3\nc,d,4\n", "utf-8")

    done = run("allocate", "p-median", path, "--p", "1", "--as", "json")

    assert done.status == 2
    assert json.loads(done.out) == {"status": "infeasible", "objective": None, "bound": None, "gap": None}
