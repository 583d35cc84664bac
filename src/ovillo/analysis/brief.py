"""What a reader of a case needs first: who, what happened when, which numbers, what is open, on whose word.

1. People stand in order of the firmest standing that a source gives to their own conduct, or to a procedure against
   them, then of how many independent sources say so, then of name; behind them those of whom only an old record is
   told: acts against them that ended years before the first source, and no conduct. That is an order of reading, by
   what others have said. It is no score of guilt, nothing is added up, and nobody is placed by whom they know.
2. Nobody who is named is left out: those who only speak, or whom no statement is about, come last. A word of which
   nothing is said, and which the case knows as a place, a body or a publisher, or which greets or holds a digit, is no
   person's name.
3. Every line is a finding, so that it leads to its statements and their words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from ovillo.analysis.open_questions import ask_open_questions
from ovillo.analysis.source_lines import list_sources
from ovillo.domain.briefs import Brief, CaseView, Contested, EventLine, NumberLine, PersonLine
from ovillo.domain.entities import CaseEntity, EntityType, NameLevel
from ovillo.domain.findings import CopyEdge, Finding
from ovillo.domain.statements import FIRMNESS, KIND_OF, PredicateKind, Standing, When

_ROLE_PREDICATES = frozenset({"holds_office"})
_NOT_NUMBERS = frozenset({"age", "identifier"})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_GREETINGS = frozenset({"querido", "querida", "estimado", "estimada", "hola", "dear", "hello", "hi"})
_PRONOUNS = frozenset({"ella", "él", "ellas", "ellos", "she", "he", "they"})
_HELD = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE})
NOTHING_CONTESTED = Contested()
_OLD = timedelta(days=3 * 366)
"""How long before the first source an act ended that is none of the matter that the source tells."""
_OUTSIDE_ORDER = (Standing.ADMITTED, Standing.ACQUITTED, Standing.REPORTED, Standing.DENIED)


def build_brief(
    view: CaseView,
    entities: Sequence[CaseEntity],
    findings: Sequence[Finding],
    *,
    copies: Sequence[CopyEdge] = (),
    contested: Contested = NOTHING_CONTESTED,
) -> Brief:
    """The brief of a case as of one position of its ledger; the same whatever the order of the input."""
    ordered = sorted(findings, key=lambda finding: finding.id)
    about = _findings_by_entity(ordered)
    known = sorted(entities, key=lambda entity: entity.id)
    other_names = _names_of_others(view, known)
    cleared = contested.cleared
    people = [
        lines_about(one, about[one.id], left_out=cleared.get(one.id, ()))
        for one in known
        if _is_person(one) and (about[one.id] or not _is_no_name(one.name, other_names))
    ]
    groups = [
        lines_about(one, about[one.id], left_out=cleared.get(one.id, ()))
        for one in known
        if _is_concerned_body(one, about[one.id])
    ]
    published = [document.details.published for document in view.documents]
    return Brief(
        case=view.name,
        ledger_size=view.ledger_size,
        ledger_root=view.ledger_root,
        as_of=max((day for day in published if day is not None), default=None),
        people=tuple(sorted(people, key=_reading_order)),
        groups=tuple(sorted(groups, key=_reading_order)),
        events=_list_events(ordered),
        numbers=_list_numbers(ordered),
        open_questions=ask_open_questions(view.documents, known, ordered, contested=contested),
        sources=list_sources(view, ordered, copies),
        copies=tuple(copies),
        findings=tuple(ordered),
        contested=contested,
    )


def _findings_by_entity(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for entity in {part.id for part in (finding.subject, finding.object) if part is not None}:
            about[entity].append(finding)
    return about


def _kind(finding: Finding) -> PredicateKind | None:
    return KIND_OF.get(finding.predicate)


def _is_person(entity: CaseEntity) -> bool:
    return entity.type is EntityType.PERSON and entity.level is not NameLevel.ROLE


def _names_of_others(view: CaseView, entities: Iterable[CaseEntity]) -> frozenset[str]:
    """How the case calls what is no person."""
    things = {name.casefold() for one in entities if one.type is not EntityType.PERSON for name in one.names}
    publishers = {document.details.publisher.casefold() for document in view.documents if document.details.publisher}
    return frozenset(things | publishers)


def _is_no_name(name: str, other_names: frozenset[str]) -> bool:
    words = name.casefold().split()
    if any(map(str.isdigit, name)):
        return True
    return name.casefold() in other_names or words[0] in _GREETINGS or (len(words) == 1 and words[0] in _PRONOUNS)


def _is_concerned_body(entity: CaseEntity, findings: Iterable[Finding]) -> bool:
    is_named = entity.type in _BODIES and entity.level is not NameLevel.ROLE
    return is_named and any(_kind(finding) in _HELD for finding in findings)


def _firmness_order(finding: Finding) -> tuple[int, int]:
    """Firmest first, then by independent sources."""
    ranked = (*reversed(FIRMNESS), *_OUTSIDE_ORDER)
    return ranked.index(finding.firmest), -finding.independent_sources


def _finding_order(finding: Finding) -> tuple[int, int, date, str, str]:
    return *_firmness_order(finding), finding.first_said or date.max, finding.predicate, finding.id


def lines_about(entity: CaseEntity, findings: Sequence[Finding], *, left_out: tuple[Finding, ...] = ()) -> PersonLine:
    """What is said of one entity, by kind, firmest first; `left_out` is what reviewers contradict one another on."""
    roles, held, ties = [], [], []
    for finding in sorted(findings, key=_finding_order):
        kind = _kind(finding)
        if kind in _HELD or kind is PredicateKind.ASSESSMENT:
            held.append(finding)
        elif finding.predicate in _ROLE_PREDICATES or kind is PredicateKind.ATTRIBUTE:
            roles.append(finding)
        else:
            ties.append(finding)
    return PersonLine(entity, tuple(roles), tuple(held), tuple(ties), left_out)


def _concerns(entity: CaseEntity, finding: Finding) -> bool:
    """Whether a finding is about what this one did, or about a procedure against this one."""
    part = finding.subject if _kind(finding) is PredicateKind.CONDUCT else finding.object
    return part is not None and part.id == entity.id and any(not one.negated for one in finding.statements)


def _is_old_record(finding: Finding) -> bool:
    """As in a witness's conviction for theft fifteen years before the report, which only tells who speaks."""
    when = _best_when(finding)
    if _kind(finding) is not PredicateKind.PROCEDURE or when is None or when.end is None or finding.first_said is None:
        return False
    return finding.first_said - when.end > _OLD


def _reading_order(line: PersonLine) -> tuple[int, bool, int, int, str, str]:
    told = [finding for finding in line.held if _concerns(line.entity, finding)]
    own = [_firmness_order(finding) for finding in told]
    mentioned = 0 if own else 1 if line.held or line.roles or line.ties else 2
    is_old = bool(told) and all(map(_is_old_record, told))
    firmness, support = min(own, default=(len(FIRMNESS) + len(_OUTSIDE_ORDER), 0))
    return mentioned, is_old, firmness, support, line.entity.name.casefold(), line.entity.id


def _best_when(finding: Finding) -> When | None:
    """The time that most documents give; among equals the narrowest, then the earliest."""
    said: dict[tuple[date | None, date | None], set[str]] = defaultdict(set)
    times: dict[tuple[date | None, date | None], When] = {}
    for one in finding.statements:
        if one.when is not None and (one.when.start or one.when.end) and one.id not in finding.superseded:
            said[one.when.start, one.when.end].add(one.document)
            times.setdefault((one.when.start, one.when.end), one.when)

    def order(key: tuple[date | None, date | None]) -> tuple[int, int, date, date]:
        start, end = key
        width = (end - start).days if start and end else 10**6
        return -len(said[key]), width, start or date.min, end or date.max

    return times[min(times, key=order)] if times else None


def _list_events(findings: Sequence[Finding]) -> tuple[EventLine, ...]:
    """Procedure, and conduct that some source dates, in order of time; undated procedure last."""
    lines = []
    for finding in findings:
        when = _best_when(finding)
        if _kind(finding) is PredicateKind.PROCEDURE or (_kind(finding) is PredicateKind.CONDUCT and when is not None):
            lines.append(EventLine(when, finding))
    return tuple(sorted(lines, key=_event_order))


def _event_order(line: EventLine) -> tuple[date, date, date, str, str]:
    start = (line.when.start or line.when.end) if line.when else None
    end = (line.when.end or line.when.start) if line.when else None
    return (
        start or date.max,
        end or date.max,
        line.finding.first_said or date.max,
        line.finding.predicate,
        line.finding.id,
    )


def _list_numbers(findings: Sequence[Finding]) -> tuple[NumberLine, ...]:
    """Findings with a number, contradicted ones first, then those with most independent sources."""
    numbered = [
        finding
        for finding in findings
        if any(one.value.number is not None for one in finding.values)
        and (finding.predicate not in _NOT_NUMBERS or finding.contradicts)
    ]
    return tuple(NumberLine(finding) for finding in sorted(numbered, key=_number_order))


def _number_order(finding: Finding) -> tuple[bool, bool, int, str, str]:
    return (
        not finding.contradicts,
        len(finding.values) < 2,
        -finding.independent_sources,
        finding.predicate,
        finding.id,
    )
