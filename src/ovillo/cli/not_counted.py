"""Rows of payments that tell of nothing paid, or perhaps of nothing, beside the lines of an answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ovillo.cli.calls import rows_line
from ovillo.cli.surface import say
from ovillo.domain.calls import TABLE
from ovillo.domain.messages import mark
from ovillo.domain.sought import plain
from ovillo.rendering.inert import inert_line

if TYPE_CHECKING:
    from ovillo.domain.records import RecordTable
    from ovillo.workflows.case_tables import TableOf

Beside = Mapping[tuple[str, str], Sequence[str]]
"""Lines by payer and payee, as they are compared."""
_MOST: Final = 20


def parties_of(fields: Mapping[str, object]) -> tuple[str, str]:
    """Payer and payee of a line, as they are compared; empty where it has none."""
    payer, payee = (str(fields.get(name) or "") for name in ("payer", "payee"))
    return plain(payer), plain(payee)


def not_counted(parts: "Sequence[tuple[TableOf, RecordTable]]") -> Beside:
    """What is said of each row that tells of nothing paid."""
    sources = [source for source, _ in parts]
    found: dict[tuple[str, str], list[str]] = {}
    for place, (_, table) in enumerate(parts):
        for each in table.unread:
            if (told := table.not_counted.get(str(each.row))) is None:
                continue
            payer, payee, amount = told
            line = say(
                mark("Not counted: {payer} to {payee}, {amount} ({rows}). {reason}"),
                payer=payer,
                payee=payee,
                amount=amount,
                rows=rows_line([place * TABLE + each.row], sources),
                reason=say(each.reason),
            )
            found.setdefault((plain(payer), plain(payee)), []).append(inert_line(line))
    return found


def all_not_counted(beside: Beside) -> Iterator[str]:
    """The lines, the first of them where they are many."""
    lines = [line for each in beside.values() for line in each]
    yield from (line + "\n" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield say(mark("{count} more; all are in --as json."), count=len(lines) - _MOST) + "\n"


def doubtful_line(parts: "Sequence[tuple[TableOf, RecordTable]]") -> Iterator[str]:
    """The rows that count though their words name a refund or a reversal."""
    rows = [place * TABLE + row for place, (_, table) in enumerate(parts) for row in table.doubtful]
    if rows:
        told = rows_line(rows, [source for source, _ in parts])
        yield inert_line(say(mark("Counted, though their words name a refund or a reversal: {rows}"), rows=told)) + "\n"


def unknown_state_lines(parts: "Sequence[tuple[TableOf, RecordTable]]") -> Iterator[str]:
    """What their columns of states say of rows that count, and nobody knows."""
    from ovillo.workflows.reading_told import told_of_states  # noqa: PLC0415 - loaded already

    states = [
        (source.name if source.document else "", each) for source, table in parts for each in table.unknown_states
    ]
    yield from (line + "\n" for line in told_of_states(states, say))
