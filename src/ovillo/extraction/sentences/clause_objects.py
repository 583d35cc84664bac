"""Whether a verb has an object right after it, of its own or shared with verbs in a row with it; what "and" joins."""

from ovillo.domain.entities import NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View, opens_range
from ovillo.extraction.sentences.group_places import is_governed
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, TokenKind
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import Grammar

_LONGEST_ASIDE = 6
_QUOTES = frozenset("'\"‘’“”«»")
_LET_GO = frozenset({"released"})
_HELD = frozenset({"charged", "indicted", "convicted", "detained", "investigated"})
"""Around a word that the writer does not own: "the gang 'sold' a boy"."""


def has_direct_object(view: View, clause: Clause, *, personal: bool = False) -> bool:
    """Whether a noun group or a sum follows the verb with no preposition, comma or other verb between.

    `personal` allows one preposition before it, as in "detuvo a X".
    """
    is_inserted = False
    for item in view.items[clause.item + 1 :]:
        mark = view.sentence.tokens[item.first].text
        is_inserted = mark == "[" or (is_inserted and mark != "]")
        if is_inserted or mark == "]":
            continue  # "exploited [mostly foreign] women"
        if item.kind is ItemKind.TIME or (personal and item.kind is ItemKind.PREPOSITION):
            personal = personal and item.kind is ItemKind.TIME
            continue
        if view.sentence.tokens[item.first].lower in view.states:
            personal = False  # "held hostage for sexual exploitation"
            continue
        if item.kind is ItemKind.PREPOSITION:
            return opens_range(view, item)
        if item.kind is ItemKind.OTHER:
            token = view.sentence.tokens[item.first]
            if token.text in _QUOTES:
                continue
            is_plain = token.kind is TokenKind.WORD and not token.lower.endswith(view.adverb_endings)
            is_plain = is_plain and token.lower not in view.including
            return item.ref >= 0 or is_plain or _is_adjective(view, item)
        return item.kind in (ItemKind.GROUP, ItemKind.QUANTITY, ItemKind.THAT)
    return False


def _is_adjective(view: View, item: Item) -> bool:
    """As in "received monthly payments", "met elderly women": no adverb, for a plural without article follows."""
    group = next((g for g in view.groups if g.first == item.last + 1), None)
    return group is not None and group.is_plural and group.first == group.head and group.entity.level is NameLevel.ROLE


def takes_term(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "convicted and given a six-year sentence", "jailed and fined $500": what a court gives to the convict."""
    durations, words = grammar.table["durations"], []
    after = view.items[clause.item + 1] if clause.item + 1 < len(view.items) else None
    is_sum = after is not None and after.kind is ItemKind.QUANTITY and view.quantities[after.ref].is_money
    if is_sum and clause.verb.lemma in grammar.table["no_terms"]["fining"]:
        return True
    for item in view.items[clause.item + 1 :]:
        if item.kind not in (ItemKind.OTHER, ItemKind.QUANTITY):
            break
        words += [t.lower for t in view.sentence.tokens[item.first : item.last + 1]]
    told = {*durations.get("pains", ()), *durations["year"], *durations["month"]}
    return bool(told & set(words))


def shares_object(view: View, clause: Clause) -> bool:
    """As in "X bought and sold babies": the verb that this one is joined to, with nothing between, has an object."""
    before = view.items[clause.item - 1] if clause.item else None
    is_other = before is not None and before.kind is ItemKind.GROUP and before.ref != clause.subject
    if is_other and not is_governed(view, clause.item - 1):
        return False  # "ordered X detained and released Y": X
    at = next_in_row(view, clause)
    if at < 0:
        return False
    if at not in view.clause_at:
        return True  # "X deceived and groomed girls": a verb that no list holds, with its object
    other = view.clauses[view.clause_at[at]]
    is_finite = before is not None and before.kind is ItemKind.GROUP and _is_name(view, before)  # "X sold or gave away"
    is_finite = is_finite and other.verb.first == other.verb.last and not other.verb.is_passive
    is_alike = (other.verb.is_ambiguous or is_finite) and other.verb.mood is clause.verb.mood
    return is_alike and (has_direct_object(view, other) or shares_object(view, other))


def next_in_row(view: View, clause: Clause) -> int:
    """The verb that a comma or "and" joins to this one, adverbs and an aside left out; -1 where there is none.

    As in "X recruited and later sold", "X recruited and, in some cases, sold". An unknown verb is one with its object.
    """
    items, at = view.items, clause.item + 1
    while at < len(items) and _is_adverb(view, items[at]):
        at += 1
    begin = at
    while at < len(items) and items[at].kind in (ItemKind.COMMA, ItemKind.AND):
        at += 1
    if at == begin or at >= len(items):
        return -1
    if items[at - 1].kind is ItemKind.COMMA and items[at].kind is not ItemKind.VERB:
        at = _past_aside(view, at)
    while at < len(items) and items[at].kind in (ItemKind.OTHER, ItemKind.TIME):
        is_unknown = view.sentence.tokens[items[at].last].lower.endswith(view.participle_endings)
        if is_unknown and at + 1 < len(items) and items[at + 1].kind in (ItemKind.GROUP, ItemKind.QUANTITY):
            return at
        at += 1
    return at if at < len(items) and (items[at].kind is ItemKind.VERB or _opens_with_verb(view, items[at])) else -1


def _opens_with_verb(view: View, item: Item) -> bool:
    """As "trafficked girls" in "X recruited and trafficked girls": what looks like a word of the noun is the verb."""
    if item.kind is not ItemKind.GROUP:
        return False
    leading = view.sentence.tokens[item.first : view.groups[item.ref].head]
    return any(token.lower.endswith(view.participle_endings) for token in leading)


def _is_adverb(view: View, item: Item) -> bool:
    return item.kind is ItemKind.OTHER and view.sentence.tokens[item.first].lower.endswith(view.adverb_endings)


def _past_aside(view: View, at: int) -> int:
    """The item behind the comma that ends an aside without a verb; `at` where none does."""
    for index in range(at, min(at + _LONGEST_ASIDE, len(view.items))):
        if view.items[index].kind is ItemKind.VERB:
            return at
        if view.items[index].kind is ItemKind.COMMA:
            return index + 1
    return at


def _is_name(view: View, item: Item) -> bool:
    return item.ref >= 0 and view.groups[item.ref].kind is ArgumentKind.NAME


def is_of_object(view: View, candidate: Clause) -> bool:
    """As in "ordered X detained and released Y": what is told of the object goes on no further."""
    before = view.items[candidate.item - 1] if candidate.item > 1 else None
    is_object = before is not None and before.kind is ItemKind.GROUP and before.ref != candidate.subject
    verb = view.items[candidate.item - 2] if is_object else None
    return verb is not None and verb.kind is ItemKind.VERB and view.clause_at[candidate.item - 2] == candidate.governor


def is_in_row(view: View, clause: Clause) -> bool:
    """As in "captaba, trasladaba y explotaba": nothing but a comma or "and" between this verb and the one before."""
    if clause.item < 2:
        return False
    before, joint = view.items[clause.item - 2], view.items[clause.item - 1]
    is_but = view.sentence.tokens[joint.first].lower in view.contrast
    return before.kind is ItemKind.VERB and joint.kind in (ItemKind.COMMA, ItemKind.AND) and not is_but


def is_listed(view: View, clause: Clause) -> bool:
    """A verb in a row that "and" or "or" joins, or after which the row goes on; not "no compraba, vendía"."""
    if not is_in_row(view, clause):
        return False
    if view.items[clause.item - 1].kind is ItemKind.AND:
        return True
    kinds = [item.kind for item in view.items[clause.item + 1 : clause.item + 3]]
    return len(kinds) > 1 and kinds[0] in (ItemKind.COMMA, ItemKind.AND) and kinds[1] in (ItemKind.VERB, ItemKind.AND)


def goes_on_progressive(view: View, number: int, before: int, grammar: Grammar) -> bool:
    """As in "have been stealing children and selling them": the auxiliary of the verb before serves this gerund too."""
    clause = view.clauses[number]
    if clause.verb.mood is not Mood.GERUND or not number or before < 0 or view.items[before].kind is not ItemKind.AND:
        return False
    other = view.clauses[number - 1]
    tokens = view.sentence.tokens
    if other.verb.mood is not Mood.FINITE or other.verb.head == other.verb.first or other.item > before:
        return False
    words = tokens[other.verb.first : other.verb.head]
    is_progressive = any(
        reading.lemma in grammar.sets["auxiliary_progressive"]
        for word in words
        for reading in grammar.forms.get(word.lower, ())
    )
    head = grammar.forms.get(tokens[other.verb.head].lower, ())
    return is_progressive and any(reading.tense is Tense.GERUND for reading in head)


def says_that(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "said on Monday in a statement that", "denied he had": a verb of saying whose clause follows is active."""
    if clause.verb.lemma not in grammar.speech_verbs:
        return False
    if opens_with_pronoun(view, clause):
        return True
    between = (ItemKind.TIME, ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.GROUP)
    after = next((i for i in view.items[clause.item + 1 :] if i.kind not in between), None)
    return after is not None and after.kind is ItemKind.THAT


def opens_with_pronoun(view: View, clause: Clause) -> bool:
    """As in "denied he had sold", "denied they knew": right behind the verb, a pronoun that nothing acts upon."""
    following = view.sentence.tokens[clause.verb.last + 1 : clause.verb.last + 2]
    return bool(following) and following[0].lower in view.nominatives


def goes_past_relative(view: View, clause: Clause, governor: Clause) -> bool:
    """As in "a man who allegedly dealt with the agent and buyers was held": the "and" joins nouns, and the man was."""
    if governor.link is not Link.RELATIVE or not clause.is_passive or clause.verb.first == clause.verb.last:
        return False
    between = view.items[max(clause.opener, clause.item - 3) : clause.item]
    return clause.opener < 0 or any(i.kind in (ItemKind.GROUP, ItemKind.OTHER) for i in between)


def goes_on_upon_same(clause: Clause, governor: Clause) -> bool:
    """As in "captaba a mujeres y las explotaba": the same one does more to whom the verb before acts upon."""
    is_own = clause.verb.has_object_clitic and clause.link is Link.COORDINATED
    return is_own and clause.subject == governor.subject and clause.subject >= 0


def is_alternative(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "never recruited women or sold babies": what is denied of the one is denied of the other."""
    if clause.opener < 0:
        return False
    return view.sentence.tokens[view.items[clause.opener].first].lower in grammar.verbs.get("disjunctions", ())


def is_past_but(view: View, clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """As in "was arrested, but not charged, and released": a comma behind what "but" denies closes it.

    "Not charged and released": whoever is let go is so because of what did not happen.
    """
    if {f.predicate for _, f in grammar.patterns.get(clause.verb.lemma, ())} & _LET_GO and clause.opener >= 0:
        words = {f.predicate for _, f in grammar.patterns.get(governor.verb.lemma, ())}
        return bool(words & _HELD) and not is_alternative(view, clause, grammar)
    if governor.opener < 0 or clause.opener < 1:
        return False
    is_denied = view.sentence.tokens[view.items[governor.opener].first].lower in view.contrast
    return is_denied and view.items[clause.opener - 1].kind is ItemKind.COMMA


def is_act_of_law(view: View, clause: Clause, relative: Clause, grammar: Grammar) -> bool:
    """As in "police broke up a ring which had operated for years and arrested Y": it is not the ring that arrests."""
    main = view.clauses[relative.governor]
    if not _is_of_law(clause, grammar):
        return False
    bodies = {*grammar.table.get("public_bodies", {}).get("words", ()), *grammar.sets["of_law"]}
    bodies |= {*grammar.table["acquitters"]["words"]}
    if relative.subject >= 0 and _words_of(view, relative.subject) & bodies:
        return False
    if main.subject < 0:  # "la Fiscalía informó que detuvo a X, que …, y arrestó a Y"
        return bool(grammar.verbs["drops_subjects"]) and relative.subject >= 0 and _is_of_law(main, grammar)
    return bool(_words_of(view, main.subject) & bodies)


def _is_of_law(clause: Clause, grammar: Grammar) -> bool:
    """Whether the verb by itself tells of nothing but procedure."""
    rows = grammar.patterns.get(clause.verb.lemma, ())
    return {KIND_OF.get(frame.predicate) for pattern, frame in rows if not pattern.words} == {PredicateKind.PROCEDURE}


def _words_of(view: View, group: int) -> set[str]:
    found = view.groups[group]
    return {token.lower for token in view.sentence.tokens[found.first : found.last + 1]}


def is_past_aside(view: View, clause: Clause, number: int, grammar: Grammar) -> bool:
    """As in "was convicted, as the prosecutor had asked, and sentenced": an object is lacking, so it is passive too."""
    aside = view.clauses[number]
    lacks_object = clause.verb.is_ambiguous and clause.verb.lemma in grammar.patterns
    if not lacks_object or aside.is_passive or aside.link is not Link.SUBORDINATE or has_direct_object(view, clause):
        return False
    return any(c.is_passive and c.verb.mood is Mood.FINITE for c in view.clauses[:number])


def joins_nonfinite(view: View, index: int) -> bool:
    """As in "convicted of kidnapping a woman and holding her": the woman is the object of the first of the two."""
    after = view.clause_at.get(index + 1)
    return after is not None and view.clauses[after].verb.mood in (Mood.GERUND, Mood.INFINITIVE)


def is_perfect_row(before: Clause, conjunction: int) -> bool:
    """As in "for having bought and sold": the verb right before "and" is a non-finite perfect, so the next is one."""
    verb = before.verb
    is_perfect = verb.last > verb.first and verb.mood in (Mood.GERUND, Mood.INFINITIVE) and not before.is_passive
    return is_perfect and before.item == conjunction - 1


def takes_up_in_row(view: View, clause: Clause) -> bool:
    """As in "por captar a tres chicas, trasladarlas a España y obligarlas": with a pronoun, behind a mark."""
    word = view.sentence.tokens[clause.verb.head].lower
    is_behind = view.items[clause.item - 1].kind in (ItemKind.COMMA, ItemKind.AND)
    return clause.verb.mood is Mood.INFINITIVE and is_behind and word.endswith(view.enclitics)


def goes_on_gerund(view: View, clause: Clause) -> bool:
    """As in "of recruiting girls, selling them to X and laundering the money": the second of three behind a comma."""
    if _goes_on_as_gerund(view, clause):
        return True
    if clause.verb.mood is not Mood.GERUND or view.enclitics or view.items[clause.item - 1].kind is not ItemKind.COMMA:
        return False
    own = view.clause_at[clause.item]
    return any(c.governor == own and c.verb.mood is Mood.GERUND and c.link is Link.COORDINATED for c in view.clauses)


def is_verb_in_row(view: View, clause: Clause) -> bool:
    """As in "captar, trasladar y explotar": only a comma between this verb and the one before."""
    before, comma = view.items[clause.item - 2].kind, view.items[clause.item - 1].kind
    return before is ItemKind.VERB and comma is ItemKind.COMMA


def is_alike(view: View, first: Clause, clause: Clause) -> bool:
    """Whether a verb may be the next in the row of the first: of its mood, or a gerund behind a perfect infinitive."""
    return clause.verb.mood is first.verb.mood or _goes_on_as_gerund(view, clause)


def _goes_on_as_gerund(view: View, clause: Clause) -> bool:
    """As in "admitted to have stolen two babies and selling them"."""
    verb = view.clauses[clause.governor].verb
    is_joined = clause.governor >= 0 and view.items[clause.item - 1].kind is ItemKind.AND
    is_perfect = verb.mood is Mood.INFINITIVE and verb.first < verb.head
    return is_joined and is_perfect and clause.verb.mood is Mood.GERUND
