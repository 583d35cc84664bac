"""Groups that are no ring by the words beside them: "a network of clinics", "la red contra la trata", "the ring case".

That somebody leads or belongs to "the network" would say another thing of them.
"""

from collections.abc import Sequence

from ovillo.domain.entities import Mention, NameLevel
from ovillo.domain.statements import Statement
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.grammar import Grammar

_OF_GROUPS = frozenset({"leads", "belongs_to", "collaborates_with"})
_NEAR = 3
"""Tokens after "of" among which the noun stands: "of women judges", "de pequeñas clínicas"."""


def is_of_no_ring(statement: Statement, sentences: Sequence[Sentence], grammar: Grammar) -> bool:
    """Whether each word for the group, in what the statement quotes, says that it is none, or who looks into one."""
    group = statement.object
    if statement.predicate not in _OF_GROUPS or group is None or group.level is not NameLevel.ROLE:
        return False
    here = [m for m in group.mentions if statement.start <= m.start < statement.end]
    return bool(here) and all(_is_of_other(mention, sentences, grammar) for mention in here)


def _is_of_other(mention: Mention, sentences: Sequence[Sentence], grammar: Grammar) -> bool:
    sentence = next((each for each in sentences if each.start <= mention.start < each.end), None)
    if sentence is None:
        return False
    table = grammar.table["no_ring"]
    own = [t.lower for t in sentence.tokens if mention.start <= t.start < mention.end]
    behind = [t.lower for t in sentence.tokens if t.start >= mention.end]
    others = {*table["modifiers"], *table["inquiries"], *table["against"]}
    if not own or set(own) & set(table["modifiers"]) or set(behind[:1]) & others:
        return bool(own)
    ties = [n for n, word in enumerate((*own, *behind[:1])) if word in table["of"]]
    if own[-1] in table["bands"] and not ties:
        return True
    return bool(ties) and _names_other((*own, *behind)[ties[0] + 1 : ties[0] + 1 + _NEAR], table["nouns"])


def _names_other(words: Sequence[str], nouns: Sequence[str]) -> bool:
    """Whether such a noun stands before the next mark."""
    for word in words:
        if word in nouns:
            return True
        if not word.isalpha():
            return False
    return False
