"""What the machine or a slip of the hand stands in the way of: one clear line each, and exit status 2."""

import json
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from ovillo.storage.formats import CURRENT_FORMAT
from tests.cli.conftest import ENVIRONMENT, PROGRAM, Run


def is_one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text and "Errno" not in text


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder in which nobody can make anything")
def test_a_case_where_nothing_can_be_made_is_one_line_with_its_place(run: Run, sample_case: Path) -> None:
    made = run("new", "/proc/foo")
    copied = run("backup", sample_case, "/proc/foo")

    assert (made.status, copied.status) == (2, 2)
    assert is_one_line(made.err)
    assert "/proc/foo" in made.err
    assert made.err == copied.err


def test_a_name_too_long_for_the_disk_is_one_line(run: Run, tmp_path: Path) -> None:
    made = run("new", tmp_path / ("x" * 300))

    assert made.status == 2
    assert is_one_line(made.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_an_output_that_is_full_is_one_line_in_the_chosen_language(sample_case: Path) -> None:

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, "brief", str(sample_case), "--language", "es"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            check=False,
        )

    assert done.returncode == 2
    assert is_one_line(done.stderr.decode())
    assert "el disco está lleno" in done.stderr.decode()


def test_why_an_output_cannot_be_written_is_said_in_the_chosen_language(run: Run, sample_case: Path) -> None:
    done = run("brief", sample_case, "--output", sample_case.parent / "no" / "brief.txt", "--language", "es")

    assert done.status == 2
    assert "no existe" in done.err


def test_a_dash_as_output_is_standard_output(run: Run, sample_case: Path) -> None:
    assert run("export", sample_case, "--as", "entities", "--output", "-").out.startswith('{"id"')


def test_the_version_is_told(run: Run) -> None:
    told = run("--version")

    assert told.status == 0
    assert told.out == f"ovillo {version('ovillo')}\n"


@pytest.mark.parametrize("words", ["", "   ", "…", '"-*"'])
def test_a_search_for_no_word_is_bad_use(run: Run, sample_case: Path, words: str) -> None:
    done = run("search", sample_case, words)

    assert done.status == 2
    assert is_one_line(done.err)


def test_a_case_that_another_program_writes_to_is_one_line_after_a_short_wait(run: Run, case: Path) -> None:
    document = case.with_name("el-faro_2031-05-16_en.txt")
    document.write_text("Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda.", "utf-8")
    other = sqlite3.connect(case / "case.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    done = run("add", case, document)
    other.close()

    assert done.status == 2
    assert is_one_line(done.err)
    assert str(case) in done.err
    assert run("add", case, document).status == 0


def test_a_case_of_a_newer_version_is_one_line(run: Run, case: Path) -> None:
    database = sqlite3.connect(case / "case.sqlite")
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()

    for command in (["brief"], ["add", "."], ["search", "word"]):
        done = run(command[0], case, *command[1:])

        assert done.status == 2
        assert is_one_line(done.err)
        assert "newer" in done.err
    assert CURRENT_FORMAT != "9999"


def test_a_number_out_of_bounds_is_said_in_the_chosen_language(run: Run, case: Path) -> None:
    large = run("add", case, ".", "--workers", 900, "--language", "es")
    small = run("add", case, ".", "--workers", 0, "--language", "es")

    assert (large.status, small.status) == (2, 2)
    assert "64" in large.err
    assert "Input" not in large.err + small.err


def test_help_is_in_the_chosen_language(run: Run) -> None:
    for command in ([], ["add"]):
        told = run(*command, "--help", "--language", "es").out

        assert "Opciones:" in told
        assert "Muestra este mensaje y termina." in told
        assert not [word for word in ("Options", "Arguments", "required", "default", "exit") if word in told]


def test_the_usage_is_said_in_the_chosen_language(run: Run) -> None:
    assert run("judge", "--help").out.splitlines()[0] == "Usage: ovillo judge [OPTIONS] CASE PROPOSAL [VERDICT]"
    spanish = run("judge", "--help", "--language", "es").out.splitlines()[0]
    assert spanish == "Uso: ovillo judge [OPCIONES] CASO PROPUESTA [VERDICT]"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_what_the_terminal_cannot_show_is_replaced(run: Run, sample_case: Path, encoding: str) -> None:
    for arguments in (("brief", sample_case), ("search", sample_case, "clinica")):
        done = subprocess.run(
            [PROGRAM, *map(str, arguments)],
            capture_output=True,
            env={**ENVIRONMENT, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            check=False,
        )

        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode(encoding)


def test_json_loses_nothing_where_the_terminal_knows_ascii_only(run: Run, sample_case: Path) -> None:
    plain = run("brief", sample_case, "--as", "json", PYTHONIOENCODING="ascii")

    assert plain.status == 0
    assert json.loads(plain.out) == json.loads(run("brief", sample_case, "--as", "json").out)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder in which nobody can make anything")
def test_a_sample_case_that_cannot_be_written_is_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ovillo.testing", "/proc/foo"], capture_output=True, env=ENVIRONMENT, check=False
    )

    assert done.returncode == 2
    assert is_one_line(done.stderr.decode())


@pytest.mark.parametrize("language", ["English", "xx", ""])
def test_a_language_that_is_no_code_is_one_line_and_nothing_is_added(
    run: Run, case: Path, tmp_path: Path, language: str
) -> None:
    (tmp_path / "nota.txt").write_text("Aurelio Tambo Quispe, 53.", "utf-8")

    done = run("add", case, tmp_path / "nota.txt", "--source-language", language)

    assert (done.status, done.out) == (2, "")
    assert is_one_line(done.err)
    assert "two letters" in done.err


def test_help_names_sorts_of_values_in_the_chosen_language(run: Run) -> None:
    helps = "".join(run(command, "--help", "--language", "es").out for command in ("add", "search", "new", "names"))

    assert not [word for word in ("<path>", "list[", "<str>", "range>") if word in helps]
    assert "<ruta>" in helps
    assert "<número>" in helps
