"""The page about tables is tested: each command runs on the invented tables, and what the page shows comes out."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ovillo.cli.records import Payments, Registers
from ovillo.domain.calls import CallQuestion
from ovillo.testing import write_sample_case, write_sample_tables
from tests.cli.conftest import ENVIRONMENT, run_ovillo

PAGE = Path(__file__).parents[2] / "docs" / "records.md"
ALL_IN_TURN = """
import contextlib, io, json, sys
from ovillo.cli.main import main
answers = []
for words in json.load(sys.stdin):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(words)
    answers.append(said.getvalue())
json.dump(answers, sys.stdout)
"""
"""One program for all commands: to load the engine takes longer than any answer."""


def blocks() -> list[tuple[list[str], list[str]]]:
    found = re.findall(r"```console\n\$ ovillo (.*?)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [(shlex.split(command), shown.rstrip().splitlines()) for command, shown in found]


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sample_case(tmp_path / "documents")
    write_sample_tables(tmp_path / "documents")
    (script,) = re.findall(r"```sh\npython.*?\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for command in script.splitlines():
        assert run_ovillo(*shlex.split(command)[1:]).status == 0, command

    asked = blocks()
    done = subprocess.run(
        [sys.executable, "-c", ALL_IN_TURN],
        input=json.dumps([words for words, _ in asked]),
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
        timeout=600,
    )

    assert done.returncode == 0, done.stderr
    for (words, shown), told in zip(asked, json.loads(done.stdout), strict=True):
        body = told.splitlines()[: len(shown) - (shown[-1] == "…")]
        assert body == [line for line in shown if line != "…"], words


def test_every_question_is_on_the_page() -> None:
    shown = {(words[0], words[2]) for words, _ in blocks()}

    for command, questions in (("calls", CallQuestion), ("payments", Payments), ("registers", Registers)):
        assert {(command, each.value) for each in questions} <= shown
