"""The page about blind deconfliction is tested: its commands run in turn, and its output is what they print."""

import re
import shlex
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo
from tests.cli.deconfliction_story import serving

pytestmark = pytest.mark.enable_socket
PAGE = Path(__file__).parents[2] / "docs" / "deconfliction.md"


def run(line: str) -> str:
    line = re.sub(r"\$\(cat (\S+)\)", lambda found: Path(found[1]).read_text("utf-8").strip(), line)
    command, more, target = re.fullmatch(r"(.*?)(?: (>>?) (\S+))?", line).groups()
    words = shlex.split(command)
    actor = words.pop(0).partition("=")[2] if words[0].startswith("OVILLO_ACTOR=") else "Analyst"
    if words[0] == "echo":
        out = " ".join(words[1:]) + "\n"
    else:
        assert words[0] == "ovillo"
        done = run_ovillo(*words[1:], OVILLO_ACTOR=actor)
        assert done.status == 0, done.err
        out = done.out
    if target:
        with Path(target).open("a" if more == ">>" else "w", encoding="utf-8") as stream:
            stream.write(out)
    return out


def test_the_commands_of_the_page_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text("utf-8")
    institutions, units = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    (served,) = re.findall(r"```\n(ovillo deconflict serve.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    for name, content in re.findall(r"```csv (\S+)\n(.*?)```", page, re.DOTALL):
        Path(name).write_text(content, "utf-8")
    for line in institutions.splitlines():
        run(line)

    with ExitStack() as stack:
        agreement = Path("agreement").read_text("utf-8")
        for folder, port in re.findall(r"serve (\S+) --port (\d+)", served):
            host = stack.enter_context(serving(tmp_path / folder)).host
            agreement = agreement.replace(f"127.0.0.1:{port}", host)
        Path("agreement").write_text(agreement, "utf-8")
        *lines, last = units.splitlines()
        sent = [run(line) for line in lines]
        for _ in range(100):
            out = run(last)
            if out:
                break
            time.sleep(0.1)

    assert sent[3] == sent[7] == ""
    assert re.sub(r"[0-9a-f]{12}", "0" * 12, out) == shown
