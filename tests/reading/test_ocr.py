import shutil
import stat
from pathlib import Path

import pytest
from made_files import made_pdf

from ovillo.domain.errors import NoOcrError, NoOcrLanguageError
from ovillo.reading import Limits, read, require_ocr, tesseract
from ovillo.reading.ocr import Tesseract


def made_program(folder: Path, script: str) -> str:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_without_the_program_there_is_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert tesseract(("es",)) is None


def test_the_program_gets_the_picture_and_the_languages(tmp_path: Path) -> None:
    program = made_program(tmp_path, 'head -c 2; echo; echo "$@"')

    assert Tesseract(program, ("es", "en")).read(b"P5 1 1 255\n\xff") == "P5\nstdin stdout -l spa+eng\n"


@pytest.mark.parametrize("script", ["exit 3", "exec sleep 20"])
def test_a_program_that_fails_or_hangs_gives_no_words(tmp_path: Path, script: str) -> None:
    reader = Tesseract(made_program(tmp_path, script), ("es",), seconds_per_page=0.5)

    assert reader.read(b"P5 1 1 255\n\xff") == ""


def test_a_language_without_data_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_program(tmp_path, "echo 'List of available languages (3):'; echo eng; echo osd; echo spa")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    require_ocr(("es", "eng"))
    with pytest.raises(NoOcrLanguageError) as refused:
        require_ocr(("spa", "xyz"))

    assert refused.value.fields == {"languages": "xyz", "known": "eng, spa"}


def test_a_missing_or_broken_program_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoOcrError):
        require_ocr(("es",))

    made_program(tmp_path, "exit 1")
    with pytest.raises(NoOcrError):
        require_ocr(("es",))


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed on this machine")
def test_a_page_without_a_text_layer_is_sent_to_the_real_program() -> None:
    (piece,) = read(made_pdf([[]]), name="a.pdf", limits=Limits(), ocr=tesseract(("en",)))

    assert piece.document is not None
