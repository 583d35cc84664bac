"""The country of a case: local numbers of its tables in E.164, without --country at each question."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import run_ovillo

CALLS = "from,to,at,seconds\n900000001,900000002,2031-02-01 10:00,30\n900000001,+51900000002,2031-02-01 11:00,30\n"
ORDERS = "order,judge,from,to,number\n1,J,2031-01-01,2031-03-01,+51 900 000 001\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert run_ovillo("new", folder, "--country", "pe").status == 0
    for name, text in (("calls.csv", CALLS), ("orders.csv", ORDERS)):
        (tmp_path / name).write_text(text, "utf-8")
        assert run_ovillo("add", folder, tmp_path / name).status == 0
    return folder


def test_every_question_to_a_case_writes_numbers_as_its_country_does(case: Path) -> None:
    found = run_ovillo("calls", case, "contacts", "--numbers", "900000001", "--as", "json")
    ties = run_ovillo("network", case, "ties", "--kind", "calls", "--as", "json").out
    days = run_ovillo("timeline", case, "--with", "900000001", "--as", "json").out

    (pair,) = json.loads(found.out)["pairs"]
    assert (pair["a"], pair["b"], pair["count"]) == ("+51900000001", "+51900000002", 2)
    assert json.loads(found.out)["country"] == "PE"
    assert "those of PE" in found.err
    assert "+51900000001" in ties
    assert days.count("+51900000002") == 2


def test_the_country_is_told_changed_and_taken_back(case: Path) -> None:
    told = run_ovillo("country", case)
    changed = run_ovillo("country", case, "MX")
    back = run_ovillo("country", case, "--none")

    assert (told.out, changed.out, back.out) == ("PE\n", "MX\n", "")
    assert "no country" in back.err
    found = json.loads(run_ovillo("calls", case, "contacts", "--outside", "--as", "json").out)
    assert {each["a"] for each in found["pairs"]} == {"+51900000002", "900000001"}
    assert run_ovillo("verify", case).status == 0


def test_a_country_that_there_is_not_makes_no_case(tmp_path: Path) -> None:
    refused = run_ovillo("new", tmp_path / "case", "--country", "XX")

    assert refused.status == 2
    assert not (tmp_path / "case").exists()
