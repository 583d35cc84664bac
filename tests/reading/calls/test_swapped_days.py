import pytest

from ovillo.reading.calls.swapped_days import may_be_swapped

DATES = [f"2031-{day:02}-02 10:00:00" for day in range(1, 13)]
TEXTS = [f"{day}/02/2031 10:00" for day in range(13, 29)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([*DATES, *TEXTS], True),
        (DATES, False),
        (TEXTS, False),
        ([*DATES, *TEXTS, "2031-02-13 10:00:00"], False),
        ([*DATES, *TEXTS, "03/02/2031"], False),
        ([*DATES[:2], *TEXTS], False),
        ([], False),
    ],
)
def test_dates_up_to_the_twelfth_beside_texts_after_it_may_be_exchanged(days: list[str], expected: bool) -> None:
    assert may_be_swapped(days, "dmy") is expected


def test_with_the_month_first_the_second_number_is_the_day() -> None:
    assert may_be_swapped([*DATES, *(f"02/{day}/2031" for day in range(13, 20))], "mdy")
