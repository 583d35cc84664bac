"""`withdraw`: takes a wrongly added document out of every answer; the ledger keeps that it was there."""

from collections.abc import Callable
from datetime import datetime

from ovillo.domain.errors import UsageError
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record


def withdraw(record: Record, document: str, *, reason: str, actor: str, now: Callable[[], datetime]) -> tuple[str, int]:
    """(id of the document, number of the ledger entry)."""
    _ask_for_reason(reason)
    with record.writing(actor=actor, at=now()) as writer:
        found = writer.document(document)
        return found.id, writer.withdraw(found.id, reason=reason.strip())


def restore(record: Record, document: str, *, reason: str, actor: str, now: Callable[[], datetime]) -> tuple[str, int]:
    """The document counts again: (its id, number of the ledger entry)."""
    _ask_for_reason(reason)
    with record.writing(actor=actor, at=now()) as writer:
        found = writer.document(document)
        return found.id, writer.restore(found.id, reason=reason.strip())


def _ask_for_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError(problem=mark("A withdrawal needs a reason. Give it with --reason."))
