"""The page about custody is tested: its acts are done by those whom it names, and what it shows comes out."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo

PAGE = (Path(__file__).parents[2] / "docs" / "custody.md").read_text("utf-8")


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in script.splitlines():
        who = "Fiscal Dos" if " receive " in line else "Oficial Uno"
        assert run_ovillo(*shlex.split(line)[1:], OVILLO_ACTOR=who).status == 0, line

    ((command, shown),) = re.findall(r"```console\n\$ ovillo (.*?)\n(.*?)```", PAGE, re.DOTALL)
    told = iter(run_ovillo(*shlex.split(command)).out.splitlines())

    for line in shown.splitlines():
        assert line == "…" or line in told, line
