"""Who buys or pays in a part that police or a report gave them: "X, an undercover officer, bought a baby from Y".

Of whoever is named so in the sentence, or poses as a buyer, no buying, paying or bribing is told; what Y does is.
"""

from ovillo.domain.entities import NameLevel
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind, NounGroup

_PARTS = frozenset({"buys", "pays", "receives", "bribes"})
_BEHIND = 6
"""Tokens behind a name in which its aside begins: ", an undercover officer"."""


def is_undercover(reading: Reading, proposal: Proposal) -> bool:
    """Whether a named person does it in such a part."""
    table = reading.grammar.table.get("undercover")
    subject = proposal.subject
    if table is None or subject is None or proposal.predicate not in _PARTS or subject.level is NameLevel.ROLE:
        return False
    phrases = [f" {phrase} " for phrase in table["phrases"]]
    own = (g for g in reading.view.groups if g.kind is ArgumentKind.NAME and g.entity.id == subject.id)
    return any(phrase in _told_of(reading, group, proposal) for group in own for phrase in phrases)


def _told_of(reading: Reading, group: NounGroup, proposal: Proposal) -> str:
    """The words of the name and behind it, up to the act or to the next name."""
    tokens = reading.view.sentence.tokens
    verb = next((n for n, token in enumerate(tokens) if token.start >= proposal.start), len(tokens))
    names = [g.first for g in reading.view.groups if g.first > group.last and g.kind is ArgumentKind.NAME]
    end = min([verb if verb > group.last else group.last + 1 + _BEHIND, *names[:1], len(tokens)])
    stops = reading.grammar.table["undercover"]["stops"]  # "who sold a baby to an undercover officer"
    end = next((n for n in range(group.last + 1, end) if tokens[n].lower in stops), end)
    return f" {' '.join(token.lower for token in tokens[group.first : end])} "
