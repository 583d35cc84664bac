"""Findings from statements: who supports, who only repeats, who contradicts, and how firmly it is held.

1. Truth is not voted: every value stands with its sources, and independent support counts origins, not outlets.
2. Only statements that no later one of the same source corrects weigh; the corrected ones stay in view.
3. Where some source affirms, standing and support are those of the affirming ones; who denies is seen beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ovillo.corroboration.beside import point_at_each_other
from ovillo.corroboration.disagreement import CaseNumbers, affirms, find_superseded, is_contradicted
from ovillo.corroboration.grouping import Group, group_statements
from ovillo.corroboration.origins import Origins, trace_origins
from ovillo.corroboration.sources import fold_words
from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, NameLevel
from ovillo.domain.findings import Finding, FindingValue
from ovillo.domain.statements import FIRMNESS, Review, Standing, Statement, Value


def corroborate(
    documents: Sequence[Document], entities: Sequence[CaseEntity], statements: Sequence[Statement]
) -> tuple[Finding, ...]:
    """One finding per thing that the statements are about, in order of what was said first.

    Statements that a person rejected, and those of documents not given, are left out. The same whatever the order of
    the input.
    """
    by_id = {document.id: document for document in documents}
    joined = {member: entity for entity in entities for member in entity.members}
    kept = {one.id: one for one in statements if one.document in by_id and one.review is not Review.REJECTED}
    case = CaseNumbers(
        published={document.id: document.details.published for document in documents},
        places={member: entity.id for member, entity in joined.items()},
        named=_count_named(kept.values()),
    )
    origins = trace_origins(documents)
    groups = group_statements(kept.values(), documents=by_id, joined=joined)
    found = (finding for group in groups if (finding := _weigh(group, origins, case)) is not None)
    return point_at_each_other(sorted(found, key=_finding_order))


def _finding_order(finding: Finding) -> tuple[date, str, str, str, str]:
    subject = finding.subject.name if finding.subject else ""
    target = finding.object.name if finding.object else ""
    return finding.first_said or date.max, finding.predicate, subject, target, finding.id


def _count_named(statements: Iterable[Statement]) -> Mapping[tuple[str, str], int]:
    """How many different named objects each document gives for each predicate."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statement in statements:
        if statement.object is not None and statement.object.level is not NameLevel.ROLE and not statement.negated:
            named[statement.document, statement.predicate].add(statement.object.id)
    return {key: len(entities) for key, entities in named.items()}


def _weigh(group: Group, origins: Origins, case: CaseNumbers) -> Finding | None:
    """The finding; none where every source has taken back what it said."""
    said = group.statements
    superseded = find_superseded(said, origins, case)
    active = [one for one in said if one.id not in superseded]
    if not active:
        return None
    affirmed = [one for one in active if affirms(one)]
    firmest, firmest_on = _find_firmest(affirmed or active, origins)
    standings = _list_standings(active, origins)
    days = [day for one in said if (day := case.published[one.document]) is not None]
    return Finding(
        id=identity("finding", min(one.id for one in said)),
        predicate=group.predicate,
        subject=group.subject,
        object=group.object,
        values=_list_values(active, origins),
        standings=standings,
        also_said=_list_others(active, origins, dict(standings)),
        negated_by=tuple(sorted({origins.label(one) for one in active if one.negated})),
        firmest=firmest,
        firmest_on=firmest_on,
        independent_sources=origins.independent(affirmed or active),
        copied=_list_copied(said, origins),
        contradicts=is_contradicted(active, origins, case),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        statements=said,
        superseded=tuple(sorted(superseded)),
    )


def _find_firmest(said: Sequence[Statement], origins: Origins) -> tuple[Standing, date | None]:
    """The firmest standing and when it was first published; outside the order of firmness, the one said last."""
    ranked = [one.standing for one in said if one.standing in FIRMNESS]
    firmest = max(ranked, key=FIRMNESS.index) if ranked else said[-1].standing
    days = [origins.documents[one.document].details.published for one in said if one.standing is firmest]
    return firmest, min((day for day in days if day is not None), default=None)


def _list_values(said: Sequence[Statement], origins: Origins) -> tuple[FindingValue, ...]:
    """Values that differ in number, unit or bound (or, without a number, in words), in the order first said."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in said:
        if one.value is not None:
            groups[_value_key(one.value)].append(one)
    return tuple(
        FindingValue(
            value=members[0].value,
            sources=tuple(sorted({origins.label(one) for one in members})),
            statements=tuple(sorted(one.id for one in members)),
        )
        for members in groups.values()
        if members[0].value is not None
    )


def _value_key(value: Value) -> tuple[object, ...]:
    if value.number is None:
        return (fold_words(value.text),)
    return value.number, value.unit, value.qualifier


def _list_standings(active: Sequence[Statement], origins: Origins) -> tuple[tuple[str, Standing], ...]:
    """For each source, of its last document: the firmest standing, or outside the order of firmness the last one."""
    last: dict[str, list[Statement]] = {}
    for one in active:
        label = origins.label(one)
        previous = last.get(label)
        last[label] = [*previous, one] if previous and previous[0].document == one.document else [one]
    return tuple(sorted((label, _find_firmest(said, origins)[0]) for label, said in last.items()))


def _list_others(
    active: Sequence[Statement], origins: Origins, standings: Mapping[str, Standing]
) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    """For each source, the standings that it gives besides the one that stands for it: nothing weaker is hidden."""
    found: dict[str, set[Standing]] = defaultdict(set)
    for one in active:
        if one.standing is not standings[origins.label(one)]:
            found[origins.label(one)].add(one.standing)
    order = list(Standing)
    return tuple((label, tuple(sorted(held, key=order.index))) for label, held in sorted(found.items()))


def _list_copied(said: Sequence[Statement], origins: Origins) -> tuple[tuple[str, str], ...]:
    pairs = {(origins.label(one), origin) for one in said if (origin := origins.taken_from(one)) is not None}
    return tuple(sorted(pairs))
