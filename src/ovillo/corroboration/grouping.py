"""Which statements are about the same thing.

1. Same predicate, same participants, in either order where the predicate is symmetric.
   A participant known only by a noun ("babies", "bebés") counts by its meaning where
   the other participant is named or a number says how many; two unnamed people of two documents are never one, and
   neither are two numbers of which no participant is known.
2. In procedure, "was detained" and "police detained" are one when exactly one named authority is said to have acted.
   An act that is done once (`ONCE`) is one whoever is named: an arrest is said of police and of prosecutors.
3. Numbers without a named object are one thing only in one unit (all money counts as one unit: a price may be told in
   two currencies. What was seized is not where some document tells of soles and of dollars: found together, they are
   two things).
   A price is also parted by deal (`deals`): each pays their own.
   Nor are they one thing where the documents name nobody and no place in common (`company`).
4. Procedure is cut by time: acts more than `GAP` apart are two. An undated statement joins when there is only one;
   where nobody is named, one that is neither later than its document nor older than `_STILL_NEWS`.
5. A correction stands with the report that it corrects (`corrected_reports`), whenever it was published and whatever
   else it names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ovillo.corroboration.company import Company, find_company, part_by_company
from ovillo.corroboration.corrected_reports import find_corrected
from ovillo.corroboration.deals import part_by_deal
from ovillo.corroboration.sources import in_order
from ovillo.corroboration.values import noun_meaning, post_meaning, unit_class
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, SYMMETRIC, PredicateKind, Statement

GAP = timedelta(days=7)
_WIDE = timedelta(days=31)
_POSTS = frozenset({"occupation", "holds_office"})
_COUNTING_UNITS = frozenset({"person", "place", "vehicle", None})
_NEWS = timedelta(days=7)
"""A report that gives no date is taken to speak of at most this long before it, only to keep two events apart."""

_STILL_NEWS = timedelta(days=180)
"""A report of people without a name that gives no date is not taken to speak of what is older."""

ONCE = frozenset(
    {
        *("detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "released"),
        *("searched", "seized", "rescued", "intercepted"),
    }
)

Participant = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements about one thing."""

    predicate: str
    subject: CaseEntity | None
    object: CaseEntity | None
    statements: tuple[Statement, ...]
    """By publication, then place."""


@dataclass(frozen=True, slots=True)
class _Keyed:
    """One statement with what it is about."""

    statement: Statement
    subject: Participant
    object: Participant
    unit: str | None


def group_statements(
    statements: Iterable[Statement], *, documents: Mapping[str, Document], joined: Mapping[str, CaseEntity]
) -> tuple[Group, ...]:
    """Groups of statements about one thing, in no particular order but always the same.

    Args:
        statements: of documents in `documents` only.
        documents: by id.
        joined: case entity by document entity.
    """
    ordered = in_order(list(statements), documents)
    company = find_company(ordered, documents, joined)
    deals = part_by_deal([one for one in ordered if one.predicate == "price"], ordered, joined)
    by_object: dict[tuple[str, Participant, str | None, str], list[_Keyed]] = defaultdict(list)
    for statement in ordered:
        keyed = _key(statement, joined)
        by_object[statement.predicate, keyed.object, keyed.unit, deals.get(statement.id, "")].append(keyed)
    found: list[Group] = []
    for (predicate, target, _, _), members in by_object.items():
        is_procedure = KIND_OF.get(predicate) is PredicateKind.PROCEDURE
        is_named = target is not None and target[0] == "entity"
        corrected = {} if is_named else find_corrected([keyed.statement for keyed in members], documents)
        own = [keyed for keyed in members if keyed.statement.id not in corrected]
        groups: list[list[_Keyed]] = []
        for told in [own] if is_named else _cut_by_company(own, company):
            for part in _cut_by_time(told, documents) if is_procedure else [told]:
                for heap in _cut_by_currency(part):
                    groups.extend(_by_subject(heap, is_procedure=is_procedure))
        _add_corrections(groups, [keyed for keyed in members if keyed.statement.id in corrected], corrected)
        found.extend(_describe(predicate, group, documents, joined) for group in groups)
    return tuple(found)


def _add_corrections(
    groups: Sequence[list[_Keyed]], corrections: Sequence[_Keyed], corrected: Mapping[str, Statement]
) -> None:
    """Puts each correction, by publication, beside what it corrects, which may be a correction itself: rule 5."""
    of = {keyed.statement.id: group for group in groups for keyed in group}
    for keyed in corrections:
        group = of[corrected[keyed.statement.id].id]
        group.append(keyed)
        of[keyed.statement.id] = group


def _cut_by_company(members: Sequence[_Keyed], company: Company) -> list[list[_Keyed]]:
    """Those of documents that have nobody and no place in common apart."""
    parts = part_by_company({keyed.statement.document for keyed in members}, company)
    found: dict[str, list[_Keyed]] = defaultdict(list)
    for keyed in members:
        found[parts[keyed.statement.document]].append(keyed)
    return list(found.values())


def _is_named(entity: DocumentEntity | None) -> bool:
    return entity is not None and entity.level is not NameLevel.ROLE


def _key(statement: Statement, joined: Mapping[str, CaseEntity]) -> _Keyed:
    is_procedure = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE
    subject, target = statement.subject, statement.object
    first = _participant(
        subject, joined, by_noun=_counts(statement, subject) or (_is_named(target) and not is_procedure)
    )
    second = _participant(
        target, joined, by_noun=_counts(statement, target) or (_is_named(subject) and not is_procedure)
    )
    if is_procedure and not _is_named(subject):
        first = None
    if statement.predicate in SYMMETRIC and first is not None and second is not None:
        first, second = sorted((first, second))
    if not is_procedure and first is None and second is None:
        first = ("document", statement.document)
    return _Keyed(statement, first, second, None if _is_named(target) else _unit(statement))


def _unit(statement: Statement) -> str | None:
    value = statement.value
    if statement.predicate in _POSTS and value is not None and value.number is None:
        return f"text {post_meaning(value.text)}"
    return unit_class(value)


def _counts(statement: Statement, part: DocumentEntity | None) -> bool:
    """Whether a number says how many of this participant there are, so that a noun is enough."""
    if statement.predicate in {"price", "count"}:
        return True
    value = statement.value
    if value is None or value.number is None or part is None:
        return False
    return part.type is not EntityType.PERSON or value.unit in _COUNTING_UNITS


def _participant(entity: DocumentEntity | None, joined: Mapping[str, CaseEntity], *, by_noun: bool) -> Participant:
    if entity is None:
        return None
    if not _is_named(entity) and by_noun:
        meaning = noun_meaning(entity.name)
        return None if meaning is None else ("noun", meaning)
    return "entity", joined[entity.id].id if entity.id in joined else entity.id


def _interval(keyed: _Keyed, documents: Mapping[str, Document]) -> tuple[date, date] | None:
    """When the act took place, closely enough to tell two acts apart."""
    when = keyed.statement.when
    if when is not None and when.start is not None and when.end is not None and when.end - when.start <= _WIDE:
        return when.start, when.end
    published = documents[keyed.statement.document].details.published
    if keyed.object is None and when is None and published is not None:
        return published - _NEWS, published
    return None


def _cut_by_time(members: Sequence[_Keyed], documents: Mapping[str, Document]) -> list[list[_Keyed]]:
    dated = sorted(
        ((interval, keyed) for keyed in members if (interval := _interval(keyed, documents)) is not None),
        key=lambda one: (one[0], one[1].statement.id),
    )
    parts: list[list[_Keyed]] = []
    last = date.min
    for (start, end), keyed in dated:
        if not parts or start - last > GAP:
            parts.append([])
            last = end
        parts[-1].append(keyed)
        last = max(last, end)
    left: list[_Keyed] = []
    ends = [_span(part, documents) for part in parts]
    for keyed in (keyed for keyed in members if _interval(keyed, documents) is None):
        fitting = [part for part, span in zip(parts, ends, strict=True) if _may_tell_of(keyed, span, documents)]
        (fitting[0] if len(fitting) == 1 else left).append(keyed)
    return [*parts, *_cut_by_publication(left, documents)]


def _span(part: Sequence[_Keyed], documents: Mapping[str, Document]) -> tuple[date, date]:
    known = [interval for keyed in part if (interval := _interval(keyed, documents)) is not None]
    return min(start for start, _ in known), max(end for _, end in known)


def _may_tell_of(keyed: _Keyed, span: tuple[date, date], documents: Mapping[str, Document]) -> bool:
    """Whether a document may tell of an act of those days without giving one; of somebody named it always may."""
    published = documents[keyed.statement.document].details.published
    is_named = keyed.object is not None and keyed.object[0] == "entity"
    if published is None or is_named:
        return True
    return span[0] <= published + GAP and published - span[1] <= _STILL_NEWS


def _cut_by_publication(members: Sequence[_Keyed], documents: Mapping[str, Document]) -> list[list[_Keyed]]:
    """Undated statements about people without a name, parted where their documents were published long apart."""
    told = [(documents[keyed.statement.document].details.published, keyed) for keyed in members]
    parts: list[list[_Keyed]] = []
    last = date.min
    for published, keyed in sorted(
        ((day, keyed) for day, keyed in told if day is not None), key=lambda one: (one[0], one[1].statement.id)
    ):
        is_named = keyed.object is not None and keyed.object[0] == "entity"
        if not parts or (not is_named and published - last > _STILL_NEWS):
            parts.append([])
        parts[-1].append(keyed)
        last = published
    unknown = [keyed for day, keyed in told if day is None]
    if len(parts) == 1:
        parts[0].extend(unknown)
    elif unknown:
        parts.append(unknown)
    return parts


def _cut_by_currency(members: Sequence[_Keyed]) -> list[list[_Keyed]]:
    """Money that was seized by currency, where some document tells of two: rule 3."""
    told: dict[str, set[str | None]] = defaultdict(set)
    heaps: dict[str | None, list[_Keyed]] = defaultdict(list)
    for keyed in members:
        if keyed.statement.predicate != "seized" or keyed.unit != "money" or keyed.statement.value is None:
            return [list(members)]
        told[keyed.statement.document].add(keyed.statement.value.unit)
        heaps[keyed.statement.value.unit].append(keyed)
    return list(heaps.values()) if any(len(units) > 1 for units in told.values()) else [list(members)]


def _by_subject(members: Sequence[_Keyed], *, is_procedure: bool) -> list[list[_Keyed]]:
    subjects: dict[Participant, list[_Keyed]] = defaultdict(list)
    for keyed in members:
        subjects[keyed.subject].append(keyed)
    named = [subject for subject in subjects if subject is not None]
    if members[0].statement.predicate in ONCE:
        return [list(members)]
    if is_procedure and len(named) == 1 and None in subjects:
        return [[*subjects[named[0]], *subjects[None]]]
    return list(subjects.values())


def _describe(
    predicate: str, members: Sequence[_Keyed], documents: Mapping[str, Document], joined: Mapping[str, CaseEntity]
) -> Group:
    statements = in_order([keyed.statement for keyed in members], documents)
    if predicate in SYMMETRIC:
        subject, target = (_shown([part], joined) for part in (statements[0].subject, statements[0].object))
        return Group(predicate, subject, target, statements)
    return Group(
        predicate=predicate,
        subject=_shown([statement.subject for statement in statements], joined),
        object=_shown([statement.object for statement in statements], joined),
        statements=statements,
    )


def _shown(entities: Sequence[DocumentEntity | None], joined: Mapping[str, CaseEntity]) -> CaseEntity | None:
    """The named participant; without one, the first that the sources give; where they name several, none."""
    present = [entity for entity in entities if entity is not None and entity.id in joined]
    named = [entity for entity in present if _is_named(entity)]
    if len({joined[entity.id].id for entity in named}) > 1:
        return None
    chosen = next(iter(named or present), None)
    return joined[chosen.id] if chosen else None
