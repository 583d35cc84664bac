"""A command run in this process: as the program does it, without the half second that it takes to start."""

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

from ovillo.cli import surface
from ovillo.cli.main import main
from tests.cli.conftest import ENVIRONMENT, Result


def run_here(*arguments: object, **environment: str) -> Result:
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with patch.dict(os.environ, {**ENVIRONMENT, **environment}), redirect_stdout(out), redirect_stderr(err):
        surface.choose("en")
        try:
            main([*map(str, arguments)])
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
    surface.choose("en")
    return Result(status, out.getvalue(), err.getvalue())
