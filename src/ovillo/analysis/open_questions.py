"""What no source says, or what sources disagree on: the questions that a case leaves open.

Order: contradictions, unnamed people who act or are proceeded against, acts without a date, unread documents, sources
of which something is unknown.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.briefs import OpenQuestion
from ovillo.domain.documents import Document, Unread
from ovillo.domain.entities import CaseEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding
from ovillo.domain.statements import KIND_OF, PredicateKind

_PROCEEDED_AGAINST = frozenset(
    {"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "investigated"}
)


def ask_open_questions(
    documents: Sequence[Document], entities: Sequence[CaseEntity], findings: Sequence[Finding]
) -> tuple[OpenQuestion, ...]:
    """Every open question, each once, in a fixed order."""
    return (
        *(OpenQuestion("contradiction", None, finding, None) for finding in findings if finding.contradicts),
        *_unnamed_roles(entities, findings),
        *(OpenQuestion("missing_date", None, finding, None) for finding in findings if _lacks_date(finding)),
        *_about_documents(documents),
    )


def _unnamed_roles(entities: Sequence[CaseEntity], findings: Sequence[Finding]) -> Iterator[OpenQuestion]:
    """People known only by a role, each with the first finding in which they act or are proceeded against.

    Whoever undergoes an act is not asked for: a name of a victim or a minor is nothing that a brief should ask.
    """
    undergoes = {
        finding.object.id
        for finding in findings
        if finding.object is not None and finding.predicate not in _PROCEEDED_AGAINST
    }
    first: dict[str, Finding] = {}
    for finding in findings:
        is_conduct = KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT
        is_against = finding.predicate in _PROCEEDED_AGAINST
        part = finding.subject if is_conduct else finding.object if is_against else None
        if part is not None and part.id not in undergoes and not _counts_many(finding):
            first.setdefault(part.id, finding)
    unnamed = [one for one in entities if one.type is EntityType.PERSON and one.level is NameLevel.ROLE]
    for entity in sorted(unnamed, key=lambda one: (one.name.casefold(), one.id)):
        if entity.id in first:
            yield OpenQuestion("unnamed_role", entity, first[entity.id], None)


def _counts_many(finding: Finding) -> bool:
    """Whether a number stands for the people: "fourteen people" is a count, not somebody without a name."""
    return any(one.value.unit == "person" and (one.value.number or 0) > 1 for one in finding.values)


def _lacks_date(finding: Finding) -> bool:
    """Whether an act that some source says was done has no day; what was not done has none."""
    is_procedure = KIND_OF.get(finding.predicate) is PredicateKind.PROCEDURE
    is_done = any(not one.negated for one in finding.statements)
    return (
        is_procedure
        and is_done
        and all(one.when is None or (one.when.start is None and one.when.end is None) for one in finding.statements)
    )


def _about_documents(documents: Sequence[Document]) -> Iterator[OpenQuestion]:
    ordered = sorted(documents, key=lambda document: (document.name, document.id))
    yield from (OpenQuestion("unread_document", None, None, one.id) for one in ordered if _has_unread_part(one))
    yield from (
        OpenQuestion("unknown_source", None, None, one.id)
        for one in ordered
        if one.details.unknown() and one.unread is not Unread.EMPTY
    )


def _has_unread_part(document: Document) -> bool:
    """Whether something may stand in it that was not read; a file of no text hides nothing."""
    return document.unread not in {None, Unread.EMPTY} or bool(document.pages_without_text())
