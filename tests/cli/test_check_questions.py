"""Questions of checks in a case, from the run to the closing, as users meet them; everybody is invented."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ovillo.casework.clocks.calendars import WorkingCalendar
from tests.cli.conftest import Run, run_ovillo
from tests.cli.test_checks import CONFORMANCE, PEEKING, SLOWER, written


@pytest.fixture
def run() -> Run:
    return run_ovillo


def test_a_question_is_asked_once_answered_and_closed_by_somebody_else(run: Run, case: Path, tmp_path: Path) -> None:
    slower = written(tmp_path, SLOWER, "slower.csv")
    acts = written(tmp_path, CONFORMANCE, "acts.csv")

    first = run("checks", "run", slower, acts, "--into", case, "--as", "json")
    again = run("checks", "run", slower, acts, "--into", case, "--as", "json")

    asked = json.loads(run("checks", "questions", case, "--as", "json").out)
    assert (first.status, first.out, first.err) == (again.status, again.out, again.err)
    assert [(each["check"], each["table"], each["rows"]) for each in asked] == [
        ("slower", "slower.csv", [2, 3, 4]),
        ("conformance", "acts.csv", [2]),
    ]
    today = datetime.now(UTC).date()
    assert asked[0]["reply_until"] in {
        WorkingCalendar("PE").after_working(today - timedelta(days=back), 5).isoformat() for back in (0, 1)
    }
    assert "Invento" not in json.dumps(asked)

    question = asked[0]["id"][:12]
    early = run("checks", "close", case, question, "--text", "seen", OVILLO_ACTOR="Other Person")
    noted = run("checks", "reply", case, question, "--text", "My own words.")
    unheard = run("checks", "close", case, question, "--text", "done", OVILLO_ACTOR="Other Person")
    replied = run("checks", "reply", case, question, "--text", "Two were abroad.", OVILLO_ACTOR="Invented Office")
    own = run("checks", "close", case, question, "--text", "seen")
    asked_office = run("checks", "close", case, question, "--text", "nothing", OVILLO_ACTOR="Invented Office")
    closed = run("checks", "close", case, question, "--text", "The reply explains it.", OVILLO_ACTOR="Other Person")
    late = run("checks", "reply", case, question, "--text", "More.")

    assert [(each.status, each.err.count("\n")) for each in (early, noted, unheard, replied, own, asked_office, closed, late)] == [
        (2, 1), (0, 1), (2, 1), (0, 1), (2, 1), (2, 1), (0, 1), (2, 1),
    ]  # fmt: skip
    assert "until" in early.err
    shown = json.loads(run("checks", "questions", case, "--as", "json").out)[0]
    assert "no reply of the office" in noted.err
    assert [(each["text"], each["of_office"]) for each in shown["replies"]] == [
        ("My own words.", False), ("Two were abroad.", True),
    ]  # fmt: skip
    assert (shown["closed"]["by"], shown["closed"]["text"]) == ("Other Person", "The reply explains it.")
    assert "O-E" in run("checks", "questions", case, "--language", "es").out
    assert run("verify", case).status == 0


TIES = """person,person_role,other,other_role,tie,degree,declared
O-1,official,P-1,party,kin,2,no
O-2,official,P-1,party,cohabitation,,no
O-3,official,P-1,party,friendship,,no
O-4,official,P-1,party,enmity,,no
"""


def test_each_row_is_asked_about_in_its_own_words(run: Run, case: Path, tmp_path: Path) -> None:
    told = json.loads(run("checks", "run", written(tmp_path, TIES), "--into", case, "--as", "json").out)

    (asked,) = json.loads(run("checks", "questions", case, "--as", "json").out)
    shown = run("checks", "questions", case).out
    assert asked["findings"] == told["findings"]
    assert [(each["rows"], each["sentence"].split(";")[0].rpartition(" ")[2]) for each in asked["findings"]] == [
        ([2], "kin"), ([3], "cohabitation"), ([4], "friendship"), ([5], "enmity"),
    ]  # fmt: skip
    assert "row 4: an official and a party tied by friendship; ask for a declaration [CPP 53.1.b]\n" in shown
    assert "fila 5: " in run("checks", "questions", case, "--language", "es").out


def test_what_opens_no_question_enters_nothing(run: Run, case: Path, tmp_path: Path) -> None:
    clean = written(tmp_path, PEEKING.replace("0.5,5", "0.5,0"))

    done = run("checks", "run", clean, "--into", case)

    assert (done.status, done.err) == (0, "No question was opened.\n")
    assert run("checks", "questions", case).out == "No question was opened.\n"


def test_what_is_no_question_or_has_no_words_is_one_line(run: Run, case: Path) -> None:
    for words in (
        ["reply", case, "abcdef12", "--text", "x"],
        ["close", case, "ab", "--text", "x"],
        ["reply", case, "abcdef12"],
    ):
        done = run("checks", *words)

        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
