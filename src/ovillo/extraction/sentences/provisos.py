"""What a sentence takes back, or lets hang on a proof that is still to come.

Rules:
1. "Retracted", "se retractó": what was said, by a verb or a noun of saying in the same sentence, is taken back.
2. "Withdrew the accusation", "the alleged confession was a forgery": so is what the noun holds.
3. "If confirmed", "de ser cierto", before or after it: nothing in the sentence is said.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.words.grammar import Grammar

_NEAR = 9
"""Tokens from a noun for what was said to the word that says what became of it, or from "if" to "confirmed"."""
_REFUSED = 3
"""Tokens from "refused to" to what is not done."""
_FALSE_WITHIN = 4
"""Tokens after "was" among which "a crude forgery" stands."""


def doubted_from(view: View, grammar: Grammar) -> Iterator[int]:
    """The tokens from which on nothing is said; -1 where the whole sentence says nothing."""
    table, words = grammar.cues["proviso"], [t.lower for t in view.sentence.tokens]
    if _is_provisional(words, table):
        yield -1
    nouns = [i for i, word in enumerate(words) if word in table["sayings"]]
    told = [c.verb.first for c in view.clauses if c.verb.lemma in grammar.speech_verbs]
    for index, word in enumerate(words):
        if set(words[max(0, index - _REFUSED) : index]) & set(table["refusals"]):
            continue
        if word.startswith(tuple(table["retracting"])):
            yield min(n for n in (*nouns, *told, index) if n <= index)
        elif word in table["withdrawing"] or " ".join(words[index : index + 2]) in table["withdrawing"]:
            near = [n for n in nouns if index - _NEAR <= n <= index + _NEAR]
            yield from [min(near[0], index)] if near else []
    yield from (noun for noun in nouns if _is_called_false(words, noun, table))


def _is_provisional(words: Sequence[str], table: Mapping[str, Sequence[str]]) -> bool:
    """Rule 3."""
    for index, word in enumerate(words):
        if word not in table["openers"] or words[index + 1 : index + 2] == table["conceding"]:
            continue
        stretch = words[index + 1 : index + 1 + _NEAR]
        end = next((n for n, w in enumerate(stretch) if w in {",", ";", ":"}), len(stretch))
        if set(stretch[:end]) & set(table["proofs"]):
            return True
    return False


def _is_called_false(words: Sequence[str], noun: int, table: Mapping[str, Sequence[str]]) -> bool:
    """Rule 2: whether a copula after the noun calls it forged."""
    for index in range(noun + 1, len(words)):
        if words[index] in table["copulas"]:
            stretch = words[index + 1 : index + 1 + _FALSE_WITHIN]
            refused = {words[index - 1], *stretch} & set(table["refusals"])
            if not refused and set(stretch) & set(table["false"]):
                return True
    return False
