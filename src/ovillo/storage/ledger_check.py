"""The ledger of a case against its rows: everything is computed again and compared with what is stored.

Rules:
1. Cells are read as they are stored, past every type conversion: a conversion could hide a change.
2. Faults are found in ledger order: the entry itself, then the rows that it stands for, then the tree above it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Protocol, TypeAlias, TypeGuard

from sqlalchemy import Table

from ovillo.interfaces.record import Fault
from ovillo.ledger import EMPTY, SALT_BYTES, Frontier, Node, append, commit, entry_data, leaf_hash
from ovillo.storage.contents import ROW_KEYS, EntryKind, reading_content, row_content
from ovillo.storage.places import is_unicode, readable
from ovillo.storage.problems import (
    CASE_ROW_WRONG,
    ENTRY_ALTERED,
    ENTRY_MISSING,
    ERASURE_UNFINISHED,
    ERASURE_WRONG,
    HEAD_WRONG,
    NODE_WRONG,
    ROW_ALTERED,
    ROW_MISSING,
    ROW_WITHOUT_ENTRY,
)
from ovillo.storage.rows import Cell, Row
from ovillo.storage.tables import entity, entry, mention

_BATCH = 500
_KINDS = frozenset(kind.value for kind in EntryKind)
_Commitments: TypeAlias = Mapping[tuple[Cell, Cell], bytes]
"""By kind and row of the entry."""


class StoredCells(Protocol):
    """The cells of one snapshot. A query marks its values by `?`, and quotes names that some database reserves."""

    def find(self, query: str, values: Sequence[Cell] = ()) -> Iterable[Sequence[Any]]:  # Any: what is stored
        """The rows of a query that gives few."""
        ...

    def read_through(self, query: str) -> Iterator[Sequence[Any]]:  # Any: as above
        """The rows of a query that may give more than fit into memory."""
        ...


def ledger_fault(connection: StoredCells) -> Fault | None:
    """The first entry, row or tree node that does not verify."""
    heads = list(connection.find("SELECT ledger_size, ledger_root FROM meta"))
    if len(heads) != 1:
        return Fault("row", "table meta", CASE_ROW_WRONG)
    erased, fault = _erased(connection)
    if fault:
        return fault
    frontier = EMPTY
    for batch in _entries(connection):
        completed: list[Node] = []
        commitments = _commitments(connection, batch)
        for row in batch:
            is_erased = row["number"] in erased
            fault = _entry_fault(row, frontier.size, is_erased=is_erased)
            fault = fault or (None if is_erased else _content_fault(row, commitments))
            if fault:
                return fault
            frontier, nodes = append(frontier, _stored_leaf(row))
            completed.extend(nodes)
        fault = _node_fault(connection, completed)
        if fault:
            return fault
    return _head_fault(frontier, *heads[0]) or _surplus_fault(connection, frontier.size)


def _entries(connection: StoredCells) -> Iterator[Sequence[Row]]:
    rows = (_row(entry, cells) for cells in connection.read_through(f"{_select(entry)} ORDER BY number"))
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _erased(connection: StoredCells) -> tuple[frozenset[Cell], Fault | None]:
    """The entries whose content was destroyed, as the table and the docket say alike; else what is wrong."""
    said: dict[Cell, Cell] = {}
    for number, content in connection.find("SELECT entry, content FROM docket WHERE kind = ?", ("erased",)):
        try:
            said.update(dict.fromkeys(json.loads(content)["entries"], number))
        except (ValueError, TypeError, KeyError):
            return frozenset(), Fault("row", f"table docket (entry {number!r})", ROW_ALTERED)
    stored = list(connection.find('SELECT number, entry, "row" FROM erasure'))
    if {number: under for number, under, _ in stored} != said:
        return frozenset(), Fault("row", "table erasure", ERASURE_WRONG)
    if any(row != "" for *_, row in stored):
        return frozenset(), Fault("row", "table erasure", ERASURE_UNFINISHED)
    return frozenset(said), None


def _entry_fault(row: Row, expected_number: int, *, is_erased: bool) -> Fault | None:
    """What is wrong with the entry itself; of one that was erased, neither salt nor name of its row are left."""
    if row["number"] != expected_number:
        return Fault("entry", f"entry {expected_number}", ENTRY_MISSING, expected_number)
    is_whole = (row["salt"], row["row"]) == (b"", "") if is_erased else _is_salt(row["salt"])
    if row["kind"] not in _KINDS or not is_whole or row["leaf"] != _leaf(row):
        return Fault("entry", f"entry {expected_number}", ENTRY_ALTERED, expected_number)
    return None


def _number(row: Row) -> int | None:
    return row["number"] if isinstance(row["number"], int) else None


def _leaf(row: Row) -> bytes:
    """The leaf that follows from the entry's other cells; of whatever type, so that a false one gives another leaf."""
    parts = {name: row[name] for name in ("kind", "action", "actor", "at", "commitment")}
    return leaf_hash(entry_data(**parts))  # type: ignore[arg-type]  # what is stored may be of any type


def _stored_leaf(row: Row) -> bytes:
    """The leaf as stored, where it was already seen to be the one that follows."""
    leaf = row["leaf"]
    assert isinstance(leaf, bytes)
    return leaf


def _content_fault(row: Row, commitments: _Commitments) -> Fault | None:
    """What is wrong with the rows that this entry stands for."""
    key = (row["kind"], row["row"])
    table = _TABLE_NAMES[row["kind"]]
    place = f"table {table}, row {readable(row['row'])} (entry {row['number']!r})"
    if key not in commitments:
        return Fault("row", place, ROW_MISSING, _number(row))
    if commitments[key] != row["commitment"]:
        return Fault("row", place, ROW_ALTERED, _number(row))
    return None


def _commitments(connection: StoredCells, batch: Sequence[Row]) -> _Commitments:
    """What each of these entries should commit to; those whose rows are missing are left out."""
    salts: dict[Cell, dict[Cell, bytes]] = defaultdict(dict)
    for row in batch:
        salt = row["salt"]
        if _is_salt(salt) and is_unicode(row["row"]):
            salts[row["kind"]][row["row"]] = salt
    commitments: dict[tuple[Cell, Cell], bytes] = {}
    for kind, key in ROW_KEYS.items():
        for found in _find(connection, _table_of(kind), key.name, list(salts[kind])):
            row_key = found[key.name]
            commitments[kind.value, row_key] = commit(row_content(_table_of(kind), found), salts[kind][row_key])
    readings = list(salts[EntryKind.READING])
    entities, mentions = _entities_of(connection, readings), _mentions_of(connection, readings)
    for document in readings:
        content = reading_content(str(document), entities[document], mentions[document])
        commitments[EntryKind.READING.value, document] = commit(content, salts[EntryKind.READING][document])
    return commitments


def _is_salt(cell: Cell) -> TypeGuard[bytes]:
    return isinstance(cell, bytes) and len(cell) == SALT_BYTES


def _entities_of(connection: StoredCells, documents: Sequence[Cell]) -> Mapping[Cell, list[Row]]:
    found: dict[Cell, list[Row]] = defaultdict(list)
    for row in _find(connection, entity, "document", documents, order="id"):
        found[row["document"]].append(row)
    return found


def _mentions_of(connection: StoredCells, documents: Sequence[Cell]) -> Mapping[Cell, list[Row]]:
    columns = ", ".join(f'mention."{column.name}"' for column in mention.columns)
    query = (
        f"SELECT entity.document, {columns} FROM entity JOIN mention ON mention.entity = entity.id "  # noqa: S608
        f"WHERE entity.document IN ({_marks(documents)}) ORDER BY mention.entity, mention.position"
    )
    found: dict[Cell, list[Row]] = defaultdict(list)
    for document, *cells in connection.find(query, documents):
        found[document].append(_row(mention, cells))
    return found


def _node_fault(connection: StoredCells, completed: Sequence[Node]) -> Fault | None:
    """The first of these nodes that is not stored as computed."""
    query = 'SELECT "index", hash FROM node WHERE level = ? AND "index" BETWEEN ? AND ?'
    stored: dict[tuple[int, object], object] = {}
    for level in {each.level for each in completed}:
        places = [each.index for each in completed if each.level == level]
        rows = connection.find(query, (level, places[0], places[-1]))  # they follow each other, as their leaves do
        stored.update(((level, index), hashed) for index, hashed in rows)
    for each in completed:
        if stored.get((each.level, each.index)) != each.hash:
            return Fault("tree", f"level {each.level}, node {each.index}", NODE_WRONG)
    return None


def _head_fault(frontier: Frontier, size: object, root: object) -> Fault | None:
    if type(size) is int and size > frontier.size:
        return Fault("entry", f"entry {frontier.size}", ENTRY_MISSING)
    if (size, root) != (frontier.size, frontier.root):
        return Fault("tree", "table meta", HEAD_WRONG)
    return None


def _surplus_fault(connection: StoredCells, size: int) -> Fault | None:
    """The first row that no entry stands for, or a node that no entries lie under."""
    for kind, key in ROW_KEYS.items():
        table = _table_of(kind).name
        query = f'SELECT "{key.name}" FROM "{table}" EXCEPT SELECT "row" FROM entry WHERE kind = ?'  # noqa: S608
        for (row,) in connection.find(f"{query} ORDER BY 1 LIMIT 1", (kind.value,)):
            return Fault("row", f"table {table}, row {readable(row)}", ROW_WITHOUT_ENTRY)
    unread = 'SELECT document FROM entity EXCEPT SELECT "row" FROM entry WHERE kind = ?'
    query = f"SELECT id FROM entity WHERE document IN ({unread}) ORDER BY 1 LIMIT 1"  # noqa: S608 (our own)
    for (row,) in connection.find(query, (EntryKind.READING.value,)):
        return Fault("row", f"table entity, row {readable(row)}", ROW_WITHOUT_ENTRY)
    for (row,) in connection.find("SELECT entity FROM mention EXCEPT SELECT id FROM entity ORDER BY 1 LIMIT 1"):
        return Fault("row", f"table mention, row {readable(row)}", ROW_WITHOUT_ENTRY)
    expected = sum(size >> level for level in range(1, size.bit_length()))
    if [tuple(each) for each in connection.find("SELECT count(*) FROM node")] != [(expected,)]:
        return Fault("tree", "table node", NODE_WRONG)
    return None


def _find(
    connection: StoredCells, table: Table, key: str, values: Sequence[Cell], *, order: str | None = None
) -> Iterator[Row]:
    query = f'{_select(table)} WHERE "{key}" IN ({_marks(values)}) ORDER BY "{order or key}"'
    for cells in connection.find(query, values):
        yield _row(table, cells)


def _select(table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f'SELECT {columns} FROM "{table.name}"'  # noqa: S608 (names from our own tables)


def _marks(values: Sequence[Cell]) -> str:
    return ", ".join("?" * len(values))


def _row(table: Table, cells: Sequence[Cell | float]) -> Row:
    """The cells by column; a float, which we never store, as text that no cell of ours equals."""
    pairs = zip(table.columns, cells, strict=True)
    return {column.name: f"float {cell!r}" if isinstance(cell, float) else cell for column, cell in pairs}


def _table_of(kind: EntryKind) -> Table:
    table = ROW_KEYS[kind].table
    assert isinstance(table, Table)
    return table


_TABLE_NAMES: Mapping[Cell, str] = {
    EntryKind.READING.value: entity.name,
    **{kind.value: _table_of(kind).name for kind in ROW_KEYS},
}
"""Where the rows of an entry lie, for the sentence that names them."""
