"""Spreadsheets and pages as companies send them; every number is invented."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlwt

from ovillo.domain.calls import SHEET, CallTable
from ovillo.domain.errors import CallProfileBrokenError, NotCallTableError
from ovillo.reading.calls import built_in_profiles, profile_of_toml, read_calls, toml_of_profile

HEADER = ["IMEI", "IMSI", "Número", "Fecha", "Hora", "Tipo", "Duración", "Otro", "Celda ID"]
BANNER: list[list[object]] = [["Desde:", date(2031, 5, 1)], ["Hasta:", date(2031, 5, 31)]]
ROWS: list[list[object]] = [
    [
        3.5e14,
        7.2e14,
        900000017.0,
        datetime(2031, 5, 1),
        time(23, 59, 30),
        "Saliente",
        time(0, 1, 10),
        "900000018",
        123.0,
    ],
    [3.5e14, 7.2e14, 900000017, datetime(2031, 5, 2), time(0, 2, 30), "Entrante", 65, 900000018.0, "123.0"],
]


def xlsx(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def xls(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    book = xlwt.Workbook()
    styles = {datetime: "DD/MM/YYYY", date: "DD/MM/YYYY", time: "HH:MM:SS"}
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if type(cell) in styles:
                    sheet.write(place, column, cell, xlwt.easyxf(num_format_str=styles[type(cell)]))
                else:
                    sheet.write(place, column, cell)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read(content: bytes) -> CallTable:
    return read_calls(content, list(built_in_profiles().values()), file_name="tabla.xlsx")


@pytest.mark.parametrize("write", [xlsx, xls])
def test_a_workbook_with_a_banner_and_other_sheets_is_read(
    write: Callable[[dict[str, Sequence[Sequence[object]]]], bytes],
) -> None:
    content = write({"Titulares": [["Nombre", "DNI"], ["Nadie", 1]], "Resultado de Trafico": [*BANNER, HEADER, *ROWS]})

    table = read(content)

    assert (table.profile, table.header_row, table.sheets) == ("argentina", 3, ["Resultado de Trafico"])
    assert [(one.row, one.caller, one.called, one.at, one.seconds, one.cell) for one in table.calls] == [
        (4, "900000017", "900000018", "2031-05-01T23:59:30-03:00", 70, "123"),
        (5, "900000018", "900000017", "2031-05-02T00:02:30-03:00", 65, "123"),
    ]


def test_several_sheets_of_one_kind_are_read_and_their_rows_told_apart() -> None:
    table = read(xlsx({"Voz": [HEADER, ROWS[0]], "Vacia": [], "SMS": [[], HEADER, ROWS[1], [None] * 9, ["x"]]}))

    assert table.sheets == ["Voz", "SMS"]
    assert [one.row for one in table.calls] == [2, SHEET + 3]
    assert [one.row for one in table.unread] == [SHEET + 5]


def test_a_length_of_time_and_a_rounded_number() -> None:
    long = [*ROWS[0]]
    long[6] = timedelta(hours=26, seconds=1)
    rounded = [*ROWS[0]]
    rounded[7] = 9.0e17

    table = read(xlsx({"Voz": [HEADER, long, rounded]}))

    assert table.calls[0].seconds == 26 * 3600 + 1
    assert [one.reason for one in table.unread] == ["A spreadsheet has rounded its number."]


def test_a_page_that_is_called_a_spreadsheet_is_read() -> None:
    cells = ["1", "2", "900<script>1</script>000017", "01/05/2031", "23:59:30", "Saliente", "70", "900000018", "123"]
    rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in (HEADER, cells)]
    page = "<html><meta charset=utf-8><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table></html>"

    table = read(page.encode())

    assert [(one.row, one.caller) for one in table.calls] == [(2, "900000017")]


def test_a_text_that_is_called_a_spreadsheet_is_read() -> None:
    cells = ["1", "2", "900000017", "01/05/2031", "23:59:30", "Saliente", "70", "900000018", "123"]

    assert len(read("\n".join("\t".join(row) for row in (HEADER, cells)).encode("utf-16")).calls) == 1


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600, xlsx({"Voz": [HEADER]})[:-40], bomb()]
)
def test_a_damaged_workbook_and_a_bomb_are_refused(content: bytes) -> None:
    with pytest.raises(NotCallTableError):
        read(content)


@pytest.mark.parametrize("name", built_in_profiles())
def test_a_saved_profile_reads_as_the_one_it_was(name: str) -> None:
    profile = built_in_profiles()[name]

    again = profile_of_toml(toml_of_profile(profile), name=name)

    assert {key: list(value) if isinstance(value, tuple | list) else value for key, value in parts(again).items()} == {
        key: list(value) if isinstance(value, tuple | list) else value for key, value in parts(profile).items()
    }


def parts(profile: object) -> dict[str, object]:
    return {name: getattr(profile, name) for name in type(profile).__slots__}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no toml",
        "columns = 3",
        'columns = { from = "a" }',
        'columns = { from = "a", at = 1, to = "c" }',
        "wrong = 1",
    ],
)
def test_what_is_no_profile_is_refused(text: str) -> None:
    with pytest.raises(CallProfileBrokenError):
        profile_of_toml(text, name="x")


def test_sheets_say_whose_their_cells_are_where_the_name_of_the_file_says_both() -> None:
    header = ["celda_inicio_llamada", "celda_final_llamada", "originador", "receptor", "fecha_hora", "duracion", "tipo"]
    row = ["501", "502", "900000017", "900000018", "03/02/2031 10:00:00", "61", "V"]
    content = xlsx({"Entrantes": [header, row], "Salientes": [header, row]})

    table = read_calls(content, list(built_in_profiles().values()), file_name="entrantes y salientes.xlsx")

    assert [one.located for one in table.calls] == ["900000018", "900000017"]
    assert table.assumption.startswith("The names of the sheets say which way")
