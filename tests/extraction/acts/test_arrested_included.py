"""Those whom "others arrested included" and the like pick out, and who alone a relative clause tells of."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    "text",
    [
        "Others arrested included a nurse and a clerk.",
        "Those arrested included a nurse and a clerk.",
        "The detainees include a nurse and a clerk.",
        "Among those detained were a nurse and a clerk.",
    ],
)
def test_each_is_held(text):
    assert said("en", text) == {"- | detained | nurse | reported", "- | detained | clerk | reported"}


def test_the_arrested_arrest_nobody():
    lines = said("en", "The suspects arrested include a nurse and a clerk.")

    assert "- | detained | nurse | reported" in lines
    assert not any(line.startswith("suspects | detained") for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "Those not arrested included Ana Quilla.",
        "Those arrested may include a nurse.",
        "Others wanted included Ana Quilla.",
        "Those arrested were not a nurse and a clerk.",
    ],
)
def test_nobody_is_held(text):
    assert said("en", text) == set()


def test_a_relative_clause_behind_as_well_as_is_of_the_last_alone():
    lines = said("en", "The group consisted of eight gang members as well as eight people who bought babies.")

    assert not any(line.startswith("gang members | buys") for line in lines)
