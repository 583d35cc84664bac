"""Who is a lawyer, and who is no court: what a brief must not say of them.

Of a tie between a lawyer and a client no brief says that one employs the other; of nobody but a court, that it acquits.
"""

import re
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
_COURTS = frozenset(
    {
        *("court", "courts", "judge", "judges", "jury", "jurors", "magistrate", "magistrates", "tribunal", "bench"),
        *("justice", "justices", "chamber", "juez", "jueza", "jueces", "juzgado", "juzgados", "sala", "corte"),
        *("tribunales", "audiencia", "supremo", "suprema", "magistrado", "magistrada", "magistrados", "jurado"),
        *("judicatura", "camara", "cámara", "vocales", "sandiganbayan"),
    }
)


def is_no_court(entity: CaseEntity | DocumentEntity | None) -> bool:
    """Whether this is a police force, a prosecutor, a board: anybody told by what they are, and no court or judge."""
    if entity is None:
        return False
    return is_called_no_court(entity.name, entity.type, is_named=entity.level is not NameLevel.ROLE)


def is_called_no_court(name: str | None, kind: EntityType | None, *, is_named: bool) -> bool:
    """The same of whom only the name is at hand; None is nobody."""
    if name is None or (kind is EntityType.PERSON and is_named):
        return False
    return _COURTS.isdisjoint(re.findall(r"\w+", name.casefold()))


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
