"""How each verb of a sentence hangs on what stands before it, and who its subject is.

Rules:
1. A verb belongs to the clause that the nearest opener to its left begins: relative, complement, coordinated…
2. A subject is the nearest noun group to the left that no preposition and no other verb governs.
3. A relative clause that has ended is stepped over; anything else that is unclear gives no subject.
"""

from dataclasses import replace

from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.agreement import agreeing_antecedent, agrees, part_subjects
from ovillo.extraction.sentences.aside_lists import part_asides
from ovillo.extraction.sentences.clause_objects import (
    goes_on_progressive,
    has_direct_object,
    is_act_of_law,
    is_in_row,
    is_of_object,
    is_past_aside,
    is_perfect_row,
    joins_nonfinite,
    opens_with_pronoun,
    takes_term,
)
from ovillo.extraction.sentences.clause_types import (
    Clause,
    Link,
    View,
    clause_before,
    governor_of_that,
    is_no_doer,
    joined_relative,
    nouns_behind_whose,
    take_words,
)
from ovillo.extraction.sentences.fronted_adjuncts import past_adjunct
from ovillo.extraction.sentences.group_places import (
    antecedent_of,
    apposed_name,
    as_resolved,
    is_apposition,
    is_as_role,
    is_governed,
    is_object_before,
    is_of_age,
    joins_groups,
    names_governed,
    opening_bracket,
    person_of,
    separates_list,
    without_participle,
)
from ovillo.extraction.sentences.insertions import (
    UNSURE,
    aims_from,
    before_insertion,
    ends_opening,
    hang_on_teller,
    is_inside_relative,
    is_inside_unknown,
    is_told_by_relative,
    is_told_inside,
    telling_aside,
    tells_behind,
)
from ovillo.extraction.sentences.inversion import settle_inversion
from ovillo.extraction.sentences.items import ItemKind, cut_items
from ovillo.extraction.sentences.participles import goes_on_infinitive, is_predicate, previous_kind, settle_participle
from ovillo.extraction.sentences.presence import settle_presence
from ovillo.extraction.sentences.rows import settle_row
from ovillo.extraction.sentences.settled import settle_whole
from ovillo.extraction.sentences.trailing import undergoer_before
from ovillo.extraction.sentences.unknown_subjects import acts_otherwise, does_both, is_counted_apart, is_unknown_subject
from ovillo.extraction.sentences.verbs import Mood, find_verbs
from ovillo.extraction.text.spans import NounGroup, Quantity, Sentence, TimeSpan, TokenKind
from ovillo.extraction.words.grammar import Grammar


def view_sentence(
    sentence: Sentence,
    groups: tuple[NounGroup, ...],
    quantities: tuple[Quantity, ...],
    times: tuple[TimeSpan, ...],
    grammar: Grammar,
) -> View:
    """The sentence cut into items, with its clauses linked."""
    groups = tuple(without_participle(sentence, group, grammar) for group in groups)
    taken = [False] * len(sentence.tokens)
    for group in groups:
        for index in range(group.first, group.last + 1):
            taken[index] = True
    for index in nouns_behind_whose(sentence, grammar):
        taken[index] = True
    timed = frozenset(index for time in times for index in range(time.first, time.last + 1))
    for index in timed:
        taken[index] = True
    plurals = frozenset(g.last for g in groups) | {q.last for q in quantities if not q.is_money}
    verbs = find_verbs(sentence.tokens, taken, timed, plurals, grammar)
    items = tuple(cut_items(sentence, groups, quantities, times, verbs, grammar))
    view = View(sentence, groups, quantities, times, verbs, items, tuple(grammar.verbs["adverb_endings"]))
    take_words(view, grammar)
    for index, item in enumerate(items):
        if item.kind is ItemKind.VERB:
            view.clause_at[index] = len(view.clauses)
            view.clauses.append(Clause(verbs[item.ref], index, is_passive=verbs[item.ref].is_passive))
        elif item.kind is ItemKind.GROUP:
            view.position[item.ref] = index
    part_subjects(view, grammar)
    part_asides(view, grammar)
    for number in range(len(view.clauses)):
        _link(view, number, grammar)
        settle_presence(view, number, grammar)
        settle_inversion(view, number, grammar)
        settle_row(view, number, grammar)
        view.clauses[number].subject = apposed_name(view, view.clauses[number].subject)
    settle_whole(view, grammar)
    return view


def _link(view: View, number: int, grammar: Grammar) -> None:
    """Finds what clause `number` hangs on and its subject; earlier clauses are linked already."""
    clause = view.clauses[number]
    before = past_adjunct(view, clause, previous_kind(view, clause.item), grammar)
    if goes_on_progressive(view, number, before, grammar):
        clause.verb = replace(clause.verb, mood=Mood.FINITE, is_ambiguous=False)
    verb = clause.verb
    if verb.mood is not Mood.FINITE and not (verb.mood is Mood.PARTICIPLE and is_predicate(view, clause)):
        _link_nonfinite(view, number, grammar)
        return
    if (is_joined := before >= 0 and view.items[before].kind is ItemKind.AND) and _coordinate(
        view, number, before, grammar
    ):
        return
    told = telling_aside(view, clause, grammar)
    if told and view.items[told[1] - 1].kind is ItemKind.RELATIVE:  # "donde, según expuso la fiscalía, fue vendida"
        _open_clause(view, clause, told[1] - 1, -1, is_blocked=False)
    else:
        _scan_left(view, number, grammar, told[1] - 1 if told else before_insertion(view, clause.item))
    if is_joined and is_object_before(view, before):
        clause.subject = -1  # "… of selling babies and sentenced her": whose verb it is cannot be seen
    if told:
        hang_on_teller(view, clause, told[0])
    elif verb.is_ambiguous:
        settle_participle(view, number, grammar)


def _coordinate(view: View, number: int, conjunction: int, grammar: Grammar) -> bool:
    """As in "was arrested and charged": the subject and the governor of the verb before are those of this one."""
    clause = view.clauses[number]
    if any(is_unknown_subject(view, at, grammar) for at in range(conjunction + 1, clause.item)):
        return False  # "… and he denied it"
    if goes_on_infinitive(view, number, grammar):
        return True
    if number and clause.verb.is_ambiguous and is_perfect_row(view.clauses[number - 1], conjunction):
        clause.verb = replace(clause.verb, mood=view.clauses[number - 1].verb.mood, is_ambiguous=False)
        _link_nonfinite(view, number, grammar)
        return True
    told = telling_aside(view, clause, grammar)
    for other in range(number - 1 if told is None else told[0] - 1, -1, -1):
        candidate = view.clauses[other]
        if _is_past_relative(view, clause, candidate, grammar) or is_past_aside(view, clause, other, grammar):
            continue
        if is_of_object(view, candidate) and has_direct_object(view, clause):
            continue
        if candidate.verb.mood is Mood.FINITE or candidate.link is Link.COORDINATED:
            clause.link, clause.governor = Link.COORDINATED, other
            clause.opener, clause.subject = conjunction, candidate.subject
            is_own = clause.verb.lemma in grammar.verbs.get("intransitive", ())  # "was based in X and operated in Y"
            is_shared = candidate.is_passive and clause.verb.is_ambiguous and not is_own
            clause.is_passive = clause.verb.is_passive or (is_shared and not has_direct_object(view, clause))
            if is_shared and not clause.is_passive and clause.verb.lemma in grammar.verbs.get("ditransitive", ()):
                # "Were kept in a shed and paid 2 euros an hour": who pays cannot be seen.
                clause.is_passive = takes_term(view, clause, grammar)  # "was convicted and given a six-year sentence"
                clause.subject = clause.subject if clause.is_passive else -1
            return True
    return False


def _is_past_relative(view: View, clause: Clause, candidate: Clause, grammar: Grammar) -> bool:
    """As in "rescued a girl who was held by X and arrested Y": the active verb goes on with the main clause.

    So it does behind "after she called": police arrest, and not she.
    """
    if candidate.link not in (Link.RELATIVE, Link.SUBORDINATE, Link.COMPLEMENT) or candidate.governor < 0:
        return False
    is_undergone = candidate.link is Link.RELATIVE and candidate.is_passive
    if not (is_undergone or is_act_of_law(view, clause, candidate, grammar)):
        return False
    governor = view.clauses[candidate.governor]
    is_same = governor.verb.mood is Mood.FINITE and not governor.is_passive
    is_alike = governor.verb.is_plural == clause.verb.is_plural
    return is_same and is_alike and not clause.verb.is_passive and has_direct_object(view, clause, personal=True)


def _scan_left(view: View, number: int, grammar: Grammar, index: int) -> None:
    """Rules 1 to 3 for a finite verb, from item `index` on."""
    clause = view.clauses[number]
    candidate, comma_since, seen_and, blocked, is_near = -1, False, False, False, False
    while index >= 0:
        item = view.items[index]
        if item.kind is ItemKind.GROUP:
            if candidate < 0 and not blocked and _may_be_subject(view, index, clause, grammar):
                candidate, comma_since = item.ref, False
        elif item.kind is ItemKind.OTHER:
            is_unknown = candidate < 0 and is_unknown_subject(view, index, grammar)
            blocked, is_near = blocked or is_unknown, is_near or (is_unknown and not comma_since)
        elif item.kind is ItemKind.COMMA:
            comma_since = comma_since or not separates_list(view, index)
        elif item.kind is ItemKind.AND:
            seen_and = seen_and or not (joins_groups(view, index) or joins_nonfinite(view, index))
        elif item.kind in _OPENERS and not _opens_nonfinite(view, index):
            if _is_passed_over(view, index, clause, candidate):
                index, candidate = index - 1, -1
                continue
            _open_clause(view, clause, index, candidate, is_blocked=blocked)
            clause.subject = does_both(view, clause, agreeing_antecedent(view, clause, index, grammar), grammar)
            return
        elif item.kind is ItemKind.STOP and not (item.word == ";" and separates_list(view, index)):
            if (opening := opening_bracket(view, index)) < 0:
                break
            index = opening
        elif item.kind is ItemKind.VERB:
            step = _meet_verb(view, number, index, candidate, comma_since, seen_and, grammar)
            if step is None:
                return
            # An unknown noun inside a relative clause is no subject of this verb.
            blocked = is_near if step[0] < index else blocked
            index, candidate = step
            comma_since = False
        index -= 1
    clause.subject = candidate


_OPENERS = {
    ItemKind.RELATIVE: Link.RELATIVE,
    ItemKind.THAT: Link.COMPLEMENT,
    ItemKind.SUBORDINATOR: Link.SUBORDINATE,
}


def _opens_nonfinite(view: View, index: int) -> bool:
    """As in "while trying to flee": it opens that, and no finite clause further on."""
    after = view.clause_at.get(index + 1) if view.items[index].kind is ItemKind.SUBORDINATOR else None
    return after is not None and view.clauses[after].verb.mood in (Mood.GERUND, Mood.PARTICIPLE)


def _open_clause(view: View, clause: Clause, index: int, candidate: int, *, is_blocked: bool) -> None:
    """Rule 1: the item at `index` opens the clause."""
    kind = view.items[index].kind
    clause.link, clause.opener, clause.subject = _OPENERS[kind], index, candidate
    clause.governor = clause_before(view, index)
    if kind is ItemKind.THAT and index and view.items[index - 1].kind is ItemKind.AND:
        joined = joined_relative(view, clause.governor, index)
        if joined >= 0 and candidate < 0:
            clause.link, clause.governor = Link.RELATIVE, view.clauses[joined].governor
            clause.subject = antecedent_of(view, view.clauses[joined].opener)
            return
        clause.governor = governor_of_that(view, clause.governor)
    if kind is ItemKind.RELATIVE:
        clause.is_restrictive = index == 0 or view.items[index - 1].kind is not ItemKind.COMMA
        if candidate < 0 and not is_blocked and not is_no_doer(view, index):
            clause.subject = person_of(view, antecedent_of(view, index), view.items[index].word in view.who_words)
            is_joined = index > 0 and view.items[index - 1].kind is ItemKind.AND
            if not clause.is_restrictive or is_joined:
                clause.subject = as_resolved(view, index, clause.subject, is_joined=is_joined)


def _may_be_subject(view: View, index: int, clause: Clause, grammar: Grammar) -> bool:
    if (
        is_governed(view, index)
        or is_apposition(view, index)
        or names_governed(view, index)
        or is_as_role(view, index, grammar.table["role_conduct_words"]["as"])
        or acts_otherwise(view, index, clause, grammar)
        or is_counted_apart(view, index, clause, grammar)
    ):
        return False
    return agrees(view, view.items[index].ref, clause.verb, grammar)


def _is_passed_over(view: View, index: int, clause: Clause, candidate: int) -> bool:
    is_told = candidate >= 0 and index > 1 and view.items[index - 2].kind is ItemKind.PREPOSITION  # "en la que X, …"
    is_closed = not is_told and _is_closed_relative(view, index, clause)
    return is_closed or (candidate < 0 and _opens_phrase(view, index, clause))


def _opens_phrase(view: View, index: int, clause: Clause) -> bool:
    """As in "worked as dancers was jailed": what opens no clause but a group that cannot be the subject."""
    if view.items[index].kind is not ItemKind.SUBORDINATOR:
        return False
    return any(i.kind is ItemKind.GROUP for i in view.items[index + 1 : clause.item])


def _is_closed_relative(view: View, index: int, clause: Clause) -> bool:
    """A relative clause whose verb we do not know, ended by a comma before this verb."""
    if view.items[index].kind is not ItemKind.RELATIVE:
        return False
    return _is_after_comma(view, clause) and _may_hold_a_verb(view, index, clause)


def _is_after_comma(view: View, clause: Clause) -> bool:
    before = previous_kind(view, clause.item)
    return before >= 0 and view.items[before].kind is ItemKind.COMMA


def _may_hold_a_verb(view: View, index: int, clause: Clause) -> bool:
    """Whether a word of no known kind stands between: it may be the verb of the relative clause."""
    known = view.prepositions | view.determiners
    words = [view.sentence.tokens[i.first] for i in view.items[index + 1 : clause.item] if i.kind is ItemKind.OTHER]
    plain = [t.lower for t in words if t.kind is TokenKind.WORD]
    return any(word not in known and not word.endswith(view.adverb_endings) for word in plain)


def _meet_verb(
    view: View, number: int, index: int, candidate: int, comma_since: bool, seen_and: bool, grammar: Grammar
) -> tuple[int, int] | None:
    """Where to go on, with which candidate; `None` when the clause has been linked."""
    clause = view.clauses[number]
    other_number = view.clause_at[index]
    other = view.clauses[other_number]
    if tells_behind(view, other, candidate, grammar):  # "X dissented, saying Y sold babies"
        clause.link, clause.governor, clause.opener, clause.subject = Link.COMPLEMENT, other_number, index, candidate
        return None
    if other.verb.mood is not Mood.FINITE or (other.verb.is_ambiguous and other.link is Link.NONFINITE):
        return index, candidate if comma_since or seen_and or ends_opening(view, candidate) else -1
    if candidate < 0 and is_told_inside(view, clause, other, grammar):
        clause.link, clause.governor, clause.opener = Link.COMPLEMENT, other_number, index
        clause.subject = as_resolved(view, other.opener, antecedent_of(view, other.opener))
        return None
    if other.link is Link.COMPLEMENT and other.governor >= 0 and is_inside_relative(view, other, candidate, grammar):
        other = view.clauses[other.governor]
    if is_told_by_relative(view, clause, candidate, other, grammar):  # "the man who said X sold"
        is_heard = other.verb.lemma in grammar.sets["listeners"] or is_inside_unknown(view, clause, other, grammar)
        clause.link, clause.governor, clause.opener = Link.COMPLEMENT, other_number, index
        clause.subject = -1 if is_heard else candidate  # "who told police sold": who sold cannot be seen
        return None
    if other.link is Link.RELATIVE and (candidate < 0 or not comma_since):
        return other.opener, -1
    if other.link is Link.RELATIVE and candidate >= 0 and comma_since:
        clause.subject = candidate
        return None
    is_over = other.link is Link.SUBORDINATE and comma_since  # "Although he denied it, X was arrested"
    is_cue = grammar.cue_verbs.get(other.verb.lemma) in UNSURE and not is_over
    is_bare = other.verb.lemma in grammar.sets["bare"]
    is_denied = grammar.cue_verbs.get(other.verb.lemma) is CueKind.DENIAL and opens_with_pronoun(view, other)
    is_known = candidate >= 0 or (is_denied and not comma_since and not seen_and)  # "denied they had sold"
    if is_known and (is_cue or (is_bare and not comma_since and not seen_and)):
        clause.link, clause.governor, clause.subject = Link.COMPLEMENT, other_number, candidate
        clause.opener = index
        return None
    if seen_and:
        clause.link, clause.governor, clause.subject = Link.COORDINATED, other_number, candidate
        return None
    if is_in_row(view, clause) and clause.verb.lemma in grammar.patterns:
        candidate, comma_since = other.subject, True
    if (not comma_since and _is_after_comma(view, clause)) or (candidate < 0 and _goes_on(view, clause, grammar)):
        candidate = other.subject
        comma_since = True
    clause.link, clause.governor = Link.COORDINATED, other_number
    clause.subject = candidate if comma_since else -1
    return None


def _goes_on(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "lied to judges, falsified records and …": right behind the comma, with an object of its own."""
    before = view.items[clause.item - 1].kind if clause.item else None
    is_told = clause.verb.lemma in grammar.speech_verbs or clause.verb.lemma in grammar.sets["bare"]
    return before is ItemKind.COMMA and not is_told and not clause.verb.is_passive and has_direct_object(view, clause)


def _link_nonfinite(view: View, number: int, grammar: Grammar) -> None:
    clause = view.clauses[number]
    clause.link = Link.NONFINITE
    before = previous_kind(view, clause.item)
    if before > 2 and clause.verb.mood is Mood.PARTICIPLE and is_of_age(view, before):
        before -= 2  # "un hombre de 50 años de edad acusado de …"
    if before >= 0 and view.items[before].kind in (ItemKind.PREPOSITION, ItemKind.SUBORDINATOR):
        clause.preposition, clause.opener = view.items[before].word, before
    elif before >= 0 and view.items[before].kind is ItemKind.AND:
        for other in range(number - 1, -1, -1):
            candidate = view.clauses[other]
            if candidate.verb.mood is clause.verb.mood and candidate.link is Link.NONFINITE:
                clause.link, clause.governor, clause.opener = Link.COORDINATED, other, before
                clause.preposition, clause.subject = candidate.preposition, candidate.subject
                return
    elif before >= 0 and view.items[before].kind in (
        ItemKind.COMMA, ItemKind.GROUP, ItemKind.STOP, ItemKind.QUANTITY,
    ):  # fmt: skip
        clause.opener = before
        if clause.verb.mood is Mood.PARTICIPLE:
            clause.subject = undergoer_before(view, clause, before, grammar)
    clause.governor = number - 1
    clause.governor = aims_from(view, clause, grammar)
