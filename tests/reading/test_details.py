from datetime import date

import pytest
from made_files import ENGLISH, SPANISH, piece_of

from ovillo.domain.sources import Grade, SourceDetails, SourceKind
from ovillo.reading import Manifest, read_manifest
from ovillo.reading.details import COLUMNS, NO_SUCH_COLUMN, NO_SUCH_KIND, date_of, details_of_file_name, language_code


def test_a_file_name_states_publisher_date_and_language() -> None:
    assert details_of_file_name("batch.zip/el-faro_2031-05-14_es.txt") == SourceDetails(
        publisher="el-faro", published=date(2031, 5, 14), language="es"
    )


@pytest.mark.parametrize(
    "name", ["informe.txt", "el-faro_2031-05-14.txt", "informe_no.txt", "a_2031-13-01_es.txt", "a_2031-05-14_qq.txt"]
)
def test_any_other_name_states_nothing(name: str) -> None:
    assert details_of_file_name(name) == SourceDetails()


def test_what_the_document_states_comes_before_its_file_name() -> None:
    page = f'<html><head><meta property="og:site_name" content="La Gaceta Inventada"></head><body><p>{SPANISH}</p></body></html>'

    document = piece_of(page.encode(), "otro_2031-05-14_es.html").document

    assert document is not None
    assert document.details.publisher == "La Gaceta Inventada"
    assert document.details.published == date(2031, 5, 14)


def test_dates_are_taken_as_written_and_placeholders_are_not() -> None:
    assert date_of("2031-05-14T23:30:00-05:00") == date(2031, 5, 14)
    assert date_of("20310514") == date(2031, 5, 14)
    assert date_of("2031/05/14 10:00") == date(2031, 5, 14)
    for text in (None, "", "14/05/2031", "0001-01-01", "2031-02-30", "2031", "2031-05-145", "mañana"):
        assert date_of(text) is None


def test_language_codes_come_in_many_shapes() -> None:
    assert [language_code(text) for text in ("es", "ES-pe", "es_PE.UTF-8", "spa", " en, fr")] == [
        "es",
        "es",
        "es",
        "es",
        "en",
    ]
    assert [language_code(text) for text in (None, "", "xx", "español", "e")] == [None] * 5


def test_a_stated_language_yields_to_a_text_that_is_surely_in_another() -> None:
    more = "Los vecinos del barrio inventado dijeron que veían entrar a mujeres embarazadas desde el verano pasado."
    page = f'<html lang="en"><body><article><p>{SPANISH}</p><p>{more}</p></article></body></html>'

    document = piece_of(page.encode(), "pagina.html").document

    assert document is not None
    assert document.details.language == "es"


def test_a_manifest_gives_details_by_file() -> None:
    content = (
        "file,publisher,published,language,kind,grade,title,author,url\r\n"
        'sub\\nota.txt,"El Faro, Inventado",2031-05-14,es,press,b,Título,,https://example.org/1\r\n'
        "\r\n"
        "./acta.pdf,,,,court filing,,,,\r\n"
    )

    found = read_manifest(content.encode())

    assert found.faults == ()
    assert found.rows == {"sub/nota.txt": 2, "acta.pdf": 4}
    assert found.details == {
        "sub/nota.txt": SourceDetails(
            publisher="El Faro, Inventado",
            published=date(2031, 5, 14),
            language="es",
            kind=SourceKind.PRESS,
            grade=Grade.B,
            title="Título",
            url="https://example.org/1",
        ),
        "acta.pdf": SourceDetails(kind=SourceKind.COURT_FILING),
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "latin-1", "utf-16"])
def test_a_manifest_of_a_spreadsheet_program_is_read(encoding: str) -> None:
    content = "File;Publisher\nnota.txt;La Voz de Ñusta\n".encode(encoding)

    assert read_manifest(content).details == {"nota.txt": SourceDetails(publisher="La Voz de Ñusta")}


@pytest.mark.parametrize(
    ("content", "row", "column"),
    [
        ("file,colour\na,b\n", 1, "colour"),
        ("publisher\nx\n", 1, "file"),
        ("file,file\na,b\n", 1, "file"),
        ("file,published\na,14/05/2031\n", 2, "published"),
        ("file,kind\na,gossip\n", 2, "kind"),
        ("file,grade\na,A\nb,Z\n", 3, "grade"),
        ("file,language\na,xx\n", 2, "language"),
        ("file,title\n,x\n", 2, "file"),
        ("file,title\na,x\na,y\n", 3, "file"),
        ("file,title\n../a,x\n", 2, "file"),
        ("file,title\na,x,extra\n", 2, "-"),
        ('file,title\na,"x\n', 2, "-"),
        ("file,title\n\n\nb,x\nc,x\nb,y\n", 6, "file"),
    ],
)
def test_a_wrong_manifest_names_row_and_column(content: str, row: int, column: str) -> None:
    (fault,) = read_manifest(content.encode()).faults

    assert (fault.row, fault.column) == (row, column)


def test_a_wrong_row_costs_no_other_file_its_details() -> None:
    content = "file,publisher,kind\na.txt,El Faro,press\nb.txt,Radio Mirlo,gossip\n,Nadie,press\nc.txt,Cuna,press\n"

    found = read_manifest(content.encode())

    assert set(found.details) == {"a.txt", "c.txt"}
    assert [(fault.file, fault.row, fault.column) for fault in found.faults] == [
        ("b.txt", 3, "kind"),
        (None, 4, "file"),
    ]


def test_two_rows_that_say_the_same_are_one_and_two_that_differ_are_neither() -> None:
    content = "file,publisher\na.txt,El Faro\na.txt,El Faro\nb.txt,El Faro\nb.txt,Radio Mirlo\nb.txt,El Faro\n"

    found = read_manifest(content.encode())

    assert set(found.details) == {"a.txt"}
    assert [(fault.file, fault.row) for fault in found.faults] == [("b.txt", 5)]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("file,colour\na.txt,red\nb.txt,blue\n", {"a.txt", "b.txt"}),
        ("publisher\nEl Faro\n", set()),
        ('file,title\na.txt,x\nb.txt,"y\nc.txt,z\n', set()),
    ],
)
def test_a_wrong_header_spoils_all_that_the_manifest_says(content: str, named: set[str]) -> None:
    found = read_manifest(content.encode())

    assert [fault.spoils_all for fault in found.faults] == [True]
    assert found.details == {}
    assert set(found.rows) == named


def test_the_messages_name_every_column_and_kind() -> None:
    assert all(column in NO_SUCH_COLUMN for column in COLUMNS)
    assert all(kind in NO_SUCH_KIND for kind in SourceKind)


def test_an_empty_manifest_gives_nothing() -> None:
    assert read_manifest(b"") == Manifest()


def test_english_and_spanish_are_told_apart() -> None:
    languages = [piece_of(text.encode(), "nota.txt").document for text in (SPANISH, ENGLISH)]

    assert [document.details.language for document in languages if document] == ["es", "en"]


def test_a_manifest_may_name_its_separator_and_begin_with_an_empty_line() -> None:
    for content in (b"sep=|\nfile|publisher\nnota.txt|Nobody\n", b"\nfile;publisher\nnota.txt;Nobody\n"):
        assert read_manifest(content).details == {"nota.txt": SourceDetails(publisher="Nobody")}
