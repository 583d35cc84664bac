"""`add`: files go in; every document is stored, read and acknowledged by itself.

1. What the case already holds is recognised by its bytes before it is read; what it holds unread is tried again.
2. Worker processes read and extract; results come back in the order of the files.
3. Originals are put down first, then one transaction stores the document, its statements and their ledger entries.
4. Only after that transaction is the document acknowledged: whatever stops the program loses nothing acknowledged.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ovillo.domain.documents import Document, Unread
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Originals, Record, RecordWriter
from ovillo.workflows.document_work import Piece

NOTHING_INSIDE = mark("There is no file in it. Check that it is the archive that you mean.")
_NO_BYTES = hashlib.sha256(b"").hexdigest()


class Outcome(StrEnum):
    """What became of one piece."""

    ADDED = "added"
    READ = "read"
    """The case held it unread; now it is read."""
    ALREADY = "already"
    WITHDRAWN = "withdrawn"
    EMPTY = "empty"
    """A file of no bytes after the first: all are one document, which says nothing."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Added:
    """One line of the report."""

    name: str
    outcome: Outcome
    document: str | None = None
    statements: int = 0
    quarantined: int = 0
    unread: Unread | None = None
    unknown: tuple[str, ...] = ()
    """Names of the details that nobody stated."""
    bare_pages: tuple[int, ...] = ()
    """Pages without text of a document that has some."""
    refusal: str = ""
    """Template of the catalogue."""
    refusal_fields: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class FileResult:
    """What a worker gave back for one file: pieces, or the reason why there are none."""

    name: str
    pieces: tuple[Piece, ...] = ()
    refusal: str = ""
    refusal_fields: tuple[tuple[str, object], ...] = ()


class DocumentPool(Protocol):
    """Reads files in worker processes, results in the order of the files."""

    def read_in_order(self, files: Iterable[tuple[str, Path]]) -> Iterator[FileResult]: ...


def add(
    record: Record,
    originals: Originals,
    *,
    files: Iterable[tuple[str, Path]],
    pool: DocumentPool,
    actor: str,
    now: Callable[[], datetime],
) -> Iterator[tuple[Added, ...]]:
    """The report of each file, in order, once its documents are safe.

    Args:
        record: open for writing.
        originals: of the same case.
        files: (name as shown, path).
        pool: reads and extracts.
        actor: who adds.
        now: the time of each write.
    """
    held: list[Added] = []
    to_read = _unseen(record, files, held)
    for result in pool.read_in_order(to_read):
        if held:
            yield tuple(held)
            held.clear()
        if result.refusal or not result.pieces:
            yield (
                Added(
                    result.name,
                    Outcome.REFUSED,
                    refusal=result.refusal or NOTHING_INSIDE,
                    refusal_fields=result.refusal_fields,
                ),
            )
        else:
            yield _store(record, originals, result.pieces, actor=actor, at=now())
    if held:
        yield tuple(held)


def _unseen(record: Record, files: Iterable[tuple[str, Path]], held: list[Added]) -> Iterator[tuple[str, Path]]:
    """The files whose bytes the case does not hold yet; the others are reported through `held`."""
    for name, path in files:
        document = _digest(path)
        if document is None:
            yield name, path
            continue
        with record.reading() as reader:
            is_known = reader.has_document(document)
            entry = reader.is_withdrawn(document) if is_known else None
            is_unread = is_known and entry is None and reader.document(document).unread not in (None, Unread.EMPTY)
        if is_known and not is_unread:
            held.append(Added(name, _known_as(document, is_withdrawn=entry is not None), document))
        else:
            yield name, path


def _known_as(document: str, *, is_withdrawn: bool) -> Outcome:
    """What to call a document that the case holds."""
    if document == _NO_BYTES:
        return Outcome.EMPTY
    return Outcome.WITHDRAWN if is_withdrawn else Outcome.ALREADY


def _digest(path: Path) -> str | None:
    """SHA-256 of a file, or `None` where it cannot be read: the worker then says why."""
    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return None


def _store(
    record: Record, originals: Originals, pieces: tuple[Piece, ...], *, actor: str, at: datetime
) -> tuple[Added, ...]:
    for piece in pieces:
        if piece.document is not None:
            originals.put(piece.content)
    with record.writing(actor=actor, at=at) as writer:
        report = []
        for piece in pieces:
            document = piece.document
            if document is None:
                report.append(
                    Added(
                        piece.name,
                        Outcome.REFUSED,
                        refusal=piece.refusal or "",
                        refusal_fields=piece.refusal_fields,
                    )
                )
            elif writer.has_document(document.id):
                report.append(_store_again(writer, piece, document))
            else:
                writer.add_document(document, piece.reading)
                report.append(_told(Outcome.ADDED, piece, document))
        return tuple(report)


def _store_again(writer: RecordWriter, piece: Piece, document: Document) -> Added:
    """What the case held unread is replaced by what can be read of it now; anything else stays."""
    if writer.is_withdrawn(document.id) is not None:
        return Added(piece.name, _known_as(document.id, is_withdrawn=True), document.id)
    before = writer.document(document.id).unread
    if before is None or before is Unread.EMPTY:
        return Added(piece.name, _known_as(document.id, is_withdrawn=False), document.id)
    if document.unread is before:
        return Added(piece.name, Outcome.ALREADY, document.id, unread=before)
    writer.read_again(document, piece.reading)
    return _told(Outcome.READ, piece, document)


def _told(outcome: Outcome, piece: Piece, document: Document) -> Added:
    return Added(
        piece.name,
        outcome,
        document.id,
        statements=len(piece.reading.statements) if piece.reading else 0,
        quarantined=piece.reading.quarantined if piece.reading else 0,
        unread=document.unread,
        unknown=document.details.unknown(),
        bare_pages=document.pages_without_text(),
    )
