import pytest

from ovillo.reading.calls.day_order import order_told

FEBRUARY = [f"{day:02}/02/2031 10:00" for day in range(1, 12)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([*FEBRUARY, "02/13/2031 10:00"], "dmy"),
        ([*FEBRUARY, "02/13/2031", "02/14/2031"], "dmy"),
        ([*FEBRUARY, "02/13/2031", "02/14/2031", "02/15/2031"], "mdy"),
        (["02/05/2031", "02/13/2031"], "mdy"),
        (["01/05/2031", "02/05/2031", "02/20/31"], "mdy"),
        ([f"02/{day:02}/2031" for day in range(1, 14)], "mdy"),
        (["01/02/2031", "02/02/2031", "02/13/2031"], "mdy"),
        (["01/02/2031", "02/02/2031", "2031-02-03 00:00:00", "2031-02-04 00:00:00", "02/13/2031"], "mdy"),
        ([*FEBRUARY[:4], "2031-02-03 00:00:00", "02/13/2031"], "dmy"),
        (["13/02/2031", "02/13/2031"], "dmy"),
        (["2031-02-13"], "dmy"),
        ([], "dmy"),
    ],
)
def test_a_slip_or_two_turn_no_table_whose_days_would_spread_over_the_year(days: list[str], expected: str) -> None:
    assert order_told(days, "dmy") == expected


def test_with_the_month_first_as_given_the_same_holds() -> None:
    slip = "13/02/2031"

    assert order_told([slip, *(f"02/{day:02}/2031" for day in range(1, 12))], "mdy") == "mdy"
    assert order_told([slip, "03/02/2031"], "mdy") == "dmy"
