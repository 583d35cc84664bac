"""Plurals that a count ties to the people whom the report names: "three smugglers", "all six suspects", "the accused".

1. A count means the people presented as accused, or told to be held, where they are as many.
2. Where one such set is counted in the document, "the accused" without a number means it; a part of it means nobody.
"""

from collections import Counter
from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.known_people import are_alike
from ovillo.extraction.reference.other_posts import is_servant
from ovillo.extraction.reference.principals import (
    find_at_large,
    find_convicted,
    find_held,
    find_outsiders,
    find_principals,
    tells_only_event,
)
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_tried
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence, TokenKind
from ovillo.extraction.words.who_words import Role, WhoWords

PAIR = 2
SOON = 2
_POSTS = frozenset({"occupation", "office"})
_CLAUSE = 3
"""Tokens behind "who" to what tells that those are not held."""


def link_counted(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """As in "Three smugglers were jailed. … X, 22, Y, 37, and Z, 40": of as many as the report presents as accused."""
    rows = zip(sentences, slots, strict=True)
    outside = [draft for sentence, row in rows for draft in find_outsiders(sentence, row, who)]
    outside += find_at_large(sentences, slots, who)
    told = [draft for draft in find_principals(slots, who) if draft not in outside]
    held = find_held(sentences, slots, who)
    lead = [at for at, sentence in enumerate(sentences) if sentence.block.kind is BlockKind.PARAGRAPH][:PAIR]
    for number, row in enumerate(slots):
        for slot in row:
            count = count_of(slot, who)
            if slot.role is None or slot.members or count < PAIR or are_at_large(sentences[number], slot, who):
                continue
            is_all = is_definite_plural(slot, who) or slot.role.determiner in who.words["every"]
            people: list[Draft] = []
            if _is_countable(slot.role.role, who) and slot.is_plural:
                is_one_roll = count == len(told) and _are_together(told, held, sentences, slots)
                people = told if is_one_roll else held
                if count != len(people) and is_all:
                    people = _named_before(number, sentences, slots, who)
                if count != len(people) and count > PAIR and is_all:
                    people = _only_list(slots, count, who)
                people = people if is_all or number in lead else []
            if count != len(people) and number in lead and not is_all:
                people = _first_list(number, slot, sentences, slots, who)
            is_named = any(other.run is not None and other.draft.root in people for other in row)
            is_named |= number > 0 and _are_just_named(slots[number - 1], slot, count, people, who)
            if not (is_all or _is_first(row, slot, who) or is_tried(sentences[number], row, slot, who)):
                continue  # "condenó a una red por explotar a tres personas"
            is_them = count == len(people) and not is_named and may_be_of(slot, people, who)
            if is_them and not any(tells_only_event(sentences, slots, person, who) for person in people):
                slot.members, slot.is_inferred = tuple(people), True
        if number in lead:
            _link_men_and_women(number, sentences, slots, who)
    for row in slots:
        for slot in row:
            _tell_gender(slot, who)


def _are_just_named(row: Sequence[Slot], slot: Slot, count: int, people: Sequence[Draft], who: WhoWords) -> bool:
    """As in "Governor X and his deputy, Y, … The two politicians": others, as many, whom the sentence before names."""
    named = {id(o.draft.root) for o in row if o.run is not None and o.draft.root.type is EntityType.PERSON}
    is_open = slot.role is not None and slot.role.role.lemma in who.words["epithets"] | who.words["companions"]
    return is_open and len(named) == count and named != {id(person.root) for person in people}


def are_at_large(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "the three suspects who fled", "los ministros absueltos", of whom nobody is held or tried."""
    words = [fold(token.text) for token in sentence.tokens[slot.last + 1 : slot.last + 2 + _CLAUSE]]
    is_clause = bool(words) and words[0] in who.pronouns["relative"]
    away = (*who.words["signs_of_flight"], *who.words["signs_of_acquittal"])
    beside = [fold(token.text) for token in sentence.tokens[slot.first : slot.last + 1]]
    if not who.modifier_is_left and not is_clause:
        beside += words[:1]
    is_told = any(word.startswith(away) for word in beside)
    return is_told or (is_clause and any(word in who.words["unheld"] or word.startswith(away) for word in words))


def _are_together(
    people: Sequence[Draft], held: Sequence[Draft], sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]]
) -> bool:
    """Whether each is told to be held, stands in a list of them or opens a sentence, as in a roll call.

    "Three were arrested. X, 52, and Y, 38, were charged. The farm belongs to Z, 81" does not say that Z was.
    """
    named = [(n, slot) for n, row in enumerate(slots) for slot in row if slot.run is not None]
    first = {id(slot.draft.root): (n, slot) for n, slot in reversed(named)}
    places = [first[id(person.root)] for person in people if id(person.root) in first]
    listed = Counter(number for number, _ in places)
    loose = [(n, s) for n, s in places if s.draft.root not in held and listed[n] == 1]
    return all(not any(t.kind is TokenKind.WORD for t in sentences[n].tokens[: s.first]) for n, s in loose)


def _tell_gender(slot: Slot, who: WhoWords) -> None:
    """As in "two men. … X and Y": of whom nothing else tells it."""
    is_of_one = slot.role is not None and slot.role.role.lemma in who.words["people_words"] - who.words["epicene"]
    if is_of_one and slot.role is not None and slot.role.gender is not None:
        for person in slot.members:
            person.root.gender = person.root.gender or slot.role.gender


def _link_men_and_women(
    number: int, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> None:
    """As in "Three men and a woman were charged. X, Y, Z and V": whom of them a name tells to be a woman is she."""
    counted = [slot for slot in slots[number] if _is_of_gender(slot, who)]
    if len(counted) == PAIR and not _are_side_by_side(sentences[number], counted[0], counted[1], who):
        return
    sizes = [int(slot.quantity.value.number or 0) if slot.is_plural and slot.quantity else 1 for slot in counted]
    if {slot.role.gender for slot in counted if slot.role} != {"m", "f"} or len(counted) != PAIR:
        return
    people = _first_list(number, counted[0], sentences, slots, who)
    if len(people) != sum(sizes):
        return
    groups = [[person for person in people if person.gender in {None, _gender(slot)}] for slot in counted]
    if [len(group) for group in groups] != sizes or set(map(id, groups[0])) & set(map(id, groups[1])):
        sure = [[person for person in people if person.gender == _gender(slot)] for slot in counted]
        known = next((at for at, group in enumerate(sure) if len(group) == sizes[at]), None)
        if known is None or any(person.gender == _gender(counted[1 - known]) for person in sure[known]):
            return
        groups[known], groups[1 - known] = sure[known], [person for person in people if person not in sure[known]]
    for slot, group, size in zip(counted, groups, sizes, strict=True):
        if len(group) == size and not slot.members and slot.draft.root.level is NameLevel.ROLE:
            slot.members, slot.is_inferred = tuple(group), True


def _gender(slot: Slot) -> str | None:
    return slot.role.gender if slot.role is not None else None


def _is_of_gender(slot: Slot, who: WhoWords) -> bool:
    """As "three men", "a woman": counted, and nothing else is told of them."""
    if slot.role is None or slot.run is not None or slot.role.role.lemma not in who.words["grown"]:
        return False
    is_one = not slot.is_plural and slot.role.determiner in who.words["indefinite"]
    is_counted = slot.is_plural and slot.quantity is not None and slot.quantity.value.number is not None
    return slot.role.gender is not None and (is_one or is_counted)


def count_of(slot: Slot, who: WhoWords) -> int:
    """How many the group says that it means; 0 where it does not say."""
    if slot.role is not None and "couple" in slot.role.role.categories and not slot.is_plural:
        return PAIR
    if slot.is_plural and slot.role is not None and slot.role.determiner in who.words["of_two"]:
        return PAIR  # "both officers"
    is_counted = slot.is_plural and slot.quantity is not None and not slot.quantity.is_other
    number = slot.quantity.value.number if is_counted and slot.quantity is not None else None
    return int(number) if number is not None and number == int(number) else 0


def may_be_of(slot: Slot, people: Sequence[Draft], who: WhoWords) -> bool:
    """Whether these may be called so: "las personas" and a couple may be men and women."""
    assert slot.role is not None
    if slot.role.role.lemma in who.words["epicene"] or "couple" in slot.role.role.categories:
        return True
    is_mixed = not who.modifier_is_left and slot.role.gender == "m"  # "tres asesores" may be men and women
    if is_mixed and slot.role.role.lemma not in who.words["only_men"]:
        return any(person.gender != "f" for person in people)
    return all(slot.role.gender is None or person.gender in {None, slot.role.gender} for person in people)


def _is_countable(role: Role, who: WhoWords) -> bool:
    """Whether those of whom a report tells may be called so: by what they are accused of, or as people."""
    kinds = who.words["accused"] | who.words["grown"] | who.words["people_words"] | who.words["epithets"]
    return role.lemma in kinds or "member" in role.categories


def _named_before(
    number: int, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> list[Draft]:
    """Those presented as accused, or told to be held, so far: "Three others, X, Y and Z, … All seven defendants"."""
    found = [*find_principals(slots[:number], who), *find_held(sentences[:number], slots[:number], who)]
    return list(dict.fromkeys(found))


def _first_list(
    number: int, slot: Slot, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> list[Draft]:
    """Those of the first sentence after it that names anybody without a post, if it is near and nobody was before.

    The group is the first of its sentence of which an arrest or a charge can be told.
    """
    assert slot.role is not None
    kinds = slot.role.role.categories & {"occupation", "office", "couple"}
    is_of_kind = bool(kinds) or _is_countable(slot.role.role, who) or slot.role.role.lemma in who.words["siblings"]
    if not (is_of_kind and _is_told(sentences[number], who) and _is_first(slots[number], slot, who)):
        return []
    lemma = slot.role.role.lemma
    for at, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if sentence.block.kind is not BlockKind.PARAGRAPH:
            continue
        named = [o.draft.root for o in row if o.run is not None and o.draft.root.type is EntityType.PERSON]
        people = [p for p in dict.fromkeys(named) if not is_official(p, who) or are_alike(p.roles, lemma, who)]
        if people:
            is_near = (
                number < at <= number + SOON and named[0] is people[0] and not _are_others(row, people, lemma, who)
            )
            is_near = is_near and (lemma not in who.words["siblings"] or bool(set.intersection(*map(_names, people))))
            principals = find_principals(slots[at : at + 1], who)
            is_of_act = _is_told(sentence, who) or all(person in principals for person in people)
            is_of_act = is_of_act or any(_calls(other, people, lemma, who) for other in row)
            is_of_act = is_of_act or (count_of(slot, who) == len(people) and _answer(sentence, people, lemma, who))
            return people if is_near and is_of_act else []
    return []


def _names(person: Draft) -> set[str]:
    return set(person.root.words[1:])


def _answer(sentence: Sentence, people: Sequence[Draft], lemma: str, who: WhoWords) -> bool:
    """As in "Two officers … Corporal X and Constable Y denied the charges": all of that trade, as the accused do."""
    words = {fold(token.text) for token in sentence.tokens}
    are_of_it = all(are_alike(person.roles, lemma, who) for person in people)
    return are_of_it and bool(words & who.words["answers_of_accused"]) and bool(words & who.words["charges_answered"])


def _are_others(row: Sequence[Slot], people: Sequence[Draft], lemma: str, who: WhoWords) -> bool:
    """As in "Their lawyers, X and Y", "X and Y, the victims": a plural in the sentence says that they are not those."""
    for slot in row:
        if slot.role is None or slot.run is not None or not (slot.is_plural or slot.members):
            continue
        is_apart = slot.role.role.lemma in who.words["bystanders"] | who.words["court_people"]
        is_apart = is_apart or slot.role.determiner in who.words["possessives"] | who.words["possessives_plural"]
        is_beside = not slot.members or any(person.root in people for person in slot.members)
        is_same = bool(lemma) and are_alike({slot.role.role.lemma}, lemma, who)
        is_apart = is_apart or (
            bool(slot.members) and bool(slot.role.role.categories & _POSTS)
        )  # "los diputados X y Y"
        if is_apart and is_beside and not is_same and slot.role.role.lemma not in who.words["infants"]:
            return True
    return False


def _calls(slot: Slot, people: Sequence[Draft], lemma: str, who: WhoWords) -> bool:
    """As in "Four officers were held. The officers, A, B, C and D, …"."""
    is_theirs = {id(person.root) for person in slot.members} == {id(person) for person in people}
    return is_theirs and slot.role is not None and are_alike({slot.role.role.lemma}, lemma, who)


def _is_first(row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """Whether nobody else but officials and bodies stands before the group in its sentence."""
    people = (o for o in row if o.draft.root.type in {EntityType.PERSON, EntityType.GROUP})
    return next((o for o in people if o is slot or not _serves(o, who)), None) is slot


def _serves(slot: Slot, who: WhoWords) -> bool:
    return is_official(slot.draft, who) or (slot.role is not None and is_servant(slot.role.role.lemma, who))


def _is_told(sentence: Sentence, who: WhoWords) -> bool:
    words = [fold(token.text) for token in sentence.tokens]
    return any(word.startswith(who.signs_of_arrest) or word in who.words["courts"] for word in words)


def _only_list(slots: Sequence[Sequence[Slot]], count: int, who: WhoWords) -> list[Draft]:
    """Those of the one sentence that names as many, none of them an official, where no other names as many others."""
    found: dict[frozenset[int], list[Draft]] = {}
    for row in slots:
        named = [slot.draft.root for slot in row if slot.run is not None and slot.draft.root.type is EntityType.PERSON]
        people = list(dict.fromkeys(named))
        if len(people) == count and not any(is_official(person, who) for person in people):
            found[frozenset(id(person) for person in people)] = people
    return next(iter(found.values())) if len(found) == 1 else []


def link_uncounted(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """As in "The six accused were held. … The accused …": the only ones whom the document counts, and it names them."""
    told: dict[frozenset[int], tuple[Draft, ...]] = {}
    for sentence, row in zip(sentences, slots, strict=True):
        counted = [s for s in row if s.role is not None and s.members and _is_countable(s.role.role, who)]
        if any(slot.quantity is not None for slot in counted):  # "three men and a woman": all of them
            beside = [s for s in row if not s.members and _is_of_gender(s, who)]
            beside = [s for s in beside if any(_are_side_by_side(sentence, one, s, who) for one in counted)]
            whole = [person.root for slot in (*counted, *beside) for person in slot.members or (slot.draft,)]
            people = tuple(dict.fromkeys(whole))
            told[frozenset(id(person) for person in people)] = people
    if len(told) != 1:
        return
    people = next(iter(told.values()))
    if any(_is_other_count(slot, len(people), who) for row in slots for slot in row):
        return
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            is_accused = slot.role is not None and slot.run is None and class_of(slot, who) == "accused"
            if not is_accused or slot.members or slot.quantity is not None or not is_definite_plural(slot, who):
                continue
            if is_part(sentence, slot, who) or not (slot.is_plural or may_be_all(sentence, slot, who)):
                continue
            slot.members, slot.is_plural, slot.is_inferred = people, True, True


def _are_side_by_side(sentence: Sentence, one: Slot, other: Slot, who: WhoWords) -> bool:
    """As in "three men and a woman", never "two men convicted of robbing a woman"."""
    low, high = sorted((one, other), key=lambda slot: slot.first)
    small = who.words["and"] | who.words["articles"] | who.words["indefinite"] | {","}
    return all(fold(token.text) in small for token in sentence.tokens[low.last + 1 : high.first])


def link_convicts(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """As in "los condenados": those of whom a conviction has been told; nobody of whom none is."""
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row:
            if slot.role is None or slot.run is not None or slot.role.role.lemma not in who.words["convicts"]:
                continue
            people = find_convicted(sentences[:number], slots[:number], who)
            is_beside = stand_beside(sentence, row, slot)  # "The convicted, A, B and C"
            if slot.members and (is_beside or all(person.root in people for person in slot.members)):
                continue
            is_all = slot.is_plural and is_definite_plural(slot, who) and not is_part(sentence, slot, who)
            is_so_many = slot.quantity is None or slot.quantity.value.number == len(people)
            slot.members = tuple(people) if is_all and is_so_many and len(people) >= PAIR else ()


def stand_beside(sentence: Sentence, row: Sequence[Slot], slot: Slot) -> bool:
    """Whether the members are named behind the group, parted from it by no more than a mark: "The accused, A and B"."""
    members = {id(one.root) for one in slot.members}
    named = [other for other in row if other.run is not None and other.first > slot.last]
    is_next = bool(named) and not any(t.kind is TokenKind.WORD for t in sentence.tokens[slot.last + 1 : named[0].first])
    return is_next and bool(members) and members <= {id(other.draft.root) for other in named}


def _is_other_count(slot: Slot, count: int, who: WhoWords) -> bool:
    """Whether as many others are called so: "four suspects" beside three who are named."""
    number = slot.quantity.value.number if slot.quantity is not None else None
    return slot.role is not None and number not in {None, count} and class_of(slot, who) == "accused"


def is_part(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "some of the accused", "the rest of the suspects"."""
    before = [fold(token.text) for token in sentence.tokens[max(0, slot.first - 2) : slot.first]]
    parts = who.words["partial"] | who.words["small_numbers"] | who.words["negative"]
    is_linked = len(before) > 1 and before[1] in who.words["of_group"]
    return is_linked and (before[0] in parts or before[0].isdigit())


def may_be_all(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether "the accused", the same for one and for many, has no verb for one after it."""
    after = sentence.tokens[slot.last + 1].lower if slot.last + 1 < len(sentence.tokens) else ""
    return may_be_plural(slot, who) and after not in who.words["single_verbs"]


def class_of(slot: Slot, who: WhoWords) -> str:
    assert slot.role is not None
    lemma = slot.role.role.lemma
    is_blamed = slot.role.is_blamed and lemma in who.words["people_words"] | who.words["grown"]
    return "accused" if is_blamed or lemma in who.words["accused"] else lemma


def may_be_plural(slot: Slot, who: WhoWords) -> bool:
    """As "the accused", the same for one and for many."""
    assert slot.role is not None
    lemma = slot.role.role.lemma
    is_same = lemma in who.words["accused"] and lemma in who.words["invariable"]
    return is_same and not slot.role.number and slot.draft.root.level is NameLevel.ROLE


def is_definite_plural(slot: Slot, who: WhoWords) -> bool:
    """Whether the group is "the" and its noun, with at most a number, "former" or what they are held for between."""
    group = slot.role
    if group is None or group.determiner not in who.words["definite"]:
        return False
    return group.is_blamed or group.is_former or group.name_first == group.head - group.role.words + 1
