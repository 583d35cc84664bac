"""The rows of a case's tables, read as their columns and the case's own orders say."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ovillo.casework.team.need_to_know import SENTENCES, Refusal
from ovillo.domain.documents import Document, Unread
from ovillo.domain.errors import DocumentNotFoundError, NoSuchTableError, OriginalAlteredError
from ovillo.domain.networks import CALLS, PAYMENTS, Wanted
from ovillo.reading.calls import built_in_profiles
from ovillo.reading.calls.plain import PlainRows, rows_around
from ovillo.storage.layout import ORIGINALS
from ovillo.wiring.tables import table_bytes, table_query, tables_of
from ovillo.workflows.call_tables import number_writer
from ovillo.workflows.guarded import NoNeedToKnowError, concealment_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ovillo.casework.protection.views import Concealment
    from ovillo.domain.records import RecordTable
    from ovillo.domain.timelines import TimelineEvent
    from ovillo.wiring.cases import OpenCase
    from ovillo.wiring.tables import TableQuery
    from ovillo.workflows.case_tables import CallTables, TableOf
    from ovillo.workflows.network_tables import RowTables


@contextmanager
def calls_of(
    case: "OpenCase", *, country: str | None = None, with_outside: bool = False
) -> "Iterator[tuple[CallTables, TableQuery]]":
    """The calls of a case within the judges' orders that it holds, and what asks them.

    Args:
        case: the case.
        country: whose numbers are written in E.164; None for that of the case, where it has one.
        with_outside: whether rows that no order covers take part all the same.

    Raises:
        CountryUnknownError: no numbering plan is known of the country.
        NoSuchTableError: the case has no table of calls.
        OriginalAlteredError: an original is not what was added.
    """
    from ovillo.workflows.case_tables import frame_of, framed  # noqa: PLC0415 - Ibis takes a second to load

    with tables_of(case) as tables, table_query() as query:
        country = country or tables.country
        opened = tables.calls(query, list(built_in_profiles().values()), country=country, zone=None)
        held = [(source.name, table) for source, table in tables.orders()]
        frame = frame_of(held, write_number=number_writer(country))
        yield framed(opened, frame, query, with_outside=with_outside, country=country), query


def table_size(opened: "OpenCase") -> int:
    """Bytes of all tables of a case."""
    with opened.record.reading() as reader:
        return sum(each.size_bytes for each in reader.documents() if each.unread is Unread.TABLE)


def unknown_tables(opened: "OpenCase") -> "list[str]":
    """The names of those tables of a case whose columns are those of no known kind: no question reads them."""
    with tables_of(opened) as tables:
        return tables.unknown()


def payments_of(
    opened: "OpenCase", *, zone: str = "UTC", decimal: str = "", minus: str | None = None
) -> "Sequence[tuple[TableOf, RecordTable]]":
    """The tables of payments of a case; none where it has none.

    Args:
        opened: the case.
        zone: whose days payments without an hour are of.
        decimal: sign of the amounts, where a table does not tell.
        minus: what a minus before an amount means, where it is not what is usual.
    """
    with tables_of(opened) as tables:
        return list(tables.records("payments", zone=zone, decimal=decimal, minus=minus))


def registers_of(opened: "OpenCase", kind: str) -> "Sequence[tuple[TableOf, RecordTable]]":
    """The tables of a kind of register of a case, such as births or travel; none where it has none."""
    with tables_of(opened) as tables:
        return list(tables.records(kind))


def cells_of(opened: "OpenCase") -> "dict[str, float]":
    """How far each cell reaches, km, as far as a table of the case tells."""
    from ovillo.workflows.case_tables import radii_of  # noqa: PLC0415 - Ibis takes a second to load

    with tables_of(opened) as tables:
        return radii_of([rows for _, rows in tables.records("cells")])


def network_tables(
    opened: "OpenCase", wanted: Wanted, *, as_written: bool = False, minus: str | None = None
) -> "list[RowTables]":
    """The rows of those tables that are to make ties; none where the case has none of the kind.

    Args:
        opened: the case.
        wanted: which ties.
        as_written: whether every spelling of a party is kept apart.
        minus: what a minus before an amount means, where it is not what is usual.
    """
    from ovillo.workflows.case_tables import joined, read_calls  # noqa: PLC0415 - Ibis takes a second to load
    from ovillo.workflows.network_tables import tables_of_calls, tables_of_payments  # noqa: PLC0415 - as above
    from ovillo.workflows.records import PARTIES, spell_by  # noqa: PLC0415 - as above

    found: list[RowTables] = []
    if CALLS in wanted.kinds:
        try:
            with calls_of(opened) as (read, query):
                found.append(tables_of_calls(read_calls(read, query)))
        except NoSuchTableError:
            pass
    if PAYMENTS in wanted.kinds and (tables := payments_of(opened, minus=minus)):
        (rows,), spellings = spell_by(as_written=as_written)([joined(tables).rows], PARTIES)
        found.append(tables_of_payments(rows, [source for source, _ in tables], spellings))
    return found


def events_of(
    opened: "OpenCase", *, zone: str = "UTC", minus: str | None = None
) -> "tuple[Sequence[TimelineEvent], int]":
    """What happened when in a case, by time, and how many statements tell no day.

    Args:
        opened: the case.
        zone: whose days payments are of.
        minus: what a minus before an amount means, where it is not what is usual.
    """
    from ovillo.workflows import timeline as work  # noqa: PLC0415 - loads only where time is asked for
    from ovillo.workflows.case_tables import read_calls  # noqa: PLC0415 - Ibis takes a second to load

    told, without = work.statement_events(opened.record)
    paid = [(of.document, of.name, rows) for of, rows in payments_of(opened, zone=zone, minus=minus)]
    events = [*told, *work.payment_events(paid, zone=zone)]
    try:
        with calls_of(opened) as (read, query):
            found = read_calls(read, query)
            events += work.call_events(found.calls, [(of.document, of.name) for of, _ in found.tables])
    except NoSuchTableError:
        pass
    return work.in_order(events, work.Span()), without


def row_of(opened: "OpenCase", document: str, row: int) -> "tuple[Document, PlainRows]":
    """A row of a table of a case, with those next to it, as the file writes them; protected people under pseudonyms.

    Raises:
        NoNeedToKnowError: a name may reach over several cells, so that no cell alone shows whom it hides.
        DocumentNotFoundError: no document of the case has this id, or it is no table.
        OriginalAlteredError: the original is not what was added.
    """
    with opened.record.reading() as reader:
        found = reader.document(document)
    if found.unread is not Unread.TABLE:
        raise DocumentNotFoundError(document=document[:64])
    if not opened.originals.is_intact(found.id):
        raise OriginalAlteredError(document=found.id[:12])
    hidden = concealment_in(opened.record)
    if hidden is None:
        return found, rows_around(table_bytes(opened.originals.open(found.id)), row)
    sealed = (opened.folder / ORIGINALS / found.id).read_bytes()
    return found, _concealed(rows_around(table_bytes(sealed), row), hidden)


def _concealed(shown: PlainRows, hidden: "Concealment") -> PlainRows:
    """The rows with pseudonyms, and the same sheet, as answers tell them."""
    cells = [shown.header, *(each for _, each in shown.rows)]
    changed = list(hidden.rows.changed(cells))
    for old, new in zip(cells, changed, strict=True):
        line = " ".join(old)
        if list(old) == list(new) and hidden.rows.line(line) != line:
            raise NoNeedToKnowError(problem=SENTENCES[Refusal.NO_NEED])
    numbers = [number for number, _ in shown.rows]
    return PlainRows(hidden.rows.line(shown.sheet), changed[0], list(zip(numbers, changed[1:], strict=True)))
