"""How many more a passive is told of, without a noun: "X and 14 others were arrested", "X y otros tres fueron …"."""

from collections.abc import Iterator
from dataclasses import replace

from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import Quantity

_UPON_PEOPLE = frozenset({"detained", "charged", "indicted", "convicted", "acquitted", "released", "rescued"})


def read_others_too(reading: Reading) -> None:
    """Tells of the others what the clause tells of whoever is named before them."""
    view = reading.view
    for quantity in _others(reading):
        named = {g.entity.id for g in view.groups if g.last == quantity.first - 2}
        upon = [each for each in reading.found if _is_upon(reading, each, named, quantity)]
        for proposal in {each.predicate: each for each in upon}.values():
            reading.found.append(replace(proposal, object=None, value=replace(quantity.value, unit="person")))


def _others(reading: Reading) -> Iterator[Quantity]:
    """Those counts behind "and" right before a verb."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["others_too"]
    begins = {clause.verb.first for clause in reading.view.clauses}
    for quantity in reading.view.quantities:
        at = quantity.last + 1
        at += at < len(tokens) and tokens[at].lower in table["words"]
        is_joined = quantity.first > 1 and tokens[quantity.first - 1].lower in table["joints"]
        if quantity.is_other and not quantity.is_money and is_joined and at in begins:
            yield quantity


def _is_upon(reading: Reading, proposal: Proposal, named: set[str], quantity: Quantity) -> bool:
    if proposal.clause < 0 or proposal.object is None or proposal.value is not None or proposal.negated:
        return False
    clause = reading.view.clauses[proposal.clause]
    is_theirs = clause.is_passive and 0 < clause.verb.first - quantity.last <= 2
    return is_theirs and proposal.object.id in named and proposal.predicate in _UPON_PEOPLE
