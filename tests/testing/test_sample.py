"""The sample case: the same bytes at each run, every file type, readable by others, invented."""

import csv
import io
import mailbox
import re
import subprocess
import sys
import time
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import docx
import odf.opendocument
import odf.teletype
import odf.text
import pypdfium2
import pytest

from ovillo.domain.sources import Grade, SourceKind
from ovillo.testing import SAMPLE_ACTOR, SAMPLE_TIME, write_sample_case, write_sample_tables
from ovillo.testing.sample import office, packing, pdf

SUFFIXES = {".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".eml", ".mbox", ".zip"}
TEXTS = Path(office.__file__).parent / "texts"
LONG_NUMBER = re.compile(r"(?<![\d/-])\+?\d(?:[ .\-]?\d){6,}(?![\d/-])")
NOT_A_PHONE = re.compile(r"\d{4}-\d{2}-\d{2}|N\.º \d+-2031|<20310210-")
"""Dates, numbers of notes and case files, the id of a mail."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "case" / "documents"
    write_sample_case(folder)
    return folder


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text_of_pdf(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def words(text: str) -> list[str]:
    return text.split()


def test_the_bytes_are_the_same_at_each_run_whenever_it_is(folder: Path, tmp_path: Path) -> None:
    time.sleep(2.1)  # a zip archive counts time in steps of two seconds

    write_sample_case(tmp_path)

    assert bytes_in(tmp_path) == bytes_in(folder)


def test_another_process_writes_the_same_bytes_and_says_where(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"

    done = subprocess.run(
        [sys.executable, "-m", "ovillo.testing", str(target)], capture_output=True, text=True, check=True
    )

    write_sample_tables(tmp_path)
    assert done.stdout == f"{target}\n"
    assert bytes_in(target) == bytes_in(folder) | bytes_in(tmp_path / "tablas")


def test_the_paths_given_back_are_the_files_written(tmp_path: Path) -> None:
    paths = write_sample_case(tmp_path)

    assert paths == tuple(sorted(tmp_path.iterdir()))


def test_writing_again_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    write_sample_case(tmp_path)
    write_sample_case(tmp_path)

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_every_file_type_is_there(folder: Path) -> None:
    documents = [path for path in folder.iterdir() if path.name != "sources.csv"]

    assert {path.suffix for path in documents} == SUFFIXES
    assert len(documents) >= 12


def test_every_text_is_used(folder: Path) -> None:
    archived = zipfile.ZipFile(folder / "juicio-2032.zip").namelist()
    written = {Path(name).stem for name in [*archived, *(path.name for path in folder.iterdir())]}

    assert {path.stem for path in TEXTS.rglob("*.*")} == written - {"juicio-2032"}


@pytest.mark.parametrize("name", ["fiscalia_nota-de-prensa-018", "harbour-ledger_clinic"])
def test_word_documents_read_back_whole(folder: Path, name: str) -> None:
    document = docx.Document(str(folder / f"{name}.docx"))

    text = "\n\n".join(paragraph.text for paragraph in document.paragraphs)

    assert text == (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip()
    assert document.core_properties.title == document.paragraphs[0].text


@pytest.mark.parametrize("name", ["cuna-clara_summary", "el-faro-entrevista-defensa"])
def test_opendocument_texts_read_back_whole(folder: Path, name: str) -> None:
    document = odf.opendocument.load(str(folder / f"{name}.odt"))
    blocks = [block for kind in (odf.text.H, odf.text.P) for block in document.getElementsByType(kind)]

    text = "\n\n".join(odf.teletype.extractText(block) for block in blocks)

    assert text == (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(("name", "count"), [("agencia-prisma_ruling", 1), ("juzgado_resolucion-cuatro", 2)])
def test_pdf_texts_read_back_with_their_accents(folder: Path, name: str, count: int) -> None:
    pages = text_of_pdf((folder / f"{name}.pdf").read_bytes())

    assert words(" ".join(pages)) == words((TEXTS / f"{name}.txt").read_text(encoding="utf-8"))
    assert len(pages) == count


def test_the_archived_pdf_reads_back(folder: Path) -> None:
    archive = zipfile.ZipFile(folder / "juicio-2032.zip")

    pages = text_of_pdf(archive.read("agencia-prisma_verdict.pdf"))

    source = TEXTS / "juicio-2032" / "agencia-prisma_verdict.txt"
    assert archive.testzip() is None
    assert words(" ".join(pages)) == words(source.read_text(encoding="utf-8"))


def test_the_scanned_page_is_a_picture_without_words(folder: Path) -> None:
    with pypdfium2.PdfDocument(folder / "partida-escaneada.pdf") as document:
        page = document[0]
        shades = set(bytes(page.render(scale=1, grayscale=True).buffer))

        assert page.get_textpage().get_text_bounded() == ""
        assert min(shades) < 64
        assert max(shades) > 192


def test_the_mails_read_back(folder: Path) -> None:
    tip = message_from_bytes((folder / "correo-anonimo.eml").read_bytes(), policy=policy.default)
    thread = mailbox.mbox(folder / "hilo-periodistas.mbox")

    assert "niños" in tip["subject"]
    assert "Rosaura Quenual" in tip.get_content()
    assert len(thread) == 3
    thread.close()


def test_every_manifest_row_names_a_file_and_holds_valid_words(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((folder / "sources.csv").read_text(encoding="utf-8"))))
    archived = zipfile.ZipFile(folder / "juicio-2032.zip").namelist()
    known = {path.name for path in folder.iterdir()} | {f"juicio-2032.zip/{name}" for name in archived}

    assert ",".join(rows[0]) == "file,publisher,published,language,kind,grade,title,author,url"
    assert {row["file"] for row in rows} <= known
    assert len({row["file"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} <= {kind.value for kind in SourceKind}
    assert {row["grade"] for row in rows} <= {grade.value for grade in Grade} | {""}
    assert all(None not in row and None not in row.values() for row in rows)


def test_every_binary_document_has_its_publisher_and_date_in_the_manifest(folder: Path) -> None:
    rows = {
        row["file"]: row for row in csv.DictReader(io.StringIO((folder / "sources.csv").read_text(encoding="utf-8")))
    }
    binary = [path.name for path in folder.iterdir() if path.suffix in {".pdf", ".docx", ".odt"}]

    assert all(rows[name]["publisher"] and rows[name]["published"] and rows[name]["kind"] for name in binary)


def test_no_telephone_or_address_looks_real() -> None:
    texts = [path.read_text(encoding="utf-8") for path in TEXTS.rglob("*.*") if path.suffix != ".png"]
    whole = NOT_A_PHONE.sub(" ", "\n".join(texts))

    numbers = {re.sub(r"\D", "", found) for found in LONG_NUMBER.findall(whole)}
    hosts = set(re.findall(r"(?:https?://|@)([a-z0-9.-]+\.[a-z]+)", whole))

    assert numbers
    assert all(number.startswith("9000000") for number in numbers)
    assert all(host.endswith(".example") or host == "schema.org" for host in hosts)


def test_every_report_has_the_length_of_a_report() -> None:
    lengths = {
        path.stem: len(
            words(re.sub(r"<script.*?</script>|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL))
        )
        for path in TEXTS.rglob("*.*")
        if path.suffix in {".txt", ".md", ".html"} and path.stem != "partida-escaneada"
    }

    assert {name for name, length in lengths.items() if not 130 <= length <= 350} == set()


def test_the_copy_repeats_most_of_the_agencys_words() -> None:
    agency = set(words((TEXTS / "agencia-prisma_2031-05-07_en.txt").read_text(encoding="utf-8")))
    copy = set(words(re.sub(r"<[^>]+>", " ", (TEXTS / "harbour-ledger_2031-05-08.html").read_text(encoding="utf-8"))))

    assert 0.6 < len(agency & copy) / len(agency | copy) < 1


def test_a_character_that_the_pdf_cannot_hold_is_our_mistake() -> None:
    with pytest.raises(UnicodeEncodeError):
        pdf.write_text_pdf(("Ł",), "pl")


def test_brackets_and_backslashes_survive_in_a_pdf() -> None:
    pages = text_of_pdf(pdf.write_text_pdf((r"General (r) \ «años» – 'sí'",), "es"))

    assert words(pages[0]) == words(r"General (r) \ «años» – 'sí'")


def test_packed_members_stand_in_the_order_given() -> None:
    packed = packing.pack({"b": b"2", "a": b"1"})

    assert zipfile.ZipFile(io.BytesIO(packed)).namelist() == ["b", "a"]


def test_the_clock_is_later_than_every_document() -> None:
    assert SAMPLE_TIME.utcoffset() is not None
    assert SAMPLE_TIME.year == 2032
    assert SAMPLE_ACTOR == "Sample Investigator"
