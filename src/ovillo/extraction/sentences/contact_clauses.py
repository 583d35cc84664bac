"""Relative clauses without "that": "the babies X sold were taken to Lima", "the nurse X paid was arrested".

1. A plural noun or a body, a name right behind it, two verbs with neither a comma nor "and" between them: the second
   verb is told of the noun, and the first makes nobody of that name undergo anything.
2. Where noun and name may be one person ("the nurse X"), who does what cannot be seen: nothing is said of either verb.
3. "What X sold was a baby" tells nothing that X underwent.
4. "One of the women the gang sold": a noun right behind a noun, with an article of its own, and a verb of conduct that
   acts upon nothing behind it: the second does it to the first, and further verbs are told of the first.
5. "Is one of the women X sold", "found the woman X sold": who did it to whom cannot be seen, and nothing is said.
"""

from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.sentences.clause_objects import has_direct_object, shares_object
from ovillo.extraction.sentences.clause_types import Clause, Link, View, clause_before
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup
from ovillo.extraction.words.grammar import Grammar

_BREAKS = frozenset(
    {ItemKind.AND, ItemKind.COMMA, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR}
)
_ABOVE = 3
"""Items from the verb before two groups to the verb behind them."""


def settle_contact(view: View, grammar: Grammar) -> None:
    """Sets right the subjects of such verbs; only in a language that has such clauses."""
    if not grammar.verbs.get("contact_clauses"):
        return
    for number, clause in enumerate(view.clauses):
        if (pair := _contact(view, clause, grammar)) is not None:
            _open(view, number, *pair)
        elif _is_sold_by_name(view, clause, grammar):
            _silence(view, clause)
    for first, second in zip(view.clauses, view.clauses[1:], strict=False):
        between = view.items[first.item + 1 : second.item]
        is_next = first.item + 1 == second.item
        is_told = second.verb.mood is Mood.FINITE or (is_next and second.verb.is_ambiguous)
        is_row = first.verb.first == first.verb.last and is_told and first.link is not Link.RELATIVE
        if not is_row or any(item.kind in _BREAKS for item in between):
            continue
        name, noun = _behind(view, first.item - 1), _behind(view, first.item - 2)
        if name is None or view.groups[name.ref].kind is not ArgumentKind.NAME:
            continue
        acts, is_bare = _is_conduct(grammar, first), all(item.kind is not ItemKind.GROUP for item in between)
        if noun is not None and _is_another(view.groups[noun.ref]) and not view.groups[name.ref].is_plural:
            if acts or is_bare:
                _silence(view, first)
                second.subject = noun.ref
        elif _is_described(view, name, grammar) and (is_next or (acts and is_bare)):
            _silence(view, first)
            _silence(view, second)
        elif is_next and acts and first.is_passive:
            _silence(view, first)  # "what X sold was a baby"


def _contact(view: View, clause: Clause, grammar: Grammar) -> tuple[int, int] | None:
    """Rule 4: the two groups before the verb, the one acted upon first."""
    doer, noun = _behind(view, clause.item - 1), _behind(view, clause.item - 2)
    if doer is None or noun is None or doer.first != noun.last + 1 or clause.verb.is_passive:
        return None
    one, other = view.groups[noun.ref], view.groups[doer.ref]
    is_led = view.sentence.tokens[doer.first].lower in grammar.sets["determiners"]
    is_told = is_led or other.kind is ArgumentKind.PRONOUN
    if one.kind is ArgumentKind.NAME or one.entity.type is EntityType.PLACE or not is_told:
        return None
    if one.entity.id == other.entity.id or not _is_conduct(grammar, clause) or _has_object(view, clause):
        return None
    above = view.clause_at.get(clause.item - _ABOVE, -1)
    giving = grammar.verbs.get("giving", ())  # "gave the woman a baby bought in Lima"
    return None if above >= 0 and view.clauses[above].verb.lemma in giving else (noun.ref, doer.ref)


def _has_object(view: View, clause: Clause) -> bool:
    return has_direct_object(view, clause) or bool(shares_object(view, clause))


def _is_sold_by_name(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Rule 5: a past form right behind a name that a noun stands before, with no doer behind it."""
    name = _behind(view, clause.item - 1)
    if name is None or not clause.verb.is_ambiguous or clause.link is not Link.NONFINITE or name.ref != clause.subject:
        return False
    if view.groups[name.ref].kind is not ArgumentKind.NAME:
        return False
    if not _is_conduct(grammar, clause) and not _is_of_another(view, clause.item - 1):
        return False
    words = [t.lower for t in view.sentence.tokens[name.first : name.last + 1]]
    after = view.sentence.tokens[clause.verb.last + 1].lower if clause.verb.last + 1 < len(view.sentence.tokens) else ""
    is_of_several = len(words) > 1 and words[1] in grammar.sets["object_slot"]  # "one of the women X"
    return after not in view.agents and (is_of_several or _is_described(view, name, grammar))


def _is_of_another(view: View, index: int) -> bool:
    """As in "X, the man Y accused": behind a name and a comma the noun is X, and Y accused him."""
    name = _behind(view, index - 2)
    is_apart = name is not None and view.items[index - 1].kind is ItemKind.COMMA
    return is_apart and name is not None and view.groups[name.ref].kind is ArgumentKind.NAME


def _open(view: View, number: int, noun: int, doer: int) -> None:
    clause = view.clauses[number]
    clause.verb = replace(clause.verb, mood=Mood.FINITE, is_ambiguous=False)
    clause.link, clause.is_passive, clause.is_restrictive = Link.RELATIVE, False, True
    clause.subject, clause.opener = doer, view.position[doer]
    clause.governor = clause_before(view, clause.item)
    for later in view.clauses[number + 1 :]:
        if later.subject == doer:
            later.subject = noun


def _behind(view: View, index: int) -> Item | None:
    found = view.items[index] if index >= 0 else None
    return found if found is not None and found.kind is ItemKind.GROUP else None


def _is_another(noun: NounGroup) -> bool:
    """Whether it cannot be the one whom the name behind it names: "the babies", "the clinic"."""
    return noun.is_plural or noun.entity.type is not EntityType.PERSON


def _is_described(view: View, item: Item, grammar: Grammar) -> bool:
    """As in "the nurse X": a determiner opens the group that ends with the name."""
    group = view.groups[item.ref]
    opening = view.sentence.tokens[group.first]
    return group.entity.type is EntityType.PERSON and opening.lower in grammar.sets["determiners"]


def _is_conduct(grammar: Grammar, clause: Clause) -> bool:
    """Not "the accused X arrested on Monday was charged", whose first verb is a participle."""
    kinds = {KIND_OF.get(frame.predicate) for _, frame in grammar.patterns.get(clause.verb.lemma, ())}
    return PredicateKind.CONDUCT in kinds


def _silence(view: View, clause: Clause) -> None:
    first, last = view.sentence.tokens[clause.verb.first], view.sentence.tokens[clause.verb.last]
    doubt = Cue(first.start, last.end, CueKind.DOUBT)
    clause.verb = replace(clause.verb, cues=(*clause.verb.cues, doubt))
