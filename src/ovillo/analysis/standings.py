"""How firmly sources hold somebody: the firmest that one of them says, and beside it what another says for the person.

1. It counts what this one did or underwent, as sources affirm it and have not taken it back: whoever "was not
   convicted" is no convict.
2. What somebody admits, what is denied and an acquittal stand outside the order of firmness. None of it hides the
   firmest, and the firmest hides none of it.
   An acquittal that was taken back is none; a conviction that somebody is told to have taken back holds nobody.
3. A plain no to conduct, a charge, a conviction or a sentence is a denial of it, unless it was said before it happened.
"""

from collections.abc import Iterable, Sequence

from ovillo.domain.entities import CaseEntity
from ovillo.domain.findings import Finding
from ovillo.domain.statements import FIRMNESS, KIND_OF, PredicateKind, Standing, Statement

_BESIDE = (Standing.ADMITTED, Standing.DENIED, Standing.ACQUITTED)
CONVICTING = frozenset({"convicted", "sentenced"})
_CLEARS = "acquitted"
_FOR_THE_PERSON = frozenset({_CLEARS, "released", "rescued"})


def concerns(finding: Finding, entity: CaseEntity) -> bool:
    """Whether it tells of conduct of this entity or of a procedure against it."""
    kind = KIND_OF.get(finding.predicate)
    part = finding.subject if kind is PredicateKind.CONDUCT else finding.object
    return kind in {PredicateKind.CONDUCT, PredicateKind.PROCEDURE} and part is not None and part.id == entity.id


def standings_of(entity: CaseEntity, findings: Iterable[Finding]) -> tuple[Standing, ...]:
    """The firmest that a source gives, then each of admitted, denied and acquitted that one gives; empty for none."""
    held: set[Standing] = set()
    own = [finding for finding in findings if concerns(finding, entity)]
    for finding in own:
        kept = [one for one in finding.statements if one.id not in finding.superseded]
        if finding.predicate == _CLEARS:
            kept = list(standing_acquittals(finding))
        held.update(standing for one in kept for standing in _given(one, finding))
    if any(is_undone(finding) for finding in own):
        held.discard(Standing.CONVICTED)
    ranked = [each for each in FIRMNESS if each in held]
    firmest = ranked[-1:] or [each for each in (Standing.REPORTED,) if each in held]
    return *firmest, *(each for each in _BESIDE if each in held)


def standing_acquittals(finding: Finding) -> Sequence[Statement]:
    """The statements of an acquittal that nobody takes back: a no of the same takes back all but later acquittals."""
    noes = [one for one in finding.kept if one.negated]
    return [one for one in finding.kept if not one.negated and all(_is_later(one, no) for no in noes)]


def is_undone(finding: Finding) -> bool:
    """Whether somebody is told to have taken a conviction back, and no later one is: "the court annulled it"."""
    noes = [one for one in finding.kept if one.negated and one.subject is not None]
    is_anew = any(_is_later(one, no) for one in finding.kept if not one.negated for no in noes)
    return finding.predicate in CONVICTING and bool(noes) and not is_anew


def _is_later(one: Statement, no: Statement) -> bool:
    days = [each.when.start or each.when.end for each in (one, no) if each.when is not None]
    return len(days) == 2 and days[0] is not None and days[1] is not None and days[0] > days[1]


def _given(one: Statement, finding: Finding) -> Iterable[Standing]:
    if one.standing is Standing.DENIED or one.negated:
        if finding.predicate not in _FOR_THE_PERSON and one.id not in finding.overtaken:
            yield Standing.DENIED
    elif finding.predicate == _CLEARS:
        yield Standing.ACQUITTED
    else:
        yield one.standing
