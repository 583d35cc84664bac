"""Whom "his client", "su esposa" or "X's brother" means: the one whom the report has named as such."""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import complement_of
from ovillo.extraction.reference.coreference import is_open
from ovillo.extraction.reference.own_appositions import link_own_appositions
from ovillo.extraction.reference.role_links import is_definite
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_KIN = frozenset({"partner", "relative"})
_AGE = 2
"""Marks between the parts of "5-year-old"."""


def link_kin(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins "his wife" to the one named wife of the same person."""
    for sentence, row in zip(sentences, slots, strict=True):
        _share_possessors(sentence, row, who)
    known: dict[tuple[int, str], dict[int, Draft]] = {}
    for slot, owner in kin_of(sentences, slots, who):
        assert slot.role is not None
        root = slot.draft.root
        if root.level is not NameLevel.ROLE and root is not owner:
            known.setdefault((id(owner), slot.role.role.lemma), {})[id(root)] = root
    for slot, owner in kin_of(sentences, slots, who):
        assert slot.role is not None
        found = known.get((id(owner), slot.role.role.lemma), {})
        if len(found) != 1 or not is_open(slot):
            continue
        one = next(iter(found.values()))
        if not (slot.gender and one.gender and slot.gender != one.gender):
            one.join(slot.draft)
            slot.is_inferred = True


def _share_possessors(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> None:
    """As in "his wife, X, and 5-year-old son, Y", "her father and mother": the second has no owner of its own."""
    kin = [slot for slot in row if slot.role is not None and slot.role.role.categories & _KIN]
    for one, other in pairwise(kin):
        owner = one.possessor
        if owner is None or other.role is None or other.possessor is not None or other.is_plural:
            continue
        after = fold(sentence.tokens[other.last + 1].text) if other.last + 1 < len(sentence.tokens) else ""
        is_own = other.role.determiner is not None or after in who.words["of"]
        between = [fold(t.text) for t in sentence.tokens[one.last + 1 : other.first]]
        while between and between[-1] not in who.words["plain_and"] and len(between[-1].split("-")) > _AGE:
            between.pop()  # "and 5-year-old son"
        is_joined = bool(between) and between[-1] in who.words["plain_and"]
        is_joined = is_joined and all(t == "," or _is_in_name(row, sentence, one, other, t) for t in between[:-1])
        if is_joined and not is_own:
            other.possessor = owner


def _is_in_name(row: Sequence[Slot], sentence: Sentence, one: Slot, other: Slot, word: str) -> bool:
    """Whether the word is of a name, or an age, that tells who the first of two kin is."""
    names = (s for s in row if s.run is not None and one.last < s.first and s.last < other.first)
    words = {fold(t.text) for s in names for t in sentence.tokens[s.first : s.last + 1]}
    return word in words or word.isdigit()


def kin_of(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> list[tuple[Slot, Draft]]:
    """Each group that names a partner or relative, with whose it is."""
    found: list[tuple[Slot, Draft]] = []
    for sentence, row in zip(sentences, slots, strict=True):
        for index, slot in enumerate(row):
            if slot.role is None or slot.is_plural or not slot.role.role.categories & _KIN:
                continue
            other = complement_of(sentence, row, index, who)
            owner = slot.possessor or (other.draft.root if other is not None else None)
            if owner is not None and owner.root.type is EntityType.PERSON and owner.root.level is not NameLevel.ROLE:
                found.append((slot, owner.root))
    return found


def only_partners(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, who: WhoWords
) -> tuple[Draft, ...]:
    """The only two named people whom the report has told up to here to be partners: "the couple"."""
    found: dict[frozenset[int], tuple[Draft, Draft]] = {}
    for slot, owner in kin_of(sentences[:number], slots[:number], who):
        is_partner = slot.role is not None and "partner" in slot.role.role.categories
        one = slot.draft.root
        if is_partner and one.level is not NameLevel.ROLE and one is not owner:
            found[frozenset({id(one), id(owner)})] = (owner, one)
    return next(iter(found.values())) if len(found) == 1 else ()


def link_clients(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins "his client", "su patrocinado" to the one for whom the lawyer named just before speaks.

    Who is told to be somebody's behind a name ("X, su abogado") is joined to that name before.
    """
    link_own_appositions(sentences, slots, who)
    served: dict[int, Draft] = {}
    last: int | None = None
    for sentence, row in zip(sentences, slots, strict=True):
        for index, slot in enumerate(row):
            if slot.role is None or slot.draft.root.type is not EntityType.PERSON or slot.is_plural:
                continue
            if slot.role.role.lemma in who.words["works_for_client"]:
                found = complement_of(sentence, row, index, who)
                served_by = slot.possessor or (found.draft.root if found is not None else None)
                if served_by is not None and served_by.root.type is EntityType.PERSON:
                    served[id(slot.draft.root)] = served_by.root
                last = id(slot.draft.root)
            is_client = (
                slot.role.role.lemma in who.words["clients"] and slot.role.determiner in who.words["possessives"]
            )
            if not is_client or not is_open(slot) or last not in served:
                continue
            client = served[last]
            if client.level is not NameLevel.ROLE and not (
                slot.gender and client.gender and slot.gender != client.gender
            ):
                client.join(slot.draft)
                slot.is_inferred = True


def link_parents(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Joins "the mother", "el padre" to the only one of that gender of whose child the report has told before."""
    owners: dict[int, Draft] = {}
    is_other = False
    for sentence, row in zip(sentences, slots, strict=True):
        for index, slot in enumerate(row):
            if slot.role is None or slot.draft.root.type is not EntityType.PERSON:
                continue
            lemma, owner = slot.role.role.lemma, slot.possessor or _owner(sentence, row, index, who)
            if lemma in who.words["infants"] | who.words["own_children"] and owner is not None:
                owners[id(owner.root)] = owner.root
            elif lemma in who.words["own_children"] and slot.role.determiner in who.words["possessives"]:
                is_other = True  # whose daughter is not seen
            if lemma not in who.words["parents"]:
                continue
            if not is_open(slot) or not is_definite(sentence, slot, who) or owner is not None or is_other:
                is_other = is_other or slot.draft.root.level is NameLevel.ROLE
                continue
            fitting = [one for one in owners.values() if not (one.gender and slot.gender and one.gender != slot.gender)]
            is_named = len(fitting) == 1 and fitting[0].level is not NameLevel.ROLE
            if is_named and fitting[0].type is EntityType.PERSON and slot.last == slot.role.head:
                fitting[0].join(slot.draft)
                slot.is_inferred = True


def link_kin_pairs(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """As in "X was held with her son Y. Mother and son sold babies": the only two of whom the tie is told."""
    ties: dict[frozenset[int], tuple[Draft, Draft]] = {}
    for sentence, row in zip(sentences, slots, strict=True):
        for one, other in pairwise(row):
            between = sentence.tokens[one.last + 1 : other.first]
            is_pair = len(between) == 1 and fold(between[0].text) in who.words["and"] and len(ties) == 1
            if not (
                is_pair and _is_bare_kin(one, who.words["parents"]) and _is_bare_kin(other, who.words["own_children"])
            ):
                continue
            parent, child = next(iter(ties.values()))
            if not _is_clash(one, parent) and not _is_clash(other, child):
                parent.join(one.draft)
                child.join(other.draft)
                one.is_inferred = other.is_inferred = True
        for slot, owner in kin_of([sentence], [row], who):
            named, is_child = (
                slot.draft.root,
                slot.role is not None and slot.role.role.lemma in who.words["own_children"],
            )
            if is_child and named.level is not NameLevel.ROLE and named is not owner:
                ties[frozenset({id(named), id(owner)})] = (owner, named)


def _is_bare_kin(slot: Slot, nouns: frozenset[str]) -> bool:
    is_bare = slot.role is not None and slot.run is None and slot.role.determiner is None and slot.possessor is None
    return is_bare and is_open(slot) and slot.role is not None and slot.role.role.lemma in nouns


def _is_clash(slot: Slot, draft: Draft) -> bool:
    return bool(slot.gender and draft.gender and slot.gender != draft.gender)


def _owner(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Draft | None:
    found = complement_of(sentence, row, index, who)
    return found.draft if found is not None else None
