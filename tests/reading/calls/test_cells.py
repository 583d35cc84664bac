from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovillo.reading.calls.cells import CellError, read_degrees, read_moment, read_number, read_seconds, seconds_until

LIMA = ZoneInfo("America/Lima")


@pytest.mark.parametrize(
    ("cell", "seconds"), [("", 0), ("65", 65), ("65.0", 65), ("1:05", 65), ("00:01:05", 65), ("27:00:00", 97200)]
)
def test_durations(cell: str, seconds: int) -> None:
    assert read_seconds(cell) == seconds


@pytest.mark.parametrize("cell", ["9" * 5000, "-5", "1:75", "1:2:3:4", "5,5", "x"])
def test_what_is_no_duration(cell: str) -> None:
    with pytest.raises(CellError):
        read_seconds(cell)


@pytest.mark.parametrize("cell", ["01/01/0001", "31/12/9999 10:00", "32/01/2031", "01/13/2031", "2031-02-30", "12", ""])
def test_what_is_no_day(cell: str) -> None:
    with pytest.raises(CellError):
        read_moment(cell, LIMA, order="dmy")


@pytest.mark.parametrize(
    ("cell", "degrees"), [("12°02'36\" S", -12.0433), ("77º01’42,0” O", -77.0283), ("-12,5", -12.5), ("12.5", 12.5)]
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
