"""`judge` and `proposals`: decisions that people take, with a reason, and can take back."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from ovillo.domain.canonical import identity
from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.errors import OvilloError, UsageError
from ovillo.domain.judgements import Judgement, Proposal, Verdict, proposal_id
from ovillo.domain.messages import mark
from ovillo.interfaces.record import Record, RecordReader
from ovillo.resolution import (
    Contradiction,
    Explanation,
    FieldWeight,
    compare_entities,
    compare_names,
    explain,
    find_contradictions,
    part,
    weigh_context,
)
from ovillo.workflows.joined_inside import Inside, inside_joins, mentions_of
from ovillo.workflows.views import Resolved, read_by_hand, resolve, statements_named

Pair = tuple[str, str]
_A_PAIR = 2
_SHORTEST_ID = 8
"""Fewer digits could name somebody else tomorrow."""
_TAKEN_FOR_ONE = FieldWeight("Same document", "takes them for one", 0.0, None)
_FIELD_NAMES = tuple(each.name for each in fields(FieldWeight))


class ProposalNotFoundError(OvilloError):
    code = "proposal_not_found"
    template = mark("No proposal or statement of this case is called {id}. List them with: ovillo proposals CASE")
    on_page = mark("No proposal or statement of this case is called {id}. The page Review lists them.")


class ShortIdError(OvilloError):
    code = "short_id"
    template = mark(
        "More than one thing of this case begins with {id}. Give more digits; ovillo proposals CASE has them."
    )
    on_page = mark("More than one thing of this case begins with {id}. Give more digits; the page Review has them.")


class EntityNotFoundError(OvilloError):
    code = "entity_not_found"
    template = mark("No entity of this case is called {id}. List them with: ovillo export CASE --as entities")
    on_page = mark("No entity of this case is called {id}. The list of who and what is named has them.")


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal, the two names, and the judgements that stand on it."""

    proposal: Proposal
    left: DocumentEntity
    right: DocumentEntity
    judgements: tuple[Judgement, ...]
    explanation: Explanation
    """The score laid open, with what stands around the two."""
    contradicted: tuple[Contradiction, ...] = ()
    """People's "same" on this pair that people's "different" keeps from taking effect: a task to settle."""
    is_inside: bool = False
    """Whether one document takes the two for one, so that they are one entity."""

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
        return {
            "id": self.proposal.id,
            **sides,
            "score": self.proposal.score,
            "rule": self.proposal.rule,
            "reasons": list(self.proposal.reasons),
            **_laid_open(self.explanation),
            "contradicted": [each.refused.id for each in self.contradicted],
            "contradicted_by": [
                {**_decision(against), "left": against.left, "right": against.right}
                for each in self.contradicted
                for against in each.against
            ],
            "verdict": self.verdict,
            "judgements": [_decision(each) for each in self.judgements],
        }


def _laid_open(told: Explanation) -> dict[str, Any]:  # Any: a JSON value
    """Written out: `asdict` takes four times as long, which a case of thousands of proposals shows."""
    return {
        "fields": [{name: getattr(each, name) for name in _FIELD_NAMES} for each in told.fields],
        "weight_bits": told.weight_bits,
        "alignment": [{"left": each.left, "right": each.right, "agreement": each.agreement} for each in told.alignment],
        "would_change": list(told.would_change),
    }


def _decision(judgement: Judgement) -> dict[str, str]:
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "by": judgement.by,
        "reason": judgement.reason,
        "at": judgement.at.isoformat(),
    }


def proposals(record: Record, *, document: str | None = None) -> tuple[ProposalLine, ...]:
    """Every proposal with the judgements that stand on it, and every judged pair that nothing proposes any more.

    First what people contradict one another on, then what waits for a person, then what is judged, then what a rule
    joined, then full names that one document takes for one person; within each the heaviest evidence first, and a pair
    with a conflict behind those without. With `document`,
    an id or its first digits, only what concerns somebody named there. Raises `DocumentNotFoundError`.
    """
    resolved = resolve(record)
    return proposal_lines(resolved, None if document is None else _named_in(record, resolved, document))


def proposal_lines(resolved: Resolved, shown: frozenset[str] | None = None) -> tuple[ProposalLine, ...]:
    """The same of a case at hand; with `shown`, only what concerns one of these entities."""
    entities = {entity.id: entity for entity in resolved.view.entities}
    standing, refused = _standing(resolved), _refused(resolved)
    joined = {member: each.id for each in resolved.entities for member in each.members}
    proposed = {(each.left, each.right) for each in resolved.proposals}
    judged_only = [
        compare_entities(entities[left], entities[right])
        for left, right in sorted(standing.keys() - proposed)
        if left in entities and right in entities
    ]
    every = (*(_as_it_stands(each, joined) for each in resolved.proposals), *judged_only)
    context = weigh_context(
        resolved.view.entities, resolved.entities, every, surroundings=resolved.surroundings, decided=standing.keys()
    )
    lines = []
    for proposal in every:
        pair = proposal.left, proposal.right
        if shown is None or not shown.isdisjoint(pair):
            left, right = entities[proposal.left], entities[proposal.right]
            told = explain(left.name, right.name, reasons=proposal.reasons, context=context[pair])
            decided, contradicted = tuple(standing.get(pair, ())), tuple(refused.get(pair, ()))
            lines.append(ProposalLine(proposal, left, right, decided, told, contradicted))
    lines += [_inside_line(each, standing) for each in inside_joins(resolved) if shown is None or each.whole in shown]
    return tuple(sorted(lines, key=_order))


def _as_it_stands(proposal: Proposal, joined: Mapping[str, str]) -> Proposal:
    """The proposal; what a rule would join, and judgements of people keep apart, waits for a person as others do."""
    is_joined = joined.get(proposal.left) == joined.get(proposal.right)
    return proposal if proposal.rule is None or is_joined else replace(proposal, rule=None)


def _inside_line(join: Inside, standing: Mapping[Pair, Sequence[Judgement]]) -> ProposalLine:
    proposal, (left, right) = join.proposal, join.sides
    is_person = EntityType.PERSON in {left.type, right.type}
    score = compare_names(left.name, right.name, "Person" if is_person else "Organization")
    told = explain(left.name, right.name, reasons=score.reasons, context=(_TAKEN_FOR_ONE,))
    decided = tuple(standing.get((proposal.left, proposal.right), ()))
    proposal = replace(proposal, reasons=(f"{_TAKEN_FOR_ONE.field}: {_TAKEN_FOR_ONE.says}.", *score.reasons))
    return ProposalLine(proposal, left, right, decided, told, is_inside=True)


def _standing(resolved: Resolved) -> dict[Pair, list[Judgement]]:
    """The judgements that stand, by the two entities that they are on."""
    standing: dict[Pair, list[Judgement]] = defaultdict(list)
    for judgement in resolved.judgements:
        if judgement.undone_by is None and judgement.right is not None:
            standing[judgement.left, judgement.right].append(judgement)
    return standing


def _refused(resolved: Resolved) -> dict[Pair, list[Contradiction]]:
    """The judgements without effect, by the two entities that they are on."""
    refused: dict[Pair, list[Contradiction]] = defaultdict(list)
    for each in find_contradictions(resolved.view.entities, resolved.judgements):
        refused[each.refused.left, each.refused.right or ""].append(each)
    return refused


def _named_in(record: Record, resolved: Resolved, document: str) -> frozenset[str]:
    """Everybody who is named in this document, or joined to somebody named there."""
    with record.reading() as reader:
        found = reader.document(document).id
    return frozenset(member for each in resolved.entities if found in each.documents for member in each.members)


def _order(line: ProposalLine) -> tuple[int, bool, float, float, str]:
    if line.contradicted:
        place = 0
    elif line.judgements:
        place = 2
    else:
        place = 4 if line.is_inside else 3 if line.proposal.rule else 1
    has_conflict = any(field.is_conflict for field in line.explanation.fields)
    return place, has_conflict, -line.explanation.weight_bits, -line.proposal.score, line.proposal.id


def judge(
    record: Record, target: str, *, verdict: Verdict, reason: str, actor: str, now: Callable[[], datetime]
) -> Judgement:
    """Records a judgement on a proposal (same, different, unsure) or a statement (accept, reject, unsure)."""
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


def is_held_up(record: Record, judgement: Judgement) -> bool:
    """Whether other decisions, or a document that names two people apart, keep a "same" from taking effect."""
    return any(each.id == judgement.id for each in held_up_by(record, judgement))


def held_up_by(record: Record, judgement: Judgement) -> tuple[Judgement, ...]:
    """The decisions that this one leaves without effect: itself perhaps, and those that had effect until it came."""
    with record.reading() as reader:
        read, judgements = tuple(reader.entities()), tuple(reader.judgements())
        read = (*read, *read_by_hand(reader, read).entities)
    before = tuple(each for each in judgements if each.id != judgement.id)
    known = {each.refused.id for each in find_contradictions(part(read, (), (), before).entities, before)}
    found = find_contradictions(part(read, (), (), judgements).entities, judgements)
    return tuple(each.refused for each in found if each.refused.id not in known)


_TWO_OF_TWO = mark("A judgement is on two entities of two documents. Give two ids, joined by +.")
_PART_FIRST = mark(
    "That is a mention of somebody in their document. First judge it different from that entity; then it has an id of "
    "its own."
)
_NONE_OF_YOURS = mark("No decision of yours on it stands. That of somebody else is taken back by its own id.")


def undo(record: Record, target: str, *, reason: str, actor: str, now: Callable[[], datetime]) -> Judgement:
    """Takes back the latest judgement that stands on this proposal or statement; others stay as they are.

    The latest of the actor where there is one, else that of somebody else: the judgement says whose it was.

    Target: the id of the judgement, of the proposal or of the statement, or two ids of entities joined by "+"; the
    first digits are enough where they name one thing.
    """
    with record.writing(actor=actor, at=now()) as writer:
        named = _standing_on(writer, target)
        taken = next((each for each in reversed(named) if each.by == actor), named[-1])
        writer.undo(taken.id, reason=reason)
        return taken


def undo_own(record: Record, target: str, *, reason: str, actor: str, now: Callable[[], datetime]) -> Judgement:
    """As `undo`, but of others only what is named by the id of the judgement: who asks twice undoes nobody else's."""
    with record.writing(actor=actor, at=now()) as writer:
        named = _standing_on(writer, target)
        own = [each for each in named if each.by == actor or each.id.startswith(target)]
        # Who may undo nothing is refused by the writer, first; what it did for anybody else is rolled back.
        writer.undo((own or named)[-1].id, reason=reason)
        if not own:
            raise UsageError(problem=_NONE_OF_YOURS)
        return own[-1]


def _standing_on(reader: RecordReader, target: str) -> Sequence[Judgement]:
    """The judgements that stand on one thing, earliest first; at least one."""
    standing = [each for each in reader.judgements() if each.undone_by is None]
    by_id = [each for each in standing if target and each.id.startswith(target)]
    named = by_id or [each for each in standing if target and _is_on(each, target)]
    if not named and any(_is_on(each, target) or each.id.startswith(target) for each in reader.judgements() if target):
        raise UsageError(problem=mark("No decision on it stands that could be taken back. Nothing was changed."))
    if not named or len({(each.left, each.right) for each in named}) > 1 or len(by_id) > 1:
        raise _unclear(named, target)
    return named


def _is_on(judgement: Judgement, target: str) -> bool:
    if judgement.right is None:
        return judgement.left.startswith(target)
    if "+" in target:
        one, _, other = target.partition("+")
        pair = judgement.left, judgement.right
        return bool(one and other) and any(
            left.startswith(one) and right.startswith(other) for left, right in (pair, pair[::-1])
        )
    return proposal_id(judgement.left, judgement.right).startswith(target)


def _target(record: Record, target: str, verdict: Verdict) -> tuple[str, str | None]:
    if not target:
        raise ProposalNotFoundError(id=target)
    if verdict in {Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE} and "+" not in target:
        with record.reading() as reader:
            named = statements_named(reader, target)
        if verdict is Verdict.UNSURE and not named:
            return _target_pair(record, target, verdict)
        if not named and any(each.id.startswith(target) for each in resolve(record).proposals):
            raise UsageError(
                problem=mark("A proposal is judged same, different or unsure. Give one of these as the verdict.")
            )
        if len(named) != 1:
            raise _unclear(named, target)
        return named[0], None
    return _target_pair(record, target, verdict)


def _target_pair(record: Record, target: str, verdict: Verdict) -> Pair:
    resolved = resolve(record)
    if "+" in target:
        return _pair(resolved, target, verdict)
    pairs = {(each.left, each.right) for each in resolved.proposals}
    pairs |= {(each.proposal.left, each.proposal.right) for each in inside_joins(resolved)}
    pairs |= {(each.left, each.right) for each in resolved.judgements if each.right is not None}
    named = [pair for pair in pairs if proposal_id(*pair).startswith(target)]
    known = {entity.id for entity in (*resolved.view.entities, *resolved.read.entities)}
    found = [pair for pair in named if known.issuperset(pair) or _is_inside(pair, resolved)]
    if not found and any(each.id.startswith(target) for each in resolved.view.statements):
        raise UsageError(problem=mark("A statement is accepted or rejected. Give accept or reject as the verdict."))
    if len(found) != 1:
        raise _unclear(found, target)
    return found[0]


def _unclear(found: Sequence[object], target: str) -> OvilloError:
    """Why an id, or its first digits, names no one thing."""
    return ShortIdError(id=target) if found else ProposalNotFoundError(id=target)


def _is_inside(pair: Pair, resolved: Resolved) -> bool:
    """Whether it is a mention and the entity that its document makes it."""
    mentions = mentions_of(resolved)
    return any(one in mentions and mentions[one][0] == other for one, other in (pair, pair[::-1]))


def _pair(resolved: Resolved, target: str, verdict: Verdict) -> Pair:
    """Two entities by ids that any export gave them, whatever they were joined to or parted from since."""
    entities = {each.id: each for each in (*resolved.read.entities, *resolved.view.entities)}
    mentions = mentions_of(resolved)
    ids = []
    for digits in target.split("+"):
        is_long = len(digits) >= _SHORTEST_ID
        named = {each for each in (*entities, *mentions) if each.startswith(digits)} if is_long else set()
        if len(named) != 1:
            raise EntityNotFoundError(id=digits or target)
        ids.append(named.pop())
    if len(set(ids)) != _A_PAIR:
        raise UsageError(problem=_TWO_OF_TWO)
    for mention, other in (ids, ids[::-1]):
        if mention in mentions and _is_of_its_document(mention, other, resolved, verdict):
            return _in_order(mention, mentions[mention][0])
    if not entities.keys() >= set(ids):
        raise UsageError(problem=_PART_FIRST)
    wholes = {resolved.wholes.get(each, each) for each in ids}
    if len({entities[each].document for each in ids}) == 1 and len(wholes) == _A_PAIR:
        raise UsageError(problem=_TWO_OF_TWO)
    if {entities[each].type for each in ids} == {EntityType.PERSON, EntityType.PLACE}:
        raise UsageError(problem=mark("A person and a place cannot be one. Give two people or two places."))
    return _in_order(*ids)


def _is_of_its_document(mention: str, other: str, resolved: Resolved, verdict: Verdict) -> bool:
    """Whether `other` is the entity that the document makes this mention, or who that is for the case.

    Of whom a mention went with when people parted them, it can only be parted.
    """
    whole, owner = mentions_of(resolved)[mention]
    if other == whole:
        return True
    if mention == owner or (owner in resolved.wholes and verdict is Verdict.SAME):
        return False
    return any(owner in each.members and other in each.members for each in resolved.entities)


def _in_order(one: str, other: str) -> Pair:
    left, right = sorted((one, other))
    return left, right
