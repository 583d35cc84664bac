"""Who is called somebody's: in "X, sister of the detainee" and "X, the detainee's doctor" X is not the detainee."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_LONGEST = 4
"""Tokens of the noun between the comma and "of"."""


def whom_it_owns(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Draft | None:
    """The one named right before the comma before "sister of" the group, or before the group and its mark."""
    tokens, at = sentence.tokens, slot.first
    small = who.words["articles"] | who.words["definite"]
    while at > 0 and fold(tokens[at - 1].text) in small:
        at -= 1
    after = tokens[slot.last + 1].lower if slot.last + 1 < len(tokens) else ""
    is_of = at > 1 and fold(tokens[at - 1].text) in who.words["of"] | who.words["contracted"]
    if is_of:
        begin = next((n for n in range(at - 2, max(at - 2 - _LONGEST, 0), -1) if tokens[n].text == ","), -1)
    elif after in who.words["possessive_mark"] and at > 0 and tokens[at - 1].text == ",":
        begin = at - 1
    else:
        return None
    named = (other for other in row if other.run is not None and other.last == begin - 1)
    owner = next((other for other in named if other.draft.root.type is EntityType.PERSON), None)
    return owner.draft.root if owner is not None else None
