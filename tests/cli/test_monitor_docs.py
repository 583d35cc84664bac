"""The page about measuring the effort is tested: its tables are written, its commands run, and the same comes out."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo

PAGE = Path(__file__).parents[2] / "docs" / "monitor.md"


def is_shown(shown: list[str], real: list[str]) -> bool:
    """Whether every part between two lines of "…" comes out, in this order."""
    at = 0
    for part in "\n".join(shown).split("\n…"):
        lines = part.strip("\n").split("\n")
        found = [place for place in range(at, len(real)) if real[place : place + len(lines)] == lines]
        if not found:
            return part.strip() == ""
        at = found[0] + len(lines)
    return at == len(real) or shown[-1] == "…"


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text("utf-8")
    for name, table in re.findall(r"```csv (\S+)\n(.*?)```", text, re.DOTALL):
        (tmp_path / name).write_text(table, "utf-8")

    for command, shown in re.findall(r"```console\n\$ (.*?)\n(.*?)```", text, re.DOTALL):
        done = run_ovillo(*shlex.split(command)[1:])

        assert is_shown(shown.rstrip().split("\n"), done.out.rstrip().split("\n")), done.out + done.err
