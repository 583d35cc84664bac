"""What is read beside a tie, each with the words that it rests on.

1. Other findings of one of its ends ("convicted", "NOT convicted, or no longer"): with the standing and the no of each
   statement, because the name of what happened alone would hide that it was taken back.
2. What somebody denies of an other without a name ("denies leading the ring") or of another body of the same name.
3. What one reviewer accepts and another rejects stands beside it too, and is told so.
4. What its source corrected, or said before it happened, is not told.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from ovillo.domain.entities import CaseEntity, DocumentEntity, NameLevel
from ovillo.domain.findings import Finding, UnnamedDenial
from ovillo.domain.networks import Citation, ReadBeside, TiePart
from ovillo.domain.statements import KIND_OF, SYMMETRIC, PredicateKind, Standing, Statement

_OF_SUMS = frozenset({"pays", "receives"})
Cite = Callable[[Statement], Citation]


def with_beside(part: TiePart, others: Iterable[Finding], cite: Cite) -> TiePart:
    """The part with what the other findings say of one of its ends."""
    beside = read_in(others, cite)
    return replace(part, beside=beside) if beside else part


def with_contested(part: TiePart, left_out: Iterable[Finding], cite: Cite) -> TiePart:
    """The part with what reviewers contradict one another on, beside it; a denial of the same disputes it."""
    found = tuple(left_out)
    if not found:
        return part
    beside = (*part.beside, *(replace(each, is_contested=True) for each in read_in(found, cite)))
    is_denied = any(
        one.predicate == part.predicate and (said.negated or said.standing is Standing.DENIED)
        for one in found
        for said in one.statements
    )
    return replace(part, beside=beside, is_disputed=part.is_disputed or is_denied)


def read_in(others: Iterable[Finding], cite: Cite) -> tuple[ReadBeside, ...]:
    """What these findings say of whoever they are about, each sentence once with all its words."""
    told = ((said, *_told(said, each)) for each in others for said in each.kept)
    return _joined((_read(said, person, end, is_doer=is_doer), cite(said)) for said, person, end, is_doer in told)


def with_denials(part: TiePart, finding: Finding, cite: Cite) -> TiePart:
    """The part of a finding with its denials."""
    made = [
        (_denied(said, each, _other_end(said, finding, each)), cite(said))
        for each in finding.denials
        for said in each.statements
    ]
    return replace(part, denials=_joined(made)) if made else part


def _joined(made: Iterable[tuple[ReadBeside, Citation]]) -> tuple[ReadBeside, ...]:
    words: dict[ReadBeside, list[Citation]] = defaultdict(list)
    for each, citation in made:
        words[each].append(citation)
    return tuple(replace(each, citations=tuple(dict.fromkeys(cited))) for each, cited in words.items())


def _told(said: Statement, finding: Finding) -> tuple[str, CaseEntity | DocumentEntity | None, bool]:
    """Of whom it tells, with whom, and whether the person is the one who does it."""
    is_doer = KIND_OF.get(finding.predicate) is PredicateKind.CONDUCT
    person, other = (finding.subject, finding.object) if is_doer else (finding.object, finding.subject)
    own = said.object if is_doer else said.subject
    is_joined = own is not None and other is not None and own.id in other.members
    return person.id if person else "", other if is_joined else own, is_doer


def _read(said: Statement, person: str, end: CaseEntity | DocumentEntity | None, *, is_doer: bool) -> ReadBeside:
    return ReadBeside(
        predicate=said.predicate,
        person=person,
        other=end.name if end else None,
        other_type=end.type if end else None,
        is_other_named=end is not None and end.level is not NameLevel.ROLE,
        is_doer=is_doer,
        standing=said.standing,
        negated=said.negated,
        is_own_word=said.is_own_word,
    )


def _denied(said: Statement, denial: UnnamedDenial, end: DocumentEntity | None) -> ReadBeside:
    """A sum is what was received, where nothing else is told."""
    read = _read(said, denial.person, end, is_doer=denial.is_doer)
    is_sum = end is None and said.value is not None and said.predicate in _OF_SUMS
    return replace(read, name=denial.name, other=said.value.text if is_sum and said.value else read.other)


def _other_end(said: Statement, finding: Finding, denied: UnnamedDenial) -> DocumentEntity | None:
    own, other = (said.subject, said.object) if denied.is_doer else (said.object, said.subject)
    members = {
        each for end in (finding.subject, finding.object) if end and end.id == denied.person for each in end.members
    }
    return own if said.predicate in SYMMETRIC and other is not None and other.id in members else other
