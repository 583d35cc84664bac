import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from ovillo.cli import surface
from ovillo.cli.main import main
from ovillo.testing import write_sample_case

PROGRAM = Path(sys.executable).with_name("ovillo")
ENVIRONMENT = {**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", "OVILLO_ACTOR": "Test Analyst", "OVILLO_WORKERS": "2"}


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


def run_ovillo(*arguments: object, **environment: str) -> Result:
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**ENVIRONMENT, **environment},
        timeout=120,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def run() -> Run:
    """Runs the installed program as a user does."""
    return run_ovillo


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process: of many short commands, to start the program would take the most time."""

    def run_here(*arguments: object, **environment: str) -> Result:
        for name, value in {
            "LANG": "en_GB.UTF-8",
            "LANGUAGE": "",
            "OVILLO_ACTOR": "Test Analyst",
            **environment,
        }.items():
            monkeypatch.setenv(name, value)
        surface._chosen.language = None
        surface.settings.cache_clear()
        surface.catalogue.cache_clear()
        out, err, status = io.StringIO(), io.StringIO(), 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main([*map(str, arguments)])
            except SystemExit as left:
                status = int(left.code or 0)
        return Result(status, out.getvalue(), err.getvalue())

    return run_here


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert run_ovillo("new", folder, "--name", "Villa Jacaranda").status == 0
    return folder


@pytest.fixture(scope="session")
def sample_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented sample case's files."""
    folder = tmp_path_factory.mktemp("sample") / "documents"
    write_sample_case(folder)
    return folder


@pytest.fixture(scope="session")
def sample_case(sample_documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case, added once; tests that write to it copy it first."""
    folder = tmp_path_factory.mktemp("case") / "jacaranda"
    assert run_ovillo("new", folder).status == 0
    added = run_ovillo("add", folder, sample_documents)
    assert added.status == 0, added.out + added.err
    return folder
