"""Which entries of the ledger hold what was read or said of something, and the rows of those entries destroyed.

1. A document goes with what was read from it, what was decided or noted about it, and the documents that lay in it.
2. What says who may do what, and that something was erased, is never erased.
3. The rows go in the order that foreign keys ask for; then salt and name of the row are blanked in the entries.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select, update

from ovillo.domain.erasures import ErasureError
from ovillo.domain.errors import EntryNotFoundError
from ovillo.domain.messages import mark
from ovillo.storage.contents import EntryKind
from ovillo.storage.tables import (
    docket,
    document,
    entity,
    entry,
    erasure,
    judgement,
    mention,
    rereading,
    reversal,
    statement,
    undo,
    withdrawal,
)

AT_ONCE: Final = 400
"""Values in one query."""
_SHORTEST_DIGEST: Final = 8
"""Digits of a SHA-256 by which somebody names a document."""
_ORDER: Final[Sequence[tuple[EntryKind, Table, Any]]] = (  # Any: a column of either type
    (EntryKind.STATEMENT, statement, statement.c.id),
    (EntryKind.READING, entity, entity.c.document),
    (EntryKind.UNDO, undo, undo.c.judgement),
    (EntryKind.JUDGEMENT, judgement, judgement.c.id),
    (EntryKind.REVERSAL, reversal, reversal.c.id),
    (EntryKind.WITHDRAWAL, withdrawal, withdrawal.c.document),
    (EntryKind.REREADING, rereading, rereading.c.id),
    (EntryKind.DOCKET, docket, docket.c.id),
    (EntryKind.DOCUMENT, document, document.c.id),
)
"""After the mentions."""
_KEPT: Final = frozenset(
    {
        *("membership", "case_opened", "units_stated", "compartment_entered", "compartment_left", "pseudonyms_salted"),
        *("guardians_attached", "guardians_accepted"),
        *("key_entered", "approval_asked", "approval_signed", "taken_out", "status_set", "erased"),
        *("tie_declared", "declaration_made", "declaration_accepted", "official_recused", "recusal_lifted"),
        *("party_named", "protected_read", "deconfliction_asked", "deconfliction_authorised", "deconfliction_sent"),
        *("deconfliction_sending", "deconfliction_refused"),
    }
)
"""Kinds of the docket that say who may do what, or what was done: without them the ledger proves less."""
_PROTECTING: Final = frozenset({"person_protected", "protection_lifted"})
_STILL_NAMED: Final = mark("Documents still name this person, whom the pseudonym hides: erase those first.")
_NOT_ALONE: Final = mark("This entry is part of what a document says: name the document, and all of it is erased.")
_KEPT_ENTRY: Final = mark("This entry says who may do what, or what was done. It is never erased.")
_INSIDE: Final = mark("The document lies in another, whose bytes hold it: name that one, and both are erased.")
_GONE: Final = mark("The content of this entry was erased before.")

Named = tuple[str, str]
"""Kind and row of an entry."""


def entries_of(connection: Connection, number: int) -> tuple[int, ...]:
    """The numbers of all entries that are erased together with this one.

    Raises:
        EntryNotFoundError: the ledger has no such entry.
        ErasureError: it is not erased, or not alone.
    """
    found = connection.execute(select(entry.c.kind, entry.c.row).where(entry.c.number == number)).one_or_none()
    if found is None:
        last = connection.execute(select(entry.c.number).order_by(entry.c.number.desc()).limit(1)).scalar_one()
        raise EntryNotFoundError(number=number, last=last)
    kind, row = EntryKind(found.kind), str(found.row)
    if not row:
        raise ErasureError(problem=_GONE)
    if kind is EntryKind.DOCUMENT:
        return _numbers(connection, _of_documents(connection, row))
    if kind is EntryKind.JUDGEMENT:
        return _numbers(connection, {(kind.value, row), (EntryKind.UNDO.value, row)})
    if kind is EntryKind.DOCKET:
        _require_erasable(connection, row)
        return (number,)
    if kind in {EntryKind.CASE, EntryKind.RATE, EntryKind.UNDO}:
        raise ErasureError(problem=_KEPT_ENTRY)
    raise ErasureError(problem=_NOT_ALONE)


def _require_erasable(connection: Connection, row: str) -> None:
    """Nothing where this act of the docket may be erased: who is protected only when no text names them any more."""
    said = connection.execute(select(docket.c.kind, docket.c.content).where(docket.c.id == row)).one()
    if said.kind in _KEPT:
        raise ErasureError(problem=_KEPT_ENTRY)
    if said.kind in _PROTECTING:
        names = [str(each).casefold() for each in json.loads(said.content).get("names", [])]
        texts = connection.execute(select(document.c.text)).scalars()
        if any(name in text.casefold() for text in texts for name in names):
            raise ErasureError(problem=_STILL_NAMED)


def entry_of_document(connection: Connection, found: str) -> int:
    """The number of the entry that added a document."""
    query = select(entry.c.number).where(entry.c.kind == EntryKind.DOCUMENT.value, entry.c.row == found)
    return int(connection.execute(query).scalar_one())


def _of_documents(connection: Connection, first: str) -> set[Named]:
    """All that was read from a document and the documents in it, decided or noted about them."""
    container = connection.execute(select(document.c.container).where(document.c.id == first)).scalar_one()
    if container is not None and _has(connection, container):
        raise ErasureError(problem=_INSIDE)
    documents, new = {first}, [first]
    while new:
        inside = _column(connection, document.c.id, document.c.container, new)
        new = [each for each in inside if each not in documents]
        documents.update(new)
    statements = _column(connection, statement.c.id, statement.c.document, documents)
    ids = {*documents, *statements, *_column(connection, entity.c.id, entity.c.document, documents)}
    decided = {
        *_column(connection, judgement.c.id, judgement.c.left, ids),
        *_column(connection, judgement.c.id, judgement.c.right, ids),
    }
    is_meant = _spoken_of(connection, documents)
    noted = (
        row.id
        for row in connection.execute(select(docket.c.id, docket.c.kind, docket.c.about, docket.c.content))
        if row.kind not in _KEPT
        and (row.about in ids or is_meant(row.about) or json.loads(row.content).get("document") in documents)
    )
    rows = {
        EntryKind.DOCUMENT: documents,
        EntryKind.READING: documents,
        EntryKind.WITHDRAWAL: documents,
        EntryKind.STATEMENT: statements,
        EntryKind.REREADING: _column(connection, rereading.c.id, rereading.c.document, documents),
        EntryKind.REVERSAL: _column(connection, reversal.c.id, reversal.c.document, documents),
        EntryKind.JUDGEMENT: decided,
        EntryKind.UNDO: decided,
        EntryKind.DOCKET: set(noted),
    }
    return {(kind.value, row) for kind, found in rows.items() for row in found}


def _spoken_of(connection: Connection, documents: set[str]) -> Callable[[str], bool]:
    """Whether words name one of these documents as a person does: its name, or the digits that stand beside it."""
    names: dict[str, set[str]] = {}
    for row in connection.execute(select(document.c.id, document.c.name)):
        for name in {row.name, row.name.rsplit("/", 1)[-1]}:
            names.setdefault(name.casefold(), set()).add(row.id)

    def is_meant(about: str) -> bool:
        said = about.strip().casefold()
        named = names.get(said, set())
        is_digest = len(said) >= _SHORTEST_DIGEST and any(each.startswith(said) for each in documents)
        return is_digest or (bool(named) and named <= documents)

    return is_meant


def _has(connection: Connection, found: str) -> bool:
    return connection.execute(select(document.c.number).where(document.c.id == found)).one_or_none() is not None


def _column(connection: Connection, wanted: Any, key: Any, values: Iterable[str]) -> set[str]:  # Any: columns
    """What stands in one column where another has one of these values."""
    found: set[str] = set()
    for some in _some(sorted(values)):
        found.update(connection.execute(select(wanted).where(key.in_(some))).scalars())
    return found


def _some(values: Sequence[Any]) -> Iterable[Sequence[Any]]:  # Any: ids or numbers
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def _numbers(connection: Connection, named: set[Named]) -> tuple[int, ...]:
    """The numbers of the entries of these rows, ascending."""
    numbers: set[int] = set()
    for some in _some(sorted({row for _, row in named})):
        rows = connection.execute(select(entry.c.number, entry.c.kind, entry.c.row).where(entry.c.row.in_(some)))
        numbers.update(row.number for row in rows if (row.kind, row.row) in named)
    return tuple(sorted(numbers))


def destroy(connection: Connection, numbers: Sequence[int], under: int) -> None:
    """The rows and salts of these entries, gone; the entry `erased` under which they go is stored already."""
    rows: list[Mapping[str, Any]] = []  # Any: cells
    for some in _some(numbers):
        query = select(entry.c.number, entry.c.kind, entry.c.row).where(entry.c.number.in_(some))
        rows.extend(dict(row) for row in connection.execute(query).mappings())
    connection.execute(insert(erasure), [{**row, "entry": under} for row in rows])
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        by_kind.setdefault(row["kind"], []).append(row["row"])
    for some in _some(by_kind.get(EntryKind.READING.value, [])):
        read = select(entity.c.id).where(entity.c.document.in_(some))
        connection.execute(delete(mention).where(mention.c.entity.in_(read)))
    for kind, table, key in _ORDER:
        for some in _some(by_kind.get(kind.value, [])):
            connection.execute(delete(table).where(key.in_(some)))
    for some in _some(numbers):
        connection.execute(update(entry).where(entry.c.number.in_(some)).values(salt=b"", row=""))


def documents_left(connection: Connection) -> tuple[str, ...]:
    """Ids of documents that were erased, and whose originals may still be there."""
    query = select(erasure.c.row).where(erasure.c.kind == EntryKind.DOCUMENT.value, erasure.c.row != "")
    return tuple(connection.execute(query.order_by(erasure.c.number)).scalars())


def blank(connection: Connection) -> None:
    """No digest of what was erased is left."""
    connection.execute(update(erasure).where(erasure.c.row != "").values(row=""))
