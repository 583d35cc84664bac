"""What was decided last, where one sentence tells two outcomes: "convicted of selling babies but acquitted on appeal".

1. An acquittal behind a charge or an accusation, with no offence of its own, acquits of what was held against them; one
   behind a conviction only on appeal, later, or "before being acquitted".
   So does one by an appeals court, wherever the conviction stands.
2. A conviction on appeal behind an acquittal leaves nothing of what that acquitted of.
3. "Before being acquitted" tells an acquittal, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.statements import Standing
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_NEAR = 4
"""Tokens behind the verb in which "on appeal" stands, and before it in which "but later" does."""
_HELD = frozenset({Standing.CHARGED, Standing.ACCUSED, Standing.SUSPECTED, Standing.INVESTIGATED})
_STANDINGS = {"acquitted": Standing.ACQUITTED, "convicted": Standing.CONVICTED}


def read_last_decided(reading: Reading) -> None:
    """Adds outcomes told by "before being", and sets right what an earlier outcome of the sentence left standing."""
    if "last_decided" not in reading.grammar.table:
        return
    reading.found.extend(list(_before_being(reading)))
    for last in [p for p in reading.found if p.predicate in _STANDINGS and not p.negated and p.object is not None]:
        if last.predicate == "acquitted" and not _has_offence(reading, last):
            reading.found[:] = [_acquitted(reading, p, last) for p in reading.found if not _is_over(reading, p, last)]
        elif last.predicate == "convicted" and _is_appeal(reading, last):
            reading.found[:] = [p for p in reading.found if not _was_acquitted(p, last)]


def ends_conviction(reading: Reading, proposal: Proposal) -> bool:
    """Whether this is an acquittal on appeal, or later than a conviction, of all that was held against somebody."""
    if "last_decided" not in reading.grammar.table or proposal.negated or proposal.object is None:
        return False
    is_whole = proposal.predicate == "acquitted" and not _has_offence(reading, proposal)
    return is_whole and _is_later(reading, proposal)


def _before_being(reading: Reading) -> Iterator[Proposal]:
    """Rule 3."""
    view = reading.view
    for number, clause in enumerate(view.clauses):
        item = view.items[clause.item - 1] if clause.item else None
        is_before = item is not None and item.word in reading.grammar.table["last_decided"]["before"]
        if not is_before or clause.verb.mood is not Mood.GERUND or not clause.is_passive:
            continue
        rows = reading.grammar.patterns.get(clause.verb.lemma, ())
        predicate = next((f.predicate for _, f in rows if f.predicate in _STANDINGS), "")
        told = {p.object.id: p for p in reading.found if p.predicate in _OUTCOMES and p.object is not None}
        held = (p for p in reading.found if p.standing in _HELD and p.subject is not None)
        told = told or {p.subject.id: replace(p, object=p.subject) for p in held if p.subject is not None}
        is_told = any(p.predicate == predicate and p.clause == number for p in reading.found)
        if not predicate or is_told or len(told) != 1 or cues_of(view, number, reading.cues, reading.grammar):
            continue
        start, end = (view.sentence.tokens[n] for n in (clause.verb.first, clause.verb.last))
        (one,) = told.values()
        if not one.negated:
            yield replace(
                one, predicate=predicate, subject=None, value=None, standing=_STANDINGS[predicate], cues=(),
                start=start.start, end=end.end, clause=number,
            )  # fmt: skip


_OUTCOMES = frozenset({"convicted", "acquitted", "charged", "indicted", "detained"})


def _has_offence(reading: Reading, proposal: Proposal) -> bool:
    """Whether what they are acquitted of is told behind the verb."""
    words = _around(reading, proposal)[1]
    return bool(set(words[:2]) & reading.grammar.sets["object_slot"])


def _around(reading: Reading, proposal: Proposal) -> tuple[Sequence[str], Sequence[str]]:
    """The words near before and behind the outcome."""
    tokens = reading.view.sentence.tokens
    before = [t.lower for t in tokens if t.end <= proposal.start][-_NEAR:]
    return before, [t.lower for t in tokens if t.start >= proposal.end][:_NEAR]


def _is_appeal(reading: Reading, proposal: Proposal) -> bool:
    return bool(set(_around(reading, proposal)[1]) & set(reading.grammar.table["last_decided"]["appeal"]))


def _is_by_appeals_court(reading: Reading, proposal: Proposal) -> bool:
    words = set(proposal.subject.name.lower().split()) if proposal.subject is not None else set()
    return bool(words & set(reading.grammar.table["last_decided"]["appeal"]))


def _is_later(reading: Reading, proposal: Proposal) -> bool:
    table = reading.grammar.table["last_decided"]
    own = (t.lower for t in reading.view.sentence.tokens if proposal.start <= t.start < proposal.end)
    before = {*_around(reading, proposal)[0], *own}
    is_appeal = _is_appeal(reading, proposal) or _is_by_appeals_court(reading, proposal)
    return is_appeal or bool(before & {*table["later"], *table["before"]})


def _is_same(one: DocumentEntity | None, other: DocumentEntity | None) -> bool:
    return one is not None and other is not None and one.id == other.id


def _is_over(reading: Reading, proposal: Proposal, last: Proposal) -> bool:
    """A conviction that the acquittal behind it ended."""
    is_before = proposal.start < last.start or _is_by_appeals_court(reading, last)
    is_before = is_before and proposal.predicate == "convicted" and not proposal.negated
    return is_before and _is_same(proposal.object, last.object) and _is_later(reading, last)


def _acquitted(reading: Reading, proposal: Proposal, last: Proposal) -> Proposal:
    """Rule 1."""
    is_before = proposal.start < last.start or _is_by_appeals_court(reading, last)
    if not _is_same(proposal.subject, last.object) or not is_before or proposal.negated:
        return proposal
    is_ended = (proposal.standing in _HELD and not _is_somebodys(reading, proposal)) or (
        proposal.standing is Standing.CONVICTED and _is_later(reading, last)
    )
    return replace(proposal, standing=Standing.ACQUITTED) if is_ended else proposal


def _is_somebodys(reading: Reading, proposal: Proposal) -> bool:
    """As in "whom X accused of selling babies": what X says, whatever the court decides."""
    if proposal.standing is Standing.CHARGED:
        return False
    clause = reading.view.clauses[proposal.clause]
    above = reading.view.clauses[clause.governor] if min(proposal.clause, clause.governor) >= 0 else None
    return above is not None and not above.is_passive and above.verb.mood is Mood.FINITE


def _was_acquitted(proposal: Proposal, last: Proposal) -> bool:
    """Rule 2."""
    if proposal.start >= last.start:
        return False
    is_outcome = proposal.predicate == "acquitted" and _is_same(proposal.object, last.object)
    return is_outcome or (proposal.standing is Standing.ACQUITTED and _is_same(proposal.subject, last.object))
