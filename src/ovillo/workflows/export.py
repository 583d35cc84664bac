"""`export`: the case as lines for other programs."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from ovillo.domain.entities import CaseEntity, DocumentEntity
from ovillo.interfaces.record import Record
from ovillo.rendering.exports import copy_line, entity_line, finding_line, form_line, statement_line
from ovillo.resolution import forms_of
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
            return _entities(resolved)
        case ExportKind.COPIES:
            return (copy_line(edge) for edge in find(resolved).copies)


def _entities(resolved: Resolved) -> Iterator[Line]:
    members = {each.id: each for each in resolved.view.entities}
    return (line_of_entity(entity, members) for entity in resolved.entities)


def line_of_entity(entity: CaseEntity, members: Mapping[str, DocumentEntity]) -> dict[str, Any]:  # Any: a JSON value
    """The export of one entity; `members` by id."""
    forms = (form for member in entity.members for form in forms_of(members[member]))
    return {**entity_line(entity), "forms": [form_line(each) for each in forms]}


def _statements(resolved: Resolved) -> Iterator[Line]:
    documents = {document.id: document for document in resolved.view.documents}
    joined = {member: entity for entity in resolved.entities for member in entity.members}
    for statement in resolved.view.statements:
        yield statement_line(statement, documents[statement.document], joined=joined)
