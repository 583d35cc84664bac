"""What conduct is done for: "captaba mujeres para explotarlas", "utilizaba su taxi para trasladar a las víctimas".

Rules:
1. Behind a verb of conduct that the sentence states, and behind "to use", what is aimed at is conduct of who does it.
2. Behind a verb that a payment, a threat or a contact makes somebody else act, it says nothing.
3. It is held as the verb before it; what is denied, planned or hedged there is no more than that.
"""

from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.arguments import complements_from
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Holding, Party, hold
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_SILENT = frozenset({CueKind.DENIAL, CueKind.DOUBT, CueKind.CONDITION, CueKind.FUTURE, CueKind.QUESTION})


def read_purposes(reading: Reading) -> None:
    """Adds what the verbs behind "in order to" state; to be called once the verbs are read."""
    table = reading.grammar.table["purposes"]
    for number, clause in enumerate(reading.view.clauses):
        is_open = number not in reading.done and clause.verb.mood is Mood.INFINITIVE
        if not is_open or clause.preposition not in table["prepositions"] or not _is_conduct(reading, clause):
            continue
        told = _told_before(reading, number)
        if told is None:
            continue
        doers, holding = told
        for _, joined in complements_from(reading.view, clause.preposition, number):
            own = hold((*holding.cues, *cues_of(reading.view, joined, reading.cues, reading.grammar)))
            if not own.is_negated and joined not in reading.done:
                read_governed(reading, joined, doers, own)


def _is_conduct(reading: Reading, clause: Clause) -> bool:
    aims = set(reading.grammar.table["purposes"]["aims"])
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())}
    return bool(frames & aims)


def _told_before(reading: Reading, number: int) -> tuple[tuple[Party, ...], Holding] | None:
    """Rules 1 to 3: who does what the verb before says, and how it is held."""
    view, table = reading.view, reading.grammar.table["purposes"]
    main = view.clauses[number].governor
    is_passing = main >= 0 and view.clauses[main].verb.lemma in table["passing"] and view.clauses[main].governor >= 0
    if is_passing and view.clauses[view.clauses[main].governor].verb.is_reflexive:
        main = view.clauses[main].governor  # "se hacía pasar por enfermera para captar a las madres"
    else:
        is_passing = False
    if main < 0 or view.clauses[main].is_passive or view.clauses[main].verb.is_negated:
        return None
    clause = view.clauses[main]
    stated = [p for p in reading.found if p.clause == main and not p.negated]
    conduct = {p.predicate for p in stated if KIND_OF.get(p.predicate) is PredicateKind.CONDUCT}
    is_use = (is_passing or clause.verb.lemma in table["means"]) and clause.verb.mood is Mood.FINITE and not stated
    if not is_use and not (conduct and conduct <= set(table["after"])):
        return None
    if is_use:
        holding = hold(cues_of(view, main, reading.cues, reading.grammar))
        doers = subjects_of(reading, clause)
    else:
        holding = reading.held.get(main, Holding((), False))
        ids = {p.subject.id for p in stated if p.subject is not None}
        doers = tuple(Party(p.subject) for p in {p.subject.id: p for p in stated if p.subject}.values() if p.subject)
        doers = doers if ids else ()
    if holding.is_negated or any(c.kind in _SILENT for c in holding.cues) or not doers:
        return None
    return doers, holding
