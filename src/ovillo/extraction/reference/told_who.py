"""Whom a sentence names in the place of several told of before, and whether it says so.

1. It says so: "They are A, B and C", "Se trata de A y B", "The men, held on Monday, were identified as A and B", "The
   detainees, A and B,"; before that stand officials alone, or one definite plural of accused, of people or of a trade.
2. Or it opens with them and tells an age, a court, a deed or a denial of theirs.
3. Between the names may stand what is said of each. "Among them are A and B" names but some.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.countings import PAIR, class_of, is_definite_plural
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.introduced import is_of_offence
from ovillo.extraction.reference.name_lists import items_named, list_names, names_of
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_MOST = 6
_KEYS = ("these_are", "introducing", "of_topic")
"""Words right before the names: "They are", "Se trata de"."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a sentence names."""

    lists: tuple[tuple[Draft, ...], ...]
    """The names, read strictly and read past what is said of each."""
    is_said: bool
    """Whether it says that they are those told of before."""
    noun: Slot | None = None
    """What they are called there."""
    is_of_topic: bool = False
    """As in "Se trata de X": of whom an arrest was told, whoever stands beside."""


def told_of(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], number: int, who: WhoWords) -> Told | None:
    """Whom the sentence names in somebody's place; none where it does not, or they are too many."""
    if sentences[number].tokens[-1].text == "?":
        return None
    told = _said(sentences[number], slots[number], who) or _opened(sentences[number], slots[number], who)
    sizes = [len(people) for people in told.lists] if told is not None else []
    return told if any(PAIR <= size <= _MOST for size in sizes) else None


def _said(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> Told | None:
    """Rule 1."""
    tokens = sentence.tokens
    for index, slot in enumerate(row):
        if slot.run is None and slot.members and _is_noun(slot, who) and _are_here(sentence, row, slot, who):
            return Told((slot.members,), True, slot)
        begin = slot.first
        if slot.run is None and not slot.members:
            continue
        begun = {key for at in range(begin) for key in _KEYS if phrase_at(tokens, at, who.phrases[key]) == begin - at}
        if not begun:
            continue
        before = [each for each in row[:index] if each.draft.root.type is EntityType.PERSON]
        nouns = [each for each in before if not (_is_beside(each, who) or is_of_offence(sentence, each, who))]
        words = {fold(token.text) for token in tokens[:begin]}
        if len(nouns) > 1 or not all(_is_noun(each, who) for each in nouns) or words & _not_said(who):
            return None
        names = slot.members or names_of(list_names(sentence, row, index, who)[0])
        lists = (names, tuple(items_named(sentence, row, index, who)))
        return Told(lists, True, nouns[0] if nouns else None, "of_topic" in begun)
    return None


def _not_said(who: WhoWords) -> frozenset[str]:
    return who.words["unsure"] | who.words["unheld"] | who.words["part_words"]


def _is_beside(slot: Slot, who: WhoWords) -> bool:
    if slot.run is not None:
        return is_official(slot.draft, who)
    role = slot.role.role if slot.role is not None else None
    return (
        role is not None
        and ("office" in role.categories or role.lemma in who.words["court_people"])
        and (slot.role is None or not slot.is_plural or not is_definite_plural(slot, who))
    )


def _is_noun(slot: Slot, who: WhoWords) -> bool:
    """As "the detainees", "los hombres", "the officers": not "the victims"."""
    if slot.role is None or slot.run is not None or slot.is_inferred or not is_definite_plural(slot, who):
        return False
    role = slot.role.role
    if role.lemma in who.words["outsiders"] | who.words["infants"] | who.words["small_children"]:
        return False
    is_trade = bool(role.categories & {"occupation", "office"})
    return is_trade or class_of(slot, who) == "accused" or role.lemma in who.words["people_words"]


def _are_here(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> bool:
    """As in "The detainees, X and Y", "the officers are X and Y"; "Inspectors X and Y led the raid" says nothing."""
    named = [each for each in row if each.run is not None and each.first > slot.last]
    if not {id(one.root) for one in slot.members} <= {id(each.draft.root) for each in named}:
        return False
    assert slot.role is not None
    if class_of(slot, who) == "accused" or slot.role.role.lemma in who.words["people_words"]:
        return True
    between = {fold(token.text) for token in sentence.tokens[slot.last + 1 : named[0].first]}
    return bool(between & (who.words["be"] | who.words["identifies"] | who.words["identifying"]))


def _opened(sentence: Sentence, row: Sequence[Slot], who: WhoWords) -> Told | None:
    """Rule 2."""
    first = row[0] if row else None
    if first is None or first.first > 1 or not (first.run is not None or first.members):
        return None
    index = next((n for n, each in enumerate(row) if first.members and each.run is not None), 0)
    listed = list_names(sentence, row, index, who)[0]
    people = names_of(listed)
    if len(people) < PAIR:
        return None
    outside = who.words["outsiders"] | who.words["court_people"]
    others = [s for s in row if s.run is None and s.is_plural and s is not first]
    if any(s.role is not None and s.role.role.lemma in outside for s in others):
        return None
    words = {fold(token.text) for token in sentence.tokens}
    is_answer = bool(words & who.words["answers_of_accused"]) and bool(words & who.words["charges_answered"])
    are_aged = all(any(part.kind in {"age", "alias"} for part in each.description) for each in listed)
    is_shown = any(is_blamed(sentence, row, each, who) for each in listed) or is_deed_told(sentence, listed[-1], who)
    is_presented = is_answer or is_shown or (are_aged and bool(words & who.words["courts"]))
    noun = first if first.run is None else None
    if noun is not None and noun.role is not None and noun.role.determiner not in who.words["definite"]:
        return None  # "Their lawyers, X and Y, denied the charges"
    return Told((people,), False, noun) if is_presented else None
