"""Verbs of the law in another sense: who stops, whom a church condemns, who leaves hospital or is cleared for travel.

1. "X se detuvo": the reflexive with its subject before it is no arrest; "se detuvo a X" is one.
2. "La Iglesia condenó a X": where the verb means condemn, too, only a court, somebody named or a term tells a verdict.
3. "Released from hospital", "cleared for surgery": by the words right behind the verb.
4. "Called the prosecution case sloppy": who is called something is not called up.
5. "Took 500 dollars at gunpoint from X": who is robbed pays nobody.
6. "Charged the officers to be vigilant": who is told to do something is not accused of it.
7. "Discharged and acquitted": one verdict, and nobody let go.
8. "X was reported to the police": others spoke to them.
"""

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import TokenKind

_PAYMENTS = frozenset({"receives", "pays"})
_ACTING = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_LONGEST = 4
"""Words right behind the verb."""
_SHORT = 2
"""Words of "and acquitted", right behind or before it."""


def is_other_sense(reading: Reading, proposal: Proposal) -> bool:
    """Whether the verb of the proposal tells no act of the law."""
    if proposal.clause < 0:
        return False
    clause, table = reading.view.clauses[proposal.clause], reading.grammar.table["other_senses"]
    tokens = reading.view.sentence.tokens
    if proposal.start != tokens[clause.verb.first].start:
        return False
    is_stopping = clause.verb.lemma in table["stopping"] and tokens[clause.verb.head - 1].lower == table["oneself"]
    if proposal.predicate == "detained" and is_stopping:  # not "se encuentran detenidos"
        return _stands_before(reading, clause, proposal.object)
    if proposal.predicate == "convicted" and clause.verb.lemma in table["condemning"]:
        is_of_nobody = clause.is_passive or clause.verb.is_reflexive  # "se le condenó"
        return not is_of_nobody and _is_no_court(reading, clause, proposal.subject)
    if proposal.predicate == "contacts" and clause.verb.lemma in table["naming"]:
        return _is_called_so(reading, proposal.object)
    if proposal.predicate == "contacts" and clause.is_passive and clause.verb.lemma in table["reporting"]:
        return True
    if proposal.predicate in _PAYMENTS and clause.verb.lemma in table["robbing"]:
        return _is_no_payment(reading, proposal)
    if proposal.predicate == "charged" and clause.verb.lemma in table["exhorting"]:
        return _is_told_to(reading, proposal.clause)
    if proposal.predicate == "released" and clause.verb.lemma in table["doublets"]:
        last, head = clause.verb.last, clause.verb.head
        beside = (tokens[max(0, head - _SHORT) : head], tokens[last + 1 : last + 1 + _SHORT])
        return any(" ".join(token.lower for token in pair) in table["verdicts"] for pair in beside)
    behind = " ".join(token.lower for token in tokens[clause.verb.last + 1 : clause.verb.last + 1 + _LONGEST])
    return f"{behind} ".startswith(tuple(f"{phrase} " for phrase in table["behind"].get(proposal.predicate, ())))


def _is_told_to(reading: Reading, number: int) -> bool:
    """Rule 6: an infinitive hangs on the verb, and nothing between the two tells of what somebody is accused."""
    view, charged = reading.view, reading.view.clauses[number]
    told = [c for c in view.clauses[number + 1 :] if c.governor == number and c.verb.mood is Mood.INFINITIVE]
    if not told:
        return False
    between = view.sentence.tokens[charged.verb.last + 1 : told[0].verb.first]
    return not {token.lower for token in between} & set(reading.grammar.table["other_senses"]["charging"])


def _is_no_payment(reading: Reading, proposal: Proposal) -> bool:
    """Rule 5; of money that nobody is told to have given, unless it is a bribe, nothing tells that it was paid."""
    table, view = reading.grammar.table["other_senses"], reading.view
    words = {token.lower for token in view.sentence.tokens}
    paid_by, graft = reading.grammar.table["prices"]["paid_by"], set(reading.grammar.cues["denied_money"]["payments"])
    slots = [s for s in arguments_of(reading, proposal.clause).slots if s.preposition in paid_by]
    givers = [g for slot in slots for g in slot.groups if view.groups[g].entity.type in _ACTING]
    behind = view.sentence.tokens[view.clauses[proposal.clause].verb.last + 1 :][:1]
    is_given = bool(givers) or bool(words & graft) or any(t.lower in table["earned"] for t in behind)
    return bool(words & set(table["robberies"])) or (proposal.predicate == "receives" and not is_given)


def _stands_before(reading: Reading, clause: Clause, who: DocumentEntity | None) -> bool:
    """Whether whom it is told of stands before the verb without "a", and no "quien" does: "X, a quien se detuvo"."""
    view = reading.view
    before = [g for g in view.groups if who is not None and g.entity.id == who.id and g.last < clause.verb.first]
    tied = reading.grammar.sets["direct_slot"]
    between = (
        {t.lower for t in view.sentence.tokens[max(0, before[-1].first - 1) : clause.verb.first]} if before else set()
    )
    clitics = reading.grammar.sets["object_clitics"] | set(reading.grammar.verbs.get("dative_clitics", ()))
    is_with_clitic = {t.lower for t in view.sentence.tokens[clause.verb.first : clause.verb.last]} & (clitics - {"se"})
    return bool(before) and not between & tied and not is_with_clitic


def _is_called_so(reading: Reading, whom: DocumentEntity | None) -> bool:
    """Rule 4: a word that is none of how often stands right behind them."""
    view, often = reading.view, reading.grammar.table["other_senses"]["often"]
    ends = [g.last for g in view.groups if whom is not None and g.entity.id == whom.id]
    behind = [item for item in view.items if item.first - 1 in ends and item.kind is ItemKind.OTHER]
    words = [view.sentence.tokens[item.first] for item in behind]
    return any(w.kind is TokenKind.WORD and w.lower not in often and not w.lower.endswith("ly") for w in words)


def _is_no_court(reading: Reading, clause: Clause, subject: DocumentEntity | None) -> bool:
    """Rule 2."""
    view, tokens = reading.view, reading.view.sentence.tokens
    courts = set(reading.grammar.table["other_senses"]["courts"])
    if subject is not None:
        words = {word for name in (subject.name, *subject.titles) for word in name.lower().split()}
        return not (subject.is_named_person or words & courts)
    before = [item for item in view.items if item.last < clause.verb.first]
    if not before or {token.lower for token in tokens} & courts:
        return False
    last = before[-1]
    is_place = last.kind is ItemKind.GROUP and view.groups[last.ref].entity.type is EntityType.PLACE
    return is_place or (last.kind is ItemKind.OTHER and tokens[last.first].kind is TokenKind.WORD)
