"""What a table of payments says of a row in a column that no field uses: credit or debit, or that nothing was paid.

1. A column of credit and debit is one of which half of the filled cells say so, or look as if they did, money that came
   in among them. Whose account they are of, the table does not tell: no row of it is read, unless somebody names the
   column as `flow`; from is then the account, and a credit of it was paid by the other. Of any other column the rows
   are not read whose cells say that the money was received.
2. A row whose column of its state says that it was rejected, cancelled, reversed, failed or is not yet paid tells of
   nothing paid; so does one that another column calls a refund or a reversal. A state that is not known, in a column
   where others are, is named: nobody guesses that it means paid.
3. A column may ask whether a payment was undone ("anulado", "is_refund"): a row that says yes tells of nothing paid,
   one that says neither yes nor no is named, and one that says nothing is read. So does a day in a column that tells
   when ("fecha de anulación", "reversed on"), and a no in one that asks whether it was paid ("pagado").
4. Free words that begin with what undoes a payment ("Devolución por error", "Reversal of 02-01") tell of nothing paid,
   unless they name what is paid back ("Devolución de préstamo"). Where such a word stands anywhere else the row is
   read, and that is said. Words that say that it was tried and not made tell of nothing paid, too.
5. In a column headed as that of the kind, what is a request, an invoice, a quotation or a collection is no payment
   ("Solicitud de pago", but not "Pago de factura").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ovillo.domain.messages import mark
from ovillo.domain.records import Value
from ovillo.reading.calls.cells import CellError
from ovillo.reading.calls.profiles import folded
from ovillo.reading.calls.table import Sheet
from ovillo.reading.records.flow_words import (
    CREDIT,
    asks_paid,
    asks_undone,
    asks_undone_day,
    has_letters_of_others,
    is_blank,
    is_coming,
    is_letter,
    is_no,
    is_no_payment,
    is_of_kinds,
    is_taken_back,
    looks_like,
    sides_named,
    sides_of,
    speaks_of_back,
    state_of,
    tells_back,
    tells_not_made,
    undone_of,
)

FLOW: Final = "flow"
"""The field of such a column, where somebody names it."""
WHOSE_ACCOUNT: Final = mark(
    "Another column says credit or debit, and not of whose account: who paid whom it does not tell. Where it is the "
    "account of from, name that column with --columns flow=..."
)
NO_FLOW: Final = mark("Its column of credit and debit says neither.")
NOT_PAID: Final = mark(
    "Its state says that it was rejected, cancelled, reversed or failed, or is not yet paid: it does not count as paid."
)
UNKNOWN_STATE: Final = mark("Its state is none that is known to mean paid: it does not count as paid.")
TAKEN_BACK: Final = mark("Another column calls it a refund or a reversal: it does not count as paid.")
NO_PAYMENT: Final = mark(
    "Its kind is a request, an invoice, a quotation or a collection, and no payment: it does not count as paid."
)
NOT_MADE: Final = mark("Its words say that the payment was tried and not made: it does not count as paid.")
NOT_COUNTED: Final = frozenset({NOT_PAID, UNKNOWN_STATE, TAKEN_BACK, NO_PAYMENT, NOT_MADE})
"""Why a row that could be read is none that was paid."""
_STATES: Final = frozenset(
    (
        *("status", "estado", "state", "estatus", "situacion", "situation", "situacao", "resultado", "result"),
        *("condicion", "etapa", "stage"),
    )
)
_MANY: Final = 0.5
_NEARLY_ALL: Final = 0.8
_FEW: Final = 6
_PAIR: Final = 2
_SHORT: Final = 2
"""Letters of a code."""
_MOST_OF_STATE: Final = 2
"""Words of a cell of a column that only its cells tell for one of states."""


@dataclass(frozen=True, slots=True)
class Flows:
    """Which columns of a sheet say that a row is none that is read, by their places."""

    ways: Sequence[int] = ()
    """Of credit and debit."""
    states: Mapping[int, bool] = field(default_factory=dict)
    """Of states, and whether one that is not known is named."""
    kinds: Sequence[int] = ()
    """All others that no field uses: what they call a refund is none."""
    receipts: Sequence[int] = ()
    """Those of them of which a cell may say that the money was received."""
    sides: Mapping[str, str] = field(default_factory=dict)
    """What the cells of the column mean that somebody named."""
    undone: Sequence[int] = ()
    """Of yes or no to whether the payment was undone."""
    undone_days: Sequence[int] = ()
    """Of the day on which it was."""
    paid: Sequence[int] = ()
    """Of yes or no to whether it was paid."""
    words: Sequence[int] = ()
    """Of free words."""
    things: Sequence[int] = ()
    """Of the kind of thing that a row is: a payment, a request, an invoice."""

    def is_stateless(self, cells: Sequence[str]) -> bool:
        """Whether a row tells nothing in a column of states."""
        return any(is_told and not "".join(cells[place : place + 1]).strip() for place, is_told in self.states.items())

    def unknown(self, cells: Sequence[str]) -> Sequence[int]:
        """The columns headed as those of states, and not told by their cells, in which a row says what nobody knows."""
        return [
            place
            for place, is_told in self.states.items()
            if not is_told and place < len(cells) and not is_blank(cells[place]) and state_of(cells[place]) is None
        ]

    def is_doubtful(self, cells: Sequence[str]) -> bool:
        """Whether the free words of a row name what undoes a payment."""
        return any(speaks_of_back(cells[place]) for place in self.words if place < len(cells))


def check_flow(cells: Sequence[str], flows: Flows) -> None:
    """Nothing; a row that says otherwise in one of these columns is none that is read.

    Raises:
        CellError: why.
    """
    for place, is_told in flows.states.items():
        if place < len(cells) and cells[place].strip():
            is_paid = state_of(cells[place])
            if is_paid is False:
                raise CellError(NOT_PAID)
            if is_paid is None and is_told:
                raise CellError(UNKNOWN_STATE)
    for place in flows.undone:
        if place < len(cells) and cells[place].strip() and (is_undone := undone_of(cells[place])) is not False:
            raise CellError(NOT_PAID if is_undone else UNKNOWN_STATE)
    if any(cells[place].strip() and not is_no(cells[place]) for place in flows.undone_days if place < len(cells)):
        raise CellError(NOT_PAID)
    if any(is_no(cells[place]) for place in flows.paid if place < len(cells)):
        raise CellError(NOT_PAID)
    _check_words(cells, flows)
    if flows.ways or any(is_coming(cells[place]) for place in flows.receipts if place < len(cells)):
        raise CellError(WHOSE_ACCOUNT)


def _check_words(cells: Sequence[str], flows: Flows) -> None:
    """The same of what other columns call the row, and of free words."""
    kinds, words, things = (
        [cells[place] for place in places if place < len(cells)] for places in (flows.kinds, flows.words, flows.things)
    )
    if any(map(is_taken_back, kinds)) or any(map(tells_back, words)):
        raise CellError(TAKEN_BACK)
    if any(map(tells_not_made, words)):
        raise CellError(NOT_MADE)
    if not flows.ways and any(map(is_no_payment, things)):
        raise CellError(NO_PAYMENT)


def flows_of(sheet: Sheet, places: Mapping[str, int]) -> Flows:
    """The columns of the rules that no field uses, and one of texts that is of credit and debit alone."""
    header = sheet.rows[sheet.header_place]
    unused = [place for place in range(len(header)) if place not in places.values()]
    cells = {place: _filled(sheet, place) for place in range(len(header))}
    undone = [place for place in unused if asks_undone(header[place])]
    undone_days = [place for place in unused if asks_undone_day(header[place])]
    paid = [place for place in unused if asks_paid(header[place], cells[place])]
    free = [place for place in unused if place not in (*undone, *undone_days, *paid)]
    headed = {place for place in free if not _STATES.isdisjoint(folded(header[place]).split())}
    ways = [
        place
        for place in free
        if place not in headed
        and _is_of_ways(cells[place], least=_MANY)
        and not (has_letters_of_others(header[place]) and all(map(is_letter, cells[place])))
    ]
    headed |= {place for place in free if place not in ways and _is_of_states(cells[place])}
    states = {
        place: sum(state_of(cell) is not None for cell in cells[place]) >= _MANY * len(cells[place])
        for place in sorted(headed)
    }
    kinds = [place for place in free if place not in states]
    text = places.get("text")
    words = [*kinds, *([] if text is None else [text])]
    asked: dict[str, Any] = {
        "undone": undone,
        "undone_days": undone_days,
        "paid": paid,
        "words": words,
        "things": [place for place in kinds if is_of_kinds(header[place])],
    }  # Any: by field
    if FLOW in places:
        return Flows((), states, kinds, (), sides_named(cells[places[FLOW]]), **asked)
    if text is not None and _is_of_ways(cells[text], least=_NEARLY_ALL):
        ways.append(text)
    return Flows(ways, states, kinds, kinds, **asked)


def columns_told(sheet: Sheet, flows: Flows) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """By the name of their column what the cells of credit and debit say, and those of few values that nobody uses."""
    header = sheet.rows[sheet.header_place]
    values = {place: list(dict.fromkeys(cells)) for place in range(len(header)) if (cells := _filled(sheet, place))}
    coming = {place: list(filter(is_coming, values.get(place, ()))) for place in flows.receipts}
    ways = {header[place].strip(): values[place][:_FEW] for place in flows.ways}
    ways |= {header[place].strip(): told[:_FEW] for place, told in coming.items() if told and place not in flows.ways}
    few = {
        header[place].strip(): values[place]
        for place in (*flows.kinds, *(place for place in flows.states if _may_be_ways(flows, place, values)))
        if place in values and _are_few(values[place], len(_filled(sheet, place)))
    }
    return ways, {name: told for name, told in few.items() if name not in ways}


def _may_be_ways(flows: Flows, place: int, values: Mapping[int, Sequence[str]]) -> bool:
    """Whether a column headed as that of states holds none, or what may be said of money that came and went."""
    return not flows.states[place] or CREDIT in sides_of(values.get(place, ())).values()


def _are_few(values: Sequence[str], filled: int) -> bool:
    """Whether these may be the names of two or three ways, and not what each row has of its own."""
    are_words = all(len(each) <= _SHORT or any(map(str.isalpha, each)) for each in values)
    return are_words and len(values) <= _FEW and (len(values) <= _PAIR or filled >= _PAIR * len(values))


def by_flow(values: Mapping[str, Value], flows: Flows) -> Mapping[str, Value]:
    """A row with payer and payee as its column of credit and debit tells.

    Raises:
        CellError: it says neither.
    """
    if FLOW not in values:
        return values
    side = flows.sides.get(str(values[FLOW] or ""))
    if not side:
        raise CellError(NO_FLOW)
    others = {name: value for name, value in values.items() if name != FLOW}
    return {**others, "from": others["to"], "to": others["from"]} if side == CREDIT else others


def _filled(sheet: Sheet, place: int) -> Sequence[str]:
    rows = sheet.rows[sheet.header_place + 1 :]
    return [" ".join(row[place].split()) for row in rows if place < len(row) and row[place].strip()]


def _is_of_ways(cells: Sequence[str], *, least: float) -> bool:
    sides = sides_of(cells)
    looking = sum(cell in sides or looks_like(cell) for cell in cells)
    return bool(cells) and CREDIT in sides.values() and looking >= least * len(cells)


def _is_of_states(cells: Sequence[str]) -> bool:
    told = [state_of(cell) if len(cell.split()) <= _MOST_OF_STATE else None for cell in cells]
    return False in told and sum(each is not None for each in told) >= _NEARLY_ALL * len(told)
