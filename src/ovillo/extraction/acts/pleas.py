"""Pleas: "pleaded guilty to two counts of fraud" is a charge that its subject admits.

Rules:
1. A plea of guilty that names no conduct states the charge, held as admitted: `charged`, `admitted`.
2. Where the sentence tells what conduct is admitted, that is stated instead.
3. "Sentenced after pleading guilty to …", "After pleading guilty, X was sentenced": whoever undergoes the act.
4. A lawyer who pleads "on his behalf" enters no plea of their own: nothing is said.
5. A plea that was not entered says nothing: who did not plead guilty may still be charged.
"""

from dataclasses import replace

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.cues import cues_of, region_of
from ovillo.extraction.sentences.proposals import Proposal, hold
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_SENTENCED = frozenset({"convicted", "sentenced", "released", "ordered"})
"""What a court does to somebody upon their plea."""


def read_pleas(reading: Reading) -> None:
    """Sets right the charges that the pleas of the sentence state."""
    table = reading.grammar.table.get("pleas", {})
    for number, clause in enumerate(reading.view.clauses):
        if number not in reading.done and clause.verb.lemma in table.get("own", ()):
            _read_before(reading, number, clause)
    kept: list[Proposal] = []
    for proposal in reading.found:
        if not _is_plea(reading, proposal, frozenset(table.get("verbs", ()))):
            kept.append(proposal)
        elif not _is_for_another(reading, proposal) and not proposal.negated and not _is_told(reading, proposal):
            is_plain = proposal.standing is Standing.CHARGED
            kept.append(replace(proposal, standing=Standing.ADMITTED) if is_plain else proposal)
    reading.found[:] = kept


def _is_for_another(reading: Reading, plea: Proposal) -> bool:
    """Rule 4: a plea of the one who is represented."""
    (begin, end), words = region_of(reading.view, plea.clause), reading.grammar.table["pleas"].get("for_another", ())
    return any(token.lower in words for token in reading.view.sentence.tokens[begin : end + 1])


def _read_before(reading: Reading, number: int, clause: Clause) -> None:
    """Rule 3."""
    if clause.verb.mood is not Mood.GERUND or clause.preposition not in reading.grammar.table["pleas"]["before"]:
        return
    mains = [c for c in reading.view.clauses if c.verb.mood is Mood.FINITE and c.link is Link.MAIN]
    if len(mains) != 1 or not mains[0].is_passive or mains[0].subject < 0:
        return
    main = reading.view.clause_at[mains[0].item]
    undergone = {p.object.id for p in reading.found if p.clause == main and p.object and p.predicate in _SENTENCED}
    doers = tuple(p for p in subjects_of(reading, mains[0]) if p.entity.id in undergone)
    both = [c for n in (main, number) for c in cues_of(reading.view, n, reading.cues, reading.grammar)]
    holding = hold(both)
    if doers and not holding.is_negated:
        read_governed(reading, number, doers, holding)


def _is_plea(reading: Reading, proposal: Proposal, verbs: frozenset[str]) -> bool:
    if proposal.predicate != "charged" or proposal.clause < 0:
        return False
    return reading.view.clauses[proposal.clause].verb.lemma in verbs


def _is_told(reading: Reading, plea: Proposal) -> bool:
    """Rule 2."""
    for other in reading.found:
        is_conduct = KIND_OF.get(other.predicate) is PredicateKind.CONDUCT
        is_own = plea.object is not None and other.subject is not None and other.subject.id == plea.object.id
        if is_conduct and is_own and other.standing is Standing.ADMITTED:
            return True
    return False
