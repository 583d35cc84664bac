"""Whom "They were arrested" means, where the sentence before speaks of several without naming them.

1. The sentence before holds one group of several people, no other people before it, and no list of names.
2. Victims, witnesses and officers are meant only where that sentence tells an act against them.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

_OPENING = 2
_REACH = 4
"""Tokens from the pronoun to the participle: "they have been arrested"."""


def only_several(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], at: tuple[int, int], who: WhoWords
) -> Slot | None:
    """The one group of several people of the sentence before."""
    number, index = at
    if not number or index > _OPENING or sentences[number - 1].block.kind is not BlockKind.PARAGRAPH:
        return None
    if sentences[number].paragraph - sentences[number - 1].paragraph > 1:
        return None
    people = [slot for slot in slots[number - 1] if slot.draft.root.type is EntityType.PERSON]
    several = {id(slot.draft.root): slot for slot in people if slot.is_plural}
    if len(several) != 1 or not _undergo(sentences[number], index, who):
        return None
    found = next(iter(several.values()))
    if people[0] is not found or found.members:
        return None  # "X was one of three people"
    is_bystander = found.role is not None and found.role.role.lemma in who.words["bystanders"]
    return None if is_bystander and not _undergo(sentences[number - 1], found.last, who) else found


def _undergo(sentence: Sentence, index: int, who: WhoWords) -> bool:
    """As in "They were arrested"."""
    ahead = [fold(token.text) for token in sentence.tokens[index + 1 : index + 1 + _REACH]]
    is_passive = bool(ahead) and ahead[0] in who.words["be"] | who.words["have"]
    return is_passive and any(word.startswith(who.signs_of_arrest) for word in ahead)
