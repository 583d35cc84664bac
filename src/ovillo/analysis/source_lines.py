"""The documents of a case as sources: how much each says, and whose words it repeats."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ovillo.domain.briefs import CaseView, SourceLine
from ovillo.domain.documents import Document
from ovillo.domain.findings import CopyEdge, Finding


def list_sources(view: CaseView, findings: Sequence[Finding], edges: Sequence[CopyEdge]) -> tuple[SourceLine, ...]:
    """One line per document: by publication, undated last, then name."""
    said = Counter(statement.document for statement in view.statements)
    copies = _find_copied_documents(view.documents, findings, edges)
    return tuple(
        SourceLine(document, said[document.id], copies[document.id])
        for document in sorted(view.documents, key=_source_order)
    )


def _source_order(document: Document) -> tuple[date, str, str]:
    return document.details.published or date.max, document.name, document.id


def _label(document: Document) -> str:
    return document.details.publisher or document.name


def _find_copied_documents(
    documents: Sequence[Document], findings: Sequence[Finding], edges: Sequence[CopyEdge]
) -> Mapping[str, tuple[str, ...]]:
    """For each document, those from which its part in some finding is taken.

    They are the origin's documents in that finding or, without one, all that the origin published no later.
    """
    by_id = {document.id: document for document in documents}
    by_label: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_label[_label(document)].append(document)
    taken = {(edge.copy, edge.origin): {*edge.named, *edge.repeated} for edge in edges}
    copied: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        taking = {one.document for one in finding.statements if one.document in by_id}
        for source, origin in finding.copied:
            in_finding = [by_id[one] for one in taking if _label(by_id[one]) == origin]
            own = taken.get((source, origin)) or {one.id for one in finding.statements}
            borrowing = {one.document for one in finding.statements if one.id in own}
            for document in (by_id[one] for one in taking & borrowing if _label(by_id[one]) == source):
                given = in_finding or [one for one in by_label[origin] if _is_no_later(one, document)]
                copied[document.id].update(one.id for one in given if one.id != document.id)
    return defaultdict(tuple, {document: tuple(sorted(origins)) for document, origins in copied.items()})


def _is_no_later(one: Document, other: Document) -> bool:
    first, second = one.details.published, other.details.published
    return first is None or second is None or first <= second


def find_said_first(documents: Sequence[Document], findings: Sequence[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """For each document, what others say too and it said before all of them, on a day known of each that says it."""
    published = {document.id: document.details.published for document in documents}
    first: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told = {one.document for one in finding.statements if one.id not in finding.superseded}
        days = sorted((day, document) for document in told if (day := published.get(document)) is not None)
        if len(told) > 1 and len(days) == len(told) and days[0][0] < days[1][0]:
            first[days[0][1]].append(finding)
    return {document: tuple(each) for document, each in first.items()}
