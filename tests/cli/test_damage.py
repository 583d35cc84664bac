"""A case that is damaged says so, and what can be mended can be mended."""

import os
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import ENVIRONMENT, PROGRAM, Run
from tests.reading.made_files import made_zip

SENTENCE = "Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda."
UNPRIVILEGED = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "nota_2031-05-16_en.txt"
    path.write_text(SENTENCE, "utf-8")
    return path


@pytest.fixture
def filled(run: Run, case: Path, report: Path) -> Path:
    assert run("add", case, report).status == 0
    return case


def original_of(case: Path) -> Path:
    (path,) = (case / "originals").iterdir()
    return path


def test_a_case_without_its_database_is_not_intact_and_is_not_made_anew(run: Run, filled: Path) -> None:
    (filled / "case.sqlite").unlink()

    verified, brief = run("verify", filled), run("brief", filled)

    assert verified.status == 1
    assert verified.out.startswith("NOT INTACT: ")
    assert "The database is gone" in verified.out
    assert brief.status == 2
    assert "Restore the case from a backup" in brief.err
    assert "ovillo new" not in verified.out + verified.err + brief.err


def test_a_garbage_database_is_not_answered_with_the_command_itself(run: Run, filled: Path) -> None:
    (filled / "case.sqlite").write_bytes(b"\xa7" * 5_000)

    verified = run("verify", filled)

    assert verified.status == 1
    assert "ovillo verify" not in verified.out
    assert "Restore the case from a backup" in verified.out


def test_a_case_without_its_one_row_of_name_and_head_is_named_with_a_policy_too(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "policy").write_text("quorum none\n", "utf-8")
    with closing(sqlite3.connect(filled / "case.sqlite")) as database, database:
        kept = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'meta'")
        triggers = kept.fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("DELETE FROM meta")
        for _, made in triggers:
            database.execute(made)

    for verified in (run("verify", filled), run("verify", filled, "--policy", tmp_path / "policy")):
        assert verified.status == 1
        assert "does not have exactly one name" in verified.out
        assert "Traceback" not in verified.err


@pytest.mark.parametrize("damage", ["missing", "altered"])
@pytest.mark.parametrize("packed", [False, True])
def test_the_true_file_puts_an_original_back(
    run: Run, filled: Path, report: Path, tmp_path: Path, damage: str, *, packed: bool
) -> None:
    original = original_of(filled)
    original.chmod(0o600)
    if damage == "missing":
        original.unlink()
    else:
        original.write_text("other bytes", "utf-8")
    given = report
    if packed:
        given = tmp_path / "lote.zip"
        given.write_bytes(made_zip({report.name: SENTENCE}))

    broken, done, whole = run("verify", filled), run("add", filled, given), run("verify", filled)

    assert (broken.status, done.status, whole.status) == (1, 0, 0)
    assert "already  " in done.out
    assert "its original, which was missing or altered, was put back" in done.out
    assert "was put back" not in run("add", filled, given).out


def test_a_backup_of_a_case_that_is_not_intact_says_so(run: Run, filled: Path, tmp_path: Path) -> None:
    original_of(filled).unlink()

    done = run("backup", filled, tmp_path / "copy")

    assert done.status == 1
    assert "NOT INTACT: " in done.out
    assert "The original is missing" in done.out


def test_a_backup_for_which_the_disk_is_too_small_can_be_tried_again(run: Run, filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    command = f'ulimit -f 100; exec "{PROGRAM}" backup "{filled}" "{target}"'

    failed = subprocess.run(["sh", "-c", command], capture_output=True, env=ENVIRONMENT, check=False)

    assert failed.returncode == 2
    assert b"full" in failed.stderr
    assert not target.exists()
    assert run("backup", filled, target).status == 0
    assert run("verify", target).status == 0


def test_no_case_is_made_inside_a_case(run: Run, filled: Path) -> None:
    made = run("new", filled / "originals" / "x")
    copied = run("backup", filled, filled / "sub")

    assert (made.status, copied.status) == (2, 2)
    assert "lies inside the case" in made.err
    assert "lies inside the case" in copied.err
    assert run("verify", filled).status == 0
    assert {path.name for path in filled.iterdir()} == {"case.sqlite", "originals"}


@UNPRIVILEGED
def test_a_case_that_one_may_not_read_is_one_line(run: Run, filled: Path) -> None:
    (filled / "case.sqlite").chmod(0)

    done = run("verify", filled)

    assert done.status == 2
    assert "You may not read the case" in done.err


def test_a_wrong_search_index_can_be_made_again(run: Run, filled: Path, tmp_path: Path) -> None:
    uncertain = tmp_path / "parte.txt"
    uncertain.write_text("Aurelio Tambo Quispe, 53.", "utf-8")
    run("add", filled, uncertain)
    run("add", filled, uncertain, "--source-language", "en")
    with closing(sqlite3.connect(filled / "case.sqlite")) as database, database:
        database.execute("DELETE FROM search_data WHERE id > 10")
    shutil.copytree(filled, tmp_path / "kept")

    broken = run("verify", filled)
    mended = run("verify", filled, "--rebuild-index")

    assert broken.status == 1
    assert "--rebuild-index" in broken.out
    assert mended.status == 0
    assert run("search", filled, "tambo").out.count("Tambo") == 2


def test_the_second_of_two_equal_files_in_an_archive_finds_nothing_amiss(tmp_path: Path, run: Run) -> None:
    run("new", tmp_path / "case")
    with zipfile.ZipFile(tmp_path / "twins.zip", "w") as twins:
        for name in ("a.txt", "b.txt"):
            twins.writestr(name, "Police arrested Ana Ficticia in Villa Jacaranda on Monday.")

    done = run("add", tmp_path / "case", tmp_path / "twins.zip")

    assert "twins.zip/b.txt: the case holds these bytes" in done.out
    assert "was put back" not in done.out
