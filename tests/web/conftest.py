"""A workbench over the invented sample case, served without a socket."""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ovillo.domain.sources import SourceDetails
from ovillo.settings import Settings
from ovillo.testing import write_sample_case, write_sample_tables
from ovillo.web.app import create_app
from ovillo.web.signing_in import Sessions
from ovillo.web.workbench import Workbench
from ovillo.wiring.cases import OpenCase, create_case, open_case
from ovillo.wiring.files import adding
from ovillo.workflows.answers import KeptAnswers

NOW = datetime(2032, 5, 14, 9, tzinfo=UTC)
HOST = "127.0.0.1:8737"
ROSA = "Rosa Ejemplo"
_APPS: deque[FastAPI] = deque(maxlen=4)
"""The first question put to an application costs more than ten later ones: visitors of one workbench share theirs."""


def bench_over(opened: OpenCase, offered: list[str]) -> Workbench:
    return Workbench(
        opened,
        Settings(ROSA, "en", 1),
        lambda: NOW,
        Sessions(),
        KeptAnswers(opened.record),
        offer=offered.append,
        hosts=frozenset({HOST}),
    )


def visitor_of(bench: Workbench) -> TestClient:
    return TestClient(_app_of(bench), base_url=f"http://{HOST}", follow_redirects=False)


def _app_of(bench: Workbench) -> FastAPI:
    made = next((each for each in _APPS if each.state.workbench is bench), None)
    if made is None:
        made = create_app(bench)
        _APPS.append(made)
    return made


def signed_in(bench: Workbench, offered: list[str]) -> TestClient:
    visitor = visitor_of(bench)
    bench.offer_link()
    visitor.get(offered.pop())
    return visitor


def add(opened: OpenCase, *paths: Path) -> None:
    with adding(
        opened, paths, options=SourceDetails(), ocr_languages=(), workers=1, actor=ROSA, now=lambda: NOW
    ) as run:
        for _ in run.results:
            pass


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, added once; nobody writes to it."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample_case(folder / "documents")
    write_sample_tables(folder / "documents")
    with create_case(folder / "case", name="Villa Jacaranda", actor=ROSA, at=NOW) as opened:
        add(opened, folder / "documents")
    return folder / "case"


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Iterator[Workbench]:
    with open_case(sample_folder) as opened:
        bench = bench_over(opened, [])
        yield bench
        bench.pictures.close()


@pytest.fixture
def rosa(sample: Workbench) -> TestClient:
    """Somebody who is signed in and reads the sample case."""
    visitor = visitor_of(sample)
    visitor.cookies.set("ovillo_session", sample.sessions.begin(ROSA, at=NOW), domain="127.0.0.1")
    return visitor


@pytest.fixture
def own_case(sample_folder: Path, tmp_path: Path) -> Iterator[Workbench]:
    """A copy of the sample case that a test may write to."""
    copytree(sample_folder, tmp_path / "own")
    with open_case(tmp_path / "own") as opened:
        yield bench_over(opened, [])


@pytest.fixture
def a_case_of(tmp_path: Path) -> Iterator[Callable[[Path], Workbench]]:
    """A new case of the files in a folder."""
    closing = []

    def make(documents: Path) -> Workbench:
        block = create_case(tmp_path / "new", name="Villa Jacaranda", actor=ROSA, at=NOW)
        opened = block.__enter__()
        closing.append(block)
        add(opened, documents)
        return bench_over(opened, [])

    yield make
    for block in closing:
        block.__exit__(None, None, None)


def reviewer(bench: Workbench, name: str) -> TestClient:
    """Somebody who is signed in and sends the token along."""
    visitor = visitor_of(bench)
    secret = bench.sessions.begin(name, at=NOW)
    visitor.cookies.set("ovillo_session", secret, domain="127.0.0.1")
    session = bench.sessions.find(secret, at=NOW)
    assert session
    visitor.headers["x-ovillo-token"] = session.csrf
    return visitor
