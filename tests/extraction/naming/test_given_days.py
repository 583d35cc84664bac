"""Days of the week that are somebody's given name."""

import pytest

from tests.extraction.said import statements


def _told(text, predicate):
    return [s for s in statements("en", text) if s.predicate == predicate]


@pytest.mark.parametrize(
    "text",
    [
        "Sunday Tale was arrested on Monday.",
        "Police on Monday arrested Sunday Tale and Blessing Mock.",
        "Police on Monday arrested Blessing Mock and Sunday Tale.",
        "Police arrested Sunday Tale on Monday.",
        "Nurse Sunday Tale was arrested on Monday.",
        "Sunday Tale, 45, was arrested on Monday.",
    ],
)
def test_a_day_right_before_a_surname_is_a_given_name(text):
    found = _told(text, "detained")

    told = [s for s in found if s.object.name == "Sunday Tale"]
    assert len(told) == 1
    assert str(told[0].when.start) == "2031-05-12"


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday Max Tale was arrested.",
        "Police said Sunday Max Tale was arrested.",
        "Last Sunday Max Tale was arrested.",
        "Ann Mock was held Monday and Sunday Max Tale was arrested.",
        "Max Tale was arrested Sunday.",
        "Police arrested Max Tale on Sunday.",
    ],
)
def test_a_day_before_somebody_is_a_day(text):
    found = _told(text, "detained")

    told = [s for s in found if s.object.name == "Max Tale"]
    assert len(told) == 1
    assert str(told[0].when.start) == "2031-05-11"


@pytest.mark.parametrize("text", ["Six of the suspects are Colombian.", "Most of the suspects are Colombian."])
def test_what_a_part_of_them_is_not_all_are(text):
    assert not _told(text, "nationality")


def test_what_all_of_them_are_is_told():
    assert _told("The suspects are Colombian.", "nationality")


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador to Chile Luis Tale was arrested on Monday.",
        "The envoy for Iran Brian Tale was arrested on Monday.",
        "The former consul in Peru Rosa Tale was arrested on Monday.",
    ],
)
def test_a_country_before_a_name_is_no_part_of_it(text):
    assert len(told := _told(text, "detained")) == 1
    assert len(told[0].object.name.split()) == 2
