"""Whose a house, an account or a business is: "her phone", "la cuenta de X", "the car, property of X".

1. A possessive or a name with its mark says whose a thing is, where the noun is one of things that people own.
2. "Property of", "belonging to", "a nombre de" say it of any thing, place or body.
3. What somebody lives in or works at is theirs only where rule 1 or 2 says so: no home, office or flat.
"""

from collections.abc import Iterator

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.role_ends import after_article
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, BlockKind

_OWNED = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.THING, EntityType.VEHICLE})
_OWNERS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})


def read_ownership(at: At) -> Iterator[FactDraft]:
    """The owner that the words beside this group give."""
    slot = at.slot
    is_text = at.sentence.block.kind is BlockKind.PARAGRAPH
    if is_text and slot.draft.root.type is EntityType.PERSON:
        yield from _owned_by_several(at)
    if slot.draft.root.type not in _OWNED or slot.kind is ArgumentKind.PRONOUN or not is_text:
        return
    owner = _by_phrase(at) or (_by_possessive(at) if _is_ownable(at) else None)
    if owner is not None and owner.root is not slot.draft.root:
        fact = at.fact("owns", (slot.first, slot.last), other=slot.draft)
        fact.subject = owner
        yield fact


def _owned_by_several(at: At) -> Iterator[FactDraft]:
    """As in "dueños de locales comerciales": several owners without a name."""
    role, tokens, after = at.slot.role, at.sentence.tokens, at.slot.last + 1
    is_owner = role is not None and at.slot.is_plural and role.role.lemma in at.who.words["owners"]
    if not is_owner or after + 1 >= len(tokens) or fold(tokens[after].text) not in at.who.words["of_group"]:
        return
    owned = after_article({other.first: other for other in at.row}, tokens, after + 1, at.who)
    if owned is not None and owned.draft.root.type in _OWNED:
        for draft in at.slot.members or (at.slot.draft,):
            fact = at.fact("owns", (at.slot.first, owned.last), other=owned.draft)
            fact.subject, fact.is_aside = draft, True
            yield fact


def _is_ownable(at: At) -> bool:
    role, after = at.slot.role, at.slot.last + 1
    if after < len(at.sentence.tokens) and fold(at.sentence.tokens[after].text) in at.who.words["thing_tails"]:
        return False  # "her phone number"
    return role is not None and at.slot.run is None and role.role.lemma in at.who.words["ownable"]


def _by_phrase(at: At) -> Draft | None:
    """Rule 2."""
    tokens, begin = at.sentence.tokens, at.slot.last + 1
    begin += int(begin < len(tokens) and tokens[begin].text in {",", "("})
    size = phrase_at(tokens, begin, at.who.phrases["owned_by"])
    if size and tokens[begin].lower.endswith("s") and not (at.slot.is_plural or at.who.modifier_is_left):
        return None  # "agentes de la policía pertenecientes a X": not the police
    size = size or (phrase_at(tokens, begin, at.who.phrases["in_name_of"]) if _is_ownable(at) else 0)
    if not size:
        return None
    by_first = {other.first: other for other in at.row}
    found = after_article(by_first, tokens, begin + size, at.who)
    while found is not None and found.last + 2 < len(tokens):  # "in the name of X's husband"
        if tokens[found.last + 1].lower not in at.who.words["possessive_mark"]:
            break
        found = by_first.get(found.last + 2)
    if found is not None and found.role is not None and found.run is None:
        found = next((other for other in at.row if other.first == found.last + 1 and other.run is not None), found)
    return found.draft.root if found is not None and _may_own(found) else None


def _by_possessive(at: At) -> Draft | None:
    """Rule 1: only of somebody whom the report names."""
    slot, tokens = at.slot, at.sentence.tokens
    if _is_lost(at):
        return None
    if slot.possessor is not None:
        return slot.possessor.root if slot.possessor.root.level is not NameLevel.ROLE else None
    mark = slot.first - 1
    if mark > 0 and tokens[mark].lower in at.who.words["possessive_mark"]:
        before = next((other for other in at.row if other.last == mark - 1), None)
        return before.draft.root if before is not None and _is_named(before) else None
    after = slot.last + 1
    if at.who.modifier_is_left or after + 1 >= len(tokens) or fold(tokens[after].text) not in at.who.words["of_group"]:
        return None
    named = next((other for other in at.row if other.first == after + 1), None)
    is_person = named is not None and _is_named(named) and named.draft.root.type is EntityType.PERSON
    return named.draft.root if named is not None and is_person else None


def _is_lost(at: At) -> bool:
    """As in "has lost her job, her house and her friends"."""
    before = [fold(token.text) for token in at.sentence.tokens[: at.slot.first]]
    return bool(set(before) & at.who.words["losing"])


def _is_named(slot: Slot) -> bool:
    root = slot.draft.root
    is_owner = root.type in {EntityType.PERSON, EntityType.ORGANISATION} and not slot.is_plural
    return is_owner and root.level is not NameLevel.ROLE and slot.kind is not ArgumentKind.PRONOUN


def _may_own(slot: Slot) -> bool:
    return slot.draft.root.type in _OWNERS and slot.kind is not ArgumentKind.PRONOUN
