"""`ovillo clock` as a user and as another program meet it."""

import json
from pathlib import Path

import pytest

from ovillo.cli.main import main
from tests.cli.conftest import Run

OWN_RULE = """
[profile]
jurisdiction = "PE"
name = { en = "Our office", es = "Nuestra oficina" }
country = "PE"
zone = "America/Lima"
weekend = ["saturday", "sunday"]
law_no = "Office target"
set_by = "Jefatura Inventada"
[counting]
hours = { begin = "instant", roll = false, skip = false }
[events]
police_notice = { en = "the police learn of it", es = "la policía toma noticia" }
[titles]
P01 = { en = "Police tell the prosecutor", es = "La policía comunica al fiscal" }
[[rule]]
rule_id = "P01"
trigger_event = "police_notice"
length = 2
unit = "h"
counting = "hours"
effect = "disciplinary"
article = "CPP 67.1"
valid_from = 2020-01-01
certainty = "A"
"""
KEYS = ["rule", "values", "conflict", "warn_at"]


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Runs the program in this process: loading it takes longer than any clock."""
    status = 0
    try:
        main(["clock", *map(str, arguments), "--language", "en"])
    except SystemExit as end:
        status = int(end.code or 0)
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_answer_has_exactly_its_keys(run: Run) -> None:
    done = run("clock", "F02", "--start", "2024-03-27T09:00", "--qualifier", "complex", "--as", "json")

    assert done.status == 0
    assert json.loads(done.out) == {
        "rule": "F02",
        "values": [
            {
                "due": "2024-11-27",
                "version": "DLeg. 957 (2006-07-01)",
                "article": "CPP 342.2",
                "effect": "judicial_control",
            }
        ],
        "conflict": False,
        "warn_at": "2024-11-27",
    }
    assert done.err == ""


def test_a_conflict_gives_every_value_and_the_earliest(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "D04", "--start", "2018-11-06T05:00", "--on", "2026-02-01", "--as", "json")

    answer = json.loads(out)
    assert (status, list(answer), answer["conflict"], answer["warn_at"]) == (0, KEYS, True, "2018-11-16T05:00")
    assert [each["due"] for each in answer["values"]] == ["2018-11-21T05:00", "2018-11-16T05:00"]
    assert {tuple(each) for each in answer["values"]} == {("due", "version", "article", "effect")}


def test_a_rule_without_a_period_says_why_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "D05", "--start", "2026-11-26T09:00", "--as", "json")

    assert json.loads(out) == {"rule": "D05", "values": [], "conflict": False, "warn_at": None}
    assert (status, len(err.splitlines())) == (0, 1)


def test_what_must_be_known_of_an_end_stands_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "D09", "--start", "2024-03-27T09:00", "--as", "json")

    assert (status, list(json.loads(out))) == (0, KEYS)
    assert "--qualifier organised" in err


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "D01",
        "D99 --start 2024-01-01",
        "D01 --start 2024-02-31T10:00",
        "D01 --start tomorrow",
        "D01 --start 0001-01-01",
        "D01 --start 9999-12-31T23:59",
        "D04 --start 2010-01-01T10:00",
        "D01 --start 2024-01-01T10:00 --on 1990",
        "D01 --start 2024-01-01T10:00 --on 2024-13",
        "D01 --start 2024-01-01T10:00 --qualifier grave",
        "F01 --start 2024-01-01 --qualifier organised",
        "C02 --start 2024-01-01 --not-counted 2024-05-02..2024-05-01",
        "F08 --start 2098-12-20 --distance-days 60 --start 2101-01-01",
        "F01 --start 2024-01-01 --extension 60d --granted-by judge --asked 2024-02-01",
        "F01 --start 2024-01-01 --extension 60d --granted-by prosecutor --asked 2024-09-01",
        "D01 --start 2024-01-01T10:00 --lead 3wd --as ical",
        "D01 --start 2024-01-01T10:00 --rules nowhere.toml",
        "D01 --start 2024-01-01T10:00 --overlay nowhere.csv",
        "D01 --start 2024-01-01T10:00 --as yaml",
        "D01 D02 --start 2024-01-01T10:00",
        "next",
        "next nowhere",
        "start nowhere D01 --start 2024-01-01T10:00",
        "--list --country ZZ",
        "--cite 129-A",
    ],
)
def test_what_cannot_be_asked_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str], arguments: str) -> None:
    status, out, err = said(capsys, *arguments.split())

    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    assert "{" not in err


def test_a_period_of_hours_from_a_day_is_counted_from_its_first_minute_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = said(capsys, "D01", "--start", "2018-11-06", "--as", "json")

    assert (status, json.loads(out)["warn_at"]) == (0, "2018-11-08T00:00")
    assert "No hour is given" in err


def test_rules_and_days_of_a_court_come_from_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    days = tmp_path / "court.csv"
    days.write_bytes("day;kind;name\n2024-04-04;holiday;Día del Juez\n".encode("utf-16"))

    plain = json.loads(said(capsys, "F05", "--start", "2024-04-01", "--as", "json")[1])["warn_at"]
    later = json.loads(said(capsys, "F05", "--start", "2024-04-01", "--overlay", days, "--as", "json")[1])["warn_at"]
    own = tmp_path / "own.toml"
    own.write_text(OWN_RULE, "utf-8")
    target = said(capsys, "P01", "--start", "2024-04-01T10:00", "--rules", own)[1]
    days.write_text("day,kind\n2024-04-31,holiday\n", "utf-8")
    status, _, err = said(capsys, "F05", "--start", "2024-04-01", "--overlay", days)

    assert (plain, later, status) == ("2024-04-15", "2024-04-16", 2)
    assert "row 2, column day" in err
    assert "until 2024-04-01T12:00; 2 hours" in target
    assert "fixed by Jefatura Inventada" in target


def test_every_rule_is_listed_as_unverified_with_its_article(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "--list", "--as", "json")
    text = said(capsys, "--list", "--country", "gb")[1]

    rows = json.loads(out)["rules"]
    assert status == 0
    assert {each["jurisdiction"] for each in rows} == {"GB", "PE", "US"}
    assert all(each["article"] and not each["verified_by"] for each in rows)
    assert all(line.endswith("unverified") for line in text.splitlines())


def test_a_calendar_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "C02", "--start", "2024-07-28", "--lead", "30d", "--as", "ical")

    assert status == 0
    assert "DTSTART;VALUE=DATE:20250427" in out
    assert "TRIGGER;RELATED=START:-P30D" in out


def test_the_clocks_of_a_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    started = said(capsys, "start", case, "F01", "--start", "2024-01-02", "--about", "carpeta 17-2031")
    assert started[0] == 0, started[2]
    assert said(capsys, "start", case, "D01", "--start", "2099-04-19T20:00")[0] == 0
    assert said(capsys, "start", case, "f01", "--start", "2024-01-02", "--about", "carpeta 17-2031")[0] == 2

    listed = json.loads(said(capsys, "next", case, "--as", "json")[1])["clocks"]
    assert [(each["rule"], each["overdue"], each["about"]) for each in listed] == [
        ("F01", True, "carpeta 17-2031"),
        ("D01", False, ""),
    ]
    assert [each["raised"] for each in listed[1]["alerts"]] == [False] * 4
    text = said(capsys, "next", case)[1]
    assert text.index("OVERDUE since 2024-05-02") < text.index("until 2099-04-21T20:00")

    first = listed[0]["id"][:12]
    how = ("--granted-by", "prosecutor", "--asked", "2024-04-01")
    assert said(capsys, "extend", case, first, "--extension", "60d", *how)[0] == 0
    assert said(capsys, "extend", case, first, "--extension", "60d", *how)[0] == 2
    assert json.loads(said(capsys, "next", case, "--as", "json")[1])["clocks"][0]["warn_at"] == "2024-07-01"

    assert said(capsys, "stop", case, first)[0] == 2
    assert said(capsys, "stop", case, first, "--reason", "charge filed")[0] == 0
    assert said(capsys, "stop", case, first, "--reason", "charge filed")[0] == 2
    assert [each["rule"] for each in json.loads(said(capsys, "next", case, "--as", "json")[1])["clocks"]] == ["D01"]
    assert "BEGIN:VEVENT" in said(capsys, "next", case, "--as", "ical")[1]


def test_an_extension_that_was_granted_is_told_and_one_that_is_used_up_is_not_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start = ("C02", "--start", "2026-03-01")
    granted = ("--extension", "9m", "--granted-by", "judge", "--asked", "2026-11-01")

    before, after = said(capsys, *start)[1], said(capsys, *start, *granted)[1]
    often = said(capsys, *start, *granted, "--extension", "9m")

    assert "may be extended by the judge, 9 months at most; 1 time" in before
    assert "2027-09-01; 9 months + 9 months of extension by the judge;" in after
    assert "may be extended" not in after
    assert (often[0], "only so many times: 1." in often[2]) == (2, True)


def test_spanish(run: Run) -> None:
    done = run("clock", "D01", "--start", "2018-11-06T05:00", "--language", "es")

    assert "Detención policial" in done.out
    assert "hasta 2018-11-08T05:00; 48 horas; luego libertad" in done.out


def test_the_sort_of_proceedings_is_said_in_spanish(run: Run) -> None:
    done = run("clock", "F02", "--start", "2024-03-27", "--language", "es")

    assert "proceso: complejo." in done.out
