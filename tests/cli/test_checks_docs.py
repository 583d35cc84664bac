"""The page about checks is tested: its tables are written, its commands run, and what it shows comes out."""

import re
import shlex
from pathlib import Path

import pytest

from ovillo.workflows.check_logs import CHECK_TABLES
from tests.cli.conftest import run_ovillo

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
TABLES = re.findall(r"```csv (\S+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
SHOWN = re.findall(r"```console\n\$ ovillo (.*?)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in TABLES:
        (tmp_path / name).write_text(text, "utf-8")

    for command, shown in SHOWN:
        done = run_ovillo(*shlex.split(command))

        assert done.status == 0, done.err
        assert done.out.split("\n\n")[0] + "\n" == shown, command


def test_every_check_and_column_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")

    for check, table in CHECK_TABLES.items():
        assert any(f"{check}.csv" in command or f"--check {check}" in command for command, _ in SHOWN), check
        for column in (*table.needed, *table.optional):
            assert f"`{column}`" in text, (check, column)
