"""The brief as JSON: the same lines as on every other surface, each with the statements that it rests on."""

from collections.abc import Mapping

from ovillo.domain.briefs import Brief, EventLine, OpenQuestion, PersonLine, SourceLine
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity
from ovillo.domain.findings import Finding
from ovillo.domain.statements import Statement
from ovillo.rendering.exports import Line, copy_line, entity_line, finding_line, source_name, value_line, when_line
from ovillo.rendering.hypotheses.held import line_as_json

Documents = Mapping[str, Document]


def brief_as_json(brief: Brief) -> Line:
    """The whole brief as JSON values; stable keys, additions only."""
    documents = {line.document.id: line.document for line in brief.sources}
    return {
        "case": brief.case,
        "ledger": {"size": brief.ledger_size, "root": brief.ledger_root},
        "as_of": brief.as_of.isoformat() if brief.as_of else None,
        "people": [_person(line, documents) for line in brief.people],
        "groups": [_person(line, documents) for line in brief.groups],
        "events": [_event(line, documents) for line in brief.events],
        "numbers": [_finding(line.finding, documents) for line in brief.numbers],
        "open_questions": [_question(question, documents) for question in brief.open_questions],
        "sources": [_source(line) for line in brief.sources],
        "copies": [copy_line(edge) for edge in brief.copies],
        "hypotheses": [line_as_json(line) for line in brief.hypotheses],
    }


def _evidence(statement: Statement, documents: Documents) -> Line:
    """Where one statement stands, in whose words, and whom it names itself."""
    document = documents.get(statement.document)
    published = document.details.published if document else None
    return {
        "id": statement.id,
        "document": statement.document,
        "document_name": document.name if document else None,
        "publisher": document.details.publisher if document else None,
        "source": source_name(document) if document else None,
        "published": published.isoformat() if published else None,
        "page": document.page_of(statement.start) if document else None,
        "start": statement.start,
        "end": statement.end,
        "quote": statement.quote,
        "subject": statement.subject.name if statement.subject else None,
        "object": statement.object.name if statement.object else None,
        "standing": statement.standing.value,
        "negated": statement.negated,
        "speakers": [speaker.name for speaker in statement.speakers],
        "value": value_line(statement.value),
        "when": when_line(statement.when),
    }


def _finding(finding: Finding, documents: Documents) -> Line:
    line = finding_line(finding)
    line["disputed"] = finding.is_disputed
    line["statements"] = [_evidence(statement, documents) for statement in finding.statements]
    return line


def _findings(findings: tuple[Finding, ...], documents: Documents) -> list[Line]:
    return [_finding(finding, documents) for finding in findings]


def _entity(entity: CaseEntity) -> Line:
    return {**entity_line(entity), "name": entity.name, "level": entity.level.value}


def _person(line: PersonLine, documents: Documents) -> Line:
    return {
        **_entity(line.entity),
        "roles": _findings(line.roles, documents),
        "held": _findings(line.held, documents),
        "ties": _findings(line.ties, documents),
        "left_out": _findings(line.left_out, documents),
    }


def _event(line: EventLine, documents: Documents) -> Line:
    return {"when": when_line(line.when), **_finding(line.finding, documents)}


def _question(question: OpenQuestion, documents: Documents) -> Line:
    document = documents.get(question.document) if question.document else None
    unknown = list(document.details.unknown()) if document and question.kind == "unknown_source" else []
    return {
        "kind": question.kind,
        "entity": _entity(question.entity) if question.entity else None,
        "perhaps": [_entity(one) for one in question.perhaps],
        "finding": _finding(question.finding, documents) if question.finding else None,
        "document": question.document,
        "document_name": document.name if document else None,
        "unread": document.unread.value if document and document.unread else None,
        "unknown": unknown,
    }


def _source(line: SourceLine) -> Line:
    document, details = line.document, line.document.details
    return {
        "document": document.id,
        "name": document.name,
        "media_type": document.media_type,
        "size_bytes": document.size_bytes,
        "publisher": details.publisher,
        "published": details.published.isoformat() if details.published else None,
        "language": details.language,
        "kind": details.kind.value if details.kind else None,
        "grade": details.grade.value if details.grade else None,
        "title": details.title,
        "author": details.author,
        "url": details.url,
        "unknown": list(details.unknown()),
        "unread": document.unread.value if document.unread else None,
        "statements": line.statements,
        "copies": list(line.copies),
    }
