"""The workbench over a record on a server: every page is the one that the same record gives in a folder."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient

from ovillo.testing.postgresql_server import Server
from ovillo.web.pages import PLACES
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import open_case
from ovillo.wiring.whole_cases import move_case
from tests.web.conftest import NOW, ROSA, bench_over, visitor_of

TOKEN = re.compile(r'"[\w-]{43}"')  # of the session


@pytest.fixture
def moved(sample_folder: Path, tmp_path: Path, server: Server) -> Iterator[Workbench]:
    """The sample case, moved to a server."""
    copytree(sample_folder, tmp_path / "case")
    move_case(tmp_path / "case", server.address())
    with open_case(tmp_path / "case") as opened:
        yield bench_over(opened, [])


def visitor(bench: Workbench) -> TestClient:
    found = visitor_of(bench)
    found.cookies.set("ovillo_session", bench.sessions.begin(ROSA, at=NOW), domain="127.0.0.1")
    return found


def test_every_page_is_the_same_on_a_server(sample: Workbench, moved: Workbench) -> None:
    in_folder, on_server = visitor(sample), visitor(moved)

    for path in (each.path for each in PLACES):
        here, there = in_folder.get(path), on_server.get(path)

        assert there.status_code == here.status_code == 200, path
        assert TOKEN.sub("", there.text) == TOKEN.sub("", here.text), path
