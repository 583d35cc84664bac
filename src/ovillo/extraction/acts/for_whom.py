"""For whom something is bought, or to whom it is sold: "bought the girl a dress", "vendió tamales a la niña".

1. Right behind the group of a person stands another thing: by an article, a number or alone, and no time or adverb.
2. In Spanish it may stand between the verb and "a", too.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import is_adverb
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import NounGroup, TokenKind
from ovillo.extraction.words.grammar import Grammar
from ovillo.extraction.words.who_words import WhoWords

_TRADES = frozenset({"buys", "sells"})


def is_for_whom(reading: Reading, proposal: Proposal, who: WhoWords) -> bool:
    """Whether the person told as bought or sold is the one for whom, or to whom, a thing is."""
    if proposal.predicate not in _TRADES or proposal.clause < 0 or proposal.object is None:
        return False
    view, clause = reading.view, reading.view.clauses[proposal.clause]
    is_verbs = proposal.start == view.sentence.tokens[clause.verb.first].start  # not of "la venta de menores"
    if proposal.object.type is not EntityType.PERSON or clause.is_passive or not is_verbs:
        return False
    behind = (group for group in view.groups if group.first > clause.verb.last)
    group = next((each for each in behind if proposal.object in (each.entity, *each.members)), None)
    if group is None:
        return False
    return _has_thing_behind(view, group, reading.grammar, who) or _has_thing_before(reading, clause.verb.last, group)


def _has_thing_behind(view: View, group: NounGroup, grammar: Grammar, who: WhoWords) -> bool:
    """Rule 1."""
    tokens = view.sentence.tokens
    is_led = False
    for item in (item for item in view.items if item.first > group.last):
        word = tokens[item.first].lower
        if item.kind is ItemKind.GROUP:
            thing = view.groups[item.ref]
            return item.first == group.last + 1 and thing.entity.type is not EntityType.PERSON
        is_money = item.kind is ItemKind.QUANTITY and view.quantities[item.ref].is_money
        if item.kind not in (ItemKind.OTHER, ItemKind.QUANTITY) or is_money:
            return False
        if item.kind is ItemKind.QUANTITY or word in grammar.sets["determiners"]:
            is_led = True
            continue
        is_time = word in view.durations or fold(word) in who.words["after_object"]
        if tokens[item.first].kind is not TokenKind.WORD or is_time or is_adverb(tokens[item.first], grammar):
            return False
        return is_led or not grammar.sets["object_clitics"] or word.endswith("s") is not group.is_plural
    return False


def _has_thing_before(reading: Reading, verb: int, group: NounGroup) -> bool:
    """Rule 2."""
    grammar, tokens = reading.grammar, reading.view.sentence.tokens
    tie = group.first if tokens[group.first].lower in grammar.sets["direct_slot"] else group.first - 1
    if not grammar.sets["object_clitics"] or tokens[tie].lower not in grammar.sets["direct_slot"]:
        return False
    return any(
        item.kind is ItemKind.OTHER
        and verb < item.first < tie
        and tokens[item.first].kind is TokenKind.WORD
        and tokens[item.first].lower not in grammar.sets["determiners"]
        and not is_adverb(tokens[item.first], grammar)
        for item in reading.view.items
    )
