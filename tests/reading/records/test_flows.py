"""Credit and debit, and what was never paid, in tables of payments; every name is invented."""

import pytest

from ovillo.domain.records import RecordTable
from ovillo.reading.calls.cells import CellError
from ovillo.reading.records import read_records
from ovillo.reading.records.amounts import read_amount
from ovillo.reading.records.flows import NO_PAYMENT, NOT_MADE
from ovillo.reading.records.reader import OTHER_CURRENCY

WAYS = [
    *(("Abono", "Cargo"), ("credit", "debit"), ("C", "D"), ("+", "-"), ("Crédito", "Débito"), ("CR", "DR"), ("H", "D")),
    *(("Transferencia recibida", "Transferencia enviada"), ("Recibido", "Enviado"), ("Entrada", "Salida")),
    *(("Received", "Sent"), ("IN", "OUT"), ("Incoming", "Outgoing"), ("Depósito", "Retiro"), ("Deposit", "Withdrawal")),
    *(("Haber", "Debe"), ("Te pagó", "Pagaste"), ("Te envió", "Enviaste"), ("E", "S"), ("Cobro", "Pago"), ("I", "E")),
    *(("ABONO CTA", "CARGO CTA"), ("N/C", "N/D"), ("Nota de crédito", "Nota de débito"), ("Ingreso", "Egreso")),
    *(("Pix recebido", "Pix enviado"), ("Recebimento", "Pagamento"), ("Depósito", "Saque"), ("Money in", "Money out")),
    *(("Transferência recebida", "Transferência enviada"), ("YAPE RECIBIDO", "YAPE ENVIADO"), ("Entrada", "Saída")),
    *(("Transfer in", "Transfer out"), ("R", "E"), ("R", "S"), ("Payment received", "Payment sent"), ("Abono", "X9")),
]
UNPAID = [
    *("rejected", "Rechazada", "ANULADO", "reversed", "failed", "cancelled", "No procesado", "Pendiente", "Extorno"),
    *("Pendiente de autorización", "Anulación", "Cancelado", "En proceso", "Sin fondos", "Por confirmar", "not paid"),
    *("Estornado", "Falhou", "Não processado", "Devuelto", "Pending", "unpaid", "On hold", "Programado", "Extornado"),
]
PAID = [
    "completed",
    "Completado",
    "Pagada",
    "OK",
    "Procesado",
    "Ejecutada",
    "Aprovado",
    "Completado sin errores",
    "settled",
]


def read(head: str, *cells: str, columns: str | None = None) -> RecordTable:
    rows = [f"Rosa,Teo,0{n}/02/2031,900.00,{cell}" for n, cell in enumerate(cells, start=3)]
    text = "\n".join([f"from,to,date,amount,{head}", *rows]) + "\n"
    return read_records(text.encode(), "payments", columns=columns)


@pytest.mark.parametrize("ways", WAYS)
def test_who_paid_whom_a_column_of_credit_and_debit_does_not_tell(ways: tuple[str, str]) -> None:
    table = read("tipo", *ways)

    assert ([one.row for one in table.unread], list(table.rows)) == ([2, 3], [])
    assert all("whose account" in one.reason for one in table.unread)


@pytest.mark.parametrize("ways", WAYS)
def test_a_credit_of_the_account_of_from_is_paid_by_the_other_where_somebody_says_so(ways: tuple[str, str]) -> None:
    if ways[1] == "X9":
        return
    table = read("tipo", *ways, "?", columns="flow=tipo")

    assert [(one.values["from"], one.values["to"]) for one in table.rows] == [("Teo", "Rosa"), ("Rosa", "Teo")]
    assert [one.row for one in table.unread] == [4]
    assert "flow" not in table.rows[0].values


@pytest.mark.parametrize("head", ["Estado", "Status", "estado del pago", "respuesta"])
@pytest.mark.parametrize("state", UNPAID)
def test_what_was_not_paid_is_no_payment(head: str, state: str) -> None:
    if head == "respuesta" and len(state.split()) > 2:
        return
    table = read(head, state, "completed")

    assert ([one.row for one in table.rows], [one.row for one in table.unread]) == ([3], [2])


@pytest.mark.parametrize("state", PAID)
def test_what_was_paid_is_read(state: str) -> None:
    assert not read("Estado", state, state).unread


UNDONE = [
    *("anulado", "Anulada", "extornado", "devuelto", "reversado", "rechazado", "fallido", "reversed", "refunded"),
    *("cancelled", "voided", "is_refund", "isRefund", "¿Anulado?", "Pago anulado", "Was refunded", "Anulado (S/N)"),
    *("bounced", "is_bounced", "reintegrado", "Retornada", "declined"),
]


@pytest.mark.parametrize("head", UNDONE)
@pytest.mark.parametrize(
    ("no", "yes"), [("NO", "SÍ"), ("no", "yes"), ("N", "S"), ("0", "1"), ("FALSE", "TRUE"), ("", "X")]
)
def test_whoever_says_yes_to_a_payment_having_been_undone_tells_of_none(head: str, no: str, yes: str) -> None:
    table = read(head, no, yes)

    assert ([one.row for one in table.rows], [one.row for one in table.unread]) == ([2], [3])
    assert "cancelled, reversed" in table.unread[0].reason
    assert not table.unused


def test_what_is_neither_yes_nor_no_to_it_is_named() -> None:
    table = read("anulado", "NO", "05/02/2031", "", "Zeta", "0.00")

    assert [one.row for one in table.rows] == [2, 4, 6]
    assert ["none that is known" in one.reason for one in table.unread] == [True, True]


@pytest.mark.parametrize("head", ["cancelado", "monto devuelto", "flag"])
def test_a_column_that_may_ask_something_else_takes_no_row_out(head: str) -> None:
    assert not read(head, "NO", "SÍ").unread


def test_a_state_that_is_not_known_beside_others_is_named() -> None:
    table = read("Estado", "Completado", "Completado", "Zeta")

    assert [(one.row, "none that is known" in one.reason) for one in table.unread] == [(4, True)]


@pytest.mark.parametrize("kind", ["REEMBOLSO", "Reversa", "contracargo", "Chargeback", "Devolución de pago", "Estorno"])
def test_what_another_column_calls_a_refund_is_no_payment(kind: str) -> None:
    assert [one.row for one in read("tipo", "Flete", kind, "Renta").unread] == [3]


@pytest.mark.parametrize("kind", ["Transferencia recibida", "Received", "Pix recebido", "Transferencia entrante"])
def test_a_row_that_says_received_is_not_read_whatever_its_column_holds(kind: str) -> None:
    assert [one.row for one in read("tipo", "Flete", "Renta", kind, "Luz", "Agua").unread] == [4]


@pytest.mark.parametrize(
    "cells", [("Abono", "Cargo", "Comisión"), ("Entrada", "Salida", "Entrada x"), ("C", "D", ""), ("E", "S", "R")]
)
def test_of_a_column_of_ways_no_row_is_read_whose_cell_is_not_understood(cells: tuple[str, ...]) -> None:
    assert [one.row for one in read("Movimiento", *cells).unread] == [2, 3, 4]


@pytest.mark.parametrize("ways", [("Abono", "Cargo"), ("Transferencia recibida", "Transferencia enviada")])
def test_a_text_that_says_nothing_but_the_way_is_such_a_column(ways: tuple[str, str]) -> None:
    assert [one.row for one in read("concepto", *ways).unread] == [2, 3]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        *(("tipo", ["Cargo", "Cargo"]), ("clase", ["C", "C"]), ("canal", ["credit", "web", "app"])),
        *(("nota", ["rejected", "x"]), ("medio", ["Tarjeta de crédito", "Tarjeta de débito", "Efectivo"])),
        *(("tipo", ["Depósito", "Transferencia"]), ("tipo de cuenta", ["C", "A"]), ("Estado", ["CA", "TX", "Lima"])),
        *(("motivo", ["Pago de flete", "Devolución de préstamo"]), ("concepto", ["Pago", "Devolución de préstamo"])),
        ("Estado", ["Recibido", "Enviado"]),
    ],
)
def test_other_columns_are_left_alone(head: str, cells: list[str]) -> None:
    assert not read(head, *cells).unread


@pytest.mark.parametrize(
    "ways",
    [
        *(("Yapeaste", "Te yapearon"), ("TRF ENV", "TRF REC"), ("ACH DEBIT", "ACH CREDIT"), ("1", "2")),
        *(("Zelle payment to", "Zelle payment from"), ("RET. CAJERO", "DEP. EN EFECTIVO"), ("Zeta", "Zeta")),
        ("Transferencia a tercero", "Transferencia de tercero"),
    ],
)
def test_each_column_of_few_values_that_nothing_uses_is_named(ways: tuple[str, str]) -> None:
    table = read("Movimiento", *ways)

    assert [*table.unused, *table.ways] == ["Movimiento"]
    assert [*table.unused.values(), *table.ways.values()] == [[*dict.fromkeys(ways)]]


@pytest.mark.parametrize("cells", [("Recibido", "Enviado"), ("CA", "TX")])
def test_a_column_headed_as_that_of_states_is_named_where_it_may_hold_others(cells: tuple[str, str]) -> None:
    assert read("Estado", *cells).unused == {"Estado": [*cells]}


def test_columns_in_use_and_what_each_row_has_of_its_own_are_not_named() -> None:
    assert not read("Ref", "A-1", "B-2", "C-3", "D-4").unused
    assert not read("Saldo", "120.00", "340.50").unused
    assert not read("tipo", "Abono", "Cargo", columns="flow=tipo").unused
    assert not read("Estado", "Completado", "Rechazado").unused


def test_the_column_that_says_credit_or_debit_is_named() -> None:
    assert read("tipo", "Abono", "Cargo").ways == {"tipo": ["Abono", "Cargo"]}
    assert read("tipo", "Flete", "Renta", "Pix recebido", "Luz", "Agua").ways == {"tipo": ["Pix recebido"]}


def test_rows_that_count_as_paid_though_they_have_no_state_are_told() -> None:
    assert read("Estado", "Completado", "", "Rechazado", "Pagada").stateless == [3]
    assert not read("Nota", "x", "", "y").stateless


@pytest.mark.parametrize("head", ["fecha de anulación", "reversed on", "Fecha anulado", "date refunded"])
def test_a_day_on_which_it_was_undone_is_nothing_paid(head: str) -> None:
    table = read(head, "09/02/2031", "", "no")

    assert [one.row for one in table.unread] == [2]
    assert table.not_counted == {"2": ["Rosa", "Teo", "900.00"]}


@pytest.mark.parametrize(
    ("head", "no", "yes"), [("pagado", "NO", "SÍ"), ("paid", "N", "Y"), ("is paid", "false", "true")]
)
def test_a_no_in_a_column_that_asks_whether_it_was_paid_is_nothing_paid(head: str, no: str, yes: str) -> None:
    assert [one.row for one in read(head, no, yes, "").unread] == [2]


def test_a_column_of_that_name_with_other_cells_takes_no_row_out() -> None:
    assert not read("pagado", "800.00", "0").unread


@pytest.mark.parametrize("head", ["concepto", "Observaciones", "description"])
@pytest.mark.parametrize(
    "words", ["Devolución por error", "Reversal of 02-01", "extorno", "Chargeback - case 14", "REFUND order 77"]
)
def test_words_that_say_that_it_came_back_are_nothing_paid(head: str, words: str) -> None:
    table = read(head, words, "Rent", "Devolución de préstamo", "pago que no es devolución")

    assert [one.row for one in table.unread] == [2]
    assert list(table.doubtful) == [4, 5]


@pytest.mark.parametrize("head", ["Tipo de operación", "Type", "Transaction type", "Movimiento"])
def test_what_asks_for_money_is_no_payment(head: str) -> None:
    none = ["Solicitud de pago", "Factura", "Cotización", "Cobro", "Request", "Invoice", "Quote", "Collection"]
    none += ["Payment request", "Factura emitida", "Request for payment"]
    table = read(head, *none[:7], "Pago de factura", "Transferencia", "Invoice payment", "Yape")

    assert [(one.row, one.reason) for one in table.unread] == [(row, NO_PAYMENT) for row in range(2, 9)]
    assert len(read(head, *none[7:], "Transferencia", "Transfer").rows) == 2


@pytest.mark.parametrize("head", ["concepto", "Tipo de documento", "Observaciones", "Comprobante"])
def test_what_was_paid_for_is_paid(head: str) -> None:
    assert not read(head, "Factura", "Invoice", "Factura 12", "Cobro").unread


@pytest.mark.parametrize(
    "words",
    [
        *("Intento de pago; no llegó a realizarse", "Attempted payment", "Payment attempt", "Pago no realizado"),
        *("La transferencia no se llegó a concretar", "It never went through", "Intento fallido de transferencia"),
    ],
)
def test_what_was_tried_and_not_made_is_not_paid(words: str) -> None:
    assert [one.reason for one in read("concepto", words, "Renta", "intento 2").unread] == [NOT_MADE]


def test_a_number_of_thousands_is_not_the_bare_number() -> None:
    for amount in ("2 millones", "3k", "5 lakh", "1.5 mil", "6 million", "2MM", "50 %", "3 mil soles", "4 crore"):
        with pytest.raises(CellError):
            read_amount(amount, decimal=".")
    told = ("1,500.00 M.N.", "1,500 MN", "1500 Cr", "1500 milreis", "1500 kr", "1500 Mex", "K 1500", "1500 pesos")
    assert {read_amount(amount, decimal=".") for amount in told} == {150_000}


@pytest.mark.parametrize(
    ("amount", "currency", "told"),
    [
        *(("US$ 80", "PEN", None), ("S/ 80", "USD", None), ("80 EUR", "soles", None), ("US$ 80", "USD", "USD")),
        *(("S/ 80", "", "PEN"), ("USD 80", "dólares", "USD"), ("80", "PEN", "PEN"), ("$ 80", "PEN", "PEN")),
        ("US$ 80", "$", "$"),
    ],
)
def test_an_amount_in_another_currency_than_its_column_says_is_not_read(
    amount: str, currency: str, told: str | None
) -> None:
    text = f"from,to,date,amount,currency\nRosa,Teo,03/02/2031,{amount},{currency}\n"
    table = read_records(text.encode(), "payments")

    assert [one.values["currency"] for one in table.rows] == ([] if told is None else [told])
    assert [one.reason for one in table.unread] == ([OTHER_CURRENCY] if told is None else [])
