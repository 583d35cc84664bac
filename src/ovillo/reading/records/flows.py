"""What a table of payments says of a row in a column that no field uses: credit or debit, or that nothing was paid.

1. A column of credit and debit is one whose filled cells nearly all say so. Whose account they are of, the table does
   not tell: where one says credit, no row of such a cell is read, unless somebody names the column as `flow`; from is
   then the account, and a credit of it was paid by the other.
2. A row whose column of its state says that it was rejected, cancelled, reversed or failed tells of nothing paid.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ovillo.domain.messages import mark
from ovillo.domain.records import Value
from ovillo.reading.calls.cells import CellError, read_code
from ovillo.reading.calls.profiles import folded
from ovillo.reading.calls.table import Sheet

FLOW: Final = "flow"
"""The field of such a column, where somebody names it."""
WHOSE_ACCOUNT: Final = mark(
    "Another column says credit or debit, and not of whose account: who paid whom it does not tell. Where it is the "
    "account of from, name that column with --columns flow=..."
)
NO_FLOW: Final = mark("Its column of credit and debit says neither.")
NOT_PAID: Final = mark("Its state says that it was rejected, cancelled, reversed or failed: it does not count as paid.")
_CREDIT: Final = frozenset({"abono", "abonos", "abonado", "credito", "credit", "cr", "c", "haber", "ingreso", "+"})
_DEBIT: Final = frozenset({"cargo", "cargos", "cargado", "debito", "debit", "dr", "db", "d", "debe", "egreso", "-"})
_STATES: Final = frozenset({"status", "estado", "state", "estatus", "situacion", "situation", "resultado", "result"})
_FAILED: Final = (
    *("rechaz", "anulad", "revert", "devuel", "cancel", "fallid", "denegad", "extornad"),
    *("reject", "fail", "revers", "declin", "return", "void", "bounced"),
)
_NEARLY_ALL: Final = 0.8


def check_flow(cells: Sequence[str], flows: Sequence[int], states: Sequence[int]) -> None:
    """Nothing; a row that says otherwise in one of these columns is none that is read.

    Raises:
        CellError: why.
    """
    if any(folded(cells[place]).startswith(_FAILED) for place in states if place < len(cells)):
        raise CellError(NOT_PAID)
    if any(_side(cells[place]) for place in flows if place < len(cells)):
        raise CellError(WHOSE_ACCOUNT)


def flow_columns(sheet: Sheet, places: Mapping[str, int]) -> tuple[Sequence[int], Sequence[int]]:
    """The columns of rule 1 and those of rule 2 that no field uses."""
    header = sheet.rows[sheet.header_place]
    free = [place for place in range(len(header)) if place not in places.values()]
    flows = [] if FLOW in places else [place for place in free if _says_credit(sheet, place)]
    return flows, [place for place in free if not _STATES.isdisjoint(folded(header[place]).split())]


def by_flow(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """A row with payer and payee as its column of credit and debit tells.

    Raises:
        CellError: it says neither.
    """
    if FLOW not in values:
        return values
    side = _side(str(values[FLOW] or ""))
    if not side:
        raise CellError(NO_FLOW)
    others = {field: value for field, value in values.items() if field != FLOW}
    return {**others, "from": others["to"], "to": others["from"]} if side == "credit" else others


def _says_credit(sheet: Sheet, place: int) -> bool:
    cells = [row[place] for row in sheet.rows[sheet.header_place + 1 :] if place < len(row) and row[place].strip()]
    sides = [side for cell in cells if (side := _side(cell))]
    is_long = any(len(folded(cell)) > 1 for cell in cells)
    return "credit" in sides and len(sides) >= _NEARLY_ALL * len(cells) and (is_long or len(set(sides)) > 1)


def _side(cell: str) -> str:
    text = folded(read_code(cell)) or cell.strip().replace("\u2212", "-")
    return "credit" if text in _CREDIT else "debit" if text in _DEBIT else ""
