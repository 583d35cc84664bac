"""Who several people are: "the defendants, A and B", "detectives A and B", "they", "both", "the couple".

1. A list of names beside a plural role says who the role's people are; a count must agree with it.
2. A later plural of the same people means the last such list; a pronoun or "the couple" the only one that is near.
3. Without one certain list there are no members.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.identified import identifying_link, is_told_otherwise
from ovillo.extraction.groups.phrases import end_of_phrase, is_bare_apposition, is_closing_apposition
from ovillo.extraction.groups.quotations import MARKS
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.behind_colons import named_behind_colon
from ovillo.extraction.reference.countings import (
    PAIR,
    are_at_large,
    class_of,
    is_definite_plural,
    is_part,
    link_convicts,
    link_counted,
    link_uncounted,
    may_be_all,
    may_be_plural,
)
from ovillo.extraction.reference.couples import link_pairs
from ovillo.extraction.reference.dealt_names import link_dealt
from ovillo.extraction.reference.families import link_families
from ovillo.extraction.reference.introduced import introduce
from ovillo.extraction.reference.name_lists import LONGEST_LINK, list_names, listings_of, names_of
from ovillo.extraction.reference.namely import link_namely
from ovillo.extraction.reference.one_and_other import link_one_and_other
from ovillo.extraction.reference.ordinals import link_ordinals
from ovillo.extraction.reference.plural_nouns import Listing, link_plural_nouns, nearest
from ovillo.extraction.reference.principals import find_held, find_principals
from ovillo.extraction.reference.role_links import is_definite, is_official, is_person_name
from ovillo.extraction.reference.rolls import link_rolls
from ovillo.extraction.reference.same_several import link_same_several
from ovillo.extraction.reference.tried_officers import part_officers
from ovillo.extraction.reference.victims_called import link_victims
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence, Token
from ovillo.extraction.words.who_words import WhoWords

_MARKS_BEFORE_NAMES = frozenset({",", ":", "–", "—", "-", "("})


def link_members(sentences: Sequence[Sentence], slots: Sequence[list[Slot]], who: WhoWords) -> None:
    """Fills `members` of plural roles, and of those that come after and mean the same people."""
    told: dict[str, tuple[Draft, ...]] = {}
    listings: list[Listing] = []
    blamed = [*find_principals(slots, who), *find_held(sentences, slots, who)]
    link_one_and_other(sentences, slots, who)
    link_families(sentences, slots, who)
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if sentence.block.kind in {BlockKind.BOILERPLATE, BlockKind.BYLINE}:
            continue
        _read_colons(sentence, row, who)
        link_namely(sentence, row, who)
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
            elif people := _said_to_be(sentence, row, index, who):
                told[key] = people
            else:
                lists = _Lists(told, listings, blamed)
                slot.members = _meant_again(number, sentence, slot, slots, lists, who)
                slot.is_plural = slot.is_plural or bool(slot.members)
                if not slot.members and slot.is_plural and _are_others(sentence, slot, who):
                    told.pop(key, None)
        introduce(number, sentences, slots, told, who)
        listings.extend(listings_of(number, sentence, row, who))
    link_dealt(sentences, slots, who)
    link_pairs(sentences, slots, listings, who)
    link_counted(sentences, slots, who)
    link_pairs(sentences, slots, listings, who)  # of "a couple" whom the count has now named
    link_uncounted(sentences, slots, who)
    link_plural_nouns(sentences, slots, listings, blamed, who)
    link_convicts(sentences, slots, who)
    link_rolls(sentences, slots, who)
    part_officers(sentences, slots, who)
    link_same_several(sentences, slots, who)
    link_victims(sentences, slots, who)
    link_ordinals(sentences, slots, [(row.sentence, row.people) for row in listings], who)


def _said_to_be(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> tuple[Draft, ...]:
    """As in "X and Y worked as nurses", "Los acusados eran policías": who is told to be what the group says."""
    slot, tokens = row[index], sentence.tokens
    if slot.role is None or slot.role.determiner is not None or slot.quantity is not None:
        return ()
    if any(fold(token.text) in who.words["unsure"] for token in tokens[: slot.first]) or tokens[-1].text == "?":
        return ()
    for size in range(1, LONGEST_LINK):
        begin = slot.first - size
        links = (phrase_at(tokens, begin, who.phrases[key]) for key in ("jobs", "plural_copulas") if begin > 0)
        if size not in links:
            continue
        for place, other in enumerate(row[:index]):
            if other.members and other.last == begin - 1:
                return other.members
            names, end = list_names(sentence, row, place, who) if other.run is not None else ([], -1)
            if len(names) >= PAIR and end in {begin - 1, begin - 2}:
                return names_of(names)
    return ()


def _are_others(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "arrested other officers", "by officers": "the officers" after it may be these."""
    role = slot.role
    is_trade = role is not None and bool(role.role.categories & {"occupation", "office"})
    before = fold(sentence.tokens[slot.first - 1].text) if slot.first else ""
    is_new = role is not None and role.determiner is None and before not in who.words["as"] | who.words["be"]
    if is_trade and is_new and sentence.block.kind is BlockKind.PARAGRAPH:
        return True
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
    if is_part(sentence, slot, who) or are_at_large(sentence, slot, who):
        return ()
    if not slot.is_plural:  # "the accused" of many
        is_open = key not in lists.told and may_be_all(sentence, slot, who) and is_definite_plural(slot, who)
        people = _only_accused(slot, lists, slots, who) if is_open else ()
        return people if all(one.root in lists.blamed for one in people) else ()
    if slot.role.determiner in who.words["demonstrative"] and "person" in slot.role.role.categories:
        people = nearest(lists.listings, number, slot.first) or ()
        return people if _fits(slot, people) else ()
    if not people and slot.role.role.lemma in who.words["siblings"]:
        kin = [lists.told[noun] for noun in lists.told if noun in who.words["siblings"]]
        people = kin[0] if len(kin) == 1 else ()
    is_these = slot.role.determiner in who.words["demonstrative"]  # "these three judges"
    if people and (is_these or is_definite_plural(slot, who)) and _fits(slot, people):
        return people
    if key == "accused" and key not in lists.told and is_definite_plural(slot, who):
        return _only_accused(slot, lists, slots, who)
    if slot.role.role.lemma in who.words["criminals"] and is_definite_plural(slot, who):
        others = (o for row in slots for o in row if o is not slot and _is_called(o, slot.role.role.lemma))
        people = () if any(others) else _only_accused(slot, lists, slots, who)
        return people if all(one.root in lists.blamed for one in people) else ()
    return ()


def _is_called(slot: Slot, lemma: str) -> bool:
    """Whether somebody is called so for the first time: "a trafficker", "other traffickers"."""
    if slot.role is None or slot.role.role.lemma != lemma or slot.members:
        return False
    return slot.run is not None or not slot.is_plural or slot.role.determiner is None


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
    if link and is_told_otherwise(tokens, slot, at + link, who):
        return
    if link:
        at += link
    elif words and words[0] in _MARKS_BEFORE_NAMES:
        at += 1
    at += phrase_at(tokens, at, who.phrases["formed_by"])
    begin = next((place for place in range(index + 1, len(row)) if row[place].first == at), None)
    if begin is None and (body := _body_of(sentence, row, index, who)) is not None:  # "jueces de la Sala IV A, B y C"
        at = end_of_phrase(sentence, row, slot, who) + 1
        is_certain = slot.quantity is not None or is_definite(sentence, slot, who)
        at += is_certain and [t.text for t in tokens[at : at + 1]] == [","]  # "two clerks of the Z Registry, A and B,"
        begin = next((place for place in range(index + 1, len(row)) if row[place].first == at), None)
        begin = begin if begin is None or body.run is not None or _is_so_many(sentence, row, begin, slot, who) else None
        if begin is not None and is_person_name(row[begin]):
            slot.complement, slot.role_end = body, end_of_phrase(sentence, row, slot, who)
    begin = begin if begin is not None else _past_places(sentence, row, index, who)
    is_kin = slot.role is not None and "relative" in slot.role.role.categories
    if begin is None and is_kin:  # "los padres de la niña, A y B,"
        end = end_of_phrase(sentence, row, slot, who)
        at = end + 1 + int(end > slot.last and end + 1 < len(tokens) and tokens[end + 1].text == ",")
        begin = next((place for place in range(index + 1, len(row)) if row[place].first == at), None)
        begin = begin if begin is not None and is_person_name(row[begin]) else None
    if begin is None:
        slot.members = _names_before(sentence, row, slot, who)
        if slot.members and (body := _body_of(sentence, row, index, who)) is not None:
            slot.complement, slot.role_end = body, body.last
        return
    names = _of_count(slot, without_other_trades(list_names(sentence, row, begin, who)[0]), row)
    if len(names) < PAIR or not _fits(slot, names_of(names)):
        return
    at = row[begin].first
    is_apart = tokens[at - 1].text == "," and not _ends_apart(sentence, row, begin, who)
    if not is_apart:
        slot.members = names_of(names)


def _of_count(slot: Slot, names: list[Slot], row: Sequence[Slot]) -> list[Slot]:
    """As in "two officers, X and Y, and a lawyer, Z": as many as are counted; a noun brings the next."""
    count = int(slot.quantity.value.number or 0) if slot.quantity else 0
    if not PAIR <= count < len(names):
        return names
    last, following = names[count - 1], names[count]
    between = [o for o in row if last.last < o.first < following.first]
    is_brought = any(o.role is not None and o.run is None and o.first < following.first for o in between)
    return names[:count] if is_brought else names


def _past_places(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> int | None:
    """As in "the mayors of Villa Uno and Villa Dos, X and Y,": where the names begin."""
    slot, tokens = row[index], sentence.tokens
    at = slot.last + 1
    if slot.role is None or not slot.role.role.categories & {"office", "leader"} or at >= len(tokens):
        return None
    small = who.words["of_group"] | who.words["and"] | {","}
    places = 0
    for place in range(index + 1, len(row)):
        between = tokens[at : row[place].first]
        if not between or not all(fold(token.text) in small for token in between):
            return None
        if places and is_person_name(row[place]) and [token.text for token in between] == [","]:
            return place
        if row[place].draft.root.type is not EntityType.PLACE:
            return None
        at, places = row[place].last + 1, places + 1
    return None


def _names_before(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> tuple[Draft, ...]:
    """As in "X and Y, both nurses, …": the two whom the group stands beside."""
    tokens = sentence.tokens
    if slot.role is None or slot.first < PAIR:
        return ()
    is_couple = "couple" in slot.role.role.categories and slot.role.determiner not in who.words["definite"]
    count = slot.quantity.value.number if slot.is_plural and slot.quantity is not None else None
    is_pair = slot.role.determiner in who.words["of_two"] or is_couple or count == PAIR
    is_all = slot.role.determiner in who.words["whole_list"] - who.words["articles"] and slot.role.role.is_plural
    is_closing = is_closing_apposition(sentence, row, slot, who)
    if not (is_pair or is_all or is_closing or is_bare_apposition(sentence, row, slot, who)):
        return ()
    if tokens[slot.first - 1].text not in MARKS:
        return ()
    for index, other in enumerate(row):
        if other.run is None or other.draft.root.type is not EntityType.PERSON or other.first >= slot.first:
            continue
        names, end = list_names(sentence, row, index, who)
        end += end + 1 < len(tokens) and tokens[end + 1].text == ")"
        is_next = len(names) >= PAIR and end == slot.first - 2 and (is_pair or is_all or _is_whole(tokens, names, who))
        if is_next and (len(names) == PAIR or not is_pair):
            return () if _may_be_others(sentence, row, names, slot, who) else names_of(names)
    return ()


def _may_be_others(sentence: Sentence, row: Sequence[Slot], names: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "las víctimas de X y Y, ambas detenidas": of several of theirs, or of another gender than one of them."""
    at = names[0].first - 1
    is_tied = at > 0 and fold(sentence.tokens[at].text) in who.words["of_group"]
    is_tied = is_tied and any(o.last == at - 1 and o.is_plural and o.role is not None for o in row)
    is_clash = slot.gender == "f" and any(name.gender == "m" for name in names)
    return is_tied or is_clash


def _is_whole(tokens: Sequence[Token], names: Sequence[Slot], who: WhoWords) -> bool:
    """Whether "and" stands before the last name: behind "X, Y, officers of the port, and Z" more are listed."""
    return any(fold(token.text) in who.words["and"] for token in tokens[names[-2].last + 1 : names[-1].first])


def without_other_trades(names: Sequence[Slot]) -> list[Slot]:
    """As in "the brothers X and Y and Dr Z": those before the first who has a noun or title that not all have."""
    are_titled = bool(names) and all(name.run is not None and name.run.title for name in names)
    alone = (n for n in takewhile(lambda n: n.role is None and (are_titled or not (n.run and n.run.title)), names[1:]))
    return [*names[:1], *alone]


def _body_of(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Slot | None:
    """The body that "of" ties to a plural role: by name, or one of a counted role."""
    end = end_of_phrase(sentence, row, row[index], who)
    is_counted = row[index].quantity is not None and who.modifier_is_left
    found = (other for other in row[index + 1 :] if other.last <= end and (other.run is not None or is_counted))
    kinds = {EntityType.ORGANISATION} | ({EntityType.GROUP} if is_counted else set())
    return next((other for other in found if other.draft.root.type in kinds), None)


def _is_so_many(sentence: Sentence, row: Sequence[Slot], begin: int, slot: Slot, who: WhoWords) -> bool:
    """As in "two nurses of the clinic, A and B,": as many names as are counted."""
    names = list_names(sentence, row, begin, who)[0]
    return slot.quantity is not None and slot.quantity.value.number == len(names)


def _ends_apart(sentence: Sentence, row: Sequence[Slot], begin: int, who: WhoWords) -> bool:
    """Whether the list is closed by a comma or the end, so that it stands beside the role."""
    _, end = list_names(sentence, row, begin, who)
    tokens = sentence.tokens
    return end + 1 >= len(tokens) or tokens[end + 1].text in {",", ".", ";", ")"}
