"""The page about networks is tested: its commands run, and what it shows of the invented list is what comes out."""

import re
import shlex
from pathlib import Path

import pytest

from ovillo.testing import write_sample_case, write_sample_tables
from tests.cli.conftest import run_ovillo

PAGE = Path(__file__).parents[2] / "docs" / "network.md"
TIES = """source,target,weight
ana,eva,3
ana,luis,1
eva,luis,2
luis,rosa,1
rosa,ivo,4
rosa,noa,1
ivo,noa,2
noa,uma,1
uma,teo,2
teo,pía,1
pía,uma,1
ivo,ivo,1
"""


def blocks() -> list[tuple[str, list[str]]]:
    found = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [(command, shown.rstrip().splitlines()) for command, shown in found]


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ties.csv").write_text(TIES, "utf-8")
    run_ovillo("new", "jacaranda", "--name", "Villa Jacaranda")
    write_sample_case(tmp_path / "documents")
    write_sample_tables(tmp_path / "documents")
    run_ovillo("add", "jacaranda", "documents")

    for command, shown in blocks():
        done = run_ovillo(*shlex.split(command)[1:])

        assert done.status == 0, done.err
        if "ties.csv" in command:
            for line, real in zip(shown, done.out.splitlines(), strict=False):
                assert line in {"[…]", real} or (line.endswith("…") and real.startswith(line[:-1])), command
