"""What every answer is made from: one consistent view of a case, and the stages run over it."""

from dataclasses import dataclass

from ovillo.corroboration import corroborate
from ovillo.domain.briefs import CaseView
from ovillo.domain.entities import CaseEntity
from ovillo.domain.findings import Finding
from ovillo.domain.judgements import Judgement, Proposal
from ovillo.interfaces.record import Record, RecordReader
from ovillo.resolution import cluster, propose_pairs


@dataclass(frozen=True, slots=True)
class Resolved:
    """A case as the answers see it."""

    view: CaseView
    proposals: tuple[Proposal, ...]
    judgements: tuple[Judgement, ...]
    entities: tuple[CaseEntity, ...]


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
    )


def resolve(record: Record) -> Resolved:
    """The case with its entities joined by rules and judgements."""
    with record.reading() as reader:
        view = view_of(reader)
        judgements = tuple(reader.judgements())
    proposals = propose_pairs(view.entities)
    return Resolved(view, proposals, judgements, cluster(view.entities, proposals, judgements))


def find(resolved: Resolved) -> tuple[Finding, ...]:
    """What the sources say about each thing."""
    return corroborate(resolved.view.documents, resolved.entities, resolved.view.statements)
