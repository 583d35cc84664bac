"""A wrong manifest costs the files that it speaks of, and no other."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORT = "Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda, report {number} says.\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"nota-{number}.txt").write_text(REPORT.format(number=number), "utf-8")
    return folder


def outcomes(run: Run, case: Path, *paths: Path) -> tuple[int, dict[str, str], dict[str, str]]:
    """Exit status, outcome by name, reason by name."""
    done = run("add", case, *paths, "--as", "json")
    report = json.loads(done.out)
    reasons = {each["name"]: each["reason"] for each in report if each["reason"]}
    return done.status, {each["name"]: each["outcome"] for each in report}, reasons


def test_a_wrong_row_refuses_its_file_with_row_and_column_and_the_rest_is_stored(
    run: Run, case: Path, documents: Path
) -> None:
    manifest = documents / "sources.csv"
    manifest.write_text(
        "file,publisher,published\nnota-1.txt,El Faro,2031-05-07\nnota-2.txt,El Faro,7/5/2031\n", "utf-8"
    )

    status, found, reasons = outcomes(run, case, documents)

    assert status == 2
    assert found == {"nota-1.txt": "added", "nota-2.txt": "refused", "nota-3.txt": "added"}
    assert reasons == {
        "nota-2.txt": "sources.csv, row 3, column published: this is not a date. Write it as 2031-05-14."
    }
    manifest.write_text(
        "file,publisher,published\nnota-1.txt,El Faro,2031-05-07\nnota-2.txt,El Faro,2031-05-07\n", "utf-8"
    )
    assert outcomes(run, case, documents)[:2] == (
        0,
        {"nota-1.txt": "already", "nota-2.txt": "added", "nota-3.txt": "already"},
    )


def test_a_wrong_column_holds_back_the_files_that_the_manifest_names_in_one_line(
    run: Run, case: Path, documents: Path
) -> None:
    (documents / "sources.csv").write_text("file,publisher,colour\nnota-1.txt,El Faro,red\n", "utf-8")

    status, found, reasons = outcomes(run, case, documents)

    assert status == 2
    assert found == {"sources.csv": "refused", "nota-2.txt": "added", "nota-3.txt": "added"}
    assert "colour" in reasons["sources.csv"]
    assert "Files that wait for it: 1." in reasons["sources.csv"]


def test_a_manifest_without_names_holds_back_its_folder_and_no_other(run: Run, case: Path, documents: Path) -> None:
    inner = documents / "inner"
    inner.mkdir()
    (inner / "acta.txt").write_text(REPORT.format(number=4), "utf-8")
    (inner / "sources.csv").write_text('file,publisher\n"acta.txt,El Faro\n', "utf-8")

    status, found, _ = outcomes(run, case, documents)

    assert status == 2
    assert found == {
        "inner/sources.csv": "refused",
        **{f"nota-{number}.txt": "added" for number in (1, 2, 3)},
    }


def test_a_wrong_row_for_a_member_refuses_the_member_alone(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packed"
    folder.mkdir()
    with zipfile.ZipFile(folder / "batch.zip", "w") as packed:
        packed.writestr("a.txt", REPORT.format(number=1))
        packed.writestr("b.txt", REPORT.format(number=2))
    (folder / "sources.csv").write_text("file,grade\nbatch.zip/a.txt,Z\nbatch.zip/b.txt,B\n", "utf-8")

    status, found, reasons = outcomes(run, case, folder)

    assert status == 2
    assert found == {"batch.zip/a.txt": "refused", "batch.zip/b.txt": "added"}
    assert "row 2, column grade" in reasons["batch.zip/a.txt"]


def test_a_row_for_a_file_that_is_not_there_is_told_and_refuses_nothing(run: Run, case: Path, documents: Path) -> None:
    (documents / "sources.csv").write_text("file,publisher\nnota-1.txt,El Faro\nnota-l2.txt,El Faro\n", "utf-8")

    whole = run("add", case, documents, "--language", "es")
    single = run("add", case, documents / "nota-1.txt")

    assert (whole.status, single.status) == (0, 0)
    assert "sources.csv, fila 3" in whole.err
    assert single.err == ""


def test_a_wrong_row_of_another_file_does_not_concern_a_file_given_itself(
    run: Run, case: Path, documents: Path
) -> None:
    (documents / "sources.csv").write_text("file,grade\nnota-1.txt,B\nnota-2.txt,Z\n,A\n", "utf-8")

    status, found, _ = outcomes(run, case, documents / "nota-1.txt")

    assert (status, found) == (0, {"nota-1.txt": "added"})


def test_every_wrong_cell_of_a_row_is_named_at_once(run: Run, case: Path, documents: Path) -> None:
    name = next(path.name for path in sorted(documents.iterdir()) if path.suffix == ".txt")
    (documents / "sources.csv").write_text(f"file,published,kind,grade\n{name},ayer,chisme,Z\n", "utf-8")

    done = run("add", case, documents)

    assert done.status == 2
    assert all(f"row 2, column {column}" in done.out for column in ("published", "kind", "grade"))
