"""The page about hypotheses is tested: each command runs, what the page shows comes out, and its sheet is the method's."""

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from ovillo.testing import write_sample_case, write_sample_casework
from tests.casework.hypotheses.sheets import reference
from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "hypotheses.md").read_text("utf-8")


def asked() -> list[tuple[list[str], list[str]]]:
    """Each command with what is shown below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for told in re.split(r"^\$ ovillo ", block, flags=re.MULTILINE)[1:]:
            command, *shown = told.rstrip().splitlines()
            found.append((shlex.split(command), shown))
    return found


def test_the_sheet_of_the_page_is_that_of_the_reference() -> None:
    (sheet,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)

    assert json.loads(sheet) == reference()


def test_what_the_page_shows_comes_out(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_sample_case(tmp_path / "documents")
    write_sample_casework(tmp_path / "casework")
    (tmp_path / "reference.json").write_text(json.dumps(reference()), "utf-8")
    (script,) = re.findall(r"```sh\npython.*?\n(.*?)```", PAGE, re.DOTALL)
    for command in script.splitlines():
        assert run(*shlex.split(command)[1:]).status == 0, command

    for words, shown in asked():
        done = run(*words)

        assert done.status == 0, (words, done.err)
        parts = "\n".join(shown).split("…\n") if shown else []
        places = [done.out.find(part.rstrip("…").strip("\n")) for part in parts]
        assert -1 not in places, (words, parts[places.index(-1)])
        assert all(one <= other for one, other in pairwise(places)), words
