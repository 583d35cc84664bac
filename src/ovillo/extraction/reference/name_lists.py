"""Names told one after another: where the list that begins with a name ends, and whom it names."""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.descriptions import read_description
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.quotations import MARKS
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR
from ovillo.extraction.reference.plural_nouns import Listing
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence, Token
from ovillo.extraction.words.who_words import WhoWords

LONGEST_LINK = 4
_COMMA = 1
_ITEM_MARKS = frozenset({",", ";", ":", "(", "–", "—", "-", "1", "2", "3"})


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
        if found and is_joint and (size := _presents(sentence, row, slot, who)):  # "X, 34, and her husband, Y, 41"
            end, is_presented = slot.last + size - 1, True
            continue
        is_joint, is_presented = is_joint or (is_presented and not between), False
        if not is_joint or slot.run is None or slot.draft.root.type is not EntityType.PERSON:
            break
        found.append(slot)
        description = slot.description or read_description(sentence, row, slot, who)
        end = max([slot.last, *(part.last for part in description)])
    return found, end


def _presents(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> int:
    """Tokens from the end of a relative, partner or "his deputy" to the name that says who it is, a comma included."""
    if slot.run is not None or slot.role is None:
        return 0
    if slot.is_plural and slot.role.role.categories & {"office", "occupation"}:  # "X and constables Y and Z"
        return int(slot.quantity is None and any(o.run is not None and o.first == slot.last + 1 for o in row))
    if slot.is_plural:
        return 0
    is_theirs = (
        slot.role.determiner in who.words["possessives"] and slot.role.role.lemma not in who.words["court_people"]
    )
    if not (is_theirs or slot.role.role.categories & {"relative", "partner"}):
        return _to_name(sentence, row, slot)
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


def _to_name(sentence: Sentence, row: Sequence[Slot], slot: Slot) -> int:
    """As in "X and a special officer (SPO), Y": tokens to the name of the same person, an acronym in brackets aside."""
    mine = (o for o in row if o.first > slot.last and o.run is not None and o.draft.root is slot.draft.root)
    if (named := next(mine, None)) is None:
        return 0
    between = sentence.tokens[slot.last + 1 : named.first]
    is_aside = len(between) > _COMMA and between[0].text == "(" and between[-1 - (between[-1].text == ",")].text == ")"
    is_next = len(between) <= _COMMA and all(token.text == "," for token in between)
    is_acronym = is_aside and len(between) <= LONGEST_LINK and between[1].text.isupper()
    return len(between) + 1 if is_next or is_acronym else 0


def items_named(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Iterator[Draft]:
    """Those named from here on behind a mark or "and", whatever is said of each between."""
    found: list[int] = []
    for slot in row[index:]:
        if slot.run is None or slot.draft.root.type is not EntityType.PERSON:
            continue
        before = sentence.tokens[slot.first - 1] if slot.first else None
        is_item = not found or (
            before is not None and (before.text in _ITEM_MARKS or fold(before.text) in who.words["and"])
        )
        if is_item and id(slot.draft.root) not in found:
            found.append(id(slot.draft.root))
            yield slot.draft.root


def are_listed(sentence: Sentence, row: Sequence[Slot], people: Sequence[Draft], who: WhoWords) -> bool:
    """Whether one list of the sentence holds all these people."""
    index = next((at for at, slot in enumerate(row) if slot.draft.root is people[0] and slot.run is not None), None)
    listed = list_names(sentence, row, index, who)[0] if index is not None else []
    return all(any(slot.draft.root is person for slot in listed) for person in people)
