"""Where a name stands that says who somebody is: "identified as X", "the man was named as X", "the nurses are X"."""

from collections.abc import Iterable, Sequence

from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

_LONGEST_LINK = 4
_FAR = 5
"""Tokens among which "identified as" begins."""


def after_identified(tokens: Sequence[Token], end: int, who: WhoWords) -> int:
    """Index after ", identified as", "who was named by police as", "fue identificada como"; 0 where none stands."""
    if _are_many(tokens, end, who):
        return 0
    at = begin = _past_age(tokens, end + 1, who)
    helpers = who.words["be"] | who.words["have"] | who.pronouns["relative"] | who.words["later"]
    while at < len(tokens) and at < begin + _FAR and (tokens[at].text == "," or fold(tokens[at].text) in helpers):
        at += 1
    size = phrase_at(tokens, at, who.phrases["identified_as"])
    if not size:
        return 0
    at += size
    return at + 1 if at < len(tokens) and tokens[at].text in {",", ":"} else at


def _are_many(tokens: Sequence[Token], end: int, who: WhoWords) -> bool:
    """As in "The accused were identified as X, Y and Z": the same word for one and for many, and a verb for many."""
    words = [fold(token.text) for token in tokens[max(end, 0) : end + 2]]
    return len(words) > 1 and words[0] in who.words["invariable"] and words[1] in who.words["plural_verbs"]


def _past_age(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """Index after "de 32 años de edad", ", 32,"; `at` where no age stands."""
    number = at + (at < len(tokens) and tokens[at].text == ",")
    number += number < len(tokens) and fold(tokens[number].text) in who.words["age_before"]
    if number + 1 >= len(tokens) or tokens[number].kind is not TokenKind.NUMBER:
        return at
    size = phrase_at(tokens, number + 1, who.phrases["age_after"])
    return number + 1 + size if size else at


def after_surnamed(tokens: Sequence[Token], end: int, who: WhoWords) -> int:
    """Index of the name in "a man surnamed X", "The man, surnamed X,"; 0 where none stands."""
    at = end + 1 + (tokens[end + 1].text == ",")
    return at + 1 if at < len(tokens) and fold(tokens[at].text) in who.words["surnamed"] else 0


def after_gap(tokens: Sequence[Token], end: int, who: WhoWords) -> int:
    """As in "the man was identified as X and the woman as Y", "identified the suspect as X": index of the name.

    0 where nobody was identified before.
    """
    if fold(tokens[end + 1].text) not in who.words["as"]:
        return 0
    is_told = any(phrase_at(tokens, at, who.phrases["identified_as"]) for at in range(end))
    before = [fold(token.text) for token in tokens[max(0, end - _FAR) : end]]
    told = next((at for at, word in enumerate(before) if word in who.words["identifies"]), None)
    is_denied = told is not None and bool(set(before[:told]) & who.words["unsure"])
    return end + 2 if (is_told or told is not None) and not is_denied else 0


def is_brought_in(tokens: Sequence[Token], first: int, who: WhoWords) -> bool:
    """As in "the arrest of a suspect identified as X": nobody told of before is X."""
    words: list[str] = []
    for token in reversed(tokens[:first]):
        if token.kind is not TokenKind.WORD:
            break
        words.append(fold(token.text))
    is_told_of = len(words) > 1 and _is_of_pronoun(words[1], who)  # "a statement identified her as X"
    is_as = bool(words) and words[0] in who.words["as"] and not is_told_of
    return is_as and bool(set(words) & who.words["indefinite"])


def _is_of_pronoun(word: str, who: WhoWords) -> bool:
    return word in who.pronouns["object"] | who.pronouns["object_after_verb"]


def is_new_behind(text: str, mentions: Iterable[tuple[int, int, object]], end: int, who: WhoWords) -> bool:
    """Whether somebody is brought in so only behind this character of the text: "the suspect" before is another."""
    first = min((start for start, _, _ in mentions), default=0)
    before = " ".join(text[max(end, first - _BEFORE) : first].replace("\n", ". ").split())
    for mark in ".;,:":
        before = before.rpartition(mark)[2]
    words = [fold(word) for word in before.split()]
    is_told_of = len(words) > 1 and _is_of_pronoun(words[-2], who)
    is_as = bool(words) and words[-1] in who.words["as"] and not is_told_of
    return is_as and bool(set(words) & who.words["indefinite"])


_BEFORE = 80
"""Characters before a name in which "a" brings somebody in."""


def identifying_link(tokens: Sequence[Token], at: int, who: WhoWords) -> int:
    """Tokens of "were also identified as", "son", "as" before names; 0 where none stand here."""
    size = 0
    for place, token in enumerate(tokens[at : at + _LONGEST_LINK + 1]):
        word = fold(token.text)
        if word in who.words["identifying"]:
            size = place + 1
        if word in who.words["unsure"]:
            return 0  # "were not identified as"
        if word not in who.words["identifying_words"]:
            break
    is_name = at + size < len(tokens) and tokens[at + size].is_capitalised  # not "were not identified as"
    return size if is_name else 0


def is_told_otherwise(tokens: Sequence[Token], slot: Slot, end: int, who: WhoWords) -> bool:
    """As in "the lawyers for the accused are X and Y", "denied that the accused are X": a copula that names others."""
    if fold(tokens[end - 1].text) not in who.words["be"]:
        return False
    before = [fold(token.text) for token in tokens[: slot.first]]
    is_owned = bool(before) and before[-1] in who.words["owning_prepositions"]
    return is_owned or tokens[-1].text == "?" or bool(set(before) & who.words["unsure"])
