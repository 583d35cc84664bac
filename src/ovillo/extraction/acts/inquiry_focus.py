"""Whom an inquiry is told to turn to: "las pesquisas se centran en X", "la investigación apunta a X".

1. A noun of inquiry stands before a verb of turning to, with no mark and no other verb between.
2. Who stands behind the verb and its preposition is under inquiry: nobody of the law, and nothing behind "that".
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.acts.undergoers import is_official
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood

_REACH = 8
"""Tokens from the noun to its verb."""
_LED = 3
"""Tokens from a verb to the noun that is its object: its article between."""
_ENDS = frozenset(',;:()"“”«»')
_INQUIRED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})


def read_inquiry_focus(reading: Reading) -> None:
    """Adds who is told to be under inquiry so."""
    view, grammar = reading.view, reading.grammar
    table, frame = grammar.table.get("inquiry_focus", {}), grammar.frames["investigated"]
    for number, clause in enumerate(view.clauses):
        is_turning = bool(table) and clause.verb.lemma in table["verbs"] and clause.verb.mood is Mood.FINITE
        if not is_turning or clause.is_passive or not _is_of_inquiry(reading, number):
            continue
        holding = hold(cues_of(view, number, reading.cues, grammar))
        slots = [s for s in arguments_of(reading, number).slots if s.preposition in table["prepositions"]]
        for party in (p for s in slots[:1] for p in parties_of(view, s.groups)):
            if holding.is_negated or party.entity.type not in _INQUIRED or is_official(reading, party):
                continue
            tokens, verb = view.sentence.tokens, clause.verb
            proposal = Proposal(
                frame.predicate, None, party.entity, party.value, frame.standing, False, (), reading.number,
                tokens[verb.first].start, tokens[verb.last].end, number,
            )  # fmt: skip
            if held := propose(proposal, holding, allowed=(frame.subject, frame.object)):
                reading.found.append(held)


def _is_of_inquiry(reading: Reading, number: int) -> bool:
    """Rule 1; the inquiry is no object of a verb right before it: "quien dirige la investigación apuntó a X"."""
    view, nouns = reading.view, reading.grammar.table["inquiry_focus"]["nouns"]
    verb = view.clauses[number].verb
    begin = max([verb.first - _REACH, 0, *(c.verb.last + 1 for c in view.clauses[:number])])
    before = view.sentence.tokens[begin : verb.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n].lower in nouns), -1)
    is_object = any(c.verb.last < begin + at < c.verb.last + _LED for c in view.clauses[:number])
    return at >= 0 and not is_object and not any(token.text in _ENDS for token in before[at:])
