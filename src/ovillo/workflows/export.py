"""`export`: the case as lines for other programs."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from ovillo.interfaces.record import Record
from ovillo.rendering.exports import copy_line, entity_line, finding_line, statement_line
from ovillo.workflows.approvals import take_out
from ovillo.workflows.views import Resolved, find, resolve


class ExportKind(StrEnum):
    """What is exported."""

    STATEMENTS = "statements"
    FINDINGS = "findings"
    ENTITIES = "entities"
    COPIES = "copies"


Line = Mapping[str, Any]  # Any: a JSON value


def export(record: Record, kind: ExportKind) -> Iterator[Line]:
    """One JSON object a line, in a stable order; where two have to sign for it, the case as they signed for it.

    Raises:
        NotApprovedError: two have to, and did not.
    """
    resolved = resolve(record, as_of=take_out(record, kind.value))
    match kind:
        case ExportKind.STATEMENTS:
            return _statements(resolved)
        case ExportKind.FINDINGS:
            return (finding_line(finding) for finding in find(resolved).findings)
        case ExportKind.ENTITIES:
            return (entity_line(entity) for entity in resolved.entities)
        case ExportKind.COPIES:
            return (copy_line(edge) for edge in find(resolved).copies)


def _statements(resolved: Resolved) -> Iterator[Line]:
    documents = {document.id: document for document in resolved.view.documents}
    joined = {member: entity for entity in resolved.entities for member in entity.members}
    for statement in resolved.view.statements:
        yield statement_line(statement, documents[statement.document], joined=joined)
