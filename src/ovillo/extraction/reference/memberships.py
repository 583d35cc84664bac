"""Who several people are: "the defendants, A and B", "detectives A and B", "they", "both", "the couple".

1. A list of names beside a plural role says who the role's people are; a count must agree with it.
2. A later plural of the same people means the last such list; a pronoun or "the couple" the only one that is near.
3. Without one certain list there are no members.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.descriptions import MARKS, read_description
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.phrases import end_of_phrase, is_bare_apposition
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.behind_colons import named_behind_colon
from ovillo.extraction.reference.countings import (
    PAIR,
    class_of,
    is_definite_plural,
    is_part,
    link_convicts,
    link_counted,
    link_ordinals,
    link_uncounted,
    may_be_all,
    may_be_plural,
)
from ovillo.extraction.reference.couples import link_pairs
from ovillo.extraction.reference.plural_nouns import NEAR, Listing, link_plural_nouns, nearest
from ovillo.extraction.reference.principals import find_held, find_principals
from ovillo.extraction.reference.role_links import is_official, is_person_name
from ovillo.extraction.reference.rolls import link_rolls
from ovillo.extraction.reference.same_several import link_same_several
from ovillo.extraction.reference.tried_officers import part_officers
from ovillo.extraction.reference.victims_called import link_victims
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence, Token
from ovillo.extraction.words.who_words import WhoWords

LONGEST_LINK = 4
_MARKS_BEFORE_NAMES = frozenset({",", ":", "–", "—", "-", "("})


def list_names(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> tuple[list[Slot], int]:
    """The names of the list that begins with this group, and its last token, descriptions included."""
    found: list[Slot] = []
    end, is_presented = row[index].first - 1, False
    for slot in row[index:]:
        if slot.first <= end:
            continue
        between = sentence.tokens[end + 1 : slot.first]
        if found and slot.draft.root.type is EntityType.PLACE and _is_link_to_place(between, who):
            end = slot.last
            continue
        is_joint = not found or (len(between) <= LONGEST_LINK and _are_joined(between, who))
        if found and is_joint and (size := _presents(sentence, row, slot)):  # "X, 34, and her husband, Y, 41"
            end, is_presented = slot.last + size - 1, True
            continue
        is_joint, is_presented = is_joint or (is_presented and not between), False
        if not is_joint or slot.run is None or slot.draft.root.type is not EntityType.PERSON:
            break
        found.append(slot)
        description = slot.description or read_description(sentence, row, slot, who)
        end = max([slot.last, *(part.last for part in description)])
    return found, end


def _presents(sentence: Sentence, row: Sequence[Slot], slot: Slot) -> int:
    """Tokens from the end of a relative or partner to the name that says who that is, a comma among them; else 0."""
    if slot.run is not None or slot.role is None:
        return 0
    if slot.is_plural and slot.role.role.categories & {"office", "occupation"}:  # "X and constables Y and Z"
        return int(slot.quantity is None and any(o.run is not None and o.first == slot.last + 1 for o in row))
    if not slot.role.role.categories & {"relative", "partner"}:
        return 0
    size = 1 + int(slot.last + 1 < len(sentence.tokens) and sentence.tokens[slot.last + 1].text == ",")
    is_named = any(o.run is not None and o.first == slot.last + size and o.draft.root is slot.draft.root for o in row)
    return size if is_named else 0


def _is_link_to_place(tokens: Sequence[Token], who: WhoWords) -> bool:
    """As in "X (22) of A near B, Y": a further place of the one before."""
    near = who.names["place_prepositions"] | who.words["of"] | who.words["determiners"] | MARKS
    return (
        0 < len(tokens) <= LONGEST_LINK and all(fold(token.text) in near for token in tokens) and tokens[-1].text != ","
    )


def _are_joined(tokens: Sequence[Token], who: WhoWords) -> bool:
    """Whether only marks and words for "and" stand between two names: ",", "and", ", along with"."""
    at = 0
    while at < len(tokens):
        size = phrase_at(tokens, at, who.phrases["and"])
        is_last = at > 0 and at == len(tokens) - 1
        is_whom = is_last and tokens[at].lower in who.words["before_whom"] | who.words["one_named"]  # "a X y a Y"
        if not size and not is_whom and tokens[at].text not in MARKS and tokens[at].text != ";":
            return False
        at += max(size, 1)
    return bool(tokens)


def link_members(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Fills `members` of plural roles, and of those that come after and mean the same people."""
    told: dict[str, tuple[Draft, ...]] = {}
    listings: list[Listing] = []
    blamed = [*find_principals(slots, who), *find_held(sentences, slots, who)]
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if sentence.block.kind in {BlockKind.BOILERPLATE, BlockKind.BYLINE}:
            continue
        _read_colons(sentence, row, who)
        for index, slot in enumerate(row):
            if slot.role is None or slot.run is not None:
                continue
            if "couple" in slot.role.role.categories and not slot.is_plural:
                _read_listing(sentence, row, index, who)
                continue
            if not slot.is_plural and not may_be_plural(slot, who):
                continue
            _read_listing(sentence, row, index, who)
            slot.is_plural = slot.is_plural or bool(slot.members)
            key = class_of(slot, who)
            if slot.members:
                told[key] = slot.members
            else:
                lists = _Lists(told, listings, blamed)
                slot.members = _meant_again(number, sentence, slot, slots, lists, who)
                slot.is_plural = slot.is_plural or bool(slot.members)
                if not slot.members and slot.is_plural and _are_others(sentence, slot, who):
                    told.pop(key, None)
        _introduce(number, sentences, slots, told, who)
        listings.extend(listings_of(number, sentence, row, who))
    link_pairs(sentences, slots, listings, who)
    link_counted(sentences, slots, who)
    link_uncounted(sentences, slots, who)
    link_plural_nouns(sentences, slots, listings, who)
    link_convicts(sentences, slots, who)
    link_rolls(sentences, slots, who)
    part_officers(sentences, slots, who)
    link_same_several(sentences, slots, who)
    link_victims(sentences, slots, who)
    link_ordinals(sentences, slots, [(row.sentence, row.people) for row in listings], who)


def _are_others(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "arrested other officers": "the officers" after it may be these."""
    inside = {fold(token.text) for token in sentence.tokens[max(0, slot.first - 1) : slot.head]}
    return sentence.block.kind is BlockKind.PARAGRAPH and bool(inside & (who.words["others"] | who.words["one_more"]))


@dataclass(frozen=True, slots=True)
class _Lists:
    """Who has been named together up to here."""

    told: Mapping[str, tuple[Draft, ...]]
    """By what they were called."""
    listings: Sequence[Listing]
    blamed: Sequence[Draft]
    """Those presented as accused, or told to be held."""


def _meant_again(
    number: int, sentence: Sentence, slot: Slot, slots: Sequence[Sequence[Slot]], lists: _Lists, who: WhoWords
) -> tuple[Draft, ...]:
    """Whom a plural means that comes after those whom it means."""
    key, people = class_of(slot, who), lists.told.get(class_of(slot, who), ())
    assert slot.role is not None
    if is_part(sentence, slot, who):
        return ()
    if not slot.is_plural:  # "the accused" of many
        is_open = key not in lists.told and may_be_all(sentence, slot, who) and is_definite_plural(slot, who)
        people = _only_accused(slot, lists, slots, who) if is_open else ()
        return people if all(one.root in lists.blamed for one in people) else ()
    if slot.role.determiner in who.words["demonstrative"] and "person" in slot.role.role.categories:
        people = nearest(lists.listings, number, slot.first) or ()
        return people if _fits(slot, people) else ()
    if people and is_definite_plural(slot, who) and _fits(slot, people):
        return people
    if key == "accused" and key not in lists.told and is_definite_plural(slot, who):
        return _only_accused(slot, lists, slots, who)
    return ()


def _only_accused(slot: Slot, lists: _Lists, slots: Sequence[Sequence[Slot]], who: WhoWords) -> tuple[Draft, ...]:
    """The only several whom the document names one after another, officials aside, and counts as no others."""
    named = [listing.people for listing in lists.listings]
    named = [people for people in named if not all(is_official(one, who) for one in people)] or named
    kinds = {frozenset(id(person.root) for person in people) for people in named}
    if len(kinds) != 1 or not _agrees(slots, len(named[0]), who) or not _fits(slot, named[0]):
        return ()
    return named[0] if _may_be_accused(named[0], lists.blamed, who) else ()


def _may_be_accused(people: Sequence[Draft], blamed: Sequence[Draft], who: WhoWords) -> bool:
    """Whether "the accused" may be these: no officials, unless of one of them an age, an arrest or a charge is told."""
    return any(person.root in blamed for person in people) or not any(is_official(person, who) for person in people)


def _introduce(
    number: int,
    sentences: Sequence[Sentence],
    slots: Sequence[list[Slot]],
    told: dict[str, tuple[Draft, ...]],
    who: WhoWords,
) -> None:
    """Reads "they are A, B and C": the people of the nearest plural role that their number fits."""
    tokens, row = sentences[number].tokens, slots[number]
    for index in range(len(tokens)):
        size = phrase_at(tokens, index, who.phrases["introducing"])
        begin = next((place for place, slot in enumerate(row) if size and slot.first == index + size), None)
        if begin is None:
            continue
        people = names_of(list_names(sentences[number], row, begin, who)[0])
        if len(people) < PAIR:
            continue
        told["accused"] = people
        before = [slot for earlier in slots[max(0, number - NEAR) : number] for slot in earlier] + row[:begin]
        for slot in reversed(before):
            is_couple = slot.role is not None and "couple" in slot.role.role.categories and len(people) == PAIR
            if slot.role is None or not (is_couple or slot.draft.root.type is EntityType.PERSON):
                continue
            if is_couple:
                alike = [
                    other for earlier in slots[: number + 1] for other in earlier if other.draft.root is slot.draft.root
                ]
                for other in alike:
                    other.members = other.members or people
                break
            if slot.is_plural or may_be_plural(slot, who):
                if _fits(slot, people) and slot.role.role.lemma not in who.words["bystanders"] | who.words["infants"]:
                    slot.members = slot.members or people
                break


def _fits(slot: Slot, people: Sequence[Draft]) -> bool:
    number = slot.quantity.value.number if slot.quantity else None
    return number is None or number == len(people)


def _agrees(slots: Sequence[Sequence[Slot]], count: int, who: WhoWords) -> bool:
    """Whether no count of accused or of persons in the document is another."""
    for row in slots:
        for slot in row:
            if slot.role is None or slot.quantity is None or slot.quantity.value.number in {None, count}:
                continue
            if slot.role.role.lemma in who.words["accused"] | who.words["people_words"]:
                return False
    return True


def _is_of_count(slot: Slot, count: int) -> bool:
    return slot.is_plural and slot.quantity is not None and slot.quantity.value.number == count


def _read_colons(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> None:
    """Reads the names behind a colon that say who several people before it are."""
    for begin, first in enumerate(row):
        if first.first < PAIR or sentence.tokens[first.first - 1].text != ":":
            continue
        listed = list_names(sentence, row, begin, who)[0]
        people = names_of(without_other_trades(listed))
        every = names_of(listed)  # "two policemen: sergeant X and constable Y"
        if len(every) > len(people) and any(_is_of_count(slot, len(every)) for slot in row[:begin]):
            people = every
        owner = named_behind_colon(sentence, row, begin, len(people), who) if len(people) >= PAIR else None
        if owner is not None and _fits(owner, people):
            owner.members = people


def _read_listing(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> None:
    """Reads the names directly after a plural role, after a comma, or after "as"."""
    slot, tokens = row[index], sentence.tokens
    if slot.members or [t.text for t in tokens[slot.last + 1 : slot.last + 2]] == [":"]:
        return
    at = slot.last + 1
    is_told = at + 1 < len(tokens) and fold(tokens[at].text) in who.words["told_of_people"]
    at += is_told and tokens[at + 1].text == ","  # "otras dos personas implicadas, A y B"
    words = [fold(token.text) for token in tokens[at : at + LONGEST_LINK + 1]]
    link = identifying_link(tokens, at, who)
    if link:
        at += link
    elif words and words[0] in _MARKS_BEFORE_NAMES:
        at += 1
    at += phrase_at(tokens, at, who.phrases["formed_by"])
    begin = next((place for place in range(index + 1, len(row)) if row[place].first == at), None)
    if begin is None and (body := _body_of(sentence, row, index, who)) is not None:  # "jueces de la Sala IV A, B y C"
        at = end_of_phrase(sentence, row, slot, who) + 1
        begin = next((place for place in range(index + 1, len(row)) if row[place].first == at), None)
        if begin is not None and is_person_name(row[begin]):
            slot.complement, slot.role_end = body, at - 1
    is_kin = slot.role is not None and "relative" in slot.role.role.categories
    if begin is None and is_kin:  # "los padres de la niña, A y B,"
        end = end_of_phrase(sentence, row, slot, who)
        at = end + 1 + int(end > slot.last and end + 1 < len(tokens) and tokens[end + 1].text == ",")
        begin = next((place for place in range(index + 1, len(row)) if row[place].first == at), None)
        begin = begin if begin is not None and is_person_name(row[begin]) else None
    if begin is None:
        slot.members = _names_before(sentence, row, slot, who)
        return
    names = without_other_trades(list_names(sentence, row, begin, who)[0])
    if len(names) < PAIR or not _fits(slot, names_of(names)):
        return
    is_apart = tokens[at - 1].text == "," and not _ends_apart(sentence, row, begin, who)
    if not is_apart:
        slot.members = names_of(names)


def identifying_link(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """Tokens of "were also identified as", "son", "as" before names; 0 where none stand here."""
    size = 0
    for place, token in enumerate(tokens[at : at + LONGEST_LINK + 1]):
        word = fold(token.text)
        if word in who.words["identifying"]:
            size = place + 1
        if word in who.words["unsure"]:
            return 0  # "were not identified as"
        if word not in who.words["identifying_words"]:
            break
    is_name = at + size < len(tokens) and tokens[at + size].is_capitalised  # not "were not identified as"
    return size if is_name else 0


def _names_before(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> tuple[Draft, ...]:
    """As in "X and Y, both nurses, …": the two whom the group stands beside."""
    tokens = sentence.tokens
    if slot.role is None or slot.first < PAIR:
        return ()
    is_couple = "couple" in slot.role.role.categories and slot.role.determiner not in who.words["definite"]
    count = slot.quantity.value.number if slot.is_plural and slot.quantity is not None else None
    is_pair = slot.role.determiner in who.words["of_two"] or is_couple or count == PAIR
    is_all = slot.role.determiner in who.words["whole_list"] - who.words["articles"] and slot.role.role.is_plural
    if not (is_pair or is_all or is_bare_apposition(sentence, row, slot, who)):
        return ()
    if tokens[slot.first - 1].text not in MARKS:
        return ()
    for index, other in enumerate(row):
        if other.run is None or other.draft.root.type is not EntityType.PERSON or other.first >= slot.first:
            continue
        names, end = list_names(sentence, row, index, who)
        if len(names) >= PAIR and end == slot.first - 2 and (len(names) == PAIR or not is_pair):
            return names_of(names)
    return ()


def without_other_trades(names: Sequence[Slot]) -> list[Slot]:
    """As in "the brothers X and Y and Dr Z": those before the first who has a noun or title of their own."""
    return [*names[:1], *takewhile(lambda name: name.role is None and not (name.run and name.run.title), names[1:])]


def _body_of(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Slot | None:
    """The body by name that "of" ties to a plural role."""
    end = end_of_phrase(sentence, row, row[index], who)
    found = (other for other in row[index + 1 :] if other.last <= end and other.run is not None)
    return next((other for other in found if other.draft.root.type is EntityType.ORGANISATION), None)


def _ends_apart(sentence: Sentence, row: Sequence[Slot], begin: int, who: WhoWords) -> bool:
    """Whether the list is closed by a comma or the end, so that it stands beside the role."""
    _, end = list_names(sentence, row, begin, who)
    tokens = sentence.tokens
    return end + 1 >= len(tokens) or tokens[end + 1].text in {",", ".", ";", ")"}


def names_of(slots: Sequence[Slot]) -> tuple[Draft, ...]:
    """Whom the groups name, each once."""
    found: list[Draft] = []
    for slot in slots:
        if slot.draft.root not in found:
            found.append(slot.draft.root)
    return tuple(found)


def listings_of(number: int, sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> Iterator[Listing]:
    end = -1
    for index, slot in enumerate(row):
        if slot.members:
            yield Listing(number, slot.first, slot.last, slot.members)
        if slot.first <= end or slot.run is None or slot.draft.root.type is not EntityType.PERSON:
            continue
        names, last = list_names(sentence, row, index, who)
        people = names_of(names)
        if any(other.complement is slot and other.run is None for other in row):
            continue  # "the partner of A, B": B is the partner
        if len(people) >= PAIR:
            yield Listing(number, slot.first, last, people)
            end = last
