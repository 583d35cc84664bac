"""`judge` and `proposals`: decisions that people take, with a reason, and can take back."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.judgements import Judgement, Proposal, Verdict
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record
from ovillo.resolution import Explanation, explain, find_contradicting_judgements, weigh_context
from ovillo.workflows.views import resolve

Pair = tuple[str, str]


class ProposalNotFoundError(OvilloError):
    code = "proposal_not_found"
    template = mark("No proposal or statement of this case is called {id}. List them with: ovillo proposals CASE")


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal, the two names, and the judgements that stand on it."""

    proposal: Proposal
    left: DocumentEntity
    right: DocumentEntity
    judgements: tuple[Judgement, ...]
    explanation: Explanation
    """The score laid open, with what stands around the two."""
    contradicted: tuple[Judgement, ...] = ()
    """People's "same" on this pair that people's "different" keeps from taking effect: a task to settle."""

    @property
    def verdict(self) -> str | None:
        """The verdict that stands last."""
        return self.judgements[-1].verdict.value if self.judgements else None

    def as_object(self) -> dict[str, Any]:  # Any: a JSON value
        """As `ovillo proposals --as json` prints it."""
        sides = {
            side: {"entity": entity.id, "name": entity.name, "type": entity.type.value, "document": entity.document}
            for side, entity in (("left", self.left), ("right", self.right))
        }
        decisions = [
            {
                "id": each.id,
                "verdict": each.verdict.value,
                "by": each.by,
                "reason": each.reason,
                "at": each.at.isoformat(),
            }
            for each in self.judgements
        ]
        return {
            "id": self.proposal.id,
            **sides,
            "score": self.proposal.score,
            "rule": self.proposal.rule,
            "reasons": list(self.proposal.reasons),
            **asdict(self.explanation),
            "contradicted": [each.id for each in self.contradicted],
            "verdict": self.verdict,
            "judgements": decisions,
        }


def proposals(record: Record) -> tuple[ProposalLine, ...]:
    """Every proposal with the judgements that stand on it.

    First what people contradict one another on, then what waits for a person, then what is judged, then what a rule
    joined; within each the heaviest evidence first, and a pair with a conflict behind those without.
    """
    resolved = resolve(record)
    entities = {entity.id: entity for entity in resolved.view.entities}
    standing: dict[Pair, list[Judgement]] = defaultdict(list)
    for judgement in resolved.judgements:
        if judgement.undone_by is None and judgement.right is not None:
            standing[judgement.left, judgement.right].append(judgement)
    refused: dict[Pair, list[Judgement]] = defaultdict(list)
    for judgement in find_contradicting_judgements(resolved.view.entities, resolved.judgements):
        refused[judgement.left, judgement.right or ""].append(judgement)
    context = weigh_context(
        resolved.view.entities,
        resolved.entities,
        resolved.proposals,
        surroundings=resolved.surroundings,
        decided=standing.keys(),
    )
    lines = []
    for proposal in resolved.proposals:
        pair = proposal.left, proposal.right
        left, right = entities[proposal.left], entities[proposal.right]
        told = explain(left.name, right.name, reasons=proposal.reasons, context=context[pair])
        decided, contradicted = tuple(standing.get(pair, ())), tuple(refused.get(pair, ()))
        lines.append(ProposalLine(proposal, left, right, decided, told, contradicted))
    return tuple(sorted(lines, key=_order))


def _order(line: ProposalLine) -> tuple[int, bool, float, float, str]:
    if line.contradicted:
        place = 0
    elif line.judgements:
        place = 2
    else:
        place = 3 if line.proposal.rule else 1
    has_conflict = any(field.is_conflict for field in line.explanation.fields)
    return place, has_conflict, -line.explanation.weight_bits, -line.proposal.score, line.proposal.id


def judge(
    record: Record, target: str, *, verdict: Verdict, reason: str, actor: str, now: Callable[[], datetime]
) -> Judgement:
    """Records a judgement on a proposal (same, different, unsure) or a statement (accept, reject)."""
    if not reason.strip():
        raise UsageError(problem=mark("A judgement needs a reason. Give it with --reason."))
    left, right = _target(record, target, verdict)
    at = now()
    judgement = Judgement(
        id=identity("judgement", left, right, verdict.value, actor, reason, at.isoformat()),
        verdict=verdict,
        left=left,
        right=right,
        by=actor,
        reason=reason.strip(),
        at=at,
    )
    with record.writing(actor=actor, at=at) as writer:
        writer.judge(judgement)
    return judgement


def undo(record: Record, target: str, *, reason: str, actor: str, now: Callable[[], datetime]) -> Judgement:
    """Takes back the latest judgement that stands on this proposal or statement; others stay as they are."""
    with record.writing(actor=actor, at=now()) as writer:
        standing = [each for each in writer.judgements() if each.undone_by is None]
        latest = next((each for each in reversed(standing) if target and _names(each, target)), None)
        if latest is None:
            raise ProposalNotFoundError(id=target)
        writer.undo(latest.id, reason=reason)
        return latest


def _names(judgement: Judgement, target: str) -> bool:
    from_pair = Proposal(judgement.left, judgement.right, 0, None, ()).id if judgement.right else judgement.left
    return judgement.id.startswith(target) or from_pair.startswith(target)


def _target(record: Record, target: str, verdict: Verdict) -> tuple[str, str | None]:
    if not target:
        raise ProposalNotFoundError(id=target)
    if verdict in {Verdict.ACCEPT, Verdict.REJECT}:
        with record.reading() as reader:
            named = [each.id for each in reader.statements() if each.id.startswith(target)]
        if len(named) != 1:
            raise ProposalNotFoundError(id=target)
        return named[0], None
    found = [each for each in resolve(record).proposals if each.id.startswith(target)]
    if len(found) != 1:
        raise ProposalNotFoundError(id=target)
    return found[0].left, found[0].right
