"""Every text that the record holds, each with the entry of the ledger with which it would be erased."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, Table, select

from ovillo.domain.docket import Json
from ovillo.interfaces.record import HeldText
from ovillo.storage.contents import EntryKind
from ovillo.storage.tables import docket, document, entry, judgement, rereading, reversal, undo, withdrawal

_SAID: Final = ("text", "publisher", "kind", "grade", "title", "author", "url")
"""Columns of a document and of its later readings that hold somebody's words."""


def held_texts(connection: Connection, gone: Collection[int]) -> Iterator[HeldText]:
    """Those of documents, withdrawn ones included, of acts and of reasons, but for what these entries hold."""
    homes = _entries(connection, EntryKind.DOCUMENT)
    for row in connection.execute(select(document)).mappings():
        if homes[row["id"]] not in gone:
            texts = tuple(row[each] for each in ("name", *_SAID) if row[each])
            yield HeldText(homes[row["id"]], "document", texts, row["id"])
    for table, key, entries in (
        (rereading, "document", homes),
        (withdrawal, "document", homes),
        (reversal, "document", homes),
        (judgement, "id", judged := _entries(connection, EntryKind.JUDGEMENT)),
        (undo, "judgement", judged),
    ):
        yield from _beside(connection, table, key, entries, gone)
    for row in connection.execute(select(docket)).mappings():
        if row["entry"] not in gone:
            yield HeldText(row["entry"], row["kind"], (row["about"], *_texts(json.loads(row["content"]))))


def _beside(
    connection: Connection, table: Table, key: str, entries: Mapping[str, int], gone: Collection[int]
) -> Iterator[HeldText]:
    """What is erased with a document or a judgement, and says more of it."""
    kind = "document" if key == "document" else "judgement"
    for row in connection.execute(select(table)).mappings():
        number = entries[row[key]]
        texts = tuple(row[each] for each in ("reason", *_SAID) if row.get(each))
        if number not in gone and texts:
            yield HeldText(number, kind, texts)


def _entries(connection: Connection, kind: EntryKind) -> Mapping[str, int]:
    """The number of the entry of each row of a kind."""
    query = select(entry.c.row, entry.c.number).where(entry.c.kind == kind.value, entry.c.row != "")
    return {row.row: row.number for row in connection.execute(query)}


def _texts(value: Json) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list() | tuple():
            for each in value:
                yield from _texts(each)
        case dict():
            for each in value.values():
                yield from _texts(each)
        case _:
            return
