"""Whom "who", "quien" or "whose" after a noun group takes up."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_BACK = 2
"""Tokens from "whose" back to the comma before it."""
_CUTS = frozenset({",", ";", ":", ".", "(", ")", "—", "–"})
_FAR = 5
"""Tokens from "who" to what is owned: "who sold her son"."""
_NEAR = 4
"""Tokens from "who" within which a participle shows its gender."""


def antecedent(sentence: Sentence, row: Sequence[Slot], index: int, who: WhoWords) -> Draft | None:
    """The person directly before a relative pronoun; of "X, wife of Y, who" only the one whom the gender leaves."""
    at = index - 1
    if at >= 0 and sentence.tokens[at].text == ",":
        at -= 1
    if at >= 0 and sentence.tokens[at].text in {"y", "e", "and"}:  # "X, head of Y and who"
        at -= 1
    last = next((slot for slot in row if slot.last == at and slot.draft.root.type is EntityType.PERSON), None)
    for slot in row:
        if any(part.kind == "role" and part.last == at for part in slot.description) and slot.run is not None:
            if last is None or last.run is None or last.draft.root is slot.draft.root:
                return slot.draft.root  # "X, nephew of the owner, who": X
            return _of_gender((slot.draft.root, last.draft.root), _gender_after(sentence, index, who))
    return last.draft.root if last else None


def _of_gender(found: tuple[Draft, Draft], gender: str | None) -> Draft | None:
    """The one of two who can be of that gender, where the other cannot."""
    fitting = [draft for draft in found if gender is not None and draft.gender in {None, gender}]
    return fitting[0] if len(fitting) == 1 else None


def _gender_after(sentence: Sentence, index: int, who: WhoWords) -> str | None:
    """Of the participle after "who", in a language whose participles have one: "quien fue detenida"."""
    for token in sentence.tokens[index + 1 : index + 1 + _NEAR]:
        word = fold(token.text)
        if word.endswith(tuple(who.words["participle_endings"])) and word not in who.words["be"]:
            return {"o": "m", "a": "f"}.get(word.rstrip("s")[-1:])
    return None


def antecedent_of_whose(sentence: Sentence, row: Sequence[Slot], slot: Slot, who: WhoWords) -> Draft | None:
    """As in "X, whose wife was held", "X, a nurse whose brother fled": X."""
    if slot.role is None or not slot.role.role.categories & {"relative", "partner"} or slot.is_plural:
        return None
    is_apart = slot.first > 1 and sentence.tokens[slot.first - _BACK].text == ","
    if slot.run is not None and who.modifier_is_left and not is_apart:
        return None  # "a man whose sister X sold": X is not the sister
    found = antecedent(sentence, row, slot.first - 1, who)
    is_several = any(other.is_plural for other in row if found is other.draft.root)
    return None if is_several else found


def who_before(sentence: Sentence, row: Sequence[Slot], slot: Slot, gender: str | None, who: WhoWords) -> Draft | None:
    """As in "to X, who lost her daughter": whom "who" stands for, if nothing parts it from the owned."""
    for at in range(slot.first - 1, max(-1, slot.first - 1 - _FAR), -1):
        if sentence.tokens[at].text in _CUTS:
            return None
        if fold(sentence.tokens[at].text) in who.pronouns["relative"]:
            found = antecedent(sentence, row, at, who)
            is_several = any(other.is_plural for other in row if found is other.draft.root)
            return None if is_several or found is None or (gender and found.gender not in {None, gender}) else found
    return None
