"""What conduct is done for: "captaba mujeres para explotarlas", "utilizaba su taxi para trasladar a las víctimas".

Rules:
1. Behind a verb of conduct that the sentence states, and behind "to use" or "to rob", what is aimed at is conduct of
   who does it.
2. Behind a verb that a payment, a threat or a contact makes somebody else act, it says nothing; in English it says
   something only of whom a pronoun takes up, or behind "in order".
3. It is held as the verb before it; what is denied, planned or hedged there is no more than that.
4. Whether one child was sold whom somebody bought, or took, to sell is not told; of several, or of a habit, it is.
5. "Were taken to X for their sexual exploitation": whoever recruits, moves or keeps somebody for it exploits them.
"""

from collections.abc import Collection
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.arguments import Slot, complements_from
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause, main_before
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Holding, Party, hold
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.taken_up import clitic_of
from ovillo.extraction.sentences.verbs import Mood

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
_TRADE = frozenset({"sells", "buys", "brokers"})
_SILENT = frozenset({CueKind.DENIAL, CueKind.DOUBT, CueKind.CONDITION, CueKind.FUTURE, CueKind.QUESTION})


def read_purposes(reading: Reading) -> None:
    """Adds what the verbs behind "in order to" state; to be called once the verbs are read."""
    table = reading.grammar.table["purposes"]
    for number, clause in enumerate(reading.view.clauses):
        is_open = number not in reading.done and clause.verb.mood is Mood.INFINITIVE
        if not is_open or clause.preposition not in table["prepositions"]:
            continue
        is_graft = _is_for_graft(reading, clause)
        if not (_is_conduct(reading, clause) or is_graft) or not _is_of_doer(reading, clause):
            continue
        told = _told_before(reading, number, after=["receives", "bribes"] if is_graft else table["after"])
        if told is None:
            continue
        doers, holding = told
        for _, joined in complements_from(reading.view, clause.preposition, number):
            near = cues_of(reading.view, joined, reading.cues, reading.grammar)
            own = hold((*holding.cues, *(c for c in near if not _is_of_order(reading, clause, c))))
            if not own.is_negated and joined not in reading.done:
                read_governed(reading, joined, doers, own)
    _read_ends(reading)


def _read_ends(reading: Reading) -> None:
    """Rule 5."""
    table, tokens = reading.grammar.table["purposes"], reading.view.sentence.tokens
    told = {(p.subject, p.object) for p in reading.found if p.predicate == "exploits"}
    for act in [p for p in reading.found if p.clause >= 0 and p.predicate in table["led_to"] and not p.negated]:
        clause = reading.view.clauses[act.clause]
        later = (c for c in reading.view.clauses if c.verb.first > clause.verb.last)
        end = next((c.verb.first for c in later if c.verb.lemma in reading.grammar.patterns), len(tokens))
        words = f" {' '.join(t.lower for t in tokens[clause.verb.last + 1 : end])} "
        is_aimed = any(f" {phrase} " in words for phrase in table["ends"])
        if not is_aimed or act.object is None or (act.subject, act.object) in told or clause.verb.is_negated:
            continue
        if act.object.type not in _PEOPLE or any(t.lower in table["no_ends"] for t in tokens[clause.verb.last + 1 :]):
            continue
        told.add((act.subject, act.object))
        reading.found.append(replace(act, predicate="exploits"))


def _is_conduct(reading: Reading, clause: Clause) -> bool:
    aims = set(reading.grammar.table["purposes"]["aims"])
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())}
    return bool(frames & aims)


def _is_for_graft(reading: Reading, clause: Clause) -> bool:
    """As in "recibió sobornos para proteger a la banda": what bribes are taken for."""
    table = reading.grammar.table
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())}
    taken = {p.object.name.lower() for p in reading.found if p.predicate == "receives" and p.object is not None}
    graft = {*table["goods"]["graft"], *table["prices"]["money"]}
    return bool(frames & set(table["purposes"]["for_graft"])) and any(graft & set(name.split()) for name in taken)


def _is_of_doer(reading: Reading, clause: Clause) -> bool:
    """Rule 2: not "recruited women to sell drugs", which the women do, nor "contrató a X para vender"."""
    view, grammar = reading.view, reading.grammar
    main = main_before(view, view.clause_at[clause.item])
    if main is not None and view.clauses[main].verb.lemma in grammar.table["purposes"]["hiring"]:
        hired = [g for s in _slots(reading, main) if s.preposition in grammar.sets["direct_slot"] for g in s.groups]
        if any(view.groups[g].entity.type in _PEOPLE for g in hired) and not clause.verb.has_object_clitic:
            return False
    before = view.sentence.tokens[clause.verb.first - 2].lower if clause.verb.first > 1 else ""
    return bool(grammar.sets["clitics"]) or before == "order" or bool(clitic_of(view, grammar, clause))


def _is_of_order(reading: Reading, clause: Clause, cue: Cue) -> bool:
    """As in "in order to sell", which is else a plan."""
    tokens, at = reading.view.sentence.tokens, clause.verb.first - 2
    return at > 0 and tokens[at].lower == "order" and cue.start == tokens[at - 1].start


def _is_one_sale(reading: Reading, main: Clause, number: int) -> bool:
    """Rule 4."""
    view, grammar = reading.view, reading.grammar
    frames = {frame.predicate for _, frame in grammar.patterns.get(view.clauses[number].verb.lemma, ())}
    before = {frame.predicate for _, frame in grammar.patterns.get(main.verb.lemma, ())}
    is_taken = bool(before & _TRADE) or main.verb.lemma in grammar.table["purposes"]["taking"]
    word = view.sentence.tokens[main.verb.last].lower
    if not (frames & _TRADE and is_taken) or word.endswith(tuple(grammar.table["purposes"]["habits"])):
        return False
    groups = [*arguments_of(reading, number).direct, *(g for s in _slots(reading, number) for g in s.groups)]
    own, taken = clitic_of(view, grammar, view.clauses[number]), view.clause_at[main.item]
    groups = groups or [*arguments_of(reading, taken).direct, *(g for s in _slots(reading, taken) for g in s.groups)]
    is_many = len(groups) > 1 or any(view.groups[g].is_plural for g in groups[:1])
    return not (own.endswith("s") or own == "them" or (is_many and not own))


def _slots(reading: Reading, number: int) -> list[Slot]:
    """Whom "a" makes the object."""
    direct = reading.grammar.sets["direct_slot"]
    return [s for s in arguments_of(reading, number).slots if s.preposition in direct][:1]


def _told_before(reading: Reading, number: int, *, after: Collection[str]) -> tuple[tuple[Party, ...], Holding] | None:
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
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())}
    stated = [p for p in reading.found if p.clause == main and not p.negated and p.predicate in frames]
    conduct = {p.predicate for p in stated if KIND_OF.get(p.predicate) is PredicateKind.CONDUCT}
    is_means = clause.verb.lemma in table["means"] and not stated
    is_use = (is_passing or is_means or clause.verb.lemma in table["taking"]) and clause.verb.mood is Mood.FINITE
    if _is_one_sale(reading, clause, number):
        return None
    if not is_use and not (conduct and conduct <= set(after)):
        return None
    if is_use:
        holding = hold(cues_of(view, main, reading.cues, reading.grammar))
        doers = subjects_of(reading, clause)
    else:
        holding = reading.held.get(main, Holding((), False))
        stated = [p for p in stated if p.predicate != "bribes"]  # of what is taken, by who takes it
        ids = {p.subject.id for p in stated if p.subject is not None}
        doers = tuple(Party(p.subject) for p in {p.subject.id: p for p in stated if p.subject}.values() if p.subject)
        doers = doers if ids else ()
    if holding.is_negated or any(c.kind in _SILENT for c in holding.cues) or not doers:
        return None
    return doers, holding
