"""A case is no document: neither its own files nor those of another case become evidence."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run

SENTENCE = "Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda."


def test_what_lies_beside_a_case_is_added_and_the_case_itself_is_not(run: Run, case: Path) -> None:
    (case / "nota_2031-05-16_en.txt").write_text(SENTENCE, "utf-8")
    other = case / "otros"
    assert run("new", case.parent / "other").status == 0
    (case.parent / "other").rename(other)
    (other / "originals" / "x.txt").write_text("not a document", "utf-8")
    with closing(sqlite3.connect(case / "case.sqlite")) as kept_open:  # so that the log lies there
        kept_open.execute("SELECT * FROM meta").fetchall()
        assert (case / "case.sqlite-wal").exists()

        first, again = run("add", case, case), run("add", case, case)

    assert [each.status for each in (first, again)] == [0, 0]
    assert "Added: 1 document," in first.out
    assert "Added: 0 documents," in again.out
    assert first.err.splitlines() == [
        f"{folder} holds a case: the files of the case itself are no documents and were passed over."
        for folder in (case, other)
    ]
    assert "sqlite" not in first.out + again.out
    assert run("verify", case).status == 0


def test_the_log_of_a_database_never_becomes_a_document(run: Run, case: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(case / "case.sqlite", isolation_level=None)) as kept_open:
        kept_open.execute("PRAGMA user_version = 0")
        logs = {name: (case / f"case.sqlite-{name}").read_bytes() for name in ("wal", "shm")}
    for name, content in logs.items():
        (tmp_path / f"log-{name}.txt").write_bytes(content)
        assert content

    done = run("add", case, *(tmp_path / f"log-{name}.txt" for name in logs))

    assert done.status == 2
    assert done.out.count("Files of this kind (SQLite) are not read") == 2
    assert not any((case / "originals").iterdir())


def test_nothing_is_written_over_the_files_of_a_case(run: Run, case: Path) -> None:
    for place in ("case.sqlite", "originals/x", "brief.html"):
        for command in (("export", case, "--as", "statements"), ("brief", case)):
            refused = run(*command, "--output", case / place)
            assert refused.status == 2
            assert f"lies inside the case at {case.resolve()}" in refused.err

    assert run("verify", case).status == 0
    assert not (case / "brief.html").exists()
