"""What somebody denies of an unnamed other: "denies leading the ring", beside the tie to the ring that has a name.

1. A source that names the ring ties its leader to it; another, which does not, has the denial. Nothing shows that both
   mean one ring, so that they are not joined; but the charge without the denial would be drawn as uncontested.
2. A denial stands beside every tie of the same predicate of the same person, to an other of such a kind: of conduct and
   ties it is the word of the one who does it, of procedure of the one to whom it is done.
3. Of kin a person has many: who denies to be the kin of one denies no other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding
from ovillo.domain.networks import Citation, Denial, TiePart
from ovillo.domain.statements import KIND_OF, MUTUAL, SYMMETRIC, PredicateKind, Statement

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_OF_MANY = MUTUAL - SYMMETRIC
Key = tuple[str, str, bool]
"""Predicate, id of the person, and whether the person is the one who does it."""
Denials = Mapping[Key, Sequence[tuple[Finding, EntityType | None, tuple[Statement, ...]]]]


def denials_of_unnamed(findings: Iterable[Finding]) -> Denials:
    """Every denial whose other end is unnamed or not told: its finding, the type of that end, and its statements."""
    found: dict[Key, list[tuple[Finding, EntityType | None, tuple[Statement, ...]]]] = defaultdict(list)
    for finding in findings:
        if finding.predicate in _OF_MANY:
            continue
        for is_doer, person, other in _sides(finding):
            is_unnamed = other is None or other.level is NameLevel.ROLE
            said = tuple(each for each in finding.statements if _is_of(each, person, finding, is_doer=is_doer))
            if said and is_unnamed:
                found[finding.predicate, person.id, is_doer].append((finding, other.type if other else None, said))
    return found


def _sides(finding: Finding) -> Iterable[tuple[bool, CaseEntity, CaseEntity | None]]:
    """Who may deny it, whether they are the one who does it, and the other end."""
    doer, undergoer = finding.subject, finding.object
    is_procedure = KIND_OF.get(finding.predicate) is PredicateKind.PROCEDURE
    if doer is not None and doer.level is not NameLevel.ROLE and not is_procedure:
        yield True, doer, undergoer
    is_either = finding.predicate in SYMMETRIC
    if undergoer is not None and undergoer.level is not NameLevel.ROLE and (is_procedure or is_either):
        yield is_either, undergoer, doer


def _is_of(said: Statement, person: CaseEntity, finding: Finding, *, is_doer: bool) -> bool:
    """Whether it says that it is not so, stands, and names the person."""
    own, _ = _ends(said, person, is_doer=is_doer)
    is_kept = said.id not in finding.superseded and said.id not in finding.overtaken
    return said.is_against and is_kept and own is not None and own.id in person.members


def _ends(said: Statement, person: CaseEntity, *, is_doer: bool) -> tuple[DocumentEntity | None, DocumentEntity | None]:
    """The end that is the person's, and the other."""
    ends = (said.subject, said.object) if is_doer else (said.object, said.subject)
    is_turned = said.predicate in SYMMETRIC and ends[1] is not None and ends[1].id in person.members
    return ends[::-1] if is_turned else ends


def with_denials(part: TiePart, finding: Finding, denials: Denials, cite: Callable[[Statement], Citation]) -> TiePart:
    """The part of a finding with what is denied of somebody unnamed; it is disputed then."""
    made: dict[Denial, list[Citation]] = defaultdict(list)
    for is_doer, person, other in _sides(finding):
        for denied, kind, said in denials.get((finding.predicate, person.id, is_doer), ()):
            if denied.id == finding.id or not _is_alike(kind, other.type if other else None):
                continue
            for each in said:
                made[_denial(each, person, is_doer=is_doer)].append(cite(each))
    if not made:
        return part
    told_all = tuple(replace(each, citations=tuple(dict.fromkeys(words))) for each, words in made.items())
    return replace(part, is_disputed=True, denials=told_all)


def _denial(said: Statement, person: CaseEntity, *, is_doer: bool) -> Denial:
    _, end = _ends(said, person, is_doer=is_doer)
    return Denial(
        predicate=said.predicate,
        person=person.id,
        other=end.name if end else None,
        other_type=end.type if end else None,
        is_doer=is_doer,
        standing=said.standing,
        negated=said.negated,
        is_own_word=said.is_own_word,
    )


def _is_alike(one: EntityType | None, other: EntityType | None) -> bool:
    return one is None or other is None or one is other or {one, other} <= _BODIES
