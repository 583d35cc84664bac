"""What every answer is made from: one consistent view of a case, and the stages run over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ovillo.corroboration import Corroborated, corroborate
from ovillo.domain.briefs import CaseView
from ovillo.domain.entities import CaseEntity
from ovillo.domain.judgements import Judgement, Proposal, Verdict
from ovillo.domain.statements import Review, Statement
from ovillo.interfaces.record import Record, RecordReader
from ovillo.resolution import Surroundings, cluster, gather_surroundings, propose_pairs


@dataclass(frozen=True, slots=True)
class Resolved:
    """A case as the answers see it."""

    view: CaseView
    proposals: tuple[Proposal, ...]
    judgements: tuple[Judgement, ...]
    entities: tuple[CaseEntity, ...]
    surroundings: Mapping[str, Surroundings]
    """By id of document entity: what the documents say around it."""


def view_of(reader: RecordReader) -> CaseView:
    """Everything that has not been withdrawn."""
    head = reader.head()
    return CaseView(
        name=reader.case_name(),
        ledger_size=head.size,
        ledger_root=head.root.hex(),
        documents=tuple(reader.documents()),
        entities=tuple(reader.entities()),
        statements=tuple(reader.statements()),
        exchange_rates=tuple(reader.exchange_rates()),
    )


def resolve(record: Record, *, as_of: int | None = None) -> Resolved:
    """The case with its entities joined by rules and judgements, as it is or after so many entries of its ledger.

    Raises:
        SizeNotReachedError: the ledger never had as many.
    """
    with record.reading() if as_of is None else record.reading_as_of(as_of) as reader:
        view = view_of(reader)
        judgements = tuple(reader.judgements())
    view = replace(view, statements=tuple(reviewed(view.statements, judgements)))
    surroundings = gather_surroundings(view.entities, view.statements, view.documents)
    proposals = propose_pairs(view.entities, surroundings)
    joined = cluster(view.entities, proposals, judgements)
    return Resolved(view, proposals, judgements, joined, surroundings)


def find(resolved: Resolved) -> Corroborated:
    """What the sources say about each thing, and who takes from whom."""
    kept = tuple(each for each in resolved.view.statements if each.review is not Review.REJECTED)
    view = resolved.view
    return corroborate(view.documents, resolved.entities, kept, rates=view.exchange_rates, named=view.entities)


def reviewed(statements: Sequence[Statement], judgements: Iterable[Judgement]) -> list[Statement]:
    """The statements with the last decision that stands on each; a rejected one stays, and makes no finding."""
    reviews = {Verdict.ACCEPT: Review.ACCEPTED, Verdict.REJECT: Review.REJECTED}
    decided = {
        each.left: reviews[each.verdict] for each in judgements if each.undone_by is None and each.verdict in reviews
    }
    return [replace(each, review=decided.get(each.id, each.review)) if decided else each for each in statements]
