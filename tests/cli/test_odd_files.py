"""Files that give less than they promise: each says so in one line."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.made_files import made_pdf, made_zip, scanned_pdf

SENTENCE = "Police arrested Aurelio Tambo Quispe on Tuesday in Villa Jacaranda."


def test_every_empty_file_has_a_line_and_none_is_called_already(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("a.txt", "b.pdf", "c.html"):
        (folder / name).touch()

    first = run("add", case, folder)
    again = run("add", case, folder)

    assert (first.status, again.status) == (0, 0)
    assert [sum(name in line for line in first.out.splitlines()) for name in ("a.txt", "b.pdf", "c.html")] == [1, 1, 1]
    assert "already" not in first.out + again.out
    assert first.out.count("holds no bytes") == 3
    assert again.out.count("holds no bytes") == 3


def test_an_archive_without_files_has_a_line(run: Run, case: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "vacío.zip", "w"):
        pass

    done = run("add", case, tmp_path / "vacío.zip")

    assert done.status == 2
    assert "refused  vacío.zip" in done.out


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([[SENTENCE], [], [SENTENCE], []], "pages 2, 4 have no text (scanned, or blank)"),
        ([[SENTENCE], [], [], []], "pages 2–4 have no text (scanned, or blank)"),
        ([[SENTENCE], []], "page 2 has no text (scanned, or blank)"),
    ],
)
def test_a_pdf_of_which_some_pages_give_no_text_names_them_wherever_it_is_shown(
    run: Run, case: Path, tmp_path: Path, pages: list[list[str]], told: str
) -> None:
    path = tmp_path / "acta_2031-05-16_en.pdf"
    path.write_bytes(made_pdf(pages))

    added = run("add", case, path)
    brief = " ".join(run("brief", case).out.split())

    assert added.status == 0
    assert f"1 statement; {told}" in added.out
    assert brief.count(told) == 2


def test_one_is_written_as_one(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "nota_2031-05-16_en.txt"
    path.write_text(SENTENCE, "utf-8")

    assert "Added: 1 document, 1 statement." in run("add", case, path).out


def test_a_report_for_programs_names_the_pages(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "acta_2031-05-16_en.pdf"
    path.write_bytes(made_pdf([[SENTENCE], []]))

    (line,) = json.loads(run("add", case, path, "--as", "json").out)

    assert line["pages_without_text"] == [2]


def test_a_text_of_uncertain_language_can_be_read_later(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "parte_2031-05-16.txt"
    path.write_text("Aurelio Tambo Quispe, 53.", "utf-8")

    first = run("add", case, path)
    same = run("add", case, path)
    later = run("add", case, path, "--source-language", "en")
    again = run("add", case, path, "--source-language", "en")

    assert "not read: its language is not certain" in first.out
    assert "still not read: its language is not certain" in same.out
    assert "stored unread before, read now: 1 statement" in later.out
    assert "nothing was added" in again.out
    assert [each.status for each in (first, same, later, again)] == [0, 0, 0, 0]
    assert run("verify", case).status == 0
    assert "Aurelio Tambo Quispe" in run("brief", case).out


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scan_stored_unread_is_read_once_text_recognition_is_asked_for(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "acta_2031-05-16_en.pdf"
    path.write_bytes(scanned_pdf(SENTENCE))

    first = run("add", case, path)
    later = run("add", case, path, "--ocr", "eng")

    assert "not read: no text layer" in first.out
    assert "stored unread before, read now: 1 statement" in later.out
    assert run("verify", case).status == 0
    assert "Tambo" in run("search", case, "quispe").out


def test_many_refusals_of_one_archive_for_one_reason_are_four_lines(run: Run, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "a" / "lote.zip"
    path.parent.mkdir()
    path.write_bytes(made_zip({f"{number}.png": b"\x89PNG\r\n" for number in range(40)}))

    added, extracted = run("add", case, path.parent), run("extract", path)

    assert (added.status, extracted.status) == (2, 2)
    assert added.out.count("PNG") == 3
    assert "refused  lote.zip: 37 more in it, for the same reason." in added.out
    assert extracted.err.count("PNG") == 3
    assert "lote.zip: 37 more in it, for the same reason." in extracted.err
    assert len(json.loads(run("add", case, path, "--as", "json").out)) == 40


def test_a_hidden_file_is_passed_over_aloud_and_added_where_it_is_named(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / ".draft.txt").write_text("Police arrested Aurelio Tambo on Tuesday.", "utf-8")

    passed, named = run("add", case, folder), run("add", case, folder / ".draft.txt")

    assert passed.status == named.status == 0
    assert "is hidden" in passed.err
    assert "Added: 1 document," in named.out


def test_a_document_is_withdrawn_by_its_name(run: Run, case: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"Police arrested Aurelio Tambo on Tuesday: {name}.", "utf-8")
    run("add", case, tmp_path / "one.txt", tmp_path / "two.txt")

    assert run("withdraw", case, "one.txt", "--reason", "wrong file").status == 0
    assert run("withdraw", case, "three.txt", "--reason", "wrong file").status == 2
