"""Nouns of kin beside a name: of "the son of the leader, X" X is the son; of "Y, son of the leader, X" X leads."""

from collections.abc import Collection, Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_KIN = frozenset({"relative", "partner"})


def is_of_kin(sentence: Sentence, row: Sequence[Slot], index: int, taken: Collection[int], who: WhoWords) -> bool:
    """As in "the son of the ring's leader, X": X is the son, if anybody, and not the leader."""
    tokens, at = sentence.tokens, row[index].first - 1
    if at >= 0 and tokens[at].lower in who.words["possessive_mark"]:
        owner = next((slot for slot in row if slot.last == at - 1), None)
        at = owner.first - 1 if owner is not None else -1
    while at >= 0 and fold(tokens[at].text) in who.words["articles"]:
        at -= 1
    if at < 1 or fold(tokens[at].text) not in who.words["of_employer"]:
        return False
    before = next((slot for slot in row if slot.last == at - 1 and slot.role is not None), None)
    if before is None or before.role is None or not before.role.role.categories & _KIN:
        return False
    if before.first in taken or is_after_be(sentence, before, who):
        return False  # "X, sister of the mayor, Y": Y is the mayor
    begin = before.first - 1
    is_told = begin > 0 and tokens[begin].text == ","  # "Y, daughter of the former mayor, X": the daughter is Y
    return not (is_told and any(slot.last == begin - 1 and _is_named(slot) for slot in row))


def is_after_be(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "he is the nephew", "era hermano": what somebody is said to be; of "so was his wife, X" she is another."""
    at = slot.first - 1
    is_for_verb = {fold(token.text) for token in sentence.tokens[max(0, at - 2) : max(0, at)]} & who.words["for_verbs"]
    return at >= 0 and fold(sentence.tokens[at].text) in who.words["be"] and not is_for_verb


def _is_named(slot: Slot) -> bool:
    return slot.run is not None and slot.draft.root.type is EntityType.PERSON


def is_perhaps_of_kin(sentence: Sentence, row: Sequence[Slot], index: int, first: int, who: WhoWords) -> bool:
    """Whether what a comma adds to "la hermana de X, de 34 años" may be told of the sister.

    Args:
        sentence: where it stands.
        row: its slots.
        index: of the name among them.
        first: token at which the addition begins.
        who: the words of the language.
    """
    tokens, at = sentence.tokens, row[index].first - 1
    marks = {token.text for token in tokens[row[index].last + 1 : first + 1]}
    if at < 1 or "," not in marks or fold(tokens[at].text) not in who.words["of_employer"]:
        return False
    before = next((slot for slot in row if slot.last == at - 1 and slot.role is not None), None)
    if before is None or before.role is None or not before.role.role.categories & _KIN or before.is_plural:
        return False
    begin = before.first - 1
    begin -= begin >= 0 and fold(tokens[begin].text) in who.words["articles"]
    return begin < 0 or tokens[begin].text not in {",", "("}
