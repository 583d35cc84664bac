"""A conviction that only its term tells: "condenó a X a 18 años de cárcel".

Where a verb gives a term and no deed, the term tells the conviction, which holds the sentence as convicted; the bare
conviction beside it says nothing more. With a deed ("condenado a nueve años por haber vendido") both stand.
"""

from ovillo.domain.statements import KIND_OF, PredicateKind, Standing
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of


def drop_told_by_terms(reading: Reading) -> None:
    """Takes out the convictions that the terms of the same sentence tell of the same people."""
    verbs = set(reading.grammar.table["durations"].get("convicting", ()))
    termed = {(_whose(p), p.negated) for p in reading.found if p.predicate == "sentenced" and p.value and p.object}
    if not verbs or not termed or any(_is_deed(p) for p in reading.found):
        return
    reading.found[:] = [
        p for p in reading.found if not (_is_by(reading, p, verbs) and (_whose(p), p.negated) in termed)
    ]


def _is_by(reading: Reading, proposal: Proposal, verbs: set[str]) -> bool:
    clauses = reading.view.clauses
    return proposal.predicate == "convicted" and proposal.clause >= 0 and clauses[proposal.clause].verb.lemma in verbs


def _is_deed(proposal: Proposal) -> bool:
    return proposal.standing is Standing.CONVICTED and KIND_OF.get(proposal.predicate) is PredicateKind.CONDUCT


def _whose(proposal: Proposal) -> str:
    return proposal.object.id if proposal.object else ""


def is_to_serve(reading: Reading, clause: Clause, lemma: str) -> bool:
    """As in "was ordered to serve eleven years in prison": what hangs on the verb is a term."""
    for _, number in arguments_of(reading, reading.view.clause_at[clause.item]).complements[:1]:
        words = {word.strip(".,") for word in arguments_of(reading, number).words.split()}
        is_jail = bool(words & set(reading.grammar.table["durations"]["jail"]))
        return is_jail and reading.view.clauses[number].verb.lemma == lemma
    return False
