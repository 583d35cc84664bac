"""Who the people told of before are, where a sentence says so: "They are A, B and C", "Se trata de A y B".

1. They are the nearest several before, in number and gender, or the couple.
2. Where others beside them are as many, those of whom an arrest is told.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, may_be_of, may_be_plural
from ovillo.extraction.reference.name_lists import items_named, list_names, names_of
from ovillo.extraction.reference.plural_nouns import NEAR
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords


def introduce(
    number: int,
    sentences: Sequence[Sentence],
    slots: Sequence[list[Slot]],
    told: dict[str, tuple[Draft, ...]],
    who: WhoWords,
) -> None:
    """Reads "they are A, B and C": the people of the nearest plural role that their number fits."""
    tokens, row = sentences[number].tokens, slots[number]
    if tokens[-1].text == "?":
        return
    for index in range(len(tokens)):
        size = phrase_at(tokens, index, who.phrases["introducing"])
        begin = next((place for place, slot in enumerate(row) if size and slot.first == index + size), None)
        if begin is None:
            continue
        if {fold(token.text) for token in tokens[:index]} & (who.words["unheld"] | who.words["unsure"]):
            continue  # "no se trata de X e Y"
        people = names_of(list_names(sentences[number], row, begin, who)[0])
        if len(people) < PAIR or len(set(items_named(sentences[number], row, begin, who))) > len(people):
            continue  # "they are X, head of the port, Y, his driver, and Z"
        told["accused"] = people
        before = [(at, slot) for at in range(max(0, number - NEAR), number) for slot in slots[at]]
        before += [(number, slot) for slot in row[:begin]]
        for at, slot in reversed(before):
            is_couple = slot.role is not None and "couple" in slot.role.role.categories and len(people) == PAIR
            if slot.role is None or not (is_couple or slot.draft.root.type is EntityType.PERSON):
                continue
            if is_of_offence(sentences[at], slot, who):
                continue  # "condenados por tráfico de migrantes. Se trata de X e Y"
            if is_couple:
                alike = [
                    other for earlier in slots[: number + 1] for other in earlier if other.draft.root is slot.draft.root
                ]
                for other in alike:
                    other.members = other.members or people
                break
            if slot.is_plural or may_be_plural(slot, who):
                if _may_be_introduced(slot, people, who) and not _is_rivalled(
                    (sentences, slots), at, slot, people, who
                ):
                    slot.members = slot.members or people
                break


def _may_be_introduced(slot: Slot, people: Sequence[Draft], who: WhoWords) -> bool:
    if slot.role is None or slot.role.role.lemma in who.words["bystanders"] | who.words["infants"]:
        return False
    return _is_as_many(slot, people) and may_be_of(slot, people, who)


def _is_rivalled(
    text: tuple[Sequence[Sentence], Sequence[list[Slot]]], at: int, slot: Slot, people: Sequence[Draft], who: WhoWords
) -> bool:
    """As in "Two men were held for killing two men. They are X and Y": others of whom an arrest is told are as many."""
    sentence, row = text[0][at], text[1][at]
    others = [o for o in row if o is not slot and o.run is None and o.is_plural and o.quantity is not None]
    others = [o for o in others if _may_be_introduced(o, people, who)]
    return any(is_blamed(sentence, row, o, who) for o in others) and not is_blamed(sentence, row, slot, who)


def is_of_offence(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "tráfico de migrantes", "trata de personas": of nobody in particular."""
    is_bare = slot.role is not None and slot.role.determiner is None and slot.quantity is None
    return is_bare and slot.first > 0 and sentence.tokens[slot.first - 1].lower in who.words["of_group"]


def _is_as_many(slot: Slot, people: Sequence[Draft]) -> bool:
    number = slot.quantity.value.number if slot.quantity else None
    return number is None or number == len(people)
