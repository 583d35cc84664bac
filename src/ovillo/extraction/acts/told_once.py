"""A payment told twice by one verb: "cobró 500 soles" is a sum that somebody not named paid, and one received.

The payment stands alone; where nothing tells it as a payment, what was received stands.
"""

from ovillo.domain.entities import DocumentEntity
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading


def drop_told_as_payments(reading: Reading) -> None:
    """Takes out what somebody received where the same verb tells that somebody not named paid them that sum."""
    paid = {_sum(p, p.object) for p in reading.found if p.predicate == "pays" and p.subject is None and p.value}
    if paid:
        reading.found[:] = [
            p for p in reading.found if p.predicate != "receives" or p.object or _sum(p, p.subject) not in paid
        ]


def _sum(proposal: Proposal, taker: DocumentEntity | None) -> tuple[object, ...]:
    return proposal.clause, taker.id if taker else None, proposal.value, proposal.negated
