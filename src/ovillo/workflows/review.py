"""What waits for a reviewer: statements that they have not judged, then proposals to join two names.

Each reviewer has a state of their own. What somebody else decided is not shown before one has decided oneself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ovillo.domain.documents import Document
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement
from ovillo.interfaces.record import Record
from ovillo.workflows.answers import Answers
from ovillo.workflows.judge import ProposalLine


@dataclass(frozen=True, slots=True)
class WantedStatements:
    """Which statements a reviewer goes through; what is empty asks for all."""

    document: str = ""
    kind: PredicateKind | None = None
    again: bool = False
    """Those that this reviewer was unsure of, instead of those that they have not judged."""


@dataclass(frozen=True, slots=True)
class StatementQueue:
    """Statements in the order in which one reads: by document as it was published, then by place."""

    waiting: tuple[Statement, ...]
    decided: int
    """How many of those asked for this reviewer has judged, unsure included."""

    @property
    def total(self) -> int:
        """Waiting and decided."""
        return len(self.waiting) + self.decided


def own_judgements(record: Record, actor: str) -> tuple[Judgement, ...]:
    """What this reviewer holds, in the order in which they decided."""
    with record.reading() as reader:
        return tuple(each for each in reader.judgements() if each.by == actor and each.undone_by is None)


def queue_statements(answers: Answers, own: Sequence[Judgement], wanted: WantedStatements) -> StatementQueue:
    """The statements that this reviewer has not judged."""
    last = {each.left: each.verdict for each in own if each.right is None}
    if wanted.again:
        judged = {each for each, verdict in last.items() if verdict is not Verdict.UNSURE}
        judged |= {each.id for each in answers.resolved.view.statements if each.id not in last}
    else:
        judged = set(last)
    asked = [
        each
        for each in answers.resolved.view.statements
        if (not wanted.document or each.document == wanted.document)
        and (wanted.kind is None or KIND_OF.get(each.predicate) is wanted.kind)
    ]
    waiting = sorted(
        (each for each in asked if each.id not in judged), key=lambda each: _reading_order(each, answers.documents)
    )
    return StatementQueue(tuple(waiting), len(asked) - len(waiting))


def _reading_order(statement: Statement, documents: Mapping[str, Document]) -> tuple[date, str, int, int, str]:
    published = documents[statement.document].details.published or date.max
    return published, statement.document, statement.start, statement.end, statement.id


@dataclass(frozen=True, slots=True)
class ProposalQueue:
    """Proposals, the heaviest evidence first."""

    waiting: tuple[ProposalLine, ...]
    decided: int

    @property
    def total(self) -> int:
        """Waiting and decided."""
        return len(self.waiting) + self.decided


def queue_proposals(answers: Answers, own: Sequence[Judgement]) -> ProposalQueue:
    """The proposals that no rule settles and this reviewer has not judged."""
    judged = {(each.left, each.right) for each in own if each.right is not None}
    asked = [each for each in answers.proposals if each.proposal.rule is None or each.contradicted]
    waiting = [each for each in asked if (each.proposal.left, each.proposal.right) not in judged]
    return ProposalQueue(tuple(waiting), len(asked) - len(waiting))
