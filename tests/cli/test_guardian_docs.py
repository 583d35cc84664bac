"""The page about guardians is tested: its commands run in turn."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo

PAGE = Path(__file__).parents[2] / "docs" / "guardian.md"


def test_the_commands_of_the_page_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

    done = [run_ovillo(*shlex.split(command)[1:]) for command in script.splitlines()]

    assert [each.status for each in done] == [0, 0, 0], [each.err for each in done]
    assert done[2].out.splitlines()[0] == done[0].out.strip()
    assert "log.example/1: 0 entries" in done[2].out
