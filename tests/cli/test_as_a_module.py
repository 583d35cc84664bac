"""The program runs without its script."""

import subprocess
import sys


def test_python_dash_m_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ovillo", "clock", "D01", "--start", "2018-11-06T05:00", "--as", "json"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert '"warn_at": "2018-11-08T05:00"' in done.stdout
