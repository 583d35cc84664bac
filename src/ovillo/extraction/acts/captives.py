"""Who was held by others, told right behind whom somebody frees: "liberó a dos personas que estaban secuestradas"."""

from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind

_REACH = 6
"""Tokens behind the noun group."""


def is_captive(reading: Reading, party: Party) -> bool:
    """Whether a participle of captivity, of the number of the group, is told of it before any preposition."""
    words = reading.grammar.table["victims"].get("captive", ())
    tokens, stops = reading.view.sentence.tokens, reading.grammar.sets["prepositions"]
    for group in reading.view.groups:
        if group.entity.id != party.entity.id or group.kind is ArgumentKind.PRONOUN:
            continue  # "dos hombres que habían secuestrado a una mujer"
        for token in tokens[group.last + 1 : group.last + 1 + _REACH]:
            if token.lower in stops or token.text in ",;.":
                break
            if token.lower in words and token.lower.endswith("s") == group.is_plural:
                return True
    return False
