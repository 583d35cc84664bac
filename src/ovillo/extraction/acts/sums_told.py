"""How many are told that a noun counts from afar: "son siete los detenidos", "se elevó a nueve el número de detenidos".

1. The number stands behind a verb of amounting and before the article of the noun.
2. Behind "the number of" it stands before that noun's article or behind its verb, "a" before it.
3. With a verb of having or being right before the number and the noun right behind: "hay 14 imputados".
"""

from collections.abc import Sequence

from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import Quantity

_REACH = 4
"""Tokens from the noun to the number behind its verb: "de detenidos se elevó a nueve"."""


def number_told(reading: Reading, index: int, quantities: Sequence[Quantity]) -> Quantity | None:
    """The number that rules 1 and 2 tie to the noun at this token."""
    table = reading.grammar.table["counting"].get("sums", {})
    words = [token.lower for token in reading.view.sentence.tokens]
    if not table or index < _REACH - 1 or _is_told_apart(reading, index):
        return None
    if words[index - 1] in table["articles"]:
        found = _ending_at(quantities, index - 2)
        is_told = found is not None and found.first > 0 and words[found.first - 1] in table["amounting"]
        return found if is_told else None
    if words[index - 1] not in table["of"] or words[index - 2] not in table["numbers"]:
        return None
    found = _ending_at(quantities, index - 4)
    if found is not None and found.first > 0 and words[found.first - 1] in table["to"]:
        return found
    behind = range(index + 1, min(index + 1 + _REACH, len(words)))
    at = next((n for n in behind if words[n] in table["to"]), 0)
    is_rise = bool(at) and words[at - 1] in table["rising"]
    return next((q for q in quantities if q.first == at + 1), None) if is_rise else None


def _is_told_apart(reading: Reading, index: int) -> bool:
    """As in "son tres los imputados que declararon": some of them; not so "que enfrentan el juicio"."""
    words = [token.lower for token in reading.view.sentence.tokens[index + 1 : index + 3]]
    is_clause = bool(words) and words[0] in reading.grammar.speech["relatives"]
    return is_clause and words[-1] not in reading.grammar.table["counting"]["sums"]["facing"]


def is_had(reading: Reading, quantity: Quantity) -> bool:
    """Rule 3; whom a jail holds were told of other cases."""
    table = reading.grammar.table["counting"].get("sums", {})
    before = [token.lower for token in reading.view.sentence.tokens[: quantity.first]]
    if not table or not before or set(before) & set(reading.grammar.table["durations"]["jail"]):
        return False
    return before[-1] in table["having"] or " ".join(before[-2:]) in table["having"]


def _ending_at(quantities: Sequence[Quantity], last: int) -> Quantity | None:
    return next((q for q in quantities if q.last == last), None)
