"""What somebody denies from one side of a deal, beside what is said of it from the other.

1. "Vera paid Otto" is denied by Otto as "received no money", and a sale is told as what one sells and another buys.
   Neither is the same predicate; but who is accused as the other side of a payment or a sale would stand there without
   the denial. `CONVERSE` says which predicates are two sides of one deal.
2. Who denies that money was given to them disputes what is said to have been paid to them: where the words of the
   denial name from whom, only that; else all.
3. Who denies to have paid, sold or bought disputes the other side's part where one sentence tells of both, or where the
   words of the denial name the other; not where the same words say who else did: "sold by A to B, not by C".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ovillo.corroboration.sources import fold_words
from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.findings import Finding, UnnamedDenial
from ovillo.domain.statements import Statement

CONVERSE: Mapping[str, frozenset[str]] = {
    "pays": frozenset({"receives"}),
    "bribes": frozenset({"receives"}),
    "receives": frozenset({"pays", "bribes"}),
    "sells": frozenset({"buys"}),
    "buys": frozenset({"sells"}),
}
"""The same deal as its other side has it."""
_TO_PAYEE = frozenset({"pays", "bribes"})
"""Whose object is the other side, named."""
_MONEY = frozenset(
    {
        *("money", "cash", "bribe", "bribes", "kickback", "kickbacks", "payment", "payments", "sum"),
        *("sums", "funds", "fee", "fees", "commission", "anything", "dinero", "efectivo", "soborno"),
        *("sobornos", "coima", "coimas", "pago", "pagos", "suma", "sumas", "fondos", "plata"),
        *("comision", "nada", "dadiva", "dadivas"),
    }
)
_FROM = frozenset({"from", "by", "of", "to", "de", "del", "por", "a", "al"})
_ACTING = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP})
_SHOWN = 4
"""Words before a name among which the preposition stands: "de la señora"."""


@dataclass(frozen=True)
class Deals:
    """The findings of a case that are sides of deals."""

    findings: Sequence[Finding]
    named: Sequence[DocumentEntity]
    """Whom the documents name, told of or not."""

    def denials_beside(self, finding: Finding) -> Iterable[UnnamedDenial]:
        """What is denied of it from the other side."""
        for denial in self._denials:
            if finding.predicate in CONVERSE[denial.predicate] and denial.id != finding.id:
                said = tuple(each for each in denial.kept if each.is_against and self._is_of(each, denial, finding))
                person, is_doer = _who_denies(denial)
                if said and person is not None:
                    yield UnnamedDenial(denial.id, person.id, is_doer, said, person.name)

    @cached_property
    def _denials(self) -> Sequence[Finding]:
        return [one for one in self.findings if one.predicate in CONVERSE and any(each.is_against for each in one.kept)]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, int], Sequence[Statement]]:
        """What each sentence affirms of deals."""
        found: dict[tuple[str, int], list[Statement]] = defaultdict(list)
        for one in self.findings:
            for each in one.kept if one.predicate in CONVERSE else ():
                if not each.is_against:
                    found[each.document, each.start].append(each)
        return found

    @cached_property
    def _names(self) -> Mapping[str, Sequence[DocumentEntity]]:
        found: dict[str, list[DocumentEntity]] = defaultdict(list)
        for one in self.named:
            if one.type in _ACTING and one.level is not NameLevel.ROLE:
                found[one.document].append(one)
        return found

    def _is_of(self, said: Statement, denial: Finding, finding: Finding) -> bool:
        """Whether what is denied may be what the finding says."""
        if self._is_of_another(said, denial):
            return False
        if finding.predicate in _TO_PAYEE:
            return self._is_given(said, denial, finding)
        if denial.predicate in _TO_PAYEE:
            if not _is_one(denial.object, finding.subject) or not _is_of_money(finding.statements):
                return False
            return denial.subject is None or self._is_told_with(finding, denial.subject)
        if not _is_same_thing(denial.object, finding.object):
            return False
        doer = finding.subject
        return self._is_told_with(finding, denial.subject) or (doer is not None and _is_in(doer.names, said.quote))

    def _is_of_another(self, said: Statement, denial: Finding) -> bool:
        """Whether its words affirm the same side of somebody else, as of A in "sold by A, not by C"."""
        here = self._by_place.get((said.document, said.start), ()) if said.negated else ()
        own = denial.subject.members if denial.subject is not None else ()
        return any(
            each.predicate == denial.predicate and each.subject is not None and each.subject.id not in own
            for each in here
        )

    def _is_given(self, said: Statement, denial: Finding, finding: Finding) -> bool:
        """Rule 2."""
        payer = finding.subject
        if not _is_one(denial.subject, finding.object) or not _is_of_money([said]):
            return False
        if payer is None or payer.level is NameLevel.ROLE or _is_in(payer.names, said.quote):
            return True
        own = {*payer.members, *(denial.subject.members if denial.subject else ())}
        others = (one for one in self._names.get(said.document, ()) if one.id not in own)
        return not any(_is_from(one.name, said.quote) for one in others)

    def _is_told_with(self, finding: Finding, other: CaseEntity | None) -> bool:
        """Whether one sentence tells of both sides."""
        if other is None:
            return False
        sides = (each for one in finding.kept for each in self._by_place.get((one.document, one.start), ()))
        return any(
            each.predicate in CONVERSE[finding.predicate]
            and each.subject is not None
            and each.subject.id in other.members
            for each in sides
        )


def _who_denies(denial: Finding) -> tuple[CaseEntity | None, bool]:
    """Of whom it tells, and whether they are the one who does it."""
    return (denial.subject, True) if denial.subject is not None else (denial.object, False)


def _is_one(one: CaseEntity | None, other: CaseEntity | None) -> bool:
    return one is not None and other is not None and one.id == other.id


def _is_same_thing(one: CaseEntity | None, other: CaseEntity | None) -> bool:
    """The same, or somebody or something without a name."""
    return one is None or other is None or one.id == other.id or NameLevel.ROLE in {one.level, other.level}


def _is_of_money(statements: Iterable[Statement]) -> bool:
    return any(
        each.object is None
        or (each.object.level is NameLevel.ROLE and not _MONEY.isdisjoint(fold_words(each.object.name).split()))
        for each in statements
    )


def _is_in(names: Iterable[str], quote: str) -> bool:
    told = f" {fold_words(quote)} "
    return any(f" {fold_words(name)} " in told for name in names)


def _is_from(name: str, quote: str) -> bool:
    """Whether the words name somebody as whom it came from."""
    before, found, _ = f" {fold_words(quote)} ".partition(f" {fold_words(name)} ")
    return bool(found) and not _FROM.isdisjoint(before.split()[-_SHOWN:])
