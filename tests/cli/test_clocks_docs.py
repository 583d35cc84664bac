"""The page about legal clocks is tested: each command runs, and what the page shows comes out."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.test_clock import said

PAGE = (Path(__file__).parents[2] / "docs" / "clocks.md").read_text("utf-8")


def test_what_the_page_shows_comes_out(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case.rename(case.with_name("caso"))
    monkeypatch.chdir(case.parent)
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in script.splitlines()[1:]:
        assert said(capsys, *shlex.split(line)[2:])[0] == 0, line

    for command, shown in re.findall(r"```console\n\$ ovillo clock (.*?)\n(.*?)```", PAGE, re.DOTALL):
        told = said(capsys, *shlex.split(command))[1].splitlines()
        lines = shown.rstrip().splitlines()
        is_cut = lines[-1] == "…"

        assert told[: len(lines) - is_cut] == lines[: len(lines) - is_cut], command
