"""Answers about the rows of tables as JSON values, the same for `--as json` and for the API."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from ovillo.analysis.calls.columns import day_text
from ovillo.analysis.records.paid_after import EventsSeen
from ovillo.analysis.records.spellings import Spellings
from ovillo.analysis.records.stated import PriceBesidePayments
from ovillo.domain.calls import CallQuestion, CallReading
from ovillo.domain.documents import Document
from ovillo.domain.records import RecordTable
from ovillo.domain.statements import Statement
from ovillo.workflows.case_tables import CallTables, TableOf, placed

Line = dict[str, Any]  # Any: JSON values; the keys are those of docs/records.md
Said = Mapping[str, tuple[Statement, Document]]

CALL_LISTS: Final = {
    CallQuestion.CONTACTS: "pairs",
    CallQuestion.COMMON_CONTACTS: "contacts",
    CallQuestion.CHANGE_OF_NUMBER: "changes",
    CallQuestion.BURSTS: "bursts",
    CallQuestion.CO_PRESENCE: "pairs",
    CallQuestion.CHAINS: "chains",
    CallQuestion.SILENCES: "silences",
    CallQuestion.FIRST_CONTACT: "contacts",
    CallQuestion.RECIPROCITY: "numbers",
}
"""What the list of each answer is called."""


def call_report(read: CallTables, *, meaning: str) -> Line:
    """How the tables were read, by which orders, and which rows tell one call, beside any answer about calls."""
    sources = [source for source, _ in read.tables]
    reports = [_call_table(source, table, read, place) for place, (source, table) in enumerate(read.tables)]
    report: Line = {"meaning": meaning, "country": read.country}
    report |= {"tables": reports} if sources[0].document else {"table": reports[0]}
    report["orders"] = [
        {**asdict(each), **dict(zip(("first", "last"), each.days, strict=True))} for each in read.frame.orders
    ]
    report["orders_unread"] = [{"name": each.table, **asdict(each.unread)} for each in read.frame.unread]
    report["orders_unknown_states"] = [{"name": name, **asdict(each)} for name, each in read.frame.unknown_states]
    report["outside"] = {"counted": read.is_outside_counted, **placed({"rows": list(read.outside)}, sources)}
    groups = [sorted((row, *others)) for row, others in read.again.items()]
    report["told_again"] = {
        "count": sum(map(len, read.again.values())),
        "calls": [placed({"rows": rows}, sources)["rows"] for rows in sorted(groups)],
    }
    return report


def call_fields(found: Any, read: CallTables, question: CallQuestion) -> Line:  # Any: an answer's dataclass
    """The fields of an answer, with every row that tells one of its calls."""
    fields = asdict(found)
    if read.again and question is not CallQuestion.CO_PRESENCE:
        fields["rows"] = sorted({each for row in fields["rows"] for each in (row, *read.again.get(row, ()))})
    return fields


def call_line(found: Any, read: CallTables, question: CallQuestion) -> Line:  # Any: as above
    """The same, each row with its document."""
    return placed(call_fields(found, read, question), [source for source, _ in read.tables])


def _call_table(source: TableOf, table: CallReading, read: CallTables, place: int) -> Line:
    """How one table was read."""
    return {
        **({"document": source.document, "name": source.name} if source.document else {}),
        "profile": table.profile,
        "recognised": table.is_recognised,
        "columns": dict(table.columns),
        "encoding": table.encoding,
        "header_row": table.header_row,
        "sheets": list(table.sheets),
        "zone": table.zone,
        "order": table.order,
        "order_told_by_days": table.is_order_told,
        "days_may_be_swapped": table.may_be_swapped,
        "assumption": table.assumption,
        "remarks": [asdict(each) for each in table.remarks],
        "read": read.counts[place],
        "unread": [{**asdict(each), **source.place_of(each.row)} for each in table.unread],
        "hours_told_twice": list(table.hours_told_twice),
        "turned": list(table.turned),
        "written": {number: list(forms) for number, forms in table.written.items()},
    }


def table_report(source: TableOf, table: RecordTable) -> Line:
    """How a table of payments or a register was read."""
    return {
        **({"document": source.document, "name": source.name} if source.document else {}),
        "kind": table.kind,
        "columns": dict(table.columns),
        "encoding": table.encoding,
        "header_row": table.header_row,
        "sheets": list(table.sheets),
        "decimal": table.decimal,
        "order": table.order,
        "order_told_by_days": table.is_order_told,
        "days_may_be_swapped": table.may_be_swapped,
        "read": len(table.rows),
        "unread": [
            {**asdict(each), **source.place_of(each.row), **_not_counted(table, each.row)} for each in table.unread
        ],
        "credit_or_debit": dict(table.ways),
        "unused": dict(table.unused),
        "without_state": list(table.stateless),
        "perhaps_taken_back": list(table.doubtful),
        "unknown_states": [asdict(each) for each in table.unknown_states],
    }


def _not_counted(table: RecordTable, row: int) -> Line:
    """Who would have paid whom, of a row that tells of nothing paid."""
    return dict(zip(("payer", "payee", "amount"), table.not_counted.get(str(row), ()), strict=False))


def spelling_report(spellings: Spellings) -> Line:
    """Which spellings of names were taken for one, and which were kept apart though they may be one."""
    return {
        "written": {name: list(others) for name, others in spellings.joined.items()},
        "kept_apart": [list(names) for names in spellings.apart],
    }


def event_report(told: EventsSeen) -> Line:
    """Which events the payments can tell of."""
    return {
        "told": len(told.told),
        "seen": len(told.seen),
        "first_payment": day_text(told.begin),
        "last_payment": day_text(told.end),
        "partly": list(map(day_text, told.partly)),
        "unseen": list(map(day_text, told.unseen)),
    }


def stated_line(one: PriceBesidePayments, said: Said, sources: Sequence[TableOf]) -> Line:
    """A stated price with its words, and the payments that fit."""
    statement, document = said[one.price.statement]
    return {
        "statement": one.price.statement,
        "predicates": list(one.price.predicates),
        "low": one.price.low,
        "high": one.price.high,
        "currency": one.price.currency,
        "from": one.price.first.isoformat() if one.price.first else None,
        "to": one.price.last.isoformat() if one.price.last else None,
        "standing": statement.standing.value,
        "document": document.id,
        "name": document.name,
        "start": statement.start,
        "end": statement.end,
        "quote": statement.quote,
        "payments": [placed(asdict(each), sources) for each in one.payments],
    }
