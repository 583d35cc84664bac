"""What was only aimed at: "bribed the judge to acquit X", "conspired with Y to sell a baby".

1. What an official was paid or bribed to decide is not thereby decided.
2. What somebody conspired to do is not thereby done; a court that convicts of conspiring says what it says.
"""

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from ovillo.extraction.sentences.clause_types import Link
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood

_DECIDED = frozenset({Standing.ACQUITTED, Standing.CONVICTED})


def is_mere_aim(reading: Reading, proposal: Proposal) -> bool:
    """Whether the sentence tells no more than that somebody aimed at it."""
    table, clauses = reading.grammar.table.get("mere_aims"), reading.view.clauses
    if table is None or proposal.clause < 0:
        return False
    clause = clauses[proposal.clause]
    is_decision = KIND_OF.get(proposal.predicate) is PredicateKind.PROCEDURE or proposal.standing in _DECIDED
    while clause.link is Link.NONFINITE and clause.governor >= 0:
        above = clauses[clause.governor]
        if clause.verb.mood is Mood.INFINITIVE:
            if is_decision and above.verb.lemma in table["bribing"]:
                return True
            is_told = proposal.standing is Standing.REPORTED and above.verb.mood is Mood.FINITE
            if is_told and above.verb.lemma in table["conspiring"]:
                return True
        clause = above
    return False
