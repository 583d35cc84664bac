import gc
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

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
    """A command run in this process: as the program does it, without the half second that it takes to start."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    status = 0
    sweeps = gc.get_threshold()
    asked = {**ENVIRONMENT, "OVILLO_WORKERS": "1", **environment}
    with patch.dict(os.environ, asked), redirect_stdout(out), redirect_stderr(err):
        _forget()
        try:
            main([*map(str, arguments)])
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
    _forget()
    gc.set_threshold(*sweeps)
    return Result(status, _written(out), _written(err))


def run_program(*arguments: object, **environment: str) -> Result:
    """The installed program run as a user runs it, in a process of its own."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**ENVIRONMENT, **environment},
        timeout=120,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def _written(stream: TextIOWrapper) -> str:
    content = stream.buffer
    assert isinstance(content, BytesIO)
    return content.getvalue().decode()


def _forget() -> None:
    """Another command is another process: nothing that the last one chose is left."""
    surface._chosen.language = None
    surface.settings.cache_clear()
    surface.catalogue.cache_clear()


@pytest.fixture
def run() -> Run:
    """Runs a command as a user does."""
    return run_ovillo


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
