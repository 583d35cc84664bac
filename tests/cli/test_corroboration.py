"""What sources say of one thing, as somebody meets it who has only the program and their reports. Nobody here exists."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_ovillo

REPORTS = {
    "diario-mirlo_2031-05-15_es.txt": (
        "La policía detuvo el miércoles 14 de mayo de 2031 a Ana Ficticio Prueba y a 14 personas más. "
        "Los agentes allanaron 16 inmuebles. Por cada bebé se pagaban 12.000 soles. "
        "Ana Ficticio Prueba, de 53 años, es sospechosa de liderar la banda Los Mirlos."
    ),
    "invented-mail_2031-05-15_en.txt": (
        "Police detained Ana Ficticio Prueba and 13 others on Wednesday May 14, 2031. "
        "Officers searched 9 houses in Villa Uno, 4 in Villa Dos, 1 in Villa Tres and 2 in Villa Cuatro. "
        "Each baby was sold for 3,000 dollars. Ana Ficticio Prueba, 53, is a nurse."
    ),
    "invented-mail_2031-05-20_en.txt": "Police detained Ana Ficticio Prueba and 14 others on Wednesday May 14, 2031.",
    "radio-jilguero_2031-05-16_es.txt": (
        "La policía detuvo el miércoles 14 de mayo de 2031 a Ana Ficticio Prueba y a 14 personas más. "
        "Los agentes allanaron 16 inmuebles. Por cada bebé se pagaban 12.000 soles."
    ),
    "diario-mirlo_2031-09-01_es.txt": (
        "La fiscalía acusó formalmente a Ana Ficticio Prueba de liderar la banda Los Mirlos. "
        "Ana Ficticio Prueba, de 54 años, negó liderar la banda Los Mirlos."
    ),
    "diario-mirlo_2032-03-01_es.txt": "Ana Ficticio Prueba fue condenada por liderar la banda Los Mirlos.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports and the case of them, made once."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "reports").mkdir()
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_text(text, "utf-8")
    run_ovillo("new", folder / "case", "--name", "told")
    assert run_ovillo("add", folder / "case", folder / "reports", "--workers", "1").status == 0
    return folder


@pytest.fixture
def told(made: Path, tmp_path: Path) -> Path:
    """The case with the reports in it, for one test to change."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "case"


def findings(run: Run, case: Path) -> dict[str, dict]:
    """By predicate: the finding that has most statements."""
    lines = map(json.loads, run("export", case, "--as", "findings").out.splitlines())
    return {one["predicate"]: one for one in sorted(lines, key=lambda one: len(one["statements"]))}


def relations(finding: dict) -> list[tuple[str, list[str]]]:
    return [(one["relation"], one["by"]) for one in finding["compared"]]


def test_parts_in_one_sentence_agree_with_the_total_of_another_source(run: Run, told: Path) -> None:
    searched = findings(run, told)["searched"]

    assert relations(searched) == [("supports", ["parts_added"])]
    assert not searched["contradicts"]
    (compared,) = searched["compared"]
    assert any("4 in Villa Dos" in quote for side in ("left", "right") for quote in compared[side]["quotes"])


def test_money_is_not_comparable_until_the_user_supplies_a_rate(run: Run, told: Path, tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    table.write_text("day,currency,counter,rate\n2031-05-12,USD,PEN,3.95\n", "utf-8")

    before = findings(run, told)["price"]
    shown = run("brief", told, "--language", "es").out
    stated = run("rates", told, table)
    after = findings(run, told)["price"]

    assert relations(before) == [("not_comparable", [])]
    assert "no se pueden comparar" in " ".join(shown.split())
    assert stated.status == 0
    assert run("rates", told).out == "day,currency,counter,rate\n2031-05-12,USD,PEN,3.95\n"
    assert relations(after) == [("supports", ["exchanged"])]
    assert run("verify", told).status == 0


def test_a_rate_that_is_far_off_makes_the_two_prices_contradict(run: Run, told: Path, tmp_path: Path) -> None:
    table = tmp_path / "rates.csv"
    table.write_text("day,currency,counter,rate\n2031-05-15,PEN,USD,0.5\n", "utf-8")

    run("rates", told, table)
    price = findings(run, told)["price"]

    assert price["contradicts"]
    (compared,) = price["compared"]
    assert {*compared["left"]["quotes"], *compared["right"]["quotes"]} == {
        "Por cada bebé se pagaban 12.000 soles.",
        "Each baby was sold for 3,000 dollars.",
    }


def test_a_later_number_of_the_same_source_takes_its_earlier_one_back(run: Run, told: Path) -> None:
    lines = map(json.loads, run("export", told, "--as", "findings").out.splitlines())
    (counted,) = [one for one in lines if one["predicate"] == "detained" and one["values"]]

    assert [one["value"]["number"] for one in counted["values"]] == [14]
    assert len(counted["superseded"]) == 1
    assert not counted["contradicts"]


def test_support_counts_origins_and_the_copies_are_shown(run: Run, told: Path) -> None:
    (edge,) = map(json.loads, run("export", told, "--as", "copies").out.splitlines())
    brief = " ".join(run("brief", told, "--language", "en").out.split())

    assert (edge["copy"], edge["origin"]) == ("radio-jilguero", "diario-mirlo")
    assert edge["repeated"]
    assert findings(run, told)["searched"]["independent_sources"] == 2
    assert "radio-jilguero takes from diario-mirlo: repeats its words in" in brief


def test_how_the_standing_changed_is_told_with_its_days(run: Run, told: Path) -> None:
    leads = findings(run, told)["leads"]
    brief = " ".join(run("brief", told, "--language", "en").out.split())

    steps = [(step["standing"], step["on"]) for step in leads["history"]]
    assert steps[0] == ("suspected", "2031-05-15")
    assert ("charged", "2031-09-01") in steps
    assert ("denied", "2031-09-01") in steps
    assert (leads["firmest"], leads["firmest_on"]) == ("convicted", "2032-03-01")
    assert "suspected 15 May 2031 → charged 1 Sep 2031" in brief


def test_ages_a_year_apart_agree(run: Run, told: Path) -> None:
    age = findings(run, told)["age"]

    assert not age["contradicts"]
    assert relations(age) == [("supports", ["age_by_date"])]


def test_the_order_in_which_files_come_changes_nothing(run: Run, told: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("new", other, "--name", "other")
    last_first = [tmp_path / "reports" / name for name in sorted(REPORTS, reverse=True)]
    for batch in (last_first[::2], last_first[1::2]):
        run("add", other, *batch, "--workers", "1")

    for kind in ("findings", "copies"):
        assert run("export", other, "--as", kind).out == run("export", told, "--as", kind).out


def test_the_number_of_workers_changes_nothing(run: Run, told: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("new", other, "--name", "other")
    run("add", other, tmp_path / "reports", "--workers", "3")

    for kind in ("findings", "copies"):
        assert run("export", other, "--as", kind).out == run("export", told, "--as", kind).out


def test_more_than_500_and_260_contradict_in_two_languages(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "diario-mirlo_2031-05-15_es.txt").write_text(
        "La policía rescató a más de 500 niños el 14 de mayo de 2031.", "utf-8"
    )
    (tmp_path / "invented-mail_2031-05-15_en.txt").write_text("Police rescued 260 children on May 14, 2031.", "utf-8")
    names = ("diario-mirlo_2031-05-15_es.txt", "invented-mail_2031-05-15_en.txt")
    run("add", case, *(tmp_path / name for name in names), "--workers", "1")

    rescued = findings(run, case)["rescued"]

    assert relations(rescued) == [("contradicts", [])]
