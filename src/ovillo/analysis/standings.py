"""How firmly sources hold somebody: the firmest that one of them says, and beside it what another says for the person.

1. It counts what this one did or underwent, as sources affirm it and have not taken it back: whoever "was not
   convicted" is no convict.
2. What somebody admits, what is denied and an acquittal stand outside the order of firmness. None of it hides the
   firmest, and the firmest hides none of it.
   An acquittal that was taken back is none; a conviction that somebody is told to have taken back holds nobody.
   Whether somebody counts as acquitted is one answer for lists, names, drawings and files (`is_acquitted`): a court
   acquitted them, or a source tells an act as one of which they were acquitted. So too whether they are told as not, or
   no longer, convicted, charged or investigated (`decided_for`).
3. A plain no to conduct, a charge, a conviction or a sentence is a denial of it, unless it was said before it happened.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ovillo.domain.courts import is_no_court
from ovillo.domain.entities import CaseEntity
from ovillo.domain.exoneration import UNDONE, Exoneration
from ovillo.domain.findings import Finding
from ovillo.domain.statements import FIRMNESS, KIND_OF, PredicateKind, Standing, Statement

_BESIDE = (Standing.ADMITTED, Standing.DENIED, Standing.ACQUITTED)
CONVICTING = frozenset({"convicted", "sentenced"})
_CLEARS = "acquitted"
_FOR_THE_PERSON = frozenset({"released", "rescued"})


def concerns(finding: Finding, entity: CaseEntity) -> bool:
    """Whether it tells of conduct of this entity or of a procedure against it."""
    part = concerned(finding)
    return part is not None and part.id == entity.id


def concerned(finding: Finding) -> CaseEntity | None:
    """Whose conduct it tells of, or against whom a procedure was."""
    kind = KIND_OF.get(finding.predicate)
    if kind is PredicateKind.CONDUCT:
        return finding.subject
    return finding.object if kind is PredicateKind.PROCEDURE else None


def standings_of(entity: CaseEntity, findings: Iterable[Finding]) -> tuple[Standing, ...]:
    """The firmest that a source gives, then each of admitted, denied and acquitted that one gives; empty for none."""
    held: set[Standing] = set()
    own = [finding for finding in findings if concerns(finding, entity)]
    for finding in own:
        if finding.predicate == _CLEARS:
            continue
        kept = [one for one in finding.statements if one.id not in finding.superseded]
        held.update(standing for one in kept for standing in _given(one, finding))
    held.discard(Standing.ACQUITTED)
    if is_acquitted(own):
        held.add(Standing.ACQUITTED)
    if any(is_undone(finding) for finding in own) and not _is_convicted_anew(own):
        held.discard(Standing.CONVICTED)
    ranked = [each for each in FIRMNESS if each in held]
    firmest = ranked[-1:] or [each for each in (Standing.REPORTED,) if each in held]
    return *firmest, *(each for each in _BESIDE if each in held)


def decided_among(findings: Iterable[Finding]) -> Mapping[str, tuple[Exoneration, ...]]:
    """What was decided for whom, by the ids of the members of all for whom anything was."""
    concerning: dict[str, list[Finding]] = defaultdict(list)
    members: dict[str, Sequence[str]] = {}
    for finding in findings:
        if (part := concerned(finding)) is not None:
            concerning[part.id].append(finding)
            members[part.id] = part.members
    decided = ((id_, decided_for(own)) for id_, own in concerning.items())
    return {member: found for id_, found in decided if found for member in members[id_]}


def decided_for(own: Sequence[Finding]) -> tuple[Exoneration, ...]:
    """What is told to have been decided for the one whom all of these concern, in the order in which it is told."""
    found = {Exoneration.ACQUITTED} if is_acquitted(own) else set()
    for kind in set(UNDONE.values()):
        kept = [one for each in own if UNDONE.get(each.predicate) is kind for one in each.kept]
        affirmed = [one for one in kept if not one.negated and one.standing is not Standing.DENIED]
        noes = [one for one in kept if one.negated]
        if noes and not any(all(_is_later(one, no) for no in noes) for one in affirmed):
            found.add(kind)
    return tuple(each for each in Exoneration if each in found)


def is_acquitted(own: Sequence[Finding]) -> bool:
    """Whether the one whom all of these concern counts as acquitted.

    That is by a court's acquittal that nobody took back, or by an act of which a source says so: the same words make
    both, and where reviewers leave out one of them the other still says it. Of what the police or a prosecutor drops,
    neither does.
    """
    bare = [each for each in own if each.predicate == _CLEARS]
    by_courts = [each for each in bare if not is_no_court(each.subject)]
    if any(standing_acquittals(each) for each in by_courts):
        return True
    noes = [one for each in by_courts for one in each.kept if one.negated]
    dropped = {(one.document, one.start) for each in bare if is_no_court(each.subject) for one in each.statements}
    return any(
        one.standing is Standing.ACQUITTED
        and not one.negated
        and (one.document, one.start) not in dropped
        and all(_is_later(one, no) for no in noes)
        for each in own
        if each.predicate != _CLEARS
        for one in each.kept
    )


def standing_acquittals(finding: Finding) -> Sequence[Statement]:
    """The statements of an acquittal that nobody takes back: a no of the same takes back all but later acquittals."""
    noes = [one for one in finding.kept if one.negated]
    return [one for one in finding.kept if not one.negated and all(_is_later(one, no) for no in noes)]


def is_undone(finding: Finding) -> bool:
    """Whether somebody is told to have taken a conviction back, and no later one is: "the court annulled it"."""
    noes = [one for one in finding.kept if one.negated and one.subject is not None]
    is_anew = any(_is_later(one, no) for one in finding.kept if not one.negated for no in noes)
    return finding.predicate in CONVICTING and bool(noes) and not is_anew


def _is_convicted_anew(own: Sequence[Finding]) -> bool:
    """Whether a conviction is told of a day after every one on which one was taken back, in whatever finding."""
    kept = [one for each in own if each.predicate in CONVICTING for one in each.kept]
    noes = [one for one in kept if one.negated and one.subject is not None]
    affirmed = [one for one in kept if not one.negated and one.standing is not Standing.DENIED]
    return any(all(_is_later(one, no) for no in noes) for one in affirmed)


def _is_later(one: Statement, no: Statement) -> bool:
    days = [each.when.start or each.when.end for each in (one, no) if each.when is not None]
    return len(days) == 2 and days[0] is not None and days[1] is not None and days[0] > days[1]


def _given(one: Statement, finding: Finding) -> Iterable[Standing]:
    if one.standing is Standing.DENIED or one.negated:
        if finding.predicate not in _FOR_THE_PERSON and one.id not in finding.overtaken:
            yield Standing.DENIED
    else:
        yield one.standing
