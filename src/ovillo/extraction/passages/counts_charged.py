"""What stands below "The Grand Jury charges:" or "Se imputan los siguientes hechos:" is charged, and not reported.

1. Words that head such counts, with a colon behind them or nothing else in their line.
2. From there to the end, conduct and prices that the text states flatly are what the paper charges.
3. "One of the charges read, “That you, X, received …”": the same of that sentence, and of the rest of its paragraph.
4. "X sold babies, according to the indictment", "The indictment says that X sold": the same of what an indictment says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.text.spans import Sentence

_NEAR = 4
"""Tokens between a charge, the verb that says that it reads so, and the mark that opens it."""
_OPENERS = frozenset("\"“«‘':")
_GAP = 2
"""Tokens from the words to their colon: "charges that:"."""


def as_charged(acts: Sequence[Act], sentences: Sequence[Sentence], table: Mapping[str, Any]) -> list[Act]:
    """The acts, with those of the counts of an indictment held as charged."""
    phrases = [tuple(phrase.split()) for phrase in table["counts_charged"]["phrases"]]
    head = next((n for n, sentence in enumerate(sentences) if _heads(sentence, phrases)), len(sentences))
    read = {sentence.paragraph for sentence in sentences if _is_read_out(sentence, table["counts_charged"])}
    papers = frozenset(table["counts_charged"].get("papers", ()))
    said = {n for n, sentence in enumerate(sentences) if _is_said_in(sentence, table["counts_charged"], papers)}
    said |= {act.sentence for act in acts if _is_said_by(act, papers)}
    return [
        _charged(act)
        if act.sentence >= head or sentences[act.sentence].paragraph in read or act.sentence in said
        else act
        for act in acts
    ]


def _is_said_in(sentence: Sentence, table: Mapping[str, Any], papers: frozenset[str]) -> bool:
    """Rule 4, where the paper is the subject: "the indictment unsealed on Monday says"."""
    words = [token.lower for token in sentence.tokens]
    for at in (n for n, word in enumerate(words) if word in table.get("saying", ())):
        before = words[max(0, at - _NEAR) : at]
        if papers & set(before) and "," not in before:
            return True
    return False


def _is_said_by(act: Act, papers: frozenset[str]) -> bool:
    """Rule 4."""
    return any(speaker.name.lower().split()[-1] in papers for speaker in act.statement.speakers)


def _is_read_out(sentence: Sentence, table: Mapping[str, Any]) -> bool:
    """Rule 3: a noun of a charge, a verb of reading right behind it, and a quotation or a colon."""
    words = [token.lower for token in sentence.tokens]
    for at, word in enumerate(words):
        if word in table["reading"] and at and set(words[max(0, at - _NEAR) : at]) & set(table["nouns"]):
            behind = words[at + 1 : at + 1 + _NEAR]
            return bool(set(behind) & _OPENERS)
    return False


def _charged(act: Act) -> Act:
    told = act.statement
    is_conduct = KIND_OF.get(told.predicate) is PredicateKind.CONDUCT or told.predicate == "price"
    is_flat = is_conduct and told.standing is Standing.REPORTED
    return replace(act, statement=replace(told, standing=Standing.CHARGED)) if is_flat and not told.negated else act


def _heads(sentence: Sentence, phrases: Sequence[tuple[str, ...]]) -> bool:
    """Rule 1."""
    words = [token.lower for token in sentence.tokens]
    for phrase in phrases:
        for at in range(len(words) - len(phrase) + 1):
            after = words[at + len(phrase) : at + len(phrase) + _GAP + 1]
            if tuple(words[at : at + len(phrase)]) == phrase and (not after or ":" in after):
                return True
    return False
