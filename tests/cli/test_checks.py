"""`ovillo checks run` as a user meets it; everybody is invented."""

import json
import re
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_ovillo

KEYS = ["check", "n", "statistic", "p", "smallest_p", "statement"]
SLOWER = """person,step,days,ended,flagged
Ciro Vega Invento,charge,41,1,1
Ciro Olmo Invento,charge,60,0,1
Ciro Tello Invento,charge,75,1,1
""" + "".join(f"Otro {days},charge,{days},1,0\n" for days in (3, 4, 5, 6, 7, 9, 11, 14, 20))
MILDER = "person,milder,flagged\nA,yes,yes\n" + "".join(f"B{each},no,no\n" for each in range(8))
ASSIGNMENT = (
    "handler,protected\n" + "Fiscal Uno,1\n" * 6 + "Fiscal Uno,0\n" * 4 + "Fiscal Dos,0\n" * 19 + "Fiscal Dos,1\n"
)
PEEKING = "reader,expected,seen\nR1,2.0,2\nR2,0.5,5\nR3,1.5,1\n"
ARCHIVING = "office,archived,total\n" + "".join(f"O{each},{58 + each % 4},100\n" for each in range(9)) + "O9,88,100\n"
TABLES = {
    "slower": SLOWER,
    "milder": MILDER,
    "assignment": ASSIGNMENT,
    "peeking": PEEKING,
    "archiving": ARCHIVING,
}
EXPECTED = {
    "slower": (12, -3.8096, 1 / 220, 1 / 220),
    "milder": (9, 1, 1 / 9, 1 / 9),
    # comb(7, 6) * comb(23, 4) + comb(7, 7) * comb(23, 3), over comb(30, 10)
    "assignment": (30, 6, (7 * 8855 + 1771) / 30045015, 1771 / 30045015),
    "peeking": (3, 5, 1.7211562995584e-4, 6.2197e-08),
    "archiving": (10, 88, None, None),
}


@pytest.fixture
def run() -> Run:
    return run_ovillo


def written(folder: Path, text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("check", TABLES)
def test_each_check_answers_in_six_keys(run: Run, tmp_path: Path, check: str) -> None:
    path = written(tmp_path, TABLES[check])

    done = run_ovillo("checks", "run", path, "--check", check, "--as", "json")

    answer = json.loads(done.out)
    n, statistic, p, smallest = EXPECTED[check]
    assert (done.status, done.err, list(answer)) == (0, "", KEYS)
    assert (answer["check"], answer["n"]) == (check, n)
    assert answer["statistic"] == pytest.approx(statistic, abs=5e-5)
    assert p is None or answer["p"] == pytest.approx(p, rel=1e-9)
    assert smallest is None or answer["smallest_p"] == pytest.approx(smallest, rel=1e-4)
    assert 0 < answer["smallest_p"] <= answer["p"] <= 1
    assert "Invento" not in answer["statement"]
    assert run("checks", "run", path, "--as", "json").out == done.out
    assert "nadie" in run("checks", "run", path, "--language", "es").out


@pytest.mark.parametrize(
    ("check", "old", "new", "row", "column"),
    [
        ("slower", "41,1,1", "-41,1,1", 2, "days"),
        ("slower", "41,1,1", "nan,1,1", 2, "days"),
        ("slower", "41,1,1", '"1,041",1,1', 2, "days"),
        ("slower", "60,0,1", "60,maybe,1", 3, "ended"),
        ("slower", "75,1,1", "75,1,", 4, "flagged"),
        ("slower", "75,1,1", "75", 4, "ended"),
        ("slower", "75,1,1", "75,1,1,7", 4, "6"),
        ("slower", "Ciro Tello Invento", " ciro  VEGA invento", 4, "person"),
        ("slower", "Ciro Tello Invento,charge,75,1,1", "Ciro Vega Invento,search,75,1,0", 4, "flagged"),
        ("slower", "Ciro Tello Invento", '"Ciro Tello', 4, "1"),
        ("slower", "flagged\n", "marked\n", 1, "flagged"),
        ("slower", "person,step", "person,person", 1, "person"),
        ("slower", "Ciro Tello Invento", "Ciro Vega\u200b Invento", 4, "person"),
        ("milder", "B0,no,no", "\u2060A\u00ad,no,no", 3, "person"),
        ("milder", "A,yes,yes", "A,yes,no", 2, "flagged"),
        ("milder", "A,yes,yes", ",yes,yes", 2, "person"),
        ("milder", "A,yes,yes", "B0,yes,yes", 3, "person"),
        ("assignment", "Fiscal Dos,1", "\u200b,1", 31, "handler"),
        ("peeking", "0.5,5", "0,5", 3, "expected"),
        ("peeking", "0.5,5", "inf,5", 3, "expected"),
        ("peeking", "0.5,5", "0.5,5.5", 3, "seen"),
        ("peeking", "R3", "r1", 4, "reader"),
        ("archiving", "88,100", "188,100", 11, "archived"),
        ("archiving", "O9", "O8", 11, "office"),
        ("archiving", "88,100", "88,99999999999", 11, "total"),
        ("peeking", "0.5,5", "1e99,5", 3, "expected"),
        ("peeking", "0.5,5", "0.5,99999999999999", 3, "seen"),
        ("slower", "41,1,1", "4e99,1,1", 2, "days"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_row_and_column(
    run: Run, tmp_path: Path, check: str, old: str, new: str, row: int, column: str
) -> None:
    assert old in TABLES[check]
    path = written(tmp_path, TABLES[check].replace(old, new, 1))

    done = run("checks", "run", path, "--check", check, "--as", "json")

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert f"table.csv, row {row}, column {column}: " in done.err


@pytest.mark.parametrize("text", ["", "\n\n", "person,milder,flagged\n", "\x89PNG\r\n\x1a\n\0\0", "PK\x03\x04 no book"])
def test_what_holds_no_rows_is_one_line(run: Run, tmp_path: Path, text: str) -> None:
    done = run("checks", "run", written(tmp_path, text, encoding="latin-1"), "--check", "milder")

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "column person" in done.err or "row 1" in done.err


@pytest.mark.parametrize(
    ("yes", "no"),
    [("1", "0"), ("Sí", "No"), ("si", "NO"), ("TRUE", "FALSE"), ("Verdadero", "Falso"), ("y", "n"), ("1.0", "0.0")],
)
@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16"), ("|", "utf-8-sig")]
)
def test_spellings_separators_and_encodings_change_nothing(
    run: Run, tmp_path: Path, yes: str, no: str, separator: str, encoding: str
) -> None:
    if (yes == "1") == (separator == ","):  # each of both once, not every pair
        return
    rows = [["Persona", "MÁS LEVE", "Señalado"], ["Ñusta", yes, yes], *([f"B{each}", no, no] for each in range(8))]
    text = "\r\n".join(separator.join(row) for row in rows)

    done = run("checks", "run", written(tmp_path, text, encoding=encoding), "--check", "milder", "--as", "json")

    assert done.status == 0, done.err
    assert json.loads(done.out)["p"] == pytest.approx(1 / 9)


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("slower", "person,step,days,ended,flagged\nA,s,1,1,1\nB,s,2,1,1\n"),
        ("slower", "person,step,days,ended,flagged\nA,s,1,0,1\nB,s,2,0,0\n"),
        ("milder", "person,milder,flagged\nA,1,1\nB,0,1\n"),
        ("milder", "person,milder,flagged\nA,1,1\nB,1,0\n"),
        ("assignment", "handler,protected\nA,1\nA,0\n"),
        ("assignment", "handler,protected\nA,0\nB,0\n"),
        ("peeking", "reader,expected,seen\nA,1,0\nB,2,0\n"),
        ("archiving", "office,archived,total\nA,6,10\n"),
        ("archiving", "office,archived,total\nA,0,0\nB,0,0\n"),
    ],
)
def test_where_nothing_can_be_said_that_is_said(run: Run, tmp_path: Path, check: str, text: str) -> None:
    done = run("checks", "run", written(tmp_path, text), "--check", check, "--as", "json")

    answer = json.loads(done.out)
    assert (done.status, answer["p"], answer["smallest_p"]) == (0, 1.0, 1.0)
    assert "Nothing can be said" in answer["statement"]


def test_a_chance_that_no_number_holds_is_told_as_less_than_one(run: Run, tmp_path: Path) -> None:
    both = written(tmp_path, "reader,expected,seen\nR1,0.0001,200000\nR2,1,0\n", "both.csv")
    smallest = written(tmp_path, "reader,expected,seen\nR1,9000,9500\nR2,0.5,1\nR3,200000,199000\n", "smallest.csv")

    told = json.loads(run("checks", "run", both, "--as", "json").out)
    page = run("checks", "run", both, "--language", "es").out
    other = json.loads(run("checks", "run", smallest, "--as", "json").out)

    assert told["p"] == told["smallest_p"] == pytest.approx(2.2e-308, rel=0.02)
    assert "p < 2.2251e-308: no smaller number" in told["statement"]
    assert "counts as < 4.4501e-308" in told["statement"]
    assert "p = 2.2" not in told["statement"] + page
    assert "p < 2.2251e-308: aquí" in page
    assert 0 < other["p"] < 1e-6
    assert "give is < 2.2251e-308" in other["statement"]


def test_eight_co_accused_can_only_describe(run: Run, tmp_path: Path) -> None:
    done = run("checks", "run", written(tmp_path, MILDER))

    assert "0.1111" in done.out
    assert "too few" in done.out


def test_a_folder_is_one_run_with_one_account_of_chance(run: Run, tmp_path: Path) -> None:
    for name, text in TABLES.items():
        written(tmp_path, text, f"{name}.csv")

    done = run("checks", "run", tmp_path, "--as", "json")

    answer = json.loads(done.out)
    by_check = {each["check"]: each for each in answer["checks"]}
    assert done.status == 0
    assert set(by_check) == set(TABLES)
    assert all(each["adjusted_p"] >= each["p"] for each in answer["checks"])
    assert {name for name, each in by_check.items() if each["opens_question"]} == {
        "slower",
        "assignment",
        "peeking",
        "archiving",
    }
    assert answer["false_share"] == 0.1


def test_columns_of_no_check_are_refused(run: Run, tmp_path: Path) -> None:
    done = run("checks", "run", written(tmp_path, "a,b\n1,2\n"))

    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "--check" in done.err


def test_a_large_table_is_quick_and_says_how_it_was_estimated(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"P{each},s,{each * 7919 % 1009}.5,{each % 7 > 0:d},{each % 400 == 0:d}\n" for each in range(15_000))
    path = written(tmp_path, "person,step,days,ended,flagged\n" + rows)
    start = time.monotonic()

    first, second, other = (
        json.loads(run("checks", "run", path, "--as", "json", "--draws", "1999", "--seed", seed).out)
        for seed in (1, 1, 2)
    )

    assert first == second != other
    assert "1999 draws with seed 1" in first["statement"]
    assert time.monotonic() - start < 60


CONFORMANCE = """case,act,actor,at
C,Tap,A,2031-03-02 08:00
C,tap_order,J,2031-03-03T12:00
"""
CONFLICTS = """person,person_role,other,other_role,tie,declared,degree
A,Oficial,B,acusado,Compadrazgo,no,
A,,C,parte,pariente,no,5
"""
REWRITTEN = """file,happened,recorded,flagged
F,2031-05-01 08:00,2031-05-01 09:00,no
G,2031-05-01 08:00,2031-05-01 07:00,yes
"""
ATTRITION = """item,giver,released,receiver,received,usable
E,A,2031-05-01 08:00,B,2031-05-01 17:00,yes
"""
IGNORED = """alert,office,raised,answered
L,O,2031-05-01 08:00,
M,P,2031-05-01 08:00,2031-05-01 09:00
"""
LOGS = {
    "conformance": (CONFORMANCE, [("tap-after-order (CPP 230)", [2])]),
    "conflicts": (CONFLICTS, [("CPP 53.1.b", [2])]),
    "rewritten": (REWRITTEN, [("recorded-after-the-event", [3]), ("recorded-in-order", [3])]),
    "attrition": (ATTRITION, [("received-in-time", [2])]),
    "ignored": (IGNORED, [("answered-in-time", [2])]),
}


@pytest.mark.parametrize("check", LOGS)
def test_checks_by_rule_name_rule_and_row(run: Run, tmp_path: Path, check: str) -> None:
    text, expected = LOGS[check]
    path = written(tmp_path, text)

    done = run("checks", "run", path, "--as", "json", "--at", "2031-06-01")

    answer = json.loads(done.out)
    assert (done.status, list(answer), answer["check"]) == (0, [*KEYS, "findings"], check)
    assert [(each["rule"], each["rows"]) for each in answer["findings"]] == expected
    assert "days" in answer["statement"]
    spanish = run("checks", "run", path, "--at", "2031-06-01", "--language", "es").out
    assert all(f"[{rule}]" in spanish for rule, _ in expected)


@pytest.mark.parametrize(
    ("check", "old", "new", "row", "column"),
    [
        ("conformance", "2031-03-02 08:00", "yesterday", 2, "at"),
        ("conformance", "Tap,A", "Tap,", 2, "actor"),
        ("conflicts", "acusado", "cousin", 2, "other_role"),
        ("conflicts", "pariente", "rumour", 3, "tie"),
        ("conflicts", "A,,C", "A,,a", 3, "other"),
        ("rewritten", "yes", "no", 2, "flagged"),
        ("attrition", "2031-05-01 17:00", "", 2, "received"),
        ("ignored", "M,P", "L,P", 3, "alert"),
    ],
)
def test_what_a_log_cannot_say_is_one_line(
    run: Run, tmp_path: Path, check: str, old: str, new: str, row: int, column: str
) -> None:
    assert old in LOGS[check][0]
    path = written(tmp_path, LOGS[check][0].replace(old, new, 1))

    done = run("checks", "run", path, "--check", check)

    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"table.csv, row {row}, column {column}: " in done.err


@pytest.mark.parametrize("check", ["conformance", "rewritten", "attrition", "ignored"])
def test_a_time_without_zone_beside_one_with_it_accuses_nobody(run: Run, tmp_path: Path, check: str) -> None:
    """An hour later, in Lima; read as UTC it were four hours too early."""
    head, row = {
        "conformance": ("act,actor,at", "tap order,J,2031-05-01 08:00-05:00\ntap,P,2031-05-01 09:00"),
        "rewritten": ("file,happened,recorded", "F-1,2031-05-01 08:00-05:00,2031-05-01 09:00"),
        "attrition": ("item,giver,released,receiver,received", "E,P,2031-05-01 08:00-05:00,R,2031-05-01 09:00"),
        "ignored": ("alert,office,raised,answered", "L,O,2031-05-01 08:00-05:00,2031-05-01 09:00"),
    }[check]
    path = written(tmp_path, f"{head}\n{row}\n")

    refused = run("checks", "run", path)
    told = run("checks", "run", path, "--zone", "America/Lima", "--as", "json")

    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert f"row {3 if check == 'conformance' else 2}, " in refused.err
    assert "--zone" in refused.err
    assert (told.status, json.loads(told.out)["findings"]) == (0, [])


def test_impossible_times_are_places_and_the_other_rows_are_checked(run: Run, tmp_path: Path) -> None:
    evidence = written(tmp_path, ATTRITION + "E-1,P-9,2031-05-02 08:00,P-3,2031-05-02 07:00,yes\n", "evidence.csv")
    alerts = written(tmp_path, IGNORED + "N,P,2031-05-01 08:00,2031-04-01 09:00\n", "alerts.csv")

    told = json.loads(run("checks", "run", evidence, alerts, "--at", "2031-06-01", "--as", "json").out)["checks"]

    assert [[(each["rule"], each["rows"]) for each in one["findings"]] for one in told] == [
        [("received-in-time", [2]), ("received-after-release", [3])],
        [("answered-in-time", [2]), ("answered-after-alert", [4])],
    ]
    assert "cannot be true" in told[0]["findings"][1]["sentence"]


@pytest.mark.parametrize(
    "rows",
    [
        "act,actor,at\ntap order,J,2031-05-01 08:00\ntap,P,2031-05-01\n",
        "file,happened,recorded\nF,2031-05-01 08:00,2031-05-01\nF,2031-05-01,2031-05-01 07:00\n",
        "item,giver,released,receiver,received\nE,P,2031-05-01 08:00,R,2031-05-01\nE,R,2031-05-01,P,2031-05-01 23:00\n",
        "alert,office,raised,answered\nL,O,2031-05-01 08:00,2031-05-01\nM,O,2031-05-01,2031-05-04 23:00\n",
        "item,giver,released,receiver,received\nE,P,2031-05-01,R,2031-05-02\n",
        "alert,office,raised,answered\nL,O,2031-05-01,2031-05-04\n",
        "act,actor,at\ndetention,P,2031-05-01\nbrought before judge,P,2031-05-03\ncomplaint,P,2031-05-05\n",
    ],
)
def test_a_day_beside_a_time_or_a_day_accuses_nobody(run: Run, tmp_path: Path, rows: str) -> None:
    told = json.loads(run("checks", "run", written(tmp_path, rows), "--as", "json").out)

    assert told["findings"] == []


def test_an_open_alert_of_a_day_is_asked_about_once_it_waited_whatever_the_hour(run: Run, tmp_path: Path) -> None:
    alerts = written(tmp_path, "alert,office,raised,answered\nL,O,2031-05-01,\n")

    told = [
        json.loads(run("checks", "run", alerts, "--at", at, "--zone", "America/Lima", "--as", "json").out)
        for at in ("2031-05-04T23:59", "2031-05-05T00:00")
    ]

    assert [len(each["findings"]) for each in told] == [0, 1]


@pytest.mark.parametrize(
    ("head", "by_time", "by_day"),
    [
        ("file,happened,recorded,flagged", "2031-05-01 08:00,2031-05-03 07:00", "2031-05-01,2031-05-03"),
        ("item,released,received,flagged,giver,receiver", "2031-05-01 08:00,2031-05-02 07:00", "2031-05-01,2031-05-02"),
        ("alert,raised,answered,office", "2031-05-01 08:00,2031-05-04 09:00", "2031-05-01,2031-05-04"),
    ],
)
def test_whoever_writes_times_is_no_slower_than_whoever_writes_days(
    run: Run, tmp_path: Path, head: str, by_time: str, by_day: str
) -> None:
    """The flagged, or one office, by the minute; the others by the day, and as late for all that anybody can tell."""
    last = "office" not in head
    rows = [f"K-{place},{by_time},{'yes' if last else 'O-1'},P,R" for place in range(4)]
    rows += [f"L-{place},{by_day},{'no' if last else 'O-2'},P,R" for place in range(9)]
    table = "\n".join([head, *(",".join(each.split(",")[: head.count(",") + 1]) for each in rows), ""])

    told = json.loads(run("checks", "run", written(tmp_path, table), "--as", "json").out)

    assert told["p"] == told["smallest_p"] == 1
    assert "each is compared with those that tell as much" in told["statement"]


UNANSWERED = "alert,office,raised,answered\n" + "".join(f"A{day},O-1,2031-05-0{day},\n" for day in (1, 2, 3))
ANSWERED_SOON = "".join(f"B{day},O-2,2031-05-0{day},2031-05-0{day + 1}\n" for day in (1, 2, 3))
NEVER_CAME = "item,released,received,flagged,giver,receiver\n" + "".join(
    f"K-{place},2031-05-01,{'' if place < 3 else '2031-05-01'},{'yes' if place < 3 else 'no'},P,{'' if place < 3 else 'R'}\n"
    for place in range(8)
)


@pytest.mark.parametrize("of_days", [True, False])
@pytest.mark.parametrize(("table", "p"), [(UNANSWERED + ANSWERED_SOON, 1 / 20), (NEVER_CAME, 1 / 56)])
def test_what_never_came_is_compared_with_what_came(
    run: Run, tmp_path: Path, table: str, p: float, of_days: bool
) -> None:
    """An empty cell tells neither a day nor a time: it counts as told as exactly as those that are filled."""
    told = table if of_days else re.sub(r"(2031-05-\d\d)", r"\1 08:00", table)

    found = json.loads(run("checks", "run", written(tmp_path, told), "--at", "2031-06-20", "--as", "json").out)

    assert found["p"] == found["smallest_p"] == pytest.approx(p, abs=1e-5)


ANSWERED = [
    f"{office}{place},{office},2031-05-0{1 + place % 4} 08:00,{answered}"
    for office, late in (("O-1", True), ("O-2", False), ("O-3", False))
    for place in range(8)
    for answered in [f"2031-05-0{5 + place % 4} 02:00" if late else f"2031-05-0{1 + place % 4} 10:00"]
]


@pytest.mark.parametrize("row", [0, 8])
def test_one_row_of_a_day_does_not_hide_the_office_that_answered_late(run: Run, tmp_path: Path, row: int) -> None:
    """Of O-1, which is asked about, or of another."""
    rows = [*ANSWERED]
    key, office, *_ = rows[row].split(",")
    rows[row] = f"{key},{office},2031-05-04,2031-05-04"
    table = "\n".join(["alert,office,raised,answered", *rows, ""])

    told = json.loads(run("checks", "run", written(tmp_path, table), "--as", "json").out)

    late = 8 - (row == 0)
    assert (len(told["findings"]), told["statistic"], told["p"] < 1e-4) == (late, late, True)
    assert f"left {late} of 8 too long" in told["statement"]


def test_one_row_of_a_day_does_not_hide_the_items_that_came_late(run: Run, tmp_path: Path) -> None:
    rows = [f"E-{place},P,2031-05-01 08:00,R,2031-05-02 07:00,yes" for place in range(6)]
    rows += [f"F-{place},P,2031-05-01 08:00,R,2031-05-01 09:00,no" for place in range(11)]
    rows.append("G,P,2031-05-01,R,2031-05-02,no")
    table = "\n".join(["item,giver,released,receiver,received,flagged", *rows, ""])

    told = json.loads(run("checks", "run", written(tmp_path, table), "--as", "json").out)

    assert (len(told["findings"]), told["statistic"]) == (6, 6)
    assert told["p"] == told["smallest_p"] == pytest.approx(1 / 12376)


def test_one_row_of_a_day_does_not_hide_the_files_that_were_written_later(run: Run, tmp_path: Path) -> None:
    rows = [f"F-{file},2031-05-0{day} 08:00,2031-05-0{day} 09:00,no" for file in range(11) for day in range(1, 4)]
    rows += [f"K-{file},2031-05-0{day} 08:00,2031-05-0{day + 4} 09:00,yes" for file in range(3) for day in range(1, 4)]
    more = ["K-0,2031-05-04,2031-05-04,yes", "F-0,2031-05-04,2031-05-04,no"]
    tables = ["\n".join(["file,happened,recorded,flagged", *rows, *each, ""]) for each in ([], more)]
    paths = [written(tmp_path, each, f"{place}.csv") for place, each in enumerate(tables)]

    without, told = json.loads(run("checks", "run", *paths, "--as", "json").out)["checks"]

    assert (without["p"], without["statistic"]) == (told["p"], told["statistic"]) == (pytest.approx(34 / 364), 96)
    assert told["p"] == told["smallest_p"]


@pytest.mark.parametrize(("answered", "late"), [("2031-05-05", 8), ("2031-05-04", 0)])
def test_days_are_late_in_the_comparison_where_the_rule_names_them(
    run: Run, tmp_path: Path, answered: str, late: int
) -> None:
    """From 1 to 5 May is more than 72 hours, whatever the hours are."""
    rows = [f"A-{place},O-1,2031-05-01,{answered}" for place in range(8)]
    rows += [f"B-{place},O-2,2031-05-01,2031-05-02" for place in range(16)]
    table = "\n".join(["alert,office,raised,answered", *rows, ""])

    told = json.loads(run("checks", "run", written(tmp_path, table), "--as", "json").out)

    assert (len(told["findings"]), told["statistic"]) == (late, late)
    assert (told["p"] < 1e-5) is bool(late)


def test_what_is_a_minute_above_the_limit_is_said_so(run: Run, tmp_path: Path) -> None:
    table = "item,giver,released,receiver,received\nE,P,2031-05-01 08:00,R,2031-05-01 16:01\n"

    told = json.loads(run("checks", "run", written(tmp_path, table), "--as", "json").out)

    assert [each["sentence"] for each in told["findings"]] == ["handed over, and received only after more than 8 h"]


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("America/New_York", "2031-11-02 01:50", "2031-11-02 01:10"),  # comes twice
        ("America/New_York", "2031-03-09 02:50", "2031-03-09 02:10"),  # does not come at all
    ],
)
def test_an_hour_that_comes_twice_accuses_nobody(run: Run, tmp_path: Path, zone: str, before: str, after: str) -> None:
    tables = [
        written(tmp_path, f"file,happened,recorded\nF,{before},{after}\nF,{after},{before}\n", "a.csv"),
        written(tmp_path, f"act,actor,at\ntap order,J,{before}\ntap,P,{after}\n", "b.csv"),
        written(tmp_path, f"item,giver,released,receiver,received\nE,P,{before},R,{after}\n", "c.csv"),
        written(tmp_path, f"alert,office,raised,answered\nL,O,{before},{after}\n", "d.csv"),
    ]

    told = json.loads(run("checks", "run", *tables, "--zone", zone, "--as", "json").out)["checks"]
    by_utc = json.loads(run("checks", "run", *tables, "--zone", "UTC", "--as", "json").out)["checks"]

    assert [each["findings"] for each in told] == [[], [], [], []]
    assert all(each["findings"] for each in by_utc)


def test_a_detention_under_an_exception_is_measured_by_it(run: Run, tmp_path: Path) -> None:
    head = "acto,autor,cuando,plazo\n"
    brought = "puesta a disposición del juez,P,2031-04-14 16:00,\n"
    tables = [
        written(tmp_path, f"{head}detención,P,2031-04-11 05:20,{limit}\n{brought}", f"{each}.csv")
        for each, limit in enumerate(("15 d", "", "72 h"))
    ]

    told = json.loads(run("checks", "run", *tables, "--as", "json").out)["checks"]
    refused = run("checks", "run", written(tmp_path, f"{head}detención,P,2031-04-11,soon\n"))

    assert [[each["sentence"].rpartition("within ")[2] for each in one["findings"]] for one in told] == [
        [], [], ["72 h"],
    ]  # fmt: skip
    assert (refused.status, "row 2, column within" in refused.err) == (2, True)


def test_an_item_on_its_way_was_not_lost(run: Run, tmp_path: Path) -> None:
    items = written(tmp_path, "item,giver,released,receiver,received\nE-1,P-1,2031-05-01 08:00,,\n")
    whens = ("2031-05-01T15:00", "2031-05-01T17:00", "2031-04-01")

    told = [run("checks", "run", items, "--at", at, "--zone", "America/Lima", "--as", "json").out for at in whens]

    assert [len(json.loads(each)["findings"]) for each in told] == [0, 1, 1]


def test_two_detained_do_not_answer_for_one_another_and_a_day_ends_where_it_was_lived(run: Run, tmp_path: Path) -> None:
    rows = """act,actor,at,about,within
detention,P,2031-04-11 05:20-05:00,A-1,48 h
detention,P,2031-04-11 05:20-05:00,A-2,48 h
brought before judge,F,2031-04-12 16:00-05:00,A-1,
tap order,J,2031-04-01 07:00-05:00,,
tap,P,2031-04-01 08:00-05:00,L-1,
tap extension request,F,2031-05-31 22:00-05:00,L-1,
evidence released,P,2031-05-01 08:00-05:00,,
"""

    told = json.loads(run("checks", "run", written(tmp_path, rows), "--as", "json").out)

    assert [(each["rule"], each["rows"]) for each in told["findings"]] == [
        ("detention-brought-in-time (CPP 264)", [3]),
    ]
    assert "column about" in told["statement"]


def test_an_alert_whose_lateness_hangs_on_its_zone_is_asked_about(run: Run, tmp_path: Path) -> None:
    alerts = written(tmp_path, "alert,office,raised,answered\nL,O,2031-05-01 08:00-05:00,\n")

    near, far = (run("checks", "run", alerts, "--at", at) for at in ("2031-05-04T10:00", "2031-05-09"))

    assert (near.status, near.out, near.err.count("\n"), far.status) == (2, "", 1, 0)
    assert "row 2, column raised" in near.err


def test_rules_of_ones_own_and_the_time_up_to_which_is_counted(run: Run, tmp_path: Path) -> None:
    rules = written(tmp_path, '[[rule]]\nid = "mine"\nkind = "absence"\nact = "tap"\n', "rules.toml")
    broken = written(tmp_path, '[[rule]]\nid = "mine"\nkind = "wish"\n', "broken.toml")
    acts, alerts = written(tmp_path, CONFORMANCE), written(tmp_path, IGNORED, "alerts.csv")

    mine = json.loads(run("checks", "run", acts, "--rules", rules, "--as", "json").out)
    refused = run("checks", "run", acts, "--rules", broken)
    early, late = (
        json.loads(run("checks", "run", alerts, "--at", at, "--zone", "America/Lima", "--as", "json").out)
        for at in ("2031-05-04T08:00", "2031-05-04T08:01")
    )

    assert [each["rule"] for each in mine["findings"]] == ["mine"]
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert "rule mine" in refused.err
    assert [len(each["findings"]) for each in (early, late)] == [0, 1]


def test_a_log_in_words_that_no_rule_knows_is_not_told_as_if_it_were_clean(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "act,actor,at\nsurveillance,A,2031-05-01\ntap,A,2031-05-02\nvisto bueno,B,2031-05-03\n")

    statement = json.loads(run("checks", "run", path, "--check", "conformance", "--as", "json").out)["statement"]

    assert "Acts that no rule knows: 2, the first in row 2." in statement


@pytest.mark.parametrize(("asked", "rows"), [("2032-06-30", []), ("2032-07-01", [4])])
def test_a_last_day_that_is_a_holiday_of_peru_moves_to_the_next_working_day(
    run: Run, tmp_path: Path, asked: str, rows: list[int]
) -> None:
    """The sixtieth day is 29 June, a holiday; of a year whose holidays nobody knows, weekends alone are looked at."""
    text = "acto,autor,cuando\norden de interceptación,J,{0}-04-29\ninterceptación,P,{0}-04-30\n"
    text += "pedido de prórroga de interceptación,F,"
    path = written(tmp_path, text.format(2032) + asked + "\n")
    far = written(tmp_path, text.format(9990) + asked.replace("2032", "9990") + "\n", "far.csv")

    told, later = (
        json.loads(run("checks", "run", each, "--check", "conformance", "--as", "json").out) for each in (path, far)
    )

    assert [row for each in told["findings"] for row in each["rows"]] == rows
    assert later["findings"]
