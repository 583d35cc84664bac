"""Rows of registers and orders, and sheets, that say of themselves that they do not count; every name is invented."""

import io

import openpyxl
import pytest

from ovillo.domain.records import RecordTable
from ovillo.reading.records import read_records
from ovillo.reading.records.void_rows import ENTRY, HIDDEN_SHEET, VOID, VOID_SHEET
from ovillo.workflows.case_tables import frame_of

ROWS = {
    "births": ("mother,born", "Ana Ruiz,05/03/2031"),
    "clinic": ("patient,visit", "Ana Ruiz,05/03/2031"),
    "adoptions": ("adopter,address", "Ana Ruiz,Calle Sol 12"),
    "travel": ("child,exit", "Lía Sol,05/03/2031"),
    "orders": ("orden,desde,hasta,numero", "O-1,01/03/2031,30/04/2031,900000001"),
}
VOIDED = {
    "births": "Anulada|Anulada por error|ANULADO|Duplicada|void|cancelled|Annulled by court|Nula|No vigente|no inscrita",
    "clinic": "Cancelada|No asistió|no show|Did not attend|Missed|No acudió|Reprogramada|Pendiente|cancelled by patient",
    "adoptions": "Denegada|denied|Rechazada|Refused|Revocada|Desestimada|not granted|no concedida|En trámite",
    "travel": "Denegada|refused|Cancelado|no embarcó|Did not board|Impedido de salir",
    "orders": "denegada|revocada|revoked|Rechazada|no autorizada|not granted|Sin efecto|Anulada|Improcedente|Solicitada",
}
COUNTING = {
    "births": "Vigente|valid|Inscrita|no anulada|not cancelled|Sin observaciones|Lima|Soltera|Rectificada",
    "clinic": "Atendida|attended|Asistió|done|Sin novedad|Negativo|no cancelada",
    "adoptions": "Concedida|granted|Aprobada|no revocada|Firme",
    "travel": "Autorizada|ok|Salida|Departed",
    "orders": "vigente|prorrogada|Ampliada|no revocada|in force|expired|concluida",
}


def read(kind: str, head: str, *cells: str) -> RecordTable:
    header, row = ROWS[kind]
    return read_records("\n".join([f"{header},{head}", *(f"{row},{cell}" for cell in cells)]).encode(), kind)


@pytest.mark.parametrize("head", ["Estado", "status", "Estado del acta", "Situación"])
@pytest.mark.parametrize("kind", ROWS)
def test_a_row_whose_state_says_that_it_is_void_does_not_count_and_is_named(kind: str, head: str) -> None:
    void, counting = VOIDED[kind].split("|"), COUNTING[kind].split("|")
    table = read(kind, head, *void, *counting, "")

    assert [(one.row, one.reason) for one in table.unread] == [(row, VOID) for row in range(2, 2 + len(void))]
    assert len(table.rows) == len(counting) + 1


def test_a_refusal_is_a_result_but_of_a_visit_it_is_of_a_test() -> None:
    assert [one.row for one in read("adoptions", "Resultado", "Denegada", "Concedida").unread] == [2]
    assert not read("clinic", "Resultado", "Pendiente", "Inválido").unread
    assert not read("clinic", "Estado obstétrico", "Nulípara", "NULL").unread


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize("head", ["anulada", "¿Fue anulado?", "void", "fecha de revocación", "Motivo de anulación"])
def test_a_column_that_asks_it_takes_out_whatever_is_no_no(kind: str, head: str) -> None:
    assert [one.row for one in read(kind, head, "sí", "no", "", "06/03/2031", "-", "error").unread] == [2, 5, 7]


@pytest.mark.parametrize("head", ["Asistió", "attended", "Did attend", "Acudió"])
def test_who_did_not_attend_was_not_there(head: str) -> None:
    assert [one.row for one in read("clinic", head, "sí", "no", "", "N", "yes").unread] == [3, 5]


def test_a_short_remark_says_it_and_words_elsewhere_do_not() -> None:
    assert [one.row for one in read("births", "Observaciones", "ANULADA", "Madre anuló su viaje a Lima").unread] == [2]
    assert not read("births", "Notaría", "Anulada").unread


@pytest.mark.parametrize("head", ["Movimiento", "Tipo de movimiento", "Type", "Estado"])
def test_an_entry_is_no_exit(head: str) -> None:
    table = read("travel", head, "Entrada", "Salida", "arrival", "Salida/Entrada", "Ingreso", "exit")
    expected = [] if head == "Estado" else [(2, ENTRY), (4, ENTRY), (6, ENTRY)]
    assert [(one.row, one.reason) for one in table.unread] == expected


def book(**sheets: str) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, state in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        sheet.sheet_state = state
        sheet.append(["from", "to", "date", "amount"])
        sheet.append(["Ana Ruiz", "Beto Sol", "2031-03-05", 555])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", ["Anulados", "Pagos_anulados", "Void", "VOIDED", "Rejected_payments", "Borrador"])
def test_nothing_counts_on_a_sheet_whose_name_says_so(name: str) -> None:
    table = read_records(book(Pagos="visible", **{name: "visible"}), "payments")

    assert len(table.rows) == 1
    assert [one.reason for one in table.unread] == [VOID_SHEET]
    assert list(table.not_counted.values()) == [["Ana Ruiz", "Beto Sol", "555"]]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_nothing_counts_on_a_hidden_sheet(state: str) -> None:
    table = read_records(book(Pagos="visible", Marzo=state), "payments")

    assert len(table.rows) == 1
    assert [one.reason for one in table.unread] == [HIDDEN_SHEET]


@pytest.mark.parametrize("name", ["Pagos", "No_anulados", "Marzo", "Avoidance"])
def test_other_sheets_count(name: str) -> None:
    assert not read_records(book(**{name: "visible"}), "payments").unread


def test_an_order_that_was_denied_or_revoked_covers_nothing() -> None:
    table = read("orders", "estado", "vigente", "denegada", "revocada")
    frame = frame_of([("orders.csv", table)])

    assert [one.row for one in frame.orders] == [2]
    assert [(each.unread.row, each.unread.reason) for each in frame.unread] == [(3, VOID), (4, VOID)]


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        ("births", "madre,nacimiento,estado", "Ana,01/05/2031,{}"),
        ("orders", "order,from,to,number,status", "R1,2031-01-01,2031-02-01,7,{}"),
        ("payments", "from,to,date,amount,situación", "Ana,Eva,2031-05-01,10,{}"),
    ],
)
def test_a_state_that_nobody_knows_leaves_its_rows_in_and_is_named_once(kind: str, head: str, row: str) -> None:
    states = ["Zafada", "Ladeada", "-", "Zafada", ""]

    table = read_records("\n".join([head, *map(row.format, states)]).encode(), kind)

    assert len(table.rows) == len(states)
    told = {each.words: list(each.rows) for each in table.unknown_states}
    assert told == {"Zafada": [2, 5], "Ladeada": [3]}
    known = {"births": "no anulada", "orders": "Orden vigente", "payments": "Pagado"}[kind]
    assert not read_records(f"{head}\n{row.format(known)}".encode(), kind).unknown_states
