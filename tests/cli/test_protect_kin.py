"""Whoever protects a child is told whose name still leads to it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = (
    "On 5 May 2031 in Villa Ficticia, Hugo Inventado Pari recruited Imelda Ficticia, 16, by means of an offer of a job. "
    "Imelda's mother, Rosalind Ficticia, reported the disappearance.\n"
)


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "report_2031-06-01_en.txt").write_text(TEXT, "utf-8")
    made = tmp_path / "case"
    assert run("new", made).status == 0
    assert run("add", made, tmp_path / "report_2031-06-01_en.txt").status == 0
    return made


def test_kin_who_are_shown_by_name_are_told_when_a_child_is_protected(run: Run, case: Path) -> None:
    told = run("protect", case, "Imelda Ficticia", "--as", "minor", "--compartment", "care")

    assert "Rosalind Ficticia" in told.err
    assert "Imelda" not in told.err


def test_kin_who_are_protected_already_are_not_told(run: Run, case: Path) -> None:
    run("protect", case, "Rosalind Ficticia", "--as", "witness", "--compartment", "care")

    told = run("protect", case, "Imelda Ficticia", "--as", "minor", "--compartment", "care")

    assert "Rosalind" not in told.err + told.out
