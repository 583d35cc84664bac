"""What somebody says who is bribed or forced to say it, or who answers for the lie: told of nobody.

Rules:
1. "Was bribed to say that", "le pagaron para declarar que", "tortured into confessing that": what follows is not said;
   nor is what somebody is made to sign, nor whom they are made to accuse.
2. "Jailed for perjury for telling the court that", "mintió cuando dijo que": nor what a lie in the same sentence tells.
3. "Ordered to pay damages for having written that": nor what somebody answers for having said.
"""

from collections.abc import Iterator, Sequence

from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood, VerbGroup
from ovillo.extraction.text.folding import places_of
from ovillo.extraction.words.grammar import Grammar

_FAR = 12
"""Tokens from "paid" to "to say": "paid 5,000 dollars by the mayor's brother to say"."""
_NEAR = 3
"""Tokens from "$300" to "to say", where the verb before says nothing: "got $300 to say"."""
_CLOSED = frozenset({";", ":", "."})


def made_to_say(view: View, grammar: Grammar) -> Iterator[int]:
    """The tokens from which on nothing is said, because of how it came to be said."""
    words = [t.lower for t in view.sentence.tokens]
    yield from _suborned(view, words, grammar)
    yield from _lied(view, words, grammar)


def _suborned(view: View, words: Sequence[str], grammar: Grammar) -> Iterator[int]:
    """Rule 1."""
    table = grammar.cues["proviso"]
    opened = {item.first for item in view.items if item.kind in (ItemKind.THAT, ItemKind.RELATIVE)}
    for index, word in enumerate(words):
        is_money = word in table["made_with"] or word[:1] in "$£€"
        reach = _FAR if word in table["made_by"] else is_money * _NEAR
        for at in range(index + 1, min(index + reach, len(words))):
            if words[at] in _CLOSED or at in opened:
                break
            behind = _behind(words, at, table["made_to"])
            if behind and (said := _saying_at(words, behind, grammar)) >= 0:
                blames = words[said] in table["made_blame"]
                yield said if blames else said + 1
                break


def _saying_at(words: Sequence[str], at: int, grammar: Grammar) -> int:
    """The token of the verb of saying here, past an adverb; -1 where none stands."""
    at += at + 1 < len(words) and words[at].endswith(tuple(grammar.verbs["adverb_endings"]))
    return at if _behind(words, at, grammar.cues["proviso"]["made_say"]) else -1


def _lied(view: View, words: Sequence[str], grammar: Grammar) -> Iterator[int]:
    """Rules 2 and 3."""
    table = grammar.cues["proviso"]
    lies = [first for first, _ in places_of(view.sentence.tokens, table["lying"])]
    for clause in view.clauses:
        verb = clause.verb
        is_telling = verb.lemma in table["answered"] or verb.lemma in grammar.speech_verbs
        is_under = verb.mood is not Mood.FINITE or _is_opened(view, clause.opener, words, table["lying_when"])
        is_lie = is_telling and is_under and any(i < verb.last for i in lies)
        if is_lie or (verb.lemma in table["answered"] and _answers(words, verb, table["answering"])):
            yield verb.first


def _is_opened(view: View, opener: int, words: Sequence[str], openers: Sequence[str]) -> bool:
    if opener < 0:
        return False
    first = view.items[opener].first
    return any(_behind(words, at, openers) for at in (first - 2, first - 1, first) if at >= 0)


def _answers(words: Sequence[str], verb: VerbGroup, openers: Sequence[str]) -> bool:
    """As in "for having written", whether "having" is part of the verb or stands before it."""
    return any(0 < _behind(words, at, openers) <= verb.last for at in (verb.first - 2, verb.first - 1) if at >= 0)


def _behind(words: Sequence[str], at: int, phrases: Sequence[str]) -> int:
    """The token behind the longest of these phrases that stands here; 0 where none does."""
    sizes = (len(p) for p in map(str.split, phrases) if list(words[at : at + len(p)]) == p)
    return max((at + size for size in sizes), default=0)
