"""Who and what a document speaks of: noun groups by sentence, each tied to one entity.

1. Names are found and joined (`names`, `entities`); role nouns beside a name belong to it.
2. Other role groups become unnamed entities; a definite one is the earlier one, or the one named person of that role.
3. A pronoun stands for somebody only where one person fits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.extraction.groups.acronyms import join_acronyms, join_initials
from ovillo.extraction.groups.cut_names import cut_names, given_names, past_formulas
from ovillo.extraction.groups.entities import Draft, finish, join_names, name_surnames
from ovillo.extraction.groups.named_drafts import name_drafts
from ovillo.extraction.groups.namesakes import find_namesakes, part_namesakes
from ovillo.extraction.groups.nouns import RoleGroup, find_role_groups
from ovillo.extraction.groups.phrases import coordinate
from ovillo.extraction.groups.place_kinds import link_kinds
from ovillo.extraction.groups.shouted_names import known_names
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.naming.name_words import is_shouted
from ovillo.extraction.naming.names import find_runs
from ovillo.extraction.reference.band_names import name_bands
from ovillo.extraction.reference.bodies import is_called, link_bodies
from ovillo.extraction.reference.coreference import link_descriptions
from ovillo.extraction.reference.infants import link_infants
from ovillo.extraction.reference.kin import link_clients, link_kin, link_kin_pairs, link_parents
from ovillo.extraction.reference.memberships import link_members
from ovillo.extraction.reference.plural_pronouns import add_plural_pronouns
from ovillo.extraction.reference.pronouns import add_pronouns
from ovillo.extraction.reference.quoted_bands import name_quoted_bands
from ovillo.extraction.reference.role_links import link_roles
from ovillo.extraction.reference.set_apart import OPENING
from ovillo.extraction.reference.surnames_in_office import Bearer, Place, find_officials
from ovillo.extraction.reference.told_apart import forms_of_one, told_apart
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, NounGroup, PersonFact, Quantity, Sentence
from ovillo.extraction.traits.ages_put_right import with_ages_put_right
from ovillo.extraction.traits.person_facts import read_facts
from ovillo.extraction.traits.shared_names import without_shared
from ovillo.extraction.traits.sure_ages import with_sure_ages
from ovillo.extraction.words.who_words import WhoWords, who_words


@dataclass(frozen=True, slots=True)
class People:
    """Who and what one document speaks of."""

    entities: tuple[DocumentEntity, ...]
    """By first mention."""
    groups: tuple[tuple[NounGroup, ...], ...]
    """One tuple for each sentence, in order, without overlaps."""
    facts: tuple[PersonFact, ...]
    bystanders: frozenset[str] = frozenset()
    """Ids of those who are called victims, witnesses, officers and the like."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Entity id to "f" or "m", of those of whom the report or a given name tells it."""
    cut: frozenset[str] = frozenset()
    """Ids of names that a mark cuts: nobody's."""

    def subject_candidate(self, sentence_index: int) -> DocumentEntity | None:
        """The one person or group that the sentence before speaks of: the only one, else whom it opens with."""
        if sentence_index == 0:
            return None
        wanted = {EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION}
        before = self.groups[sentence_index - 1]
        found = {group.entity for group in before if group.entity.type in wanted}
        people = {entity for entity in found if entity.type is EntityType.PERSON}
        if len(people) == 1:
            return people.pop()
        opener = before[0] if before and before[0].first <= OPENING and not before[0].is_plural else None
        if any(group.coordinated_with == 0 for group in before):
            opener = None  # "X and Y were arrested"
        if opener is not None and opener.entity in people and opener.entity.level is not NameLevel.ROLE:
            return opener.entity
        return found.pop() if len(found) == 1 else None

    def several_before(self, sentence_index: int) -> tuple[DocumentEntity, ...]:
        """The several whom the sentence before names or counts, where it speaks of no other several."""
        found = self.all_several_before(sentence_index)
        return found[0] if len(found) == 1 else ()

    def all_several_before(self, sentence_index: int) -> list[tuple[DocumentEntity, ...]]:
        """Each several whom the sentence before names or counts, in order."""
        before = self.groups[sentence_index - 1] if sentence_index else ()
        found: list[tuple[DocumentEntity, ...]] = []
        for index, group in enumerate(before):
            if group.entity.type is not EntityType.PERSON or group.coordinated_with is not None:
                continue
            listed = [index]
            for later in range(index + 1, len(before)):
                if before[later].coordinated_with in listed:
                    listed.append(later)
            if len(listed) > 1 or group.is_plural or group.members:
                members = (m for n in listed for m in before[n].members or (before[n].entity,))
                found.append(tuple(dict.fromkeys(members)))
        return found


def find_people(
    document: Document, sentences: Sequence[Sentence], quantities: Sequence[Sequence[Quantity]], language: str
) -> People:
    """Entities, noun groups and what they say of people; `quantities` has one sequence for each sentence."""
    who = who_words(language)
    runs = past_formulas(sentences, find_runs(sentences, who))
    apart = find_namesakes(sentences, runs, who)
    if forms := forms_of_one(runs) - apart:
        trial = _rows(document, sentences, runs, quantities, apart | forms, who)
        apart |= told_apart(sentences, trial, forms, who)
    slots = _rows(document, sentences, runs, quantities, apart, who)
    if officials := find_officials(sentences, slots, who):
        slots = _rows(document, sentences, runs, quantities, apart, who, officials)
    link_bodies(link_descriptions(sentences, slots, who))
    add_pronouns(sentences, slots, who)
    link_infants(sentences, slots, who)
    link_clients(sentences, slots, who)
    link_kin(sentences, slots, who)
    link_parents(sentences, slots, who)
    link_kin_pairs(sentences, slots, who)
    link_members(sentences, slots, who)
    add_plural_pronouns(sentences, slots, who)
    coordinate(sentences, slots, who)
    sure = with_sure_ages(read_facts(document, sentences, slots, who), sentences, slots, who)
    facts = without_shared(with_ages_put_right(sure, sentences, slots, who), slots)
    return _people(document, sentences, slots, facts, who)


def _rows(
    document: Document,
    sentences: Sequence[Sentence],
    runs: Sequence[NameRun],
    quantities: Sequence[Sequence[Quantity]],
    apart: frozenset[frozenset[tuple[str, ...]]],
    who: WhoWords,
    officials: Mapping[Place, Bearer] | None = None,
) -> list[list[Slot]]:
    """The noun groups of each sentence, roles joined to names; `apart` are pairs of names of two people."""
    generic = who.names["organisation_heads"] | who.names["place_heads"] | who.names["places"]
    every, runs = runs, [run for run in runs if (run.sentence, run.first) not in (officials or {})]
    drafts = join_names(runs, generic, apart, who.names["sides"])
    own = {bearer: bearer.draft(drafts) for bearer in (officials or {}).values()}
    given = {place: own[bearer] for place, bearer in (officials or {}).items()}
    join_acronyms(sentences, runs, drafts)
    join_initials(runs, drafts)
    by_order = name_surnames(runs, drafts) | part_namesakes(sentences, runs, drafts, who)
    bodies: dict[tuple[tuple[str, ...], str], Draft] = {}
    by_sentence: dict[int, list[NameRun]] = {}
    for run in every:
        if run.words in drafts or (run.sentence, run.first) in given:
            by_sentence.setdefault(run.sentence, []).append(run)
    slots: list[list[Slot]] = []
    firsts = given_names(runs)
    for number, sentence in enumerate(sentences):
        if sentence.block.kind is BlockKind.BOILERPLATE:
            slots.append([])
            continue
        found = by_sentence.get(number, [])
        if is_shouted(sentence):
            found = known_names(number, sentence, drafts)
        row = _slots_of(sentence, found, drafts, given, quantities[number], who)
        for slot in row:
            if slot.run is not None and (number, slot.run.first) in by_order:
                slot.draft = by_order[(number, slot.run.first)]
        _part_bodies(row, bodies, who)
        cut = cut_names(sentence, found, firsts, who)
        for slot in row:
            if slot.run is not None and slot.run.first in cut:
                slot.draft = Draft(slot.draft.root.type, NameLevel.PARTIAL, "", words=slot.run.words, is_cut=True)
        slots.append(row)
    _join_bare_bodies(sentences, slots, bodies, who)
    name_drafts(document, sentences, slots, who)
    name_bands(sentences, slots, who)
    name_quoted_bands(sentences, slots, who)
    link_kinds(sentences, slots, who)
    link_roles(document, sentences, slots, who)
    return slots


def _slots_of(
    sentence: Sentence,
    runs: Sequence[NameRun],
    drafts: dict[tuple[str, ...], Draft],
    given: Mapping[Place, Draft],
    quantities: Sequence[Quantity],
    who: WhoWords,
) -> list[Slot]:
    taken = [False] * len(sentence.tokens)
    for run in runs:
        for index in range(run.start, run.last + 1):
            taken[index] = True
    slots = [_name_slot(run, given.get((run.sentence, run.first)) or drafts[run.words].root) for run in runs]
    for group in find_role_groups(sentence, taken, quantities, who):
        if not (_joined_to_name(group, slots, who) or _joined_to_quoted(sentence, group, slots)):
            slots.append(_role_slot(group))
    return sorted(slots, key=lambda slot: slot.first)


def _part_bodies(row: Sequence[Slot], bodies: dict[tuple[tuple[str, ...], str], Draft], who: WhoWords) -> None:
    """A body that bears the name of a place or a person is neither: "the Villa Alta police", "the Rojo clan"."""
    for slot in row:
        root = slot.draft.root
        if slot.run is None or slot.role is None or slot.role.role.type not in _NAMED:
            continue
        key = (slot.run.words, slot.role.role.lemma)
        is_nameless = slot.role.role.lemma in who.words["nameless"] and slot.run.last < slot.role.head
        if root.type is slot.role.role.type and not is_nameless:
            others = [lemma for words, lemma in bodies if words == slot.run.words]
            if all(is_called(slot.role.role.lemma, lemma, who) for lemma in others):
                bodies.setdefault(key, root)
                slot.draft = bodies[key]
                continue
        slot.draft = bodies.setdefault(key, Draft(slot.role.role.type, NameLevel.FULL, "", words=slot.run.words))
        slot.kind = ArgumentKind.PLACE if slot.draft.type is EntityType.PLACE else ArgumentKind.NAME


def _join_bare_bodies(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    bodies: Mapping[tuple[tuple[str, ...], str], Draft],
    who: WhoWords,
) -> None:
    """Makes "Santa X" the Santa X clinic where the document never speaks of a place of that name."""
    near = who.names["place_prepositions"] | who.words["of"]
    for words in {key[0] for key in bodies}:
        found = [draft for key, draft in bodies.items() if key[0] == words]
        bare = [(sentence, slot) for sentence, row in zip(sentences, slots, strict=True) for slot in row
                if slot.run is not None and slot.run.words == words and slot.draft.root not in found]  # fmt: skip
        is_place = any(slot.first and fold(sentence.tokens[slot.first - 1].text) in near for sentence, slot in bare)
        is_known = words[0] in who.names["places"] or any(slot.draft.root.type is EntityType.PERSON for _, slot in bare)
        if len(found) == 1 and bare and not is_place and not is_known:
            found[0].join(bare[0][1].draft)


def _name_slot(run: NameRun, draft: Draft) -> Slot:
    kind = ArgumentKind.PLACE if draft.type is EntityType.PLACE else ArgumentKind.NAME
    if run.title and run.title not in draft.titles:
        draft.titles.append(run.title)
    return Slot(run.start, run.last, run.last, kind, draft, run=run)


_NAMED = {EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP}


def _joined_to_name(group: RoleGroup, slots: list[Slot], who: WhoWords) -> bool:
    """Whether the noun belongs to the name beside it: "la enfermera X", "clínica X", "X clinic"."""
    for slot in slots:
        if slot.run is None or slot.role is not None or group.role.is_plural:
            continue
        is_person = slot.draft.root.type is EntityType.PERSON
        is_clan = group.role.type is EntityType.GROUP and who.modifier_is_left and len(slot.run.words) == 1
        if is_person and is_clan and slot.last + 1 == group.first and not slot.run.title:
            slot.last, slot.head, slot.role = group.last, group.head, group
            return True
        if group.last + 1 == slot.first and is_person == (group.role.type is EntityType.PERSON):
            if not is_person and (group.role.type not in _NAMED or who.modifier_is_left):
                return False
            slot.first, slot.role = group.first, group
        elif who.modifier_is_left and group.role.lemma in who.names["place_nouns"] and not is_person:
            return False
        elif slot.last + 1 == group.first and who.modifier_is_left and group.role.type in _NAMED and not is_person:
            slot.last, slot.head, slot.role = group.last, group.head, group
        else:
            continue
        if slot.draft.root.type is EntityType.PLACE and group.role.type in {EntityType.ORGANISATION, EntityType.GROUP}:
            return True  # its own entity: see _part_bodies
        if not is_person and slot.draft.root.type is not group.role.type:
            slot.draft.root.type = group.role.type
            slot.kind = ArgumentKind.PLACE if group.role.type is EntityType.PLACE else ArgumentKind.NAME
        slot.draft.root.gender = slot.draft.root.gender or group.gender
        return True
    return False


def _joined_to_quoted(sentence: Sentence, group: RoleGroup, slots: Sequence[Slot]) -> bool:
    """Whether a name in quotes right after the noun is its own: 'la banda "Los X"', 'the "X" gang' not."""
    if group.role.type not in _NAMED or group.role.is_plural:
        return False
    tokens = sentence.tokens
    for slot in slots:
        is_next = slot.run is not None and slot.role is None and slot.first == group.last + 2
        if not is_next or tokens[group.last + 1].text not in _OPENING or slot.draft.root.type is EntityType.PERSON:
            continue
        if slot.last + 1 >= len(tokens) or tokens[slot.last + 1].text not in _CLOSING:
            continue
        if slot.draft.root.type is EntityType.PLACE and group.role.type is not EntityType.PLACE:
            continue
        slot.first, slot.role = group.first, group
        slot.draft.root.type = group.role.type
        slot.kind = ArgumentKind.PLACE if group.role.type is EntityType.PLACE else ArgumentKind.NAME
        return True
    return False


_OPENING = frozenset("\"“«‘'")
_CLOSING = frozenset("\"”»’'")
_KINDS = {
    EntityType.PERSON: ArgumentKind.ROLE,
    EntityType.ORGANISATION: ArgumentKind.ROLE,
    EntityType.GROUP: ArgumentKind.GROUP,
    EntityType.PLACE: ArgumentKind.PLACE,
}


def _role_slot(group: RoleGroup) -> Slot:
    kind = _KINDS.get(group.role.type, ArgumentKind.THING)
    number = group.quantity.value.number if group.quantity else None
    is_plural = group.role.is_plural or (number is not None and number > 1)
    if is_plural and kind is ArgumentKind.ROLE and group.role.type is EntityType.PERSON:
        kind = ArgumentKind.GROUP
    draft = Draft(group.role.type, NameLevel.ROLE, "", group.gender, is_plural=is_plural)
    unit = group.role.unit if group.quantity else None
    return Slot(group.first, group.last, group.head, kind, draft, None, group, is_plural, group.quantity, unit)


def _is_bystander(slot: Slot, who: WhoWords) -> bool:
    return slot.role is not None and slot.is_plural and slot.role.role.lemma in who.words["bystanders"]


def _fact(fact: FactDraft, entity: Callable[[Draft], DocumentEntity]) -> PersonFact:
    return PersonFact(
        fact.predicate,
        entity(fact.subject),
        entity(fact.object) if fact.object else None,
        fact.value,
        fact.start,
        fact.end,
        fact.is_certain,
        fact.is_aside,
    )


def _people(
    document: Document,
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    facts: Sequence[FactDraft],
    who: WhoWords,
) -> People:
    finished: dict[int, DocumentEntity] = {}

    def entity(draft: Draft) -> DocumentEntity:
        root = draft.root
        if id(root) not in finished:
            finished[id(root)] = finish(document, root)
        return finished[id(root)]

    groups = tuple(
        tuple(
            NounGroup(
                sentence.tokens[slot.first].start,
                sentence.tokens[slot.last].end,
                slot.first,
                slot.last,
                slot.head,
                slot.kind,
                entity(slot.draft),
                slot.is_plural,
                slot.quantity,
                slot.unit,
                slot.coordinated_with,
                tuple(entity(member) for member in slot.members),
            )
            for slot in row
        )
        for sentence, row in zip(sentences, slots, strict=True)
    )
    told = tuple(_fact(fact, entity) for fact in facts)
    bystanders = frozenset(entity(slot.draft).id for row in slots for slot in row if _is_bystander(slot, who))
    drafts = {slot.draft.root for row in slots for slot in row}
    genders = {entity(draft).id: draft.gender for draft in drafts if draft.gender is not None}
    ordered = tuple(sorted(finished.values(), key=lambda found: found.mentions[0]))
    cut = frozenset(entity(draft).id for draft in drafts if draft.is_cut)
    return People(ordered, groups, told, bystanders, genders, cut)
