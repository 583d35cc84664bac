from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.reading.calls.cells import (
    NOBODYS_NUMBER,
    CellError,
    read_degrees,
    read_moment,
    read_number,
    read_seconds,
    seconds_until,
)

LIMA = ZoneInfo("America/Lima")


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("", None), ("0", 0), ("65", 65), ("65.0", 65), ("1:05", 65), ("00:01:05", 65), ("27:00:00", 97200)],
)
def test_durations(cell: str, seconds: int | None) -> None:
    assert read_seconds(cell) == seconds


@pytest.mark.parametrize(
    "cell",
    ["9" * 5000, "-5", "1:75", "1:2:3:4", "5,5", "x", "1,000", "1.000", "1.200", "1.000.000", "99999999999", "700000"],
)
def test_what_is_no_duration(cell: str) -> None:
    with pytest.raises(CellError):
        read_seconds(cell)


@pytest.mark.parametrize("cell", ["01/01/0001", "31/12/9999 10:00", "32/01/2031", "01/13/2031", "2031-02-30", "12", ""])
def test_what_is_no_day(cell: str) -> None:
    with pytest.raises(CellError):
        read_moment(cell, LIMA, order="dmy")


@pytest.mark.parametrize(
    ("cell", "order", "moment"),
    [
        ("03-Feb-2031 10:00:05", "mdy", "2031-02-03T10:00:05-05:00"),
        ("3 ene. 2031 22:00", "dmy", "2031-01-03T22:00:00-05:00"),
        ("03/SETIEMBRE/31", "dmy", "2031-09-03T00:00:00-05:00"),
        ("20310203235950", "dmy", "2031-02-03T23:59:50-05:00"),
        ("20310203 10:00", "mdy", "2031-02-03T10:00:00-05:00"),
        ("03022031 235950", "dmy", "2031-02-03T23:59:50-05:00"),
        ("02032031 235950", "mdy", "2031-02-03T23:59:50-05:00"),
        ("03.02.2031 22.15.03", "dmy", "2031-02-03T22:15:03-05:00"),
        ("03/02/2031 22:15 hs", "dmy", "2031-02-03T22:15:00-05:00"),
        ("03/02/2031 22:15:03 hrs.", "dmy", "2031-02-03T22:15:03-05:00"),
    ],
)
def test_days_with_a_month_as_a_word_or_without_signs(cell: str, order: str, moment: str) -> None:
    assert read_moment(cell, LIMA, order=order).isoformat() == moment


@pytest.mark.parametrize("cell", ["03-Fob-2031", "20311303", "20310231", "2031020310", "19/19/1919", "31022031"])
def test_digits_and_words_that_are_no_day(cell: str) -> None:
    with pytest.raises(CellError):
        read_moment(cell, LIMA, order="dmy")


def test_eight_digits_are_a_day_in_one_way_only() -> None:
    for digits in range(19_700_000, 22_000_000, 7):
        text = f"{digits:08}"
        by_order = [f"{text[4:]}-{text[2:4]}-{text[:2]}", f"{text[4:]}-{text[:2]}-{text[2:4]}"]
        assert not (text[4:6] <= "12" and any("1970" <= one[:4] < "2200" for one in by_order)), text


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [
        ("19 26 24.5", 19.4401),
        ("-99 7 48", -99.13),
        ("12°02'36\" S", -12.0433),
        ("77º01’42,0” O", -77.0283),
        ("-12,5", -12.5),
        ("12.5", 12.5),
    ],
)
def test_coordinates(cell: str, degrees: float) -> None:
    assert read_degrees(cell, decimal=",") == pytest.approx(degrees, abs=1e-3)


@given(st.text(max_size=30))
def test_no_cell_breaks_the_reading(cell: str) -> None:
    start = read_moment("2031-02-03 10:00", LIMA, order="dmy")
    for read in (
        read_number,
        read_seconds,
        lambda text: read_moment(text, LIMA, order="dmy"),
        lambda text: seconds_until(text, start, LIMA, order="dmy"),
        lambda text: read_degrees(text, decimal=","),
    ):
        try:
            read(cell)
        except CellError:
            continue


@pytest.mark.parametrize(
    "cell",
    [
        *("Desconocido", "#N/A", "PRIVADO", "-", "null", "identidad restringida", "blocked", "Llamada oculta"),
        *("International", "0", "0.0", "000000000", "9999999999999"),
    ],
)
def test_a_withheld_number_is_no_number(cell: str) -> None:
    with pytest.raises(CellError, match=NOBODYS_NUMBER):
        read_number(cell)


@pytest.mark.parametrize("cell", ["03/02/2031 0.50", "03/02/2031 10:17.05.03", "03/02/2031 22.15 pm"])
def test_a_part_of_a_day_is_no_time(cell: str) -> None:
    with pytest.raises(CellError):
        read_moment(cell, LIMA, order="dmy")


def test_a_number_that_a_spreadsheet_was_told_to_keep_is_that_number() -> None:
    assert read_number('="0051900000001"') == "0051900000001"


@pytest.mark.parametrize("cell", ["999999999", "000123456", "113", "9999999999", "BLOCKBANK"])
def test_a_number_of_like_digits_may_be_one(cell: str) -> None:
    assert read_number(cell) == cell


def test_a_clock_without_noughts_is_read() -> None:
    assert read_moment("03/02/2031 7:5:9", LIMA, order="dmy").isoformat() == "2031-02-03T07:05:09-05:00"


@pytest.mark.parametrize("end", ["01:40:00", "2031-11-02 01:40:00"])
def test_an_end_in_the_hour_that_the_clocks_repeat_is_not_before_its_start(end: str) -> None:
    zone = ZoneInfo("America/New_York")
    start = read_moment("2031-11-02 01:50:00", zone, order="dmy")

    assert seconds_until(end, start, zone, order="dmy") == 50 * 60
