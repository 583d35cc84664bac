"""The case's own data as tables for checks: what was done with evidence, and the tables among its documents.

1. A table made here has the columns that a check reads, so that it is answered as any other; its rows can be looked up.
2. What a viewer may not see is not in it: the tables are made from the case as they may see it.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from ovillo.casework.custody import KINDS, chains
from ovillo.domain.custody import ActKind, Chain
from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Originals, Record
from ovillo.rendering.network_exports.rows import safe_cell

HAND_OVERS: Final = "custody-attrition.csv"
ENTRIES: Final = "custody-rewritten.csv"
OWN_TABLES: Final = (HAND_OVERS, ENTRIES)
_ENDS: Final = (".csv", ".tsv", ".xlsx", ".ods")
_NOTHING: Final = mark("Nothing was done with evidence in this case yet: there are no rows to check.")
_MOVES: Final = (ActKind.HAND, ActKind.RECEIVE, ActKind.RETURN)
"""What ends the way of an item that was handed over."""
Rows = Iterable[tuple[object, ...]]


def own_tables(record: Record, *, now: datetime) -> Mapping[str, bytes]:
    """The tables that the case's own docket gives, by name; none where it has no rows for one."""
    with record.reading() as reader:
        found = chains(reader.docket(*KINDS), now=now)
    tables = {
        HAND_OVERS: _table(("item", "giver", "released", "receiver", "received"), _hand_overs(found)),
        ENTRIES: _table(("file", "happened", "recorded", "content"), _entries(found)),
    }
    return {name: content for name, content in tables.items() if content.count(b"\n") > 1}


def tables_among(record: Record) -> Sequence[tuple[str, str]]:
    """Ids and names of the documents that are tables, by name."""
    with record.reading() as reader:
        return [(each.id, each.name) for each in reader.documents() if each.name.lower().endswith(_ENDS)]


def table_of(record: Record, originals: Originals, wanted: str, *, now: datetime) -> tuple[str, bytes]:
    """The name and the bytes of one of the case's tables.

    Args:
        record: of the case.
        originals: its sealed bytes.
        wanted: one of `OWN_TABLES`, or the id of a document.
        now: until when something that has not ended lasts.

    Raises:
        UsageError: the docket has no rows for it.
        DocumentNotFoundError: no such document.
    """
    if wanted in OWN_TABLES:
        content = own_tables(record, now=now).get(wanted)
        if content is None:
            raise UsageError(problem=_NOTHING)
        return wanted, content
    with record.reading() as reader:
        document = reader.document(wanted)
    return document.name, originals.open(document.id)


def _hand_overs(found: Sequence[Chain]) -> Rows:
    """Each hand-over with the receipt that answers it; without one where nobody received it before it moved on.

    As the chain reads it: other acts may stand between, and of two times that cannot both be true the check asks.
    """
    for chain in found:
        for place, act in enumerate(chain.acts):
            if act.kind is not ActKind.HAND:
                continue
            after = next((each for each in chain.acts[place + 1 :] if each.kind in _MOVES), None)
            is_answered = after is not None and after.kind is ActKind.RECEIVE
            receipt = (after.by, after.happened.isoformat()) if is_answered and after else ("", "")
            yield chain.item, act.by, act.happened.isoformat(), *receipt


def _entries(found: Sequence[Chain]) -> Rows:
    """Every act, in the order in which they were recorded."""
    acts = sorted((act for chain in found for act in chain.acts), key=lambda act: act.number)
    for act in acts:
        yield act.item, act.happened.isoformat(), act.recorded.isoformat(), act.kind.value


def _table(columns: Sequence[str], rows: Rows) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(tuple(map(safe_cell, row)) for row in rows)
    return stream.getvalue().encode("utf-8")
