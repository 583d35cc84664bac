import string
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_files import (
    LIMITS,
    SPANISH,
    made_docx,
    made_mail,
    made_odt,
    made_page,
    made_pdf,
    made_zip,
    piece_of,
    pieces_of,
)

from ovillo.reading import REFUSALS, Limits, pieces, read
from ovillo.reading.reader import sha256_of

SAMPLES = {
    "a.pdf": made_pdf([["La policía detuvo a catorce personas."]]),
    "a.docx": made_docx(),
    "a.odt": made_odt(),
    "a.html": made_page(f"<article><p>{SPANISH}</p></article>"),
    "a.eml": bytes(made_mail()),
    "a.mbox": b"From a@example.org Tue May 14 23:30:00 2031\n" + bytes(made_mail()),
    "a.zip": made_zip({"nota.txt": SPANISH}),
    "a.txt": SPANISH.encode(),
}
NAMES = (*SAMPLES, "a", "a.md", "a.bin", "\udcff.txt", "")


def check_sound(content: bytes, name: str) -> None:
    """What must hold of the pieces of any bytes at all."""
    for piece in read(content, name=name, limits=LIMITS):
        assert (piece.document is None) != (piece.refusal is None)
        piece.name.encode("utf-8")
        if piece.document is None:
            assert piece.refusal in REFUSALS
            assert "{" not in piece.refusal_line
            assert piece.refusal_line.count(". ") == 1
            continue
        document = piece.document
        document.text.encode("utf-8")
        assert document.id == sha256_of(piece.content)
        assert document.size_bytes == len(piece.content)
        assert list(document.page_starts) == sorted(document.page_starts)
        assert document.page_starts[0] == 0
        assert document.page_starts[-1] <= len(document.text)


@given(st.binary(max_size=2_000), st.sampled_from(NAMES))
@settings(deadline=None)
def test_random_bytes_give_pieces_or_refusals(content: bytes, name: str) -> None:
    check_sound(content, name)


MAGIC = (
    b"PK\x03\x04",
    b"%PDF-1.4\n%%EOF",
    b"<html>",
    b"From a@b 10:00 2031\nA: b\n\n",
    b"Message-ID: <1>\nFrom: x\n\n",
    b"\xff\xfe",
    b"PK\x05\x06",
)


@given(st.sampled_from(MAGIC), st.binary(max_size=500), st.sampled_from(NAMES))
@settings(deadline=None)
def test_random_bytes_behind_a_true_beginning_give_pieces_or_refusals(magic: bytes, content: bytes, name: str) -> None:
    check_sound(magic + content, name)


@given(st.sampled_from(sorted(SAMPLES)), st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_files_give_pieces_or_refusals(name: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))

    check_sound(bytes(content), name)
    check_sound(bytes(content[:cut]), name)


@given(st.sampled_from(sorted(SAMPLES)))
@settings(deadline=None)
def test_the_same_bytes_give_the_same_pieces(name: str) -> None:
    assert pieces_of(SAMPLES[name], name) == pieces_of(SAMPLES[name], name)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.parametrize("extension", ["pdf", "docx", "txt", "html", "jpg", ""])
def test_a_wrong_extension_is_read_as_what_it_is(name: str, extension: str) -> None:
    right = pieces_of(SAMPLES[name], name)
    wrong = pieces_of(SAMPLES[name], f"otro.{extension}")

    assert [piece.document and piece.document.text for piece in wrong] == [
        piece.document and piece.document.text for piece in right
    ]
    assert [piece.document and piece.document.media_type for piece in wrong] == [
        piece.document and piece.document.media_type for piece in right
    ]


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (bytes(range(256)) * 8, "a.bin", pieces.BINARY),
        (b"MZ\x90\x00\x03" + bytes(range(60)), "corto.txt", pieces.BINARY),
        (b"\x7fELF" + bytes(4_000), "programa.txt", pieces.BINARY),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "foto.png", pieces.UNSUPPORTED),
        (b"{\\rtf1 hola}", "a.rtf", pieces.UNSUPPORTED),
        (b"a: 1\n", "a.yaml", pieces.UNSUPPORTED),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "a.7z", pieces.ARCHIVE_KIND),
        (b"\x1f\x8b\x08" + bytes(50), "a.gz", pieces.ARCHIVE_KIND),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content: bytes, name: str, refusal: str) -> None:
    piece = piece_of(content, name)

    assert piece.refusal == refusal
    assert piece.content == content


def test_a_file_over_the_limit_is_refused() -> None:
    assert piece_of(b"hola" * 100, "a.txt", Limits(max_bytes=100)).refusal == pieces.TOO_BIG


def test_a_text_over_the_limit_is_refused() -> None:
    assert piece_of(b"hola" * 100, "a.txt", Limits(max_characters=100)).refusal == pieces.TOO_MANY_CHARACTERS


def test_no_refusal_repeats_words_of_a_document() -> None:
    for template in REFUSALS:
        fields = {part[1] for part in string.Formatter().parse(template) if part[1]}
        assert fields <= {"limit", "pages", "kind"}


def test_front_matter_states_the_source_of_a_markdown_text() -> None:
    content = (
        '---\ntitle: "Catorce detenidos"\nauthor: Rita Ficticia\ndate: 2031-05-14\nlang: es\n---\n# Otro\n\nHola\n'
    )

    document = piece_of(content.encode(), "nota.md").document

    assert document is not None
    assert document.text == content
    details = document.details
    assert (details.title, details.author, str(details.published), details.language) == (
        "Catorce detenidos", "Rita Ficticia", "2031-05-14", "es"
    )  # fmt: skip


def test_importing_the_room_loads_no_parser() -> None:
    script = "import sys, ovillo.reading; print(sorted(set(sys.modules) & {'lxml', 'trafilatura', 'pypdfium2', 'numpy', 'email.utils'}))"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"
