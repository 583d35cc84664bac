"""What a frame proposes, before speakers are known and before the gate has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.statements import Cue, CueKind, Standing, Value
from ovillo.extraction.sentences.clause_types import View
from ovillo.extraction.sentences.cues import lower
from ovillo.extraction.text.spans import ArgumentKind, NounGroup


@dataclass(frozen=True, slots=True)
class Proposal:
    """One tuple that a sentence may state."""

    predicate: str
    subject: DocumentEntity | None
    object: DocumentEntity | None
    value: Value | None
    standing: Standing
    negated: bool
    cues: tuple[Cue, ...]
    sentence: int
    start: int
    end: int
    """The words that carry it: the verb group or noun."""
    clause: int = -1


@dataclass(frozen=True, slots=True)
class Holding:
    """How a clause holds what it says."""

    cues: tuple[Cue, ...]
    is_negated: bool

    def with_cue(self, cue: Cue | None) -> "Holding":
        """This holding under one more cue."""
        return replace(self, cues=(*self.cues, cue)) if cue else self


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: an entity, with the number that its noun group gives."""

    entity: DocumentEntity
    value: Value | None = None
    hedge: Cue | None = None
    """As in "the alleged massage parlour": what is said of it is no firmer."""


def hold(cues: Sequence[Cue]) -> Holding:
    """The holding that these cues make: a negation or a failure negates, two of them say nothing."""
    negations = [c for c in cues if c.kind in (CueKind.NEGATION, CueKind.FAILURE)]
    kept = [c for c in cues if c.kind is not CueKind.FAILURE]
    if len({c.kind for c in negations}) > 1:
        kept.append(Cue(negations[0].start, negations[0].end, CueKind.DOUBT))
    return Holding(tuple(sorted(set(kept))), bool(negations))


def propose(
    proposal: Proposal, holding: Holding, *, allowed: tuple[frozenset[EntityType], frozenset[EntityType]]
) -> Proposal | None:
    """The proposal as the clause holds it; `None` where a type does not fit or nothing is said."""
    subject, object_ = proposal.subject, proposal.object
    if (subject and subject.type not in allowed[0]) or (object_ and object_.type not in allowed[1]):
        return None
    if subject is None and object_ is None:
        return None if proposal.value is None else _held(proposal, holding)
    if subject and object_ and subject.id == object_.id:
        return None
    return _held(proposal, holding)


def _held(proposal: Proposal, holding: Holding) -> Proposal | None:
    standing = lower(proposal.standing, holding.cues)
    if standing is None:
        return None
    negated = holding.is_negated
    if standing is Standing.DENIED and negated:
        negated = False
    return replace(proposal, standing=standing, negated=negated, cues=holding.cues)


def parties_of(view: View, groups: Sequence[int]) -> list[Party]:
    """Everybody that a list of noun groups stands for."""
    found: list[Party] = []
    for index in groups:
        group = view.groups[index]
        if is_taken_out(view, group.first):
            continue
        known = () if group.is_part else view.identified.get(group.entity.id, ())
        if group.members or known:
            found.extend(Party(member) for member in group.members or known)
        else:
            found.append(Party(group.entity, value_of(group), _hedge_in(view, group)))
    return found


_FAR = 5
"""Tokens back to the "all" of "all the accused but"."""


def is_taken_out(view: View, index: int) -> bool:
    """As in "X, not Y", "for X and not for Y", "all the accused but Y": whether the words before this token do so."""
    return bool(taken_out_by(view, index))


def taken_out_by(view: View, index: int) -> str:
    """The word that takes out whoever begins at this token, as "not" in "X, not for the Y"; "" where none does."""
    words = [t.lower for t in view.sentence.tokens[max(0, index - _FAR) : index]]
    plain = list(words)
    while plain and plain[-1] in view.determiners - view.exceptions:
        plain.pop()
    for row in (words, plain):
        if row and row[-1] in view.prepositions - view.exceptions:
            row.pop()
    if words and words[-1] in view.contrast:
        return words[-1] if any(word in view.quantifiers for word in words[:-1]) else ""
    return plain[-1] if plain and plain[-1] in view.exceptions else ""


def _hedge_in(view: View, group: NounGroup) -> Cue | None:
    """A hedge inside a group; of a person it only says what they are called, unless by what they are blamed for."""
    words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
    is_blamed = group.kind is not ArgumentKind.NAME and bool(words & view.offenders)  # "alleged traffickers sold"
    if group.entity.type is EntityType.PERSON and not is_blamed:
        return None
    tokens = view.sentence.tokens[max(0, group.first - 2) : group.last + 1]
    return next((Cue(t.start, t.end, CueKind.HEDGE) for t in tokens if t.lower in view.hedges), None)


def value_of(group: NounGroup) -> Value | None:
    """The number that a noun group gives, with what it counts."""
    if group.quantity is None:
        return None
    value = group.quantity.value
    return value if value.unit or group.unit is None else replace(value, unit=group.unit)
