"""Terms told on, without a verb: "A X le dieron seis años. A Y, cuatro. Y a Z, 20 meses".

1. The sentence before, in the same paragraph, tells of a punishment, and no hedge or negation holds it.
2. The sentence has no verb: who is punished stands behind a preposition, and the term behind that.
"""

from collections.abc import Sequence

from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.gaps import gaps_alone
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.terms import gap_term

_PUNISHED = "sentenced"


def read_terms_alone(reading: Reading) -> None:
    """Adds the punishments whose verb the sentence before has."""
    view, tokens = reading.view, reading.view.sentence.tokens
    if (
        _PUNISHED not in reading.told
        or reading.found
        or any(t.lower in reading.grammar.sets["negations"] for t in tokens)
    ):
        return
    frame = reading.grammar.frames[_PUNISHED]
    for gap in gaps_alone(view):
        value, token = gap_term(reading, gap.quantity), tokens[view.quantities[gap.quantity].first]
        for party in _people(reading, gap.group):
            proposal = Proposal(
                _PUNISHED, None, party.entity, value, frame.standing, False, (), reading.number, token.start, token.end
            )
            held = propose(proposal, hold(()), allowed=(frame.subject, frame.object))
            if held is not None:
                reading.found.append(held)


def _people(reading: Reading, group: int) -> Sequence[Party]:
    return parties_of(reading.view, list(list_from(reading.view, group)))
