"""Who buys for the law: an undercover officer, or somebody who poses as a buyer, buys nothing of their own.

The words stand at the name or between it and what is told: not "X paid an undercover officer".
"""

from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading

_TAKING = frozenset({"buys", "pays", "receives"})
_BEFORE = 2
"""Tokens before the name in which the words may stand: "undercover officer X"."""
_BEHIND = 4
"""Tokens behind it: "X, an undercover officer,"."""


def is_sting(reading: Reading, proposal: Proposal) -> bool:
    """Whether whoever is told to buy, pay or receive does it undercover."""
    phrases, who = reading.grammar.table["innocent"].get("undercover", ()), proposal.subject
    if proposal.predicate not in _TAKING or who is None or not phrases:
        return False
    tokens = reading.view.sentence.tokens
    act = next((n for n, token in enumerate(tokens) if token.start >= proposal.start), len(tokens))
    for group in (g for g in reading.view.groups if g.entity.id == who.id and g.first < act):
        end = max(group.last + 1 + _BEHIND, act) if group.last < act else group.last + 1
        line = " ".join(token.lower for token in tokens[max(0, group.first - _BEFORE) : end])
        if any(f" {phrase} " in f" {line} " for phrase in phrases):
            return True
    return False
