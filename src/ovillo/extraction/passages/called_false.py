"""Where a sentence calls false what was said before it: "a court found the claim to be false", "ambas son falsas".

Rules:
1. A noun for what was said, with a word that points back ("the claim", "her story", "ambas afirmaciones"), and within a
   few tokens a word for its falsehood; neither "that" nor a negation stands between or right before.
2. A pronoun does for the noun in a short sentence: "police found it to be untrue".
3. Who calls it so is whoever is cited there, else the first one named before the word: a body, or somebody who speaks
   for one, takes back; one of the parties only denies.
"""

from collections.abc import Sequence

from ovillo.domain.statements import Speaker
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.voices.sayers import SPEAKING

_FAR = 9
"""Tokens from "the claim" to "false"."""
_BEFORE = 4
"""Tokens before the pair among which a negation denies it."""
_SHORT = 12
"""Tokens of a sentence in which "it" stands for what was said."""


def called_false(reading: Reading) -> int | None:
    """The token of the word for a falsehood; `None` where nothing said before is called false."""
    table, words = reading.grammar.cues["withdrawn"], [t.lower for t in reading.view.sentence.tokens]
    pointed = [at for at in range(1, len(words)) if words[at] in table["said"] and words[at - 1] in table["back"]]
    pointed += [at for at in range(len(words)) if words[at] in table["it"] and len(words) <= _SHORT]
    for at in pointed:
        for index in range(max(0, at - _BEFORE), min(len(words), at + _FAR)):
            size = next((len(p.split()) for p in table["untrue"] if _stands(words, index, p.split())), 0)
            begin, end = sorted((at, index))
            between = {*words[max(0, begin - _BEFORE) : begin], *words[begin + 1 : end]}
            further = words[index + size : index + size + 1]  # "It is false that X helped her"
            is_own = not {*words[begin + 1 : end], *further} & set(table["opens_other"])
            if size and index != at and is_own and not between & set(reading.grammar.cues["proviso"]["refusals"]):
                return index
    return None


def callers(reading: Reading, index: int) -> tuple[Speaker, ...]:
    """Rule 3, where nobody is cited."""
    view = reading.view
    for at, item in enumerate(view.items):
        is_free = at == 0 or view.items[at - 1].kind is not ItemKind.PREPOSITION
        if item.first < index and item.kind is ItemKind.GROUP and is_free:
            entity = view.groups[item.ref].entity
            if entity.type in SPEAKING:
                return (Speaker(entity.name, entity.type, entity.id),)
    return ()


def _stands(words: Sequence[str], at: int, phrase: Sequence[str]) -> bool:
    return list(words[at : at + len(phrase)]) == list(phrase)
