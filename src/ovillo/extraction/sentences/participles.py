"""A past form that may be a participle: whether it is active, or says what somebody undergoes.

1. With an object of its own, a clause or an infinitive after it, it is active.
2. Otherwise it is a participle of the group right before it: "the man arrested in Lima".
3. Of a court before which somebody appears "charged with" an offence it is not: it is said of that somebody.
"""

from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.clause_objects import (
    has_direct_object,
    is_in_row,
    opens_with_pronoun,
    says_that,
    shares_object,
    takes_term,
)
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import antecedent_of, has_agent, is_governed, is_place_apart, opens_duty
from ovillo.extraction.sentences.inversion import denied_by_opener
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.of_bodies import holder_of
from ovillo.extraction.sentences.past_employers import holder_before, is_done_to_people
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, TokenKind
from ovillo.extraction.words.grammar import Grammar

_WINDOW = 6
"""Tokens before a participle in which "among those" stands."""


def previous_kind(view: View, index: int) -> int:
    """The item before this one, adverbs and times aside; -1 at the beginning."""
    index -= 1
    while index >= 0 and view.items[index].kind in (ItemKind.OTHER, ItemKind.TIME):
        index -= 1
    return index


def _takes_infinitive(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "threatened to leave", "asked for 12 years": verbs whose own subject does what follows are active there."""
    after = clause.verb.last + 1
    if after >= len(view.sentence.tokens):
        return False
    word = view.sentence.tokens[after].lower
    is_own = clause.verb.lemma in grammar.verbs.get("own_infinitives", ())
    is_tied = f"{clause.verb.lemma} {word}" in grammar.verbs.get("own_prepositions", ())
    kinds = [item.kind for item in view.items[clause.item + 1 : clause.item + 3]]
    behind = view.clauses[view.clause_at[clause.item + 1]].verb.mood if clause.item + 1 in view.clause_at else None
    is_past_aside = clause.item > 0 and view.items[clause.item - 1].kind is ItemKind.COMMA
    before = view.items[clause.item - 1] if clause.item else None
    is_of = before is not None and before.kind is ItemKind.GROUP
    is_of = is_of and (is_governed(view, clause.item - 1) or -1 < clause.subject != view.items[clause.item - 1].ref)
    is_own_gerund = behind is Mood.GERUND and clause.verb.lemma in grammar.verbs.get("own_gerunds", ())
    if is_own_gerund and (is_past_aside or is_of):
        return True  # "X, daughter of Y, a general, denied selling", "a nephew of Y admitted selling"
    if clause.verb.lemma in grammar.verbs.get("own_deeds", ()) and kinds == [ItemKind.PREPOSITION, ItemKind.VERB]:
        return word in grammar.sets["infinitive_marks"]  # "admitted to having sold", not "admitted to hospital"
    return is_tied or (is_own and word in grammar.sets["infinitive_marks"])


def settle_participle(view: View, number: int, grammar: Grammar) -> None:
    """Rule 3 of verb groups: a past form without object after it is a participle of the group before it."""
    clause = view.clauses[number]
    if _settle_row(view, number, grammar) or _settle_told(view, number, grammar):
        return
    has_object = has_direct_object(view, clause) and not _is_sum_by(view, clause, grammar)
    if clause.is_passive or has_object or _takes_infinitive(view, clause, grammar):
        return
    if clause.verb.is_negated or _is_deed_told_alone(view, clause, grammar):  # "never bought, sold or stole a child"
        return
    if shares_object(view, clause) or (says_that(view, clause, grammar) and not has_agent(view, clause, grammar)):
        return
    is_intransitive = clause.verb.lemma in grammar.verbs.get("intransitive", ())
    if (is_intransitive and not has_agent(view, clause, grammar)) or _has_described_object(view, clause, grammar):
        return
    if _is_first_of_clause(view, number) and not _is_before_main(view, clause, grammar):
        return
    if is_among(view, clause, grammar):
        clause.link, clause.is_passive, clause.subject, clause.governor = Link.NONFINITE, True, -1, number - 1
        return
    before, holder = previous_kind(view, clause.item), holder_before(view, clause, grammar)
    is_apart = is_place_apart(view, before) or (before > 0 and view.items[before - 1].kind is not ItemKind.GROUP)
    if is_apart and holder < 0 and view.items[before].kind is ItemKind.COMMA and opens_duty(view, clause, grammar):
        clause.link, clause.is_passive, clause.subject, clause.governor = Link.NONFINITE, True, -1, number - 1
        return
    touching = holder if holder >= 0 else _touching(view, clause, grammar)
    tried = _tried_before(view, number, touching, grammar)
    touching = tried if tried >= 0 else touching
    is_near = before >= 0 and view.items[before].kind in (ItemKind.GROUP, ItemKind.COMMA) and touching >= 0
    if is_near and tried < 0 and _acts_itself(view, clause, touching, grammar):
        return
    if touching >= 0 and _is_inverted(view, number, touching, grammar):
        _set_main(view, number, touching, grammar)
    elif tried >= 0 or is_near:
        clause.link, clause.is_passive, clause.subject = Link.NONFINITE, True, touching
        clause.governor = number - 1
    elif clause.subject < 0 and _is_told_of_noun(view, number, grammar):
        clause.link, clause.is_passive, clause.governor = Link.NONFINITE, True, number - 1


def _settle_told(view: View, number: int, grammar: Grammar) -> bool:
    """As in "the baby that prosecutors say X sold": X does it, and to whom the relative stands for."""
    clause = view.clauses[number]
    kinds = [item.kind for item in view.items[max(0, clause.item - 2) : clause.item]]
    if clause.is_passive or kinds != [ItemKind.VERB, ItemKind.GROUP] or grammar.sets["object_clitics"]:
        return False
    before = view.clause_at[clause.item - 2]
    said, doer = view.clauses[before], view.items[clause.item - 1].ref
    is_said = said.link is Link.RELATIVE and said.verb.mood is Mood.FINITE and said.verb.lemma in grammar.speech_verbs
    if (
        not is_said
        or said.subject < 0
        or has_direct_object(view, clause)
        or said.subject == antecedent_of(view, said.opener)
    ):
        return False
    clause.link, clause.opener, clause.governor, clause.subject = Link.COMPLEMENT, said.opener, before, doer
    return True


def _touching(view: View, clause: Clause, grammar: Grammar) -> int:
    """The group before the participle, or whoever is of the body that it names; -1 for none."""
    found = antecedent_of(view, clause.item)
    if not is_done_to_people(clause, grammar) or view.position.get(found, -1) != clause.item - 1:
        return found
    return holder_of(view, found, grammar, is_undergone=True)


def _is_deed_told_alone(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "X, 34, sold between two and four babies.": the only verb of a sentence about somebody named, a deed."""
    subject = view.groups[clause.subject] if clause.subject >= 0 else None
    is_named = subject is not None and subject.kind is ArgumentKind.NAME and subject.entity.type is EntityType.PERSON
    others = (c.verb for c in view.clauses if c is not clause and c.verb.mood is Mood.FINITE)
    is_alone = all(verb.lemma in grammar.sets["tellers"] for verb in others)
    is_body = view.sentence.block.kind is BlockKind.PARAGRAPH and view.sentence.tokens[-1].text == "."
    if not (is_named and is_alone and is_body) or has_agent(view, clause, grammar):
        return False
    frames = {f.predicate for p, f in grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    word = view.items[clause.item + 1].word if clause.item + 1 < len(view.items) else ""
    is_deed = bool(frames) and {KIND_OF.get(name) for name in frames} == {PredicateKind.CONDUCT}
    return (is_deed or word == grammar.verbs.get("range", "")) and word in grammar.verbs.get("before_measures", ())


def _is_sum_by(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "X, paid $500 by Y, fled"."""
    after = view.items[clause.item + 1 : clause.item + 4]
    kinds = [item.kind for item in after]
    is_by = kinds == [ItemKind.QUANTITY, ItemKind.PREPOSITION, ItemKind.GROUP] and (
        after[1].word in grammar.sets["agent_slot"]
    )
    doers = (EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION, EntityType.OFFICE)
    return is_by and view.groups[after[2].ref].entity.type in doers


def _has_described_object(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "X sold forged papers": behind a name and its verb, a participle of a thing that no list holds."""
    after = view.items[clause.item + 1 : clause.item + 3]
    is_named = clause.subject >= 0 and view.groups[clause.subject].kind is ArgumentKind.NAME
    if not is_named or [item.kind for item in after] != [ItemKind.VERB, ItemKind.OTHER]:
        return False
    small = grammar.sets["determiners"] | grammar.sets["pronouns"] | grammar.sets["conjunctions"]
    word = view.sentence.tokens[after[1].first]
    second = view.clauses[view.clause_at[clause.item + 1]].verb
    is_bare = second.first == second.last == clause.verb.last + 1 and second.is_ambiguous
    return is_bare and word.kind is TokenKind.WORD and word.lower not in small and word.text[0].islower()


def _settle_row(view: View, number: int, grammar: Grammar) -> bool:
    """Whether it is said of the name behind it, or goes on a row of passives: "was held, charged and jailed"."""
    clause = view.clauses[number]
    if (named := _named_after(view, clause)) >= 0:
        clause.link, clause.is_passive, clause.subject, clause.governor = Link.NONFINITE, True, named, number - 1
        return True
    first = view.clauses[clause.governor] if clause.link is Link.COORDINATED and clause.governor >= 0 else clause
    if (
        first.is_passive
        and clause.verb.lemma in grammar.table["no_terms"]["fining"]
        and takes_term(view, clause, grammar)
    ):
        clause.subject, clause.is_passive = first.subject, True  # "was jailed for nine years, fined $500 and"
        return True
    if not _is_behind_passive(view, number, grammar):
        return False
    clause.subject = view.clauses[number - 1].subject
    clause.is_passive = clause.verb.lemma not in grammar.verbs["intransitive"]
    return True


def goes_on_infinitive(view: View, number: int, grammar: Grammar) -> bool:
    """As in "is said to have asked for X to be arrested and jailed": both hang on the same verb."""
    clause, before = view.clauses[number], view.clauses[number - 1] if number else None
    if before is None or before.verb.mood is not Mood.INFINITIVE or not before.is_passive:
        return False
    is_next = clause.item == before.item + 2 and view.items[clause.item - 1].kind is ItemKind.AND
    governor = view.clauses[before.governor].item if before.governor >= 0 else before.item
    has_own = any(item.kind is ItemKind.GROUP for item in view.items[governor + 1 : before.item])
    if not (is_next and has_own and clause.verb.is_ambiguous and grammar.sets["infinitive_marks"]):
        return False
    is_active = has_direct_object(view, clause) or clause.verb.lemma in grammar.verbs.get("intransitive", ())
    is_active = is_active or clause.item + 1 in view.clause_at  # "and denied selling"
    if is_active or _takes_infinitive(view, clause, grammar) or says_that(view, clause, grammar):
        return False
    clause.verb = replace(clause.verb, mood=Mood.INFINITIVE, is_ambiguous=False, is_passive=True)
    clause.link, clause.governor, clause.preposition = before.link, before.governor, before.preposition
    clause.is_passive, clause.subject = True, before.subject
    return True


def _is_behind_passive(view: View, number: int, grammar: Grammar) -> bool:
    """As in "was arrested, tried and convicted": with neither an object nor a verb of its own behind it."""
    clause = view.clauses[number]
    is_row = clause.link is Link.COORDINATED and clause.governor == number - 1 and is_in_row(view, clause)
    if not is_row or not grammar.sets["infinitive_marks"] or not view.clauses[number - 1].is_passive:
        return False
    if clause.verb.first != clause.verb.last:
        return False
    after = view.items[clause.item + 1] if clause.item + 1 < len(view.items) else None
    is_own = after is None or after.kind is ItemKind.VERB or view.sentence.tokens[after.first].lower in view.states
    return not is_own and not has_direct_object(view, clause) and not shares_object(view, clause)


def _is_before_main(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "police said a man arrested in May had been charged": right behind its noun, before a verb without one.

    What stands free between the two could be the subject of the second: "said officers raided as the man was charged".
    """
    is_behind = view.items[clause.item - 1].kind is ItemKind.GROUP and clause.subject == view.items[clause.item - 1].ref
    is_behind = is_behind and view.groups[clause.subject].kind is not ArgumentKind.PRONOUN  # "that she received"
    if not is_behind or clause.link is Link.RELATIVE or not _may_undergo(view, clause, grammar):
        return False
    previous = clause
    for index, item in enumerate(view.items[clause.item + 1 :], clause.item + 1):
        if item.kind is ItemKind.VERB:
            previous = view.clauses[view.clause_at[index]]
            if previous.verb.mood is Mood.FINITE:
                return not previous.verb.is_ambiguous and view.items[index - 1].kind is not ItemKind.COMMA
        elif item.kind is ItemKind.GROUP:
            is_object = previous is not clause and has_direct_object(view, previous)
            if not (is_object or is_governed(view, index)):
                return False
        elif item.kind not in (ItemKind.PREPOSITION, ItemKind.TIME, ItemKind.QUANTITY, ItemKind.OTHER):
            return False
    return False


def _may_undergo(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Whether what the verb says is done by an authority, or to those whom traffickers sell and move."""
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    is_charge = any(row.kind is CueKind.ACCUSATION for row in grammar.governors.get(clause.verb.lemma, ()))
    if PredicateKind.PROCEDURE in kinds or is_charge:
        return True
    group = view.groups[clause.subject]
    words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
    return PredicateKind.CONDUCT in kinds and bool(words & set(grammar.table["victims"]["words"]))


def _is_inverted(view: View, number: int, subject: int, grammar: Grammar) -> bool:
    """As in "At no time was X arrested": an auxiliary without a subject right before the group."""
    before = view.clauses[number - 1] if number else None
    is_taken = before is not None and before.subject >= 0 and not _opens_with_nor(view, before, grammar)
    if before is None or is_taken or before.verb.lemma not in grammar.sets["auxiliary_passive"]:
        return False
    first = view.position.get(list_to(view, subject)[0], -1)
    return grammar.sets["infinitive_marks"] != frozenset() and before.item == first - 1


def _opens_with_nor(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "was not arrested, nor was she charged": the subject of the auxiliary stands behind it."""
    word = view.sentence.tokens[view.items[clause.item - 1].first].lower if clause.item else ""
    return word in grammar.verbs["paired_negations"]


def _set_main(view: View, number: int, subject: int, grammar: Grammar) -> None:
    """Makes of auxiliary and participle one verb: what stands before the auxiliary is of the same clause."""
    clause, auxiliary = view.clauses[number], view.clauses[number - 1]
    opening = denied_by_opener(view, auxiliary, grammar)
    cues = (*auxiliary.verb.cues, *clause.verb.cues, *([opening] if opening else []))
    is_negated = auxiliary.verb.is_negated or clause.verb.is_negated
    is_negated = is_negated or (opening is not None and opening.kind is CueKind.NEGATION)
    verb = replace(clause.verb, mood=Mood.FINITE, is_ambiguous=False, is_passive=True)
    clause.verb = replace(verb, cues=cues, is_negated=is_negated)  # "Never was X charged"
    clause.link, clause.governor, clause.is_passive, clause.subject = auxiliary.link, auxiliary.governor, True, subject
    clause.opener, auxiliary.link = auxiliary.opener, Link.NONFINITE


def _is_told_of_noun(view: View, number: int, grammar: Grammar) -> bool:
    """As in "the sentence imposed on X was upheld": a finite verb stands beside it, and nothing joins the two."""
    here = view.clauses[number]
    if not grammar.sets["infinitive_marks"] or here.item == 0 or view.items[here.item - 1].kind is not ItemKind.OTHER:
        return False
    around = [view.clauses[n] for n in (number - 1, number + 1) if 0 <= n < len(view.clauses)]
    return any(_is_main_beside(view, here, other, grammar) for other in around)


def _is_main_beside(view: View, here: Clause, other: Clause, grammar: Grammar) -> bool:
    if other.verb.mood is not Mood.FINITE or other.verb.is_ambiguous != (other.item < here.item):
        return False
    if other.item < here.item and (other.subject < 0 or other.verb.lemma in grammar.sets["tellers"]):
        return False
    first, last = sorted((here.item, other.item))
    kinds = (ItemKind.GROUP, ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.TIME, ItemKind.QUANTITY)
    return all(item.kind in kinds for item in view.items[first + 1 : last])


def _acts_itself(view: View, clause: Clause, group: int, grammar: Grammar) -> bool:
    """As in "Prosecutor X charged, on Monday, several people": an official right before a verb of procedure."""
    is_next = view.position.get(group, -1) == clause.item - 1
    after = view.clauses[view.clause_at[clause.item] + 1 :]
    if any(c.verb.mood is Mood.FINITE and not c.verb.is_ambiguous for c in after):
        return False  # "an officer arrested in May was freed"
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    found = view.groups[group]
    words = {t.lower for t in view.sentence.tokens[found.first : found.last + 1]}
    return is_next and PredicateKind.PROCEDURE in kinds and bool(words & grammar.sets["of_law"])


def _named_after(view: View, clause: Clause) -> int:
    """As in "a driver named X was arrested": the group before the verb, where the name behind it is the same's.

    Behind a preposition it is the group behind the verb: "the aunt of rescued X", "the lawyer for arrested nurse X".
    """
    around = view.items[max(0, clause.item - 1) : clause.item + 2]
    is_adjective = [item.kind for item in around] == [ItemKind.PREPOSITION, ItemKind.VERB, ItemKind.GROUP]
    if is_adjective and clause.verb.first == clause.verb.last == around[2].first - 1:
        return around[2].ref
    if len(around) < 3 or {around[0].kind, around[2].kind} != {ItemKind.GROUP}:
        return -1
    is_same = view.groups[around[0].ref].entity.id == view.groups[around[2].ref].entity.id
    is_named = clause.verb.first == clause.verb.last and not opens_with_pronoun(view, clause)  # "X denied he had"
    return around[0].ref if is_same and is_named else -1


def is_among(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "among those arrested", "one of the two arrested": said of some of those who are not named."""
    table = grammar.table.get("picked", {})
    before = [t.lower for t in view.sentence.tokens[max(0, clause.verb.first - _WINDOW) : clause.verb.first]]
    if before and before[-1] in grammar.sets["negations"]:
        return False  # "among those not arrested"
    is_some = bool(before) and (before[-1] in table.get("those", ()) or _is_number(view, clause.verb.first - 1))
    return is_some and any(f" {words} " in f" {' '.join(before)} " for words in table.get("phrases", ()))


def _is_number(view: View, index: int) -> bool:
    return any(q.last == index and not q.is_money for q in view.quantities)


def _tried_before(view: View, number: int, court: int, grammar: Grammar) -> int:
    """As in "X appeared at the City Court charged with …": X, whom a court is not; -1 where nobody else is meant."""
    lemma = view.clauses[number].verb.lemma
    is_charge = any(frame.complement for _, frame in grammar.patterns.get(lemma, ()))
    is_charge = is_charge or any(row.kind is CueKind.ACCUSATION for row in grammar.governors.get(lemma, ()))
    words = set(grammar.table.get("courts", {}).get("words", ()))
    if not is_charge or not number or not words or (court >= 0 and not is_governed(view, view.position[court])):
        return -1
    main = view.clauses[number - 1]
    begin, end = main.verb.last + 1, view.clauses[number].verb.first
    if court >= 0:
        begin, end = view.groups[court].first, view.groups[court].last + 1
    is_court = bool({t.lower for t in view.sentence.tokens[begin:end]} & words)
    return main.subject if is_court and main.verb.mood is Mood.FINITE and not main.is_passive else -1


def _is_first_of_clause(view: View, number: int) -> bool:
    """Whether a word opens its clause and no other verb stands between that and this verb."""
    clause = view.clauses[number]
    if clause.link not in (Link.RELATIVE, Link.COMPLEMENT, Link.SUBORDINATE):
        return False
    return not any(clause.opener < c.item < clause.item for c in view.clauses)


def is_predicate(view: View, clause: Clause) -> bool:
    """A bare participle is never a predicate of its own, except after a conjunction with another participle."""
    before = previous_kind(view, clause.item)
    if before < 0 or view.items[before].kind is not ItemKind.AND:
        return False
    earlier = view.clauses[: view.clause_at[clause.item]]
    other = next((c for c in reversed(earlier) if c.verb.mood is not Mood.INFINITIVE), None)  # "por vender y absuelto"
    if other is None or not other.is_passive:
        return False
    return other.link is not Link.NONFINITE or other.verb.mood is not Mood.PARTICIPLE  # ", condenado y luego absuelto,"
