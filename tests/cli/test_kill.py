"""kill -9 at random moments of an `add`: the case opens, verifies, and keeps every acknowledged document."""

import json
import random
import shutil
import signal
import subprocess
import time
from itertools import islice
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, PROGRAM, run_ovillo

REPEATS_IN_CI = 6
REPEATS = 200
MOST_ADDED = 8
SHORT = 12
"""Characters of a document's id that its line shows."""


def write_reports(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"el-faro-{number}_2031-05-16_en.txt").write_text(
            f"Police arrested {number + 2} people in Villa Jacaranda on Tuesday. Zulema Farfán Ocaña was charged.\n"
            * 8,
            "utf-8",
        )


def add_and_kill(case: Path, documents: Path, chooser: random.Random) -> set[str]:
    """Short ids of the documents said to be added, by a program killed soon after it said so for the n-th time."""
    process = subprocess.Popen(
        [PROGRAM, "add", str(case), str(documents)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    lines = islice(process.stdout, chooser.randint(0, MOST_ADDED))
    told = [line.split() for line in lines if line.startswith("added")]
    time.sleep(chooser.uniform(0.0, 0.1 if told else 1.6))
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    told += [line.split() for line in rest.splitlines() if line.startswith("added")]
    return {words[1] for words in told}


def documents_of(case: Path) -> set[str]:
    return {each["document"] for each in json.loads(run_ovillo("brief", case, "--as", "json").out)["sources"]}


def kill_often(tmp_path: Path, repeats: int) -> None:
    chooser = random.Random(7)
    documents, case = tmp_path / "documents", tmp_path / "case"
    write_reports(documents, 60)
    run_ovillo("new", case)
    held: set[str] = set()
    stored = 0
    for _ in range(repeats):
        acknowledged = add_and_kill(case, documents, chooser)

        verified = run_ovillo("verify", case)
        assert verified.status == 0, verified.out + verified.err
        now_held = documents_of(case)
        assert held <= now_held
        assert acknowledged <= {each[:SHORT] for each in now_held}
        stored += len(acknowledged)
        held = now_held
        if len(held) == 60:
            shutil.rmtree(case)
            run_ovillo("new", case)
            held = set()
    assert stored


def test_killing_an_add_loses_nothing_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path, REPEATS_IN_CI)


@pytest.mark.slow
def test_killing_an_add_two_hundred_times_loses_nothing_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path, REPEATS)
