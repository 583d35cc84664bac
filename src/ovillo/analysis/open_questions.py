"""What no source says, or what sources disagree on: the questions that a case leaves open.

A question is asked once, however many sources leave it open, and not where another finding answers it.

Order: what reviewers contradict one another on, contradictions of sources, unnamed people who act or are proceeded
against, surnames alone that fit several people, acts without a date, unread documents, sources of which something
is unknown.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ovillo.analysis.places.gazetteer import folded
from ovillo.domain.briefs import Contested, OpenQuestion
from ovillo.domain.documents import Document, Unread
from ovillo.domain.entities import CaseEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding
from ovillo.domain.statements import KIND_OF, PredicateKind

_ACTS_OF_ONE_DAY = frozenset(
    {
        *("detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "released"),
        *("searched", "seized", "rescued"),
    }
)
"""What was done on some day; to be under investigation or assigned is a state, of which nobody asks the day."""
_ANYBODY = frozenset(
    {
        *("person", "persons", "people", "individual", "individuals", "member", "members"),
        *("persona", "personas", "gente", "individuo", "individuos", "miembro", "miembros"),
    }
)
"""Nouns that say nothing of somebody but that there is somebody."""
_TO_BE_PROTECTED = frozenset(
    {
        *("mother", "mothers", "baby", "babies", "child", "children", "girl", "girls", "boy", "boys"),
        *("minor", "minors", "newborn", "newborns", "victim", "victims", "witness", "witnesses"),
        *("madre", "madres", "bebé", "bebés", "niño", "niños", "niña", "niñas", "menor", "menores", "hijo", "hija"),
        *("recién", "víctima", "víctimas", "testigo", "testigos", "gestante", "gestantes", "embarazada", "embarazadas"),
    }
)
"""Words in a role whose bearer a brief must not ask to be named, whatever they did."""
_FEW = 3
_MOST_BEARERS = 6
_CALLINGS = frozenset({"holds_office", "occupation"})
_PROCEEDED_AGAINST = frozenset(
    {"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "investigated"}
)


def ask_open_questions(
    documents: Sequence[Document], entities: Sequence[CaseEntity], findings: Sequence[Finding], *, contested: Contested
) -> tuple[OpenQuestion, ...]:
    """Every open question, each once, in a fixed order."""
    return (
        *(OpenQuestion("review", None, finding, None) for finding in (*contested.left_out, *contested.counted)),
        *(OpenQuestion("contradiction", None, finding, None) for finding in findings if finding.contradicts),
        *_unnamed_roles(entities, findings),
        *_unclear_surnames(entities),
        *(OpenQuestion("missing_date", None, finding, None) for finding in _undated_acts(findings)),
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
    asked: set[str] = set()
    for finding in findings:
        is_conduct = KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT
        is_against = finding.predicate in _PROCEEDED_AGAINST
        part = finding.subject if is_conduct else finding.object if is_against else None
        if part is not None and part.id not in undergoes and not _counts_many(finding):
            first.setdefault(part.id, finding)
    callings = _callings(findings)
    unnamed = [one for one in entities if one.type is EntityType.PERSON and one.level is NameLevel.ROLE]
    for entity in sorted(unnamed, key=lambda one: (one.name.casefold(), one.id)):
        role = entity.name.casefold()
        is_asked_for = role not in _ANYBODY and _TO_BE_PROTECTED.isdisjoint(role.split())
        if entity.id in first and role not in asked and is_asked_for:
            asked.add(role)
            perhaps = _called_so(entity, callings)
            yield OpenQuestion("unnamed_role", entity, first[entity.id], None, perhaps)


def _unclear_surnames(entities: Sequence[CaseEntity]) -> Iterator[OpenQuestion]:
    """Each surname alone that fits several people of the case: it is joined to none, and proposed with none."""
    bearers: dict[str, list[CaseEntity]] = defaultdict(list)
    people = [one for one in entities if one.type is EntityType.PERSON]
    for one in people:
        if one.level is NameLevel.FULL:
            for word in {word for name in one.names for word in folded(name).split()[1:]}:
                bearers[word].append(one)
    alone = [one for one in people if one.level is NameLevel.PARTIAL and not one.suggested_with]
    for entity in sorted(alone, key=lambda one: (one.name.casefold(), one.id)):
        fitting = bearers.get(folded(entity.name), [])
        if len(fitting) > 1:
            perhaps = tuple(sorted(fitting, key=lambda one: (one.name, one.id))[:_MOST_BEARERS])
            yield OpenQuestion("unclear_surname", entity, None, None, perhaps)


Calling = tuple[CaseEntity, frozenset[str], frozenset[str]]
"""A named person, the words of a trade or office, and the documents that give it."""


def _callings(findings: Sequence[Finding]) -> tuple[Calling, ...]:
    """Each named person with the words of each trade or office that a source gives them."""
    found: list[Calling] = []
    for finding in findings:
        person = finding.subject
        if finding.predicate not in _CALLINGS or person is None or person.level is NameLevel.ROLE:
            continue
        document_of = {one.id: one.document for one in finding.statements}
        for one in finding.values:
            documents = frozenset(document_of[each] for each in one.statements if each in document_of)
            found.append((person, frozenset(one.value.text.casefold().split()), documents))
    return tuple(found)


def _called_so(role: CaseEntity, callings: Sequence[Calling]) -> tuple[CaseEntity, ...]:
    """The few whom the same document names and calls by the words of this role; none where they are many.

    A word such as "the judge" never hints at a name of another document: that would be a guess at a person by a role.
    """
    words = frozenset(role.name.casefold().split())
    at = set(role.documents)
    found = {person.id: person for person, called, documents in callings if words <= called and at & documents}
    return tuple(sorted(found.values(), key=lambda one: (one.name, one.id))) if len(found) <= _FEW else ()


def _counts_many(finding: Finding) -> bool:
    """Whether a number stands for the people: "fourteen people" is a count, not somebody without a name."""
    return any(one.value.unit == "person" and (one.value.number or 0) > 1 for one in finding.values)


def _undated_acts(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Acts that some source says were done, and for which neither it nor another finding of the same act has a day."""
    answered = {_act(finding) for finding in findings if _has_date(finding)}
    for finding in findings:
        is_done = any(not one.negated for one in finding.statements)
        is_of_a_day = finding.predicate in _ACTS_OF_ONE_DAY
        if is_done and is_of_a_day and _act(finding) not in answered and not _is_anybody(finding.object):
            answered.add(_act(finding))
            yield finding


def _act(finding: Finding) -> tuple[str, str]:
    """What was done to whom: a role counts by its noun, because two sources that copy one another tell of one."""
    target = finding.object
    if target is None:
        return finding.predicate, ""
    return finding.predicate, target.name.casefold() if target.level is NameLevel.ROLE else target.id


def _has_date(finding: Finding) -> bool:
    return any(one.when is not None and (one.when.start or one.when.end) for one in finding.statements)


def _is_anybody(entity: CaseEntity | None) -> bool:
    return entity is not None and entity.level is NameLevel.ROLE and entity.name.casefold() in _ANYBODY


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
    return document.unread not in {None, Unread.EMPTY, Unread.TABLE} or bool(document.pages_without_text())
