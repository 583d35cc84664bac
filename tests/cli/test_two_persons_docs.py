"""The worked example of docs/two-persons.md, on both databases: its commands run, and what it shows comes out."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo
from tests.cli.test_casework_docs import fits

PAGE = (Path(__file__).parents[2] / "docs" / "two-persons.md").read_text("utf-8")
COMMAND = re.compile(r'OVILLO_ACTOR="([^"]+)" ovillo (.*)')


@pytest.mark.parametrize("place", ["folder", "server"])
def test_the_example_goes_as_the_page_says(
    place: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in re.findall(r"```(?:csv|text) (\S+)\n(.*?)```", PAGE, re.DOTALL):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    where = ["--database", request.getfixturevalue("server").address()] if place == "server" else []

    for step in re.split(r"^\$ ", "".join(re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)), flags=re.MULTILINE)[
        1:
    ]:
        command, *shown = step.splitlines()
        found = COMMAND.fullmatch(command)
        assert found, command
        more = {"add": ["--workers", "1"], "new": where}
        words = [*shlex.split(found[2]), *more.get(found[2].split()[0], [])]
        told = run_ovillo(*words, OVILLO_ACTOR=found[1], OVILLO_PASSPHRASE="una frase inventada")

        is_refused = [line.startswith("! ") for line in shown] == [True]
        expected = [shown[0].removeprefix("! ")] if is_refused else shown
        assert fits(expected, told.err if is_refused else told.out), (command, told)
