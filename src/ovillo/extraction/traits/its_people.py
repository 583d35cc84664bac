"""Whose the spokesman or the head of a body is, where "its" says it: "the agency's statement by its spokesperson, X".

1. "Its" is the nearest body or band before it in the sentence, or else the only one of the sentence before.
2. Who speaks for a body or does a trade in it works for it; who heads a band leads it.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft, tie_predicates
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind

_OWNERS = frozenset({EntityType.ORGANISATION, EntityType.GROUP})


def read_its_people(at: At, before: Sequence[Slot]) -> Iterator[FactDraft]:
    """What "its" says of a named person; `before` is the row of the sentence before."""
    slot = at.slot
    if slot.role is None or at.sentence.block.kind is not BlockKind.PARAGRAPH:
        return
    mark = slot.first - int(slot.role.determiner is None or slot.role.determiner not in at.who.words["its"])
    is_its = mark >= 0 and fold(at.sentence.tokens[mark].text) in at.who.words["its"]
    is_person = slot.draft.root.type is EntityType.PERSON and not slot.is_plural
    if not is_its or not is_person or slot.draft.root.level is NameLevel.ROLE:
        return
    owner = _owner(at, before)
    if owner is None or (not at.who.modifier_is_left and not _is_of_bodies(at)):
        return
    is_public = bool(set(owner.root.words) & at.who.names["bodies"])
    kind = owner.root.type
    for predicate in tie_predicates(slot.role.role, kind, at.who, is_named=True, is_public=is_public):
        fact = at.fact(predicate, (slot.first, slot.last), other=owner)
        fact.is_certain = not slot.role.is_hedged
        yield fact


def _is_of_bodies(at: At) -> bool:
    """Whether the noun is one that bodies and bands have, where "su" may be anybody's."""
    lemma = at.slot.role.role.lemma if at.slot.role is not None else ""
    return lemma in at.who.words["spokespeople"] | at.who.words["ringleaders"]


def _owner(at: At, before: Sequence[Slot]) -> Draft | None:
    """Rule 1."""
    is_leader = at.slot.role is not None and "leader" in at.slot.role.role.categories
    here = [slot for slot in at.row[: at.index] if _may_have_people(slot)]
    if here:
        return here[-1].draft.root
    if any(slot.draft.root.type is EntityType.PERSON for slot in at.row[: at.index]) and not at.who.modifier_is_left:
        return None
    found = {id(slot.draft.root): slot.draft.root for slot in before if _may_have_people(slot)}
    bands = {key: root for key, root in found.items() if root.type is EntityType.GROUP}
    found = bands if is_leader and bands else found
    return next(iter(found.values())) if len(found) == 1 else None


def _may_have_people(slot: Slot) -> bool:
    return slot.draft.root.type in _OWNERS and not slot.is_plural and slot.kind is not ArgumentKind.PRONOUN
