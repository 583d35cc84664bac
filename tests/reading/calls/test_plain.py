"""Rows as a file writes them, found again by the number that an answer tells."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.domain.calls import SHEET
from ovillo.domain.errors import NotCallTableError
from ovillo.reading.calls.plain import rows_around


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_row_is_found_by_its_number_whatever_parts_its_cells(separator: str) -> None:
    lines = [
        "Compañía Inventada",
        separator.join(["de", "a", "hora"]),
        *(separator.join([f"9{n}", f"8{n}", "10:00"]) for n in range(200)),
    ]

    found = rows_around("\n".join(lines).encode(), 103, near=1)

    assert found.header == ["de", "a", "hora"]
    assert [(number, cells[0]) for number, cells in found.rows] == [(102, "999"), (103, "9100"), (104, "9101")]


def test_a_quoted_line_feed_parts_no_row() -> None:
    found = rows_around(b'a,b\n"x\ny",1\nz,2\n', 3, near=0)

    assert found.rows == [(3, ["z", "2"])]


def test_a_further_sheet_has_its_own_numbers() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    second = book.create_sheet("Hoja 2")
    for line in (["c", "d"], ["=1+1", "x"], ["y", "z"]):
        second.append(line)
    kept = io.BytesIO()
    book.save(kept)

    found = rows_around(kept.getvalue(), SHEET + 3, near=0)

    assert (found.sheet, found.rows) == ("Hoja 2", [(SHEET + 3, ["y", "z"])])
    assert rows_around(kept.getvalue(), 5 * SHEET + 1).rows == []


@given(st.binary(max_size=300), st.integers(1, 4 * SHEET))
def test_no_bytes_break_it(content: bytes, row: int) -> None:
    try:
        found = rows_around(content, row)
    except NotCallTableError:
        return

    assert all(abs(number - row) <= 3 for number, _ in found.rows)
