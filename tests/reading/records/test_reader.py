from datetime import UTC, date, datetime

import pytest

from ovillo.domain.errors import RecordColumnsError, RecordColumnsNeededError
from ovillo.reading.calls.cells import CellError
from ovillo.reading.records import read_records
from ovillo.reading.records.amounts import decimal_sign, read_amount


@pytest.mark.parametrize(
    ("cell", "decimal", "hundredths"),
    [
        ("12000", "", 1_200_000),
        ("S/ 12,000.50", ".", 1_200_050),
        ("12.000,50 €", ",", 1_200_050),
        ("1 234,5", ",", 123_450),
        ("-15.00", ".", -1_500),
        ("(15.00)", ".", -1_500),
        ("S/ (15.00)", ".", -1_500),
        ("\u221215.00", ".", -1_500),
        ("15.00-", ".", -1_500),
        ("1.200,50", "", 120_050),
        ("1,200.75", "", 120_075),
        ("9,50", "", 950),
        ("0.005", ".", 0),
        ("12.000", ".", 1_200),
        ("12.000", ",", 1_200_000),
        ("12,000", ".", 1_200_000),
        ("1,20,000.5", ".", 12_000_050),
        ("1'200 000.", ".", 120_000_000),
        ("12000,000", ",", 1_200_000),
    ],
)
def test_an_amount_is_read(cell: str, decimal: str, hundredths: int) -> None:
    assert read_amount(cell, decimal=decimal) == hundredths


@pytest.mark.parametrize(
    ("cell", "decimal"),
    [
        ("", "."),
        ("none", "."),
        ("12.000", ""),
        ("1.2.3", "."),
        ("10 a 20", "."),
        ("9" * 40, "."),
        ("12,000.00", ","),
        ("12.000,00", "."),
        ("12.5", ","),
        ("1,2", "."),
        ("12 5", "."),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_not_read(cell: str, decimal: str) -> None:
    with pytest.raises(CellError):
        read_amount(cell, decimal=decimal)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["12.000", "3.500,10"], ","),
        (["12,000", "1,000.00"], "."),
        (["9.50"], "."),
        (["1.000.000"], ","),
        (["12.000"], ""),
        (["120,000"], ""),
        (["12000.000"], "."),
        (["0,500"], ","),
        (["1.200,50", "1,200.75"], ""),
        (["12.000", "9.50", "9,50"], ""),
        ([], ""),
    ],
)
def test_the_column_tells_the_decimal_sign(cells: list[str], sign: str) -> None:
    assert decimal_sign(cells) == sign


def test_payments_are_read_and_what_cannot_be_is_listed() -> None:
    table = read_records(
        "Banco Invento;;;\nOrdenante;Beneficiario;Fecha;Importe;Moneda\nAna Olmo;Eva Sol;03/02/2031 23:30;9.500,00;PEN\n"
        "Ana Olmo;;03/02/2031;9.500,00;PEN\nAna Olmo;Eva Sol;31/02/2031;9.500,00;PEN\n\nAna Olmo;Eva Sol;04/02/2031;mucho;PEN\n".encode(
            "latin-1"
        ),
        "payments",
        zone="America/Lima",
    )

    assert [one.row for one in table.rows] == [3]
    assert table.rows[0].values["amount"] == 950_000
    assert table.rows[0].values["text"] is None
    assert (table.decimal, table.header_row) == (",", 2)
    assert [(one.row, one.reason) for one in table.unread] == [
        (4, "It lacks something that a row of this kind must have."),
        (5, "Its day or time cannot be read."),
        (7, "Its amount cannot be read."),
    ]


@pytest.mark.parametrize("cell", ["12.000", "12,000", "9.000", "120.000"])
@pytest.mark.parametrize("decimal", ["", ".", ","])
def test_round_thousands_keep_their_noughts(cell: str, decimal: str) -> None:
    content = f"from;to;date;amount\nA;B;2031-01-01;{cell}\n".encode()

    table = read_records(content, "payments", decimal=decimal)

    if decimal:
        whole = int(cell.replace(",", "").replace(".", "")) if decimal not in cell else int(cell[:-4])
        assert [one.values["amount"] for one in table.rows] == [100 * whole]
    else:
        assert [one.reason for one in table.unread] == [
            "Its amount can be read in two ways; name the decimal sign with --decimal."
        ]


@pytest.mark.parametrize("cell", ["-900.00", "(900.00)", "\u2212900", "900.00-", "0.00", "-0"])
def test_what_pays_nothing_to_the_payee_is_no_payment_and_is_named(cell: str) -> None:
    table = read_records(f"from;to;date;amount\nA;B;2031-01-01;900.00\nA;B;2031-01-02;{cell}\n".encode(), "payments")

    assert [one.row for one in table.rows] == [2]
    assert [(one.row, one.reason) for one in table.unread] == [
        (3, "Its amount is not above zero, as of a refund or a reversal: nothing is paid to the payee.")
    ]


def test_where_amounts_tell_both_decimal_signs_those_that_could_be_two_are_not_read() -> None:
    amounts = ["12.000", "9,500", "1.200,50", "1,200.75", "700"]
    content = "from;to;date;amount\n" + "".join(f"A;B;2031-01-01;{each}\n" for each in amounts)

    table = read_records(content.encode(), "payments")

    assert [one.values["amount"] for one in table.rows] == [120_050, 120_075, 70_000]
    assert [(one.row, one.reason) for one in table.unread] == [
        (row, "Its amount can be read in two ways; name the decimal sign with --decimal.") for row in (2, 3)
    ]


def test_days_of_payments_that_all_tell_the_month_first_are_read_so() -> None:
    content = b"from,to,date,amount\nA,B,03/13/2031,5\nA,B,03/04/2031,5\n"

    read = read_records(content, "payments")

    days = [datetime.fromtimestamp(int(one.values["at"] or 0), UTC).date() for one in read.rows]
    assert days == [date(2031, 3, 13), date(2031, 3, 4)]
    assert (read.order, read.is_order_told) == ("mdy", True)


def test_columns_may_be_called_otherwise() -> None:
    content = b"x,y,when,how much\nA,B,2031-02-03,10\n"

    table = read_records(content, "payments", columns="from=x,to=y,at=when,amount=how much")

    assert table.rows[0].values["from"] == "A"
    with pytest.raises(RecordColumnsNeededError):
        read_records(content, "payments")
    with pytest.raises(RecordColumnsError):
        read_records(content, "payments", columns="wrong=x")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("Soles", "PEN"), ("S/.", "PEN"), ("S/", "PEN"), ("US$", "USD"), ("Dólares", "USD"), ("U$S", "USD")),
        *(("€", "EUR"), ("R$", "BRL"), ("PEN", "PEN"), ("$", "$"), ("pesos", "pesos"), ("Bs", "Bs")),
    ],
)
def test_a_currency_is_its_code_where_its_name_is_of_one_country(written: str, code: str) -> None:
    table = f"fecha;ordenante;beneficiario;importe;moneda\n20/01/2031;Ana;Eva;9000,00;{written}\n"

    (row,) = read_records(table.encode(), "payments").rows

    assert row.values["currency"] == code


def test_columns_of_a_register_written_without_their_small_words_are_found() -> None:
    head = "madre,fecha_nacimiento,lugar_nacimiento,fecha_registro,domicilio_madre"
    table = read_records(f"{head}\nRosa,03/02/2031,Lima,05/02/2031,Puno\n".encode(), "births")

    assert set(table.columns) == {"mother", "born", "place", "registered", "mother_home"}
