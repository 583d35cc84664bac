"""The page about custody is tested: its acts are done by those whom it names, and what it shows comes out."""

import re
import shlex
from pathlib import Path

import pytest

from ovillo.cli import surface
from ovillo.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "custody.md").read_text("utf-8")


def test_what_the_page_shows_comes_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (script,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    ((command, shown),) = re.findall(r"```console\n\$ (ovillo .*?)\n(.*?)```", PAGE, re.DOTALL)

    for line in (*script.splitlines(), command):
        monkeypatch.setenv("OVILLO_ACTOR", "Fiscal Dos" if " receive " in line else "Oficial Uno")
        surface.settings.cache_clear()
        capsys.readouterr()
        main([*shlex.split(line)[1:], "--language", "en"])

    told = iter(capsys.readouterr().out.splitlines())
    for line in shown.splitlines():
        assert line == "…" or line in told, line
