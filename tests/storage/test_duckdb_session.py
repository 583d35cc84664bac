"""Answers go to standard output, and nothing else does."""

from pathlib import Path

import ovillo
from ovillo.storage.duckdb_session import connect


def test_no_bar_of_progress_is_drawn() -> None:
    with connect() as database:
        assert database.execute("select current_setting('enable_progress_bar')").fetchone() == (False,)


def test_every_database_is_opened_so() -> None:
    sources = Path(ovillo.__file__).parent.rglob("*.py")

    assert [path.name for path in sources if "duckdb.connect(" in path.read_text("utf-8")] == ["duckdb_session.py"]
