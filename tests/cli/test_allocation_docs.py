"""The page about allocation is tested: its commands run, and what it shows is what comes out."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo

PAGE = Path(__file__).parents[2] / "docs" / "allocation.md"


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text("utf-8")
    [places] = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    (tmp_path / "places.csv").write_text(places, "utf-8")
    blocks = re.findall(r"```console\n\$ (.*?)\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3

    for command, shown in blocks:
        done = run_ovillo(*shlex.split(command)[1:])

        assert done.status == 0, done.err
        start = 0
        for part in shown.strip("\n").split("[…]\n"):
            start = done.out.find(part.removesuffix("[…]"), start)
            assert start >= 0, part
