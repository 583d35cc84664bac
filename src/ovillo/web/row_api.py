"""The API of calls, payments and registers: the answers of `ovillo calls`, `payments` and `registers`, with their rows.

1. The keys are those of `--as json` (docs/records.md), the list parted by `limit` and `offset`.
2. The tables are those of the case, as whoever asks may see them; calls lie within the judges' orders unless the
   question asks for what lies outside.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, NaiveDatetime

from ovillo.domain.calls import CallQuestion
from ovillo.web.api import Line
from ovillo.web.kept_calls import calls_now
from ovillo.web.network_query import Name
from ovillo.web.workbench import Workbench, workbench_of
from ovillo.wiring.case_rows import calls_of, cells_of, payments_of, registers_of
from ovillo.wiring.tables import table_query

if TYPE_CHECKING:
    from ovillo.domain.records import RecordTable
    from ovillo.wiring.tables import TableQuery
    from ovillo.workflows.case_tables import CallTables, TableOf

    Told = Sequence[tuple[TableOf, RecordTable]]

api = APIRouter(prefix="/api/v1")
_MOST_AMOUNT: Final = 1e12
_Amount = Annotated[float | None, Field(gt=0, le=_MOST_AMOUNT, allow_inf_nan=False)]
_Code = Annotated[str, Field(max_length=60)]
_AsWritten = Annotated[Literal["", "1"], Field(description="1: every spelling of a name apart.")]


class _Asked(BaseModel):
    """The parameters of all three; their names stay."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0

    def part(self, found: Iterable[Any]) -> tuple[Sequence[Any], bool]:  # Any: dataclasses of several answers
        """Those lines that are asked for, and whether there are more."""
        lines = list(islice(found, self.offset, self.offset + self.limit + 1))
        return lines[: self.limit], len(lines) > self.limit


class CallsAsked(_Asked):
    """A question about the calls of the case, with the options of `ovillo calls`."""

    question: CallQuestion = CallQuestion.CONTACTS
    numbers: Annotated[list[Name], Field(max_length=50, description="Whose; for common-contacts two and more.")] = []
    around: Annotated[NaiveDatetime | None, Field(description="An event, in the table's own time.")] = None
    days: Annotated[int, Field(ge=0, le=366)] = 3
    minutes: Annotated[int, Field(ge=1, le=1440)] = 10
    country: Annotated[
        _Code, Field(description="Whose numbers are written in E.164; else those of the case's country.")
    ] = ""
    outside: Annotated[Literal["", "1"], Field(description="1: rows that no order covers too.")] = ""


class PaymentsAsked(_Asked):
    """A question about the payments of the case, with the options of `ovillo payments`."""

    question: Literal["flows", "structuring", "price", "stated", "paid-after"] = "flows"
    under: Annotated[_Amount, Field(description="For structuring: the limit (`--limit`).")] = None
    price: _Amount = None
    currency: _Code = ""
    tolerance: Annotated[float, Field(ge=0, le=1)] = 0.1
    around: date | None = None
    days: Annotated[int, Field(ge=0, le=3660)] = 30
    of: Annotated[Name, Field(description="For paid-after: only births with this text in a cell.")] = ""
    zone: _Code = "UTC"
    decimal: Literal["", ".", ","] = ""
    minus: Annotated[Literal["refunded", "paid"], Field(description="What a minus before an amount means.")] = (
        "refunded"
    )
    as_written: _AsWritten = ""


class RegistersAsked(_Asked):
    """A question about the registers of the case, with the options of `ovillo registers`."""

    question: Literal["signing", "late", "exit", "clinic", "addresses"] = "signing"
    days: Annotated[int | None, Field(ge=0, le=3660)] = None
    as_written: _AsWritten = ""


class RowAnswer(BaseModel):
    """Part of an answer, each line with the rows that it rests on, and how the tables were read."""

    model_config = ConfigDict(extra="allow")

    lines: list[Line]
    more: bool
    """Whether there are lines behind these."""
    meaning: str
    """What the answer does not mean."""
    tables: list[Line]


@api.get("/calls")
def calls(request: Request, asked: Annotated[CallsAsked, Query()]) -> RowAnswer:
    """Contacts, changed numbers, busy days, shared cells and the rest, as `ovillo calls --as json` tells them."""
    from ovillo.workflows.call_tables import number_writer  # noqa: PLC0415 - loads only where rows are asked
    from ovillo.workflows.calls import CallOptions, answer  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.row_answers import call_line, call_report  # noqa: PLC0415 - as above

    bench = workbench_of(request)
    with _calls(bench, asked) as (read, query):
        write = number_writer(read.country) or str
        is_of_cells = asked.question is CallQuestion.CO_PRESENCE
        options = CallOptions(
            around=asked.around,
            days=asked.days,
            minutes=asked.minutes,
            numbers=[write(each.strip()) for each in asked.numbers if each.strip()],
            radii=cells_of(bench.opened) if is_of_cells else {},
            most=asked.offset + asked.limit + 1,
        )
        found = answer(read.presences if is_of_cells else read.calls, query, asked.question, options)
        lines, more = asked.part(found.found)
        told = [call_line(each, read, asked.question) for each in lines]
        return RowAnswer(lines=told, more=more, **call_report(read, meaning=found.meaning))


@contextmanager
def _calls(bench: Workbench, asked: CallsAsked) -> "Iterator[tuple[CallTables, TableQuery]]":
    """The calls that the pages keep open, where these are meant; else others."""
    if asked.country or asked.outside:
        with calls_of(bench.opened, country=asked.country or None, with_outside=bool(asked.outside)) as opened:
            yield opened
    else:
        with calls_now(bench) as held:
            yield held


@api.get("/payments")
def payments(request: Request, asked: Annotated[PaymentsAsked, Query()]) -> RowAnswer:
    """Flows, amounts under a limit, prices and who is paid after births, as `ovillo payments --as json` tells them."""
    from ovillo.workflows import records as work  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.case_tables import joined, placed  # noqa: PLC0415 - as above
    from ovillo.workflows.row_answers import event_report, spelling_report  # noqa: PLC0415 - as above

    work.require_zone(asked.zone)
    opened = workbench_of(request).opened
    minus = asked.minus if asked.minus == "paid" else None
    tables = payments_of(opened, zone=asked.zone, decimal=asked.decimal, minus=minus)
    (rows,), spellings = work.spell_by(as_written=bool(asked.as_written))([joined(tables).rows], work.PARTIES)
    with table_query() as query:
        loaded = work.load_payments(rows, query, zone=asked.zone)
        if asked.question == "stated":
            from ovillo.analysis.records.stated import beside_payments  # noqa: PLC0415 - as above
            from ovillo.workflows.row_answers import stated_line  # noqa: PLC0415 - as above
            from ovillo.workflows.stated_prices import MEANING, stated_prices  # noqa: PLC0415 - as above

            prices, said = stated_prices(opened.record)
            beside = beside_payments(prices, loaded, query, tolerance=asked.tolerance, days=asked.days)
            priced, more = asked.part(beside)
            sources = [source for source, _ in tables]
            lines = [stated_line(each, said, sources) for each in priced]
            return _answer(lines, more, MEANING, [tables], **spelling_report(spellings))
        born = registers_of(opened, "births") if asked.question == "paid-after" else ()
        options = work.PaymentOptions(
            limit=asked.under,
            price=asked.price,
            tolerance=asked.tolerance,
            currency=asked.currency,
            around=asked.around,
            events=work.event_days(joined(born), words=asked.of) if born else (),
            days=asked.days,
        )
        found = work.answer_payments(loaded, query, work.PaymentQuestion(asked.question), options)
        part, more = asked.part(found.found)
        sources = [source for source, _ in tables]
        nobodys, own = (placed({"rows": list(rows)}, sources)["rows"] for rows in (found.of_nobody, found.to_oneself))
        told = {"of_nobody": nobodys, "to_oneself": own, **spelling_report(spellings)}
        if found.events is not None:
            told["events"] = event_report(found.events)
        return _answer(_placed(part, tables), more, found.meaning, [tables, born], **told)


@api.get("/registers")
def registers(request: Request, asked: Annotated[RegistersAsked, Query()]) -> RowAnswer:
    """A pattern of a register beside what is usual, as `ovillo registers --as json` tells it; nobody gets a score."""
    from ovillo.workflows import records as work  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.case_tables import joined, placed  # noqa: PLC0415 - as above
    from ovillo.workflows.row_answers import spelling_report  # noqa: PLC0415 - as above

    opened = workbench_of(request).opened
    tables = registers_of(opened, "adoptions" if asked.question == "addresses" else "births")
    second = {"exit": "travel", "clinic": "clinic"}.get(asked.question)
    others = registers_of(opened, second) if second else ()
    question, spell = work.RegisterQuestion(asked.question), work.spell_by(as_written=bool(asked.as_written))
    found = work.answer_register(
        question, joined(tables), joined(others) if others else None, days=asked.days, spell=spell
    )
    part, more = asked.part(found.found)
    before = placed({"rows": list(found.before_birth)}, [source for source, _ in tables])["rows"]
    told = {"before_birth": before, **spelling_report(found.spellings)}
    return _answer(_placed(part, tables, others), more, found.meaning, [tables, others], **told)


def _placed(found: Iterable[Any], tables: "Told", others: "Told" = ()) -> list[Line]:  # Any: as in `part`
    from ovillo.workflows.case_tables import placed  # noqa: PLC0415 - Ibis takes a second to load

    sources, seconds = ([source for source, _ in each] for each in (tables, others))
    return [placed(asdict(each), sources, seconds) for each in found]


def _answer(
    lines: list[Line], more: bool, meaning: str, tables: "Sequence[Told]", **rest: Mapping[str, object] | Sequence[Any]
) -> RowAnswer:  # Any: as in `part`
    from ovillo.workflows.row_answers import table_report  # noqa: PLC0415 - Ibis takes a second to load

    reports = [table_report(source, table) for each in tables for source, table in each]
    return RowAnswer(lines=lines, more=more, meaning=meaning, tables=reports, **rest)
