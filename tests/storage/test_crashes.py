import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ovillo.storage.cases import open_case
from ovillo.storage.originals import open_originals
from tests.soak import add_part, reached

from .conftest import both

KILLS = int(os.environ.get("OVILLO_KILLS", "200"))
SHORT = 0.12
LONG = 16.0
"""Seconds that a writer lives at most, on an idle machine and on one so busy that it stores nothing in less."""


def _kill_writers(folder: Path, rounds: range, seed: int, longest: float) -> set[str]:
    """The documents that writers, each killed at a random moment, had said to be stored."""
    chance = random.Random(seed)
    script = Path(__file__).with_name("crashing_writer.py")
    stored: set[str] = set()
    with subprocess.Popen(
        [sys.executable, str(script), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        for number in rounds:
            parent.stdin.write(f"{number * 10_000}\n")
            parent.stdin.flush()
            started = parent.stdout.readline().split()
            assert started[0] == "started"
            killer = threading.Timer(chance.uniform(0.0, longest), os.kill, (int(started[1]), signal.SIGKILL))
            killer.start()
            for line in iter(parent.stdout.readline, "ended\n"):
                word, document = line.split()
                assert word == "stored"
                stored.add(document)
            killer.cancel()
            killer.join()
    assert parent.returncode == 0
    return stored


def _assert_nothing_lost(folder: Path, stored: set[str]) -> None:
    record = open_case(folder)
    with record.reading() as reader:
        present = reader.document_ids()
        entities = {entity.document for entity in reader.entities()}
    assert stored <= set(present)
    assert entities == set(present)  # a document and its reading are there together
    assert record.verify() is None
    assert open_originals(folder).verify(present) is None
    record.close()


@both
def test_killing_a_writer_at_any_moment_loses_nothing_acknowledged(record, folder):
    record.close()

    stored: set[str] = set()
    longest = SHORT
    while not stored and longest < LONG:  # on a busy machine a writer stores nothing for a while
        first = round(longest * 1000)
        stored |= _kill_writers(folder, range(first, first + 20), seed=int(time.time()), longest=longest)
        longest *= 2

    assert stored
    _assert_nothing_lost(folder, stored)


@both
@pytest.mark.slow
def test_killing_a_writer_often_loses_nothing_acknowledged(record, folder):
    """Two hundred times, or as often as OVILLO_KILLS says (`make soak`: ten thousand; `make soak-part`: part of them)."""
    what = f"kills, {record._database.engine.dialect.name}"
    record.close()
    stored: set[str] = set()
    step = max(5, KILLS // 40)  # a check reads all that was stored
    before = reached(what)
    longest = SHORT

    for first in range(before, before + KILLS, step):
        acknowledged = _kill_writers(folder, range(first, min(first + step, before + KILLS)), first, longest)
        if not acknowledged:  # as above
            longest = min(2 * longest, LONG)
        stored |= acknowledged
        _assert_nothing_lost(folder, stored)
        done = min(first + step, before + KILLS) - before
        print(f"{done} kills, {len(stored)} acknowledged, none lost")  # noqa: T201 - told in a soak

    assert stored
    add_part(what, KILLS, acknowledged=len(stored))
