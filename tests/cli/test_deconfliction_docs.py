"""The page about blind deconfliction is tested: its commands run in turn, and its output is what they print."""

import re
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.deconfliction_story import serving
from tests.cli.page_shell import succeed as run
from tests.cli.page_shell import write_tables

pytestmark = pytest.mark.enable_socket
PAGE = Path(__file__).parents[2] / "docs" / "deconfliction.md"


def test_the_commands_of_the_page_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text("utf-8")
    institutions, units = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    (served,) = re.findall(r"```\n(ovillo deconflict serve.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    write_tables(page)
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
