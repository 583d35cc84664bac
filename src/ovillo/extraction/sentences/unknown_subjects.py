"""Subjects of whom it cannot be seen who they are ("… and he denied it"), and who acts otherwise ("the gang X hid")."""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.agreement import is_of_all, is_some_more
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.group_places import antecedent_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Grammar


def is_unknown_subject(view: View, index: int, grammar: Grammar) -> bool:
    """A pronoun for nobody certain, or a determiner whose noun no group holds: the subject, but not one we know."""
    item = view.items[index]
    token = view.sentence.tokens[item.first]
    if item.ref >= 0 or token.kind is not TokenKind.WORD:
        return False
    if token.lower in grammar.sets["pronouns"]:
        return not is_some_more(view, index, grammar)
    if token.lower not in grammar.sets["determiners"] or is_of_all(view, index, grammar):
        return False
    if index + 1 < len(view.items) and view.items[index + 1].kind is ItemKind.TIME:
        return False  # "el lunes"
    return index == 0 or view.items[index - 1].kind is not ItemKind.PREPOSITION


def does_both(view: View, clause: Clause, found: int, grammar: Grammar) -> int:
    """As in "The gang stole a baby whom they later sold": who does what the relative hangs on; else the one found."""
    after = view.items[clause.opener + 1] if 0 <= clause.opener < len(view.items) - 1 else None
    word = view.sentence.tokens[after.first].lower if after is not None else ""
    if word not in grammar.speech.get("doers_of_both", ()) or clause.link is not Link.RELATIVE or clause.governor < 0:
        return found
    governor = view.clauses[clause.governor]
    if governor.subject < 0 or governor.is_passive or clause.is_passive:
        return found
    group = view.groups[governor.subject]
    are_several = group.is_plural or group.coordinated_with is not None or group.entity.type is EntityType.GROUP
    return governor.subject if are_several and antecedent_of(view, clause.opener) != governor.subject else found


_ANOTHER = frozenset({ItemKind.GROUP, ItemKind.RELATIVE, ItemKind.THAT})
"""Behind these a name begins a clause of its own."""
_BREAKS = frozenset({ItemKind.AND, ItemKind.COMMA, ItemKind.STOP, ItemKind.VERB, ItemKind.SUBORDINATOR})


def acts_otherwise(view: View, index: int, clause: Clause, grammar: Grammar) -> bool:
    """As in "the gang X tracked sold babies": right behind the name stands a past tense that the lexicon does not hold.

    What the verb of the clause says is then said of whoever X tracked, unless "and" or a comma joins the two verbs.
    """
    after = view.items[index + 1] if index + 1 < clause.item else None
    if after is None or after.kind is not ItemKind.OTHER or after.first != after.last:
        return False
    if not index or view.items[index - 1].kind not in _ANOTHER:
        return False  # "X aged 29 was convicted"
    token = view.sentence.tokens[after.first]
    is_past = token.kind is TokenKind.WORD and token.lower.endswith(tuple(grammar.verbs["past_endings"]))
    is_known = token.is_capitalised or token.lower in grammar.sets["adverbs"]
    return is_past and not is_known and not any(i.kind in _BREAKS for i in view.items[index + 2 : clause.item])


def is_counted_apart(view: View, index: int, clause: Clause, grammar: Grammar) -> bool:
    """As in "rescued 14 women and five others were held": the group is of the verb before, and others were held."""
    between = [i for i in view.items[index + 1 : clause.item] if i.kind is not ItemKind.OTHER]
    is_row = all(i.kind in _LISTED or i.kind is ItemKind.QUANTITY for i in between)
    if not is_row or [i.kind for i in between[-2:]] != [ItemKind.AND, ItemKind.QUANTITY]:
        return False
    number = view.quantities[between[-1].ref]
    if number.is_money or number.value.unit not in (None, "person"):
        return False
    at = index - 1
    while at > 0 and view.items[at].kind in _LISTED:
        at -= 1
    at -= at > 0 and view.items[at].kind is ItemKind.PREPOSITION and view.items[at].word in view.direct
    if at < 0 or view.items[at].kind is not ItemKind.VERB:
        return False
    return view.verbs[view.items[at].ref].lemma not in grammar.speech_verbs  # "said X and five others were held"


_LISTED = frozenset({ItemKind.GROUP, ItemKind.COMMA, ItemKind.AND, ItemKind.OTHER})
