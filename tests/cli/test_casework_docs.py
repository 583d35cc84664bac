"""The scripted day of docs/casework.md, on both databases: its commands run, and what it shows is what comes out."""

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ovillo.cli import surface
from ovillo.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "casework.md").read_text("utf-8")
COMMAND = re.compile(r'OVILLO_ACTOR="([^"]+)" ovillo (.*)')


@pytest.fixture(params=["folder", "server"])
def where(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Beside the files of the page: what `ovillo new` is told of where the record lies."""
    monkeypatch.chdir(tmp_path)
    for name, text in re.findall(r"```(?:csv|text) (\S+)\n(.*?)```", PAGE, re.DOTALL):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return ["--database", request.getfixturevalue("server").address()] if request.param == "server" else []


def said(who: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVILLO_ACTOR", who)
    surface.settings.cache_clear()
    with suppress(SystemExit):
        main([*words, "--language", "en"])


def steps() -> Iterator[tuple[str, str, list[str]]]:
    """Who, the command, and the lines shown."""
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = step.splitlines()
            found = COMMAND.fullmatch(command)
            assert found, command
            yield found[1], found[2], shown


def fits(shown: list[str], out: str) -> bool:
    """Whether the lines are there in this order, with whatever the dots stand for."""
    parts = [".*" if line == "…" else re.escape(line).replace("…", "[^\n]*") + "\n" for line in shown]
    return re.fullmatch("".join(parts) if shown else "", out, re.DOTALL) is not None


def test_the_day_goes_as_the_page_says(
    where: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudonym = ""
    for who, command, shown in steps():
        capsys.readouterr()

        words = shlex.split(command.replace("@", f'"{pseudonym}"'))
        said(who, [*words, *(where if words[0] == "new" else [])], monkeypatch)

        told = capsys.readouterr()
        is_refused = [line.startswith("! ") for line in shown] == [True]
        expected = [shown[0].removeprefix("! ")] if is_refused else shown
        assert fits(expected, told.err if is_refused else told.out), (command, told)
        assert not is_refused or told.out == ""
        pseudonym = pseudonym or "".join(re.findall(r"Persona [B-Z][b-z]{5}", told.out)[:1])
        assert "Milagros" not in told.out or who == "Sicóloga Cuatro" or "caso add" in command
