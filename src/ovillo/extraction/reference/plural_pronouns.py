"""Pronouns for several people, and for one of two: "they", "both", "los tres", "the former", "este último"."""

from collections.abc import Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, count_of, is_definite_plural, is_part, may_be_of
from ovillo.extraction.reference.introduced import is_of_offence
from ovillo.extraction.reference.known_people import is_infant
from ovillo.extraction.reference.name_lists import listings_of
from ovillo.extraction.reference.offenders import only_offenders
from ovillo.extraction.reference.plural_nouns import FAR, NEAR, Listing, is_told_which, nation_of, nearest
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.same_several import link_whole
from ovillo.extraction.reference.several import described_before, only_counted, only_several, only_summed
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import ArgumentKind, BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_PLACES = {"first_of_two": 0, "last_of_two": -1}
_SIZES = {"pair": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "septet": 7, "octet": 8}
_VERDICT = 4
"""Tokens from "they" to what a court did."""


def _is_contested(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    at: tuple[int, int],
    listed: tuple[Sequence[Draft], Sequence[Listing]],
    who: WhoWords,
) -> bool:
    """Whether "they" may mean others too: several people without names stand nearer, or as near.

    Of babies it is said what is done to them, not what they do: "They denied it".
    """
    (number, index), (people, listings) = at, listed
    each = phrase_at(sentences[number].tokens, index, who.phrases["each_of_them"])
    roots = {id(person.root) for person in people}
    if each and any(id(slot.draft.root) in roots for slot in slots[number] if slot.last < index):
        return True  # "X and Y paid each of them"
    pair = [fold(token.text) for token in sentences[number].tokens[max(0, index - PAIR) : index]]
    if len(pair) == PAIR and pair[0] in who.words["those_told"] and pair[1] in who.words["before_told"]:
        return True  # "informed them that they were being deceived"
    begin = index + max(each, 1)
    after = [fold(token.text) for token in sentences[number].tokens[begin : begin + _VERDICT]]
    are_tried = any(word.startswith(tuple(who.words["signs_of_court"])) for word in after)
    may_be_small = not are_tried and (not after or after[0] in who.words["be"] | who.words["have"])
    last = max(listing.sentence for listing in listings if listing.people == tuple(people))
    if may_be_small and any(word.startswith(tuple(who.words["signs_of_wronging"])) for word in after):
        last = max(0, min(last, number - NEAR))  # "X and Y had babies. They charged a lot. They were sold"
    for place in range(last, number + 1):
        for slot in slots[place]:
            is_before = place < number or slot.last < index
            is_many = slot.is_plural and slot.draft.root.type in {EntityType.PERSON, EntityType.GROUP}
            is_other = slot.members != tuple(people) and slot.kind is not ArgumentKind.PRONOUN
            is_other = is_other and not _is_as(sentences[place], slot, who)
            is_other = is_other and (may_be_small or not _is_mere_offence(sentences[place], slot, who))
            is_other = is_other and not (are_tried and is_wronged(sentences[place], slot, who))
            if is_before and is_many and is_other and (may_be_small or not _is_of_infants(slot, who)):
                return True
    return False


def is_wronged(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "trafficking four women", "captaron a mujeres": whoever is tried did it to them."""
    before = [fold(token.text) for token in sentence.tokens[max(0, slot.first - 2) : slot.first]]
    before = before[:-1] if before and before[-1] in who.words["before_whom"] else before
    return bool(before) and before[-1].startswith(tuple(who.words["signs_of_wronging"]))


def _is_as(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "condenó a X y a Y como coautores": what they are, and nobody else."""
    return slot.first > 0 and fold(sentence.tokens[slot.first - 1].text) in who.words["as"]


def _is_mere_offence(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "trata de personas": nobody who does anything."""
    is_anybody = slot.role is not None and slot.role.role.lemma in who.words["people_words"] & who.words["epicene"]
    return is_anybody and is_of_offence(sentence, slot, who)


def _is_of_infants(slot: Slot, who: WhoWords) -> bool:
    return is_infant(slot.draft, who) or (slot.role is not None and slot.role.role.lemma in who.words["infants"])


def _counted_pronoun(sentence: Sentence, index: int, who: WhoWords) -> tuple[int, int]:
    """How many tokens "both", "los tres" takes from here, and how many people it means; zeros where it is none."""
    for key, count in _SIZES.items():
        size = phrase_at(sentence.tokens, index, who.phrases[key])
        if size and not _is_before_plural(sentence, index + size, who):
            return size, count
    return 0, 0


def _each_of_them(sentence: Sentence, index: int, who: WhoWords) -> int:
    """How many tokens "each", "cada uno de ellos" takes, where it opens what is told of them: "Each was jailed".

    Or where a court does it to each: "sentenced each to ten years", "A cada uno se le impuso".
    """
    words = [fold(token.text) for token in sentence.tokens]
    size = phrase_at(sentence.tokens, index, who.phrases["each_of_them"])
    if not size or index + size >= len(words):
        return 0
    before = words[index - 1] if index else ""
    helpers = who.words["be"] | who.words["have"] | who.words["answers_of_accused"]
    after = sentence.tokens[index + size]
    if not before or before in who.words["and"]:
        return size if fold(after.text) in helpers or after.lower in who.told else 0
    signs = (*who.words["signs_of_court"], *who.words["signs_of_term"])
    is_of_court = any(word.startswith(signs) for word in words)
    is_object = before in who.words["before_whom"] or before in who.words["sold_to"] or before in who.told
    small = who.words["prepositions"] | who.words["object_clitics"] | who.words["be"] | {".", ",", ";", "se", "le"}
    is_next = fold(after.text) in small or after.text[:1].isdigit() or fold(after.text) in who.words["small_numbers"]
    return size if is_of_court and is_object and is_next else 0


def _is_before_plural(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """As in "both sides", "all three medical examiners": a determiner, no pronoun."""
    tokens = sentence.tokens
    if index + 1 < len(tokens) and who.modifier_is_left and tokens[index].lower.endswith(who.modifier_suffixes):
        index += 1
    if index >= len(tokens):
        return False
    token = tokens[index]
    if fold(token.text) in who.words["be"] | who.words["have"]:
        return False  # "The duo was charged"
    return token.kind is TokenKind.WORD and token.text[0].islower() and token.lower.endswith("s")


def _so_many(
    listings: Sequence[Listing],
    slots: Sequence[Sequence[Slot]],
    sentences: Sequence[Sentence],
    at: tuple[int, int],
    count: int,
    who: WhoWords,
) -> tuple[Draft, ...] | None:
    """As many people as are counted: the near list of that length, else whoever the sentence before names."""
    number, index = at
    fitting = [listing for listing in listings if len(listing.people) == count]
    fitting = [listing for listing in fitting if not _tells_of_outsiders(slots[listing.sentence], who)]
    if fitting and count == PAIR and _are_two_others(sentences, slots, number, fitting, who):
        return None
    listed = nearest(fitting, number, index)
    named = _named_people(slots[number], index, who)
    if listed is not None and any(listing.sentence == number for listing in fitting):
        others = [draft for draft in named if draft not in {person.root for person in listed}]
        return listed if not others else None
    if listed is not None:
        return listed
    if fitting and (count > PAIR or number - fitting[-1].sentence <= FAR):
        rows = fitting if count > PAIR else listings  # of two: where no others are named together
        if len({frozenset(id(one.root) for one in row.people) for row in rows}) == 1:
            return fitting[-1].people
    if not named and number and sentences[number - 1].block.kind is BlockKind.PARAGRAPH:
        named = _named_people(slots[number - 1], len(sentences[number - 1].tokens), who)
        if len(named) < count and number > 1 and sentences[number - 2].paragraph == sentences[number].paragraph:
            earlier = _named_people(slots[number - 2], len(sentences[number - 2].tokens), who)
            named = list(dict.fromkeys([*earlier, *named]))  # "X got ten years. Y got five. Both …"
    is_of_others = bool(number) and _tells_of_outsiders(slots[number - 1], who)
    return tuple(named) if len(named) == count and not is_of_others else None


def _are_two_others(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    number: int,
    fitting: Sequence[Listing],
    who: WhoWords,
) -> bool:
    """As in "X and Y were charged. The prosecutor and the judge met. Both …": others whom the sentence before joins."""
    if not number or any(listing.sentence >= number - 1 for listing in fitting):
        return False
    people = [s for s in slots[number - 1] if s.draft.root.type is EntityType.PERSON and not s.is_plural]
    tokens, small = sentences[number - 1].tokens, who.words["and"] | who.words["articles"] | {","}
    for one, other in pairwise(people):
        between = [fold(token.text) for token in tokens[one.last + 1 : other.first]]
        is_joined = any(word in who.words["and"] for word in between) and all(word in small for word in between)
        if is_joined and one.draft.root is not other.draft.root:
            return True
    return False


def _tells_of_outsiders(row: Sequence[Slot], who: WhoWords) -> bool:
    """As in "Their lawyers, X and Y", "X and Y, the victims": those whom the sentence names are not the accused."""
    owned = who.words["possessives"] | who.words["possessives_plural"]
    plurals = [slot.role for slot in row if slot.role is not None and slot.run is None and slot.is_plural]
    is_owned = any(r.determiner in owned and r.role.lemma in who.words["court_people"] for r in plurals)
    return is_owned or any(r.role.lemma in who.words["outsiders"] for r in plurals)


def _named_people(row: Sequence[Slot], stop: int, who: WhoWords) -> list[Draft]:
    """Whom these groups name before a token, officials and lawyers left out."""
    found: list[Draft] = []
    for slot in row:
        root = slot.draft.root
        is_person = root.type is EntityType.PERSON and not slot.is_plural and root.level is not NameLevel.ROLE
        if is_person and slot.first < stop and root not in found and not is_official(root, who):
            found.append(root)
    return found


def _named_just_before(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], who: WhoWords
) -> tuple[Draft, ...] | None:
    """As in "jailed X for ten years and Y for six. They …": those of the sentence before, if it names nobody else."""
    number, index = at
    kinds = {EntityType.PERSON, EntityType.GROUP}
    if not number or any(slot.first < index and slot.draft.root.type in kinds for slot in slots[number]):
        return None
    before = sentences[number - 1]
    if before.block.kind is not BlockKind.PARAGRAPH or sentences[number].paragraph - before.paragraph > 1:
        return None
    row, tokens = slots[number - 1], before.tokens
    row = [slot for slot in row if not _is_as(before, slot, who)]
    named = _named_people(row, len(tokens), who)
    people = {id(slot.draft.root) for slot in row if slot.draft.root.type is EntityType.PERSON}
    is_open = any(slot.is_plural and slot.draft.root.type in kinds for slot in row)
    is_told = any(fold(token.text).startswith(who.signs_of_arrest) for token in tokens)
    is_sure = is_told and not is_open and people == {id(draft) for draft in named}
    return tuple(named) if is_sure and len(named) >= PAIR else None


def _may_be_called(words: Sequence[Token], people: Sequence[Draft], who: WhoWords) -> bool:
    """Whether "ambas", "los dos" may be these: no man among the one, not women alone among the other."""
    if who.modifier_is_left:
        return True
    is_female = any(fold(word.text).endswith("as") for word in words)
    return all(p.root.gender in {None, "f"} for p in people) if is_female else any(p.root.gender != "f" for p in people)


def _one_of_two(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    listings: Sequence[Listing],
    at: tuple[int, int],
    who: WhoWords,
) -> Slot | None:
    """As in "the former was released", "este último huyó": the first or the last of the only two who are near."""
    number, index = at
    tokens, row = sentences[number].tokens, slots[number]
    sizes = [(phrase_at(tokens, index, who.phrases[key]), place) for key, place in _PLACES.items()]
    size, place = max(sizes)
    after = index + size
    if not size or after >= len(tokens) or any(slot.first <= after - 1 and index <= slot.last for slot in row):
        return None
    helpers = who.words["be"] | who.words["have"] | who.told
    if not (fold(tokens[after].text) in helpers or tokens[after].lower in who.told or tokens[after].text == ","):
        return None  # "the former mayor"
    named = _everybody(row, index, who)
    for back in range(number - 1, max(-1, number - 1 - NEAR), -1):
        if len(named) < PAIR and sentences[number].paragraph - sentences[back].paragraph <= 1:
            earlier = _everybody(slots[back], len(sentences[back].tokens), who)
            named = earlier if set(map(id, named)) <= set(map(id, earlier)) else named
    listed = nearest([one for one in listings if len(one.people) == PAIR], number, index) if not named else None
    people = listed or named
    if len(people) != PAIR:
        return None
    one = people[place].root
    gender = "f" if fold(tokens[after - 1].text).endswith("a") else "m" if not who.modifier_is_left else None
    if gender is not None and one.gender not in {None, gender}:
        return None
    one.mentions.add((tokens[index].start, tokens[after - 1].end, NameLevel.ROLE))
    return Slot(index, after - 1, after - 1, ArgumentKind.PRONOUN, one)


def _everybody(row: Sequence[Slot], stop: int, who: WhoWords) -> list[Draft]:
    """All single people whom the groups before a token name or tell of, in order; babies are left out."""
    found: list[Draft] = []
    for slot in row:
        root = slot.draft.root
        is_one = root.type is EntityType.PERSON and not slot.is_plural and not is_infant(root, who)
        is_child = slot.role is not None and slot.role.role.lemma in who.words["infants"]
        if slot.first < stop and is_one and not is_child and root not in found:
            found.append(root)
    return found


def _unnamed(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], count: int, who: WhoWords
) -> Slot | None:
    """The several without names whom "they", or "the three" of a count, can only mean."""
    if count:
        return only_counted(sentences, slots, at[0], count, who)
    return only_several(sentences, slots, at, who) or only_offenders(sentences, slots, at, who)


def _fill_counted(
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    number: int,
    listings: Sequence[Listing],
    who: WhoWords,
) -> None:
    """As in "both men", "los dos acusados", which mean whom "both" would, where nobody else is counted as many."""
    for slot in slots[number]:
        count = count_of(slot, who)
        if not _is_generic(sentences[number], slot, who) or _are_as_many(slots, (number, slot), count, who):
            continue
        people = _so_many(listings, slots, sentences, (number, slot.first), count, who)
        is_list = any({id(p.root) for p in people or ()} == {id(p.root) for p in row.people} for row in listings)
        is_open = not is_list and any(_has_unnamed(row, slot, who) for row in slots[max(0, number - NEAR) : number])
        if people is not None and len(people) == count and may_be_of(slot, people, who) and not is_open:
            slot.members, slot.is_inferred = people, True


def _has_unnamed(row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "held nurse X and a midwife. Y bought a baby. The two women": one without a name may be meant."""
    for other in row:
        is_one = other.role is not None and other.run is None and other.role.determiner in who.words["indefinite"]
        is_somebody = other.draft.root.type is EntityType.PERSON and other.draft.root.level is NameLevel.ROLE
        if is_one and is_somebody and other.gender in {None, slot.gender}:
            return True
    return False


def _is_generic(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Whether the group is counted, definite, and called as any people may be."""
    if slot.role is None or slot.run is not None or slot.members or not slot.is_plural or count_of(slot, who) < PAIR:
        return False
    generic = who.words["people_words"] | who.words["grown"] | who.words["accused"] | who.words["companions"]
    is_bare = is_definite_plural(slot, who) and not is_part(sentence, slot, who)
    is_bare = is_bare and not nation_of(sentence, slot, who)
    return slot.role.role.lemma in generic and is_bare and not is_told_which(sentence, slot, who)


def _are_as_many(slots: Sequence[Sequence[Slot]], at: tuple[int, Slot], count: int, who: WhoWords) -> bool:
    """Whether others without names have been counted as many before."""
    number, slot = at
    for place in range(number + 1):
        for other in slots[place]:
            is_before = (place, other.first) < (number, slot.first) and other.draft.root.type is EntityType.PERSON
            if is_before and not other.members and other.run is None and count_of(other, who) == count:
                return True
    return False


def add_plural_pronouns(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Adds a group for "they", "both", "ambos" where one list of people is near."""
    listings: list[Listing] = []
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if sentence.block.kind in {BlockKind.BOILERPLATE, BlockKind.BYLINE}:
            continue
        covered = {index for slot in row for index in range(slot.first, slot.last + 1)}
        _fill_counted(sentences, slots, number, [*listings, *listings_of(number, sentence, row, who)], who)
        for index in range(len(sentence.tokens)):
            if index not in covered and (one := _one_of_two(sentences, slots, listings, (number, index), who)):
                row.append(one)
                covered.update(range(one.first, one.last + 1))
            size, count = _counted_pronoun(sentence, index, who)
            is_plural = fold(sentence.tokens[index].text) in who.pronouns["plural"]
            if each := _each_of_them(sentence, index, who):
                size, is_plural = each, True
            if index in covered or not (size or is_plural):
                continue
            here = [*listings, *listings_of(number, sentence, row, who)]
            at = (number, index)
            people = nearest(here, *at) if is_plural else _so_many(here, slots, sentences, at, count, who)
            if people is None and (told := described_before(sentences, slots, (number, index), who)):
                people = told if is_plural or len(told) == count else None
                here = [*here, *([Listing(number - 1, len(sentences[number - 1].tokens), 0, told)] if people else [])]
            if people is None and is_plural:
                people = _named_just_before(sentences, slots, (number, index), who)
                here = [*here, *([Listing(number - 1, 0, 0, people)] if people else [])]
            summed = only_summed(sentences, slots, number, count, who) if people is None and count > PAIR else ()
            people = summed or people
            is_contested = is_plural and people is not None
            is_contested = is_contested and _is_contested(sentences, slots, (number, index), (people or (), here), who)
            unnamed = _unnamed(sentences, slots, (number, index), count, who) if people is None else None
            if unnamed is not None:
                draft, last = unnamed.draft.root, index + max(size, 1) - 1
                draft.mentions.add((sentence.tokens[index].start, sentence.tokens[last].end, NameLevel.ROLE))
                row.append(Slot(index, last, last, ArgumentKind.PRONOUN, draft, is_plural=True))
                covered.update(range(index, last + 1))
            if people is None or is_contested or (count and not summed and len(people) != count):
                continue
            if not _may_be_called(sentence.tokens[index : index + max(size, 1)], people, who):
                continue
            last = index + max(size, 1) - 1
            if any(place in covered for place in range(index, last + 1)):
                continue
            row.append(_group_of(sentence, index, last, people, is_plural=not each))
            covered.update(range(index, last + 1))
        row.sort(key=lambda slot: slot.first)
        link_whole(sentence, row, who)
        listings.extend(listings_of(number, sentence, row, who))


def _group_of(sentence: Sentence, first: int, last: int, people: tuple[Draft, ...], *, is_plural: bool) -> Slot:
    tokens = sentence.tokens[first : last + 1]
    draft = Draft(EntityType.GROUP, NameLevel.ROLE, " ".join(token.text for token in tokens))
    draft.mentions.add((tokens[0].start, tokens[-1].end, NameLevel.ROLE))
    return Slot(first, last, last, ArgumentKind.PRONOUN, draft, is_plural=is_plural, members=people)
