from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.planning.standards.case_files import CaseFile
from ovillo.planning.standards.checklist import BY_ID, ITEMS
from ovillo.planning.standards.evidence import citizenship, funnels, officials, victims, years

OPENED = date(2031, 1, 1)
PLAIN = CaseFile(row=2, file="F-1", office="North", complaint=OPENED)


def days(number: int) -> date:
    return OPENED + timedelta(days=number)


def test_the_checklist_has_four_standards_and_twelve_indicia() -> None:
    assert list(BY_ID) == ["S1", "S2", "S3", "S4", *map(str, range(1, 13))]
    assert {each.id for each in ITEMS if not each.is_checked} == {"3", "8", "9", "10", "11", "12"}


def test_a_funnel_counts_each_step_of_an_office_and_year() -> None:
    files = [
        replace(PLAIN, formalised=days(30), charged=days(90), convicted=days(400), custodial=True, suspended=False),
        replace(PLAIN, formalised=days(60), charged=days(200), convicted=days(300), suspended=True),
        replace(PLAIN, office="South"),
        replace(PLAIN, complaint=date(2030, 6, 1)),
    ]

    last_year, this_year, south = funnels(files)

    assert (last_year.office, last_year.year, last_year.complaints) == ("North", 2030, 1)
    assert (this_year.complaints, this_year.formalised, this_year.charged, this_year.convicted) == (2, 2, 2, 2)
    assert (this_year.custodial, this_year.suspended, this_year.sentences_told) == (1, 1, 2)
    assert this_year.months_to_formalise.middle == pytest.approx(45 / 30.4375)
    assert this_year.months_to_charge.middle == pytest.approx((60 + 140) / 2 / 30.4375)
    assert south.months_to_convict.middle is None


def test_a_file_that_was_never_formalised_is_charged_from_its_complaint() -> None:
    (found,) = funnels([replace(PLAIN, charged=days(61))])

    assert found.months_to_charge.middle == pytest.approx(61 / 30.4375)


def test_no_victim_may_be_charged_and_each_file_where_one_was_is_named() -> None:
    files = [
        replace(PLAIN, victims=3, victims_charged=0, notice=days(0), protected=days(4)),
        replace(PLAIN, file="F-2", victims=2, victims_charged=1, notice=days(0), protected=days(8)),
        replace(PLAIN, file="F-3", notice=days(0)),
    ]

    found = victims(files)

    assert (found.charged, found.charged_in, found.victims) == (1, ("F-2",), 5)
    assert (found.days_to_protection.middle, found.days_to_protection.count, found.unprotected) == (6, 2, 1)


def test_files_against_officials_stand_beside_the_others() -> None:
    files = [replace(PLAIN, official=True), replace(PLAIN, official=False, charged=days(30)), PLAIN]

    found = officials(files)

    assert (found.against.charged, found.others.charged, found.not_told) == (0, 1, 1)


def test_victims_from_abroad_are_a_share_of_files_that_tell_both() -> None:
    files = [replace(PLAIN, victims=4, foreigners=1), replace(PLAIN, victims=9)]

    found = citizenship(files)

    assert (found.foreigners, found.victims, found.files) == (1, 4, 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from("NSE"), st.integers(2028, 2032), st.integers(0, 3)), max_size=20))
def test_offices_and_years_add_up_to_all_files(drawn: list[tuple[str, int, int]]) -> None:
    steps = ("formalised", "charged", "convicted")
    files = [
        replace(PLAIN, office=office, complaint=date(year, 1, 1), **dict.fromkeys(steps[:done], date(year, 6, 1)))
        for office, year, done in drawn
    ]

    for found in (funnels(files), years(files)):
        assert sum(each.complaints for each in found) == len(files)
        assert sum(each.convicted for each in found) == sum(done == 3 for _, _, done in drawn)
        assert all(each.complaints >= each.formalised >= each.charged >= each.convicted for each in found)
