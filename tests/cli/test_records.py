"""`ovillo payments` and `ovillo registers` as a user runs them; everybody is invented."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAYMENTS = """from,to,date,amount,currency
Ana Olmo,Eva Sol,2031-05-02,9900.00,PEN
Ana Olmo,Eva Sol,2031-05-03,9800.00,PEN
Ana Olmo,Eva Sol,2031-05-04,9700.00,PEN
Luz Paz,Eva Sol,2031-05-04,50.00,PEN
Luz Paz,Eva Sol,never,50.00,PEN
"""
BIRTHS = """madre,nacimiento,domicilio,lugar,medico,fecha de inscripcion,registrador,salida
Rosa Lira Paz,01/05/2031,Costa Baja,Monte Alto,Dr. Tinto,02/05/2031,Oficial 1,20/05/2031
Alba Nube Sol,03/05/2031,Costa Baja,Monte Alto,Dr. Tinto,04/09/2031,Oficial 1,
Inés Cala Mar,04/05/2031,Monte Alto,Monte Alto,Dra. Lima,05/05/2031,Oficial 2,
Sara Rama Pino,05/05/2031,Monte Alto,Monte Alto,Dra. Lima,05/09/2031,Oficial 1,
"""


@pytest.fixture
def payments(tmp_path: Path) -> Path:
    path = tmp_path / "payments.csv"
    path.write_text(PAYMENTS, "utf-8")
    return path


@pytest.fixture
def births(tmp_path: Path) -> Path:
    path = tmp_path / "births.csv"
    path.write_text(BIRTHS, "utf-8")
    return path


@pytest.mark.parametrize(
    ("question", "name", "rows"),
    [
        (["flows"], "flows", [[2, 3, 4], [5]]),
        (["structuring", "--limit", "10000"], "parties", [[2, 3, 4], [2, 3, 4]]),
        (["price", "--price", "9750", "--tolerance", "0.01", "--around", "2031-05-05"], "payments", [[4], [3]]),
        (["price", "--price", "20000"], "payments", []),
        (["paid-after", "--days", "1"], "parties", [[2, 3, 4, 5]]),
    ],
)
def test_payments_answer_with_their_rows(
    run: Run, payments: Path, births: Path, question: list[str], name: str, rows: list[list[int]]
) -> None:
    more = ["--births", births] if question[0] == "paid-after" else []

    done = run("payments", "--table", payments, *question, *more, "--as", "json")

    answer = json.loads(done.out)
    assert done.status == 0
    assert [each["rows"] for each in answer[name]] == rows
    assert answer["tables"][0]["unread"] == [{"row": 6, "reason": "Its day or time cannot be read."}]
    assert run("payments", "--table", payments, *question, *more, "--language", "es").status == 0


@pytest.mark.parametrize(
    ("question", "subjects"),
    [("signing", ["Dr. Tinto"]), ("late", ["Oficial 1"]), ("exit", ["Rosa Lira Paz"]), ("clinic", ["Luz Perdida"])],
)
def test_registers_answer_with_base_rate_and_warning(
    run: Run, births: Path, tmp_path: Path, question: str, subjects: list[str]
) -> None:
    clinic = tmp_path / "clinic.csv"
    clinic.write_text("paciente,fecha\nLuz Perdida,01/04/2031\nLuz Perdida,28/04/2031\n", "utf-8")
    more = ["--clinic", clinic] if question == "clinic" else []

    done = run("registers", "--table", births, question, *more, "--as", "json")

    patterns = json.loads(done.out)["patterns"]
    assert [each["subject"] for each in patterns] == subjects
    assert all(each["is_small_sample"] and "base_rate" in each for each in patterns)
    assert "few rows" in run("registers", "--table", births, question, *more).out


@pytest.mark.parametrize(
    "command",
    [
        ["payments", "structuring"],
        ["payments", "price"],
        ["payments", "paid-after"],
        ["payments", "flows", "--columns", "from=nobody"],
        ["payments", "flows", "--zone", "no/where"],
        ["registers", "clinic"],
        ["registers", "addresses"],
        ["registers", "signing"],
    ],
)
def test_what_a_question_lacks_is_one_line(run: Run, payments: Path, command: list[str]) -> None:
    done = run(command[0], "--table", payments, *command[1:])

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_a_party_that_is_written_in_several_ways_is_one_and_the_ways_are_told(run: Run, tmp_path: Path) -> None:
    spellings = ["Zulema Farfán", "ZULEMA FARFAN", '"Farfán, Zulema"', "zulema farfán"]
    table = tmp_path / "payments.csv"
    table.write_text(
        "from,to,date,amount\n"
        + "".join(
            f"Payer {place},{name},2031-05-0{place},9{place}00\n" for place, name in enumerate(spellings, start=1)
        )
        + "Cuenta 12 34,Cuenta 34 12,2031-05-09,5\nCuenta 34 12,Cuenta 12 34,2031-05-09,5\n",
        "utf-8",
    )

    done = run("payments", "--table", table, "structuring", "--limit", "10000", "--as", "json")

    (found,) = json.loads(done.out)["parties"]
    assert (found["party"], found["rows"]) == ("Zulema Farfán", [2, 3, 4, 5])
    assert "Zulema Farfán is taken for one party with: Farfán, Zulema; ZULEMA FARFAN; zulema farfán" in done.err
    assert done.err.count("taken for one party") == 1
    assert json.loads(done.out)["written"] == {"Zulema Farfán": ["Farfán, Zulema", "ZULEMA FARFAN", "zulema farfán"]}
    apart = run("payments", "--table", table, "structuring", "--limit", "10000", "--as", "json", "--as-written")
    assert json.loads(apart.out)["parties"] == []
    assert json.loads(apart.out)["written"] == {}


def test_a_refund_is_told_as_no_payment(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "payments.csv"
    table.write_text("from;to;date;amount\nAna;Beto;2031-05-01;9.500,50\nAna;Beto;2031-05-02;-9.000,00\n", "utf-8")

    done = run("payments", "--table", table, "flows", "--as", "json")

    assert [(each["count"], each["total"]) for each in json.loads(done.out)["flows"]] == [(1, 9500.5)]
    assert "Row 3: Its amount is not above zero" in done.err
    assert "Decimal sign of the amounts: ," in done.err


DEBITS = "from;to;date;amount;currency\nAna;Eva;2031-05-02;-900,00;PEN\nAna;Eva;2031-05-03;-50,00;PEN\nEva;Ana;2031-05-04;7,50;PEN\n"


def test_a_bank_that_writes_what_was_paid_with_a_minus_is_read_when_told_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "debits.csv"
    path.write_text(DEBITS, "utf-8")

    usual = run("payments", "--table", path, "flows", "--as", "json")
    told = json.loads(run("payments", "--table", path, "flows", "--minus", "paid", "--as", "json").out)

    assert "add --minus paid" in usual.err
    assert [(each["payer"], each["total"], each["rows"]) for each in told["flows"]] == [("Ana", 950.0, [2, 3])]
    assert [each["row"] for each in told["tables"][0]["unread"]] == [4]


def test_a_refund_among_payments_asks_for_no_other_reading(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "refund.csv"
    path.write_text("from;to;date;amount\nAna;Eva;2031-05-02;900,00\nAna;Eva;2031-05-03;-50,00\n", "utf-8")

    assert "--minus" not in run("payments", "--table", path, "flows").err


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e300", "0"])
def test_a_number_that_is_no_amount_is_refused_in_words(run: Run, payments: Path, number: str) -> None:
    asked = [
        run("payments", "--table", payments, "structuring", f"--limit={number}"),
        run("payments", "--table", payments, "price", f"--price={number}"),
    ]

    assert [each.status for each in asked] == [2, 2]
    assert not any("Traceback" in each.err for each in asked)


def test_a_tolerance_that_is_no_share_is_refused_in_words(run: Run, payments: Path) -> None:
    done = run("payments", "--table", payments, "price", "--price", "9000", "--tolerance", "nan")

    assert (done.status, "Traceback" in done.err) == (2, False)


def test_a_sum_without_a_currency_is_told_without_a_gap(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("from,to,date,amount\nAna,Eva,2031-05-02,9.50\n", "utf-8")

    assert "Ana pays Eva: 9.5 in 1 payments" in run("payments", "--table", path, "flows").out


def test_two_doctors_of_one_surname_are_two_and_what_was_joined_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "births.csv"
    doctors = ["Dr. Leal", "DR. LEAL", "Dr. Leal", "Dr. Leal", "Dra. Leal"]
    rows = [f"Madre{row} Olmo{row} Paz,01/05/2031,Costa Baja,Monte Alto,{name}" for row, name in enumerate(doctors)]
    path.write_text("\n".join(["madre,nacimiento,domicilio,lugar,medico", *rows]) + "\n", "utf-8")

    done = run("registers", "--table", path, "signing", "--as", "json")
    apart = json.loads(run("registers", "--table", path, "signing", "--as", "json", "--as-written").out)

    told = json.loads(done.out)
    assert [each["rows"] for each in told["patterns"] if each["subject"] == "Dr. Leal"] in ([], [[2, 3, 4, 5]])
    assert not any(6 in each["rows"] for each in told["patterns"])
    assert told["written"] == {"Dr. Leal": ["DR. LEAL"]}
    assert told["kept_apart"] == [["Dr. Leal", "Dra. Leal"]]
    assert "Dr. Leal is taken for one party with: DR. LEAL" in done.err
    assert "Kept apart, though they may be one: Dr. Leal; Dra. Leal" in done.err
    assert apart["written"] == {}


def test_payments_of_nobody_are_no_flow_and_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text(
        "from,to,date,amount\nN.N.,Eva Sol,2031-05-02,9.50\nNo registra,Eva Sol,2031-05-02,9.50\n"
        "Ana Olmo,-,2031-05-02,9.50\nAna Olmo,Eva Sol,2031-05-03,9.50\n",
        "utf-8",
    )

    done = run("payments", "--table", path, "flows", "--as", "json")

    assert [each["rows"] for each in json.loads(done.out)["flows"]] == [[5]]
    assert json.loads(done.out)["of_nobody"] == [2, 3, 4]
    assert "3 payments name no payer or no payee" in done.err


def test_which_births_the_payments_can_tell_of_is_said(run: Run, tmp_path: Path) -> None:
    paid, born = tmp_path / "p.csv", tmp_path / "b.csv"
    paid.write_text("from,to,date,amount\nx,cobra,2031-03-01,500\nx,cobra,2031-04-11,500\ny,z,2031-03-15,5\n", "utf-8")
    born.write_text("mother,born\nm1,2031-02-28\nm2,2031-04-10\nm3,2031-09-01\n", "utf-8")
    asked = ("payments", "--table", paid, "paid-after", "--births", born, "--days", "3")

    told, answer = run(*asked), json.loads(run(*asked, "--as", "json").out)

    assert "cobra is paid after 2 of 3 events (2 of them reach into the days of the payments)" in told.out
    assert "births: 3 rows read" in told.err
    assert "2031-09-01" in told.err
    assert answer["events"] == {
        "told": 3,
        "seen": 2,
        "first_payment": "2031-03-01",
        "last_payment": "2031-04-11",
        "partly": ["2031-02-28", "2031-04-10"],
        "unseen": ["2031-09-01"],
    }
    assert [each["kind"] for each in answer["tables"]] == ["payments", "births"]


def test_a_limit_leaves_out_what_somebody_pays_to_themselves_and_may_be_of_one_currency(
    run: Run, tmp_path: Path
) -> None:
    table = tmp_path / "payments.csv"
    lines = [f"Ana Olmo,Ana Olmo,2031-05-0{day},9{day}00,USD" for day in range(1, 5)]
    lines += [f"Luz Paz,Eva Sol,2031-06-0{day},9{day}00,PEN" for day in range(1, 5)]
    table.write_text("\n".join(["from,to,date,amount,currency", *lines]) + "\n", "utf-8")
    asked = ["payments", "--table", table, "structuring", "--limit", "10000"]

    done, of_one = run(*asked, "--as", "json"), run(*asked, "--currency", "usd", "--as", "json")

    told = json.loads(done.out)
    assert [each["rows"] for each in told["parties"]] == [[6, 7, 8, 9], [6, 7, 8, 9]]
    assert told["to_oneself"] == [2, 3, 4, 5]
    assert "4 payments of somebody to themselves are left out: rows 2, 3, 4, 5" in done.err
    assert "each currency (PEN, USD)" in done.err
    assert json.loads(of_one.out)["parties"] == []
    assert "each currency" not in of_one.err
