import contextlib
import io
import json

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ovillo.domain.errors import ColumnTwiceError, OpenQuotationError, UsageError
from ovillo.domain.hypotheses import TWICE
from ovillo.reading.hypothesis_sheet import (
    RowTooLongError,
    SheetNoObjectError,
    SheetUnreadableError,
    read_hypothesis_sheet,
)

TABLE = """id;evidence;r;b;group;H0 none of these;H1 low;H1 mid;H1 high;note
hypothesis;;;;;;;sold;;
prior;;;;;0,5;;0,5;;
e1;price;0,6;0,3;tap;0,1;0,5;0,6;0,7;heard

e2;"two
lines";0,9;0,1;;0,2;;0,7;;
"""


def test_a_table_is_the_same_object_as_json() -> None:
    read = read_hypothesis_sheet(TABLE.encode(), suffix=".csv")

    assert read.content["hypotheses"] == [
        {"id": "H0", "text": "none of these", "prior": "0,5"},
        {"id": "H1", "text": "sold", "prior": "0,5"},
    ]
    first, second = read.content["evidence"]
    assert first["p"] == {"H0": "0,1", "H1": {"low": "0,5", "mid": "0,6", "high": "0,7"}}
    assert (first["group"], second["p"]["H1"]) == ("tap", {"mid": "0,7"})
    assert read.lines == (4, 6)


@pytest.mark.parametrize("header", ["P(e|H1)", "H1: sold", "h1 - sold", "P(e|H1) sold"])
def test_columns_of_hypotheses_are_known_by_their_number(header: str) -> None:
    read = read_hypothesis_sheet(f"id,evidence,r,b,{header}\ne1,price,1,0,.3\n".encode())

    assert read.content["evidence"][0]["p"] == {"H1": ".3"}


def test_toml_is_read_and_no_number_loses_a_digit() -> None:
    read = read_hypothesis_sheet(b'question = "x"\n[[evidence]]\nid = "e1"\nr = 0.1234567890123456789\n')

    assert str(read.content["evidence"][0]["r"]) == "0.1234567890123456789"


def test_a_name_that_stands_twice_is_kept_visible() -> None:
    assert read_hypothesis_sheet(b'{"H1": 0.1, "H1": 0.2}').content == {"H1": TWICE}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'{"a": 1,}', SheetUnreadableError),
        (b"[1, 2]", SheetNoObjectError),
        (b"[" * 100_000, SheetUnreadableError),
        (b"", SheetUnreadableError),
        (b"a = 1\na = 2\n", SheetUnreadableError),
        (b"id,evidence,H1,H1\n", ColumnTwiceError),
        (b'id,evidence,H1\n"e1', OpenQuotationError),
        (b"id,H1\ne1,.1,.2\n", RowTooLongError),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, error: type[UsageError]) -> None:
    with pytest.raises(error):
        read_hypothesis_sheet(content)


def test_the_place_of_a_slip_is_named() -> None:
    with pytest.raises(SheetUnreadableError, match="line 2, column 8"):
        read_hypothesis_sheet(b'{\n  "a": x}')


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", ".json", ".toml", ".csv"]))
def test_no_bytes_break_the_reader(content: bytes, suffix: str) -> None:
    with contextlib.suppress(UsageError):
        read_hypothesis_sheet(content, suffix=suffix)


def test_numbers_of_json_are_exact() -> None:
    read = read_hypothesis_sheet(json.dumps({"r": 0.1}).encode())

    assert str(read.content["r"]) == "0.1"


def test_a_hypothesis_with_two_forms_of_columns_is_named() -> None:
    read = read_hypothesis_sheet(b"id,evidence,H1,H1 low,H1 mid,H1 high\ne1,x,0.2,0.1,0.2,0.3\ne2,y,,0.1,0.2,0.3\n")

    assert [row["p"]["H1"] for row in read.content["evidence"]] == [TWICE, {"low": "0.1", "mid": "0.2", "high": "0.3"}]


def test_no_text_holds_half_a_character() -> None:
    read = read_hypothesis_sheet(rb'{"question": "\ud800", "evidence": [{"text": "a\udfff"}]}')

    assert read.content == {"question": "\ufffd", "evidence": [{"text": "a\ufffd"}]}


def test_a_workbook_is_read_as_its_first_table() -> None:
    book, held = openpyxl.Workbook(), io.BytesIO()
    for row in (["id", "evidence", "r", "b", "H0", "H1"], [], ["e1", "price", 0.6, 0.3, 0.1, 0.7], ["", "", 1]):
        book.active.append(row)
    book.save(held)

    read = read_hypothesis_sheet(held.getvalue(), suffix=".xlsx")

    assert read.content["evidence"][0]["p"] == {"H0": "0.1", "H1": "0.7"}
    assert read.lines == (3, 4)


def test_empty_cells_behind_the_header_are_nothing() -> None:
    assert read_hypothesis_sheet(b"id,H1\ne1,.1,,\n").content["evidence"] == [{"p": {"H1": ".1"}, "id": "e1"}]
