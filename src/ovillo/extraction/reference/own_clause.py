"""Whom an object pronoun cannot mean: whoever does it in its own clause ("Velmar sold her" never sold Velmar)."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

CUTS = frozenset({",", ";", ":", ".", "(", ")", "—", "–"})
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})


def is_object_form(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """Whether the pronoun cannot be whom its own clause has for a subject: "him", "her to", "contra él"."""
    tokens = sentence.tokens
    folded = fold(tokens[index].text)
    after = tokens[index + 1].text if index + 1 < len(tokens) else "."
    is_free = after in {".", ",", ";", ")"} or not who.modifier_is_left
    is_after_preposition = bool(index) and fold(tokens[index - 1].text) in who.words["prepositions"]
    undergone = who.words["prepositions"] | who.words["events_undergone"]  # "ordered her release"
    is_own = who.modifier_is_left and folded in who.words["possessives"] and fold(after) in undergone
    return is_own or folded in who.pronouns["object"] or (is_after_preposition and is_free)


def clause_start(sentence: Sentence, index: int, who: WhoWords) -> int:
    """Index of the last token before this one that begins a clause; whoever stands after it is in the same clause."""
    openers = who.pronouns["relative"] | who.words["and"] | who.words["clause_openers"]
    for at in range(index - 1, -1, -1):
        if sentence.tokens[at].text in CUTS or fold(sentence.tokens[at].text) in openers:
            return at
    return 0


def is_doer_here(sentence: Sentence, row: Sequence[Slot], bounds: tuple[int, int], draft: Draft, who: WhoWords) -> bool:
    """Whether this person is told of between the beginning of the clause and the pronoun.

    Where nobody and no body is, behind "and" or a comma, the clause goes on with the subject of the one before: the
    first of the sentence ("X recruited Y and sold her").

    Args:
        sentence: with the pronoun.
        row: its groups.
        bounds: the token that begins the clause, and the pronoun's.
        draft: whom the pronoun would mean.
        who: words of the language.
    """
    start, end = bounds
    actors = [slot for slot in row if slot.draft.root.type in _ACTORS and slot.first < end]
    inside = [slot for slot in actors if slot.first >= start]
    if inside:
        return any(slot.draft.root is draft for slot in inside)
    token = sentence.tokens[start]
    is_joined = start > 0 and (token.text == "," or fold(token.text) in who.words["and"])
    return is_joined and bool(actors) and actors[0].draft.root is draft
