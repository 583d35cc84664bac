"""The scripted story of docs/integrity.md is told: its commands run, and what it shows is what comes out."""

import re
import sqlite3
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.cli.deconfliction_story import serving
from tests.cli.page_shell import blocks, fits, run, steps, succeed, write_tables
from tests.cli.services import guardian_here

pytestmark = pytest.mark.enable_socket
PAGE = (Path(__file__).parents[2] / "docs" / "integrity.md").read_text("utf-8")


def put_address(file: str, port: str, address: str) -> None:
    path = Path(file)
    path.write_text(path.read_text("utf-8").replace(f"http://127.0.0.1:{port}", address), "utf-8")


def test_the_story_goes_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_tables(PAGE)
    guardians, services, case, units, own = (block.splitlines() for block in blocks(PAGE, "sh"))
    served = re.findall(r"^ovillo (guardian|deconflict) serve (\S+) --port (\d+)", PAGE, re.MULTILINE)
    (shown,) = blocks(PAGE, "text")
    (administrator,) = blocks(PAGE, "sql")
    for line in (*guardians, *services):
        succeed(line)

    with ExitStack() as stack:
        for kind, folder, port in served:
            if kind == "guardian":
                put_address("policy", port, stack.enter_context(guardian_here(tmp_path / folder)))
            else:
                put_address("agreement", port, f"http://{stack.enter_context(serving(tmp_path / folder)).host}")
        for line in case:
            succeed(line)
        *asked, read = units
        sent = set()
        for line in asked:
            done = run(line)
            assert done.status == 0, done.err
            sent |= {done.err} if " send " in line else set()
        told = next(filter(None, (_later(read) for _ in range(100))))
        with closing(sqlite3.connect("jacaranda/case.sqlite")) as database, database:
            database.executescript(administrator)
        for line in own:
            succeed(line)
    assert len(sent) == 1
    assert re.sub(r"[0-9a-f]{12}", "0" * 12, told) == shown
    for command, out in steps(PAGE):
        done = run(command)
        first = done.out.split("\n\n")[0].rstrip("\n") + "\n"  # below it stands what every run of checks says
        assert fits(out, first), (command, done)
        assert done.status == (0 if "checks" in command else 1)


def _later(line: str) -> str:
    time.sleep(0.1)
    return succeed(line)
