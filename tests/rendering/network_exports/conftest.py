"""Programs of others open our exports: in `make test` they must be there, elsewhere their tests are skipped."""

import importlib
import os
import sys
import types
from importlib.util import find_spec

import pytest


def _stand_in() -> types.ModuleType:
    """PyICU as far as followthemoney imports it: it spells other scripts in Latin letters, which no test asks for."""
    made = types.ModuleType("icu")
    made.Transliterator = types.SimpleNamespace(  # type: ignore[attr-defined]
        createInstance=lambda *_: types.SimpleNamespace(transliterate=lambda text: text)
    )
    return made


if find_spec("icu") is None:
    sys.modules["icu"] = _stand_in()


def program(name: str) -> types.ModuleType:
    """The module of another program; skipped where it is not installed, unless OVILLO_CONFORMANCE is set."""
    if os.environ.get("OVILLO_CONFORMANCE"):
        return importlib.import_module(name)
    return pytest.importorskip(name, reason=f"{name} is not installed: make conformance")
