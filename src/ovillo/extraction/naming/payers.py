"""Who a name is behind money that somebody took: "received 500 dollars from Tavish Ruddle"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ovillo.domain.entities import EntityType
from ovillo.extraction.naming.name_parts import has_any
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import WhoWords

_WITHIN = 16
"""Words before the name among which the verb of taking stands."""


def payer(
    tokens: Sequence[Token], first: int, last: int, who: WhoWords, lowered: AbstractSet[str]
) -> EntityType | None:
    """A person, where two or more words that are no place's stand right behind "took money from".

    Args:
        tokens: of the sentence.
        first: index of the first token of the name.
        last: of its last.
        who: the language.
        lowered: words that the document also writes small.
    """
    before = [fold(token.text) for token in tokens[max(0, first - _WITHIN) : first]]
    if last == first or len(before) <= 2 or before[-1] not in who.words["money_from"]:
        return None
    is_sum = before[-2] in who.words["money_taken"] or before[-2][:1].isdigit()
    is_written = all(t.is_capitalised and not t.text.isupper() for t in tokens[first : last + 1])
    is_common = any(fold(t.text) in lowered for t in tokens[first : last + 1])
    is_place = has_any(tokens, first, last, who, "place_heads")
    is_taken = bool(set(before) & who.words["taking_money"])
    return EntityType.PERSON if is_sum and is_taken and is_written and not (is_common or is_place) else None
