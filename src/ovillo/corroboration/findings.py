"""Findings from statements: who supports, who only repeats, who contradicts, and how firmly it is held.

1. Truth is not voted: every value stands with its sources, and independent support counts origins, not outlets.
2. Only statements that no later one of the same source corrects weigh; the corrected ones stay in view. So does
   what was said under a name that its source took back, or of a person and is taken back by name: it is marked as
   corrected.
3. Where some source affirms, standing and support are those of the affirming ones; who denies is seen beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ovillo.corroboration.beside import point_at_each_other
from ovillo.corroboration.comparing import compare_sides
from ovillo.corroboration.copy_graph import draw_copies
from ovillo.corroboration.corrected_ages import find_ages_put_right
from ovillo.corroboration.corrections import find_misnamed
from ovillo.corroboration.disagreement import affirms, find_superseded
from ovillo.corroboration.grouping import Group, group_statements
from ovillo.corroboration.money import rate_table
from ovillo.corroboration.origins import Origins, trace_origins
from ovillo.corroboration.overtaken import find_overtaken
from ovillo.corroboration.quoted_numbers import is_besides
from ovillo.corroboration.retractions import find_retracted
from ovillo.corroboration.shared_errors import find_shared_errors
from ovillo.corroboration.standings import find_firmest, list_others, list_standings, trace_history
from ovillo.corroboration.unnamed import with_denials_of_unnamed
from ovillo.corroboration.values import CaseNumbers, find_spans
from ovillo.corroboration.weighing import grades_of, list_values
from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity, NameLevel
from ovillo.domain.findings import CopyEdge, Finding, Relation
from ovillo.domain.rates import ExchangeRate
from ovillo.domain.statements import Review, Standing, Statement


@dataclass(frozen=True, slots=True)
class Corroborated:
    """What the sources of a case say together, and who takes from whom."""

    findings: tuple[Finding, ...]
    """In order of what was said first."""
    copies: tuple[CopyEdge, ...]
    """By origin, then copy."""


@dataclass(frozen=True, slots=True)
class _Scales:
    """What every group of a case is weighed with."""

    origins: Origins
    case: CaseNumbers
    grades: Mapping[str, float]
    taken: frozenset[str]
    """Ids of the statements that their source took back, or the name in them."""


def corroborate(
    documents: Sequence[Document],
    entities: Sequence[CaseEntity],
    statements: Sequence[Statement],
    *,
    rates: Sequence[ExchangeRate] = (),
    named: Sequence[DocumentEntity] = (),
) -> Corroborated:
    """One finding per thing that the statements are about, and the copies.

    Statements that a person rejected, and those of documents not given, are left out. The same whatever the order of
    the input.

    Args:
        documents: the sources.
        entities: who and what is one in the whole case.
        statements: of those documents.
        rates: what money cost, as the user of the case says.
        named: every document entity, whose spellings may show who copies whom.
    """
    by_id = {document.id: document for document in documents}
    joined = {member: entity for entity in entities for member in entity.members}
    kept = {one.id: one for one in statements if one.document in by_id and one.review is not Review.REJECTED}
    case = CaseNumbers(
        published={document.id: document.details.published for document in documents},
        places={member: entity.id for member, entity in joined.items()},
        named=_count_named(kept.values()),
        rates=rate_table(rates),
        spans=find_spans(kept.values()),
    )
    groups = group_statements(kept.values(), documents=by_id, joined=joined)
    origins = trace_origins(documents, kept.values())
    spelt = [(joined[one.id], one) for one in sorted(named, key=lambda one: one.id) if one.id in joined]
    errors = find_shared_errors(groups, spelt, origins, case)
    taken = find_misnamed(kept.values(), documents) | find_retracted(kept.values(), documents)
    taken |= find_ages_put_right(kept.values(), documents).keys()
    scales = _Scales(replace(origins, sharers=errors.earlier), case, grades_of(documents), taken)
    found = (finding for group in groups if (finding := _weigh(group, scales)) is not None)
    return Corroborated(
        findings=with_denials_of_unnamed(point_at_each_other(sorted(found, key=_finding_order)), named),
        copies=draw_copies(kept.values(), origins, errors.where),
    )


def _finding_order(finding: Finding) -> tuple[date, str, str, str, str]:
    subject = finding.subject.name if finding.subject else ""
    target = finding.object.name if finding.object else ""
    return finding.first_said or date.max, finding.predicate, subject, target, finding.id


def _count_named(statements: Iterable[Statement]) -> Mapping[tuple[str, str, str | None], int]:
    """How many different named objects each document gives for each predicate: in each sentence, and in all."""
    named: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for statement in statements:
        if statement.object is not None and statement.object.level is not NameLevel.ROLE and not statement.negated:
            for sentence in (statement.quote, None):
                named[statement.document, statement.predicate, sentence].add(statement.object.id)
    return {key: len(entities) for key, entities in named.items()}


def _weigh(group: Group, scales: _Scales) -> Finding | None:
    """The finding; none where every source has taken back what it said."""
    said, origins, case = group.statements, scales.origins, scales.case
    superseded = find_superseded(said, origins, case)
    active = [one for one in said if one.id not in superseded]
    if not active:
        return None
    active = [one for one in active if one.id not in scales.taken] or active
    affirmed = [one for one in active if affirms(one)]
    supporting = [one for one in affirmed if one.standing is not Standing.ACQUITTED]  # an acquittal supports no deed
    firmest, firmest_on = find_firmest(affirmed or active, origins)
    standings = list_standings(active, origins)
    days = [day for one in said if (day := case.published[one.document]) is not None]
    overtaken = find_overtaken(active, case.published)
    compared = compare_sides([one for one in active if one.id not in overtaken], origins, case)
    behind = origins.behind(supporting or affirmed or active)
    return Finding(
        id=identity("finding", min(one.id for one in said)),
        predicate=group.predicate,
        subject=group.subject,
        object=group.object,
        values=list_values(active, compared, origins=origins, case=case, grades=scales.grades),
        standings=standings,
        also_said=list_others(active, origins, dict(standings)),
        negated_by=tuple(sorted({origins.label(one) for one in active if one.negated and one.id not in overtaken})),
        firmest=firmest,
        firmest_on=firmest_on,
        independent_sources=len(behind),
        copied=_list_copied(said, origins),
        contradicts=any(one.relation is Relation.CONTRADICTS for one in compared),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        statements=said,
        superseded=tuple(sorted({*superseded, *(one.id for one in said if one.id in scales.taken)})),
        compared=compared,
        history=trace_history(active, origins, overtaken),
        overtaken=tuple(sorted(overtaken)),
        besides=tuple(sorted(one.id for one in said if one.value and is_besides(one.value, one.quote))),
        origins=tuple(sorted(behind)),
    )


def _list_copied(said: Sequence[Statement], origins: Origins) -> tuple[tuple[str, str], ...]:
    pairs = {(origins.label(one), origin) for one in said if (origin := origins.taken_from(one)) is not None}
    heard = {origins.label(one) for one in said}
    shared = {(later, earlier) for later, earlier in origins.sharers.items() if {later, earlier} <= heard}
    return tuple(sorted(pairs | shared))
