"""What somebody denies of an unnamed other ("denies leading the ring"), beside what ties them to one that has a name.

So too what is denied of another of that name.

1. A source that names the ring ties its leader to it; another, which does not, has the denial. Nothing shows that both
   mean one ring, so that they are not joined; but the charge without the denial would be read as uncontested.
   So it would be where one source has the ring for a group and another, which has the denial, for an organisation of
   exactly that name, whether or not somebody has decided that they are two. So it is of people of one name: "Yesenia"
   in two documents are two until somebody joins them, but who is accused over the one denies it over the other.
2. A denial stands beside everything of the same predicate of the same person, with an other of such a kind: of conduct
   and ties it is the word of the one who does it, of procedure of the one to whom it is done.
3. What is only denied itself is not disputed by a further denial.
4. From the other side of a payment or a sale it has another predicate ("received no money"): `converse` finds it.
5. Of kin a person has many: who denies to be the kin of one denies no other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ovillo.corroboration.converse import Deals
from ovillo.corroboration.sources import fold_words
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding, UnnamedDenial
from ovillo.domain.statements import KIND_OF, MUTUAL, SYMMETRIC, PredicateKind, Statement

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_NAMESAKES = _BODIES | {EntityType.PERSON}
_OF_MANY = MUTUAL - SYMMETRIC
_Key = tuple[str, str, bool]
"""Predicate, id of the person, and whether the person is the one who does it."""
_Denials = Mapping[_Key, Sequence[tuple[UnnamedDenial, CaseEntity | None]]]
"""Each denial with the other end that it tells."""


def with_denials_of_unnamed(findings: Iterable[Finding], named: Sequence[DocumentEntity] = ()) -> tuple[Finding, ...]:
    """The same findings in the same order, each with what is denied of the same, of an other without a name.

    So is what is denied of it from the other side of a deal (`converse`).
    """
    made = tuple(findings)
    denials, deals = _denials_among(made), Deals(made, named)
    beside = {each.id: tuple(_denials_beside(each, denials, deals)) for each in made}
    return tuple(replace(each, denials=beside[each.id]) if beside[each.id] else each for each in made)


def _denials_among(findings: Iterable[Finding]) -> _Denials:
    found: dict[_Key, list[tuple[UnnamedDenial, CaseEntity | None]]] = defaultdict(list)
    for finding in findings:
        if finding.predicate in _OF_MANY:
            continue
        for is_doer, person, other in _sides(finding):
            said = tuple(each for each in finding.kept if each.is_against and _own_end(each, person, is_doer=is_doer))
            if said and (other is None or other.level is NameLevel.ROLE or other.type in _NAMESAKES):
                denial = UnnamedDenial(finding.id, person.id, is_doer, said, person.name)
                found[finding.predicate, person.id, is_doer].append((denial, other))
    return found


def _denials_beside(finding: Finding, denials: _Denials, deals: Deals) -> Iterable[UnnamedDenial]:
    if all(said.is_against or said.id in finding.superseded for said in finding.statements):
        return
    for is_doer, person, other in _sides(finding):
        for denial, denied in denials.get((finding.predicate, person.id, is_doer), ()):
            if denial.finding != finding.id and (_is_alike if _is_unnamed(denied) else _is_namesake)(denied, other):
                yield denial
    yield from deals.denials_beside(finding)


def _sides(finding: Finding) -> Iterable[tuple[bool, CaseEntity, CaseEntity | None]]:
    """Who may deny it, whether they are the one who does it, and the other end."""
    doer, undergoer = finding.subject, finding.object
    is_procedure = KIND_OF.get(finding.predicate) is PredicateKind.PROCEDURE
    if doer is not None and doer.level is not NameLevel.ROLE and not is_procedure:
        yield True, doer, undergoer
    is_either = finding.predicate in SYMMETRIC
    if undergoer is not None and undergoer.level is not NameLevel.ROLE and (is_procedure or is_either):
        yield is_either, undergoer, doer


def _own_end(said: Statement, person: CaseEntity, *, is_doer: bool) -> bool:
    """Whether it names the person."""
    ends = (said.subject, said.object) if said.predicate in SYMMETRIC else (said.subject if is_doer else said.object,)
    return any(end is not None and end.id in person.members for end in ends)


def _is_unnamed(other: CaseEntity | None) -> bool:
    return other is None or other.level is NameLevel.ROLE


def _is_alike(one: CaseEntity | None, other: CaseEntity | None) -> bool:
    return one is None or other is None or one.type is other.type or {one.type, other.type} <= _BODIES


def _is_namesake(one: CaseEntity | None, other: CaseEntity | None) -> bool:
    """Whether these are two people or two bodies of exactly one name."""
    if one is None or other is None or one.id == other.id or one.type not in _NAMESAKES:
        return False
    return _is_alike(one, other) and other.level is not NameLevel.ROLE and not _folded(one).isdisjoint(_folded(other))


def _folded(entity: CaseEntity) -> frozenset[str]:
    return frozenset(map(fold_words, entity.names))
