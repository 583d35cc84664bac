"""Who is a lawyer: of a tie between a lawyer and a client no brief says that one employs the other."""

from collections.abc import Iterable

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding
from ovillo.domain.statements import Statement

_COUNSEL = frozenset(
    {
        *("lawyer", "lawyers", "attorney", "attorneys", "solicitor", "barrister", "counsel", "advocate"),
        *("abogado", "abogada", "abogados", "abogadas", "defensor", "defensora", "letrado", "letrada"),
    }
)


def counsel_among(findings: Iterable[Finding]) -> frozenset[str]:
    """Ids of the case's entities that some source calls a lawyer by trade."""
    return frozenset(
        finding.subject.id
        for finding in findings
        if finding.predicate == "occupation" and finding.subject is not None
        if any(_has_word(value.value.text) for value in finding.values)
    )


def is_counsel(statement: Statement, finding: Finding, counsel: frozenset[str]) -> bool:
    """Whether the statement ties a lawyer to a person."""
    client, own = statement.object, statement.subject
    if statement.predicate != "works_for" or own is None or client is None or client.type is not EntityType.PERSON:
        return False
    return _is_called_so(own) or (finding.subject is not None and finding.subject.id in counsel)


def _is_called_so(entity: CaseEntity | DocumentEntity) -> bool:
    return entity.level is NameLevel.ROLE and _has_word(entity.name)


def _has_word(text: str) -> bool:
    return not _COUNSEL.isdisjoint(text.casefold().split())
