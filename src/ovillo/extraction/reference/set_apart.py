"""Whom a pronoun cannot mean, though nobody else stands before it in its sentence.

1. Whoever stands in a phrase before the clause: "In a call with X, he", "Represented by X, he", "Like X, he".
2. An official who tells what the clause says, where no arrest of them is told: "Inspector X said he had sold".
   Then it is somebody of a sentence before only where an arrest is told there, or of them: the official may be meant.
3. Whom the same clause names behind it, under a preposition: "he took money from X" is not of X.
"""

from collections.abc import Container, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import may_be_plural
from ovillo.extraction.reference.other_posts import is_servant
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import ArgumentKind, Sentence, TokenKind
from ovillo.extraction.words.who_words import WhoWords

OPENING = 2
_NEAR = 6
"""Tokens after a name within which an arrest is told of whoever bears it."""
_BACK = 3


def is_fronted(sentence: Sentence, row: Sequence[Slot], draft: Draft, index: int, who: WhoWords) -> bool:
    """Rule 1: `draft` stands right before the comma before the token at `index`, under a preposition of company."""
    if index < _BACK or sentence.tokens[index - 1].text != ",":
        return False
    slot = next((s for s in row if s.draft.root is draft and s.end == index - 2), None)
    if slot is None:
        return False
    words = [fold(token.text) for token in sentence.tokens[max(0, slot.first - _BACK) : slot.first]]
    return bool(set(words) & who.words["company"]) and not any(w in who.words["and"] for w in words)


def is_named_behind(sentence: Sentence, row: Sequence[Slot], index: int, draft: Draft, who: WhoWords) -> bool:
    """Rule 3, for the pronoun at `index`."""
    tokens = sentence.tokens
    names = [s.first for s in row if s.first > index + 1 and s.kind is ArgumentKind.NAME and s.draft.root is draft]
    if not names or fold(tokens[names[0] - 1].text) not in who.words["prepositions"]:
        return False
    ends = who.words["and"] | who.words["clause_openers"] | who.pronouns["relative"]
    between = tokens[index + 1 : names[0] - 1]
    return all(t.kind is not TokenKind.PUNCTUATION and fold(t.text) not in ends for t in between)


def is_of_several(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> bool:
    """As in "One of them said he": a sentence about one of several whom nobody names."""
    is_of_noun = any(slot.first <= OPENING for slot in row)
    return not is_of_noun and index > 0 and fold(sentence.tokens[0].text) in who.words["partial"]


def is_emphatic(sentence: Sentence, covered: Container[int], index: int, who: WhoWords) -> bool:
    """As in "X himself", "was herself charged": a word that only stresses who is told of."""
    before = fold(sentence.tokens[index - 1].text) if index else ""
    is_beside = index - 1 in covered or before in who.words["be"] | who.words["have"]
    return is_beside and fold(sentence.tokens[index].text) in who.words["emphatics"]


def is_teller_in_office(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, draft: Draft, index: int, who: WhoWords
) -> bool:
    """Rule 2: a verb of saying follows the official, and after it the token at `index`."""
    if not is_official(draft, who) or _is_held(sentences, slots, draft, who):
        return False
    tokens = sentences[number].tokens
    ends = [slot.end + 1 for slot in slots[number] if slot.draft.root is draft and slot.last < index]
    after = [tokens[end + (tokens[end].text == ",")] for end in ends if end + 1 < len(tokens)]
    return any(fold(token.text) in who.words["person_verbs"] for token in after)


def is_done_in_office(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """As in "he sentenced Y": the word after the one at `index` tells what lawyers and officers do."""
    after = index + 1
    return after < len(sentence.tokens) and fold(sentence.tokens[after].text) in who.words["done_in_office"]


def is_told_held(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: int, people: Sequence[Draft], who: WhoWords
) -> bool:
    """Whether the sentence at `at` tells an arrest or a charge, or the report one of the only one of `people`."""
    if any(fold(token.text).startswith(who.signs_of_arrest) for token in sentences[at].tokens):
        return True
    return len(people) == 1 and _is_held(sentences, slots, people[0], who)


def _is_held(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], draft: Draft, who: WhoWords) -> bool:
    """Whether an arrest or a charge is told right after their name anywhere in the report."""
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            if slot.draft.root is not draft or slot.run is None:
                continue
            words = [fold(token.text) for token in sentence.tokens[slot.end + 1 : slot.end + 1 + _NEAR]]
            said = next((at for at, word in enumerate(words) if word in who.words["person_verbs"]), len(words))
            words = words[:said]
            if set(words) & (who.words["be"] | who.words["have"]) and any(
                word.startswith(who.signs_of_arrest) for word in words
            ):
                return True
    return False


def is_perhaps_anothers(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, draft: Draft, who: WhoWords
) -> bool:
    """As in "Judge X jailed Y. The judge ordered the seizure of her house": hers may be another's than the official's.

    So may what a defence says of "his cousin". Of an official of whom an arrest is told it is theirs.
    """
    if _speaks_for_accused(sentences[number], slots[number], draft, who) or _is_beside_pronoun(
        sentences[number], draft, who
    ):
        return True
    if draft.level is NameLevel.ROLE:
        return _is_role_in_office(sentences[number], slots[number], draft, who)
    if not is_official(draft, who):
        return False
    if _is_held(sentences, slots, draft, who) or not _acts_before(sentences, slots, number, draft, who):
        return False
    near = (
        row for at, row in enumerate(slots[: number + 1]) if sentences[number].paragraph - sentences[at].paragraph <= 1
    )
    people = (slot for row in near for slot in row if slot.draft.root.type is EntityType.PERSON and not slot.is_plural)
    others = (slot for slot in people if slot.draft.root is not draft and not is_official(slot.draft, who))
    if not who.modifier_is_left:
        return any(True for _ in others)  # "su" is of a man as of a woman
    return any(not (slot.gender and draft.gender and slot.gender != draft.gender) for slot in others)


def _is_beside_pronoun(sentence: Sentence, draft: Draft, who: WhoWords) -> bool:
    """As in "Ella no está casada con X, según su abogado": "su" is of a man as of a woman."""
    if who.modifier_is_left:
        return False
    his = any(fold(t.text) in who.pronouns["male"] and t.lower != fold(t.text) for t in sentence.tokens)
    hers = any(fold(t.text) in who.pronouns["female"] for t in sentence.tokens)
    return (hers and draft.gender == "m") or (his and draft.gender == "f")


def _is_role_in_office(sentence: Sentence, row: Sequence[Slot], draft: Draft, who: WhoWords) -> bool:
    """As in "the judge barred her from seeing her son"; not "the judge and her husband", who are told side by side."""
    tokens = sentence.tokens
    for slot in row:
        if slot.draft.root is not draft or slot.role is None or not is_servant(slot.role.role.lemma, who):
            continue
        after = [fold(token.text) for token in tokens[slot.last + 1 : slot.last + 3]]
        is_beside = len(after) > 1 and (after[0] in who.words["and"] or after[0] == ",")
        if not (is_beside and after[1] in who.words["possessives"]):
            return True
    return False


def _acts_before(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, draft: Draft, who: WhoWords
) -> bool:
    """Whether the official acts in this sentence, or in the last one that names them where this one leaves them out."""
    told = [at for at in range(number + 1) if any(slot.draft.root is draft for slot in slots[at])]
    return bool(told) and acts_upon(sentences[told[-1]], slots[told[-1]], draft, who)


def _speaks_for_accused(sentence: Sentence, row: Sequence[Slot], draft: Draft, who: WhoWords) -> bool:
    """As in "the defence, led by X"."""
    places = (slot.first for slot in row if slot.draft.root is draft)
    return any(
        fold(token.text) in who.words["defences"]
        for first in places
        for token in sentence.tokens[max(0, first - _NEAR) : first]
    )


def is_owner(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """As in "X's successor": whose somebody else is."""
    after = slot.last + 1
    return after < len(sentence.tokens) and sentence.tokens[after].lower in who.words["possessive_mark"]


def acts_upon(sentence: Sentence, row: Sequence[Slot], draft: Draft, who: WhoWords) -> bool:
    """As in "X defended Y. She was convicted": who does what lawyers and officers do is not the one tried."""
    ends = [slot.end + 1 for slot in row if slot.draft.root is draft]
    words = [fold(sentence.tokens[end].text) for end in ends if end < len(sentence.tokens)]
    return any(word in who.words["done_in_office"] for word in words)


def opens_with_unknown(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> bool:
    """As in "Marchbank, who pleaded guilty, testified": somebody is told of whom no group holds."""
    words = [fold(token.text) for token in sentence.tokens[: OPENING + 1]]
    is_free = bool(sentence.tokens) and sentence.tokens[0].is_capitalised and not any(slot.first == 0 for slot in row)
    return is_free and words[1:2] == [","] and words[2:3] != [] and words[2] in who.pronouns["relative"]


def are_several(
    sentence: Sentence, row: Sequence[Slot], people: Sequence[Draft], index: int, who: WhoWords
) -> list[Draft]:
    """As in "When the accused heard of it, they called her": "they" tells that the accused are several."""
    found: list[Draft] = []
    for draft in people:
        mine = [slot for slot in row if slot.draft.root is draft and slot.last < index]
        is_open = all(slot.role is not None and slot.run is None and may_be_plural(slot, who) for slot in mine)
        between = {fold(token.text) for token in sentence.tokens[mine[-1].last + 1 : index]} if mine else set()
        if is_open and between & who.pronouns["plural"]:
            found.append(draft)
    return found
