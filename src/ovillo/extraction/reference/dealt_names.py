"""Whom the names of the next sentences are, where several people without names were told of: who of them is who.

As in "Two men and a woman were arrested. They are X, Y and Z", "a nurse and a doctor … The detainees are X and Y".

1. One sentence tells an arrest, a charge or a suspicion of people without names, counted or joined by "and".
2. The next sentence about people names as many, and says that these are they ("They are", "The accused, X and Y,"), or
   it opens with them and tells an age, a court, a deed or a denial of theirs.
3. Each name goes where gender and trade let it go. Where that leaves more than one way, what is told of all those that
   are left is told of each of their names; of kin it is not.
4. Where others in that sentence are as many and may be called so too, nobody is meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, class_of, count_of, may_be_of
from ovillo.extraction.reference.known_people import are_alike
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.told_who import Told, told_of
from ovillo.extraction.reference.tried import is_blamed, is_told_after, is_told_before
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_NEAR = 3
_FAR = 7
_MOST = 6
"""Names that are dealt out at most."""
_TRADES = frozenset({"occupation", "office"})
_KIN = frozenset({"relative", "partner"})


@dataclass(frozen=True, slots=True)
class _Text:
    sentences: Sequence[Sentence]
    slots: Sequence[Sequence[Slot]]
    who: WhoWords


def link_dealt(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> None:
    """Makes people without names those whom the next sentences name in their place."""
    text = _Text(sentences, slots, who)
    for number, sentence in enumerate(sentences):
        told = told_of(sentences, slots, number, who) if sentence.block.kind is BlockKind.PARAGRAPH else None
        if told is None:
            continue
        if not told.is_said and _are_named_before(text, number, told.lists[0]):
            continue
        for at in _places_before(text, number, told):
            if (found := _fitting(text, at, told)) is not None:
                _give(text, at, *found)
                break
        _name_noun(told)


def _name_noun(told: Told) -> None:
    """As in "The men, held on Monday, were identified as X and Y": those are the men."""
    noun, people = told.noun, told.lists[-1]
    is_one_list = all(set(map(id, each)) == set(map(id, people)) or len(each) < PAIR for each in told.lists)
    if noun is not None and told.is_said and not noun.members and is_one_list and len(people) >= PAIR:
        noun.members, noun.is_plural = people, True


def _fitting(text: _Text, at: int, told: Told) -> tuple[tuple[Slot, ...], list[tuple[Draft, ...]]] | None:
    """The only people of a sentence who may be those named, and who of them is who."""
    fitting = []
    sets = [*_sets(text, at)]
    if told.noun is not None:  # "Two doctors and a nurse … The doctors are X and Y"
        sets += [(slot,) for those in sets if len(those) > 1 for slot in those if slot.is_plural]
    if told.is_of_topic:
        sets = [those for those in sets if _are_blamed(text, at, those)]
    for those in sets:
        if not (told.is_said or _are_of_office(those, told.lists[0], text.who)) or not _may_be_noun(
            those, told, text.who
        ):
            continue
        dealt = next((d for people in told.lists if (d := _deal(text, at, those, people))), None)
        if dealt:
            fitting.append((those, dealt))
    is_sure = len(fitting) == 1 and _are_blamed(text, at, fitting[0][0])
    return fitting[0] if is_sure else None


def _may_be_noun(those: Sequence[Slot], told: Told, who: WhoWords) -> bool:
    """As "los policías capturados" may be two police agents, and "the men" any two, but no nurses."""
    if told.noun is None or told.noun.role is None or class_of(told.noun, who) == "accused":
        return True
    role = told.noun.role.role
    if not role.categories & _TRADES:
        return True
    lemmas = [slot.role.role.lemma for slot in those if slot.role is not None]
    general = who.words["people_words"] | who.words["grown"] | who.words["accused"]
    return any(lemma in general or are_alike({lemma}, role.lemma, who) for lemma in lemmas)


def _are_of_office(those: Sequence[Slot], people: Sequence[Draft], who: WhoWords) -> bool:
    """Whether officials among those named may be meant: of the trade that was told."""
    trades = [slot.role.role.lemma for slot in those if slot.role is not None]
    return all(not is_official(one, who) or any(are_alike(one.root.roles, lemma, who) for lemma in trades)
               for one in people)  # fmt: skip


def _are_named_before(text: _Text, number: int, people: Sequence[Draft]) -> bool:
    earlier = {id(s.draft.root) for at, row in enumerate(text.slots[:number]) for s in row
               if s.run is not None and text.sentences[at].block.kind is BlockKind.PARAGRAPH}  # fmt: skip
    return any(id(one.root) in earlier for one in people)


def _places_before(text: _Text, number: int, told: Told) -> Iterator[int]:
    """The sentences before that speak of several without names, the nearest first, nobody named between but officials.

    A noun of theirs may stand further on, whoever is named between.
    """
    reach = 1 if not told.is_said else _FAR if told.noun is not None else _NEAR
    for at in range(number - 1, max(-1, number - 1 - reach), -1):
        if text.sentences[at].block.kind is not BlockKind.PARAGRAPH:
            continue
        people = [s for s in text.slots[at] if s.draft.root.type is EntityType.PERSON]
        if told.noun is None and any(s.run is not None and not is_official(s.draft, text.who) for s in people):
            return
        if any(_sets(text, at)):
            yield at
            if told.noun is None:
                return


def _sets(text: _Text, at: int) -> Iterator[tuple[Slot, ...]]:
    """The people without names whom a sentence tells of together, as many as it joins."""
    found: list[Slot] = []
    tokens, who = text.sentences[at].tokens, text.who
    small = who.words["and"] | who.words["articles"] | who.words["before_whom"] | {","}
    for slot in text.slots[at]:
        if not _is_open(slot, who):
            continue
        between = [fold(t.text) for t in tokens[found[-1].last + 1 : slot.first]] if found else []
        if found and not (between and all(word in small for word in between)):
            yield from _whole(found, who)
            found = []
        found.append(slot)
    yield from _whole(found, who)


def _whole(found: Sequence[Slot], who: WhoWords) -> Iterator[tuple[Slot, ...]]:
    if sum(_count(slot, who) for slot in found) >= PAIR:
        yield tuple(found)


def _is_open(slot: Slot, who: WhoWords) -> bool:
    if slot.role is None or slot.run is not None or slot.members or slot.draft.root.type is not EntityType.PERSON:
        return False
    owned = who.words["possessives"] | who.words["possessives_plural"]
    is_one = not slot.is_plural and slot.role.determiner in who.words["indefinite"] | owned
    return _count(slot, who) >= PAIR or is_one


def _count(slot: Slot, who: WhoWords) -> int:
    return count_of(slot, who) if slot.is_plural or count_of(slot, who) else 1


def _deal(text: _Text, at: int, those: Sequence[Slot], people: Sequence[Draft]) -> list[tuple[Draft, ...]]:
    """Rule 3: who of the people each group is; empty where there is no such way."""
    sizes = [_count(slot, text.who) for slot in those]
    if sum(sizes) != len(people):
        return []
    ways = list(_ways([*zip(those, sizes, strict=True)], list(people), text.who))
    if not ways:
        return []
    sure = [way[0] if all(each == way[0] for each in way) else () for way in zip(*ways, strict=True)]
    known = {id(one) for chosen in sure for one in chosen}
    rest = tuple(one for one in people if id(one) not in known)
    is_of_kin = any(_categories(slot) & _KIN for slot, chosen in zip(those, sure, strict=True) if not chosen)
    is_joint = not is_of_kin and _are_told_alike(text, at, those)
    return [chosen or (rest if is_joint else ()) for chosen in sure]


def _are_told_alike(text: _Text, at: int, those: Sequence[Slot]) -> bool:
    """Whether nothing is told of one of them alone: no age, nation or clause, no "respectively"."""
    tokens, who = text.sentences[at].tokens, text.who
    own = who.pronouns["relative"] | who.words["of_group"] | who.words["age_before"]
    for slot in those:
        after = fold(tokens[slot.last + 1].text) if slot.last + 1 < len(tokens) else ""
        following = fold(tokens[slot.last + 2].text) if after == "," and slot.last + 2 < len(tokens) else ""
        if slot.last != slot.head or slot.head - slot.first > 1 or slot.description or {after, following} & own:
            return False
    return not {token.lower for token in tokens} & who.words["respectively"]


def _ways(groups: Sequence[tuple[Slot, int]], people: list[Draft], who: WhoWords) -> Iterator[list[tuple[Draft, ...]]]:
    if not groups:
        yield []
        return
    slot, size = groups[0]
    for chosen in _choices(slot, size, people, who):
        rest = [one for one in people if one not in chosen]
        for further in _ways(groups[1:], rest, who):
            yield [chosen, *further]


def _choices(slot: Slot, size: int, people: Sequence[Draft], who: WhoWords) -> Iterator[tuple[Draft, ...]]:
    if size == len(people):
        if _may_be_those(slot, people, who):
            yield tuple(people)
        return
    fitting = [one for one in people if _may_be(slot, one, who)]
    if size == 1:
        yield from ((one,) for one in fitting)
    else:
        yield from combinations(fitting, size)


def _may_be_those(slot: Slot, people: Sequence[Draft], who: WhoWords) -> bool:
    return may_be_of(slot, people, who) and all(not _is_of_other_trade(slot, one, who) for one in people)


def _may_be(slot: Slot, one: Draft, who: WhoWords) -> bool:
    if slot.draft.root.level is not NameLevel.ROLE:
        return slot.draft.root is one.root
    is_of_gender = slot.gender is None or one.root.gender in {None, slot.gender}
    return is_of_gender and not _is_of_other_trade(slot, one, who)


def _is_of_other_trade(slot: Slot, one: Draft, who: WhoWords) -> bool:
    """As a lawyer is no nurse, and a neighbour none of the accused."""
    assert slot.role is not None
    roles = one.root.roles
    if roles & who.words["outsiders"]:
        return True
    told = {lemma for lemma in roles if any(r.lemma == lemma and r.categories & _TRADES
            for _, r in who.roles.get(lemma.split(maxsplit=1)[0], ()))}  # fmt: skip
    is_trade = bool(slot.role.role.categories & _TRADES)
    return is_trade and bool(told) and not are_alike(told, slot.role.role.lemma, who)


def _are_blamed(text: _Text, at: int, those: Sequence[Slot]) -> bool:
    sentence, row, who = text.sentences[at], text.slots[at], text.who
    apart = who.words["outsiders"] | who.words["infants"] | who.words["small_children"]
    if any(slot.role is not None and slot.role.role.lemma in apart for slot in those):
        return False
    told = tuple(who.words["signs_of_removal"])
    ends = (those[0], those[-1])
    is_told = any(is_blamed(sentence, row, s, who) or is_told_after(sentence, row, s, told, who) for s in ends)
    return is_told or is_told_before(sentence, row, those[0], who)


def _give(text: _Text, at: int, those: Sequence[Slot], dealt: Sequence[tuple[Draft, ...]]) -> None:
    """Gives the names to the groups, and to those of the headings that tell of the same."""
    alike = [those]
    for number in range(at):
        if text.sentences[number].block.kind is not BlockKind.PARAGRAPH:
            alike.extend(s for s in _sets(text, number) if [*map(_key, s)] == [*map(_key, those)])
    for slots in alike:
        for slot, people in zip(slots, dealt, strict=True):
            if len(people) > 1 or (people and slot.is_plural):
                slot.members, slot.is_inferred = people, True
            elif people:
                people[0].root.join(slot.draft)
                slot.is_inferred = True


def _key(slot: Slot) -> tuple[str, object]:
    assert slot.role is not None
    return slot.role.role.lemma, slot.quantity.value.number if slot.quantity and slot.is_plural else None


def _categories(slot: Slot) -> frozenset[str]:
    return frozenset(slot.role.role.categories) if slot.role is not None else frozenset()
