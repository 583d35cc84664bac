"""The program runs without its script."""

import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from ovillo import __main__ as program


def test_python_dash_m_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ovillo", "clock", "D01", "--start", "2018-11-06T05:00", "--as", "json"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert '"warn_at": "2018-11-08T05:00"' in done.stdout


def test_ctrl_c_while_the_commands_are_still_loading_ends_the_program_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers: list[object] = []
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def load(name: str) -> SimpleNamespace:
        answers.append(signal.getsignal(signal.SIGINT))
        return SimpleNamespace(main=lambda: answers.append(signal.getsignal(signal.SIGINT)))

    monkeypatch.setattr(program, "import_module", load)
    program.main()
    signal.signal(signal.SIGINT, before)

    assert answers == [signal.SIG_DFL, signal.default_int_handler]


def test_a_program_started_to_ignore_ctrl_c_goes_on_ignoring_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[object] = []
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def load(name: str) -> SimpleNamespace:
        return SimpleNamespace(main=lambda: answers.append(signal.getsignal(signal.SIGINT)))

    monkeypatch.setattr(program, "import_module", load)
    program.main()
    signal.signal(signal.SIGINT, before)

    assert answers == [signal.SIG_IGN]
