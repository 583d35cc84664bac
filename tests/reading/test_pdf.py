import re

import pytest
from made_files import ENGLISH, SPANISH, made_pdf, piece_of, text_of

from ovillo.domain.documents import Unread
from ovillo.reading import Limits, pieces, read
from ovillo.reading.pdf import join_lines, join_pages


def wrapped(text: str, width: int = 60) -> list[str]:
    return re.findall(rf".{{1,{width}}}(?:\s|$)", text)


def test_wrapped_lines_become_paragraphs_and_pages_are_marked() -> None:
    content = made_pdf([[*wrapped(SPANISH), "Fin."], wrapped(ENGLISH)])

    document = piece_of(content, "acta.pdf").document

    assert document is not None
    assert SPANISH in document.text
    assert document.text[document.page_starts[1] :] == ENGLISH
    assert (document.page_of(0), document.page_of(len(document.text) - 1)) == (1, 2)


def test_the_pdf_states_title_author_and_language_but_no_date_of_publication() -> None:
    info = "/Title (Informe de Ficción) /Author (Rita Ficticia) /CreationDate (D:20310514120000Z)"

    document = piece_of(made_pdf([wrapped(SPANISH)], info=info, language="es-PE"), "acta.pdf").document

    assert document is not None
    assert (document.details.title, document.details.author) == ("Informe de Ficción", "Rita Ficticia")
    assert document.details.published is None
    assert document.details.language == "es"


def test_a_scan_is_stored_unread() -> None:
    document = piece_of(made_pdf([[], []]), "escaneado.pdf").document

    assert document is not None
    assert (document.text, document.unread, document.page_starts) == ("", Unread.NO_TEXT_LAYER, (0, 0))


def test_ocr_reads_only_pages_without_a_text_layer() -> None:
    pictures = []

    class InventedOcr:
        max_pages = 1

        def read(self, image: bytes) -> str:
            pictures.append(image)
            return "Página escaneada de la niña.\n"

    (piece,) = read(made_pdf([[], wrapped(SPANISH), []]), name="a.pdf", limits=Limits(), ocr=InventedOcr())

    assert piece.document is not None
    assert piece.document.text.startswith("Página escaneada de la niña.\n\nLa policía")
    assert len(pictures) == 1
    assert pictures[0].startswith(b"P5 ")
    header, _, pixels = pictures[0].partition(b"\n")
    assert len(pixels) == int(header.split()[1]) * int(header.split()[2])


def test_more_pages_than_the_limit_are_refused() -> None:
    piece = piece_of(made_pdf([["x"]] * 12), "largo.pdf", Limits(max_pages=10))

    assert piece.refusal == pieces.TOO_MANY_PAGES
    assert "12 pages; the limit is 10" in piece.refusal_line


@pytest.mark.slow
def test_ten_thousand_pages_are_refused_quickly() -> None:
    assert piece_of(made_pdf([["x"]] * 10_000), "largo.pdf").refusal == pieces.TOO_MANY_PAGES


def test_a_cut_pdf_is_refused() -> None:
    content = made_pdf([wrapped(SPANISH)])

    for end in (9, 100, len(content) // 2, len(content) - 10):
        assert piece_of(content[:end], "acta.pdf").refusal in (pieces.TRUNCATED, pieces.DAMAGED)


def test_a_pdf_without_its_table_of_objects_is_still_read() -> None:
    content = made_pdf([wrapped(SPANISH)]).replace(b"xref", b"xxxx")

    assert SPANISH in text_of(content, "acta.pdf")


def test_a_protected_pdf_is_refused_with_the_way_out() -> None:
    encrypted = made_pdf([["x"]]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>] /Encrypt << /Filter "
        b"/Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    )

    piece = piece_of(encrypted, "acta.pdf")

    assert piece.refusal == pieces.ENCRYPTED


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("La policía detu-\r\nvo a la red de ex-\r\nplotación.", "La policía detuvo a la red de explotación."),
        ("Inés Pérez-\nGüell, y otra vez.", "Inés Pérez-Güell, y otra vez."),
        ("La ex-ministra y la ex-\nministra.", "La ex-ministra y la ex-ministra."),
        ("cator\ufffe\nce de\x02tenidos por ex\x02\r\ntorsión", "catorce detenidos por extorsión"),
        ("de 2030-\n2031 y -\nnada", "de 2030- 2031 y - nada"),
    ],
)
def test_words_broken_at_line_ends_are_put_together(raw: str, text: str) -> None:
    assert join_lines(raw) == text


def test_short_ends_of_sentences_and_lists_keep_their_lines() -> None:
    raw = """CATORCE DETENIDOS
La policía de la ciudad inventada detuvo a catorce
personas el martes.
La fiscal pidió la prisión preventiva para todas ellas
y para otra más.
1. Inés Imaginaria
2. Óscar Irreal"""

    assert join_lines(raw).split("\n\n") == [
        "CATORCE DETENIDOS",
        "La policía de la ciudad inventada detuvo a catorce personas el martes.",
        "La fiscal pidió la prisión preventiva para todas ellas y para otra más.",
        "1. Inés Imaginaria",
        "2. Óscar Irreal",
    ]


def test_a_sentence_runs_on_over_the_page() -> None:
    assert join_pages(["La fiscal", "pidió prisión.", "", "Fin."]) == (
        "La fiscal pidió prisión.\n\nFin.",
        (0, 10, 24, 26),
    )


@pytest.mark.parametrize("text", [SPANISH, ENGLISH])
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(text_of(made_pdf([wrapped(text, 40)]), "a.pdf").split()) == "".join(text.split())
