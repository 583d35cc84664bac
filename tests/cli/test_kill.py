"""kill -9 at random moments of an `add`: the case opens, verifies, and keeps every acknowledged document."""

import json
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, PROGRAM, run_ovillo

REPEATS_IN_CI = 6
REPEATS = 200


def write_reports(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"el-faro-{number}_2031-05-16_en.txt").write_text(
            f"Police arrested {number + 2} people in Villa Jacaranda on Tuesday. Zulema Farfán Ocaña was charged.\n"
            * 8,
            "utf-8",
        )


def add_and_kill(case: Path, documents: Path, after_seconds: float) -> None:
    process = subprocess.Popen(
        [PROGRAM, "add", str(case), str(documents)],
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after_seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def documents_of(case: Path) -> set[str]:
    return {each["document"] for each in json.loads(run_ovillo("brief", case, "--as", "json").out)["sources"]}


def kill_often(tmp_path: Path, repeats: int) -> None:
    chooser = random.Random(7)
    documents, case = tmp_path / "documents", tmp_path / "case"
    write_reports(documents, 60)
    run_ovillo("new", case)
    held: set[str] = set()
    for _ in range(repeats):
        add_and_kill(case, documents, chooser.uniform(0.2, 1.6))

        verified = run_ovillo("verify", case)
        assert verified.status == 0, verified.out + verified.err
        now_held = documents_of(case)
        assert held <= now_held
        held = now_held
        if len(held) == 60:
            shutil.rmtree(case)
            run_ovillo("new", case)
            held = set()


def test_killing_an_add_loses_nothing_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path, REPEATS_IN_CI)


@pytest.mark.slow
def test_killing_an_add_two_hundred_times_loses_nothing_acknowledged(tmp_path: Path) -> None:
    kill_often(tmp_path, REPEATS)
