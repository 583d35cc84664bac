"""`add`: files go in; every document is stored, read and acknowledged by itself.

1. What the case already holds is recognised by its bytes before it is read; what it holds unread is tried again, and
   what is now stated of it for the first time is kept. What was stated before stays as it is. An original that is
   missing or altered is put back.
2. Worker processes read and extract; results come back in the order of the files.
3. Originals are put down first, then one transaction stores the document, its statements and their ledger entries.
4. Only after that transaction is the document acknowledged: whatever stops the program loses nothing acknowledged.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ovillo.casework.protection.particulars import holds_hidden
from ovillo.domain.documents import Document, Unread
from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceDetails
from ovillo.interfaces.record import Originals, Record, RecordWriter
from ovillo.workflows.document_work import Piece

NOTHING_INSIDE = mark("There is no file in it. Check that it is the archive that you mean.")
FIRST_REFUSALS = 3
"""Of one file and for one reason that are told; the others are counted."""
MORE = mark("{count} more in it, for the same reason.")
NO_BYTES = hashlib.sha256(b"").hexdigest()


class Outcome(StrEnum):
    """What became of one piece."""

    ADDED = "added"
    READ = "read"
    """The case held it unread; now it is read."""
    ALREADY = "already"
    STATED = "stated"
    """The case held it; details are known now that nobody had stated."""
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
    completed: tuple[str, ...] = ()
    """Names of the details that were stated now, of a document that the case held."""
    kept: tuple[str, ...] = ()
    """Names of the details that were stated otherwise now than before: what was stored stays."""
    is_mended: bool = False
    """Whether the original, which was missing or altered, was put back."""
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


Statements = Callable[[str], SourceDetails]
"""What options and manifests say of the piece of this name."""


def _nothing_stated(name: str) -> SourceDetails:
    del name
    return SourceDetails()


@dataclass(frozen=True, slots=True)
class _Run:
    """What every step of one `add` needs."""

    record: Record
    originals: Originals
    stated: Statements
    actor: str
    now: Callable[[], datetime]


def add(
    record: Record,
    originals: Originals,
    *,
    files: Iterable[tuple[str, Path]],
    pool: DocumentPool,
    actor: str,
    now: Callable[[], datetime],
    stated: Statements = _nothing_stated,
) -> Iterator[tuple[Added, ...]]:
    """The report of each file, in order, once its documents are safe.

    Args:
        record: open for writing.
        originals: of the same case.
        files: (name as shown, path).
        pool: reads and extracts.
        actor: who adds.
        now: the time of each write.
        stated: what the user says of each document.
    """
    run = _Run(record, originals, stated, actor, now)
    held: list[Added] = []
    to_read = _unseen(run, files, held)
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
            yield _store(run, result.pieces)
    if held:
        yield tuple(held)


def _unseen(run: _Run, files: Iterable[tuple[str, Path]], held: list[Added]) -> Iterator[tuple[str, Path]]:
    """The files whose bytes the case does not hold yet; the others are reported through `held`."""
    for name, path in files:
        document = _digest(path)
        known = None if document is None else _known(run.record, document)
        if known is None or (not known.is_withdrawn and known.document.unread not in (None, Unread.EMPTY)):
            yield name, path
        else:
            is_mended = _mended(run, known.document.id, path)
            held.append(replace(_held(run, name, known), is_mended=is_mended))


def _mended(run: _Run, document: str, path: Path) -> bool:
    """Whether these bytes were put back in place of an original that is missing or altered."""
    return not run.originals.is_intact(document) and run.originals.put(path.read_bytes()) == document


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that the case holds."""

    document: Document
    is_withdrawn: bool


def _known(record: Record, document: str) -> _Known | None:
    with record.reading() as reader:
        if not reader.has_document(document):
            return None
        return _Known(reader.document(document), reader.is_withdrawn(document) is not None)


def _held(run: _Run, name: str, known: _Known) -> Added:
    """What to say of a document that the case holds and that need not be read; what is stated of it now is kept."""
    document, stated = known.document, run.stated(name)
    if known.is_withdrawn or document.unread is Unread.EMPTY or not document.details.completed_by(stated):
        return _already(name, known, stated)
    with run.record.writing(actor=run.actor, at=run.now()) as writer:
        return _complete(writer, name, document, stated)


def _already(name: str, known: _Known, stated: SourceDetails) -> Added:
    outcome = _known_as(known.document.id, is_withdrawn=known.is_withdrawn)
    kept = _differing(known.document.details, stated) if outcome is Outcome.ALREADY else ()
    return Added(name, outcome, known.document.id, kept=kept)


def _complete(writer: RecordWriter, name: str, document: Document, stated: SourceDetails) -> Added:
    completed = writer.complete(document.id, stated)
    outcome = Outcome.STATED if completed else Outcome.ALREADY
    kept = _differing(document.details, stated)
    return Added(name, outcome, document.id, unread=document.unread, completed=completed, kept=kept)


def _differing(held: SourceDetails, stated: SourceDetails) -> tuple[str, ...]:
    """The fields that are stated otherwise; of one with a pseudonym in it nobody is told what the case holds."""
    return tuple(each for each in held.differing(stated) if not holds_hidden(getattr(held, each)))


def _known_as(document: str, *, is_withdrawn: bool) -> Outcome:
    """What to call a document that the case holds."""
    if document == NO_BYTES:
        return Outcome.EMPTY
    return Outcome.WITHDRAWN if is_withdrawn else Outcome.ALREADY


def _digest(path: Path) -> str | None:
    """SHA-256 of a file, or `None` where it cannot be read: the worker then says why."""
    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return None


def _store(run: _Run, pieces: tuple[Piece, ...]) -> tuple[Added, ...]:
    missing = set()
    for piece in pieces:
        if piece.document is not None:
            if not run.originals.is_intact(piece.document.id):
                missing.add(piece.document.id)
            run.originals.put(piece.content)
    with run.record.writing(actor=run.actor, at=run.now()) as writer:
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
                again = _store_again(writer, piece, document, run.stated(piece.name))
                report.append(replace(again, is_mended=document.id in missing))
            else:
                writer.add_document(document, piece.reading)
                missing.discard(document.id)  # its twin in the same archive finds nothing amiss
                report.append(_told(Outcome.ADDED, piece, document))
        return tuple(report)


def _store_again(writer: RecordWriter, piece: Piece, document: Document, stated: SourceDetails) -> Added:
    """What the case held unread is replaced by what can be read of it now; of anything else only details are added."""
    held = writer.document(document.id)
    known = _Known(held, writer.is_withdrawn(document.id) is not None)
    if known.is_withdrawn or held.unread is Unread.EMPTY:
        return _already(piece.name, known, stated)
    if held.unread is None or document.unread is held.unread:
        return _complete(writer, piece.name, held, stated)
    read = replace(document, details=document.details.over(held.details))
    writer.read_again(read, piece.reading)
    return _told(Outcome.READ, piece, read)


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
