"""What one document takes for one: shown like a join by rule, and parted by a judgement like any other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ovillo.domain.entities import DocumentEntity
from ovillo.domain.judgements import Proposal
from ovillo.resolution import joined_inside, mention_id, names_joined, without
from ovillo.workflows.views import Resolved


@dataclass(frozen=True, slots=True)
class Inside:
    """Names that one document takes for one."""

    proposal: Proposal
    whole: str
    """The entity that they are."""
    sides: tuple[DocumentEntity, DocumentEntity]
    """The two names in the order of the proposal's ids; one id is of the entity, the other of a mention."""


def mentions_of(resolved: Resolved) -> Mapping[str, tuple[str, str]]:
    """Of each mention that may be judged, by its id: whose it is as read, and whose as people part them.

    Not the first mention of an entity: it has the entity's id.
    """
    owned: dict[str, str] = {}
    for each in resolved.view.entities:
        owned.update((mention_id(each, mention), each.id) for mention in each.mentions)
    return {
        id_: (each.id, owned.get(id_, each.id))
        for each in resolved.read.entities
        for id_ in (mention_id(each, mention) for mention in each.mentions[1:])
    }


def inside_joins(resolved: Resolved) -> Iterator[Inside]:
    """Full names of one person in one document, and every mention that people judged to be of its entity."""
    judged: dict[str, set[str]] = {}
    for each in resolved.on_pairs:
        if each.undone_by is None and each.right is not None:
            judged.setdefault(each.left, set()).add(each.right)
            judged.setdefault(each.right, set()).add(each.left)
    for entity in resolved.view.entities:
        whole = resolved.wholes.get(entity.id, entity.id)
        named = {form.id: form.mentions for form in names_joined(entity)}
        if whole in judged:
            later = ((mention_id(entity, mention), mention) for mention in entity.mentions[1:])
            named |= {id_: (mention,) for id_, mention in later if id_ in judged[whole] and id_ not in named}
        for id_, mentions in named.items():
            proposal = joined_inside(whole, id_)
            sides = without(entity, id_, mentions)
            yield Inside(proposal, entity.id, sides if proposal.right == id_ else sides[::-1])
