import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import SPANISH, piece_of, text_of

from ovillo.domain.documents import Unread
from ovillo.reading.decoding import decode, decode_as, safe_name


@pytest.mark.parametrize(
    "text", ["uno\r\ndos\r\ntres\rcuatro\n\n cinco  ", "\ttab\x0b\x0cform", "a\x00b nulo y fin", SPANISH]
)
def test_a_text_is_kept_as_it_is(text: str) -> None:
    assert text_of(text.encode(), "nota.txt") == text


def test_markdown_is_kept_as_it_is() -> None:
    text = "# Título\r\n\r\n*Catorce* detenidos\r\n"

    assert text_of(text.encode(), "nota.md") == text


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + SPANISH.encode(),
        codecs.BOM_UTF16_LE + SPANISH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SPANISH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SPANISH.encode("utf-32-le"),
        SPANISH.encode("utf-16-le"),
        SPANISH.encode("utf-16-be"),
        SPANISH.encode("cp1252"),
        SPANISH.encode("latin-1"),
        SPANISH.encode("mac_roman"),
        SPANISH.encode("cp850"),
    ],
    ids=["utf8-bom", "utf16le-bom", "utf16be-bom", "utf32-bom", "utf16le", "utf16be", "cp1252", "latin1", "mac", "dos"],
)
def test_spanish_is_read_in_every_encoding_that_offices_use(content: bytes) -> None:
    assert text_of(content, "nota.txt") == SPANISH


def test_one_bad_byte_in_utf8_does_not_change_the_other_letters() -> None:
    content = SPANISH.encode() + b"\xff fin"

    assert text_of(content, "nota.txt") == SPANISH + "\ufffd fin"


def test_windows_quotation_marks_are_not_control_characters() -> None:
    assert decode("«hola» “niña” – fin€".encode("cp1252")) == "«hola» “niña” – fin€"


@given(st.binary(max_size=400))
def test_no_bytes_give_a_lone_surrogate(content: bytes) -> None:
    decode(content).encode("utf-8")


@given(
    st.text(st.characters(codec="utf-8"), max_size=80).filter(lambda text: "\x00" not in text and "\ufeff" not in text)
)
def test_any_text_comes_back_from_utf8(text: str) -> None:
    assert decode(text.encode()) == text


def test_a_hostile_charset_name_falls_back_to_the_bytes() -> None:
    for charset in ("no-such", "rot13", "base64", "\x00", "x" * 5_000, "idna", "undefined", "utf-7\n"):
        assert "policía" in decode_as(SPANISH.encode(), charset)


def test_names_lose_what_climbs_or_controls_a_terminal() -> None:
    assert safe_name("../../etc/passwd") == "etc/passwd"
    assert safe_name("C:\\casos\\nota.txt") == "casos/nota.txt"
    assert safe_name("/abs/./x") == "abs/x"
    assert safe_name("a\x1b[31m\u202eb.txt") == "a\ufffd[31m\ufffdb.txt"
    assert safe_name("..") == "unnamed"
    assert safe_name("\udcff.txt") == "\ufffd.txt"


def test_an_empty_file_is_a_document_marked_empty() -> None:
    document = piece_of(b"", "vacio.txt").document

    assert document is not None
    assert (document.text, document.unread, document.page_starts) == ("", Unread.EMPTY, (0,))


def test_a_line_of_ten_megabytes_is_read() -> None:
    content = b"palabra " * 1_250_000

    assert len(text_of(content, "largo.txt")) == 10_000_000
