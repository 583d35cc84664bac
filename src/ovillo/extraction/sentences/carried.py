"""Who does or undergoes what a clause without a subject of its own says: "where they were held", "cuando vendía".

Rules:
1. "Donde eran explotadas": whom the verb before acts upon, if as many and of one gender.
2. "A quienes captaba", "donde los obligaba": who acts in the clause before; not who acts for the law.
3. "La víctima denunció que la obligaban": who tells what they underwent; of a sale hardly.
"""

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.agreement import agrees, participle_agrees
from ovillo.extraction.sentences.arguments import list_to, read_arguments
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import sum_before
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.taken_up import (
    clitic_of,
    is_of_other_gender,
    is_where,
    objects_of,
    undergoers_of,
    whom_before,
)
from ovillo.extraction.words.grammar import Grammar

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})


def _is_they(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "taken to a house where they were forced to work"."""
    between = view.items[clause.opener + 1 : clause.item]
    words = [view.sentence.tokens[i.first].lower for i in between]
    return is_where(view, grammar, clause) and bool(words) and words[0] in grammar.verbs.get("subject_pronouns", ())


def _undergoer(view: View, grammar: Grammar, clause: Clause) -> int:
    """Whom the verb before acts upon, if they are several."""
    groups = undergoers_of(view, grammar, view.clauses[clause.governor])
    is_several = len(groups) == 1 and groups[0] >= 0 and view.groups[groups[0]].is_plural
    return groups[0] if is_several and view.groups[groups[0]].entity.type in _PEOPLE else -1


def _kept_in_row(view: View, grammar: Grammar, first: Clause) -> int:
    """As in "where they were held and forced to", "donde eran alojadas y explotadas": whom `first` is told of."""
    if first.governor >= 0 and first.is_passive and _is_they(view, grammar, first):
        return _undergoer(view, grammar, first)
    return _kept_there(view, grammar, first)


def _kept_there(view: View, grammar: Grammar, clause: Clause) -> int:
    """As in "las trasladaba a Lima, donde eran explotadas": whom the verb before acts upon; one, if passive."""
    between = view.items[clause.opener + 1 : clause.item]
    is_dropped = bool(grammar.verbs.get("drops_subjects")) and all(i.kind is not ItemKind.GROUP for i in between)
    if not is_dropped or clause.governor < 0 or not (clause.is_passive and is_where(view, grammar, clause)):
        return -1
    governor = view.clauses[clause.governor]
    groups = undergoers_of(view, grammar, governor)
    is_many = len(groups) > 1 or (bool(groups) and view.groups[groups[0]].is_plural)
    are_people = all(view.groups[g].entity.type in _PEOPLE for g in groups)
    if not groups or not are_people or is_many != clause.verb.is_plural or not (is_many or governor.is_passive):
        return -1
    return groups[-1] if all(participle_agrees(view, g, clause.verb, grammar) for g in groups[-1:]) else -1


def carried_subject(view: View, grammar: Grammar, clause: Clause) -> int:
    """Who does what a clause without subject says behind "a quienes", "where", "y que": who acts before it."""
    told = _told_before(view, clause)
    if told >= 0:
        return told if agrees(view, told, clause.verb, grammar) else -1
    caught = _caught(view, grammar, clause)
    if caught >= 0:
        return caught
    if (kept := _kept_in_row(view, grammar, clause)) >= 0:
        return kept
    if clause.governor >= 0 and clause.is_passive and clause.link is Link.COORDINATED and clause.subject < 0:
        return _kept_in_row(view, grammar, view.clauses[clause.governor])
    is_of_sum = clause.link is Link.RELATIVE and sum_before(view, clause.opener) >= 0  # "… 50.000 soles que recibió"
    is_open = is_of_sum or whom_before(view, grammar, clause) >= 0 or is_where(view, grammar, clause)
    if not is_open or clause.governor < 0 or clause.is_passive or clause.verb.is_reflexive:
        return -1
    if is_of_sum and read_arguments(view, clause).direct:
        return -1  # "los 5.000 soles que pagó la víctima"
    return who_goes_on(view, grammar, clause)


def who_goes_on(view: View, grammar: Grammar, clause: Clause) -> int:
    """Who acts before this clause, if they may act in it; else -1."""
    governor = view.clauses[clause.governor] if clause.governor >= 0 else clause
    group = governor.subject
    if governor is clause or governor.is_passive or group < 0 or not agrees(view, group, clause.verb, grammar):
        return -1
    is_returned = governor.verb.lemma in grammar.table["prices"].get("giving_back", ())
    if _is_of_the_law(view, grammar, group) and _is_conduct(grammar, clause) and not is_returned:
        return -1  # "la policía detuvo a X en Botón, donde vendía bebés": not the police
    return group if view.groups[group].entity.type in _PEOPLE else -1


def _is_conduct(grammar: Grammar, clause: Clause) -> bool:
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    return PredicateKind.CONDUCT in kinds


def _is_of_the_law(view: View, grammar: Grammar, group: int) -> bool:
    """Whether it is an official or a body that acts for the law."""
    found = view.groups[group]
    words = {t.lower for t in view.sentence.tokens[found.first : found.last + 1]}
    return bool(words & grammar.sets["of_law"])


def teller_of(view: View, grammar: Grammar, clause: Clause) -> int:
    """As in "la víctima denunció que X la obligaba": who tells what they underwent; -1 where that is nobody.

    Not who speaks for the law or for others, and not of a sale: who is sold hardly tells it.
    """
    if clause.link is not Link.COMPLEMENT or clause.governor < 0 or not grammar.sets["clitics"]:
        return -1
    governor = view.clauses[clause.governor]
    predicates = {frame.predicate for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    group = governor.subject
    if group < 0 or not predicates or not predicates <= set(grammar.table["taken_up"]["undergone"]):
        return -1
    if governor.verb.lemma not in grammar.table["taken_up"]["telling"] or governor.verb.is_negated:
        return -1
    if view.groups[group].entity.type is not EntityType.PERSON or _is_of_the_law(view, grammar, group):
        return -1
    if clause.is_passive:
        is_same = agrees(view, group, clause.verb, grammar) and participle_agrees(view, group, clause.verb, grammar)
        return group if is_same else -1
    clitic = clitic_of(view, grammar, clause)
    is_alike = bool(clitic) and clitic.endswith("s") == view.groups[group].is_plural
    return group if is_alike and not is_of_other_gender(view, grammar, group, clitic) else -1


def _caught(view: View, grammar: Grammar, clause: Clause) -> int:
    """As in "fue detenida cuando vendía a un bebé", "fue filmado cuando cobraba": -1 where it cannot be seen."""
    is_open = clause.link is not Link.MAIN and clause.governor >= 0 and clause.opener >= 0
    if not is_open or clause.is_passive:
        return -1
    if not _is_there(view, grammar, clause) and not _is_then(view, grammar, clause):
        return -1
    governor = view.clauses[clause.governor]
    is_seen = governor.verb.lemma in grammar.table["reduced"]["seen"]
    acts = {frame.predicate for _, frame in grammar.patterns.get(governor.verb.lemma, ())}
    if not is_seen and "detained" not in acts:
        return -1
    groups = [governor.subject] if governor.is_passive else objects_of(grammar, read_arguments(view, governor))
    is_one = len(groups) == 1 or (bool(groups) and list(list_to(view, groups[-1])) == groups)
    group = groups[-1] if is_one else -1
    is_person = group >= 0 and view.groups[group].entity.type is EntityType.PERSON
    return group if is_person and not governor.verb.is_negated and agrees(view, group, clause.verb, grammar) else -1


def _is_there(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "la policía detuvo a X en Botón, donde vendía bebés"."""
    is_own = bool(grammar.verbs.get("drops_subjects")) and not clause.verb.has_object_clitic
    is_active = not view.clauses[clause.governor].is_passive
    return is_own and is_active and is_where(view, grammar, clause) and _is_conduct(grammar, clause)


def _is_then(view: View, grammar: Grammar, clause: Clause) -> bool:
    """Whether "cuando", "en el momento en que" opens the clause."""
    opener = view.items[clause.opener]
    if clause.link is Link.SUBORDINATE:
        return opener.word in grammar.verbs.get("caught_when", ())
    before = [t.lower for t in view.sentence.tokens[max(0, opener.first - 2) : opener.first]]
    return bool(set(before) & set(grammar.verbs.get("caught_moments", ())))


def _told_before(view: View, clause: Clause) -> int:
    """As in "declaró que X firmó el acta y que recibió dinero": the subject of what is told before, or -1."""
    is_second = clause.link is Link.COMPLEMENT and view.items[clause.opener].kind is ItemKind.THAT
    if not is_second or not clause.opener or view.items[clause.opener - 1].kind is not ItemKind.AND:
        return -1
    before = [c for c in view.clauses if c.item < clause.item and c.governor == clause.governor]
    return before[-1].subject if before and before[-1].link is Link.COMPLEMENT else -1
