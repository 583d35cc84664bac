"""The page about networks is tested: its commands run, and what it shows is what comes out."""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

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


GAP = "[…]"
WIDEST = 150
_ID = re.compile(r"\[[0-9a-f]{12}\]|\[[0-9a-f]{1,11}…$")
"""The beginning of an id, which another reading of the same words changes."""


def blocks() -> list[tuple[str, list[str]]]:
    found = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [(command, shown.rstrip().splitlines()) for command, shown in found]


def is_shown(line: str, real: str) -> bool:
    """Whether a line of the page is this line, or its beginning."""
    line, real = _ID.sub("[]", line), _ID.sub("[]", real)
    return line == real or (line.endswith("…") and real.startswith(line[:-1].removesuffix("[")))


def renewed(shown: list[str], real: list[str]) -> list[str]:
    """What the page is to show: from the same places on, as many lines; long lines cut."""
    found, place = list[str](), 0
    for number, line in enumerate(shown):
        if line == GAP:
            found.append(GAP)
            after = shown[number + 1] if number + 1 < len(shown) else ""
            place = next((at for at in range(place, len(real)) if after and is_shown(after, real[at])), len(real))
        elif place < len(real):
            found.append(real[place] if len(real[place]) <= WIDEST else real[place][: WIDEST - 1] + "…")
            place += 1
    return found


def run_all(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each command of the page, what the page shows and what comes out."""
    (folder / "ties.csv").write_text(TIES, "utf-8")
    run_ovillo("new", "jacaranda", "--name", "Villa Jacaranda")
    write_sample_case(folder / "documents")
    write_sample_tables(folder / "documents")
    run_ovillo("add", "jacaranda", "documents")
    for command, shown in blocks():
        done = run_ovillo(*shlex.split(command)[1:])
        assert done.status == 0, done.err
        yield command, shown, done.out.splitlines()


def test_what_the_page_shows_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    for command, shown, real in run_all(tmp_path):
        wanted = renewed(shown, real)
        told = f"{command}: renew the page with python -m tests.cli.test_network_docs, and read what changed"
        assert len(wanted) == len(shown), told
        assert all(line == GAP or is_shown(line, other) for line, other in zip(shown, wanted, strict=True)), told


def _renew() -> None:
    text = PAGE.read_text("utf-8")
    with TemporaryDirectory() as name, chdir(name):
        for command, shown, real in run_all(Path(name)):
            old, new = ("\n".join(lines) + "\n```" for lines in (shown, renewed(shown, real)))
            text = text.replace(f"$ {command}\n{old}", f"$ {command}\n{new}")
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    _renew()
