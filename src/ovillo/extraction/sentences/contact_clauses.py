"""Relative clauses without "that": "the babies X sold were taken to Lima", "the nurse X paid was arrested".

1. A plural noun or a body, a name right behind it, two verbs with neither a comma nor "and" between them: the second
   verb is told of the noun, and the first makes nobody of that name undergo anything.
2. Where noun and name may be one person ("the nurse X"), who does what cannot be seen: nothing is said of either verb.
3. "What X sold was a baby" tells nothing that X underwent.
"""

from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup
from ovillo.extraction.words.grammar import Grammar

_BREAKS = frozenset(
    {ItemKind.AND, ItemKind.COMMA, ItemKind.STOP, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR}
)


def settle_contact(view: View, grammar: Grammar) -> None:
    """Sets right the subjects of such verbs; only in a language that has such clauses."""
    if not grammar.verbs.get("contact_clauses"):
        return
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
