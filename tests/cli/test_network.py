"""`ovillo network` as a user runs it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.shared_data import SHARED

PUBLISHED = SHARED / "networks"


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published edge lists are not on this machine")
@pytest.mark.parametrize(
    ("name", "counts", "mean", "top"),
    [
        ("montagna_meetings.csv", (101, 256), 5.069, ["18", "47", "27", "68", "12"]),
        ("montagna_phonecalls.csv", (100, 124), 2.48, ["18", "61", "47", "29", "75"]),
    ],
)
def test_published_figures_come_out(run: Run, name: str, counts: tuple[int, int], mean: float, top: list[str]) -> None:
    done = run("network", "--edges", PUBLISHED / name, "--as", "json")

    found = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert (found["nodes"], found["edges"]) == counts
    assert round(found["mean_degree"], 3) == mean
    assert sorted(found["betweenness"], key=found["betweenness"].get, reverse=True)[:5] == top


def test_hostile_ids_are_inert_and_wrong_rows_are_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("a,\x1b[31mred\n\x1b[31mred,c\nc,c\nc,d,-1\n", "utf-8")

    done = run("network", "--edges", path)

    assert done.status == 2
    assert "\x1b" not in done.out + done.err
    assert "Central in what was reported is not leading" in done.out
    assert ["Line 3" in done.err, "Line 4" in done.err] == [True, True]


def test_an_empty_file_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_bytes(b"")

    done = run("network", "--edges", path, "--language", "es")

    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("rows", ["", "source,target\n", "\n\n"])
def test_an_empty_file_is_a_network_of_nothing_in_json_and_named(run: Run, tmp_path: Path, rows: str) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(rows, "utf-8")

    done = run("network", "--edges", path, "--as", "json")

    found = json.loads(done.out)
    assert (done.status, "holds no ties" in done.err) == (2, True)
    assert [found[each] for each in ("nodes", "edges", "density", "degree", "betweenness", "key_players")] == [
        0,
        0,
        0,
        {},
        {},
        [],
    ]


@pytest.mark.parametrize("rows", ["a,b,-1\n", "a\nb\n", "a,b,0\n", "a,,1\n"])
@pytest.mark.parametrize("words", [(), ("--directed", "--weighted"), ("groups",), ("hidden",), ("brokers",), ("ties",)])
def test_where_every_row_is_wrong_each_is_named_and_nothing_is_measured(
    run: Run, tmp_path: Path, rows: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(rows, "utf-8")

    done = run("network", "--edges", path, *words)

    assert (done.status, done.err.count("\n")) == (2, rows.count("\n"))
    assert "Traceback" not in done.err


def test_one_node_tied_to_itself_is_a_network_without_ties(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("source,target,weight\na,a,1\n", "utf-8")

    found = json.loads(run("network", "--edges", path, "--as", "json").out)

    assert (found["nodes"], found["edges"], found["degree"], found["key_players"]) == (1, 0, {"a": 0}, [])


def test_a_list_given_as_a_case_is_told_where_it_belongs(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("a,b\n", "utf-8")

    done = run("network", path)

    assert (done.status, done.out) == (2, "")
    assert "--edges" in done.err
